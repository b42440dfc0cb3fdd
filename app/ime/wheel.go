package ime

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an entry of one line and hands the mouse wheel on to the page below it: the toolkit's entry would keep
// every turn, and the page would stand still whenever the pointer happens to be over an input.
type wheel struct {
	widget.BaseWidget
	entry *Entry
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(e *Entry) *wheel {
	w := &wheel{entry: e}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled turns the page for a turn up or down; sideways the text of the entry moves.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if e.Scrolled.DX != 0 || w.entry.MultiLine {
		if w.entry.inner != nil {
			w.entry.inner.Scrolled(e)
		}
		return
	}
	c := fyne.CurrentApp().Driver().CanvasForObject(w)
	if c == nil {
		return
	}
	if c.Overlays().Top() != nil { // of a dialog, which keeps to itself what it is made of
		return
	}
	middle := fyne.CurrentApp().Driver().AbsolutePositionForObject(w).AddXY(w.Size().Width/2, w.Size().Height/2)
	if page := pageAt(c.Content(), middle); page != nil {
		page.Scrolled(e)
	}
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// pageAt finds the innermost scrolled part at a place, which is given relative to the parent of o; nil for none. Widgets
// keep to themselves what they are made of: what scrolls within one is not found.
func pageAt(o fyne.CanvasObject, at fyne.Position) *container.Scroll {
	if !o.Visible() {
		return nil
	}
	at = at.Subtract(o.Position())
	size := o.Size()
	if at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height {
		return nil
	}
	var found *container.Scroll
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			if page := pageAt(child, at); page != nil {
				found = page
			}
		}
	case *container.Scroll:
		if o.Direction == container.ScrollNone || o.Direction == container.ScrollHorizontalOnly {
			return pageAt(o.Content, at)
		}
		if found = pageAt(o.Content, at); found == nil {
			found = o
		}
	}
	return found
}

// wheelRenderer is the toolkit's renderer of an entry with the wheel on top.
type wheelRenderer struct {
	fyne.WidgetRenderer
	over *wheel
}

// Objects are the toolkit's, and the wheel.
func (r wheelRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...), r.over)
}

// Layout gives the wheel all of the entry.
func (r wheelRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.over.Resize(size)
}
