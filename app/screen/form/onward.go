package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// onward stands unseen behind the last field of a section: Tab from there goes on to the next section. On the way back, and behind the
// last section, the keyboard passes it by.
type onward struct {
	widget.BaseWidget
	form *Form
	back func() bool // a shift key is held down
}

var _ fyne.Focusable = (*onward)(nil)

func newOnward(f *Form) *onward {
	o := &onward{form: f, back: func() bool {
		d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
		return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}}
	o.ExtendBaseWidget(o)
	return o
}

// CreateRenderer draws nothing.
func (o *onward) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// FocusGained hands the keyboard on.
func (o *onward) FocusGained() {
	c := kit.Canvas(o)
	switch {
	case c == nil:
	case o.back():
		c.FocusPrevious()
	case o.form.contents.following() != nil:
		o.form.Turn(1)
	default:
		c.FocusNext()
	}
}

// FocusLost does nothing.
func (o *onward) FocusLost() {}

// TypedRune does nothing.
func (o *onward) TypedRune(rune) {}

// TypedKey lets the window have its keys.
func (o *onward) TypedKey(key *fyne.KeyEvent) { kit.Forward(o, key) }
