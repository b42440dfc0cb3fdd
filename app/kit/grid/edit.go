package grid

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
)

// editor is the line that stands over a cell while it is typed into.
type editor struct {
	kit.TextBox
	grid *Grid
	done func(text string)
}

// Edit lets a cell be typed into where it stands. done gets the text once it is entered, by Enter, Tab, an arrow up or down, or by
// going elsewhere; Escape leaves the cell as it was. first is what was pressed, 0 for what the cell holds already.
func (g *Grid) Edit(text string, first rune, done func(text string)) {
	g.stop(false)
	e := &editor{grid: g, done: done}
	e.ExtendBaseWidget(e)
	if first != 0 {
		text = string(first)
	}
	e.SetText(text)
	e.CursorColumn = len([]rune(text))
	g.editor = e
	g.object.Add(e)
	kit.Focus(e)
}

// stop takes the line away; its text is entered or forgotten.
func (g *Grid) stop(enter bool) {
	e := g.editor
	if e == nil {
		return
	}
	g.editor = nil
	g.object.Remove(e)
	if enter {
		e.done(e.Text)
	}
}

// place puts the line over the cell with the cursor.
func (g *Grid) place() {
	if g.editor == nil || g.column >= len(g.columns) {
		return
	}
	lefts, widths := g.lay()
	off, high := g.scroll.Offset, g.editor.MinSize().Height
	middle := g.height() + (float32(g.row)+0.5)*g.height() - off.Y
	g.editor.Move(fyne.NewPos(lefts[g.column]-off.X, middle-high/2))
	g.editor.Resize(fyne.NewSize(widths[g.column], high))
}

// TypedKey enters the text and moves on, or leaves the cell as it was.
func (e *editor) TypedKey(key *fyne.KeyEvent) {
	g := e.grid
	by := 0
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeyDown:
		by = 1
	case fyne.KeyUp:
		by = -1
	case fyne.KeyEscape:
	default:
		e.Entry.TypedKey(key)
		return
	}
	g.stop(by != 0)
	g.Focus()
	g.Move(g.row+by, g.column)
}

// AcceptsTab keeps Tab for the table.
func (e *editor) AcceptsTab() bool { return true }

// FocusLost enters the text.
func (e *editor) FocusLost() {
	e.TextBox.FocusLost()
	if e.grid.editor == e {
		e.grid.stop(true)
	}
}
