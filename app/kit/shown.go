package kit

import (
	"reflect"

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
	root := c.Content()
	if top := c.Overlays().Top(); top != nil {
		// The toolkit lays a dialog into a widget whose type it keeps to itself.
		field := reflect.Indirect(reflect.ValueOf(top)).FieldByName("Content")
		if !field.IsValid() {
			return
		}
		root, _ = field.Interface().(fyne.CanvasObject)
	}
	showIn(root, focused)
}

// showIn scrolls the scrolled parts on the way to an object, the inner before the outer, and gives how far below the top of in the
// object then lies; false where there is no way. Only containers tell what they are made of: what lies within another widget is
// not found.
func showIn(in, o fyne.CanvasObject) (float32, bool) {
	if in == o {
		return 0, true
	}
	var parts []fyne.CanvasObject
	switch in := in.(type) {
	case *fyne.Container:
		parts = in.Objects
	case *widget.PopUp:
		parts = []fyne.CanvasObject{in.Content}
	case *container.Scroll:
		if y, ok := showIn(in.Content, o); ok {
			reveal(in, y, o.Size().Height)
			return y - in.Offset.Y, true
		}
	}
	for _, part := range parts {
		if y, ok := showIn(part, o); ok {
			return y + part.Position().Y, true
		}
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
