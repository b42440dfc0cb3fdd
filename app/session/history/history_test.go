package history_test

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Every answer that a field had is told, the newest first, with where it came from; taking it back is a change too.
func TestWhatAFieldHeld(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	if _, set := history.Current(e, "eq.price"); set || history.OriginOf(e, "eq.price") != "" {
		t.Error("a field that was never set comes from somewhere")
	}
	sessiontest.Set(t, e, "eq.price", "380")
	if _, err := e.SetFrom("eq.price", "400", store.Imported); err != nil {
		t.Fatal(err)
	}
	if now, set := history.Current(e, "eq.price"); !set || now.Value != "400" || history.OriginOf(e, "eq.price") != string(store.Imported) || !now.Here {
		t.Errorf("now %+v", now)
	}
	if label, err := history.Undo(e); err != nil || label == "" || e.Value("eq.price") != "380" {
		t.Fatalf("took back %q: %q, %v", label, e.Value("eq.price"), err)
	}
	list, err := history.Of(e, "eq.price")
	if err != nil || len(list) != 3 || list[0].Value != "380" || list[1].Value != "400" || list[2].Value != "380" || list[2].Origin != string(history.Typed) {
		t.Errorf("%v, %+v", err, list)
	}
	edits, err := history.Edits(e, 2)
	if err != nil || len(edits) != 2 || edits[0].Kind != "undo" || edits[1].Kind != "edit" {
		t.Errorf("%v, %+v", err, edits)
	}
}

// What can be taken back and repeated is told as it is; where there is nothing, that is said, and nothing changes.
func TestTakingBackAndRepeating(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	if _, err := history.Redo(e); session.CodeOf(err) != session.CodeNothingToRedo {
		t.Errorf("repeated nothing: %v", err)
	}
	sessiontest.Set(t, e, "eq.price", "380")
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if undo, redo := history.CanTurn(s, e.Root()); undo || !redo {
		t.Errorf("taken back: undo %v, redo %v", undo, redo)
	}
	if _, err := history.Undo(e); session.CodeOf(err) != session.CodeNothingToUndo || e.Value("eq.price") != "" {
		t.Errorf("took back nothing: %v, %q", err, e.Value("eq.price"))
	}
	if _, err := history.Redo(e); err != nil || e.Value("eq.price") != "380" {
		t.Errorf("repeated: %v, %q", err, e.Value("eq.price"))
	}
}

func TestRowsThatHoldTheSame(t *testing.T) {
	rows := func(cells ...string) (out []forms.Row) {
		for _, text := range cells {
			out = append(out, forms.Row{ID: text + "x", Cells: map[string]string{"a": text}})
		}
		return out
	}
	other := rows("1")
	other[0].ID = "another"
	if !history.SameRows(rows("1"), other) || history.SameRows(rows("1", "2"), rows("2", "1")) || history.SameRows(rows("1"), nil) {
		t.Error("rows are the same by their cells and their order, not by their ids")
	}
}
