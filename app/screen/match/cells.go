package match

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// heatCells takes the keys and the mouse of a map. It is as large as all cells and draws only the cursor; the cells
// themselves are the picture below it.
type heatCells struct {
	widget.BaseWidget
	heat     *heatMap
	row, col int
	focused  bool
}

var _ fyne.Focusable = (*heatCells)(nil)
var _ fyne.Tappable = (*heatCells)(nil)
var _ desktop.Hoverable = (*heatCells)(nil)
var _ desktop.Cursorable = (*heatCells)(nil)

func newHeatCells(h *heatMap) *heatCells {
	c := &heatCells{heat: h}
	c.ExtendBaseWidget(c)
	return c
}

// TypedKey moves the cursor, and opens the cell on Enter.
func (c *heatCells) TypedKey(key *fyne.KeyEvent) {
	rows, cols := len(c.heat.rows), len(c.heat.cols)
	_, height := c.step()
	switch key.Name {
	case fyne.KeyLeft:
		c.move(c.row, c.col-1)
	case fyne.KeyRight:
		c.move(c.row, c.col+1)
	case fyne.KeyUp:
		c.move(c.row-1, c.col)
	case fyne.KeyDown:
		c.move(c.row+1, c.col)
	case fyne.KeyPageUp:
		c.move(c.row-height, c.col)
	case fyne.KeyPageDown:
		c.move(c.row+height, c.col)
	case fyne.KeyHome:
		c.move(c.row, 0)
	case fyne.KeyEnd:
		c.move(c.row, cols-1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if c.row < rows && c.col < cols {
			c.heat.open(c.row, c.col)
		}
	default:
		kit.Forward(c, key)
	}
}

// step is how many cells can be seen, less one to keep sight of where one was.
func (c *heatCells) step() (cols, rows int) {
	view := c.heat.scroll.Size()
	return max(int(view.Width/c.heat.cellWidth())-1, 1), max(int(view.Height/c.heat.cellHeight())-1, 1)
}

// move puts the cursor on a cell, or on the nearest there is, and brings it into sight.
func (c *heatCells) move(row, col int) {
	if len(c.heat.rows) == 0 || len(c.heat.cols) == 0 {
		return
	}
	c.row, c.col = min(max(row, 0), len(c.heat.rows)-1), min(max(col, 0), len(c.heat.cols)-1)
	c.reveal()
	c.Refresh()
	c.heat.redraw()
	c.heat.tell(c.row, c.col)
}

// reveal scrolls to the cursor.
func (c *heatCells) reveal() {
	scroll, view := c.heat.scroll, c.heat.scroll.Size()
	x, y := c.heat.left(c.col), float32(c.row)*c.heat.cellHeight()
	off := scroll.Offset
	off.X = min(max(off.X, x+c.heat.cellWidth()-view.Width), x)
	off.Y = min(max(off.Y, y+c.heat.cellHeight()-view.Height), y)
	if off != scroll.Offset {
		scroll.ScrollToOffset(off)
	}
}

// TypedRune does nothing.
func (c *heatCells) TypedRune(rune) {}

// FocusGained shows the cursor and tells what it is on.
func (c *heatCells) FocusGained() {
	c.focused = true
	c.Refresh()
	c.heat.tell(c.row, c.col)
}

// FocusLost pales the cursor.
func (c *heatCells) FocusLost() { c.focused = false; c.Refresh() }

// Tapped opens a cell.
func (c *heatCells) Tapped(e *fyne.PointEvent) {
	if row, col, ok := c.heat.at(e.Position); ok {
		kit.Focus(c)
		c.move(row, col)
		c.heat.open(row, col)
	}
}

// MouseIn marks the cell under the pointer, as every movement does.
func (c *heatCells) MouseIn(e *desktop.MouseEvent) { c.MouseMoved(e) }

// MouseMoved tells what the mouse is on.
func (c *heatCells) MouseMoved(e *desktop.MouseEvent) {
	if row, col, ok := c.heat.at(e.Position); ok {
		c.heat.tell(row, col)
	}
}

// MouseOut tells what the cursor is on.
func (c *heatCells) MouseOut() { c.heat.tell(c.row, c.col) }

// Cursor shows that cells can be pressed.
func (c *heatCells) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the cursor.
func (c *heatCells) CreateRenderer() fyne.WidgetRenderer {
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeWidth, frame.CornerRadius = 3, 2
	return &heatCellsRenderer{cells: c, frame: frame}
}

type heatCellsRenderer struct {
	cells *heatCells
	frame *canvas.Rectangle
}

func (r *heatCellsRenderer) Destroy() {}

func (r *heatCellsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.frame} }

func (r *heatCellsRenderer) MinSize() fyne.Size { return r.cells.heat.size() }

func (r *heatCellsRenderer) Layout(fyne.Size) { r.place() }

func (r *heatCellsRenderer) Refresh() {
	r.place()
	r.frame.Refresh()
}

func (r *heatCellsRenderer) place() {
	c := r.cells
	r.frame.Hidden = c.row >= len(c.heat.rows) || c.col >= len(c.heat.cols)
	if r.frame.Hidden {
		return
	}
	r.frame.StrokeColor = theme.Color(theme.ColorNamePlaceHolder)
	if c.focused {
		r.frame.StrokeColor = theme.Color(theme.ColorNameForeground)
	}
	r.frame.Resize(fyne.NewSize(c.heat.cellWidth()-2, c.heat.cellHeight()-2))
	r.frame.Move(fyne.NewPos(c.heat.left(c.col)+1, float32(c.row)*c.heat.cellHeight()+1))
}
