package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
)

// mouse is what the pointer is about.
type mouse struct {
	down    fyne.Position // where the button went down
	shift   bool          // with the shift key
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

// edgeReach is how near the pointer must be to the edge of a column.
const edgeReach float32 = 5

// MouseDown notes where a press began.
func (g *grid) MouseDown(e *desktop.MouseEvent) {
	g.mouse.down, g.mouse.shift = e.Position, e.Modifier&fyne.KeyModifierShift != 0
	g.mouse.edge = g.edgeAt(e.Position)
}

// MouseUp does nothing.
func (g *grid) MouseUp(*desktop.MouseEvent) {}

// MouseIn does nothing.
func (g *grid) MouseIn(*desktop.MouseEvent) {}

// MouseMoved looks for the edge of a column.
func (g *grid) MouseMoved(e *desktop.MouseEvent) {
	if !g.mouse.pulling {
		g.mouse.edge = g.edgeAt(e.Position)
	}
}

// MouseOut lets go of the edge.
func (g *grid) MouseOut() {
	if !g.mouse.pulling {
		g.mouse.edge = 0
	}
}

// Cursor shows that an edge can be pulled.
func (g *grid) Cursor() desktop.Cursor {
	if g.mouse.edge > 0 {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// edgeAt finds the column whose right edge is at a place of the head, from 1; 0 for none.
func (g *grid) edgeAt(at fyne.Position) int {
	if at.Y > rowHeight() {
		return 0
	}
	x := numberWidth()
	for i, w := range g.widths() {
		x += w
		if at.X > x-edgeReach && at.X < x+edgeReach {
			return i + 1
		}
	}
	return 0
}

// Dragged pulls the edge of a column, or draws a selection.
func (g *grid) Dragged(e *fyne.DragEvent) {
	switch {
	case g.mouse.edge > 0:
		g.mouse.pulling = true
		g.widen(g.mouse.edge-1, e.Dragged.DX)
	case !g.mouse.drawing:
		if row, column, ok := g.cellAt(g.mouse.down); ok && g.commit() {
			g.mouse.drawing, g.entered = true, true
			g.close()
			g.moveTo(row, column)
			g.table.focus()
		}
	default:
		if row, column, ok := g.cellAt(e.Position); ok {
			g.extend(spot{row, column})
		}
	}
}

// DragEnd keeps the width.
func (g *grid) DragEnd() {
	if g.mouse.pulling && g.table.cfg.OnWidths != nil {
		g.table.cfg.OnWidths(g.table.cfg.Widths)
	}
	g.mouse.pulling, g.mouse.drawing, g.mouse.edge = false, false, 0
}

// widen changes the width of a column.
func (g *grid) widen(column int, by float32) {
	if g.table.cfg.Widths == nil {
		g.table.cfg.Widths = map[string]float32{}
	}
	// All columns keep the widths they have on the screen: stretched ones would move under the pointer.
	for i, w := range g.widths() {
		if i == column {
			w = max(w+by, kit.Scaled(leastColumn))
		}
		g.table.cfg.Widths[g.columns()[i].Name()] = w / kit.Scaled(1)
	}
	g.Refresh()
	g.table.scroll.Refresh()
}

// Tapped marks a cell, or opens the one that is marked already; with Shift it selects up to there.
func (g *grid) Tapped(e *fyne.PointEvent) {
	row, column, ok := g.cellAt(e.Position)
	if !ok || !g.commit() {
		return
	}
	again := row == g.row && column == g.column && g.focused && g.editor == nil
	shift := g.mouse.shift
	g.mouse.shift, g.entered = false, true
	g.close()
	if shift {
		g.extend(spot{row, column})
		g.table.focus()
		return
	}
	g.moveTo(row, column)
	g.table.focus()
	if again {
		g.edit()
	}
}

// TappedSecondary marks the cell, unless it is selected already, and opens the context menu.
func (g *grid) TappedSecondary(e *fyne.PointEvent) {
	row, column, ok := g.cellAt(e.Position)
	if !ok || !g.commit() {
		return
	}
	g.close()
	g.entered = true
	if from, to := g.selected(); row < from.row || row > to.row || column < from.column || column > to.column {
		g.moveTo(row, column)
	}
	g.table.focus()
	t := g.table
	do := input.Actions{
		Cut:   func() { t.copy(input.Board()); g.clear() },
		Copy:  func() { t.copy(input.Board()) },
		Paste: func() { t.paste(input.Board().Content()) },
		All:   g.selectAll,
		Clear: g.clear,
	}
	more := []*fyne.MenuItem{fyne.NewMenuItem(say.T("添加一行"), t.addRow)}
	if _, there := g.currentRow(); there {
		more = append(more, fyne.NewMenuItem(say.T("向下填充"), g.fillDown), fyne.NewMenuItem(say.T("删除此行"), t.deleteRow),
			fyne.NewMenuItem(say.T("上移"), func() { t.moveRow(-1) }), fyne.NewMenuItem(say.T("下移"), func() { t.moveRow(1) }))
	}
	if t.cfg.Menu != nil {
		more = append(append(more, fyne.NewMenuItemSeparator()), t.cfg.Menu(g.place())...)
	}
	input.OpenMenu(g, e.Position, do, more)
}
