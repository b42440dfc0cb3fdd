package matching

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// An empty table is no answer; that it has no rows is stated in the dossier, in the profile or when matching, and counts everywhere.
func TestAnEmptyTableIsStatedOnceForAllDossiers(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-02a-jigai"}, "技改")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Set("project.name", "旋压机改造"); err != nil {
		t.Fatal(err)
	}
	outcome := func() forms.Outcome {
		t.Helper()
		if err := e.Reload(); err != nil {
			t.Fatal(err)
		}
		report, err := e.Check()
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range report.Verdicts[0].Conditions {
			if x.Rule.ID.S == "TWICE" {
				return x.Outcome
			}
		}
		return ""
	}
	if got := outcome(); got != forms.Unknown {
		t.Errorf("nothing said about earlier support: %s", got)
	}
	if err := e.Table("support.table").StateNone(true); err != nil {
		t.Fatal(err)
	}
	if got := outcome(); got != forms.Met || !e.Table("support.table").StatedNone() {
		t.Errorf("stated that there was none: %s", got)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if got := outcome(); got != forms.Unknown {
		t.Errorf("after the undo: %s", got)
	}
	table := e.Form.Known("support.table")
	if _, err := AnswerQuestion(s, c.ID, Question{Field: table, Pack: e.Form.Pack}, "none"); err != nil {
		t.Fatal(err)
	}
	if got := outcome(); got != forms.Met {
		t.Errorf("stated when matching: %s", got)
	}
	if _, err := AnswerQuestion(s, c.ID, Question{Field: table, Pack: e.Form.Pack}, ""); err != nil {
		t.Fatal(err)
	}
	if got := outcome(); got != forms.Unknown {
		t.Errorf("taken back when matching: %s", got)
	}
	if err := e.Table("project.name").StateNone(true); err == nil {
		t.Error("a field that is no table was stated to have no rows")
	}
}

// Rows and the statement that there are none exclude each other, wherever it is made; what is refused changes nothing.
func TestATableWithRowsIsNotStatedEmpty(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	e, err := s.OpenProfile(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Table("support.table").Add(map[string]string{"item": "技改"}); err != nil {
		t.Fatal(err)
	}
	q := Question{Field: e.Form.Known("support.table"), Pack: s.Library().Packs[0]}
	for name, state := range map[string]func() error{
		"in the profile": func() error { return e.Table("support.table").StateNone(true) },
		"when matching":  func() error { _, err := AnswerQuestion(s, c.ID, q, "none"); return err },
	} {
		if err := state(); session.CodeOf(err) != "rows-left" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := e.Reload(); err != nil || len(e.Rows("support.table")) != 1 || e.Value(forms.NoneOf("support.table")) != "" {
		t.Errorf("what was refused has changed something: %v", err)
	}
}
