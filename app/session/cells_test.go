package session_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

func TestEditCellsIsOneStep(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	first, err := e.Table("sales").Add(map[string]string{"user": "甲厂", "price": "10"})
	if err != nil {
		t.Fatal(err)
	}
	err = e.Table("sales").Edit([]session.CellText{{first, "user", "乙厂"}, {first, "price", "１２万元"}, {first, "qty", ""}},
		[]map[string]string{{"user": "丙厂", "price": "3"}}, store.Typed)
	if err != nil {
		t.Fatal(err)
	}
	want := []map[string]string{{"user": "乙厂", "price": "12"}, {"user": "丙厂", "price": "3"}}
	if diff := cmp.Diff(want, sessiontest.CellsOf(e, "sales")); diff != "" {
		t.Errorf("in memory (-want +got):\n%s", diff)
	}
	if err := e.Reload(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, sessiontest.CellsOf(e, "sales")); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]map[string]string{{"user": "甲厂", "price": "10"}}, sessiontest.CellsOf(e, "sales")); diff != "" {
		t.Errorf("after one undo (-want +got):\n%s", diff)
	}
	history, err := history.OfRow(e, "sales", first)
	if err != nil || len(history) < 4 {
		t.Errorf("the row has %d changes, %v", len(history), err)
	}
}

func TestEditCellsRefusesAsAWhole(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	row, err := e.Table("sales").Add(map[string]string{"user": "甲厂"})
	if err != nil {
		t.Fatal(err)
	}
	for want, edit := range map[session.Code][]session.CellText{
		"no-column": {{row, "user", "乙厂"}, {row, "nothing", "1"}},
		"no-row":    {{row, "user", "乙厂"}, {"nobody", "user", "1"}},
	} {
		if err := e.Table("sales").Edit(edit, nil, store.Typed); session.CodeOf(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if diff := cmp.Diff([]map[string]string{{"user": "甲厂"}}, sessiontest.CellsOf(e, "sales")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
