package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

// CreateRenderer draws the sheet.
func (g *grid) CreateRenderer() fyne.WidgetRenderer {
	g.view = &gridRenderer{g: g}
	g.view.draw()
	return g.view
}

// gridRenderer keeps the sheet apart from the mark, which moves with every key.
type gridRenderer struct {
	g       *grid
	sheet   sheetPaint
	over    sheetPaint
	objects []fyne.CanvasObject
}

func (r *gridRenderer) Destroy() {}

func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *gridRenderer) MinSize() fyne.Size {
	_, width := r.g.measures.wanted()
	height := rowHeight() * float32(r.g.cells.lines())
	if r.g.open.editor != nil { // an input may be higher than its row
		height = max(height, rowHeight()*float32(r.g.at.row+1)+r.g.open.editor.Object().MinSize().Height)
	}
	return fyne.NewSize(width, height+theme.ScrollBarSize())
}

func (r *gridRenderer) Layout(fyne.Size) { r.draw() }

func (r *gridRenderer) Refresh() {
	r.draw()
	r.g.table.thaw()
	canvas.Refresh(r.g)
}

// draw lays the page out anew.
func (r *gridRenderer) draw() {
	r.sheet = sheetPaint{g: r.g, upTo: len(r.g.columns())}
	r.sheet.draw()
	r.join()
}

// mark draws the mark anew.
func (r *gridRenderer) mark() {
	r.join()
	canvas.Refresh(r.g)
}

func (r *gridRenderer) join() {
	r.over = sheetPaint{g: r.g, upTo: len(r.g.columns())}
	r.over.mark()
	r.objects = append(append(r.objects[:0:0], r.sheet.Objects...), r.over.Objects...)
}
