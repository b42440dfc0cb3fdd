// Package everywhere is the finder over clients, dossiers, answers and files: a box to type in, and what answers below it.
package everywhere

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/seeking"
	"yibiao/app/task"
)

// Bounds of what is looked for at a keystroke.
const (
	ofAKind = 6
	untaken = 2000
)

// Finder finds while somebody types. Up and Down choose, Enter goes there, Escape closes.
type Finder struct {
	ctx    *page.Context
	gone   func() // closes it
	latest *task.Latest
	box    *box
	note   *fyne.Container
	rows   *fyne.Container
	scroll *container.Scroll
	object fyne.CanvasObject
	hits   []seeking.Hit
	items  []*kit.Item
	at     int
	marked string // keyOf what somebody chose with the keys; "" for none
}

// New makes a finder of a width and a height; gone closes whatever it is shown in.
func New(ctx *page.Context, size fyne.Size, gone func()) *Finder {
	f := &Finder{ctx: ctx, gone: gone, latest: task.NewLatest(ctx.Tasks), rows: kit.ColumnOf(2), note: kit.ColumnOf(0)}
	f.box = newBox(f)
	f.scroll = container.NewVScroll(kit.Within(4, 6, f.rows))
	f.scroll.SetMinSize(size)
	f.object = container.NewBorder(kit.ColumnOf(look.SpaceTight, f.box, f.note), nil, nil, nil, f.scroll)
	f.show(seeking.Found{})
	return f
}

// Object is what is shown.
func (f *Finder) Object() fyne.CanvasObject { return f.object }

// Enter gives the box the keyboard.
func (f *Finder) Enter() { kit.Focus(f.box) }

// Leave ends the search that is on its way.
func (f *Finder) Leave() { f.latest.Forget() }

// look looks for what stands in the box, beside the window: at once for texts that have all words, then for words that stand in
// several places.
func (f *Finder) look() {
	f.marked = ""
	f.seek(true)
}

func (f *Finder) seek(atOnce bool) {
	q := seeking.Query{Text: f.box.Text, Most: ofAKind, Untaken: untaken, AtOnce: atOnce}
	looker, only := session.Looker(f.ctx.Session), session.OnlyOf(f.ctx.Session)
	var found seeking.Found
	f.latest.Do(func(ctx context.Context, _ task.Report) (err error) {
		found, err = seeking.In(ctx, looker, q, only)
		return err
	}, func(err error) {
		if err != nil {
			f.ctx.Dialogs.Fail(err)
			return
		}
		f.show(found)
		if found.Partly {
			f.seek(false)
		}
	})
}

// show lists what was found, by kind. What was marked stays so where it is found again.
func (f *Finder) show(found seeking.Found) {
	f.hits, f.items, f.at = found.Hits, nil, 0
	f.rows.RemoveAll()
	for _, kind := range seeking.Kinds() {
		f.list(kind, found)
	}
	f.note.RemoveAll()
	switch {
	case f.box.Text == "":
		f.note.Add(kit.Muted(say.T("单位、档案、填写内容、材料；拼音首字母也可以。↑↓ 选，Enter 打开。")))
	case found.Unread:
		f.note.Add(kit.Muted(say.T("还在编索引：较早写下的内容现在可能查不到。")))
	case found.Partly:
		f.note.Add(kit.Muted(say.T("还在找分开写着这几个词的档案。")))
	case len(found.Hits) == 0:
		f.note.Add(kit.Muted(say.T("没有找到。")))
	}
	marked := slices.IndexFunc(f.hits, func(h seeking.Hit) bool { return f.marked != "" && keyOf(h) == f.marked })
	f.note.Refresh()
	f.rows.Refresh()
	f.scroll.ScrollToTop()
	f.scroll.Refresh()
	f.mark(marked)
}

// keyOf names a hit.
func keyOf(h seeking.Hit) string { return string(h.Kind) + " " + h.ID + " " + h.Name }

// list lists what was found of a kind below its name.
func (f *Finder) list(kind seeking.Kind, found seeking.Found) {
	first := len(f.items)
	for _, h := range found.Hits {
		if h.Kind != kind {
			continue
		}
		if len(f.items) == first {
			f.rows.Add(kit.Within(8, 2, kit.Muted(say.FoundKind(kind))))
		}
		line := kit.ColumnOf(1, kit.Plain(say.Shortened(h.Text, mostText)))
		if where := say.FoundWhere(h); where != "" {
			line.Add(kit.Muted(say.Shortened(where, mostWhere)))
		}
		it := kit.NewItem(line, func() { f.open(h) })
		f.items = append(f.items, it)
		f.rows.Add(it)
	}
	if len(f.items) > first && found.More[kind] {
		f.rows.Add(kit.Within(8, 2, kit.Muted(say.T("还有别的：多输入几个字"))))
	}
}

// How many characters of a text, and of where it stands, a line shows.
const (
	mostText  = 52
	mostWhere = 64
)

// mark marks one of what was found.
func (f *Finder) mark(at int) {
	if len(f.items) == 0 {
		return
	}
	f.items[f.at].Choose(false)
	f.at = min(max(at, 0), len(f.items)-1)
	f.items[f.at].Choose(true)
	kit.Reveal(f.scroll, f.items[f.at])
}

// choose marks what somebody turns to.
func (f *Finder) choose(at int) {
	f.mark(at)
	if f.at < len(f.hits) {
		f.marked = keyOf(f.hits[f.at])
	}
}

// openMarked goes to what is marked.
func (f *Finder) openMarked() {
	if f.at < len(f.hits) {
		f.open(f.hits[f.at])
	}
}

// open goes to what was found: to the field itself.
func (f *Finder) open(h seeking.Hit) {
	f.Leave()
	f.gone()
	if h.Dossier.ID == "" && h.Kind != seeking.Answer {
		if err := page.RememberClient(f.ctx.Session, h.Client); err != nil {
			f.ctx.Dialogs.Fail(err)
		}
	}
	f.ctx.Nav.Go(RouteTo(h))
}

// RouteTo leads to what was found.
func RouteTo(h seeking.Hit) page.Route {
	r := page.Route{Page: page.Form, Dossier: h.Dossier.ID, Client: h.Client}
	if h.Field != nil {
		r.At = page.Place{Field: h.Field.Name()}
		if h.Table != nil {
			r.At = page.Place{Field: h.Table.Name(), Row: h.Row, Column: h.Field.Name()}
		}
	}
	switch {
	case h.Dossier.ID == "" && h.Kind == seeking.Answer:
		r.Page = page.Profile
	case h.Dossier.ID == "":
		return page.Route{Page: page.Workbench}
	case h.Kind == seeking.File:
		r.Page, r.At = page.Materials, page.Place{Material: h.Requirement}
	}
	return r
}

// box is where the words are typed.
type box struct {
	kit.TextBox
	finder *Finder
}

func newBox(f *Finder) *box {
	b := &box{finder: f}
	b.SetPlaceHolder(say.T("查找单位、档案、内容、材料"))
	b.OnChanged = func(string) { f.look() }
	b.OnSubmitted = func(string) { f.openMarked() }
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey chooses, or types.
func (b *box) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		b.finder.choose(b.finder.at + 1)
	case fyne.KeyUp:
		b.finder.choose(b.finder.at - 1)
	default:
		b.TextBox.TypedKey(key)
	}
}
