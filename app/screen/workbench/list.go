package workbench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// listStep is how many clients are listed at once; more come on demand, or are found by typing.
const listStep = 40

// mostName is how many characters of a name the list shows: one long name must not push the others out of sight.
const mostName = 60

// clientList is the left of the workbench: the search box, the clients that answer it, and the way to a new one.
type clientList struct {
	bench  *Workbench
	names  map[string]find.Text
	shown  int // how many clients are listed at most
	search *kit.FindBox
	rows   *fyne.Container
	items  map[string]*kit.Item
	scroll *container.Scroll
	object fyne.CanvasObject
}

func newClientList(w *Workbench) *clientList {
	l := &clientList{bench: w, rows: kit.ColumnOf(2), shown: listStep}
	l.search = kit.NewFindBox(say.T("按名称只看一部分单位"), l.narrow, l.openFirst)
	create := page.Changing(w.ctx.Session, kit.Button(say.T("新建单位"), w.NewClient))
	create.Icon = theme.ContentAddIcon()
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	l.scroll = container.NewVScroll(kit.Within(4, 6, l.rows))
	bring := page.Changing(w.ctx.Session, kit.Quiet(say.T("从表格导入…"), func() { importSheet(w) }))
	deeds := container.NewGridWithColumns(2, bring, kit.Quiet(say.T("全部档案"), func() { allDossiers(w) }))
	if session.LookingOnly(w.ctx.Session) { // that nothing can be changed makes the first too long to stand beside another
		deeds = container.NewGridWithColumns(1, deeds.Objects...)
	}
	l.object = container.NewStack(ground, kit.Within(8, 10, container.NewBorder(l.search, kit.ColumnOf(2, create, deeds), nil, nil, l.scroll)))
	return l
}

// named makes the name of a client ready to be searched, once.
func (l *clientList) named(c session.ClientInfo) find.Text {
	text, known := l.names[c.ID]
	if !known {
		text = find.NewName(c.Name)
		l.names[c.ID] = text
	}
	return text
}

// narrow lists anew what is searched for; the page beside it changes when the client that it shows comes to be listed, or goes.
func (l *clientList) narrow() {
	listed := l.items[l.bench.selected] != nil
	l.shown = listStep
	l.fill()
	if listed != (l.items[l.bench.selected] != nil) || !listed {
		l.bench.show()
	}
}

// fill lists the clients whose name has what is searched for.
func (l *clientList) fill() {
	l.rows.RemoveAll()
	l.items = map[string]*kit.Item{}
	found, words := 0, find.Words(l.search.Text)
	for _, c := range l.bench.clients {
		if len(words) > 0 && !l.named(c).Spelled(words) {
			continue
		}
		if found++; found > l.shown && c.ID != l.bench.selected {
			continue
		}
		short := c
		short.Name = say.Shortened(c.Name, mostName)
		line := kit.ColumnOf(2, kit.Plain(say.Client(short)), kit.Muted(say.T("{n} 份申报档案", "n", c.Dossiers)))
		it := kit.NewItem(line, func() { l.bench.selectClient(c.ID) })
		it.Menu = func() *fyne.Menu { l.bench.selectClient(c.ID); return l.bench.clientMenu(c) }
		it.Choose(c.ID == l.bench.selected)
		l.items[c.ID] = it
		l.rows.Add(it)
	}
	switch {
	case found == 0 && len(l.bench.clients) > 0:
		l.rows.Add(kit.Within(10, 6, kit.Muted(say.T("没有名称含“{text}”的单位。", "text", l.search.Text))))
	case found > l.shown:
		l.rows.Add(kit.Button(say.T("再显示 {n} 家（共 {all} 家）", "n", min(listStep, found-l.shown), "all", found), func() {
			l.shown += listStep
			l.fill()
		}))
	}
	l.rows.Refresh()
	l.scroll.Refresh()
}

func (w *Workbench) selectClient(id string) {
	w.selected = id
	if err := page.RememberClient(w.ctx.Session, id); err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	for client, it := range w.list.items {
		it.Choose(client == id)
	}
	w.show()
}

// openFirst selects the first client that was found.
func (l *clientList) openFirst() {
	for _, c := range l.bench.clients {
		if it := l.items[c.ID]; it != nil {
			l.bench.selectClient(c.ID)
			kit.Focus(it)
			return
		}
	}
}
