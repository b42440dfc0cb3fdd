package kit

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// showFocused scrolls whatever the focused object lies in, in the window or in a dialog, so that it can be seen: what one cannot see
// must not be pressed. on is in the same window.
func showFocused(on fyne.CanvasObject) {
	c := Canvas(on)
	if c == nil {
		return
	}
	focused, ok := c.Focused().(fyne.CanvasObject)
	if !ok {
		return
	}
	showIn(topOf(c), focused)
}

// topOf is what has the keys of a window: its content, or the dialog over it; nil for one of which nothing can be told.
func topOf(c fyne.Canvas) fyne.CanvasObject {
	top := c.Overlays().Top()
	if top == nil {
		return c.Content()
	}
	// The toolkit lays a dialog into a widget whose type it keeps to itself.
	field := reflect.Indirect(reflect.ValueOf(top)).FieldByName("Content")
	if !field.IsValid() {
		return nil
	}
	content, _ := field.Interface().(fyne.CanvasObject)
	return content
}

// LetGo takes the keyboard from what has gone with a page that was laid out anew: a button that nobody sees must not be pressed.
func LetGo(c fyne.Canvas) {
	if p, ok := c.Focused().(*Press); ok && !stands(c, p) {
		c.Unfocus()
	}
}

// stands tells whether an object stands in what has the keys of the window, within containers.
func stands(c fyne.Canvas, o fyne.CanvasObject) bool { return standsIn(topOf(c), o) }

func standsIn(in, o fyne.CanvasObject) bool {
	if in == nil || !in.Visible() {
		return false
	}
	if in == o {
		return true
	}
	return slices.ContainsFunc(partsOf(in), func(part fyne.CanvasObject) bool { return standsIn(part, o) })
}

// partsOf is what an object is made of, as far as it tells.
func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *widget.PopUp:
		return []fyne.CanvasObject{o.Content}
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	}
	return nil
}

// showIn scrolls the scrolled parts on the way to an object, the inner before the outer, and gives how far below the top of in the
// object then lies; false where there is no way. Only containers tell what they are made of: what lies within another widget is
// not found.
func showIn(in, o fyne.CanvasObject) (float32, bool) {
	if in == o {
		return 0, true
	}
	for _, part := range partsOf(in) {
		y, ok := showIn(part, o)
		if !ok {
			continue
		}
		if page, scrolls := in.(*container.Scroll); scrolls {
			reveal(page, y, o.Size().Height)
			return y - page.Offset.Y, true
		}
		return y + part.Position().Y, true
	}
	return 0, false
}

// Reveal scrolls so that an object of the page can be seen.
func Reveal(page *container.Scroll, o fyne.CanvasObject) {
	if page.Content != nil {
		reveal(page, OffsetIn(page.Content, o), o.Size().Height)
	}
}

// reveal scrolls so that what lies at top of the content can be seen.
func reveal(page *container.Scroll, top, height float32) {
	bottom, room := top+height, page.Size().Height
	switch {
	case room <= 0:
		return
	case top < page.Offset.Y:
		page.Offset.Y = max(top-Scaled(8), 0)
	case bottom > page.Offset.Y+room:
		page.Offset.Y = bottom - room + Scaled(8)
	default:
		return
	}
	page.Refresh()
}

// Grown lays a page out after a part of it has become higher or lower, and keeps that part in sight.
func Grown(page *container.Scroll, part fyne.CanvasObject) {
	page.Refresh()
	Reveal(page, part)
}

// OffsetIn is how far below the top of an ancestor an object lies.
// The driver could tell only of objects that have been painted, so the containers are searched.
func OffsetIn(ancestor, o fyne.CanvasObject) float32 {
	y, _ := searchOffset(ancestor, o)
	return y
}

func searchOffset(in, o fyne.CanvasObject) (float32, bool) {
	if in == o {
		return 0, true
	}
	box, ok := in.(*fyne.Container)
	if !ok {
		return 0, false
	}
	for _, child := range box.Objects {
		if y, found := searchOffset(child, o); found {
			return y + child.Position().Y, true
		}
	}
	return 0, false
}
