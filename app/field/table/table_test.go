package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
	"yibiao/forms"
)

// sheet is a table with its rows, kept as the session would keep them.
type sheet struct {
	table *Table
	rows  []forms.Row
	log   []string
	full  bool // nothing can be saved
	c     fyne.Canvas
}

func newSheet(t *testing.T, rows int) *sheet {
	t.Helper()
	f := &forms.Field{ID: forms.Text{S: "pay"}, Label: "付款明细", Type: forms.Text{S: "table"}, Columns: []*forms.Field{
		{ID: forms.Text{S: "who"}, Label: "收款人", Type: forms.Text{S: "text"}},
		{ID: forms.Text{S: "kind"}, Label: "方式", Type: forms.Text{S: "choice"}, Options: []string{"现金", "转账"}},
		{ID: forms.Text{S: "sum"}, Label: "金额", Type: forms.Text{S: "money"}, Unit: "万元"},
	}}
	fieldtest.StartApp(t)
	s := &sheet{}
	for i := range rows {
		s.rows = append(s.rows, forms.Row{ID: fmt.Sprint("r", i), Cells: map[string]string{"who": fmt.Sprint("甲", i), "sum": "1.5"}})
	}
	s.table = New(Config{Field: f, Vocabulary: fieldtest.Vocabulary(), Set: s.set, Add: s.add, Fill: s.fill, Delete: s.remove, Move: s.move})
	w := test.NewTempWindow(t, s.table.Object())
	w.Resize(fyne.NewSize(800, 500))
	s.c = w.Canvas()
	s.table.Show(s.rows)
	s.c.Focus(s.table.First())
	return s
}

func (s *sheet) set(row, column, text string) bool {
	s.log = append(s.log, fmt.Sprintf("%s.%s=%s", row, column, text))
	if s.full {
		return false
	}
	for i := range s.rows {
		if s.rows[i].ID == row {
			s.rows[i].Cells[column] = text
		}
	}
	s.table.Show(s.rows)
	return true
}

func (s *sheet) add(rows []map[string]string) bool {
	s.log = append(s.log, fmt.Sprintf("add %v", rows))
	if s.full {
		return false
	}
	for _, cells := range rows {
		s.rows = append(s.rows, forms.Row{ID: fmt.Sprint("n", len(s.rows)), Cells: cells})
	}
	s.table.Show(s.rows)
	return true
}

func (s *sheet) fill(cells []Cell, added []map[string]string) bool {
	words := []string{}
	for _, c := range cells {
		words = append(words, c.Row+"."+c.Column+"="+c.Text)
		for i := range s.rows {
			if s.rows[i].ID == c.Row {
				s.rows[i].Cells[c.Column] = c.Text
			}
		}
	}
	for _, row := range added {
		words = append(words, fmt.Sprint("add ", row))
		s.rows = append(s.rows, forms.Row{ID: fmt.Sprint("n", len(s.rows)), Cells: row})
	}
	s.log = append(s.log, strings.Join(words, "; "))
	s.table.Show(s.rows)
	return true
}

func (s *sheet) remove(row string) {
	s.log = append(s.log, "delete "+row)
	for i := range s.rows {
		if s.rows[i].ID == row {
			s.rows = append(s.rows[:i:i], s.rows[i+1:]...)
			break
		}
	}
	s.table.Show(s.rows)
}

func (s *sheet) move(row string, steps int) {
	s.log = append(s.log, fmt.Sprint("move ", row, " ", steps))
}

func TestTableIsFilledByKeyboard(t *testing.T) {
	cases := []struct {
		name string
		do   func(s *sheet)
		want []string
	}{
		{"typing opens the cell, Enter keeps", func(s *sheet) { fieldtest.TypeOn(s.c, "乙公司"); fieldtest.Press(s.c, fyne.KeyReturn) }, []string{"r0.who=乙公司"}},
		{"Enter goes down", func(s *sheet) {
			fieldtest.TypeOn(s.c, "乙")
			fieldtest.Press(s.c, fyne.KeyReturn)
			fieldtest.TypeOn(s.c, "丙")
			fieldtest.Press(s.c, fyne.KeyReturn)
		}, []string{"r0.who=乙", "r1.who=丙"}},
		{"Down goes down and Up goes up, as Enter does", func(s *sheet) {
			fieldtest.TypeOn(s.c, "乙")
			fieldtest.Press(s.c, fyne.KeyDown)
			fieldtest.TypeOn(s.c, "丙")
			fieldtest.Press(s.c, fyne.KeyUp)
			fieldtest.TypeOn(s.c, "丁")
			fieldtest.Press(s.c, fyne.KeyUp)
			fieldtest.TypeOn(s.c, "戊")
			fieldtest.Press(s.c, fyne.KeyDown)
		}, []string{"r0.who=乙", "r1.who=丙", "r0.who=丁", "r0.who=戊"}},
		{"Tab keeps and goes on", func(s *sheet) {
			fieldtest.Press(s.c, fyne.KeyRight, fyne.KeyRight)
			fieldtest.TypeOn(s.c, "3")
			fieldtest.Press(s.c, fyne.KeyTab)
			fieldtest.TypeOn(s.c, "丁")
			fieldtest.Press(s.c, fyne.KeyTab)
		}, []string{"r0.sum=3", "r1.who=丁"}},
		{"Escape discards", func(s *sheet) { fieldtest.TypeOn(s.c, "错"); fieldtest.Press(s.c, fyne.KeyEscape) }, nil},
		{"F2 and nothing typed", func(s *sheet) { fieldtest.Press(s.c, fyne.KeyF2, fyne.KeyReturn) }, nil},
		{"leaving keeps", func(s *sheet) { fieldtest.TypeOn(s.c, "戊"); s.c.Unfocus() }, []string{"r0.who=戊"}},
		{"commit keeps", func(s *sheet) { fieldtest.TypeOn(s.c, "己"); s.table.Commit() }, []string{"r0.who=己"}},
		{"delete clears", func(s *sheet) { fieldtest.Press(s.c, fyne.KeyDelete) }, []string{"r0.who="}},
		{"insert adds", func(s *sheet) {
			fieldtest.Press(s.c, fyne.KeyInsert)
			fieldtest.TypeOn(s.c, "庚")
			fieldtest.Press(s.c, fyne.KeyReturn)
		}, []string{"add [map[]]", "n2.who=庚"}},
		{"remove and move", func(s *sheet) {
			s.table.grid.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt})
			s.table.grid.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierControl})
		}, []string{"move r0 1", "delete r1"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newSheet(t, 2)
			c.do(s)
			if diff := cmp.Diff(c.want, s.log); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestACellThatCannotBeSavedStaysOpen(t *testing.T) {
	s := newSheet(t, 2)
	s.full = true
	fieldtest.TypeOn(s.c, "乙")
	fieldtest.Press(s.c, fyne.KeyReturn)
	if s.table.grid.open.editor == nil || s.table.grid.open.editor.Text() != "乙" {
		t.Fatal("the typed text is gone")
	}
	s.full = false
	fieldtest.Press(s.c, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"r0.who=乙", "r0.who=乙"}, s.log); diff != "" || s.table.grid.open.editor != nil {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestChoiceInACell(t *testing.T) {
	s := newSheet(t, 1)
	fieldtest.Press(s.c, fyne.KeyRight, fyne.KeyReturn)
	if s.c.Overlays().Top() == nil {
		t.Fatal("the list did not open")
	}
	fieldtest.Press(s.c, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"r0.kind=转账"}, s.log); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s.table.grid.open.editor != nil || s.c.Focused() != fyne.Focusable(s.table.grid) {
		t.Error("the cell stayed open")
	}
}

func TestPasteFromASpreadsheet(t *testing.T) {
	s := newSheet(t, 2)
	fieldtest.Press(s.c, fyne.KeyDown)
	board := test.NewClipboard()
	board.SetContent("辛\t现金\t2\r\n壬\t转账\t3\r\n癸\t\t4\tzu viel\r\n")
	s.table.grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	want := []string{"r1.who=辛; r1.kind=现金; r1.sum=2; add map[kind:转账 sum:3 who:壬]; add map[kind: sum:4 who:癸]"}
	if diff := cmp.Diff(want, s.log); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSumsAreExact(t *testing.T) {
	s := newSheet(t, 3)
	s.rows[0].Cells["sum"], s.rows[1].Cells["sum"], s.rows[2].Cells["sum"] = "0.1", "0.2", "not a number"
	if got := s.table.grid.cells.sums()["sum"]; got != (columnSum{"缺 1 行 0.3", 1}) {
		t.Errorf("sum %v", got)
	}
}

// A cell that has to be filled in and is empty is not nothing: the sum tells that it is not in it. One that may be empty is nothing.
func TestASumTellsOfTheCellsThatAreStillToBeFilledIn(t *testing.T) {
	s := newSheet(t, 3)
	s.rows[0].Cells["sum"], s.rows[1].Cells["sum"], s.rows[2].Cells["sum"] = "5", "2", ""
	for _, required := range []string{"", "true"} {
		for _, c := range s.table.grid.cells.columns() {
			c.Required.S = required
		}
		want := map[string]columnSum{"": {"7", 0}, "true": {"缺 1 行 7", 1}}[required]
		if got := s.table.grid.cells.sums()["sum"]; got != want {
			t.Errorf("required %q: %v", required, got)
		}
	}
}

func TestLongTableHasPages(t *testing.T) {
	s := newSheet(t, 120)
	if n := len(s.table.cells.rows()); n != pageRows {
		t.Fatalf("a page has %d rows", n)
	}
	fieldtest.Press(s.c, fyne.KeyPageDown, fyne.KeyPageDown, fyne.KeyPageDown)
	if s.table.cells.first() != 100 || len(s.table.cells.rows()) != 20 {
		t.Errorf("the last page begins at %d and has %d rows", s.table.cells.first(), len(s.table.cells.rows()))
	}
	s.table.Go(Place{Row: "r77", Column: "sum"})
	if s.table.cells.page != 1 || s.table.grid.at.row != 27 || s.table.grid.at.column != 2 {
		t.Errorf("went to page %d, row %d, column %d", s.table.cells.page, s.table.grid.at.row, s.table.grid.at.column)
	}
	fieldtest.TypeOn(s.c, "9")
	fieldtest.Press(s.c, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"r77.sum=9"}, s.log); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTapMarksAndOpens(t *testing.T) {
	s := newSheet(t, 3)
	left, width := s.table.grid.measures.column(2)
	at := fyne.NewPos(left+width/2, rowHeight()*2.5)
	s.table.grid.Tapped(&fyne.PointEvent{Position: at})
	if s.table.grid.at.row != 1 || s.table.grid.at.column != 2 || s.table.grid.open.editor != nil {
		t.Fatalf("row %d, column %d", s.table.grid.at.row, s.table.grid.at.column)
	}
	s.table.grid.Tapped(&fyne.PointEvent{Position: at})
	if s.table.grid.open.editor == nil {
		t.Error("the second tap did not open the cell")
	}
}

// Only a column that refuses the export while it is empty has the star of one that must be filled.
func TestTheStarMarksWhatRefusesTheExport(t *testing.T) {
	column := &forms.Field{Label: "金额", Required: forms.Text{S: "true"}}
	for src, want := range map[forms.Provenance]string{forms.Seed: "* 金额", forms.Assumed: "金额"} {
		table := &forms.Field{Source: forms.Source{Src: src}}
		if got := headText(table, column); got != want {
			t.Errorf("%s: %q, want %q", src, got, want)
		}
	}
}

// Where nothing can be changed, a sheet is walked through and copied from, and no key, button or paste hands anything over.
func TestASheetThatIsFixed(t *testing.T) {
	s := newSheet(t, 2)
	s.table.cfg.Fixed = "只能看，不能改"
	s.table.Show(s.rows)
	board := test.NewClipboard()
	board.SetContent("甲\t现金\t3\n乙\t现金\t4\n丙\t现金\t5")
	s.table.grid.TypedRune('丁')
	fieldtest.Press(s.c, fyne.KeyReturn, fyne.KeyF2, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyInsert)
	s.table.grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	s.table.addRow()
	s.table.deleteRow()
	s.table.moveRow(1)
	if s.table.grid.open.editor != nil {
		t.Error("a cell is open")
	}
	if len(s.log) > 0 {
		t.Errorf("handed over: %q", s.log)
	}
	if got := s.table.note.Text; got != "只能看，不能改" {
		t.Errorf("below it stands %q", got)
	}
	for _, b := range s.table.tools {
		if !b.Disabled() {
			t.Errorf("%s can be pressed", b.Text)
		}
	}
	s.table.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if got := board.Content(); got != "甲0" {
		t.Errorf("copied %q", got)
	}
}

// What an empty sheet says is not crossed by the lines between its columns.
func TestWhatAnEmptySheetSaysIsNotCrossed(t *testing.T) {
	for _, rows := range []int{0, 1} {
		s := newSheet(t, rows)
		p := sheetPaint{g: s.table.grid, upTo: len(s.table.grid.columns())}
		p.draw()
		right, long := numberWidth(), 0
		for _, w := range s.table.grid.measures.widths() {
			right += w
		}
		for _, o := range p.Objects {
			if x := o.Position().X; o.Size().Width == 1 && o.Size().Height > rowHeight() && x > numberWidth() && x < right-2 {
				long++
			}
		}
		if want := map[int]int{0: 0, 1: 2}[rows]; long != want {
			t.Errorf("%d rows: %d lines between columns go through, not %d", rows, long, want)
		}
		for _, focused := range []bool{false, true} {
			s.table.grid.focused = focused
			p := sheetPaint{g: s.table.grid, upTo: len(s.table.grid.columns())}
			p.mark()
			frame := s.table.grid.measures.box(s.table.grid.at)
			for _, o := range p.Objects {
				if w, ok := o.(*canvas.Text); ok && focused && w.Position().X < frame.X+frame.Width {
					t.Errorf("%d rows: %q at %v is crossed by the frame that ends at %v", rows, w.Text, w.Position().X, frame.X+frame.Width)
				}
			}
			if says := slices.ContainsFunc(p.Objects, func(o fyne.CanvasObject) bool { _, ok := o.(*canvas.Text); return ok }); says != (rows == 0) {
				t.Errorf("%d rows: it says what to do: %v", rows, says)
			}
		}
	}
}
