package robot

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/session/importing"
	"yibiao/assets"
)

// On every screen every button that asks further (its words end in …) is pressed, two letters are typed into each picker of the screen
// and each picker and box of the dialog, and Escape leaves nothing over the window and changes nothing in the vault.
func TestEscapeLeavesEveryDialogOfEveryScreen(t *testing.T) {
	r := &picking{Robot: start(t, t.TempDir())}
	defer func() { r.must(t, r.Close()) }()
	files, err := fs.Sub(assets.FS, "samples")
	r.must(t, err)
	sample, err := importing.ReadSample(files, "liuzhou")
	r.must(t, err)
	ids, err := importing.LoadSample(r.Session, files, sample)
	r.must(t, err)
	d, err := r.Session.Dossiers().Find(ids[0])
	r.must(t, err)
	routes := []page.Route{{Page: page.Workbench}, {Page: page.Dossiers}, {Page: page.Agenda}, {Page: page.Policy}, {Page: page.Vault}, {Page: page.Fill},
		{Page: page.Match, Client: d.Client}, {Page: page.Client, Client: d.Client}, {Page: page.Profile, Client: d.Client}, {Page: page.Choose, Client: d.Client}}
	for _, to := range []page.Page{page.Form, page.Materials, page.Check, page.Export, page.Official, page.Papers} {
		routes = append(routes, page.Route{Page: to, Dossier: d.ID})
	}
	opened := 0
	leave := func(route page.Route, words string) {
		if r.win.Canvas().Overlays().Top() == nil {
			return
		}
		opened++
		r.look(func(o fyne.CanvasObject) {
			if f, ok := o.(fyne.Focusable); ok && !disabled(o) {
				r.typeInto(t, string(route.Page)+", “"+words+"”", f)
			}
		})
		for range 4 {
			if r.win.Canvas().Overlays().Top() != nil {
				r.Key(fyne.KeyEscape)
			}
		}
		if r.win.Canvas().Overlays().Top() != nil {
			t.Errorf("%s, “%s”: Escape leaves %q", route.Page, words, r.Seen())
			r.Shell.Go(page.Route{Page: page.Workbench})
		}
	}
	for _, menu := range r.win.MainMenu().Items {
		for _, item := range menu.Items {
			words, _, _ := strings.Cut(item.Label, "  ")
			if !strings.HasSuffix(words, "…") && words != "使用手册" && words != "快捷键一览" && words != "关于一表" || item.Action == nil {
				continue
			}
			r.Go(page.Route{Page: page.Form, Dossier: d.ID})
			r.Files.Next = [][]string{{}, {}}
			item.Action()
			r.Settle()
			leave(r.Shell.Route(), words)
		}
	}
	for _, route := range routes {
		r.Go(route)
		r.look(func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *kit.Picker:
				if !o.Disabled() {
					r.typeInto(t, string(route.Page), o)
				}
			case *input.Select:
				if !o.Disabled() {
					r.typeInto(t, string(route.Page), o)
				}
			}
		})
		var asks []string
		r.look(func(o fyne.CanvasObject) {
			if p, ok := o.(*kit.Press); ok && !p.Disabled() && strings.HasSuffix(p.Text, "…") {
				asks = append(asks, p.Text)
			}
		})
		for _, words := range asks {
			r.Go(route)
			r.Files.Next = [][]string{{}, {}} // a question for files is given up
			if err := r.Press(words); err != nil {
				continue // it is not there twice
			}
			leave(route, words)
		}
	}
	if r.picked < 12 {
		t.Errorf("only %d lists of choices were typed into", r.picked)
	}
	if opened < 8 {
		t.Errorf("only %d dialogs opened", opened)
	}
	t.Logf("%d dialogs on %d screens, %d lists of choices", opened, len(routes), r.picked)
}

// picking is a robot that counts the lists of choices into which it has typed.
type picking struct {
	*Robot
	picked int
}

// typeInto types two letters into what can have the keyboard. A list of choices opens by the first and offers what they begin; Escape
// closes it, and what was chosen stays.
func (r *picking) typeInto(t *testing.T, where string, f fyne.Focusable) {
	c := r.win.Canvas()
	var words []string
	selected := ""
	switch p := f.(type) {
	case *kit.Picker:
		words, selected = p.Options, p.Selected
	case *input.Select:
		words, selected = p.Options, p.Selected
	}
	letters, over := []rune("一a"), len(c.Overlays().List())
	c.Focus(f)
	if last := len(words) - 1; last >= 0 {
		letters = []rune(words[last])
	}
	for _, letter := range letters[:min(2, len(letters))] {
		if c.Focused() != nil {
			c.Focused().TypedRune(letter)
		}
	}
	if words == nil {
		return
	}
	r.picked++
	offered := r.Seen()
	if len(c.Overlays().List()) != over+1 || !slices.ContainsFunc(offered, func(s string) bool { return strings.HasPrefix(words[len(words)-1], strings.TrimSuffix(s, "…")) }) {
		t.Errorf("%s: %q typed into a list of %d opens %d and offers %q", where, string(letters), len(words), len(c.Overlays().List())-over, offered)
	}
	r.Key(fyne.KeyEscape)
	now := ""
	switch p := f.(type) {
	case *kit.Picker:
		now = p.Selected
	case *input.Select:
		now = p.Selected
	}
	if len(c.Overlays().List()) != over || now != selected {
		t.Errorf("%s: Escape leaves %d lists open; chosen was %q and is %q", where, len(c.Overlays().List())-over, selected, now)
	}
}
