package screen

import (
	"fyne.io/fyne/v2"

	"yibiao/app/find"
	"yibiao/app/say"
)

// listStep is how many clients are listed at once; more come on demand, or are found by typing.
const listStep = 40

// fill lists the clients whose name has what is searched for.
func (w *Workbench) fill() {
	w.list.RemoveAll()
	w.items = map[string]*item{}
	found, words := 0, find.Words(w.search.Text)
	for _, c := range w.clients {
		if !w.names[c.ID].Has(words) {
			continue
		}
		if found++; found > w.shown && c.ID != w.selected {
			continue
		}
		line := columnOf(2, plain(c.Name), muted(say.T("{n} 份申报档案", "n", c.Dossiers)))
		it := newItem(line, func() { w.selectClient(c.ID) })
		it.arrived = func() { reveal(w.index, it) }
		it.menu = func() *fyne.Menu { w.selectClient(c.ID); return w.clientMenu(c) }
		it.choose(c.ID == w.selected)
		w.items[c.ID] = it
		w.list.Add(it)
	}
	switch {
	case found == 0 && len(w.clients) > 0:
		w.list.Add(within(10, 6, muted(say.T("没有名称含“{text}”的单位。", "text", w.search.Text))))
	case found > w.shown:
		w.list.Add(button(say.T("再显示 {n} 家（共 {all} 家）", "n", min(listStep, found-w.shown), "all", found), func() {
			w.shown += listStep
			w.fill()
		}))
	}
	w.list.Refresh()
	w.index.Refresh()
}

func (w *Workbench) selectClient(id string) {
	w.selected = id
	if err := RememberClient(w.ctx.Session, id); err != nil {
		w.ctx.Dialogs.Fail(err)
	}
	for client, it := range w.items {
		it.choose(client == id)
	}
	w.show()
}

// openFirst selects the first client that was found.
func (w *Workbench) openFirst() {
	for _, c := range w.clients {
		if it := w.items[c.ID]; it != nil {
			w.selectClient(c.ID)
			focus(it)
			return
		}
	}
}
