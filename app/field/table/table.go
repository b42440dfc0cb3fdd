// Package table is the editor of a detail table: a sheet of which one cell at a time is a real input. What it holds (cells), what is
// marked (selection), how wide things are (measures), the cell that is typed in (openCell), what the mouse does (pointer) and what
// spreadsheets exchange (exchange, sheettext) are apart from one another; the grid is what the toolkit sees of them.
package table

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// Config says what a table shows and where its edits go. Every function is called on the Fyne goroutine; after
// an edit the owner calls Show. Set, Add and Fill tell whether it was kept; each is one step that can be undone.
type Config struct {
	Field      *forms.Field
	Vocabulary *forms.Vocabulary
	Set        func(row, column, text string) bool
	// Keep saves a cell that is still being typed, as Config.OnKeep does; OnType is told of each change. Both may be nil.
	Keep    func(row, column, text string, more bool) (canonical string, ok bool)
	OnType  func()
	Add     func(rows []map[string]string) bool                // cells as typed; one empty map for an empty row
	Fill    func(cells []Cell, added []map[string]string) bool // several cells, and rows behind the last one
	Delete  func(row string)
	Move    func(row string, steps int)
	OnFocus func()
	OnLeave func()
	Today   func() time.Time

	// Shown tells whether the table is on the screen: only then anything is pasted. Heads gives the columns that a head of a spreadsheet may
	// mean beside their labels, by id. Ask shows what a paste would do, and then does it, or not; Tell says what was left out. All may be nil.
	Shown func() bool
	Heads func(head string) []string
	Ask   func(lines []string, paste func())
	Tell  func(text string)

	OnMark  func(Place)                  // the mark went to a cell; its row is "" in the empty row; may be nil
	Menu    func(Place) []*fyne.MenuItem // what the context menu has to say about a cell; may be nil
	OnWheel func(*fyne.ScrollEvent)      // turns the page that the table stands on; may be nil
	// See scrolls the page so that what lies at top of a part of the table, so high, can be seen; may be nil.
	See   func(part fyne.CanvasObject, top, height float32)
	Fixed string // why no row can be changed; "" lets them be
	// Widths are the columns that were pulled, at scale 1, by id; OnWidths is told when one was. Both may be nil.
	Widths   map[string]float32
	OnWidths func(map[string]float32)
}

// Table is the editor of a detail table: a grid of cells with one of them open for typing. Arrows move, with Shift they
// select; Enter or F2 or typing opens a cell, Tab goes on to the next, Insert adds a row, Ctrl+Delete removes one,
// Alt+Up and Alt+Down move it, Ctrl+C and Ctrl+V exchange cells with spreadsheets, Ctrl+Shift+D fills down. Long tables are
// shown in pages.
type Table struct {
	cfg    Config
	cells  cells
	grid   *grid
	frozen *frozen
	scroll *sideScroll
	object fyne.CanvasObject
	pager  *fyne.Container
	where  *widget.Label
	note   *canvas.Text
	tools  []*kit.Press
}

// New makes the editor of a table field.
func New(cfg Config) *Table {
	t := &Table{cfg: cfg, note: input.Note("")}
	t.cells.cfg = &t.cfg
	t.grid = newGrid(t)
	t.frozen = newFrozen(t.grid)
	t.scroll = newSideScroll(t.grid, cfg.OnWheel)
	t.scroll.OnScrolled = func(fyne.Position) { t.thaw() }
	add := tool(say.T("添加一行"), theme.ContentAddIcon(), t.addRow)
	remove := tool(say.T("删除此行"), theme.DeleteIcon(), t.deleteRow)
	up := tool(say.T("上移"), theme.MoveUpIcon(), func() { t.moveRow(-1) })
	down := tool(say.T("下移"), theme.MoveDownIcon(), func() { t.moveRow(1) })
	t.tools = []*kit.Press{remove, up, down}
	enable(add, cfg.Fixed == "")
	t.where = widget.NewLabel("")
	back := tool("", theme.NavigateBackIcon(), func() { t.turn(-1) })
	next := tool("", theme.NavigateNextIcon(), func() { t.turn(1) })
	t.pager = container.NewHBox(back, t.where, next)
	buttons := container.New(&kit.Flow{Gap: look.SpaceTight}, add, remove, up, down, t.pager)
	t.object = kit.ColumnOf(0, container.New(&freeze{t.grid}, t.scroll, t.frozen), buttons, t.note)
	t.Show(nil)
	return t
}

// tool is a quiet button below a table.
func tool(words string, icon fyne.Resource, do func()) *kit.Press {
	b := kit.Quiet(words, do)
	b.Icon = icon
	return b
}

func enable(b *kit.Press, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// Object is what stands in the form.
func (t *Table) Object() fyne.CanvasObject { return t.object }

// First takes the keyboard when the field is entered: the grid.
func (t *Table) First() fyne.Focusable { return t.grid }

// Show shows the rows as they are now. A cell that is being typed in stays open.
func (t *Table) Show(rows []forms.Row) {
	t.cells.all = rows
	t.cells.turnTo(t.cells.page)
	pages := t.cells.pages()
	t.pager.Hidden = pages < 2
	t.where.SetText(say.T("第 {page}/{pages} 页，共 {n} 行", "page", t.cells.page+1, "pages", pages, "n", len(rows)))
	t.grid.show()
	t.told()
}

// told brings buttons and small print up to date with the mark.
func (t *Table) told() {
	_, there := t.grid.row()
	for _, b := range t.tools {
		if can := there && t.cfg.Fixed == ""; b.Disabled() == can {
			enable(b, can)
		}
	}
	words := t.grid.summary()
	switch {
	case words != "":
	case t.cfg.Fixed != "":
		words = t.cfg.Fixed
	default:
		words = say.T("可从 Excel、WPS 表格复制后按 Ctrl+V 粘贴；Alt+↑↓ 移动行")
	}
	if words != t.note.Text {
		input.SetNote(t.note, words, false)
	}
}

// Mark shows which cells have findings; true stands for one that must be put right.
func (t *Table) Mark(faults map[Place]bool) {
	t.grid.faults = faults
	t.grid.Refresh()
}

// Marked is the marked cell; its row is "" in the empty row.
func (t *Table) Marked() Place { return t.grid.place() }

// Go brings the mark to a cell; column "" is the first.
func (t *Table) Go(at Place) {
	for i, row := range t.cells.all {
		if row.ID != at.Row {
			continue
		}
		column := 0
		for j, c := range t.cfg.Field.Columns {
			if c.Name() == at.Column {
				column = j
			}
		}
		t.goTo(spot{i, column})
	}
}

// goTo brings the mark to a cell by its place in the whole table.
func (t *Table) goTo(to spot) {
	if page := min(max(to.row, 0)/pageRows, t.cells.pages()-1); page != t.cells.page {
		t.cells.page = page
		t.Show(t.cells.all)
	}
	t.grid.markAt(spot{to.row - t.cells.first(), to.column})
}

// Commit hands over the cell that is being typed in.
func (t *Table) Commit() { t.grid.open.commit() }

// Keep saves the cell that is being typed in.
func (t *Table) Keep(more bool) bool {
	k, ok := t.grid.open.editor.(field.Keeper)
	return !ok || k.Keep(more)
}

// Typing tells whether a cell is open with text that was not handed over.
func (t *Table) Typing() bool { return t.grid.open.typing() }

func (t *Table) turn(by int) {
	t.Commit()
	t.cells.turnTo(t.cells.page + by)
	t.Show(t.cells.all)
}

func (t *Table) addRow() {
	if t.cfg.Fixed != "" {
		return
	}
	t.Commit()
	t.grid.open.close()
	t.cfg.Add([]map[string]string{{}})
	t.grid.entered = true
	t.focus()
	t.goTo(spot{len(t.cells.all) - 1, 0})
}

func (t *Table) deleteRow() {
	t.grid.open.close()
	if row, ok := t.grid.row(); ok && t.cfg.Fixed == "" {
		t.cfg.Delete(row)
	}
	t.focus()
}

func (t *Table) moveRow(steps int) {
	t.Commit()
	row, ok := t.grid.row()
	if !ok || t.cfg.Fixed != "" {
		return
	}
	at := t.cells.first() + t.grid.at.row + steps
	t.cfg.Move(row, steps)
	t.focus()
	t.goTo(spot{min(max(at, 0), len(t.cells.all)-1), t.grid.at.column})
}

// fill hands over several cells and new rows in one step.
func (t *Table) fill(c change) {
	if len(c.cells)+len(c.added) > 0 && t.cfg.Fixed == "" {
		t.cfg.Fill(c.cells, c.added)
	}
}

// paste puts text copied from a spreadsheet into the table, in one step. Where it is not sure what belongs where, the person looks first.
func (t *Table) paste(text string) {
	lines := readSheet(text)
	if len(lines) == 0 || t.cfg.Fixed != "" || t.cfg.Shown != nil && !t.cfg.Shown() {
		return
	}
	t.Commit()
	t.grid.open.close()
	in := t.grid.pasted(lines)
	if in.unsure() && t.cfg.Ask != nil {
		t.cfg.Ask(in.told(t.cfg.Vocabulary), func() {
			t.fill(in.change)
			t.focus()
		})
		return
	}
	t.fill(in.change)
	if t.cfg.Tell != nil && in.sums+in.negative+in.rest+in.converted() > 0 {
		t.cfg.Tell(strings.Join(in.told(t.cfg.Vocabulary), ""))
	}
}

// pasteOver pastes a block of cells while a cell is open, as if only the cell were marked; what is one cell goes into the open
// one. A press opens a cell, and who presses and pastes means the sheet.
func (t *Table) pasteOver(text string, open *forms.Field) bool {
	lines := readSheet(text)
	block := len(lines) > 0 && slices.ContainsFunc(lines, func(line []string) bool { return len(line) > 1 })
	if !block && (len(lines) < 2 || fitting(open, "\n") == "\n") {
		return false
	}
	t.paste(text)
	t.focus()
	return true
}

func (t *Table) focus() {
	if c := kit.Canvas(t.grid); c != nil {
		c.Focus(t.grid)
	}
}

// follow scrolls sideways so that a stretch of the sheet can be seen; behind tells that the frozen column would cover it.
func (t *Table) follow(left, right float32, behind bool) {
	view, cover := t.scroll.Size().Width, float32(0)
	if behind && t.grid.Size().Width > view {
		cover = t.frozen.width()
	}
	switch {
	case left-cover < t.scroll.Offset.X:
		t.scroll.Offset.X = max(left-cover, 0)
	case right > t.scroll.Offset.X+view && view > 0:
		t.scroll.Offset.X = right - view
	default:
		return
	}
	t.scroll.Refresh()
	t.thaw()
}

// thaw shows the frozen part while the sheet is scrolled sideways; it leaves half of the room to the other columns.
func (t *Table) thaw() {
	show := t.scroll.Offset.X > 0 && t.frozen.width() < t.scroll.Size().Width/2
	if !show {
		if t.frozen.Visible() {
			t.frozen.Hide()
		}
		return
	}
	t.frozen.Resize(fyne.NewSize(t.frozen.width(), rowHeight()*float32(t.cells.lines())))
	t.frozen.Show()
	t.frozen.Refresh()
}

// copy puts what is selected on the clipboard.
func (t *Table) copy(to fyne.Clipboard) { to.SetContent(t.grid.copied()) }

// shortcut does what a key with Ctrl or Alt asks.
func (t *Table) shortcut(s fyne.Shortcut) {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		t.paste(s.Clipboard.Content())
	case *fyne.ShortcutCopy:
		t.copy(s.Clipboard)
	case *fyne.ShortcutCut:
		t.copy(s.Clipboard)
		t.fill(t.grid.cleared())
	case *fyne.ShortcutSelectAll:
		t.grid.selectAll()
	case *desktop.CustomShortcut:
		switch {
		case s.Modifier == fyne.KeyModifierControl && s.KeyName == fyne.KeyDelete:
			t.deleteRow()
		case s.Modifier == fyne.KeyModifierControl|fyne.KeyModifierShift && s.KeyName == fyne.KeyD:
			t.fill(t.grid.filledDown())
		case s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyUp:
			t.moveRow(-1)
		case s.Modifier == fyne.KeyModifierAlt && s.KeyName == fyne.KeyDown:
			t.moveRow(1)
		default:
			t.grid.toEdge(s)
		}
	}
}
