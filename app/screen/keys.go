package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/ime"
)

// press is the toolkit's button; keys that it has no use for go to the window, and Enter presses it as Space does.
type press struct {
	widget.Button
}

func newPress(words string, rank widget.Importance, do func()) *press {
	p := &press{}
	p.Text, p.Importance, p.OnTapped = words, rank, do
	p.ExtendBaseWidget(p)
	return p
}

// TypedKey presses the button on Enter.
func (p *press) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		if !field.Forward(p, key) {
			p.Button.TypedKey(key)
		}
	}
}

// button makes a button of ordinary rank.
func button(words string, do func()) *press { return newPress(words, widget.MediumImportance, do) }

// primary makes the button that says what to do next.
func primary(words string, do func()) *press { return newPress(words, widget.HighImportance, do) }

// quiet makes a button that does not push itself forward.
func quiet(words string, do func()) *press { return newPress(words, widget.LowImportance, do) }

// tickBox is the toolkit's check box, with the window's keys.
type tickBox struct {
	widget.Check
}

func newTickBox(words string, changed func(bool)) *tickBox {
	t := &tickBox{}
	t.Text, t.OnChanged = words, changed
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey lets the window have its keys.
func (t *tickBox) TypedKey(key *fyne.KeyEvent) {
	if !field.Forward(t, key) {
		t.Check.TypedKey(key)
	}
}

// textBox is the toolkit's entry, with the window's keys.
type textBox struct {
	ime.Entry
}

func newTextBox() *textBox {
	t := &textBox{}
	t.ExtendBaseWidget(t)
	return t
}

// TypedKey lets the window have its keys.
func (t *textBox) TypedKey(key *fyne.KeyEvent) {
	if !field.Forward(t, key) {
		t.Entry.TypedKey(key)
	}
}

// reveal scrolls so that an object of the page can be seen.
func reveal(page *container.Scroll, o fyne.CanvasObject) {
	if page.Content == nil || page.Size().Height <= 0 {
		return
	}
	top := offsetIn(page.Content, o)
	bottom := top + o.Size().Height
	switch {
	case top < page.Offset.Y:
		page.Offset.Y = max(top-scaled(8), 0)
	case bottom > page.Offset.Y+page.Size().Height:
		page.Offset.Y = bottom - page.Size().Height + scaled(8)
	default:
		return
	}
	page.Refresh()
}

// NewDialogButton makes a button for the foot of a dialog.
func NewDialogButton(words string, main bool, do func()) interface {
	fyne.CanvasObject
	fyne.Focusable
} {
	if main {
		return primary(words, do)
	}
	return button(words, do)
}

// offsetIn is how far below the top of an ancestor an object lies.
// The driver could tell only of objects that have been painted, so the containers are searched.
func offsetIn(ancestor, o fyne.CanvasObject) float32 {
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
