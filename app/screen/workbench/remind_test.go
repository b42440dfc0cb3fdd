package workbench

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/task"
)

// What is overdue is told once after the start, names nobody who is hidden, and is quiet for a day when it was put away.
func TestWhatIsOverdueIsToldAtTheStart(t *testing.T) {
	s, work := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	if err := s.Dossiers().Set(work.Editing.Dossier.ID, "due", "2026-11-20"); err != nil {
		t.Fatal(err)
	}
	other, err := s.Clients().Create("另一家公司")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	ctx := &page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}
	w := New(ctx)
	if g := w.reminder.glance; g.Late != 1 || remindStrip(w) == nil || !strings.Contains(g.List[0].Event, "首台") {
		t.Fatalf("%+v", g)
	}
	session.LookOnlyAt(s, other.ID)
	if w = New(ctx); remindStrip(w) != nil {
		t.Error("what is another client's is told")
	}
	session.LookOnlyAt(s, "")
	if w = New(ctx); remindStrip(w) == nil {
		t.Error("it is not told again for all")
	}
	if err := session.Remember(s, settingReminded, "2026-11-23"); err != nil {
		t.Fatal(err)
	}
	*session.Shelf[reminder](s) = reminder{}
	if w = New(ctx); remindStrip(w) != nil {
		t.Error("it was put away for the day")
	}
}

// The list of what is overdue comes by itself once a day, can be ticked there, and can be switched off.
func TestTheReminderIsAListOnceADay(t *testing.T) {
	s, work := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	d := work.Editing.Dossier
	if err := s.Dossiers().Set(d.ID, "due", "2026-11-30"); err != nil { // five working days ahead
		t.Fatal(err)
	}
	if _, err := plan.Add(s, plan.Own{Owner: d.Client, Day: "2026-12-01", Text: "回访"}); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	ctx := &page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}
	w := New(ctx)
	if g := w.reminder.glance; g.Soon != 1 || g.Late != 0 || !w.reminder.open {
		t.Fatalf("%+v, open %v", g, w.reminder.open)
	}
	a := w.reminder.glance.List[0]
	remindDone(w, a, true)
	list, err := matching.Agenda(s, "", session.Day(s.Now()), session.Day(s.Now()).AddDate(0, 0, 7))
	if err != nil || len(list) != 1 || list[0].Mark.State != plan.Done {
		t.Errorf("ticked: %+v, %v", list, err)
	}
	remindDone(w, a, false)
	*session.Shelf[reminder](s) = reminder{}
	if w = New(ctx); remindStrip(w) == nil || w.reminder.open {
		t.Error("a second start of the day shows the line, not the list")
	}
	if err := session.Remember(s, page.SettingRemind, "10"); err != nil {
		t.Fatal(err)
	}
	if w = New(ctx); w.reminder.glance.Soon != 2 {
		t.Errorf("ten working days ahead: %+v", w.reminder.glance)
	}
	if err := session.Remember(s, page.SettingRemind, "0"); err != nil {
		t.Fatal(err)
	}
	if w = New(ctx); remindStrip(w) != nil {
		t.Error("it is switched off")
	}
}
