package field

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/say"
	"yibiao/forms"
)

// TableConfig says what a table shows and where its edits go. Every function is called on the Fyne goroutine; after
// an edit the owner calls Show.
type TableConfig struct {
	Field      *forms.Field
	Vocabulary *forms.Vocabulary
	Set        func(row, column, text string) bool // whether it was kept
	Add        func(rows []map[string]string)      // cells as typed; one empty map for an empty row
	Delete     func(row string)
	Move       func(row string, steps int)
	OnFocus    func()
	OnLeave    func()
	Today      func() time.Time
}

// Place is a cell of a table by row id and column id.
type Place struct{ Row, Column string }

// Table is the editor of a detail table: a grid of cells with one of them open for typing. Arrows move, Enter or F2 or
// typing opens a cell, Tab goes on to the next, Insert adds a row, Ctrl+Delete removes one, Alt+Up and Alt+Down
// move it, Ctrl+V pastes rows copied from a spreadsheet. Long tables are shown in pages.
type Table struct {
	cfg    TableConfig
	grid   *grid
	scroll *container.Scroll
	object fyne.CanvasObject
	pager  *fyne.Container
	where  *widget.Label
	page   int
	rows   []forms.Row // all rows, as shown: canonical, calculated cells included
	tools  []*widget.Button
}

// pageRows is how many rows one page shows; more would be slow to draw and are never read at once.
const pageRows = 50

// NewTable makes the editor of a table field.
func NewTable(cfg TableConfig) *Table {
	t := &Table{cfg: cfg}
	t.grid = newGrid(t)
	t.scroll = container.NewHScroll(t.grid)
	add := widget.NewButtonWithIcon(say.T("添加一行"), theme.ContentAddIcon(), t.addRow)
	remove := widget.NewButtonWithIcon(say.T("删除此行"), theme.DeleteIcon(), t.deleteRow)
	up := widget.NewButtonWithIcon(say.T("上移"), theme.MoveUpIcon(), func() { t.moveRow(-1) })
	down := widget.NewButtonWithIcon(say.T("下移"), theme.MoveDownIcon(), func() { t.moveRow(1) })
	t.tools = []*widget.Button{remove, up, down}
	t.where = widget.NewLabel("")
	back := widget.NewButtonWithIcon("", theme.NavigateBackIcon(), func() { t.turn(-1) })
	next := widget.NewButtonWithIcon("", theme.NavigateNextIcon(), func() { t.turn(1) })
	t.pager = container.NewHBox(back, t.where, next)
	for _, b := range []*widget.Button{remove, up, down, back, next} {
		b.Importance = widget.LowImportance
	}
	buttons := container.NewHBox(add, remove, up, down, t.pager)
	t.object = container.New(&stack{}, t.scroll, buttons, note(say.T("可从 Excel 复制后在此按 Ctrl+V 粘贴")))
	t.Show(nil)
	return t
}

// Object is what stands in the form.
func (t *Table) Object() fyne.CanvasObject { return t.object }

// First is the grid.
func (t *Table) First() fyne.Focusable { return t.grid }

// Show shows the rows as they are now. A cell that is being typed in stays open.
func (t *Table) Show(rows []forms.Row) {
	t.rows = rows
	t.page = min(t.page, t.pages()-1)
	t.pager.Hidden = t.pages() < 2
	t.where.SetText(say.T("第 {page}/{pages} 页，共 {n} 行", "page", t.page+1, "pages", t.pages(), "n", len(rows)))
	for _, b := range t.tools {
		if len(rows) == 0 {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	first := t.page * pageRows
	t.grid.show(rows[min(first, len(rows)):min(first+pageRows, len(rows))], first)
}

// Mark shows which cells have findings.
func (t *Table) Mark(faults map[Place]bool) {
	t.grid.faults = faults
	t.grid.Refresh()
}

// Go brings the mark to a cell; column "" is the first.
func (t *Table) Go(at Place) {
	for i, row := range t.rows {
		if row.ID != at.Row {
			continue
		}
		t.page = i / pageRows
		t.Show(t.rows)
		column := 0
		for j, c := range t.cfg.Field.Columns {
			if c.Name() == at.Column {
				column = j
			}
		}
		t.grid.moveTo(i%pageRows, column)
	}
}

// Commit hands over the cell that is being typed in.
func (t *Table) Commit() { t.grid.commit() }

// Typing tells whether a cell is open with text that was not handed over.
func (t *Table) Typing() bool { return t.grid.typing() }

func (t *Table) pages() int { return max((len(t.rows)+pageRows-1)/pageRows, 1) }

func (t *Table) turn(by int) {
	t.Commit()
	t.page = min(max(t.page+by, 0), t.pages()-1)
	t.Show(t.rows)
}

func (t *Table) addRow() {
	t.Commit()
	t.page = len(t.rows) / pageRows
	t.cfg.Add([]map[string]string{{}})
	t.focus()
	t.grid.moveTo(len(t.grid.rows)-1, 0)
}

func (t *Table) deleteRow() {
	t.grid.close()
	if row, ok := t.grid.currentRow(); ok {
		t.cfg.Delete(row)
	}
	t.focus()
}

func (t *Table) moveRow(steps int) {
	t.Commit()
	row, ok := t.grid.currentRow()
	if !ok {
		return
	}
	t.cfg.Move(row, steps)
	t.focus()
	t.grid.moveTo(t.grid.row+steps, t.grid.column)
}

func (t *Table) focus() {
	if c := Canvas(t.grid); c != nil {
		c.Focus(t.grid)
	}
}

// follow scrolls sideways to the marked cell.
func (t *Table) follow(left, right float32) {
	switch view := t.scroll.Size().Width; {
	case left < t.scroll.Offset.X:
		t.scroll.Offset.X = left
	case right > t.scroll.Offset.X+view:
		t.scroll.Offset.X = right - view
	default:
		return
	}
	t.scroll.Refresh()
}

// shortcut does what a key with Ctrl or Alt asks.
func (t *Table) shortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		t.paste(s.Clipboard.Content())
	case *fyne.ShortcutCopy:
		s.Clipboard.SetContent(t.grid.currentText())
	case *desktop.CustomShortcut:
		switch {
		case s.Modifier == fyne.KeyModifierControl && s.KeyName == fyne.KeyDelete:
			t.deleteRow()
		case s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyUp:
			t.moveRow(-1)
		case s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyDown:
			t.moveRow(1)
		}
	}
}
