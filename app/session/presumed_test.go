package session_test

import (
	"slices"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// A default is neither typed nor confirmed: it is left to do, found by the check, and settled by one deed that can be undone.
func TestADefaultWaitsForSomebodyToConfirmIt(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e, _ := confirming(t, s)
	sessiontest.Set(t, e, "org.reg_address", "广西柳州市柳东新区1号")
	open := func() (gap, finding bool) {
		st := state(t, e)
		gap = slices.ContainsFunc(st.Gaps(), func(g session.Gap) bool { return g.Kind == session.GapDefault && g.At.Field == "org.biz_address" })
		finding = slices.ContainsFunc(st.Report.Findings, func(f forms.Finding) bool {
			return f.Code == forms.FindingPresumed && strings.Contains(f.Fault.Args["labels"], "生产经营地址") && session.Minds(f)
		})
		return gap, finding
	}
	if gap, finding := open(); !gap || !finding {
		t.Errorf("left to do: %v, told: %v", gap, finding)
	}
	if done, err := session.ConfirmDefault(e, "org.biz_address"); err != nil || !done {
		t.Fatal(done, err)
	}
	if gap, finding := open(); gap || finding || e.Value("org.biz_address") != "广西柳州市柳东新区1号" {
		t.Errorf("confirmed: left to do: %v, told: %v, kept: %q", gap, finding, e.Value("org.biz_address"))
	}
	if done, err := session.ConfirmDefault(e, "org.biz_address"); err != nil || done {
		t.Error("what was typed is no default", err)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if gap, finding := open(); !gap || !finding {
		t.Errorf("taken back: left to do: %v, told: %v", gap, finding)
	}
}

// A year that went on from the row above, and was confirmed, is given back like what was guessed for any other cell.
func TestAConfirmedYearIsGivenBack(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	d, err := s.Dossiers().Create(sessiontest.NewClient(t, s, "柳州甲机械有限公司").ID, "shoutaitao", []string{"stt-01-rending"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e := sessiontest.Dossier(t, s, d.ID)
	table := e.Table("fin.table")
	for _, cells := range []map[string]string{{"year": "2023", "rev": "100"}, {"rev": "120"}} {
		if _, err := table.Add(cells); err != nil {
			t.Fatal(err)
		}
	}
	year := func() string { return e.Rows("fin.table")[1].Cells["year"] }
	if done, err := session.ConfirmDefault(e, "fin.table"); err != nil || !done || year() != "2024" {
		t.Fatal(done, err, year())
	}
	if done, err := session.WithdrawDefault(e, "fin.table"); err != nil || !done || year() != "" {
		t.Errorf("given back: %v, %v, %q", done, err, year())
	}
}
