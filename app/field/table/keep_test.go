package table

import (
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/field/fieldtest"
)

// keeping makes the sheet save what is being typed as a form does.
func keeping(s *sheet) {
	s.table.cfg.Keep = func(row, column, text string, _ bool) (string, bool) { return text, s.set(row, column, text) }
}

func TestAnOpenCellIsKeptWhileItIsTyped(t *testing.T) {
	s := newSheet(t, 2)
	keeping(s)
	fieldtest.TypeOn(s.c, "柳")
	if !s.table.Keep(true) || s.rows[0].Cells["who"] != "柳" {
		t.Errorf("kept %q", s.rows[0].Cells["who"])
	}
	fieldtest.TypeOn(s.c, "州")
	if !s.table.Typing() {
		t.Error("nothing more seems to be typed")
	}
	fieldtest.Press(s.c, fyne.KeyReturn)
	if got := s.rows[0].Cells["who"]; got != "柳州" || s.table.Typing() {
		t.Errorf("handed over %q", got)
	}
}

func TestTypingInTheEmptyRowMakesOneRow(t *testing.T) {
	for name, rows := range map[string]int{"an empty sheet": 0, "below a row": 1, "at the end of a page": pageRows} {
		t.Run(name, func(t *testing.T) {
			s := newSheet(t, rows)
			keeping(s)
			s.table.goTo(spot{rows, 0})
			for _, text := range []string{"柳", "州", "厂"} {
				fieldtest.TypeOn(s.c, text)
				s.table.Keep(true)
			}
			fieldtest.Press(s.c, fyne.KeyTab)
			if len(s.rows) != rows+1 || s.rows[rows].Cells["who"] != "柳州厂" {
				t.Errorf("%d rows, the last one %v", len(s.rows), s.rows[len(s.rows)-1])
			}
			if at := s.table.Marked(); at.Column != "kind" || at.Row != s.rows[rows].ID {
				t.Errorf("the mark went to %v", at)
			}
		})
	}
}

func TestEscapeTakesBackWhatWasKept(t *testing.T) {
	s := newSheet(t, 2)
	keeping(s)
	fieldtest.TypeOn(s.c, "柳")
	s.table.Keep(false)
	fieldtest.Press(s.c, fyne.KeyEscape)
	if got := s.rows[0].Cells["who"]; got != "甲0" {
		t.Errorf("the cell holds %q", got)
	}
	s.table.goTo(spot{2, 0})
	fieldtest.TypeOn(s.c, "新")
	s.table.Keep(false)
	fieldtest.Press(s.c, fyne.KeyEscape)
	if len(s.rows) != 2 {
		t.Errorf("%d rows are left", len(s.rows))
	}
}

func TestACellThatCannotBeKeptIsStillTyped(t *testing.T) {
	s := newSheet(t, 2)
	keeping(s)
	s.full = true
	fieldtest.TypeOn(s.c, "柳")
	if s.table.Keep(false) || !s.table.Typing() {
		t.Error("it counts as saved")
	}
}
