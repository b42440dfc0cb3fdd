package workbench

import (
	"fyne.io/fyne/v2"

	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
)

// listStep is how many clients are listed at once; more come on demand, or are found by typing.
const listStep = 40

// mostName is how many characters of a name the list shows: one long name must not push the others out of sight.
const mostName = 60

// fill lists the clients whose name has what is searched for.
func (w *Workbench) fill() {
	w.list.RemoveAll()
	w.items = map[string]*kit.Item{}
	found, words := 0, find.Words(w.search.Text)
	for _, c := range w.clients {
		if !w.names[c.ID].Has(words) {
			continue
		}
		if found++; found > w.shown && c.ID != w.selected {
			continue
		}
		named := c
		named.Name = kit.Shortened(c.Name, mostName)
		line := kit.ColumnOf(2, kit.Plain(say.Client(named)), kit.Muted(say.T("{n} 份申报档案", "n", c.Dossiers)))
		it := kit.NewItem(line, func() { w.selectClient(c.ID) })
		it.Arrived = func() { kit.Reveal(w.index, it) }
		it.Menu = func() *fyne.Menu { w.selectClient(c.ID); return w.clientMenu(c) }
		it.Choose(c.ID == w.selected)
		w.items[c.ID] = it
		w.list.Add(it)
	}
	switch {
	case found == 0 && len(w.clients) > 0:
		w.list.Add(kit.Within(10, 6, kit.Muted(say.T("没有名称含“{text}”的单位。", "text", w.search.Text))))
	case found > w.shown:
		w.list.Add(kit.Button(say.T("再显示 {n} 家（共 {all} 家）", "n", min(listStep, found-w.shown), "all", found), func() {
			w.shown += listStep
			w.fill()
		}))
	}
	w.list.Refresh()
	w.index.Refresh()
}

func (w *Workbench) selectClient(id string) {
	w.selected = id
	if err := page.RememberClient(w.ctx.Session, id); err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	for client, it := range w.items {
		it.Choose(client == id)
	}
	w.show()
}

// openFirst selects the first client that was found.
func (w *Workbench) openFirst() {
	for _, c := range w.clients {
		if it := w.items[c.ID]; it != nil {
			w.selectClient(c.ID)
			kit.Focus(it)
			return
		}
	}
}
