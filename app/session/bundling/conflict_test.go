package bundling

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

func TestOnePatentInTwoDossiersIsAFindingOfBoth(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	var open []*session.Editing
	for i := range 2 {
		c := sessiontest.NewClient(t, s, fmt.Sprintf("柳州第%d机械有限公司", i+1))
		d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-01-rending"}, "")
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Table("ip").Add(map[string]string{"kind": "发明专利", "title": "甲", "no": "ZL201710601862.3"}); err != nil {
			t.Fatal(err)
		}
		open = append(open, e)
	}
	conflicts, err := s.Dossiers().Conflicts("")
	if err != nil || len(conflicts) != 1 || len(conflicts[0].Uses) != 2 {
		t.Fatalf("conflicts %+v, %v", conflicts, err)
	}
	for i, e := range open {
		if got := uniqueFindings(t, e); len(got) != 1 || !strings.Contains(got[0].Says, open[1-i].Client.Name) {
			t.Errorf("dossier %d: %+v", i, got)
		}
		_, read := exported(t, e)
		page := read("data/90_预审报告.html")
		if !strings.Contains(page, "ZL201710601862.3：") || strings.Contains(page, open[1-i].Client.Name) {
			t.Errorf("dossier %d: what leaves the vault names another client, or leaves the finding out", i)
		}
	}
	if err := open[0].Table("ip").Delete(open[0].Rows("ip")[0].ID); err != nil {
		t.Fatal(err)
	}
	if got := uniqueFindings(t, open[1]); len(got) != 0 {
		t.Errorf("the other dossier has given the patent up, still: %+v", got)
	}
	if _, err := history.Undo(open[0]); err != nil {
		t.Fatal(err)
	}
	if got := uniqueFindings(t, open[1]); len(got) != 1 {
		t.Errorf("after the other's undo: %+v", got)
	}
}

func uniqueFindings(t testing.TB, e *session.Editing) []forms.Finding {
	t.Helper()
	report, err := e.Check()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(report.Findings, func(f forms.Finding) bool { return f.Code != "unique" })
}
