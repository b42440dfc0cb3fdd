package summaries_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/card"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
	"yibiao/dossier/store"
)

// anew is a session over the same vault for another version of the program: nothing that is kept holds for it, and all is worked out.
func anew(s *session.Session) *session.Session {
	return session.Over(s.Store(), session.Options{Library: s.Library(), Version: "another", Now: s.Now})
}

// told is what agenda and map of all, and the agenda of one client, say.
type told struct {
	All, Of []matching.Appointment
	Rows    []matching.Row
}

func toldBy(t *testing.T, s *session.Session, client string) (out told) {
	t.Helper()
	var err error
	for name, list := range map[string]*[]matching.Appointment{"": &out.All, client: &out.Of} {
		if *list, err = matching.Agenda(s, name, s.Now().AddDate(-3, 0, 0), s.Now().AddDate(2, 0, 0)); err != nil && session.CodeOf(err) != "no-client" {
			t.Fatal(err)
		}
	}
	if out.Rows, err = matching.Rows(context.Background(), s, nil); err != nil {
		t.Fatal(err)
	}
	return out
}

// sameAgain compares what is kept, or a part of it, with all of it worked out anew, and gives that.
func sameAgain(t *testing.T, what string, s *session.Session, client string) told {
	t.Helper()
	want := toldBy(t, anew(s), client)
	sameAs(t, what, want, toldBy(t, s, client))
	return want
}

func sameAs(t *testing.T, what string, want, got told) {
	t.Helper()
	same := cmpopts.IgnoreFields(session.DossierInfo{}, "Programmes")
	pack := cmp.Comparer(func(a, b matching.Appointment) bool {
		return (a.Pack == nil) == (b.Pack == nil) && (a.Pack == nil || a.Pack.ID.S == b.Pack.ID.S) && cmp.Equal(a, b, same, cmpopts.IgnoreFields(matching.Appointment{}, "Pack"))
	})
	if diff := cmp.Diff(want, got, pack); diff != "" {
		t.Errorf("%s (-worked out +kept):\n%s", what, diff)
	}
}

// holding counts the clients of whom what is kept holds.
func holding(t *testing.T, s *session.Session) int {
	t.Helper()
	list, _, err := s.Store().Digests().List(context.Background(), store.Which{Kind: record.KindClient})
	if err != nil {
		t.Fatal(err)
	}
	holds := matching.Holding(s, list)
	return len(holds)
}

// TestWhatIsKeptSaysTheSame: agenda and map read from what is kept are those that are worked out, after a change of each thing that they
// rest on, before what is kept of it is worked out anew and after that.
func TestWhatIsKeptSaysTheSame(t *testing.T) {
	s, _, _ := sessiontest.LoadedSample(t)
	calendar := s.Library().Vocabulary.Calendar
	t.Cleanup(func() { sessiontest.Library(t).Vocabulary.Calendar = calendar })
	client := sessiontest.NewClient(t, s, "柳州市第二有限公司")
	list, err := s.Clients().List()
	if err != nil {
		t.Fatal(err)
	}
	id := list[0].ID
	if id == client.ID {
		id = list[1].ID
	}
	dossiers, err := s.Dossiers().List(id)
	if err != nil {
		t.Fatal(err)
	}
	profile, err := s.OpenProfile(id)
	if err != nil {
		t.Fatal(err)
	}
	set := func(part session.DossierPart, value string) func() error {
		return func() error { return s.Dossiers().Set(dossiers[0].ID, part, value) }
	}
	for _, change := range []struct {
		what string
		do   func() error
	}{
		{"nothing", func() error { return nil }},
		{"an answer", func() error { _, err := profile.Set("org.established", "2025-12-24"); return err }},
		{"one that was given for matching", func() error {
			m, err := matching.OfClient(s, client.ID)
			if err == nil {
				_, err = matching.AnswerQuestion(s, client.ID, m.Questions()[0], "否")
			}
			return err
		}},
		{"the day on which a dossier is due", set(record.DueField, "2026-12-24")},
		{"a step on the way to it", func() error { return plan.SetSteps(s, dossiers[0].ID, map[plan.Step]string{plan.StepSeal: "-5"}) }},
		{"a day of a client", func() error {
			_, err := plan.Add(s, plan.Own{Owner: id, Day: "2026-12-01", Text: "回访"})
			return err
		}},
		{"a day of a dossier", func() error {
			_, err := plan.Add(s, plan.Own{Owner: dossiers[0].ID, Day: "2026-12-02", Text: "催章"})
			return err
		}},
		{"a mandate", func() error {
			_, err := card.Keep(s, card.Entry{Client: id, Sort: card.Mandate, Name: "代办", Until: "2026-12-03"})
			return err
		}},
		{"a file that ends", func() error {
			e := sessiontest.Dossier(t, s, dossiers[0].ID)
			m := sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "证明.pdf", []byte("a")), Requirement: e.Form.Requirements[0].ID.S})
			return attaching.SetExpiry(e, m[0].ID, "2026-12-04")
		}},
		{"a title", set(record.TitleField, "另一个名字")},
		{"the holidays", func() error {
			a, err := s.Calendars().Read("a.yaml", []byte("years:\n  \"2026\":\n    \"off\": [2026-12-14/2026-12-18, 2026-01-01/2026-01-03, 2026-02-15/2026-02-23, 2026-04-05, 2026-05-01/2026-05-05, 2026-06-19, 2026-09-25, 2026-10-01/2026-10-07]\n    source: 测试\n"))
			if err == nil {
				err = s.Calendars().Import(a)
			}
			return err
		}},
		{"an approval", set(record.StatusField, string(session.StatusApproved))},
		{"a dossier that is over", func() error {
			return s.Dossiers().Set(dossiers[1].ID, record.StatusField, string(session.StatusClosed))
		}},
		{"a dossier less", func() error { return s.Dossiers().Delete(dossiers[1].ID) }},
		{"it again", func() error { return s.Dossiers().Restore(dossiers[1].ID) }},
		{"a client less", func() error { return s.Clients().Delete(client.ID) }},
		{"a dossier more", func() error {
			_, err := s.Dossiers().Create(id, "zhongyang", []string{"zy-03-zipin"}, "")
			return err
		}},
	} {
		if err := change.do(); err != nil {
			t.Fatal(change.what, err)
		}
		want := sameAgain(t, change.what, s, id)
		if err := summaries.RefreshDays(context.Background(), s, ""); err != nil {
			t.Fatal(err)
		}
		sameAs(t, change.what+", days kept", want, toldBy(t, s, id))
		rows, err := summaries.Rows(context.Background(), s, nil)
		if err != nil {
			t.Fatal(err)
		}
		if n := holding(t, s); n != len(rows) {
			t.Errorf("%s: what is kept of %d of %d clients holds", change.what, n, len(rows))
		}
		kept := toldBy(t, s, id)
		sameAs(t, change.what+", kept", want, kept)
		if diff := cmp.Diff(rows, kept.Rows); diff != "" {
			t.Errorf("%s: (-kept just now +kept)\n%s", change.what, diff)
		}
	}
	events := map[string]bool{}
	for _, a := range toldBy(t, s, id).Of {
		events[a.Event] = true
	}
	for _, want := range []string{"回访", "催章", "代办", "证明", "另一个名字"} {
		if !events[want] {
			t.Errorf("no %s among %v", want, events)
		}
	}
}

// TestDaysAreKeptWithoutAMatch: they hold, and nobody takes their client for one that was matched.
func TestDaysAreKeptWithoutAMatch(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	if err := summaries.RefreshDays(context.Background(), s, e.Client.ID); err != nil {
		t.Fatal(err)
	}
	list, _, err := s.Store().Digests().List(context.Background(), store.Which{Kind: record.KindClient})
	if err != nil || len(list) != 1 || list[0].Stale || !matching.DaysHolding(s, list)[e.Client.ID] || holding(t, s) != 0 {
		t.Fatal(list, err)
	}
	sameAgain(t, "days", s, e.Client.ID)
	if err := summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{}, nil); err != nil || holding(t, s) != 1 {
		t.Errorf("then what is kept of %d clients holds, %v", holding(t, s), err)
	}
	sameAgain(t, "both", s, e.Client.ID)
}

// TestWhatIsWrittenIsKeptOfThoseItTouches: of the clients that a session has written about, and of nobody else.
func TestWhatIsWrittenIsKeptOfThoseItTouches(t *testing.T) {
	dir, now := t.TempDir(), sessiontest.Clock()
	s := openOn(t, dir, &now)
	e := sessiontest.Reward(t, s)
	sessiontest.NewClient(t, s, "柳州市别家有限公司")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = openOn(t, dir, &now)
	keep := func() {
		t.Helper()
		if err := summaries.KeepTouched(context.Background(), session.Looker(s)); err != nil {
			t.Fatal(err)
		}
	}
	if keep(); holding(t, s) != 0 {
		t.Error("something is kept though nothing was written")
	}
	sessiontest.Set(t, sessiontest.Dossier(t, s, e.Dossier.ID), "eq.price", "380")
	if keep(); holding(t, s) != 1 {
		t.Errorf("what is kept of %d clients holds, of one something was written", holding(t, s))
	}
	sameAgain(t, "kept", s, e.Client.ID)
}

// turningPack is a policy with a day that counts only while today is not after another, and one that counts after it.
const turningPack = `programme: riqi
title: 到期
asks: [ { use: profile.id }, { section: 日期, fields: [ { id: rq.day, label: 日期, type: date, src: seed }, { id: rq.till, label: 到, type: date, src: seed } ] } ]
rules: [ { id: DAY, condition: 填了日期, require: rq.day != rq.till, severity: block, says: 填日期, article: 第三条, src: seed } ]
deadlines:
  - { event: 还能办, when: today <= rq.till, from: rq.day, value: 1, unit: day, fixed: true, party: 企业, article: 第三条, src: seed }
  - { event: 只能补, when: today > rq.till, from: rq.day, value: 2, unit: day, fixed: true, party: 企业, article: 第三条, src: seed }
`

// A day that counts until another is kept until then, and is not told of after it, whatever the time that is asked for.
func TestKeptDaysHoldUntilTheyTurn(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	s := openOn(t, t.TempDir(), &now)
	takePack(t, s, turningPack)
	client := sessiontest.NewClient(t, s, "青年机械有限公司")
	d, err := s.Dossiers().Create(client.ID, "riqi", []string{"riqi"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e := sessiontest.Dossier(t, s, d.ID)
	sessiontest.Set(t, e, "rq.day", "2027-01-15")
	sessiontest.Set(t, e, "rq.till", "2026-12-10")
	for _, step := range []struct {
		day, want string
		held      int
	}{
		{"2026-11-23", "还能办", 0}, {"2026-11-24", "还能办", 1}, {"2026-12-10", "还能办", 1}, {"2026-12-11", "只能补", 0}, {"2026-12-12", "只能补", 1},
	} {
		if now, err = time.Parse(time.DateOnly, step.day); err != nil {
			t.Fatal(err)
		}
		if n := holding(t, s); n != step.held {
			t.Errorf("on %s what is kept of %d clients holds", step.day, n)
		}
		sameAgain(t, step.day, s, client.ID)
		if got := toldBy(t, s, client.ID).Of; len(got) != 1 || got[0].Event != step.want {
			t.Errorf("on %s: %+v", step.day, got)
		}
		if err := summaries.RefreshClients(context.Background(), session.Looker(s), nil); err != nil {
			t.Fatal(err)
		}
	}
}
