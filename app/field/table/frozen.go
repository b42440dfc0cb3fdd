package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// frozen is the numbers and the first column of a sheet once more, lying over its left edge while the sheet is scrolled
// sideways, so that one still sees whose row it is.
type frozen struct {
	widget.BaseWidget
	g *grid
}

var _ fyne.Tappable = (*frozen)(nil)
var _ fyne.SecondaryTappable = (*frozen)(nil)
var _ fyne.Scrollable = (*frozen)(nil)

func newFrozen(g *grid) *frozen {
	f := &frozen{g: g}
	f.ExtendBaseWidget(f)
	f.Hide()
	return f
}

// Tapped marks a cell of the first column.
func (f *frozen) Tapped(e *fyne.PointEvent) { f.g.Tapped(e) }

// TappedSecondary opens its context menu.
func (f *frozen) TappedSecondary(e *fyne.PointEvent) { f.g.TappedSecondary(e) }

// Scrolled turns the page.
func (f *frozen) Scrolled(e *fyne.ScrollEvent) { f.g.table.scroll.Scrolled(e) }

func (f *frozen) width() float32 {
	left, width := f.g.measures.column(0)
	return left + width
}

// CreateRenderer draws the two columns.
func (f *frozen) CreateRenderer() fyne.WidgetRenderer {
	r := &frozenRenderer{f: f}
	r.draw()
	return r
}

type frozenRenderer struct {
	f     *frozen
	sheet sheetPaint
}

func (r *frozenRenderer) Destroy() {}

func (r *frozenRenderer) Objects() []fyne.CanvasObject { return r.sheet.Objects }

func (r *frozenRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.f.width(), rowHeight()*float32(r.f.g.cells.lines()))
}

func (r *frozenRenderer) Layout(fyne.Size) { r.draw() }

func (r *frozenRenderer) Refresh() {
	r.draw()
	canvas.Refresh(r.f)
}

func (r *frozenRenderer) draw() {
	g := r.f.g
	r.sheet = sheetPaint{g: g, upTo: 1}
	r.sheet.Fill(kit.Box{Width: r.f.width(), Height: rowHeight() * float32(g.cells.lines())}, theme.ColorNameBackground)
	r.sheet.draw()
	r.sheet.Fill(kit.Box{X: r.f.width() - 1, Width: 2, Height: rowHeight() * float32(g.cells.lines())}, theme.ColorNameInputBorder)
}

// freeze lays the frozen part over the left edge of the scrolled sheet.
type freeze struct{ g *grid }

func (l *freeze) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (l *freeze) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.NewPos(0, 0))
	f := objects[1].(*frozen)
	f.Resize(fyne.NewSize(f.width(), rowHeight()*float32(l.g.cells.lines())))
	f.Move(fyne.NewPos(0, 0))
}
