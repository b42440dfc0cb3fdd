package reuse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

func TestEarlierAnswer(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	old := sessiontest.Reward(t, s)
	if _, err := old.Set("eq.name", "数控旋压机"); err != nil {
		t.Fatal(err)
	}
	if _, err := old.Table("sales").Add(map[string]string{"user": "甲厂"}); err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(old.Client.ID, old.Dossier.Pack, old.Dossier.Programmes, "第二份")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	x, ok, err := EarlierOf(e, "eq.name")
	if err != nil || !ok || x.Value != "数控旋压机" || x.Dossier.ID != old.Dossier.ID {
		t.Fatalf("%+v, %v, %v", x, ok, err)
	}
	if err := TakeEarlier(e, "eq.name", x); err != nil {
		t.Fatal(err)
	}
	now, ok := history.Current(e, "eq.name")
	if !ok || now.Value != "数控旋压机" || now.Origin != string(store.Carried) || !now.Here {
		t.Errorf("taken over: %+v", now)
	}
	rows, ok, err := EarlierOf(e, "sales")
	if err != nil || !ok || len(rows.Rows) != 1 {
		t.Fatalf("%+v, %v, %v", rows, ok, err)
	}
	if err := TakeEarlier(e, "sales", rows); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]map[string]string{{"user": "甲厂"}}, sessiontest.CellsOf(e, "sales")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, ok, _ := EarlierOf(old, "eq.name"); ok {
		t.Error("the older dossier was given the answer of the newer one")
	}
	if _, ok, _ := EarlierOf(e, "org.name"); ok {
		t.Error("an answer of the profile was given as an earlier one although nothing was exported")
	}
}
