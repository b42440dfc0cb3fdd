package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/keyring/keyringtest"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
	"yibiao/dossier/store/sealed"
)

// The passphrase is remembered by a tick, once it was right; that it could not be is told, and the vault opens all the same. Where the
// computer has no place for it, that is said in the place of the tick.
func TestThePassphraseIsRememberedByATick(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	var set []bool
	var failure, told error
	right := func(s string) error {
		if s != testPassphrase {
			return session.Failed("unlock", &sealed.Error{Code: sealed.CodeWrong})
		}
		return nil
	}
	ask := func(keep sealing.Keeping) *passphrasePanel {
		unlock := &sealing.Unlocking{Passphrase: right, Code: func(string) error { return nil }, Open: func() (*session.Session, error) { return nil, nil }, Keep: keep}
		p := newPassphrasePanel(w, unlock, task.Inline(), func(_ *session.Session, notKept error) { told = notKept })
		p.show()
		return p
	}
	keep := sealing.Keeping{Set: func(on bool) error { set = append(set, on); return failure }}
	p := ask(keep)
	p.keep.SetChecked(true)
	p.entry.SetText("wrong")
	p.submit()
	if len(set) > 0 {
		t.Fatal("a wrong passphrase is remembered")
	}
	p.entry.SetText(testPassphrase)
	p.submit()
	if len(set) != 1 || told != nil {
		t.Errorf("set %v, told %v", set, told)
	}
	failure = session.Refuse("remember", session.CodeKeyringFailed)
	p.submit()
	if len(set) != 2 || !set[0] || told != failure {
		t.Errorf("set %v, told %v", set, told)
	}
	p.turn()
	p.entry.SetText("code")
	p.submit()
	if len(set) != 2 || !p.keep.Disabled() {
		t.Error("remembered by the recovery code")
	}
	keep.Now, set, failure = true, nil, nil
	p = ask(keep)
	p.entry.SetText(testPassphrase)
	p.submit() // as it was
	p.keep.SetChecked(false)
	p.entry.SetText(testPassphrase)
	p.submit()
	if len(set) != 1 || set[0] {
		t.Errorf("unticked: set %v", set)
	}
	p = ask(sealing.Keeping{WhyNot: "没有地方"})
	if p.keep != nil || !shows(w, "没有地方") {
		t.Error("it is not said why the passphrase cannot be remembered")
	}
}

// shows tells whether a label with these words stands in the window.
func shows(w fyne.Window, words string) bool {
	for _, o := range test.LaidOutObjects(over(w)) {
		if l, ok := o.(*widget.Label); ok && strings.Contains(l.Text, words) {
			return true
		}
	}
	return false
}

// A vault whose passphrase is remembered says so where its encryption is changed, and lets it be forgotten there.
func TestARememberedPassphraseIsForgottenInTheWindow(t *testing.T) {
	quickly(t)
	kept := keyringtest.Use(t)
	shell, _ := newShell(t, nil)
	s := person{shell}
	vault := s.ctx.Session.Vault()
	s.typed("加密资料库", testPassphrase, testPassphrase)
	s.code(t)
	press(t, s.win, "开始加密")
	key, err := sealing.Unlock(vault, testPassphrase)
	if err == nil {
		err = sealing.Remember(key, "")
	}
	if err != nil {
		t.Fatal(err)
	}
	askEncryption(s.Shell)
	press(t, s.win, "不再记住")
	if len(kept.Kept) > 0 || s.dialogs.Depth() > 0 {
		t.Errorf("%d kept, %d dialogs", len(kept.Kept), s.dialogs.Depth())
	}
	askEncryption(s.Shell)
	if shows(s.win, "记住了口令") {
		t.Error("it is said to be remembered")
	}
	press(t, s.win, "关闭")
}
