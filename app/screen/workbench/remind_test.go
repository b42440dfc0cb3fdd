package workbench

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
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
	if g := w.reminder.glance; g.Late != 1 || remindStrip(w) == nil || !strings.Contains(g.First.Event, "首台") {
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
