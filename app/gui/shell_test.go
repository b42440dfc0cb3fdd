package gui

import (
	"context"
	"errors"
	"io/fs"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/ncruces/zenity"

	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/assets"
	"yibiao/forms"
)

var library = sync.OnceValues(func() (*forms.Library, error) {
	packs, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		return nil, err
	}
	return forms.ReadLibrary(packs)
})

// chooserFunc is a file dialog.
type chooserFunc func() ([]string, error)

func (f chooserFunc) Choose(context.Context, page.FileRequest) ([]string, error) { return f() }

// newShell opens the window on a vault with one client that has one dossier.
func newShell(t *testing.T, chooser Chooser) (*Shell, session.DossierInfo) {
	t.Helper()
	l, err := library()
	if err != nil {
		t.Fatal(err)
	}
	s, err := session.Open(session.Options{Vault: t.TempDir(), Library: l})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	c, err := s.CreateClient("柳州市试验机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.CreateDossier(c.ID, "yijianshi", []string{"yjs-04-shuishou"}, "试验档案")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	shell, err := NewShell(w, Options{Session: s, Assets: assets.FS, Tasks: task.Inline(), Clock: task.NewHandClock(time.Now()), Chooser: chooser})
	if err != nil {
		t.Fatal(err)
	}
	w.Resize(fyne.NewSize(1100, 700))
	return shell, d
}

func typeInto(s *Shell, text string) {
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
	}
}

func at(d session.DossierInfo, field string) page.Route {
	return page.Route{Page: page.Form, Dossier: d.ID, At: page.Place{Field: field}}
}

func TestUndoTakesBackTypingFirstAndThenAnswers(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	typeInto(s, "韦样本")
	s.win.Canvas().FocusNext()
	if got := s.work.Editing.Value("handler.name"); got != "韦样本" {
		t.Fatalf("saved %q", got)
	}
	s.Go(at(d, "handler.email"))
	typeInto(s, "a@b")
	s.Undo()
	if got := s.work.Editing.Value("handler.name"); got != "韦样本" {
		t.Errorf("an answer was taken back while something was typed: %q", got)
	}
	s.win.Canvas().Focused().(interface{ SetText(string) }).SetText("")
	s.Undo()
	if got := s.work.Editing.Value("handler.name"); got != "" {
		t.Errorf("the answer stayed: %q", got)
	}
	if !strings.Contains(s.status.message.Text, "已撤销") {
		t.Errorf("the status bar says %q", s.status.message.Text)
	}
	s.Redo()
	if got := s.work.Editing.Value("handler.name"); got != "韦样本" {
		t.Errorf("not repeated: %q", got)
	}
	s.Redo()
	if s.win.Canvas().Overlays().Top() != nil || !strings.Contains(s.status.message.Text, "没有可以重做") {
		t.Errorf("with nothing to repeat the status bar says %q, or a dialog opened", s.status.message.Text)
	}
}

func TestLeavingSavesWhatIsTyped(t *testing.T) {
	for name, leave := range map[string]func(*Shell, session.DossierInfo){
		"another step": func(s *Shell, _ session.DossierInfo) { s.step(page.Check) },
		"back":         func(s *Shell, _ session.DossierInfo) { s.Back() },
		"section":      func(s *Shell, _ session.DossierInfo) { s.section(1) },
		"look":         func(s *Shell, _ session.DossierInfo) { s.setLook(look.Dark, 1.25) },
		"close":        func(s *Shell, _ session.DossierInfo) { s.Close() },
	} {
		s, d := newShell(t, nil)
		s.Go(at(d, "handler.name"))
		typeInto(s, "韦样本")
		leave(s, d)
		e, err := s.opt.Session.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Value("handler.name"); got != "韦样本" {
			t.Errorf("%s: kept %q", name, got)
		}
	}
}

func TestBackReturnsToTheField(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	s.step(page.Check)
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.route.Page != page.Form || s.route.At.Field != "handler.name" {
		t.Errorf("Escape went to %+v", s.route)
	}
	s.Back()
	s.Back()
	if s.route.Page != page.Workbench {
		t.Errorf("the way back ends at %s", s.route.Page)
	}
}

func TestEscapeClosesTheDialogFirst(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	pressed := ""
	s.Show("问题", widget.NewLabel(""), page.Action{Text: "取消", Do: func() { pressed = "取消" }}, page.Action{Text: "删除", Main: true})
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if pressed != "取消" || s.asking() {
		t.Errorf("pressed %q, still open: %v", pressed, s.asking())
	}
}

func TestShortcutsRestWhileADialogIsOpen(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	s.Confirm("删除", "真的吗", "删除", func() {})
	for _, menu := range s.menu().Items {
		for _, item := range menu.Items {
			if sc, ok := item.Shortcut.(*desktop.CustomShortcut); ok && sc.KeyName == fyne.Key4 {
				item.Action()
			}
		}
	}
	if s.route.Page != page.Form {
		t.Errorf("the screen changed to %s behind the dialog", s.route.Page)
	}
}

func TestEveryMenuLineHasWordsAndShortcutsDiffer(t *testing.T) {
	s, _ := newShell(t, nil)
	seen := map[string]string{}
	for _, menu := range s.menu().Items {
		for _, item := range menu.Items {
			if item.IsSeparator {
				continue
			}
			if item.Label == "" || item.Action == nil {
				t.Errorf("menu %s has an empty line", menu.Label)
			}
			if item.Shortcut == nil {
				continue
			}
			if other := seen[item.Shortcut.ShortcutName()]; other != "" {
				t.Errorf("%s and %s have the same shortcut", other, item.Label)
			}
			seen[item.Shortcut.ShortcutName()] = item.Label
		}
	}
}

func TestLookIsRemembered(t *testing.T) {
	s, _ := newShell(t, nil)
	s.setLook(look.Dark, 1.25)
	again := &Shell{opt: s.opt}
	again.readLook()
	if again.mode != look.Dark || again.scale != 1.25 {
		t.Errorf("mode %v, scale %v", again.mode, again.scale)
	}
	s.setLook(look.Light, 99)
	if s.scale != look.MaxScale {
		t.Errorf("scale %v", s.scale)
	}
	s.keep(settingWidth, "1")
	s.keep(settingHeight, "nonsense")
	if size := s.windowSize(); size.Width != 800 || size.Height != look.WindowHeight {
		t.Errorf("window %v", size)
	}
}

func TestChooser(t *testing.T) {
	cases := []struct {
		name   string
		answer chooserFunc
		done   int
		open   bool // a dialog stays open
	}{
		{"chosen", func() ([]string, error) { return []string{"/a"}, nil }, 1, false},
		{"given up", func() ([]string, error) { return nil, nil }, 0, false},
		{"no dialogs here", func() ([]string, error) { return nil, errNoDialogs }, 0, true},
		{"failed", func() ([]string, error) { return nil, errors.New("broken") }, 0, true},
	}
	for _, c := range cases {
		s, _ := newShell(t, c.answer)
		n := 0
		s.Choose(page.FileRequest{Kind: page.AskFolder}, func([]string) { n++ })
		if n != c.done || s.asking() != c.open {
			t.Errorf("%s: done %d times, open %v", c.name, n, s.asking())
		}
	}
}

func TestPlainError(t *testing.T) {
	if err := plainError(zenity.ErrCanceled); err != nil {
		t.Errorf("giving up is an error: %v", err)
	}
	if err := plainError(&exec.Error{Name: "zenity", Err: exec.ErrNotFound}); !errors.Is(err, errNoDialogs) {
		t.Errorf("a missing program gives %v", err)
	}
	if err := plainError(errors.New("x")); err == nil || errors.Is(err, errNoDialogs) {
		t.Errorf("another error gives %v", err)
	}
}

func TestFailureTellsWhatHappened(t *testing.T) {
	s, _ := newShell(t, nil)
	s.Fail(&session.Failure{Doing: "save", Code: "no-space", Args: map[string]string{}})
	var seen strings.Builder
	for _, o := range test.LaidOutObjects(s.win.Canvas().Overlays().Top()) {
		if text, ok := o.(*canvas.Text); ok {
			seen.WriteString(text.Text)
		}
	}
	if !strings.Contains(seen.String(), "复制详情") || !strings.Contains(seen.String(), "空间") {
		t.Errorf("the dialog says %q", seen.String())
	}
}

func TestOpenGoesWhereItIsAsked(t *testing.T) {
	s, d := newShell(t, nil)
	for open, want := range map[string]page.Page{"": page.Workbench, d.ID: page.Form, "/no/such.zip": page.Verify} {
		s.opt.Open = open
		if got := s.firstRoute().Page; got != want {
			t.Errorf("%q opens %s, want %s", open, got, want)
		}
	}
}
