package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/session"
)

// typeText types into what has the keyboard.
func typeText(t *testing.T, s *Shell, text string) {
	t.Helper()
	at := s.win.Canvas().Focused()
	if at == nil {
		t.Fatal("nothing has the keyboard")
	}
	for _, r := range text {
		at.TypedRune(r)
	}
}

func pressKey(t *testing.T, s *Shell, name fyne.KeyName) {
	t.Helper()
	at := s.win.Canvas().Focused()
	if at == nil {
		t.Fatalf("%s: nothing has the keyboard", name)
	}
	at.TypedKey(&fyne.KeyEvent{Name: name})
}

// TestFindingEverywhere: Ctrl+F where the screen has no search box of its own opens the finder; Enter goes to the field itself, Escape
// closes, and what is written a moment ago is found.
func TestFindingEverywhere(t *testing.T) {
	s, d := newShell(t, nil)
	e, err := s.ctx.Session.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Set("tax.question", "数控旋压机"); err != nil {
		t.Fatal(err)
	}
	s.Go(page.Route{Page: page.Workbench})
	s.ways.find()
	if !s.dialogs.Asking() {
		t.Fatal("no finder is open at the workbench")
	}
	typeText(t, s, "skxyj")
	pressKey(t, s, fyne.KeyEnter)
	if r := s.shown.route; r.Page != page.Form || r.Dossier != d.ID || r.At.Field != "tax.question" || s.dialogs.Asking() {
		t.Errorf("it leads to %+v", r)
	}
	s.ways.findEverywhere()
	typeText(t, s, "试验")
	pressKey(t, s, fyne.KeyDown)
	pressKey(t, s, fyne.KeyUp)
	pressKey(t, s, fyne.KeyEscape)
	if s.dialogs.Asking() || s.shown.route.Page != page.Form {
		t.Errorf("Escape leads to %+v, open %v", s.shown.route, s.dialogs.Asking())
	}
	// Words that stand apart are found after those that stand in one text, without another key.
	s.Go(page.Route{Page: page.Workbench})
	s.ways.findEverywhere()
	typeText(t, s, "旋压 "+e.Client.Name)
	pressKey(t, s, fyne.KeyEnter)
	if r := s.shown.route; r.Page != page.Form || r.Dossier != d.ID || s.dialogs.Asking() {
		t.Errorf("words that stand apart lead to %+v", r)
	}
	s.Go(page.Route{Page: page.Policy})
	s.ways.find()
	if s.dialogs.Asking() {
		t.Error("the policies have a search box of their own")
	}
}

// TestFindingStaysWithTheOneClient that is looked at.
func TestFindingStaysWithTheOneClient(t *testing.T) {
	s, d := newShell(t, nil)
	other, err := s.ctx.Session.Clients().Create("别的单位有限公司")
	if err != nil {
		t.Fatal(err)
	}
	session.LookOnlyAt(s.ctx.Session, d.Client)
	s.ways.findEverywhere()
	typeText(t, s, "有限公司")
	pressKey(t, s, fyne.KeyEnter)
	if text := s.ctx.Session.Setting(page.SettingClient); strings.Contains(text, other.ID) {
		t.Error("the other client was found")
	}
}
