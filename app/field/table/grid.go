package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field/input"
	"yibiao/app/ime"
	"yibiao/app/kit"
)

// grid is the sheet of a table as the toolkit sees it: cells are drawn, and only the one that is typed in is a real input. It
// takes the keys; its pointer takes the mouse, and its selection knows where they lead.
type grid struct {
	widget.BaseWidget
	pointer
	selection
	measures measures
	open     openCell
	table    *Table
	view     *gridRenderer

	focused bool
	entered bool // the person works inside: Tab goes from cell to cell and no longer out
	shift   bool // a shift key is held down
	faults  map[Place]bool
}

var (
	_ fyne.Focusable    = (*grid)(nil)
	_ fyne.Tabbable     = (*grid)(nil)
	_ fyne.Shortcutable = (*grid)(nil)
	_ desktop.Keyable   = (*grid)(nil)
	_ ime.Typist        = (*grid)(nil)
)

func newGrid(t *Table) *grid {
	g := &grid{table: t, selection: selection{cells: &t.cells}}
	g.measures = measures{cells: &t.cells, room: func() float32 { return g.Size().Width }}
	g.pointer.g, g.open.g = g, g
	g.ExtendBaseWidget(g)
	return g
}

// show draws the page anew after the cells have changed.
func (g *grid) show() {
	g.settle()
	g.Refresh()
}

// FocusGained marks the cell that the keys act on.
func (g *grid) FocusGained() {
	g.focused = true
	g.remark()
	if g.cfg.OnFocus != nil {
		g.cfg.OnFocus()
	}
	g.reveal(g.at)
}

// FocusLost pales the mark.
func (g *grid) FocusLost() {
	g.focused, g.shift = false, false
	if g.open.editor == nil {
		g.entered = false
	}
	g.remark()
	if g.cfg.OnLeave != nil && g.open.editor == nil {
		g.cfg.OnLeave()
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
	if !g.open.begin() {
		return
	}
	switch first := g.open.editor.First().(type) {
	case *input.Entry:
		first.TypedRune(r) // what was there is selected and gives way
	case *input.Select:
		if c := kit.Canvas(g); c != nil && c.Focused() != nil {
			c.Focused().TypedRune(r) // its list is open
		}
	}
}

// TypedShortcut pastes, copies, moves and removes.
func (g *grid) TypedShortcut(s fyne.Shortcut) { g.table.shortcut(s) }

// TypedKey moves the mark and opens cells.
func (g *grid) TypedKey(key *fyne.KeyEvent) {
	if to, ok := g.target(key.Name, g.shift); ok {
		g.entered = true
		if g.shift {
			g.extendTo(to)
		} else {
			g.markAt(to)
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
		g.table.fill(g.cleared())
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2, fyne.KeySpace, fyne.KeyF4:
		g.entered = true
		g.open.begin()
	case fyne.KeyEscape:
		if g.entered {
			g.entered = false
			g.markAt(g.at)
			return
		}
		kit.Forward(g, key)
	default:
		kit.Forward(g, key)
	}
}

// tab goes to the next cell, or the one before with Shift, and out of the sheet behind the last one.
func (g *grid) tab() {
	c := kit.Canvas(g)
	step := 1
	if g.shift {
		step = -1
	}
	to, ahead, behind := g.beside(step)
	switch {
	case ahead && c != nil:
		g.entered = false
		c.FocusPrevious()
	case behind && c != nil:
		g.entered = false
		c.FocusNext()
	default:
		g.markAt(to)
	}
}

// markAt brings the mark to a cell of the page, the nearest one when there is none, and lets go of what was selected.
func (g *grid) markAt(to spot) {
	g.moveTo(to)
	g.remark()
	if g.cfg.OnMark != nil {
		g.cfg.OnMark(g.place())
	}
	g.reveal(g.at)
}

// extendTo brings the far corner of the selection to a cell.
func (g *grid) extendTo(to spot) {
	g.extend(to)
	g.remark()
	g.reveal(g.to)
}

// toEdge brings the mark to the first cell of the table on Ctrl+Home and to the last one that is filled in on Ctrl+End; with Shift the
// corner of the selection goes there, within the page.
func (g *grid) toEdge(s *desktop.CustomShortcut) {
	last, page := len(g.all)-1, len(g.rows())-1
	to, corner := spot{}, spot{}
	switch s.KeyName {
	case fyne.KeyHome:
	case fyne.KeyEnd:
		to, corner = spot{max(last, 0), len(g.columns()) - 1}, spot{max(page, 0), len(g.columns()) - 1}
	default:
		return
	}
	switch s.Modifier {
	case fyne.KeyModifierControl:
		g.entered = true
		g.table.goTo(to)
	case fyne.KeyModifierControl | fyne.KeyModifierShift:
		g.entered = true
		g.extendTo(corner)
	}
}

// selectAll selects the whole page.
func (g *grid) selectAll() {
	if len(g.rows()) == 0 {
		return
	}
	g.entered = true
	g.markAt(spot{0, 0})
	g.extendTo(spot{len(g.rows()) - 1, len(g.columns()) - 1})
}

// reveal scrolls the sheet sideways to a cell, of which what is frozen at the left hides nothing, and has the page scrolled to it, to the
// head of the sheet with a cell of its first row.
func (g *grid) reveal(at spot) {
	left, width := g.measures.column(at.column)
	if at.column == 0 {
		left, width = 0, left+width
	}
	g.table.follow(left, left+width, at.column > 0)
	if g.cfg.See == nil || !g.focused && g.open.editor == nil {
		return
	}
	cell := g.measures.box(at)
	if at.row == 0 {
		cell.Y, cell.Height = 0, cell.Y+cell.Height
	}
	g.cfg.See(g.table.scroll, cell.Y, cell.Height)
}

// remark draws the mark anew, and nothing else.
func (g *grid) remark() {
	if g.view != nil {
		g.view.mark()
	}
	g.table.told()
}

// Caret is where text that is typed into the marked cell will appear: typing opens the cell.
func (g *grid) Caret() (fyne.Position, float32) {
	at := g.measures.box(g.at)
	height := fyne.MeasureText("字M", theme.TextSize(), fyne.TextStyle{}).Height
	return fyne.NewPos(at.X+theme.InnerPadding(), at.Y+(rowHeight()-height)/2), height
}
