package plan_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
)

// dated is a dossier that is due on Thursday, 2026-12-31, today being Monday, 2026-11-23.
func dated(t *testing.T) (*session.Session, *session.Editing) {
	t.Helper()
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	if err := s.Dossiers().Set(e.Dossier.ID, "due", "2026-12-31"); err != nil {
		t.Fatal(err)
	}
	return s, e
}

func agenda(t *testing.T, s *session.Session, kinds ...matching.Kind) []string {
	t.Helper()
	list, err := matching.Agenda(s, "", time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range list {
		for _, k := range kinds {
			if a.Kind == k {
				out = append(out, a.Date.Format(time.DateOnly)+" "+a.Event+string(a.Step)+" "+string(a.Mark.State))
			}
		}
	}
	return out
}

func TestWhen(t *testing.T) {
	for _, c := range []struct {
		text, day string
		before    int
		code      session.Code
	}{
		{"", "", 0, ""}, {" 2026年12月1日 ", "2026-12-01", 0, ""}, {"-5", "", 5, ""}, {"－5", "", 5, ""}, {"- 5", "", 5, ""},
		{"5", "", 0, "bad-day"}, {"-0", "", 0, "bad-day"}, {"-251", "", 0, "bad-day"}, {"明天", "", 0, "bad-day"}, {"2026-2-30", "", 0, "bad-day"},
	} {
		day, before, err := plan.When(c.text)
		if day != c.day || before != c.before || session.CodeOf(err) != c.code {
			t.Errorf("%q: %q, %d, %v", c.text, day, before, err)
		}
	}
}

// The way back counts in working days from the due date, follows it, and is undone in one step; without a due date nothing is told.
func TestTheWayBackFromTheDueDate(t *testing.T) {
	s, e := dated(t)
	id := e.Dossier.ID
	if err := plan.SetSteps(s, id, map[plan.Step]string{plan.StepReady: "-10", plan.StepSeal: "2026-12-22", plan.StepRecommend: "-3"}); err != nil {
		t.Fatal(err)
	}
	want := []string{"2026-12-17 ready ", "2026-12-22 seal ", "2026-12-28 recommend "}
	if diff := cmp.Diff(want, agenda(t, s, "plan")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := plan.SetSteps(s, id, map[plan.Step]string{plan.StepReady: "gestern", plan.StepSeal: ""}); session.CodeOf(err) != "bad-day" {
		t.Errorf("no day: %v", err)
	}
	if err := s.Dossiers().Set(id, "due", ""); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"2026-12-22 seal "}, agenda(t, s, "plan")); diff != "" {
		t.Errorf("without a due date (-want +got):\n%s", diff)
	}
	if label, err := plan.Undo(s, id); label != "" || err != nil {
		t.Errorf("the due date is no edit of this room, undone %v, %v", label, err)
	}
	for range 2 {
		if _, err := history.Undo(e); err != nil {
			t.Fatal(err)
		}
	}
	if got := agenda(t, s, "plan"); len(got) != 0 {
		t.Errorf("after undo %q", got)
	}
	if label, err := plan.Redo(s, id); label != "plan-steps" || err != nil || len(agenda(t, s, "plan")) != 3 {
		t.Errorf("repeated %v, %v", label, err)
	}
}

// What is done or waived is done for the day as it stood; the next day of the dossier is another one then, kept or not.
func TestWhatIsDoneIsNotNext(t *testing.T) {
	s, e := dated(t)
	id := e.Dossier.ID
	own, err := plan.Add(s, plan.Own{Owner: id, Day: "2026-11-20", Text: " 催  章 "})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Add(s, plan.Own{Owner: e.Client.ID, Day: "2026-12-03", Text: "回访"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		own  plan.Own
		code session.Code
	}{{plan.Own{Owner: id, Day: "2026-11-20"}, "day-text"}, {plan.Own{Owner: id, Text: "a"}, "bad-day"}, {plan.Own{Owner: id, Text: "a", Before: 3}, "bad-day"}} {
		if _, err := plan.Add(s, c.own); session.CodeOf(err) != c.code {
			t.Errorf("%+v: %v", c.own, err)
		}
	}
	next := func() string {
		t.Helper()
		if err := summaries.Refresh(t.Context(), s, session.SummaryFilter{}, nil); err != nil {
			t.Fatal(err)
		}
		list, err := s.Dossiers().Summaries(session.SummaryFilter{})
		if err != nil || len(list) != 1 || list[0].Stale {
			t.Fatal(list, err)
		}
		return list[0].Due + " " + list[0].DueEvent
	}
	if got := next(); got != "2026-11-20 催 章" {
		t.Errorf("next is %q", got)
	}
	all := []string{"2026-11-20 催 章 ", "2026-12-03 回访 "}
	if diff := cmp.Diff(all, agenda(t, s, "own")); diff != "" { // as kept
		t.Errorf("(-want +got):\n%s", diff)
	}
	list, err := matching.Agenda(s, e.Client.ID, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC))
	if err != nil || list[0].Own != own.ID || !list[0].Overdue(session.Day(s.Now())) {
		t.Fatal(list, err)
	}
	if err := matching.Mark(s, list[0], plan.Waived, " "); session.CodeOf(err) != "why-empty" {
		t.Errorf("waived without a reason: %v", err)
	}
	if err := matching.Mark(s, list[0], plan.Done, ""); err != nil {
		t.Fatal(err)
	}
	if got := next(); got != "2026-12-31 " {
		t.Errorf("next is %q", got)
	}
	if diff := cmp.Diff([]string{"2026-11-20 催 章 done", "2026-12-03 回访 "}, agenda(t, s, "own")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if label, err := plan.Undo(s, id); label != "plan-mark" || err != nil || next() != "2026-11-20 催 章" {
		t.Errorf("undone %v, %v: %q", label, err, agenda(t, s, "own"))
	}
	if err := plan.Remove(s, own.ID); err != nil || next() != "2026-12-31 " {
		t.Errorf("removed: %v, %q", err, agenda(t, s, "own"))
	}
	if err := plan.Remove(s, own.ID); session.CodeOf(err) != "no-day" {
		t.Errorf("removed twice: %v", err)
	}
}

// A mark is of the day as it stood: another due date has to be looked at again.
func TestAMarkIsOfOneDay(t *testing.T) {
	s, e := dated(t)
	mark := func() {
		t.Helper()
		list, err := matching.Agenda(s, e.Client.ID, session.Day(s.Now()), session.Day(s.Now()).AddDate(1, 0, 0))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range list {
			if a.Kind == "due" {
				if err := matching.Mark(s, a, plan.Waived, "不报了"); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	mark()
	if diff := cmp.Diff([]string{"2026-12-31 首台(套)奖励 waived"}, agenda(t, s, "due")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := s.Dossiers().Set(e.Dossier.ID, "due", "2026-12-30"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"2026-12-30 首台(套)奖励 "}, agenda(t, s, "due")); diff != "" {
		t.Errorf("moved (-want +got):\n%s", diff)
	}
}

func TestStages(t *testing.T) {
	s, e := dated(t)
	set := func(status session.Status) {
		t.Helper()
		if err := s.Dossiers().Set(e.Dossier.ID, "status", string(status)); err != nil {
			t.Fatal(err)
		}
	}
	set(session.StatusChecked)
	set(session.StatusRejected)
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	set(session.StatusHanded)
	got, err := plan.Stages(s, e.Dossier.ID)
	var stages []session.Status
	for _, x := range got {
		stages = append(stages, x.Stage)
		if x.At.IsZero() {
			t.Errorf("%s has no time", x.Stage)
		}
	}
	if diff := cmp.Diff([]session.Status{session.StatusDraft, session.StatusChecked, session.StatusHanded}, stages); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// 2026-12-31 is the due date, a Thursday; today is 2026-11-23.
func TestTheWayBackIsCheckedForOrderHolidaysAndThePast(t *testing.T) {
	s, _ := dated(t)
	for _, c := range []struct {
		name  string
		typed map[plan.Step]string
		due   string
		want  []string
	}{
		{"in order", map[plan.Step]string{plan.StepReady: "-10", plan.StepSeal: "-5", plan.StepRecommend: "2026-12-28"}, "2026-12-31", nil},
		{"the seal before it is ready", map[plan.Step]string{plan.StepReady: "-5", plan.StepSeal: "-10"}, "2026-12-31", []string{"late ready > seal 2026-12-17"}},
		{"against one further on", map[plan.Step]string{plan.StepReady: "-2", plan.StepSeal: "-1", plan.StepRecommend: "-5"}, "2026-12-31",
			[]string{"late ready > recommend 2026-12-24", "late seal > recommend 2026-12-24"}},
		{"after the due date", map[plan.Step]string{plan.StepRecommend: "2027-01-04"}, "2026-12-31", []string{"late recommend >  2026-12-31"}},
		{"a Saturday", map[plan.Step]string{plan.StepReady: "2026-12-19"}, "2026-12-31", []string{"off ready"}},
		{"a day of rest", map[plan.Step]string{plan.StepReady: "2026-10-01"}, "2026-12-31", []string{"off ready", "past ready"}},
		{"it has passed by counting back", map[plan.Step]string{plan.StepReady: "-10"}, "2026-11-30", []string{"past ready"}},
		{"no due date", map[plan.Step]string{plan.StepReady: "-10", plan.StepSeal: "2026-12-22"}, "", nil},
		{"the same day", map[plan.Step]string{plan.StepReady: "-5", plan.StepSeal: "-5"}, "2026-12-31", nil},
	} {
		var got []string
		for _, d := range plan.Doubts(plan.Typed(c.typed), c.due, session.Day(s.Now()), s.Calendar()) {
			line := string(d.Kind) + " " + string(d.Step)
			if d.Kind == plan.TooLate {
				line += " > " + string(d.Than) + " " + d.On.Format(time.DateOnly)
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
