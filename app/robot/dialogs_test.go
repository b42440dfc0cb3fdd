package robot

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/session/importing"
	"yibiao/assets"
)

// On every screen every button and every line of a menu that asks further (its words end in …) is pressed, two letters are typed into each
// picker of the screen and each picker and box of the dialog, of which no text is cut and no line begins with a closing sign, and Escape
// leaves nothing over the window and changes nothing in the vault.
func TestEscapeLeavesEveryDialogOfEveryScreen(t *testing.T) {
	r := &picking{Robot: start(t, t.TempDir()), tried: map[string]bool{}}
	defer func() { r.must(t, r.Close()) }()
	r.Files.Here = true
	files, err := fs.Sub(assets.FS, "samples")
	r.must(t, err)
	sample, err := importing.ReadSample(files, "liuzhou")
	r.must(t, err)
	ids, err := importing.LoadSample(r.Session, files, sample)
	r.must(t, err)
	d, err := r.Session.Dossiers().Find(ids[0])
	r.must(t, err)
	gone, err := r.Session.Clients().Create("柳州市已删除的单位")
	r.must(t, err, r.Session.Clients().Delete(gone.ID)) // there is a bin
	routes := []page.Route{{Page: page.Workbench}, {Page: page.Dossiers}, {Page: page.Agenda}, {Page: page.Policy}, {Page: page.Vault}, {Page: page.Fill},
		{Page: page.Match, Client: d.Client}, {Page: page.Client, Client: d.Client}, {Page: page.Profile, Client: d.Client}, {Page: page.Choose, Client: d.Client}}
	for _, to := range []page.Page{page.Form, page.Materials, page.Check, page.Export, page.Official, page.Papers} {
		routes = append(routes, page.Route{Page: to, Dossier: d.ID})
	}
	opened, names := 0, []string(nil)
	leave := func(route page.Route, words string) {
		if r.win.Canvas().Overlays().Top() == nil {
			return
		}
		opened++
		names = append(names, words)
		for _, bad := range append(r.Cut(), r.BadLines()...) {
			t.Errorf("%s: %s", words, bad)
		}
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
			item.Action()
			r.Settle()
			leave(r.Shell.Route(), words)
		}
	}
	for _, m := range openMaterials(t, r.Robot, d.ID) {
		routes = append(routes, page.Route{Page: page.Materials, Dossier: d.ID, At: page.Place{Material: m}})
	}
	fresh := begun(t, r.Robot, d.Client)
	for _, to := range []page.Page{page.Form, page.Check, page.Sheet, page.Filing, page.Verify, page.Client} {
		routes = append(routes, page.Route{Page: to, Dossier: fresh, Client: d.Client})
	}
	done := map[string]bool{} // by page and words: what several menus have, or many materials, is opened once
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
		for _, way := range r.ways(route) {
			at := string(route.Page) + " › " + way[len(way)-1]
			if done[at] {
				continue
			}
			done[at] = true
			before := changes(t, r.Robot)
			if r.along(route, way) {
				leave(route, at)
			}
			if after := changes(t, r.Robot); after != before {
				t.Errorf("%s: what was left by Escape changed the vault", at)
			}
		}
	}
	if r.picked < 12 {
		t.Errorf("only %d lists of choices were typed into", r.picked)
	}
	if opened < 44 {
		t.Errorf("only %d dialogs opened: %q", opened, names)
	}
	t.Logf("%q", names)
	t.Logf("%d dialogs on %d screens, %d lists of choices", opened, len(routes), r.picked)
}

// Escape leaves a value that is edited where its finding stands as it was, whether its first letters were saved on the way or not.
func TestEscapeLeavesTheValueOfAFinding(t *testing.T) {
	r := start(t, t.TempDir())
	defer func() { r.must(t, r.Close()) }()
	r.must(t, r.Press("载入示例企业"))
	dossiers, err := r.Session.Dossiers().List("")
	r.must(t, err)
	id := dossiers[1].ID
	r.Go(page.Route{Page: page.Form, Dossier: id})
	r.must(t, r.Fill("eq.price", "30"))
	value := func() string {
		e, err := r.Session.OpenDossier(id)
		r.must(t, err)
		return e.Value("eq.price")
	}
	was := value()
	for _, pause := range []time.Duration{0, time.Minute} {
		r.Go(page.Route{Page: page.Check, Dossier: id})
		r.must(t, r.Press("就地改"))
		e, ok := r.win.Canvas().Focused().(interface{ SetText(string) })
		if !ok {
			t.Fatalf("the keyboard is with %T", r.win.Canvas().Focused())
		}
		e.SetText("")
		r.must(t, r.Type("400"))
		r.Clock.Advance(pause)
		if saved := value() != was; saved != (pause > 0) {
			t.Fatalf("after %v saved is %q", pause, value())
		}
		r.Key(fyne.KeyEscape)
		if got := value(); got != was || r.Shell.Route().Page != page.Check || r.Sees("改好了（Enter）") {
			t.Errorf("after %v Escape leaves %q on %s, editing: %v", pause, got, r.Shell.Route().Page, r.Sees("改好了（Enter）"))
		}
	}
}

// picking is a robot that counts the lists of choices into which it has typed.
type picking struct {
	*Robot
	picked int
	tried  map[string]bool // buttons and menus of the mouse, by page
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

// asks tells whether words lead to a dialog: they end in …, or are one of those that name what it is about.
func asks(words string) bool {
	if strings.HasSuffix(words, "…") || strings.HasPrefix(words, "回收站（") {
		return true
	}
	return slices.Contains([]string{"名称、期限、状态", "新建单位", "加联系人", "加授权委托书", "加备注", "查看", "打印全部", "打印这一份", "常用文字", "改名"}, words)
}

// ways are the words to press, one after the other, that lead from a screen to its dialogs: buttons, and lines of the menus that buttons
// and the right button of the mouse open. The first word of a way through a menu of the mouse is the number of what it belongs to.
func (r *picking) ways(route page.Route) (out [][]string) {
	var first [][]string
	r.Go(route)
	menus := 0
	r.look(func(o fyne.CanvasObject) {
		if _, ok := o.(fyne.Tappable); ok && !disabled(o) && asks(Words(o)) {
			first = append(first, []string{Words(o)})
		}
		if _, ok := o.(fyne.SecondaryTappable); ok {
			menus++
		}
	})
	for i := range min(menus, 8) { // those below are more of the same
		first = append(first, []string{strconv.Itoa(i)})
	}
	for _, way := range first {
		if at := string(route.Page) + way[0]; r.tried[at] || !r.along(route, way) {
			continue
		} else {
			r.tried[at] = true
		}
		lines := r.menuLines()
		if lines == nil && len(way[0]) > 2 {
			out = append(out, way)
		}
		for _, line := range lines {
			out = append(out, append(slices.Clone(way), line))
		}
		for range 4 {
			if r.win.Canvas().Overlays().Top() != nil {
				r.Key(fyne.KeyEscape)
			}
		}
	}
	return out
}

// along goes a way from a screen, and tells whether something lies over the window then.
func (r *picking) along(route page.Route, way []string) bool {
	r.Go(route)
	for _, words := range way {
		if i, err := strconv.Atoi(words); err == nil {
			r.secondary(i)
		} else if r.Press(words) != nil {
			return false
		}
	}
	return r.win.Canvas().Overlays().Top() != nil
}

// secondary presses the right button of the mouse on what has a menu of it, by its number.
func (r *picking) secondary(i int) {
	var on fyne.SecondaryTappable
	r.look(func(o fyne.CanvasObject) {
		if s, ok := o.(fyne.SecondaryTappable); ok {
			if i == 0 {
				on = s
			}
			i--
		}
	})
	if on != nil {
		on.TappedSecondary(&fyne.PointEvent{})
		r.Settle()
	}
}

// menuLines are the lines of the menu that is open, of those that lead to a dialog; nil where none is.
func (r *picking) menuLines() (out []string) {
	menu := false
	r.look(func(o fyne.CanvasObject) {
		if _, ok := o.(*widget.PopUpMenu); ok {
			menu = true
		}
		if t, ok := o.(fyne.Tappable); ok && menu && !disabled(t.(fyne.CanvasObject)) && asks(Words(o)) {
			out = append(out, Words(o))
		}
	})
	if menu && out == nil {
		return []string{}
	}
	return out
}

// openMaterials are the requirements of a dossier.
func openMaterials(t *testing.T, r *Robot, dossier string) (out []string) {
	e, err := r.Session.OpenDossier(dossier)
	r.must(t, err)
	st, err := e.State()
	r.must(t, err)
	for _, m := range st.Report.Materials {
		out = append(out, m.Requirement.ID.S)
	}
	return out
}

// begun is a dossier of the client in which little is filled in, and something follows from that.
func begun(t *testing.T, r *Robot, client string) string {
	d, err := r.Session.Dossiers().Create(client, "shoutaitao", []string{"stt-01-rending"}, "")
	r.must(t, err)
	e, err := r.Session.OpenDossier(d.ID)
	r.must(t, err)
	_, err = e.Set("eq.name", "ZS-1600数控重型强力旋压机")
	r.must(t, err)
	return d.ID
}

// changes is how far the log of the vault has come.
func changes(t *testing.T, r *Robot) string {
	next := ""
	for {
		list, to, err := r.Session.Store().Log().ChangesSince(t.Context(), next, 1000)
		r.must(t, err)
		if len(list) == 0 {
			return next
		}
		next = to
	}
}
