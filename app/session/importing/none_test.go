package importing_test

import (
	"testing"

	"yibiao/app/session"
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
