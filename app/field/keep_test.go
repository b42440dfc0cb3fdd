package field

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

// keeping makes the sheet save what is being typed as a form does.
func keeping(s *sheet) {
	s.table.cfg.Keep = func(row, column, text string, _ bool) (string, bool) { return text, s.set(row, column, text) }
}

func TestAnOpenCellIsKeptWhileItIsTyped(t *testing.T) {
	s := newSheet(t, 2)
	keeping(s)
	typeOn(s.c, "柳")
	if !s.table.Keep(true) || s.rows[0].Cells["who"] != "柳" {
		t.Errorf("kept %q", s.rows[0].Cells["who"])
	}
	typeOn(s.c, "州")
	if !s.table.Typing() {
		t.Error("nothing more seems to be typed")
	}
	press(s.c, fyne.KeyReturn)
	if got := s.rows[0].Cells["who"]; got != "柳州" || s.table.Typing() {
		t.Errorf("handed over %q", got)
	}
}

func TestTypingInTheEmptyRowMakesOneRow(t *testing.T) {
	for name, rows := range map[string]int{"an empty sheet": 0, "below a row": 1, "at the end of a page": pageRows} {
		t.Run(name, func(t *testing.T) {
			s := newSheet(t, rows)
			keeping(s)
			s.table.goTo(rows, 0)
			for _, text := range []string{"柳", "州", "厂"} {
				typeOn(s.c, text)
				s.table.Keep(true)
			}
			press(s.c, fyne.KeyTab)
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
	typeOn(s.c, "柳")
	s.table.Keep(false)
	press(s.c, fyne.KeyEscape)
	if got := s.rows[0].Cells["who"]; got != "甲0" {
		t.Errorf("the cell holds %q", got)
	}
	s.table.goTo(2, 0)
	typeOn(s.c, "新")
	s.table.Keep(false)
	press(s.c, fyne.KeyEscape)
	if len(s.rows) != 2 {
		t.Errorf("%d rows are left", len(s.rows))
	}
}

func TestACellThatCannotBeKeptIsStillTyped(t *testing.T) {
	s := newSheet(t, 2)
	keeping(s)
	s.full = true
	typeOn(s.c, "柳")
	if s.table.Keep(false) || !s.table.Typing() {
		t.Error("it counts as saved")
	}
}

// keepingEditor is an editor whose answers are kept as a form does.
func keepingEditor(t *testing.T, f *forms.Field) (e Editor, kept, committed *[]string) {
	t.Helper()
	kept = &[]string{}
	e, committed = stand(t, f)
	cfg := func(text string, _ bool) (string, bool) {
		*kept = append(*kept, text)
		canonical := vocabulary().Parse(f, text, nil).Canonical
		e.Show(canonical) // a form shows everything anew
		return canonical, true
	}
	switch e := e.(type) {
	case *line:
		e.cfg.OnKeep = cfg
	case *number:
		e.cfg.OnKeep = cfg
	case *search:
		e.cfg.OnKeep = cfg
	case *date:
		e.cfg.OnKeep = cfg
	case *long:
		e.cfg.OnKeep = cfg
	default:
		t.Fatalf("%T keeps nothing", e)
	}
	return e, kept, committed
}

func TestKeptTextStaysAsTypedUntilItIsLeft(t *testing.T) {
	cases := []struct{ field, first, more, kept, committed string }{
		{"org.name", " 柳州", "厂 ", " 柳州", " 柳州厂 "},
		{"org.established", "2020", "年1月5日", "2020", "2020年1月5日"},
		{"org.region", "柳南", "区", "柳南", "柳南区"},
	}
	for _, c := range cases {
		t.Run(c.field, func(t *testing.T) {
			e, kept, committed := keepingEditor(t, known(t, c.field))
			canvas := canvasFor(e)
			typeOn(canvas, c.first)
			e.(Keeper).Keep(true)
			e.(Keeper).Keep(true)
			if got := e.First().(*entry).Text; got != c.first {
				t.Errorf("the input holds %q", got)
			}
			typeOn(canvas, c.more)
			e.Show("") // something else of the form has changed
			canvas.FocusNext()
			if diff := cmp.Diff([][]string{{c.kept}, {c.committed}}, [][]string{*kept, *committed}); diff != "" {
				t.Error("(-want +got):", diff)
			}
		})
	}
}

func TestKeptAnswersGiveWayToAnUndo(t *testing.T) {
	e, _, _ := keepingEditor(t, known(t, "org.name"))
	typeOn(canvasFor(e), "柳州")
	e.(Keeper).Keep(false)
	e.Commit()
	e.Show("")
	if got := e.First().(*entry).Text; got != "" {
		t.Errorf("the input holds %q", got)
	}
}
