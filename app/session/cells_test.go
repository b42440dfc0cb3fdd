package session

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store"
)

// cellsOf gives a table's rows without their ids.
func cellsOf(e *Editing, table string) []map[string]string {
	var out []map[string]string
	for _, r := range e.Rows(table) {
		out = append(out, r.Cells)
	}
	return out
}

func TestEditCellsIsOneStep(t *testing.T) {
	s := open(t, t.TempDir())
	e := reward(t, s)
	first, err := e.AddRow("sales", map[string]string{"user": "甲厂", "price": "10"})
	if err != nil {
		t.Fatal(err)
	}
	err = e.EditCells("sales", []CellText{{first, "user", "乙厂"}, {first, "price", "１２万元"}, {first, "qty", ""}},
		[]map[string]string{{"user": "丙厂", "price": "3"}}, store.Typed)
	if err != nil {
		t.Fatal(err)
	}
	want := []map[string]string{{"user": "乙厂", "price": "12"}, {"user": "丙厂", "price": "3"}}
	if diff := cmp.Diff(want, cellsOf(e, "sales")); diff != "" {
		t.Errorf("in memory (-want +got):\n%s", diff)
	}
	if err := e.Reload(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, cellsOf(e, "sales")); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
	if _, err := e.Undo(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]map[string]string{{"user": "甲厂", "price": "10"}}, cellsOf(e, "sales")); diff != "" {
		t.Errorf("after one undo (-want +got):\n%s", diff)
	}
	history, err := e.RowHistory("sales", first)
	if err != nil || len(history) < 4 {
		t.Errorf("the row has %d changes, %v", len(history), err)
	}
}

func TestEditCellsRefusesAsAWhole(t *testing.T) {
	s := open(t, t.TempDir())
	e := reward(t, s)
	row, err := e.AddRow("sales", map[string]string{"user": "甲厂"})
	if err != nil {
		t.Fatal(err)
	}
	for want, edit := range map[string][]CellText{
		"no-column": {{row, "user", "乙厂"}, {row, "nothing", "1"}},
		"no-row":    {{row, "user", "乙厂"}, {"nobody", "user", "1"}},
	} {
		if err := e.EditCells("sales", edit, nil, store.Typed); CodeOf(err) != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if diff := cmp.Diff([]map[string]string{{"user": "甲厂"}}, cellsOf(e, "sales")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEarlierAnswer(t *testing.T) {
	s := open(t, t.TempDir())
	old := reward(t, s)
	if _, err := old.Set("eq.name", "数控旋压机"); err != nil {
		t.Fatal(err)
	}
	if _, err := old.AddRow("sales", map[string]string{"user": "甲厂"}); err != nil {
		t.Fatal(err)
	}
	d, err := s.CreateDossier(old.Client.ID, old.Dossier.Pack, old.Dossier.Programmes, "第二份")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	x, ok, err := e.Earlier("eq.name")
	if err != nil || !ok || x.Value != "数控旋压机" || x.Dossier.ID != old.Dossier.ID {
		t.Fatalf("%+v, %v, %v", x, ok, err)
	}
	if err := e.TakeEarlier("eq.name", x); err != nil {
		t.Fatal(err)
	}
	now, ok := e.Current("eq.name")
	if !ok || now.Value != "数控旋压机" || now.Origin != string(store.Carried) || !now.Here {
		t.Errorf("taken over: %+v", now)
	}
	rows, ok, err := e.Earlier("sales")
	if err != nil || !ok || len(rows.Rows) != 1 {
		t.Fatalf("%+v, %v, %v", rows, ok, err)
	}
	if err := e.TakeEarlier("sales", rows); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]map[string]string{{"user": "甲厂"}}, cellsOf(e, "sales")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, ok, _ := old.Earlier("eq.name"); ok {
		t.Error("the older dossier was given the answer of the newer one")
	}
	if _, ok, _ := e.Earlier("org.name"); ok {
		t.Error("an answer of the profile was given as an earlier one although nothing was exported")
	}
}
