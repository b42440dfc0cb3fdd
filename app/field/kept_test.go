package field

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
	"yibiao/app/field/input"
	"yibiao/forms"
)

// keepingEditor is an editor whose answers are kept as a form does.
func keepingEditor(t *testing.T, f *forms.Field) (e Editor, kept, committed *[]string) {
	t.Helper()
	kept = &[]string{}
	e, committed = stand(t, f)
	cfg := func(text string, _ bool) (string, bool) {
		*kept = append(*kept, text)
		canonical := fieldtest.Vocabulary().Parse(f, text, nil).Canonical
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
			e, kept, committed := keepingEditor(t, fieldtest.Known(t, c.field))
			canvas := canvasFor(e)
			fieldtest.TypeOn(canvas, c.first)
			e.(Keeper).Keep(true)
			e.(Keeper).Keep(true)
			if got := e.First().(*input.Entry).Text; got != c.first {
				t.Errorf("the input holds %q", got)
			}
			fieldtest.TypeOn(canvas, c.more)
			e.Show("") // something else of the form has changed
			canvas.FocusNext()
			if diff := cmp.Diff([][]string{{c.kept}, {c.committed}}, [][]string{*kept, *committed}); diff != "" {
				t.Error("(-want +got):", diff)
			}
		})
	}
}

func TestKeptAnswersGiveWayToAnUndo(t *testing.T) {
	e, _, _ := keepingEditor(t, fieldtest.Known(t, "org.name"))
	fieldtest.TypeOn(canvasFor(e), "柳州")
	e.(Keeper).Keep(false)
	e.Commit()
	e.Show("")
	if got := e.First().(*input.Entry).Text; got != "" {
		t.Errorf("the input holds %q", got)
	}
}
