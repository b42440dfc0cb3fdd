package gui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/session/backups"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
	"yibiao/dossier/store/sealed"
)

const testPassphrase = "正确的口令一二三"

// quickly makes passphrases cheap to try.
func quickly(t *testing.T) {
	was := sealing.Cost
	sealing.Cost = func() sealed.Cost { return sealed.Cost{Time: 1, Memory: 64, Threads: 1} }
	t.Cleanup(func() { sealing.Cost = was })
}

// A wrong passphrase is told, three of them with more words; nobody is locked out, and the recovery code is another way.
func TestPassphraseIsAskedFor(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(560, 240)) // as dress has it
	opened, damaged, chosen := 0, true, -1
	unlock := &sealing.Unlocking{
		Vault: "/home/user/Documents/" + strings.Repeat("柳州市甲公司的资料库/", 3), Keep: sealing.Keeping{WhyNot: "这台电脑没有可以记住口令的地方，每次都要输入。"},
		Passphrase: func(s string) error {
			if s != testPassphrase {
				return session.Failed("unlock", &sealed.Error{Code: sealed.CodeWrong})
			}
			return nil
		},
		Code: func(string) error { return session.Failed("unlock-code", &sealed.Error{Code: sealed.CodeTypo}) },
		Open: func() (*session.Session, error) {
			if damaged {
				return nil, session.Refuse("open-vault", session.CodeDamaged, "path", "x")
			}
			return nil, nil
		},
		Offer: func(error) *sealing.Offer {
			return &sealing.Offer{Text: "damaged", Lines: []string{"repair"}, Choose: func(n int) error { chosen, damaged = n, false; return nil }}
		},
	}
	p := newPassphrasePanel(w, unlock, task.Inline(), func(*session.Session, error) { opened++ })
	p.show()
	p.submit() // nothing was typed
	for n := 1; n <= 4; n++ {
		p.entry.SetText("wrong")
		p.submit()
		if !strings.Contains(p.said.Text, "口令不对") || strings.Contains(p.said.Text, "已经试了") != (n >= 3) || opened > 0 {
			t.Errorf("after %d tries: %q, opened %d", n, p.said.Text, opened)
		}
	}
	if room := p.room.Size().Height; room < p.said.MinSize().Height {
		t.Errorf("what is said of a wrong passphrase needs %v, and has %v", p.said.MinSize().Height, room)
	}
	p.turn()
	p.entry.SetText("slip")
	p.submit()
	if !strings.Contains(p.said.Text, "恢复码有抄错的地方") || p.entry.Text != "slip" {
		t.Errorf("%q, %q is left to be mended", p.said.Text, p.entry.Text)
	}
	p.turn()
	p.entry.SetText(testPassphrase)
	p.submit() // right, and the vault is damaged: the repair is offered
	if opened > 0 {
		t.Error("a damaged vault opened")
	}
	press(t, w, "按选中的做")
	if opened != 1 || chosen != 0 {
		t.Errorf("opened %d, chosen %d", opened, chosen)
	}
}

// press presses the button with these words, in the innermost dialog where one is open.
func press(t *testing.T, w fyne.Window, words string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(over(w)) {
		b, ok := o.(*widget.Button)
		if own, is := o.(*kit.Press); is {
			b, ok = &own.Button, true
		}
		if ok && b.Text == words {
			b.OnTapped()
			return
		}
	}
	t.Fatalf("no button %q", words)
}

func over(w fyne.Window) fyne.CanvasObject {
	if top := w.Canvas().Overlays().Top(); top != nil {
		return top
	}
	return w.Content()
}

// person works with the dialogs.
type person struct{ *Shell }

// typed opens the dialog of the menu, unless it is open, and types a new passphrase twice.
func (p person) typed(open, first, second string) {
	if open != "" {
		askEncryption(p.Shell)
	}
	entries := p.entries()
	entries[0].SetText(first)
	entries[1].SetText(second)
	entries[1].OnSubmitted(second)
}

func (p person) entries() []*widget.Entry {
	var entries []*widget.Entry
	for _, o := range test.LaidOutObjects(over(p.win)) {
		if box, ok := o.(*kit.TextBox); ok {
			entries = append(entries, &box.Entry.Entry)
		} else if e, ok := o.(*widget.Entry); ok {
			entries = append(entries, e)
		}
	}
	return entries
}

// present types the passphrase of now and a new one.
func (p person) present(now, next string) {
	entries := p.entries()
	entries[0].SetText(now)
	entries[1].SetText(next)
	entries[2].SetText(next)
	entries[2].OnSubmitted(next)
}

// The open vault is encrypted and made plain; what was open is there, and the settings offer to lock it.
func TestEncryptTheOpenVault(t *testing.T) {
	quickly(t)
	shell, d := newShell(t, nil)
	s := person{shell}
	vault := s.ctx.Session.Vault()
	if s.settings.lockAfter() != 0 || lockNow(s.Shell) {
		t.Error("a plain vault is locked")
	}
	s.Go(page.Route{Page: page.Form, Dossier: d.ID})
	s.typed("加密资料库", "短", "短")
	s.typed("", testPassphrase, "another")
	if s.dialogs.Depth() != 1 {
		t.Error("two passphrases that differ are taken")
	}
	s.typed("", testPassphrase, testPassphrase)
	code := s.code(t)
	press(t, s.win, "开始加密")
	if !sealing.Encrypted(vault) || session.KeyOf(s.ctx.Session) == nil || s.settings.lockAfter() != 15*time.Minute {
		t.Errorf("encrypted %v, locked after %v", sealing.Encrypted(vault), s.settings.lockAfter())
	}
	s.Go(page.Route{Page: page.Form, Dossier: d.ID})
	if got := s.Route(); got.Dossier != d.ID {
		t.Errorf("%+v", got)
	}
	if _, err := sealing.Recover(vault, code); err != nil {
		t.Error(err)
	}
	askEncryption(s.Shell)
	press(t, s.win, "换恢复码…")
	s.entries()[0].SetText("not " + testPassphrase)
	press(t, s.win, "换恢复码")
	if s.dialogs.Depth() != 1 {
		t.Fatal("a wrong passphrase changes the code")
	}
	s.entries()[0].SetText(testPassphrase)
	press(t, s.win, "换恢复码")
	s.dialogs.Escape() // it stays to be read
	again := s.code(t)
	press(t, s.win, "已记下")
	if _, err := sealing.Recover(vault, code); err == nil {
		t.Error("the old code opens it")
	}
	askEncryption(s.Shell)
	press(t, s.win, "换口令…")
	s.present("not "+testPassphrase, "other "+testPassphrase)
	if _, err := sealing.Unlock(vault, testPassphrase); err != nil || s.dialogs.Depth() != 1 {
		t.Fatalf("changed without the present passphrase: %v", err)
	}
	s.present(again, "other "+testPassphrase) // the code will do for whoever has forgotten it
	if _, err := sealing.Unlock(vault, "other "+testPassphrase); err != nil || again == code {
		t.Error(err)
	}
	askEncryption(s.Shell)
	press(t, s.win, "换钥匙…")
	s.present("other "+testPassphrase, "other "+testPassphrase)
	if s.dialogs.Depth() != 1 {
		t.Fatal("the passphrase that somebody knows is taken again")
	}
	press(t, s.win, "知道了")
	askEncryption(s.Shell)
	press(t, s.win, "换钥匙…")
	s.present("other "+testPassphrase, "third "+testPassphrase)
	third := s.code(t)
	press(t, s.win, "开始换钥匙")
	if _, err := sealing.Unlock(vault, "other "+testPassphrase); err == nil {
		t.Error("the old passphrase opens it")
	}
	if _, err := sealing.Recover(vault, third); err != nil {
		t.Error(err)
	}
	s.Go(page.Route{Page: page.Form, Dossier: d.ID})
	s.Go(page.Route{Page: page.Vault})
	askEncryption(s.Shell)
	press(t, s.win, "变回不加密…")
	press(t, s.win, "变回不加密")
	if !sealing.Encrypted(vault) {
		t.Fatal("made plain without the passphrase")
	}
	s.entries()[0].SetText("third " + testPassphrase)
	press(t, s.win, "变回不加密")
	if sealing.Encrypted(vault) || session.KeyOf(s.ctx.Session) != nil {
		t.Error("still encrypted")
	}
	s.Go(page.Route{Page: page.Form, Dossier: d.ID})
}

// An encrypted vault is locked when nothing was done for long; what was typed is saved before.
func TestIdleWindowIsLocked(t *testing.T) {
	quickly(t)
	s, d := newShell(t, nil)
	key, _, err := sealing.Prepare(s.ctx.Session.Vault(), testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	turnVault(s, key, "", "")
	s.settings.Keep(settingLock, "5")
	ended := 0
	s.end = func() { ended++ }
	hand := s.opt.Clock.(*task.HandClock)
	for range 4 {
		hand.Advance(2 * time.Minute)
		s.frame.Unsaved(true)
		hand.Advance(lookIdle)
	}
	if s.locked {
		t.Fatal("locked while somebody types")
	}
	s.Go(page.Route{Page: page.Form, Dossier: d.ID})
	page.HoldTyped(s.ctx.Session, page.Fill, "有 1 处打了字。", func() string { return "打的字" })
	left := &leaving{Screen: s.shown.screen}
	s.shown.screen = left
	s.SetMode("dark")
	s.SetTextSize(1.5)
	kept := ""
	s.opt.KeepLooks = func(looks string) { kept = looks }
	name, secret := kit.NewTextBox(), kit.NewSecretBox()
	name.SetText("滚齿机")
	s.dialogs.Show("改名", container.NewVBox(name, secret), page.Action{Text: "取消"}, page.Action{Text: "保存", Main: true, Do: func() {}})
	name.SetText("滚齿机更新")
	secret.SetText("机密")
	hand.Advance(6 * time.Minute)
	if !s.locked || ended != 1 || left.times == 0 {
		t.Errorf("locked %v, ended %d times, text handed over %d times", s.locked, ended, left.times)
	}
	if text, err := page.TakeHeld(s.ctx.Session, page.Fill); text != "打的字" || err != nil {
		t.Errorf("of what was held there is %q, %v", text, err)
	}
	if mode, scale := lookedLike(kept); mode != look.Dark || scale != 1.5 {
		t.Errorf("the passphrase is asked for in %v, %v (%q)", mode, scale, kept)
	}
	s.dialogs.Escape()
	giveBack(s)
	if !shows(s.win, "改名\n滚齿机更新") || shows(s.win, "机密") {
		t.Error("what was typed in the dialog is not given back, or a secret is")
	}
	s.dialogs.Escape()
	if giveBack(s); s.dialogs.Depth() != 0 {
		t.Error("it is given back twice")
	}
}

// desk is a desktop whose screen is locked by hand.
type desk struct {
	locked       bool
	asked, ended int
}

func (d *desk) Locked() bool { d.asked++; return d.locked }
func (d *desk) End()         { d.ended++ }

// A locked screen locks an encrypted vault, though not while work runs. Of a plain one nothing is watched, nor once it is plain again.
func TestLockedScreenLocksTheVault(t *testing.T) {
	quickly(t)
	s, _ := newShell(t, nil)
	screen := &desk{locked: true}
	s.opt.Screen = screen
	hand := s.opt.Clock.(*task.HandClock)
	hand.Advance(time.Hour)
	if s.idle.screen != nil || screen.asked > 0 {
		t.Error("a plain vault is watched")
	}
	key, _, err := sealing.Prepare(s.ctx.Session.Vault(), testPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	screen.locked = false
	turnVault(s, key, "", "")
	turnVault(s, nil, "", "")
	hand.Advance(time.Hour)
	if screen.asked > 0 || screen.ended != 1 {
		t.Errorf("after it was made plain: asked %d times, ended %d times", screen.asked, screen.ended)
	}
	if key, _, err = sealing.Prepare(s.ctx.Session.Vault(), testPassphrase); err != nil {
		t.Fatal(err)
	}
	turnVault(s, key, "", "")
	s.end = func() {}
	hand.Advance(lookIdle)
	if s.locked {
		t.Error("locked for nothing")
	}
	working := &busy{Runner: s.ctx.Tasks, busy: true}
	s.ctx.Tasks, screen.locked = working, true
	hand.Advance(lookIdle)
	if s.locked {
		t.Error("locked while work runs")
	}
	working.busy, screen.locked = false, false
	hand.Advance(lookIdle)
	if !s.locked || s.idle.screen != nil {
		t.Errorf("locked %v, still watched %v", s.locked, s.idle.screen != nil)
	}
}

// busy is a runner that may have work.
type busy struct {
	task.Runner
	busy bool
}

func (b *busy) Busy() bool { return b.busy }

// leaving counts how often a screen handed over what was typed.
type leaving struct {
	page.Screen
	times int
}

func (l *leaving) Leave() {
	l.times++
	l.Screen.Leave()
}

func TestRemoveLeftStaysInTheVault(t *testing.T) {
	s, _ := newShell(t, nil)
	b, err := backups.MakeBackup(context.Background(), s.ctx.Session)
	if err != nil {
		t.Fatal(err)
	}
	if err := sealing.RemoveLeft(t.TempDir(), []string{b.Path}); err != nil {
		t.Fatal(err)
	}
	if err := sealing.RemoveLeft(s.ctx.Session.Vault(), []string{b.Path}); err != nil {
		t.Fatal(err)
	}
	if _, err := backups.LookIntoBackup(b.Path, backups.LookOptions(s.ctx.Session)); err == nil || errors.Is(err, context.Canceled) {
		t.Errorf("the backup is still there: %v", err)
	}
}
