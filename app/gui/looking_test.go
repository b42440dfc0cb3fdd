package gui

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/assets"
)

// While another program holds the vault, a window on it goes everywhere without a word of complaint, remembers where it was, and
// tells, where something is to be written, who holds the vault.
func TestAWindowThatOnlyLooks(t *testing.T) {
	held, d := newShell(t, nil)
	l, err := library()
	if err != nil {
		t.Fatal(err)
	}
	vault := held.ctx.Session.Vault()
	_, why := session.Open(session.Options{Vault: vault, Library: l})
	s, err := session.Open(session.Options{Vault: vault, Library: l, ReadOnly: true, Because: why})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	w := test.NewTempWindow(t, widget.NewLabel(""))
	shell, err := NewShell(w, Options{Session: s, Assets: assets.FS, Tasks: task.Inline(), Clock: task.NewHandClock(time.Now())})
	if err != nil {
		t.Fatal(err)
	}
	w.Resize(fyne.NewSize(1100, 700))
	if told := dialogWords(shell); !strings.Contains(told, "资料库正被另一个程序使用") {
		t.Errorf("at the start: %q", told)
	}
	shell.dialogs.Escape()
	for _, to := range []page.Page{page.Choose, page.Form, page.Materials, page.Check, page.Export, page.Official, page.Workbench, page.Agenda, page.Policy, page.Match, page.Vault} {
		shell.Go(page.Route{Page: to, Dossier: d.ID})
		if shell.dialogs.Asking() {
			t.Errorf("%s: %q", to, dialogWords(shell))
			shell.dialogs.Escape()
		}
		if shell.shown.route.Page != to {
			t.Errorf("%s is not shown", to)
		}
	}
	shell.Go(page.Route{Page: page.Workbench})
	rests := false
	for _, o := range test.LaidOutObjects(shell.win.Canvas().Content()) {
		if b, ok := o.(*kit.Press); ok && b.Text == "新建申报档案" {
			rests = b.Disabled()
		}
	}
	if !rests {
		t.Error("a dossier seems possible to begin")
	}
	shell.Go(at(d, "handler.name"))
	if f := shell.win.Canvas().Focused(); f != nil {
		t.Errorf("an answer can be typed into a %T", f)
	}
	file := filepath.Join(t.TempDir(), "营业执照.pdf")
	licence, err := fs.ReadFile(assets.FS, "samples/files/营业执照.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, licence, 0o600); err != nil {
		t.Fatal(err)
	}
	shell.Drop([]string{file})
	if told := dialogWords(shell); !strings.Contains(told, "资料库正被另一个程序使用") || !strings.Contains(told, "这一步没有做") {
		t.Errorf("on dropping a file: %q", told)
	}
	shell.dialogs.Escape()
	for _, to := range []page.Page{page.Official, page.Policy, page.Agenda} {
		shell.Go(page.Route{Page: to, Dossier: d.ID})
		shell.Drop([]string{strings.TrimSuffix(file, ".pdf") + ".docx"}) // it need not be there: nothing is read
		if told := dialogWords(shell); !strings.Contains(told, "这一步没有做") {
			t.Errorf("on dropping a file on %s: %q", to, told)
		}
		shell.dialogs.Escape()
	}
	if got := shell.frame.status.vault.Text; !strings.Contains(got, "只能看，不能改") {
		t.Errorf("the status bar says %q", got)
	}
}

// dialogWords is what the dialog over a window says.
func dialogWords(s *Shell) string {
	top := s.win.Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var words []string
	for _, o := range test.LaidOutObjects(top) {
		if l, ok := o.(*widget.Label); ok {
			words = append(words, l.Text)
		}
	}
	return strings.Join(words, "\n")
}
