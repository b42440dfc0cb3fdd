package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/forms"
)

// grid is the sheet of a table: cells are drawn, and only the one that is typed in is a real input.
type grid struct {
	widget.BaseWidget
	table       *Table
	rows        []forms.Row // of the page
	first       int         // number of the first row, from 0
	row, column int         // the marked cell
	focused     bool
	faults      map[Place]bool

	editor Editor // of the open cell; nil when none is open
	open   Place  // the open cell
}

var _ fyne.Focusable = (*grid)(nil)
var _ fyne.Shortcutable = (*grid)(nil)
var _ fyne.Tappable = (*grid)(nil)

func newGrid(t *Table) *grid {
	g := &grid{table: t}
	g.ExtendBaseWidget(g)
	return g
}

func (g *grid) show(rows []forms.Row, first int) {
	g.rows, g.first = rows, first
	g.row = min(g.row, max(len(rows)-1, 0))
	g.Refresh()
}

func (g *grid) columns() []*forms.Field { return g.table.cfg.Field.Columns }

// FocusGained shows the mark.
func (g *grid) FocusGained() {
	g.focused = true
	g.Refresh()
	if g.table.cfg.OnFocus != nil {
		g.table.cfg.OnFocus()
	}
}

// FocusLost pales the mark.
func (g *grid) FocusLost() {
	g.focused = false
	g.Refresh()
	if g.table.cfg.OnLeave != nil && g.editor == nil {
		g.table.cfg.OnLeave()
	}
}

// TypedRune opens the marked cell with what is typed.
func (g *grid) TypedRune(r rune) {
	if !g.edit() {
		return
	}
	if e, ok := g.editor.First().(*entry); ok {
		e.TypedRune(r) // what was there is selected and gives way
	}
}

// TypedShortcut pastes, copies, moves and removes.
func (g *grid) TypedShortcut(s fyne.Shortcut) { g.table.shortcut(s) }

// TypedKey moves the mark and opens cells.
func (g *grid) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		g.moveTo(g.row-1, g.column)
	case fyne.KeyDown:
		g.moveTo(g.row+1, g.column)
	case fyne.KeyLeft:
		g.moveTo(g.row, g.column-1)
	case fyne.KeyRight:
		g.moveTo(g.row, g.column+1)
	case fyne.KeyHome:
		g.moveTo(g.row, 0)
	case fyne.KeyEnd:
		g.moveTo(g.row, len(g.columns())-1)
	case fyne.KeyPageUp:
		g.table.turn(-1)
	case fyne.KeyPageDown:
		g.table.turn(1)
	case fyne.KeyInsert:
		g.table.addRow()
	case fyne.KeyDelete, fyne.KeyBackspace:
		g.clear()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2, fyne.KeySpace:
		g.edit()
	default:
		Forward(g, key)
	}
}

// moveTo brings the mark to a cell of the page, the nearest one when there is none.
func (g *grid) moveTo(row, column int) {
	g.row = min(max(row, 0), max(len(g.rows)-1, 0))
	g.column = min(max(column, 0), len(g.columns())-1)
	g.Refresh()
	left, width := g.columnPlace(g.column)
	g.table.follow(left, left+width)
}

func (g *grid) currentRow() (string, bool) {
	if g.row >= len(g.rows) {
		return "", false
	}
	return g.rows[g.row].ID, true
}

func (g *grid) currentText() string {
	if g.row >= len(g.rows) {
		return ""
	}
	return g.text(g.rows[g.row], g.columns()[g.column])
}

// text is a cell as it is shown.
func (g *grid) text(row forms.Row, column *forms.Field) string {
	return g.table.cfg.Vocabulary.Display(column, row.Cells[column.Name()], "")
}

func (g *grid) clear() {
	column := g.columns()[g.column]
	if row, ok := g.currentRow(); ok && !column.Computed() {
		g.table.cfg.Set(row, column.Name(), "")
	}
}

// Tapped marks a cell, or opens the one that is marked already.
func (g *grid) Tapped(e *fyne.PointEvent) {
	row, column, ok := g.cellAt(e.Position)
	if !ok {
		return
	}
	again := row == g.row && column == g.column && g.focused
	if !g.commit() {
		return
	}
	g.close()
	g.moveTo(row, column)
	g.table.focus()
	if again {
		g.edit()
	}
}
