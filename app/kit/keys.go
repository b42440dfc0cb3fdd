package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/ime"
)

// Press is the toolkit's button; keys that it has no use for go to the window, and Enter presses it as Space does.
type Press struct {
	widget.Button
	denied string // why it must rest; "" where it may be pressed
}

func newPress(words string, rank widget.Importance, do func()) *Press {
	p := &Press{}
	p.Text, p.Importance, p.OnTapped = words, rank, do
	p.ExtendBaseWidget(p)
	return p
}

// TypedKey presses the button on Enter.
func (p *Press) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		if !Forward(p, key) {
			p.Button.TypedKey(key)
		}
	}
}

// Button makes a button of ordinary rank.
func Button(words string, do func()) *Press { return newPress(words, widget.MediumImportance, do) }

// Primary makes the button that says what to do next.
func Primary(words string, do func()) *Press { return newPress(words, widget.HighImportance, do) }

// Quiet makes a button that does not push itself forward.
func Quiet(words string, do func()) *Press { return newPress(words, widget.LowImportance, do) }

// TickBox is the toolkit's check box, with the window's keys.
type TickBox struct {
	widget.Check
	// Arrived is called when the keyboard comes; nil for nothing.
	Arrived func()
	denied  bool
}

// NewTickBox makes a box with words beside it; changed may be nil.
func NewTickBox(words string, changed func(bool)) *TickBox {
	t := &TickBox{}
	t.Text, t.OnChanged = words, changed
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey lets the window have its keys.
func (t *TickBox) TypedKey(key *fyne.KeyEvent) {
	if !Forward(t, key) {
		t.Check.TypedKey(key)
	}
}

// FocusGained tells that the keyboard came.
func (t *TickBox) FocusGained() {
	t.Check.FocusGained()
	if t.Arrived != nil {
		t.Arrived()
	}
}

// TextBox is the toolkit's entry, with the window's keys.
type TextBox struct {
	ime.Entry
}

// NewTextBox makes an empty line to type in.
func NewTextBox() *TextBox {
	t := &TextBox{}
	t.ExtendBaseWidget(t)
	return t
}

// NewSecretBox makes an empty line whose text is not shown.
func NewSecretBox() *TextBox {
	t := &TextBox{}
	t.Password = true
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey lets the window have its keys.
func (t *TextBox) TypedKey(key *fyne.KeyEvent) {
	if !Forward(t, key) {
		t.Entry.TypedKey(key)
	}
}

// Reveal scrolls so that an object of the page can be seen.
func Reveal(page *container.Scroll, o fyne.CanvasObject) {
	if page.Content == nil || page.Size().Height <= 0 {
		return
	}
	top := OffsetIn(page.Content, o)
	bottom := top + o.Size().Height
	switch {
	case top < page.Offset.Y:
		page.Offset.Y = max(top-Scaled(8), 0)
	case bottom > page.Offset.Y+page.Size().Height:
		page.Offset.Y = bottom - page.Size().Height + Scaled(8)
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

// NewDialogButton makes a button for the foot of a dialog.
func NewDialogButton(words string, main bool, do func()) interface {
	fyne.CanvasObject
	fyne.Focusable
} {
	if main {
		return Primary(words, do)
	}
	return Button(words, do)
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
