package gui

import (
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/input"
	"yibiao/app/gui/ask"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/assets"
	"yibiao/forms"
	"yibiao/forms/loading"
)

var library = sync.OnceValues(func() (*forms.Library, error) {
	packs, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		return nil, err
	}
	return loading.ReadLibrary(packs)
})

// newShell opens the window on a vault with one client that has one dossier.
func newShell(t *testing.T, chooser ask.Chooser) (*Shell, session.DossierInfo) {
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
	c, err := s.Clients().Create("柳州市试验机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-04-shuishou"}, "试验档案")
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
	if got := s.shown.work.Editing.Value("handler.name"); got != "韦样本" {
		t.Fatalf("saved %q", got)
	}
	s.Go(at(d, "handler.email"))
	typeInto(s, "a@b")
	s.Undo()
	if got := s.shown.work.Editing.Value("handler.name"); got != "韦样本" {
		t.Errorf("an answer was taken back while something was typed: %q", got)
	}
	s.win.Canvas().Focused().(interface{ SetText(string) }).SetText("")
	s.Undo()
	if got := s.shown.work.Editing.Value("handler.name"); got != "" {
		t.Errorf("the answer stayed: %q", got)
	}
	if !strings.Contains(s.frame.status.message.Text, "已撤销") {
		t.Errorf("the status bar says %q", s.frame.status.message.Text)
	}
	s.Redo()
	if got := s.shown.work.Editing.Value("handler.name"); got != "韦样本" {
		t.Errorf("not repeated: %q", got)
	}
	s.Redo()
	if s.win.Canvas().Overlays().Top() != nil || !strings.Contains(s.frame.status.message.Text, "没有可以重做") {
		t.Errorf("with nothing to repeat the status bar says %q, or a dialog opened", s.frame.status.message.Text)
	}
}

func TestLeavingSavesWhatIsTyped(t *testing.T) {
	for name, leave := range map[string]func(*Shell, session.DossierInfo){
		"another step": func(s *Shell, _ session.DossierInfo) { s.ways.step(page.Check) },
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
	s.ways.step(page.Check)
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.shown.route.Page != page.Form || s.shown.route.At.Field != "handler.name" {
		t.Errorf("Escape went to %+v", s.shown.route)
	}
	s.Back()
	s.Back()
	if s.shown.route.Page != page.Workbench {
		t.Errorf("the way back ends at %s", s.shown.route.Page)
	}
}

func TestEscapeClosesTheDialogFirst(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	pressed := ""
	s.dialogs.Show("问题", widget.NewLabel(""), page.Action{Text: "取消", Do: func() { pressed = "取消" }}, page.Action{Text: "删除", Main: true})
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if pressed != "" || s.dialogs.Asking() {
		t.Errorf("pressed %q, still open: %v", pressed, s.dialogs.Asking())
	}
}

func TestShortcutsRestWhileADialogIsOpen(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	s.dialogs.Confirm("删除", "真的吗", "删除", func() {})
	for _, menu := range s.menu().Items {
		for _, item := range menu.Items {
			if sc, ok := item.Shortcut.(*desktop.CustomShortcut); ok && sc.KeyName == fyne.Key4 {
				item.Action()
			}
		}
	}
	if s.shown.route.Page != page.Form {
		t.Errorf("the screen changed to %s behind the dialog", s.shown.route.Page)
	}
}

func TestEveryMenuLineHasWordsAndShortcutsDiffer(t *testing.T) {
	s, _ := newShell(t, nil)
	seen := map[string]string{}
	for _, menu := range s.menu().Items {
		for i, item := range menu.Items {
			if item.IsSeparator {
				continue
			}
			if item.ChildMenu != nil && i > 3 {
				t.Errorf("%s opens beside line %d of its menu: below the window where the type is large", item.Label, i)
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
	again := &looks{settings: s.settings}
	again.read()
	if again.mode != look.Dark || again.scale != 1.25 {
		t.Errorf("mode %v, scale %v", again.mode, again.scale)
	}
	s.setLook(look.Light, 99)
	if s.looks.scale != look.MaxScale {
		t.Errorf("scale %v", s.looks.scale)
	}
	s.settings.Keep(settingWidth, "1")
	s.settings.Keep(settingHeight, "nonsense")
	if size := s.place.size(); size.Width != 800 || size.Height != look.WindowHeight {
		t.Errorf("window %v", size)
	}
}

func TestFailureTellsWhatHappened(t *testing.T) {
	s, _ := newShell(t, nil)
	s.dialogs.Fail(&session.Failure{Doing: "save", Code: "no-space", Args: map[string]string{}})
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
	for open, want := range map[string]page.Page{"": page.Workbench, d.ID: page.Form, "/no/such.zip": page.Verify, "/no/such.zip\x00/b.zip": page.Verify} {
		s.opt.Open = page.Files(open).Paths()
		if got := s.firstRoute().Page; got != want {
			t.Errorf("%q opens %s, want %s", open, got, want)
		}
	}
}

func TestDroppedNamesArriveAsTheyAre(t *testing.T) {
	s, _ := newShell(t, nil)
	var got []string
	s.shown.screen = dropScreen{s.shown.screen, &got}
	want := []string{filepath.FromSlash("/材料/营业执照 (副本) 100%.pdf"), filepath.FromSlash("/材料/a%20b#1?.png"), filepath.FromSlash("/材料/文件夹")}
	var uris []fyne.URI
	for _, path := range want {
		uris = append(uris, storage.NewFileURI(path))
	}
	s.dropped(fyne.NewPos(10, 10), uris)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// dropScreen notes what is dropped.
type dropScreen struct {
	page.Screen
	got *[]string
}

func (d dropScreen) Drop(paths []string) { *d.got = paths }

func TestEscapeLeavesNothingOverTheWindow(t *testing.T) {
	s, _ := newShell(t, nil)
	for name, modal := range map[string]bool{"a list": false, "a question of the toolkit": true} {
		popup := widget.NewPopUp(widget.NewLabel(name), s.win.Canvas())
		if modal {
			popup = widget.NewModalPopUp(widget.NewLabel(name), s.win.Canvas())
		}
		popup.Show()
		s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.dialogs.Asking() {
			t.Errorf("%s still lies over the window", name)
		}
	}
}

// unscrolled is a screen whose scrolled part is not there yet.
type unscrolled struct{ page.Screen }

func (unscrolled) Scroll() *container.Scroll { return nil }

func TestPagingAndIdleWatchBearAScreenWithoutItsScroll(t *testing.T) {
	s, _ := newShell(t, nil)
	s.shown.screen = unscrolled{s.shown.screen}
	s.page(true)
	if got := s.signs(); got.scroll != (fyne.Position{}) {
		t.Errorf("%+v", got)
	}
}

// What is taken back is shown: the undo goes to the section, or the page, on which it was done, unless the check shows it.
func TestUndoGoesToWhereTheEditWasDone(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	typeInto(s, "韦样本")
	sections := s.shown.work.Editing.Form.Sections
	last := sections[len(sections)-1].Fields[0].Name()
	s.Go(at(d, last))
	s.Undo()
	if f, ok := s.shown.screen.(interface{ Active() *forms.Field }); !ok || f.Active() == nil || f.Active().Name() != "handler.name" {
		t.Errorf("the undo stays on %+v", s.shown.route)
	}
	for from, want := range map[page.Page]page.Page{page.Materials: page.Form, page.Check: page.Check} {
		s.Redo()
		s.ways.step(from)
		s.Undo()
		if s.shown.route.Page != want || want == page.Form && s.shown.route.At.Field != "handler.name" {
			t.Errorf("from %s the undo leads to %+v", from, s.shown.route)
		}
		s.Go(at(d, last))
	}
}

// The menus have what people look for, and what they do with a text goes to the text that has the keyboard.
func TestTheMenusHaveWhatPeopleLookFor(t *testing.T) {
	s, d := newShell(t, nil)
	lines := map[string]func(){}
	for _, menu := range s.menu().Items {
		for _, item := range menu.Items {
			words, _, _ := strings.Cut(item.Label, " ")
			lines[words] = item.Action
		}
	}
	for _, words := range []string{"新建单位…", "新建申报档案…", "打印…", "从表格导入单位…", "资料库与备份…", "剪切", "复制", "粘贴", "全选"} {
		if lines[words] == nil {
			t.Errorf("no line %s", words)
		}
	}
	s.Go(at(d, "handler.name"))
	input.Board().SetContent("韦样本")
	lines["粘贴"]()
	s.shown.screen.Leave()
	if got := s.shown.work.Editing.Value("handler.name"); got != "韦样本" {
		t.Errorf("pasted %q", got)
	}
	lines["新建申报档案…"]()
	if s.shown.route.Page != page.Choose || s.shown.route.Client != d.Client {
		t.Errorf("a new dossier leads to %+v", s.shown.route)
	}
	lines["新建单位…"]()
	if !s.dialogs.Asking() {
		t.Error("a new client asks for no name")
	}
}

// The way back leads to the material that was open, not to the first that is missing.
func TestTheWayBackLeadsToTheMaterialThatWasOpen(t *testing.T) {
	s, d := newShell(t, nil)
	work, err := page.OpenWork(s.ctx.Session, d.ID)
	if err != nil {
		t.Fatal(err)
	}
	list := work.Report.Materials
	last := list[len(list)-1].Requirement.ID.S
	s.Go(page.Route{Page: page.Materials, Dossier: d.ID})
	pressKey(t, s, fyne.KeyDown)
	at := s.ways.leave().At.Material
	s.Go(page.Route{Page: page.Papers, Dossier: d.ID})
	s.Back()
	if got := s.ways.leave(); got.Page != page.Materials || got.At.Material != at || at == "" {
		t.Errorf("from %s it leads to %+v", at, got)
	}
	s.Go(page.Route{Page: page.Materials, Dossier: d.ID, At: page.Place{Material: last}})
	s.Go(page.Route{Page: page.Papers, Dossier: d.ID})
	s.Back()
	if got := s.ways.leave().At.Material; got != last {
		t.Errorf("from %s it leads to %s", last, got)
	}
}

// A long message is shown as a whole, on more lines where it must be; the next one has its line again.
func TestALongMessageIsShownAsAWhole(t *testing.T) {
	s, _ := newShell(t, nil)
	s.win.Resize(fyne.NewSize(900, 600))
	one := s.frame.status.object.Size().Height
	s.frame.Tell(strings.Repeat("上一步是在别的档案里做的，这里不撤销；", 6))
	bar := s.frame.status
	if bar.object.Size().Height <= one || bar.object.MinSize().Height > bar.object.Size().Height || bar.vault.Visible() {
		t.Errorf("the bar is %v high, needs %v, and was %v", bar.object.Size().Height, bar.object.MinSize().Height, one)
	}
	s.frame.Tell("已保存")
	if bar.object.Size().Height != one || !bar.vault.Visible() {
		t.Errorf("after a short one the bar is %v high, not %v", bar.object.Size().Height, one)
	}
}

// The buttons of the line above the screen are pressed by Enter as by Space.
func TestEnterPressesTheButtonsOfTheHeadBar(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	s.win.Canvas().Focus(s.frame.head.home)
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.Route().Page != page.Workbench {
		t.Errorf("Enter on 工作台 stays at %v", s.Route().Page)
	}
}
