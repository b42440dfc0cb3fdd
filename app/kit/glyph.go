package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// glyph is a small picture for the mouse. The keyboard passes it by: what it does has a shortcut.
type glyph struct {
	widget.BaseWidget
	icon *widget.Icon
	Do   func()
}

var _ fyne.Tappable = (*glyph)(nil)
var _ desktop.Cursorable = (*glyph)(nil)

// NewGlyph makes a button of one sign.
func NewGlyph(icon fyne.Resource, do func()) *glyph {
	g := &glyph{icon: widget.NewIcon(theme.NewColoredResource(icon, theme.ColorNamePlaceHolder)), Do: do}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped does what the glyph stands for.
func (g *glyph) Tapped(*fyne.PointEvent) { g.Do() }

// Cursor shows that something can be pressed.
func (g *glyph) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the picture.
func (g *glyph) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewCenter(g.icon))
}
