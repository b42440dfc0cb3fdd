package gui

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/assets"
)

func TestEveryScreenHasItsPageOfTheManual(t *testing.T) {
	s, _ := newShell(t, nil)
	known := map[string]bool{}
	for _, p := range s.manual.pages() {
		known[p.ID] = true
	}
	for page := range pages {
		if !known[helpOf[page]] {
			t.Errorf("F1 on %s opens %q, which is no page", page, helpOf[page])
		}
	}
	files, err := fs.Glob(assets.FS, "help/*.md")
	if err != nil || len(known) != len(files)+1 {
		t.Errorf("%d pages for %d files, %v", len(known), len(files), err)
	}
}

func TestTheSheetOfShortcutsIsTheMenu(t *testing.T) {
	s, _ := newShell(t, nil)
	sheet := s.manual.keys()
	n := 0
	var walk func(list []command)
	walk = func(list []command) {
		for _, c := range list {
			walk(c.more)
			if text := c.text(); text != "" {
				n++
				if !strings.Contains(sheet, "**"+text+"**　"+c.words) {
					t.Errorf("the sheet lacks %s %s", text, c.words)
				}
			}
		}
	}
	for _, group := range commands(s) {
		walk(group.commands)
	}
	if n < 20 {
		t.Errorf("only %d commands have keys", n)
	}
	for _, menu := range s.menu().Items {
		for _, item := range menu.Items {
			if _, drawn := item.Shortcut.(fyne.KeyboardShortcut); drawn {
				t.Errorf("%q leaves its key to be drawn by the toolkit, at a fifth of the ink", item.Label)
			}
		}
	}
}

func TestKeysInWords(t *testing.T) {
	for want, c := range map[string]command{
		"Ctrl+Shift+Z": {key: key(ctrl|fyne.KeyModifierShift, fyne.KeyZ)}, "Alt+←": {key: key(alt, fyne.KeyLeft)},
		"Ctrl+/": {key: key(ctrl, fyne.KeySlash)}, "F1": {keys: "F1"}, "": {words: "x"},
	} {
		if got := c.text(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestOnScreen(t *testing.T) {
	screens := []area{{0, 0, 1920, 1080}, {1920, 0, 1280, 1024}}
	cases := []struct {
		name        string
		x, y, width int
		want        bool
	}{
		{"on the first", 100, 100, 1180, true}, {"on the second", 2000, 50, 1180, true}, {"the second is gone", 4000, 50, 1180, false},
		{"over the left edge", -1100, 100, 1180, false}, {"above", 100, -200, 1180, false}, {"below", 100, 1079, 1180, false},
	}
	for _, c := range cases {
		if got := onScreen(c.x, c.y, c.width, screens); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if !onScreen(5, 5, 100, nil) {
		t.Error("without screens nothing can be told")
	}
}

func TestQuestionMarkOpensTheSheetAndRecentDossiersAreKept(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(page.Route{Page: page.Check, Dossier: d.ID})
	s.win.Canvas().Unfocus()
	s.win.Canvas().OnTypedRune()('?')
	if !s.dialogs.Asking() {
		t.Error("a question mark opens nothing")
	}
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.Go(page.Route{Page: page.Verify, Files: page.FilesOf("/no/没有.zip")})
	s.ctx.Opened(page.Recent{File: filepath.FromSlash("/no/包.zip")})
	s.ctx.Opened(page.Recent{File: `Z:\of\another\system.zip`})
	s.Go(page.Route{Page: page.Workbench})
	recent := recentCommands(s)
	if len(recent) != 2 || recent[0].words != "包.zip" || !strings.HasPrefix(recent[1].words, "试验档案") {
		t.Errorf("opened lately: %+v", recent)
	}
	recent[1].do()
	if s.shown.route.Dossier != d.ID {
		t.Errorf("it leads to %+v", s.shown.route)
	}
}

func TestSettingsChangeLookAndDesk(t *testing.T) {
	s, _ := newShell(t, nil)
	askSettings(s)
	if !s.dialogs.Asking() {
		t.Fatal("no dialog")
	}
	s.settings.keepDesk(page.DeskOffice)
	chooseLook(s, s.looks.mode, 2, 0)
	if s.settings.desk() != page.DeskOffice || s.looks.scale != 1.5 {
		t.Errorf("desk %s, scale %v", s.settings.desk(), s.looks.scale)
	}
	chooseLook(s, s.looks.mode, 1, 1)
	if s.looks.scale != 1.5 {
		t.Errorf("an untouched size became %v", s.looks.scale)
	}
}

// drawn is a window of a toolkit that can draw without the graphics card.
type drawn struct {
	fyne.Window
	software bool
}

func (d drawn) PaintedBySoftware() bool { return d.software }

func TestDrawingIsChosenWhereThereIsAChoice(t *testing.T) {
	s, _ := newShell(t, nil)
	if drawingChoice(s) != nil {
		t.Error("a toolkit without a choice offers one")
	}
	kept := ""
	s.opt.KeepDrawing = func(software bool) error {
		kept += fmt.Sprint(software, " ")
		return nil
	}
	s.win = drawn{s.win, true}
	choice := drawingChoice(s)
	if choice == nil || chosen(choice) != 0 || !strings.Contains(choice.Selected, "现在用不了") {
		t.Fatalf("the choice is %+v", choice)
	}
	keepDrawing(s, choice) // nothing has changed
	choice.SetSelected(choice.Options[1])
	keepDrawing(s, choice)
	if again := drawingChoice(s); chosen(again) != 1 || strings.Contains(again.Options[0], "现在用不了") {
		t.Errorf("after software was chosen: %+v", again.Options)
	}
	choice.SetSelected(choice.Options[0])
	keepDrawing(s, choice)
	if kept != "true false " {
		t.Errorf("kept: %s", kept)
	}
	s.opt.KeepDrawing = func(bool) error { return errors.New("no space") }
	choice.SetSelected(choice.Options[1])
	keepDrawing(s, choice)
	if !s.dialogs.Asking() || s.opt.DrawnBySoftware {
		t.Error("what could not be kept is not told")
	}
}

// The dialog of settings keeps within its width in large text, and Escape closes it while a choice has the keyboard.
func TestSettingsFitAndEscapeClosesThem(t *testing.T) {
	s, _ := newShell(t, nil)
	s.setLook(s.looks.mode, 1.5)
	if got, most := remindChoice(s).MinSize().Width, kit.Scaled(460); got > most {
		t.Errorf("a choice is %v wide, the dialog %v", got, most)
	}
	askSettings(s)
	c := s.win.Canvas()
	for range 8 {
		if _, at := c.Focused().(*kit.Picker); at {
			break
		}
		c.FocusNext()
	}
	by, at := c.Focused().(*kit.Picker)
	if !at {
		t.Fatal("Tab comes to no choice")
	}
	by.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.dialogs.Asking() {
		t.Error("Escape leaves the settings open")
	}
}

// Where nobody has said for whom the program works, the settings do not say so either, and saving them says nothing.
func TestSettingsDoNotSayForWhomTheProgramWorksUnasked(t *testing.T) {
	s, _ := newShell(t, nil)
	s.settings.keepDesk(page.DeskUnknown)
	askSettings(s)
	for _, o := range test.LaidOutObjects(s.win.Canvas().Overlays().Top()) {
		if p, ok := o.(*kit.Picker); ok && slices.Contains(p.Options, "代办机构：替多家企业申报") && p.Selected != "" {
			t.Errorf("chosen is %q", p.Selected)
		}
	}
	s.dialogs.Enter()
	if got := s.settings.desk(); got != page.DeskUnknown {
		t.Errorf("saved is %q", got)
	}
}

// In large text and a low window the settings scroll: nothing of them is out of the window.
func TestSettingsStayInALowWindow(t *testing.T) {
	s, _ := newShell(t, nil)
	s.setLook(s.looks.mode, 2)
	s.win.Resize(fyne.NewSize(900, 480))
	askSettings(s)
	c := s.win.Canvas()
	if got, most := c.Overlays().Top().MinSize().Height, c.Size().Height; got > most {
		t.Errorf("the settings need %v of a window %v high", got, most)
	}
}
