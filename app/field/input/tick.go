package input

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// Tick is the toolkit's check box, telling when the keyboard comes and goes.
type Tick struct {
	widget.Check
	hooks Hooks
}

// NewTick makes a box with words beside it.
func NewTick(label string, h Hooks) *Tick {
	t := &Tick{hooks: h}
	t.Text = label
	t.ExtendBaseWidget(t)
	return t
}

// Set ticks without telling anybody.
func (t *Tick) Set(on bool) {
	if t.Checked == on {
		return
	}
	told := t.OnChanged
	t.OnChanged = nil
	t.SetChecked(on)
	t.OnChanged = told
}

// FocusGained tells the form that the keyboard is here.
func (t *Tick) FocusGained() {
	t.Check.FocusGained()
	t.hooks.Focus()
}

// FocusLost tells the form that the keyboard has gone.
func (t *Tick) FocusLost() {
	t.Check.FocusLost()
	t.hooks.leave()
}

// TappedSecondary opens the context menu.
func (t *Tick) TappedSecondary(at *fyne.PointEvent) {
	if c := kit.Canvas(t); c != nil {
		c.Focus(t)
	}
	OpenMenu(t, at.Position, Actions{}, t.hooks.items())
}

// TypedKey lets the form see the key first, and ticks on Enter as on Space.
func (t *Tick) TypedKey(key *fyne.KeyEvent) {
	switch {
	case t.hooks.sees(key), kit.Forward(t, key):
	case key.Name == fyne.KeyReturn, key.Name == fyne.KeyEnter:
		t.SetChecked(!t.Checked)
	default:
		t.Check.TypedKey(key)
	}
}
