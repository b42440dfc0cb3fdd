package matching

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// matchOf finds one programme in a match.
func matchOf(t testing.TB, m Match, programme string) ProgrammeMatch {
	t.Helper()
	i := slices.IndexFunc(m.Programmes, func(p ProgrammeMatch) bool { return p.Programme.ID.S == programme })
	if i < 0 {
		t.Fatalf("no %s among the %d programmes", programme, len(m.Programmes))
	}
	return m.Programmes[i]
}

func matched(t testing.TB, s *session.Session, client string) Match {
	t.Helper()
	m, err := OfClient(s, client)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// ask finds the question about a field.
func ask(t testing.TB, m Match, field string) Question {
	t.Helper()
	for _, q := range m.Questions() {
		if q.Field.Name() == field {
			return q
		}
	}
	t.Fatalf("nobody asks %s", field)
	return Question{}
}

func TestMatchingSettlesAsAnswersCome(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州甲机械有限公司")
	m := matched(t, s, c.ID)
	const programme = "stt-02-jiangli"
	if got := matchOf(t, m, programme).Outcome(); got != forms.Unknown {
		t.Fatalf("with nothing known the outcome is %s", got)
	}
	answer := func(field, text string) {
		t.Helper()
		if _, err := AnswerQuestion(s, c.ID, ask(t, matched(t, s, c.ID), field), text); err != nil {
			t.Fatal(err)
		}
	}
	answer("eq.fiscal", "是")
	if got := matchOf(t, matched(t, s, c.ID), programme).Outcome(); got != forms.NotMet {
		t.Errorf("equipment paid by public money: %s, want not met", got)
	}
	if e, err := s.OpenProfile(c.ID); err != nil {
		t.Fatal(err)
	} else if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if got := matchOf(t, matched(t, s, c.ID), programme).Outcome(); got != forms.Unknown {
		t.Errorf("after the undo: %s, want unknown again", got)
	}
}

func TestQuestionsBeginWithTheOneMostProgrammesWaitFor(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州乙机械有限公司")
	questions := matched(t, s, c.ID).Questions()
	if len(questions) < 2 {
		t.Fatalf("%d questions", len(questions))
	}
	for i := 1; i < len(questions); i++ {
		if len(questions[i].Programmes) > len(questions[i-1].Programmes) {
			t.Errorf("%s settles more than %s before it", questions[i].Field.Name(), questions[i-1].Field.Name())
		}
	}
}

func TestAnswersForMatchingStartADossierButDoNotTouchOthers(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州丙机械有限公司")
	if _, err := AnswerQuestion(s, c.ID, ask(t, matched(t, s, c.ID), "eq.fiscal"), "否"); err != nil {
		t.Fatal(err)
	}
	plain, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-02-jiangli"}, "甲")
	if err != nil {
		t.Fatal(err)
	}
	carried, err := CreateFromMatch(s, c.ID, "shoutaitao", []string{"stt-02-jiangli"})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{plain.ID: "", carried.ID: "false"} {
		e, err := s.OpenDossier(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Value("eq.fiscal"); got != want {
			t.Errorf("%s: %q, want %q", e.Dossier.Title, got, want)
		}
	}
}

func TestAnEmptyTableIsUnknownUntilStatedEmpty(t *testing.T) {
	l := sessiontest.Library(t)
	pack := l.Pack("shoutaitao")
	form, err := forms.Compose(pack, []string{"stt-01-rending"})
	if err != nil {
		t.Fatal(err)
	}
	outcome := func(a forms.Answers) forms.Outcome {
		got := checks.Assess(form, forms.Case{Answers: a, Attached: map[string]int{}, Today: sessiontest.Clock()})
		for _, c := range got.Verdicts[0].Conditions {
			if c.Rule.ID.S == "STT-4" {
				return c.Outcome
			}
		}
		return ""
	}
	a := forms.NewAnswers()
	a.Values["org.name"] = "柳州丁机械有限公司"
	if got := outcome(a); got != forms.Unknown {
		t.Errorf("nothing said about trademarks: %s", got)
	}
	a.Tables["trademark"] = []forms.Row{{ID: "1", Cells: map[string]string{"owner": "别人"}}}
	if got := outcome(a); got != forms.NotMet {
		t.Errorf("a trademark of somebody else: %s", got)
	}
}

func TestAgendaHoldsDossiersCertificatesAndPolicyEnds(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "cert.date", "2025-12-01")
	if err := s.Dossiers().Set(e.Dossier.ID, "due", "2026-12-10"); err != nil {
		t.Fatal(err)
	}
	p, err := s.OpenProfile(e.Client.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Table("qual.table").Add(map[string]string{"name": "高新技术企业", "valid": "2027-03-01"}); err != nil {
		t.Fatal(err)
	}
	list, err := Agenda(s, "", sessiontest.Clock().AddDate(0, 0, -1), sessiontest.Clock().AddDate(5, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range list {
		got = append(got, a.Date.Format(time.DateOnly)+" "+string(a.Kind))
	}
	want := []string{"2026-12-10 due", "2027-03-01 expiry", "2028-12-01 deadline", "2030-05-05 policy"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	file := string(WriteAgenda(s, list, func(a Appointment) string { return a.Event }))
	for _, part := range []string{"BEGIN:VCALENDAR", "DTSTART;VALUE=DATE:20261210", "高新技术企业", "END:VCALENDAR"} {
		if !strings.Contains(file, part) {
			t.Errorf("the calendar file lacks %q:\n%s", part, file)
		}
	}
	if n := strings.Count(file, "BEGIN:VEVENT"); n != len(list) {
		t.Errorf("%d events for %d appointments", n, len(list))
	}
	for _, line := range strings.Split(file, "\r\n") {
		if len(line) > 75 {
			t.Errorf("a line of %d bytes: %s", len(line), line)
		}
	}
}

// BenchmarkMatchAll matches 200 clients with filled profiles against every programme.
func BenchmarkMatchAll(b *testing.B) {
	s := sessiontest.Open(b, b.TempDir())
	for i := range 200 {
		c := sessiontest.NewClient(b, s, fmt.Sprintf("柳州第%03d机械有限公司", i))
		e, err := s.OpenProfile(c.ID)
		if err != nil {
			b.Fatal(err)
		}
		for field, text := range map[string]string{
			"org.region": "450203", "org.industry": "C3511", "org.type": "企业", "org.scale": "中型", "org.above_scale": "是",
			"org.established": "2015-03-01", "credit.dishonest": "否", "credit.accident": "否", "staff.total": "320",
		} {
			sessiontest.Set(b, e, field, text)
		}
		if _, err := e.Table("fin.table").Add(map[string]string{"year": "2025", "rev": "21000", "rd": "900"}); err != nil {
			b.Fatal(err)
		}
	}
	programmes := 0
	for b.Loop() {
		all, err := Rows(context.Background(), s, nil)
		if err != nil {
			b.Fatal(err)
		}
		programmes = len(all[0].Outcomes)
	}
	b.ReportMetric(float64(programmes), "programmes")
}

func TestNothingKnownRefusesNothing(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州己机械有限公司")
	for _, p := range matched(t, s, c.ID).Programmes {
		for _, condition := range p.Verdict.Conditions {
			decides := condition.Rule.Severity == forms.Block || condition.Rule.Severity == forms.Manual
			if decides && condition.Outcome == forms.NotMet {
				t.Errorf("%s: %s is not met for a client of whom only the name is known", p.Programme.ID.S, condition.Rule.Key())
			}
		}
	}
}

// TestDutiesAfterApprovalWaitForIt: a draft owes nothing yet, and what the authorities owe each other is nobody's date here.
func TestDutiesAfterApprovalWaitForIt(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c, err := s.Clients().Create("柳州市测试机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "zhongyang", []string{"zy-01-zhijie"}, "")
	if err != nil {
		t.Fatal(err)
	}
	duties := func() (out []string) {
		list, err := Agenda(s, c.ID, sessiontest.Clock(), sessiontest.Clock().AddDate(0, 6, 0))
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			if x.Dossier.ID == d.ID {
				out = append(out, x.Date.Format(time.DateOnly)+" "+x.Event)
			}
		}
		return out
	}
	if got := duties(); len(got) > 0 {
		t.Errorf("of a draft: %q", got)
	}
	if err := s.Dossiers().Set(d.ID, "status", string(session.StatusApproved)); err != nil {
		t.Fatal(err)
	}
	want := []string{"2026-12-31 引导资金执行完毕(原则上)", "2027-01-10 报送上一年度绩效自评报告"}
	if diff := cmp.Diff(want, duties()); diff != "" {
		t.Errorf("once approved (-want +got):\n%s", diff)
	}
}

// A programme whose document states no condition stands for itself: nothing of it is met, and nothing waits to be confirmed.
func TestAProgrammeWithoutConditionsIsAStateOfItsOwn(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	m := matched(t, s, sessiontest.NewClient(t, s, "柳州甲机械有限公司").ID)
	free := 0
	for _, p := range m.Programmes {
		if none := len(p.Verdict.Conditions)+len(p.Verdict.Aside) == 0; p.Outcome() == forms.NoConditions && !none {
			t.Errorf("%s has conditions", p.Programme.ID.S)
		}
		if p.Outcome() == forms.NoConditions {
			free++
		}
	}
	if p := matchOf(t, m, "yjs-04-shuishou"); p.Outcome() != forms.NoConditions || free == len(m.Programmes) {
		t.Errorf("%s: %s, %d of %d without conditions", p.Programme.ID.S, p.Outcome(), free, len(m.Programmes))
	}
}
