// Package grid is a table of many rows of which only those in sight are drawn: rows are chosen by mouse or keys, columns sort, and
// where cells can be edited they are typed and pasted into.
package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
)

// Column is a column with its head.
type Column struct {
	Title string
	Width float32 // for a text of 14
	Grow  bool    // takes the room that is left, shared with others that grow
	Right bool    // its words stand at the right
}

// Cell is what is drawn of one cell.
type Cell struct {
	Text string
	Ink  fyne.ThemeColorName // "" for the usual
	Back fyne.ThemeColorName // "" for none
	Bold bool
}

// Deeds are what rows and cells answer to. All may be nil.
type Deeds struct {
	// Open is Enter, Space where nothing can be picked, or a second click.
	Open func(row int)
	// Sort is a head that was pressed.
	Sort func(column int)
	// Picked tells that other rows are picked; nil: rows cannot be picked.
	Picked func()
	// Menu is the context menu of a row.
	Menu func(row int) *fyne.Menu
	// Moved tells where the cursor is.
	Moved func(row, column int)
	// Type begins to edit a cell with a letter, or 0 for what it holds; nil: cells are only read.
	Type func(row, column int, first rune)
	// Paste puts text into the cells from one on; Clear empties one.
	Paste func(row, column int, text string)
	Clear func(row, column int)
	// Key sees other keys first and tells whether it used them up.
	Key func(*fyne.KeyEvent) bool
}

// Grid is the table.
type Grid struct {
	Deeds
	columns []Column
	rows    int
	cell    func(row, column int) Cell
	sorted  int // column with the arrow, -1 for none
	falling bool

	row, column int
	picked      map[int]bool
	anchor      int // of picking with Shift

	head   *strip
	body   *body
	scroll *container.Scroll
	object *fyne.Container
	editor *editor // nil while no cell is typed into
}

// New makes an empty table.
func New(columns []Column, deeds Deeds) *Grid {
	g := &Grid{Deeds: deeds, columns: columns, sorted: -1, picked: map[int]bool{}, cell: func(int, int) Cell { return Cell{} }}
	g.body = newBody(g)
	g.head = newStrip(g)
	g.scroll = container.NewScroll(g.body)
	g.scroll.OnScrolled = func(fyne.Position) { g.redraw() }
	g.object = container.New(&layout{g}, g.scroll, g.head)
	return g
}

// Object is what is shown.
func (g *Grid) Object() fyne.CanvasObject { return g.object }

// Set shows rows; what was picked is forgotten, the cursor stays where it was if there is such a row.
func (g *Grid) Set(rows int, cell func(row, column int) Cell) {
	g.rows, g.cell, g.picked, g.anchor = rows, cell, map[int]bool{}, 0
	g.row = min(max(g.row, 0), max(rows-1, 0))
	g.body.Refresh()
	g.scroll.Refresh()
	g.redraw()
}

// SetColumns shows other columns; Set follows.
func (g *Grid) SetColumns(columns []Column) {
	g.columns, g.column = columns, min(g.column, len(columns)-1)
}

// Sorted marks the column by which the rows stand; -1 for none.
func (g *Grid) Sorted(column int, falling bool) {
	g.sorted, g.falling = column, falling
	g.redraw()
}

// PickedRows are the rows that are picked, in their order; the one with the cursor where none is.
func (g *Grid) PickedRows() []int {
	var out []int
	for i := range g.rows {
		if g.picked[i] {
			out = append(out, i)
		}
	}
	if len(out) == 0 && g.row < g.rows {
		out = append(out, g.row)
	}
	return out
}

// CountPicked counts the rows that were picked.
func (g *Grid) CountPicked() int { return len(g.picked) }

// Pick picks these rows and no others.
func (g *Grid) Pick(rows []int) {
	g.picked = map[int]bool{}
	for _, i := range rows {
		g.picked[i] = true
	}
	g.picks()
}

func (g *Grid) picks() {
	g.redraw()
	if g.Deeds.Picked != nil {
		g.Deeds.Picked()
	}
}

// Cursor is the row and column of the cursor; there is no such row in an empty table.
func (g *Grid) Cursor() (row, column int) { return g.row, g.column }

// Focus gives the table the keyboard.
func (g *Grid) Focus() { kit.Focus(g.body) }

// Move puts the cursor on a cell, or the nearest there is, and brings it into sight.
func (g *Grid) Move(row, column int) {
	if g.rows == 0 {
		return
	}
	g.row, g.column = min(max(row, 0), g.rows-1), min(max(column, 0), len(g.columns)-1)
	g.reveal()
	g.redraw()
	if g.Moved != nil {
		g.Moved(g.row, g.column)
	}
}

// height is that of a row.
func (g *Grid) height() float32 { return kit.Scaled(30) }

// lay gives where each column begins and how wide it is, in the width that there is.
func (g *Grid) lay() (lefts, widths []float32) {
	room, growing := g.scroll.Size().Width-theme.ScrollBarSize(), 0
	for _, c := range g.columns {
		room -= kit.Scaled(c.Width)
		if c.Grow {
			growing++
		}
	}
	var x float32
	for _, c := range g.columns {
		w := kit.Scaled(c.Width)
		if c.Grow && room > 0 {
			w += room / float32(growing)
		}
		lefts, widths = append(lefts, x), append(widths, w)
		x += w
	}
	return lefts, widths
}

// width is that of all columns.
func (g *Grid) width() float32 {
	var x float32
	for _, c := range g.columns {
		x += kit.Scaled(c.Width)
	}
	return x
}

// reveal scrolls to the cursor.
func (g *Grid) reveal() {
	view := g.scroll.Size()
	if view.Height <= 0 {
		return
	}
	at := kit.Box{X: g.scroll.Offset.X, Y: float32(g.row) * g.height(), Width: view.Width, Height: g.height()}
	if g.Type != nil {
		lefts, widths := g.lay()
		at.X, at.Width = lefts[g.column], widths[g.column]
	}
	kit.ScrollTo(g.scroll, at)
}

func (g *Grid) redraw() {
	g.body.draw()
	g.head.draw()
	g.place()
}

// layout puts the heads above the rows.
type layout struct{ grid *Grid }

func (l *layout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(200), l.grid.height()*4)
}

func (l *layout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top := l.grid.height()
	objects[0].Move(fyne.NewPos(0, top))
	objects[0].Resize(fyne.NewSize(size.Width, max(size.Height-top, 0)))
	objects[1].Resize(fyne.NewSize(size.Width, top))
	l.grid.body.Refresh()
	l.grid.redraw()
}
