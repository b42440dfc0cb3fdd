package agenda

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/task"
	"yibiao/forms"
)

// today is a Monday, as in package pagetest.
var today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// opened is the screen with a dossier that is due on a day.
func opened(t *testing.T, due string) (*Agenda, *pagetest.Desk, session.DossierInfo) {
	t.Helper()
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	d := w.Editing.Dossier
	if err := s.Dossiers().Set(d.ID, "due", due); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	a := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, "")
	if len(desk.Failed) > 0 {
		t.Fatal(desk.Failed)
	}
	return a, desk, d
}

func TestWhatIsOverdueAndHowFarADayIs(t *testing.T) {
	a := &Agenda{today: today}
	of := func(kind matching.Kind, date string, status session.Status) matching.Appointment {
		return matching.Appointment{Kind: kind, Date: day(date), Dossier: session.DossierInfo{Status: status, Created: day("2026-10-01")}}
	}
	for _, c := range []struct {
		x     matching.Appointment
		late  bool
		week  bool
		words string
	}{
		{of("due", "2026-11-20", session.StatusDraft), true, false, "已过 3 天"},
		{of("due", "2026-11-20", session.StatusHanded), false, false, "3 天前"},
		{of("duty", "2026-11-20", session.StatusApproved), true, false, "已过 3 天"},
		{of("deadline", "2026-09-20", session.StatusDraft), false, false, "64 天前"}, // it had passed before the dossier was begun
		{of("due", "2026-11-23", session.StatusDraft), false, true, "就是今天"},
		{of("due", "2026-11-29", session.StatusDraft), false, true, "还有 6 天"}, // the Sunday of the week
		{of("due", "2026-11-30", session.StatusDraft), false, false, "还有 7 天"},
	} {
		words, _ := a.daysLeft(c.x)
		if c.x.Overdue(today) != c.late || a.thisWeek(c.x) != c.week || words != c.words {
			t.Errorf("%s on %s, %s: overdue %v, this week %v, %q", c.x.Kind, c.x.Date.Format(time.DateOnly), c.x.Dossier.Status, c.x.Overdue(today), a.thisWeek(c.x), words)
		}
	}
}

func TestThePageOfTheMonthTurns(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		from string
		by   int
		want string
	}{
		{"2026-11-23", 1, "2026-12-23"}, {"2026-12-31", 1, "2027-01-31"}, {"2027-01-31", 1, "2027-02-28"}, {"2028-01-31", 1, "2028-02-29"},
		{"2026-03-31", -1, "2026-02-28"}, {"2026-01-15", -1, "2025-12-15"}, {"2199-12-31", 1, "2199-12-31"}, {"1901-01-01", -1, "1901-01-01"},
	} {
		turned := 0
		m := &agendaMonth{at: day(c.from), turned: func() { turned++ }}
		m.turn(c.by)
		if got := m.at.Format(time.DateOnly); got != c.want || (turned == 1) != (c.from != c.want) {
			t.Errorf("%s by %d: %s, want %s; turned %d times", c.from, c.by, got, c.want, turned)
		}
	}
	m := &agendaMonth{at: day("2026-11-23"), today: today}
	if first, last := m.cell(0).Format(time.DateOnly), m.cell(41).Format(time.DateOnly); first != "2026-10-26" || last != "2026-12-06" {
		t.Errorf("the page goes from %s to %s", first, last)
	}
}

func TestKeysOfTheMonth(t *testing.T) {
	test.NewTempApp(t)
	var chosen []string
	m := &agendaMonth{at: day("2026-12-01"), today: today, chosen: func(d time.Time) { chosen = append(chosen, d.Format(time.DateOnly)) }}
	for _, c := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyLeft, "2026-11-30"}, {fyne.KeyRight, "2026-12-01"}, {fyne.KeyUp, "2026-11-24"}, {fyne.KeyDown, "2026-12-01"},
		{fyne.KeyPageDown, "2027-01-01"}, {fyne.KeyPageUp, "2026-12-01"}, {fyne.KeyReturn, "2026-12-01"}, {fyne.KeyHome, "2026-11-23"},
	} {
		m.TypedKey(&fyne.KeyEvent{Name: c.key})
		if got := m.at.Format(time.DateOnly); got != c.want {
			t.Errorf("after %s it is %s, want %s", c.key, got, c.want)
		}
	}
	if diff := cmp.Diff([]string{"2026-12-01"}, chosen); diff != "" {
		t.Errorf("chosen (-want +got):\n%s", diff)
	}
}

// Only days against their weekday are marked: a weekend is marked as off where it belongs to a holiday.
func TestDaysOffAgainstTheirWeekday(t *testing.T) {
	a, _, _ := opened(t, "2026-12-10")
	for _, c := range []struct {
		day         string
		off, worked bool
	}{
		{"2026-11-21", false, false},                             // a Saturday like any other
		{"2026-11-23", false, false},                             // a Monday like any other
		{"2026-10-01", true, false}, {"2026-10-03", true, false}, // a weekday and a Saturday of the national holiday
		{"2026-10-10", false, true}, // a Saturday that is worked for it
	} {
		if off, worked := a.month.dayOff(day(c.day)); off != c.off || worked != c.worked {
			t.Errorf("%s: off %v, worked %v", c.day, off, worked)
		}
	}
}

func TestADayIsListedFilteredAndLeadsToItsDossier(t *testing.T) {
	a, desk, d := opened(t, "2026-11-25")
	if len(a.lines["2026-11-25"]) != 1 || a.month.marks["2026-11-25"] != (dayMark{count: 1}) {
		t.Fatalf("lines of the day %d, mark %+v", len(a.lines["2026-11-25"]), a.month.marks["2026-11-25"])
	}
	a.goTo(day("2026-11-24"))
	if len(desk.Told) != 1 || !strings.HasPrefix(desk.Told[0], "2026-11-24") {
		t.Errorf("of a day without anything is told %q", desk.Told)
	}
	a.kind = "expiry"
	a.Refresh()
	a.goTo(day("2026-11-25"))
	if len(desk.Told) != 2 || !strings.Contains(desk.Told[1], "1 条没有列出") {
		t.Errorf("of a day that is filtered out is told %q", desk.Told)
	}
	if len(a.list) != 0 || len(a.lines) != 0 {
		t.Errorf("with another kind %d are listed", len(a.list))
	}
	a.kind = "due"
	a.Refresh()
	pack := &forms.Pack{ID: forms.Text{S: "shoutaitao"}}
	for _, x := range append(a.list[:1:1], matching.Appointment{Kind: "expiry", Client: session.ClientInfo{ID: "c"}}, matching.Appointment{Kind: "policy", Pack: pack}, matching.Appointment{}) {
		a.open(x)
	}
	want := []page.Route{{Page: page.Form, Dossier: d.ID}, {Page: page.Profile, Client: "c", At: page.Place{Field: "qual.table"}}, {Page: page.Policy, Pack: "shoutaitao"}}
	if diff := cmp.Diff(want, desk.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

// What is not listed, for it is done or an authority's own, is no reason to say that there is nothing.
func TestAMonthIsNotCalledEmptyForWhatIsNotListed(t *testing.T) {
	a, _, d := opened(t, "2027-01-15")
	for _, date := range []string{"2026-12-03", "2026-12-04"} {
		if _, err := plan.Add(a.ctx.Session, plan.Own{Owner: d.ID, Day: date, Text: "催章"}); err != nil {
			t.Fatal(err)
		}
	}
	a.Refresh()
	a.month.goTo(day("2026-12-01"))
	for _, x := range a.list {
		if x.Kind == "own" {
			tick(a, x, true)
		}
	}
	seen := pagetest.Texts(a.object)
	if strings.Contains(seen, "没有别的日程") || !strings.Contains(seen, "2026年12月没有别的要办的；还有 2 条没有列出") {
		t.Errorf("a month of which two days are done:\n%s", seen)
	}
	a.month.goTo(day("2027-02-01"))
	if seen := pagetest.Texts(a.object); !strings.Contains(seen, "2027年2月没有别的日程") {
		t.Errorf("a month without anything:\n%s", seen)
	}
}

func TestTheCalendarFileHoldsWhatIsToCome(t *testing.T) {
	a, desk, _ := opened(t, "2026-11-22")
	a.kind = "due"
	a.Refresh()
	a.export() // the one day has passed
	if len(a.list) != 1 || len(desk.Told) != 1 || len(desk.Failed) > 0 {
		t.Fatalf("%d listed, told %q, failed %v", len(a.list), desk.Told, desk.Failed)
	}
	if err := a.ctx.Session.Dossiers().Set(a.list[0].Dossier.ID, "due", "2026-12-10"); err != nil {
		t.Fatal(err)
	}
	a.Refresh()
	path := filepath.Join(t.TempDir(), "日程")
	desk.Files = [][]string{{path}, {filepath.Join(path, "没有", "日程.ICS")}}
	a.export()
	text, err := os.ReadFile(path + ".ics")
	if err != nil || strings.Count(string(text), "BEGIN:VEVENT") != 1 || !strings.Contains(string(text), "20261210") {
		t.Errorf("%v\n%s", err, text)
	}
	a.export() // into a folder that is not there
	if len(desk.Failed) != 1 || len(desk.Told) != 2 {
		t.Errorf("told %q, failed %v", desk.Told, desk.Failed)
	}
}

// A notice of holidays is imported when its days were seen, and can be taken back.
func TestAnArrangementIsImportedAndTakenBack(t *testing.T) {
	a, desk, _ := opened(t, "2026-12-10")
	before := a.ctx.Session.Library().Vocabulary.Calendar
	t.Cleanup(func() { a.ctx.Session.Library().Vocabulary.Calendar = before })
	year := "years:\n  \"2028\":\n    \"off\": [2028-01-01/2028-01-03, 2028-01-25/2028-02-02, 2028-04-04, 2028-05-01/2028-05-05, 2028-05-28, 2028-10-01/2028-10-08]\n    source: 测试\n"
	path := filepath.Join(t.TempDir(), "2028.yaml")
	if err := os.WriteFile(path, []byte(year), 0o600); err != nil {
		t.Fatal(err)
	}
	desk.Refuse = true
	a.Drop([]string{path})
	if known := a.ctx.Session.Calendars().Years(); len(desk.Asked) != 1 || len(known) != 0 {
		t.Fatalf("asked %q; without a yes it was imported: %v", desk.Asked, known)
	}
	desk.Refuse = false
	a.Drop([]string{path})
	if off, _ := a.month.dayOff(day("2028-01-25")); !off || len(desk.Told) != 1 {
		t.Errorf("off %v, told %q", off, desk.Told)
	}
	a.forgetArrangement(2028)
	if known := a.ctx.Session.Calendars().Years(); len(known) != 0 || len(desk.Told) != 2 || len(desk.Failed) != 0 {
		t.Errorf("still imported %v, told %q, failed %v", known, desk.Told, desk.Failed)
	}
	a.Drop([]string{filepath.Join(t.TempDir(), "没有.yaml")})
	if len(desk.Failed) != 1 {
		t.Errorf("a file that is not there: %v", desk.Failed)
	}
}

// What is ticked is gone from what is left to do and comes back by undo; what authorities do is shown apart, on demand.
func TestADayIsTickedAndTakenBack(t *testing.T) {
	a, desk, d := opened(t, "2026-11-20")
	if len(a.lines["2026-11-20"]) != 1 || !a.month.marks["2026-11-20"].late {
		t.Fatalf("overdue: %d lines, %+v", len(a.lines["2026-11-20"]), a.month.marks)
	}
	x := a.list[0]
	var words []string
	for _, item := range menuOf(a, x).Items {
		words = append(words, item.Label)
	}
	if diff := cmp.Diff([]string{"打开", "已办", "已办，写一句…", "不用办…", "倒排…"}, words); diff != "" {
		t.Errorf("menu (-want +got):\n%s", diff)
	}
	tick(a, x, true)
	if len(a.lines["2026-11-20"]) != 0 {
		t.Error("it is listed still")
	}
	a.past = true
	a.Refresh()
	if len(a.list) == 0 || a.list[0].Mark.State != plan.Done || a.month.marks["2026-11-20"].late {
		t.Errorf("with what is done: %+v", a.list)
	}
	a.past = false
	a.Undo()
	if len(a.lines["2026-11-20"]) != 1 || len(desk.Failed) > 0 {
		t.Errorf("after undo %d lines, failed %v", len(a.lines["2026-11-20"]), desk.Failed)
	}
	a.Redo()
	if len(a.lines["2026-11-20"]) != 0 {
		t.Error("after redo it is listed")
	}
	a.Undo()
	a.Undo() // nothing is left that was done here: the due date stays
	if got, err := a.ctx.Session.Dossiers().Find(d.ID); err != nil || got.Due != "2026-11-20" {
		t.Errorf("%+v, %v", got, err)
	}
	for _, x := range a.list {
		if x.Theirs() {
			t.Errorf("%s %s is listed", x.Kind, x.Event)
		}
	}
	a.theirs = true
	a.Refresh()
	theirs := 0
	for _, x := range a.list {
		if x.Theirs() {
			theirs++
		}
	}
	if theirs == 0 {
		t.Error("no day of an authority is listed")
	}
}
