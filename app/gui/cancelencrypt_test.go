package gui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
)

// Cancelled before it began, or while it runs, an encryption leaves the vault plain and no key file.
func TestEncryptionIsCancelled(t *testing.T) {
	quickly(t)
	shell, _ := newShell(t, nil)
	s := person{shell}
	vault := s.ctx.Session.Vault()
	plain := func(when string) {
		t.Helper()
		for _, name := range []string{"yibiao.key", "backups/yibiao.key", "yibiao.turn"} {
			if _, err := os.Stat(filepath.Join(vault, name)); err == nil {
				t.Errorf("%s: %s is there", when, name)
			}
		}
		if sealing.Encrypted(vault) || s.dialogs.Depth() != 0 {
			t.Errorf("%s: encrypted %v, %d dialogs", when, sealing.Encrypted(vault), s.dialogs.Depth())
		}
	}
	s.typed("open", testPassphrase, testPassphrase)
	press(t, s.win, "取消")
	plain("at the code")
	s.ctx.Tasks = &cancelling{s.ctx.Tasks}
	s.typed("open", testPassphrase, testPassphrase)
	plain("while it is prepared")
	key, _, err := sealing.Prepare(vault, testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	turnVault(s.Shell, key, "", "")
	plain("while it runs")
}

// cancelling runs work that somebody has cancelled.
type cancelling struct{ task.Runner }

func (c *cancelling) Follow(work task.Work, progress func(task.Progress), done func(error)) (cancel func()) {
	return c.Runner.Follow(func(ctx context.Context, report task.Report) error {
		ctx, stop := context.WithCancel(ctx)
		stop()
		return work(ctx, report)
	}, progress, done)
}

// The menu, the line below every screen, and the passphrase window tell what is encrypted.
func TestEncryptionIsSeen(t *testing.T) {
	quickly(t)
	s, _ := newShell(t, nil)
	seen := func() bool {
		return strings.Contains(s.frame.status.vault.Text, "已加密") && strings.Contains(encryptionWords(s), "已加密")
	}
	if seen() {
		t.Error("a plain vault is called encrypted")
	}
	key, _, err := sealing.Prepare(s.ctx.Session.Vault(), testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	turnVault(s, key, "", "")
	if !seen() {
		t.Errorf("%q, %q", s.frame.status.vault.Text, encryptionWords(s))
	}
}

// What was opened lately and is gone is told in words, and the menu forgets it; Enter does what a dialog's main button does.
func TestRecentThatIsGone(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(page.Route{Page: page.Form, Dossier: d.ID})
	s.Go(page.Route{Page: page.Workbench})
	recent := recentCommands(s)
	if len(recent) != 1 {
		t.Fatalf("%+v", recent)
	}
	if err := s.ctx.Session.Dossiers().Delete(d.ID); err != nil {
		t.Fatal(err)
	}
	recent[0].do()
	if s.Route().Page != page.Workbench || !strings.Contains(s.frame.status.message.Text, "不在资料库里") || s.dialogs.Depth() != 0 {
		t.Errorf("%+v, %q", s.Route(), s.frame.status.message.Text)
	}
	done := 0
	s.dialogs.Show("x", widget.NewLabel(""), page.Action{Text: "no"}, page.Action{Text: "yes", Main: true, Do: func() { done++ }})
	s.win.Canvas().Unfocus()
	s.key(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if done != 1 || s.dialogs.Depth() != 0 {
		t.Errorf("Enter did it %d times", done)
	}
}

// code is the recovery code that is shown.
func (p person) code(t *testing.T) string {
	t.Helper()
	p.dialogs.Enter() // one key too many: it stays to be read
	code := ""
	for _, o := range test.LaidOutObjects(over(p.win)) {
		switch x := o.(type) {
		case *widget.Label:
			if x.TextStyle.Monospace {
				code = x.Text
			}
		case *kit.TickBox:
			x.SetChecked(true)
		}
	}
	if code != "" {
		return code
	}
	var said []string
	for _, o := range test.LaidOutObjects(over(p.win)) {
		if l, ok := o.(*widget.Label); ok {
			said = append(said, l.Text)
		}
	}
	t.Fatalf("no code is shown, but %q", said)
	return ""
}
