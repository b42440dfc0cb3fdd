package importing_test

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/importing"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// A file that says of a table with rows that it has none is refused, and nothing changes.
func TestNoneOfATableWithRowsIsRefused(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	e, err := s.OpenProfile(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Table("support.table").Add(map[string]string{"item": "技改"}); err != nil {
		t.Fatal(err)
	}
	if _, err := importing.Import(e, importing.Values{None: []string{"support.table"}}, store.Imported); session.CodeOf(err) != session.CodeRowsLeft {
		t.Errorf("refused with %v", err)
	}
	if err := e.Reload(); err != nil || len(e.Rows("support.table")) != 1 {
		t.Errorf("%d rows, %v", len(e.Rows("support.table")), err)
	}
}

// What a file has empty would clear a field or a table, and is named before; what is empty already, or filled, is not.
func TestWhatAnImportWouldEmptyIsNamed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "eq.name", "数控冲床")
	if _, err := e.Table("sales").Add(map[string]string{"user": "甲"}); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		file string
		want int
	}{
		{`{"values":{"eq.name":null,"eq.price":""},"tables":{"sales":null}}`, 2},
		{`{"tables":{"sales":[]}}`, 1},
		{`{"values":{"eq.name":"别的"},"tables":{"sales":[{"user":"乙"}]}}`, 0},
	} {
		v, err := importing.ReadValues([]byte(x.file))
		if err != nil {
			t.Fatal(err)
		}
		emptied, err := importing.Emptying(e, v)
		if err != nil || len(emptied) != x.want {
			t.Errorf("%s: %d would be emptied, %v", x.file, len(emptied), err)
		}
		done, err := importing.Import(e, v, store.Imported)
		if err != nil || len(done.Emptied) != x.want {
			t.Errorf("%s: told of %d emptied, %v", x.file, len(done.Emptied), err)
		}
		if _, err := history.Undo(e); err != nil {
			t.Fatal(err)
		}
	}
}
