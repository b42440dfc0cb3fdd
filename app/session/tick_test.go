package session_test

import (
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/importing"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// confirming opens a fresh 首台(套) dossier whose sales are filled in, and gives the rule that asks to vouch for them.
func confirming(t *testing.T, s *session.Session) (*session.Editing, *forms.Rule) {
	t.Helper()
	c, err := s.Clients().Create("柳州市测试机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-01-rending"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, e, "eq.sold", "3")
	r := session.RuleOf(e.Form, "stt-01-rending/STT-12")
	if r == nil {
		t.Fatal("no rule STT-12")
	}
	return e, r
}

// before is what the report says was confirmed earlier; "" when it says nothing of the kind.
func before(t *testing.T, e *session.Editing, r *forms.Rule) string {
	t.Helper()
	report, err := e.Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Rule == r.Key() {
			return f.Before
		}
	}
	return ""
}

func TestAConfirmationHoldsOnlyForTheValuesThatItNamed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e, r := confirming(t, s)
	ways := map[string]func() error{
		"ticked": func() error { return session.Tick(e, r, true) },
		"imported": func() error {
			_, err := importing.Import(e, importing.Values{Ticks: []string{r.Key()}}, store.Imported)
			return err
		},
		"imported with its value": func() error {
			_, err := importing.Import(e, importing.Values{Values: map[string]forms.Scalar{"eq.sold": "3"}, Ticks: []string{r.Key()}}, store.Imported)
			return err
		},
		"kept by an earlier program": func() error {
			if _, err := s.Apply(store.Edit{Root: e.Root(), Label: "set", Sets: []store.Set{{Entity: e.Root(), Field: record.Answer(r.TickField()), Value: "true"}}}); err != nil {
				return err
			}
			again, err := s.OpenDossier(e.Dossier.ID)
			e = again
			return err
		},
	}
	for name, confirm := range ways {
		sessiontest.Set(t, e, "eq.sold", "3")
		if err := session.Tick(e, r, false); err != nil {
			t.Fatal(err)
		}
		if err := confirm(); err != nil {
			t.Fatal(name, err)
		}
		if !session.Ticked(e, r) {
			t.Errorf("%s: not confirmed", name)
		}
		sessiontest.Set(t, e, "eq.name", "数控旋压机")
		if !session.Ticked(e, r) {
			t.Errorf("%s: a value that it does not name takes the confirmation away", name)
		}
		sessiontest.Set(t, e, "eq.sold", "99999")
		if got := before(t, e, r); session.Ticked(e, r) || got != "我确认：该装备累计销售 3 台/套，尚未取得明显市场业绩(条文没有定数，由专家判断)。" {
			t.Errorf("%s: with another number: confirmed %v, told %q", name, session.Ticked(e, r), got)
		}
		if _, err := history.Undo(e); err != nil {
			t.Fatal(err)
		}
		if !session.Ticked(e, r) {
			t.Errorf("%s: the number is undone, the confirmation does not come back", name)
		}
	}
}

func TestUndoTakesTheWholeConfirmationBack(t *testing.T) {
	e, r := confirming(t, sessiontest.Open(t, t.TempDir()))
	if err := session.Tick(e, r, true); err != nil {
		t.Fatal(err)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if session.Ticked(e, r) || e.Value(r.NoteField()) != "" {
		t.Errorf("undone: %v, %q", session.Ticked(e, r), e.Value(r.NoteField()))
	}
}

// A statement about what nobody has filled in is nothing to confirm, and a confirmation kept from elsewhere counts for nothing.
func TestAStatementWithoutItsValuesIsNotConfirmed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-04b-shejihuodong"}, "活动")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	r := session.RuleOf(e.Form, "lz-04b-shejihuodong/HD-1")
	outcome := func() forms.Outcome {
		t.Helper()
		for _, x := range state(t, e).Report.Verdicts[0].Conditions {
			if x.Rule == r {
				return x.Outcome
			}
		}
		return ""
	}
	if err := session.Tick(e, r, true); session.CodeOf(err) != "statement-blank" || session.Ticked(e, r) {
		t.Fatalf("confirmed an event without a name: %v", err)
	}
	if got := state(t, e).Fill(r.Asked()); strings.Contains(got, "“”") || strings.Contains(got, "()") {
		t.Errorf("the sentence hides what is lacking: %s", got)
	}
	kept := store.Set{Entity: e.Root(), Field: record.Answer(r.TickField()), Value: "true"}
	if _, err := s.Apply(store.Edit{Root: e.Root(), Label: "set", Sets: []store.Set{kept}}); err != nil {
		t.Fatal(err)
	}
	if e, err = s.OpenDossier(d.ID); err != nil {
		t.Fatal(err)
	}
	if got := outcome(); got != forms.Confirm {
		t.Errorf("a confirmation of nothing counts: %s", got)
	}
	for id, text := range map[string]string{"hd.name": "工业设计大赛", "hd.size": "300", "hd.plan": "三天"} {
		sessiontest.Set(t, e, id, text)
	}
	if err := session.Tick(e, r, true); err != nil {
		t.Fatal(err)
	}
	if got := outcome(); got != forms.Met {
		t.Errorf("with all its values: %s", got)
	}
	sessiontest.Set(t, e, "hd.name", "")
	if got := outcome(); got != forms.Confirm {
		t.Errorf("the name is gone, the confirmation still counts: %s", got)
	}
}
