package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Drawn is a widget that puts what is in sight together anew whenever something changes. Types hold it, begin with Begin, and give in
// their drawing by Put.
type Drawn struct {
	widget.BaseWidget
	Focused bool // it has the keyboard
	draw    func()
	inner   *fyne.Container
}

// Begin makes self, which holds d, a widget that draw draws.
func (d *Drawn) Begin(self fyne.Widget, draw func()) {
	d.draw, d.inner = draw, container.NewWithoutLayout()
	d.ExtendBaseWidget(self)
}

// Put shows a drawing.
func (d *Drawn) Put(x Drawing) {
	d.inner.Objects = x.Objects
	d.inner.Refresh()
}

// CreateRenderer shows what was put last, and nothing of it beyond the edges.
func (d *Drawn) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewClip(d.inner))
}

// FocusGained draws anew: the cursor is strong while the widget has the keyboard.
func (d *Drawn) FocusGained() { d.Focused = true; d.draw() }

// FocusLost draws anew.
func (d *Drawn) FocusLost() { d.Focused = false; d.draw() }

// Held are the keys that are held down beside others.
func Held() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Shifted tells that Shift is held down.
func Shifted() bool { return Held()&fyne.KeyModifierShift != 0 }

// ScrollTo scrolls as little as brings a place into sight; where it is larger than the view, to its beginning.
func ScrollTo(s *container.Scroll, at Box) {
	view, off := s.Size(), s.Offset
	off.X = min(max(off.X, at.X+at.Width-view.Width), at.X)
	off.Y = min(max(off.Y, at.Y+at.Height-view.Height), at.Y)
	if off != s.Offset {
		s.ScrollToOffset(off)
	}
}
