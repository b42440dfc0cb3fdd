package table

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
)

func TestReadSheet(t *testing.T) {
	cases := []struct {
		name, text string
		want       [][]string
	}{
		{"nothing", "", nil},
		{"only line ends", "\r\n", nil},
		{"one cell", "甲", [][]string{{"甲"}}},
		{"lines and tabs", "甲\t1\r\n乙\t2\r\n", [][]string{{"甲", "1"}, {"乙", "2"}}},
		{"empty cells", "\t\t3", [][]string{{"", "", "3"}}},
		{"a quoted line break", "\"第一行\n第二行\"\t2", [][]string{{"第一行\n第二行", "2"}}},
		{"quoted marks", `"他说""好"""` + "\t1", [][]string{{`他说"好"`, "1"}}},
		{"marks that quote nothing", `"甲"公司` + "\t1", [][]string{{`"甲"公司`, "1"}}},
		{"an open mark", `"甲` + "\t1", [][]string{{`"甲`, "1"}}},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, readSheet(c.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func FuzzReadSheet(f *testing.F) {
	for _, text := range []string{"", "甲\t1\r\n乙", "\"a\"\"b\"\tc", "\"\n\"", "\"\"\"\t\"", "\t\n\t"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, line := range readSheet(text) {
			if len(line) == 0 {
				t.Error("a line without cells")
			}
		}
	})
}

// hold presses an arrow key with Shift held down.
func hold(s *sheet, keys ...fyne.KeyName) {
	s.table.grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	fieldtest.Press(s.c, keys...)
	s.table.grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
}

func TestSheetKeys(t *testing.T) {
	cases := []struct {
		name string
		rows int
		do   func(s *sheet)
		want []string
	}{
		{"typing below the last row makes a row", 1, func(s *sheet) {
			fieldtest.Press(s.c, fyne.KeyDown)
			fieldtest.TypeOn(s.c, "新")
			fieldtest.Press(s.c, fyne.KeyTab)
			fieldtest.TypeOn(s.c, "x")
		}, []string{"add [map[who:新]]"}},
		{"Enter goes on below, row after row", 0, func(s *sheet) {
			fieldtest.TypeOn(s.c, "甲")
			fieldtest.Press(s.c, fyne.KeyReturn)
			fieldtest.TypeOn(s.c, "乙")
			fieldtest.Press(s.c, fyne.KeyReturn)
		}, []string{"add [map[who:甲]]", "add [map[who:乙]]"}},
		{"a selection is cleared in one step", 2, func(s *sheet) {
			hold(s, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
			fieldtest.Press(s.c, fyne.KeyDelete)
		}, []string{"r0.who=; r0.sum=; r1.who=; r1.sum="}},
		{"fill down", 3, func(s *sheet) {
			hold(s, fyne.KeyDown, fyne.KeyDown)
			s.table.grid.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
		}, []string{"r1.who=甲0; r2.who=甲0"}},
		{"Ctrl+End to the last row, Ctrl+Home to the first", 30, func(s *sheet) {
			edge := func(key fyne.KeyName, more fyne.KeyModifier) {
				s.table.grid.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl | more})
			}
			edge(fyne.KeyEnd, 0)
			s.table.fill(s.table.grid.cleared())
			edge(fyne.KeyHome, 0)
			fieldtest.Press(s.c, fyne.KeyDelete)
			edge(fyne.KeyEnd, fyne.KeyModifierShift)
			if from, to := s.table.grid.corners(); from != (spot{}) || to.row+1 != len(s.table.cells.rows()) {
				t.Errorf("selected from %v to %v", from, to)
			}
		}, []string{"r29.sum=", "r0.who="}},
		{"Shift+Tab goes back", 1, func(s *sheet) {
			fieldtest.Press(s.c, fyne.KeyRight, fyne.KeyRight)
			hold(s, fyne.KeyTab, fyne.KeyTab)
			fieldtest.TypeOn(s.c, "乙")
			fieldtest.Press(s.c, fyne.KeyReturn)
		}, []string{"r0.who=乙"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newSheet(t, c.rows)
			c.do(s)
			if diff := cmp.Diff(c.want, s.log); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestCopyAndPasteOfASelection(t *testing.T) {
	s := newSheet(t, 2)
	s.rows[0].Cells["who"] = "甲\n\"公司\""
	s.table.Show(s.rows)
	hold(s, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	board := test.NewClipboard()
	s.table.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	want := "\"甲\n\"\"公司\"\"\"\t\t1.5\n甲1\t\t1.5"
	if diff := cmp.Diff(want, board.Content()); diff != "" {
		t.Fatalf("copied (-want +got):\n%s", diff)
	}
	if got := s.table.note.Text; got != "已选 6 格，合计 3" {
		t.Errorf("the note says %q", got)
	}
	board.SetContent("9")
	s.table.grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if diff := cmp.Diff([]string{"r0.who=9; r0.kind=9; r0.sum=9; r1.who=9; r1.kind=9; r1.sum=9"}, s.log); diff != "" {
		t.Errorf("one value into a selection (-want +got):\n%s", diff)
	}
}

func TestHeadsAreNotPasted(t *testing.T) {
	s := newSheet(t, 1)
	board := test.NewClipboard()
	board.SetContent("收款人\t方式\t金额（万元）\n辛\t现金\t2")
	s.table.grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if diff := cmp.Diff([]string{"r0.who=辛; r0.kind=现金; r0.sum=2"}, s.log); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTabPassesASheetByUntilItIsEntered(t *testing.T) {
	s := newSheet(t, 1)
	if s.table.grid.AcceptsTab() {
		t.Error("the sheet is a trap for the keyboard")
	}
	fieldtest.Press(s.c, fyne.KeyRight)
	if !s.table.grid.AcceptsTab() {
		t.Error("Tab leaves the sheet in the middle of work")
	}
	fieldtest.Press(s.c, fyne.KeyEscape)
	if s.table.grid.AcceptsTab() {
		t.Error("Escape does not let go")
	}
	fieldtest.Press(s.c, fyne.KeyEnd, fyne.KeyDown, fyne.KeyTab)
	if s.c.Focused() == fyne.Focusable(s.table.grid) {
		t.Error("Tab does not leave behind the last cell")
	}
}

func TestAnEdgeIsPulled(t *testing.T) {
	s := newSheet(t, 1)
	var kept map[string]float32
	s.table.cfg.OnWidths = func(w map[string]float32) { kept = w }
	g := s.table.grid
	left, width := g.measures.column(0)
	edge := fyne.NewPos(left+width, rowHeight()/2)
	g.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: edge}})
	if g.Cursor() != desktop.HResizeCursor {
		t.Error("the pointer does not show that the edge can be pulled")
	}
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: edge}, Dragged: fyne.NewDelta(40, 0)})
	g.DragEnd()
	if _, now := g.measures.column(0); now < width+39 || now > width+41 {
		t.Errorf("the column was %v wide and is %v", width, now)
	}
	if kept["who"] == 0 {
		t.Error("the width was not handed over")
	}
}

// A block that is pasted while a cell is open, as a press leaves it, fills cells as it does when the cell is only marked; one
// value goes into the open cell.
func TestABlockPastedIntoAnOpenCellFillsCells(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"block":      {"乙\t转账\t3\r\n丙\t现金\t4\r\n", "r0.who=乙; r0.kind=转账; r0.sum=3; add map[kind:现金 sum:4 who:丙]"},
		"lines":      {"乙\n丙\n", "r0.who=乙; add map[who:丙]"},
		"with heads": {"收款人\t方式\t金额（万元）\n乙\t转账\t3\n", "r0.who=乙; r0.kind=转账; r0.sum=3"},
		"one value":  {"乙\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSheet(t, 1)
			if !s.table.grid.open.begin() {
				t.Fatal("the cell does not open")
			}
			board := test.NewClipboard()
			board.SetContent(c.text)
			s.c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
			if got := strings.Join(s.log, " / "); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
