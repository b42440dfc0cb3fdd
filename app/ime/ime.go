// Package ime joins the input method of the system to the window. The toolkit takes what an input method commits as if
// it were typed, and knows nothing else of it: the method's own window stands in a corner of the screen, and what is
// being composed when the keyboard goes elsewhere ends in the wrong place.
//
// Here the method's window is told where the caret is, in whatever entry, table cell or dialog has the keyboard, and a
// composition is settled before a click, a shortcut or a change of window can take the keyboard away, so that its text
// reaches the input in which it was begun.
//
// There is something to do on Windows only. On X11 the driver asks for the simplest style of XIM, in which the method
// composes and commits by itself; elsewhere the package does nothing. All of it belongs to the Fyne goroutine.
package ime

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Typist is an object that text is typed into and that knows where: the upper end of its caret, in its own coordinates,
// and the height of its line.
type Typist interface {
	Caret() (at fyne.Position, height float32)
}

// Entry is the toolkit's entry, which keeps to itself how far its text is scrolled, as a Typist. It is used the same way.
type Entry struct {
	widget.Entry
	inner *container.Scroll // holds the text; nil until the entry was drawn
}

var _ Typist = (*Entry)(nil)

// Typed is what stands in the entry; "" where it is secret.
func (e *Entry) Typed() string {
	if e.Password {
		return ""
	}
	return e.Text
}

// CreateRenderer makes the toolkit's renderer, remembers the scroll among its parts, and lets the wheel of an entry of one
// line turn the page.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := e.Entry.CreateRenderer()
	for _, o := range r.Objects() {
		if scroll, ok := o.(*container.Scroll); ok {
			e.inner = scroll
		}
	}
	if e.MultiLine {
		return r
	}
	return wheelRenderer{r, newWheel(e)}
}

// TypedShortcut pastes, takes back and the like, and shows the caret: the toolkit scrolls to it before the text has its new width, and
// so no further than the old text went.
func (e *Entry) TypedShortcut(shortcut fyne.Shortcut) {
	before := e.Text
	if e.Entry.TypedShortcut(shortcut); e.Text != before && e.inner != nil {
		e.inner.Refresh()
		e.Refresh()
	}
}

// Caret is where the caret is shown: the toolkit gives its place in the whole text, of which only a part may be seen.
func (e *Entry) Caret() (fyne.Position, float32) {
	height := lineHeight(&e.Entry)
	if e.inner == nil {
		return within(e.CursorPosition(), e.Size(), height), height
	}
	at := e.CursorPosition().Subtract(e.inner.Offset)
	return within(at, e.inner.Size(), height).Add(e.inner.Position()), height
}
