package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yibiao/app/field/input"
	"yibiao/app/say"
)

// pointer is the part of a sheet that the mouse works: it marks, selects, pulls edges of columns, and opens the context menu.
type pointer struct {
	g       *grid
	down    fyne.Position // where the button went down
	far     bool          // with the shift key
	edge    int           // column whose right edge is under the pointer, from 1; 0 for none
	pulling bool          // that edge is being pulled
	drawing bool          // a selection is being drawn
}

var _ fyne.Tappable = (*grid)(nil)
var _ fyne.SecondaryTappable = (*grid)(nil)
var _ fyne.Draggable = (*grid)(nil)
var _ desktop.Mouseable = (*grid)(nil)
var _ desktop.Hoverable = (*grid)(nil)
var _ desktop.Cursorable = (*grid)(nil)

// MouseDown notes where a press began.
func (p *pointer) MouseDown(e *desktop.MouseEvent) {
	g := p.g
	p.down, p.far = e.Position, e.Modifier&fyne.KeyModifierShift != 0
	p.edge = g.measures.edge(e.Position)
}

// MouseUp does nothing.
func (p *pointer) MouseUp(*desktop.MouseEvent) {}

// MouseIn does nothing.
func (p *pointer) MouseIn(*desktop.MouseEvent) {}

// MouseMoved looks for the edge of a column.
func (p *pointer) MouseMoved(e *desktop.MouseEvent) {
	g := p.g
	if !p.pulling {
		p.edge = g.measures.edge(e.Position)
	}
}

// MouseOut lets go of the edge.
func (p *pointer) MouseOut() {
	if !p.pulling {
		p.edge = 0
	}
}

// Cursor shows that an edge can be pulled.
func (p *pointer) Cursor() desktop.Cursor {
	if p.edge > 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// Dragged pulls the edge of a column, or draws a selection.
func (p *pointer) Dragged(e *fyne.DragEvent) {
	g := p.g
	switch {
	case p.edge > 0:
		p.pulling = true
		g.measures.widen(p.edge-1, e.Dragged.DX)
		g.Refresh()
		g.table.scroll.Refresh()
	case !p.drawing:
		if at, ok := g.measures.cell(p.down); ok && g.open.commit() {
			p.drawing, g.entered = true, true
			g.open.close()
			g.markAt(at)
			g.table.focus()
		}
	default:
		if at, ok := g.measures.cell(e.Position); ok {
			g.extendTo(at)
		}
	}
}

// DragEnd keeps the width.
func (p *pointer) DragEnd() {
	g := p.g
	if p.pulling && g.cfg.OnWidths != nil {
		g.cfg.OnWidths(g.cfg.Widths)
	}
	p.pulling, p.drawing, p.edge = false, false, 0
}

// Tapped marks a cell, or opens the one that is marked already; with Shift it selects up to there.
func (p *pointer) Tapped(e *fyne.PointEvent) {
	g := p.g
	at, ok := g.measures.cell(e.Position)
	if !ok || !g.open.commit() {
		return
	}
	again := at == g.at && g.focused && g.open.editor == nil
	shift := p.far
	p.far, g.entered = false, true
	g.open.close()
	if shift {
		g.extendTo(at)
		g.table.focus()
		return
	}
	g.markAt(at)
	g.table.focus()
	if again {
		g.open.begin()
	}
}

// TappedSecondary marks the cell, unless it is selected already, and opens the context menu.
func (p *pointer) TappedSecondary(e *fyne.PointEvent) {
	g := p.g
	at, ok := g.measures.cell(e.Position)
	if !ok || !g.open.commit() {
		return
	}
	g.open.close()
	g.entered = true
	if !g.holds(at) {
		g.markAt(at)
	}
	g.table.focus()
	t := g.table
	do := input.Actions{
		Cut:   func() { t.copy(input.Board()); t.fill(g.cleared()) },
		Copy:  func() { t.copy(input.Board()) },
		Paste: func() { t.paste(input.Board().Content()) },
		All:   g.selectAll,
		Clear: func() { t.fill(g.cleared()) },
	}
	more := []*fyne.MenuItem{fyne.NewMenuItem(say.T("添加一行"), t.addRow)}
	if _, there := g.row(); there {
		more = append(more, fyne.NewMenuItem(say.T("向下填充"), func() { t.fill(g.filledDown()) }), fyne.NewMenuItem(say.T("删除此行"), t.deleteRow),
			fyne.NewMenuItem(say.T("上移"), func() { t.moveRow(-1) }), fyne.NewMenuItem(say.T("下移"), func() { t.moveRow(1) }))
	}
	if t.cfg.Menu != nil {
		more = append(append(more, fyne.NewMenuItemSeparator()), t.cfg.Menu(g.place())...)
	}
	input.OpenMenu(g, e.Position, do, more)
}
