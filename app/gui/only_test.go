package gui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/session"
)

// TestOnlyOneClientIsShown: while only one client is looked at, no screen, menu, title or file dialog tells of another; what is
// hidden cannot be opened, not by the way back either, and the next start hides it too.
func TestOnlyOneClientIsShown(t *testing.T) {
	s, d := newShell(t, nil)
	other, err := s.ctx.Session.Clients().Create("PLANTED有限公司")
	if err != nil {
		t.Fatal(err)
	}
	hidden, err := s.ctx.Session.Dossiers().Create(other.ID, d.Pack, d.Programmes, "PLANTED档案")
	if err != nil {
		t.Fatal(err)
	}
	s.Go(page.Route{Page: page.Form, Dossier: hidden.ID})
	s.settings.Keep("folder.opened."+other.ID, t.TempDir()+"/PLANTED")
	s.Go(page.Route{Page: page.Form, Dossier: d.ID})
	turnOnly(s)
	seen := func() string {
		text := test.RenderToMarkup(s.win.Canvas()) + s.win.Title() + s.shown.screen.Title()
		for _, menu := range s.menu().Items {
			for _, item := range menu.Items {
				text += item.Label
				if item.ChildMenu != nil {
					for _, more := range item.ChildMenu.Items {
						text += more.Label
					}
				}
			}
		}
		return text + fmt.Sprint(s.files.Client())
	}
	for _, r := range []page.Route{
		{Page: page.Form, Dossier: d.ID}, {Page: page.Workbench}, {Page: page.Agenda}, {Page: page.Match}, {Page: page.Check, Dossier: d.ID}, {Page: page.Export, Dossier: d.ID},
	} {
		s.Go(r)
		text := seen()
		if strings.Contains(text, "PLANTED") || strings.Contains(text, other.ID) {
			t.Errorf("%s shows the hidden client", r.Page)
		}
		if !strings.Contains(text, "只看本单位：柳州市试验机械有限公司") {
			t.Errorf("%s does not tell that others are hidden", r.Page)
		}
	}
	before := s.shown.route
	s.Go(page.Route{Page: page.Form, Dossier: hidden.ID})
	if s.shown.route != before {
		t.Error("a dossier that is hidden was opened")
	}
	for range 12 {
		s.Back()
	}
	if text := seen(); strings.Contains(text, "PLANTED") {
		t.Error("the way back leads to the hidden client")
	}
	session.LookOnlyAt(s.ctx.Session, "")
	if page.OnlyAgain(s.ctx.Session); session.OnlyOf(s.ctx.Session) != d.Client {
		t.Error("the next start shows all")
	}
	turnOnly(s)
	s.Go(page.Route{Page: page.Workbench})
	if text := seen(); !strings.Contains(text, "PLANTED有限公司") || session.OnlyOf(s.ctx.Session) != "" {
		t.Error("the others do not come back")
	}
}

// The client at hand is the one that is shown or marked, also when nobody has chosen it.
func TestOnlyTheClientThatIsMarked(t *testing.T) {
	s, d := newShell(t, nil)
	if _, err := s.ctx.Session.Clients().Create("北海有限公司"); err != nil {
		t.Fatal(err)
	}
	for _, at := range []page.Page{page.Workbench, page.Dossiers} {
		if err := session.Remember(s.ctx.Session, page.SettingClient, ""); err != nil {
			t.Fatal(err)
		}
		s.Go(page.Route{Page: at})
		marked, ok := s.shown.screen.(page.Marked)
		if !ok || marked.MarkedClient() == "" {
			t.Fatalf("%s: nothing is marked", at)
		}
		want := marked.MarkedClient()
		if at == page.Dossiers && want != d.Client {
			t.Errorf("marked is %s", want)
		}
		if err := session.Remember(s.ctx.Session, page.SettingClient, ""); err != nil {
			t.Fatal(err)
		}
		turnOnly(s)
		if got := session.OnlyOf(s.ctx.Session); got != want {
			t.Errorf("%s: only %q is shown, marked was %q", at, got, want)
		}
		turnOnly(s)
	}
}
