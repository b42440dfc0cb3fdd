package gui

import (
	"testing"

	"yibiao/app/page"
)

// What a page holds that is not written is asked about before the window closes; whoever cancels keeps it.
func TestWhatIsNotWrittenIsAskedAboutBeforeTheWindowCloses(t *testing.T) {
	s, _ := newShell(t, nil)
	ended := 0
	s.end = func() { ended++ }
	page.Hold(s.ctx.Session, page.Fill, "有 3 处打了字，还没有写入。")
	s.quit()
	if ended != 0 || s.dialogs.Depth() != 1 {
		t.Fatalf("ended %d times, %d dialogs", ended, s.dialogs.Depth())
	}
	s.quit()
	if ended != 0 || s.dialogs.Depth() != 1 {
		t.Errorf("asked twice: ended %d times, %d dialogs", ended, s.dialogs.Depth())
	}
	s.dialogs.Escape()
	if ended != 0 || s.dialogs.Depth() != 0 || len(page.Held(s.ctx.Session, false)) != 1 {
		t.Errorf("cancelled: ended %d times, %d dialogs", ended, s.dialogs.Depth())
	}
	askHeld(s, true, func() {})
	press(t, s.win, "不要了，锁定") // who locks does not close
	page.Hold(s.ctx.Session, page.Fill, "")
	s.dialogs.Confirm("粘贴", "替换 3 格？", "替换", func() {})
	s.quit()
	if ended != 0 || s.dialogs.Depth() != 2 {
		t.Errorf("an open question: ended %d times, %d dialogs", ended, s.dialogs.Depth())
	}
	s.dialogs.Escape()
	s.dialogs.Escape()
	s.quit()
	if ended != 1 {
		t.Errorf("nothing is held: ended %d times", ended)
	}
}
