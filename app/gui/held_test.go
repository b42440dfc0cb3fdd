package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/page"
	"yibiao/app/session/sealing"
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

// While something runs that can be stopped, closing says what it is, and ends only what is told to stop.
func TestWhatRunsIsNamedBeforeTheWindowCloses(t *testing.T) {
	s, _ := newShell(t, nil)
	ended := 0
	s.end = func() { ended++ }
	done := s.dialogs.Show("正在导出", widget.NewLabel(""), page.Action{Text: "取消", Keep: true})
	s.quit()
	var seen string
	for _, o := range test.LaidOutObjects(over(s.win)) {
		if text, ok := o.(*canvas.Text); ok {
			seen += text.Text
		}
	}
	if ended != 0 || !strings.Contains(seen, "“正在导出”还没有做完") || strings.Contains(seen, "没有回答") {
		t.Fatalf("ended %d times, shown: %s", ended, seen)
	}
	s.dialogs.Escape()
	s.quit()
	press(t, s.win, "停下，关掉")
	if ended != 1 {
		t.Errorf("ended %d times", ended)
	}
	done()
}

// Whoever leaves the desk locks the vault, or closes the window, by the key, whatever dialog is open.
func TestTheKeysThatEndTheWindowWorkWhileADialogIsOpen(t *testing.T) {
	s, _ := newShell(t, nil)
	ended := 0
	s.end = func() { ended++ }
	command := func(words string) *fyne.MenuItem {
		for _, m := range s.win.MainMenu().Items {
			for _, i := range m.Items {
				if strings.HasPrefix(i.Label, words) {
					return i
				}
			}
		}
		t.Fatalf("no command %s", words)
		return nil
	}
	s.dialogs.Confirm("粘贴", "替换 3 格？", "替换", func() {})
	command("立即锁定").Action()
	if s.dialogs.Depth() != 1 || s.locked {
		t.Errorf("of a plain vault: %d dialogs", s.dialogs.Depth())
	}
	quickly(t)
	key, _, err := sealing.Prepare(s.ctx.Session.Vault(), testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	turnVault(s, key, "", "")
	open := s.dialogs.Depth()
	if command("立即锁定").Action(); s.locked || s.dialogs.Depth() != open+1 {
		t.Fatalf("over an open question: locked %v, %d dialogs of %d", s.locked, s.dialogs.Depth(), open)
	}
	s.dialogs.Escape()
	if command("退出").Action(); ended != 0 || s.dialogs.Depth() != open+1 {
		t.Errorf("over an open question: ended %d times, %d dialogs of %d", ended, s.dialogs.Depth(), open)
	}
	s.dialogs.Escape()
	command("立即锁定").Action()
	if press(t, s.win, "不要了，锁定"); !s.locked || ended != 1 {
		t.Errorf("locked %v, ended %d times", s.locked, ended)
	}
}
