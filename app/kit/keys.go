package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/ime"
)

// TickBox is the toolkit's check box, with the window's keys.
type TickBox struct {
	widget.Check
	denied bool
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

// FocusGained shows where the keyboard is.
func (t *TickBox) FocusGained() {
	t.Check.FocusGained()
	showFocused(t)
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

// FocusGained shows where the keyboard is.
func (t *TextBox) FocusGained() {
	t.Entry.FocusGained()
	showFocused(t)
}

// TypedKey lets the window have its keys.
func (t *TextBox) TypedKey(key *fyne.KeyEvent) {
	if !Forward(t, key) {
		t.Entry.TypedKey(key)
	}
}
