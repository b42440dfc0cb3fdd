package workbench

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/app/task"
	"yibiao/assets"
)

// TestTheListIsNoWiderWhereNothingCanBeChanged: words that say so do not push the list out of its room.
func TestTheListIsNoWiderWhereNothingCanBeChanged(t *testing.T) {
	vault := t.TempDir()
	s := sessiontest.Open(t, vault)
	sessiontest.Reward(t, s)
	test.NewTempApp(t)
	d := &pagetest.Desk{}
	wide := func(s *session.Session) float32 {
		return New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline(), Assets: assets.FS}).list.object.MinSize().Width
	}
	usual := wide(s)
	opt := session.OptionsOf(s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	opt.ReadOnly = true
	looking, err := session.Open(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { looking.Close() })
	if got := wide(looking); got > usual {
		t.Errorf("%v wide instead of %v", got, usual)
	}
}
