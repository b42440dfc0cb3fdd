package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/forms"
)

// grid is the sheet of a table: cells are drawn, and only the one that is typed in is a real input. Below the last row
// stands an empty one, which becomes a row when something is typed into it.
type grid struct {
	widget.BaseWidget
	table       *Table
	view        *gridRenderer
	rows        []forms.Row // of the page
	first       int         // number of the first row, from 0
	row, column int         // the marked cell
	to          spot        // the other corner of what is selected; the marked cell itself when nothing else is
	focused     bool
	entered     bool // the person works inside: Tab goes from cell to cell and no longer out
	shift       bool // a shift key is held down
	faults      map[Place]bool

	editor field.Editor // of the open cell; nil when none is open
	open   Place        // the open cell
	before string       // its answer when it was opened
	made   bool         // its row was made while it was typed

	mouse  mouse
	widest widths // of the columns, as drawn last
}

// spot is a cell by its place on the page.
type spot struct{ row, column int }

var _ fyne.Focusable = (*grid)(nil)
var _ fyne.Tabbable = (*grid)(nil)
var _ fyne.Shortcutable = (*grid)(nil)
var _ desktop.Keyable = (*grid)(nil)

func newGrid(t *Table) *grid {
	g := &grid{table: t}
	g.ExtendBaseWidget(g)
	return g
}

func (g *grid) show(rows []forms.Row, first int) {
	g.rows, g.first = rows, first
	g.row = min(g.row, g.last())
	g.to.row = min(g.to.row, g.last())
	g.Refresh()
}

func (g *grid) columns() []*forms.Field { return g.table.cfg.Field.Columns }

// spare tells whether the empty row stands below the rows.
func (g *grid) spare() bool {
	limit := g.table.cfg.Field.MaxRows
	return g.first+len(g.rows) == len(g.table.rows) && (limit == 0 || len(g.table.rows) < limit)
}

// last is the last row that the mark can stand in, the empty one included.
func (g *grid) last() int {
	if g.spare() {
		return len(g.rows)
	}
	return max(len(g.rows)-1, 0)
}

// FocusGained shows the mark.
func (g *grid) FocusGained() {
	g.focused = true
	g.remark()
	if g.table.cfg.OnFocus != nil {
		g.table.cfg.OnFocus()
	}
}

// FocusLost pales the mark.
func (g *grid) FocusLost() {
	g.focused, g.shift = false, false
	if g.editor == nil {
		g.entered = false
	}
	g.remark()
	if g.table.cfg.OnLeave != nil && g.editor == nil {
		g.table.cfg.OnLeave()
	}
}

// AcceptsTab keeps Tab once the person has begun to work in the sheet; before, it passes the sheet by.
func (g *grid) AcceptsTab() bool { return g.entered }

// KeyDown notes the shift keys, which the events of the other keys do not tell.
func (g *grid) KeyDown(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		g.shift = true
	}
}

// KeyUp notes the shift keys.
func (g *grid) KeyUp(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		g.shift = false
	}
}

// TypedRune opens the marked cell with what is typed.
func (g *grid) TypedRune(r rune) {
	g.entered = true
	if !g.edit() {
		return
	}
	if e, ok := g.editor.First().(*input.Entry); ok {
		e.TypedRune(r) // what was there is selected and gives way
	}
}

// TypedShortcut pastes, copies, moves and removes.
func (g *grid) TypedShortcut(s fyne.Shortcut) { g.table.shortcut(s) }

// TypedKey moves the mark and opens cells.
func (g *grid) TypedKey(key *fyne.KeyEvent) {
	if to, ok := g.target(key.Name); ok {
		g.entered = true
		if g.shift {
			g.extend(to)
		} else {
			g.moveTo(to.row, to.column)
		}
		return
	}
	switch key.Name {
	case fyne.KeyTab:
		g.tab()
	case fyne.KeyPageUp:
		g.table.turn(-1)
	case fyne.KeyPageDown:
		g.table.turn(1)
	case fyne.KeyInsert:
		g.table.addRow()
	case fyne.KeyDelete, fyne.KeyBackspace:
		g.clear()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2, fyne.KeySpace, fyne.KeyF4:
		g.entered = true
		g.edit()
	case fyne.KeyEscape:
		if g.entered {
			g.entered = false
			g.moveTo(g.row, g.column)
			return
		}
		kit.Forward(g, key)
	default:
		kit.Forward(g, key)
	}
}

// target is where a key brings the mark, or the corner of the selection.
func (g *grid) target(key fyne.KeyName) (spot, bool) {
	from := spot{g.row, g.column}
	if g.shift {
		from = g.to
	}
	switch key {
	case fyne.KeyUp:
		from.row--
	case fyne.KeyDown:
		from.row++
	case fyne.KeyLeft:
		from.column--
	case fyne.KeyRight:
		from.column++
	case fyne.KeyHome:
		from.column = 0
	case fyne.KeyEnd:
		from.column = len(g.columns()) - 1
	default:
		return from, false
	}
	return from, true
}

// tab goes to the next cell, or the one before with Shift, and out of the sheet behind the last one.
func (g *grid) tab() {
	c := kit.Canvas(g)
	step := 1
	if g.shift {
		step = -1
	}
	at := g.row*len(g.columns()) + g.column + step
	switch {
	case at < 0 && c != nil:
		g.entered = false
		c.FocusPrevious()
	case at >= (g.last()+1)*len(g.columns()) && c != nil:
		g.entered = false
		c.FocusNext()
	default:
		g.moveTo(at/len(g.columns()), at%len(g.columns()))
	}
}

// moveTo brings the mark to a cell of the page, the nearest one when there is none, and lets go of what was selected.
func (g *grid) moveTo(row, column int) {
	g.row = min(max(row, 0), g.last())
	g.column = min(max(column, 0), len(g.columns())-1)
	g.to = spot{g.row, g.column}
	g.remark()
	g.reveal(g.column)
	if g.table.cfg.OnMark != nil {
		g.table.cfg.OnMark(g.place())
	}
}

// reveal scrolls sideways to a column; what is frozen at the left hides nothing of it.
func (g *grid) reveal(column int) {
	left, width := g.columnPlace(column)
	if column == 0 {
		left, width = 0, left+width
	}
	g.table.follow(left, left+width, column > 0)
}

// place is the marked cell; its row is "" in the empty row.
func (g *grid) place() Place {
	row, _ := g.currentRow()
	return Place{Row: row, Column: g.columns()[g.column].Name()}
}

func (g *grid) currentRow() (string, bool) {
	if g.row >= len(g.rows) {
		return "", false
	}
	return g.rows[g.row].ID, true
}

// text is a cell as it is shown.
func (g *grid) text(row forms.Row, column *forms.Field) string {
	return g.table.cfg.Vocabulary.Display(column, row.Cells[column.Name()], "")
}

// remark draws the mark anew, and nothing else.
func (g *grid) remark() {
	if g.view != nil {
		g.view.mark()
	}
	g.table.told()
}
