package everywhere

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/seeking"
	"yibiao/app/session/sessiontest"
	"yibiao/app/task"
	"yibiao/forms"
)

// found is a finder over a vault with one dossier, a text typed into it, and the desk that it goes to.
func found(t *testing.T, text string) (*Finder, *pagetest.Desk, *page.Work) {
	t.Helper()
	test.NewTempApp(t)
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	sessiontest.Set(t, w.Editing, "eq.name", "五轴龙门铣床")
	d := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: d, Dialogs: d, Tasks: task.Inline()}, fyne.NewSize(600, 400), func() {})
	win := test.NewTempWindow(t, f.Object())
	win.Resize(fyne.NewSize(700, 500))
	f.Enter()
	test.Type(f.box, text)
	return f, d, w
}

// What is found is listed, the first is marked, and Enter goes to the field that holds it.
func TestTheFinderGoesToTheField(t *testing.T) {
	f, d, w := found(t, "龙门")
	if len(f.hits) == 0 || f.at != 0 {
		t.Fatalf("%d found, marked %d", len(f.hits), f.at)
	}
	f.openMarked()
	if len(d.Went) != 1 || d.Went[0].Page != page.Form || d.Went[0].Dossier != w.Editing.Dossier.ID || d.Went[0].At.Field != "eq.name" {
		t.Errorf("went to %+v", d.Went)
	}
}

// The arrows stay within what was found; without anything found Enter goes nowhere, and that is said.
func TestTheFinderStaysWithinWhatItFound(t *testing.T) {
	f, d, _ := found(t, "柳州")
	for range len(f.hits) + 3 {
		f.box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if last := len(f.hits) - 1; last < 0 || f.at != last {
		t.Errorf("below the last of %d: %d", len(f.hits), f.at)
	}
	for range len(f.hits) + 3 {
		f.box.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	if f.at != 0 {
		t.Errorf("above the first: %d", f.at)
	}
	f.box.SetText("没有这样的东西")
	f.openMarked()
	if len(d.Went) != 0 || len(f.hits) != 0 {
		t.Errorf("nothing found goes to %+v", d.Went)
	}
	if text := test.RenderObjectToMarkup(f.note); len(text) == 0 {
		t.Error("nothing is said")
	}
}

// Every kind of find leads to where it stands.
func TestRouteTo(t *testing.T) {
	dossier := seeking.Hit{Kind: seeking.File, Client: "c", Requirement: "m.license"}
	dossier.Dossier.ID = "d"
	cell := seeking.Hit{Kind: seeking.Answer, Client: "c", Row: "r", Field: &forms.Field{}, Table: &forms.Field{}}
	cell.Field.ID.S, cell.Table.ID.S = "year", "fin.table"
	for name, x := range map[string]struct {
		hit  seeking.Hit
		want page.Route
	}{
		"a client":            {seeking.Hit{Kind: seeking.Client, Client: "c"}, page.Route{Page: page.Workbench}},
		"a file":              {dossier, page.Route{Page: page.Materials, Dossier: "d", Client: "c", At: page.Place{Material: "m.license"}}},
		"a cell of a profile": {cell, page.Route{Page: page.Profile, Client: "c", At: page.Place{Field: "fin.table", Row: "r", Column: "year"}}},
	} {
		if got := RouteTo(x.hit); got != x.want {
			t.Errorf("%s: %+v, want %+v", name, got, x.want)
		}
	}
}
