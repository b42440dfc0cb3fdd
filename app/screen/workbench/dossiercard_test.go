package workbench

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/assets"
)

// Two clients of one name are told apart in the list and on their pages, and the one that comes back is told.
func TestTwinsAreToldApart(t *testing.T) {
	s, _ := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	old, err := s.Clients().Create("甲公司")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Clients().Delete(old.ID); err != nil {
		t.Fatal(err)
	}
	fresh, err := s.Clients().Create("甲公司")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	d := &pagetest.Desk{}
	w := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS})
	win := test.NewTempWindow(t, w.Object())
	win.Resize(fyne.NewSize(1400, 900))
	if shown := test.RenderToMarkup(win.Canvas()); strings.Contains(shown, "编号末尾") {
		t.Error("a client alone is shown as one of several")
	}
	w.gone = &removed{restore: func() error { return s.Clients().Restore(old.ID) }}
	w.RestoreLast()
	if len(d.Told) != 1 || !strings.Contains(d.Told[0], "另有单位也叫“甲公司”") || w.selected != old.ID {
		t.Errorf("told %q, %s is selected", d.Told, w.selected)
	}
	shown := test.RenderToMarkup(win.Canvas())
	for _, id := range []string{old.ID, fresh.ID} {
		if want := "甲公司（编号末尾 " + id[len(id)-6:] + "）"; !strings.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
}

func TestDueWords(t *testing.T) {
	now := time.Date(2026, 11, 23, 23, 50, 0, 0, time.Local)
	cases := []struct {
		due, want string
		late      bool
	}{
		{"", "没有设截止日期", false},
		{"soon", "没有设截止日期", false},
		{"2026-11-23", "截止 2026-11-23，就是今天", true},
		{"2026-11-24", "截止 2026-11-24，还有 1 天", true},
		{"2026-11-30", "截止 2026-11-30，还有 7 天", true},
		{"2026-12-01", "截止 2026-12-01，还有 8 天", false},
		{"2026-11-20", "截止 2026-11-20，已过 3 天", true},
	}
	for _, c := range cases {
		if words, late := dueWords(c.due, now); words != c.want || late != c.late {
			t.Errorf("%q: %q, %v; want %q, %v", c.due, words, late, c.want, c.late)
		}
	}
}

// Where only files are left that the program has not read, the next step is the place where it reads them.
func TestFilesThatNobodyHasReadAreTheNextStep(t *testing.T) {
	test.NewTempApp(t)
	for unseen, to := range map[int]page.Page{0: page.Export, 3: page.Materials} {
		d := &pagetest.Desk{}
		x := session.Summary{Figures: session.Figures{Unseen: unseen}}
		next := nextOf(&Workbench{ctx: &page.Context{Nav: d}}, x, func() {})
		goOn, ok := pagetest.Find[*kit.Press](next.(*fyne.Container).Objects[1].(*fyne.Container).Objects[1])
		if !ok || goOn.Text != say.T("继续") {
			t.Fatal("no button to go on")
		}
		goOn.Tapped(nil)
		if len(d.Went) != 1 || d.Went[0].Page != to {
			t.Errorf("%d not read: goes to %v", unseen, d.Went)
		}
	}
}
