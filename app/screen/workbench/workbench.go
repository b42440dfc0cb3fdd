// Package workbench is where work begins: the clients, their dossiers, what is due; the welcome and the tour before it.
package workbench

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/summaries"
	"yibiao/app/task"
)

// Workbench is where work begins: one firm with its dossiers, what is due and what was open lately; beside it, for those
// who work for several, the clients.
type Workbench struct {
	ctx      *page.Context
	clients  []session.ClientInfo
	selected string // client id; "" when there is none
	list     *clientList
	page     *container.Scroll
	first    fyne.Focusable // of the page
	stale    bool           // the page shows what is old
	looking  string         // the client that is looked at anew; "" while none is
	gone     *removed       // what was deleted last on this screen; nil when nothing was
	reminder *reminder
	object   *fyne.Container
}

// removed is something that was deleted and can be brought back.
type removed struct {
	words   string
	restore func() error
}

var _ page.Screen = (*Workbench)(nil)

// New opens the page that work begins with, at the client of last time.
func New(ctx *page.Context) *Workbench {
	w := &Workbench{ctx: ctx, selected: ctx.Session.Setting(page.SettingClient)}
	w.page = container.NewVScroll(kit.ColumnOf(0))
	w.list = newClientList(w)
	w.object = container.NewStack()
	w.Refresh()
	remind(w)
	return w
}

// Refresh reads clients and dossiers anew.
func (w *Workbench) Refresh() {
	clients, err := w.ctx.Session.Clients().List()
	if err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	w.clients = clients
	w.list.names = map[string]find.Text{}
	if w.client() == nil {
		w.selected = ""
		if len(clients) > 0 {
			w.selected = clients[0].ID
		}
	}
	if w.lists() {
		w.object.Objects = []fyne.CanvasObject{container.New(&kit.Side{Width: look.SideWidth}, w.list.object, w.page)}
	} else {
		w.object.Objects = []fyne.CanvasObject{w.page}
	}
	w.object.Refresh()
	w.list.fill()
	w.show()
}

// lists tells whether the list of clients is shown: to an office always, to a firm only when it has several.
func (w *Workbench) lists() bool {
	return len(w.clients) > 1 || len(w.clients) > 0 && page.DeskOf(w.ctx.Session) == page.DeskOffice
}

// MarkedClient is the client whose page is shown.
func (w *Workbench) MarkedClient() string {
	if c := w.client(); c != nil {
		return c.ID
	}
	return ""
}

// client is the selected one; nil when there is none.
func (w *Workbench) client() *session.ClientInfo {
	for i := range w.clients {
		if w.clients[i].ID == w.selected {
			return &w.clients[i]
		}
	}
	return nil
}

// show shows the selected client, or how to begin.
func (w *Workbench) show() {
	content := w.begin
	switch c := w.client(); {
	case c != nil && w.lists() && w.list.items[c.ID] == nil:
		content = func() fyne.CanvasObject { return w.elsewhere(*c) }
	case c != nil:
		content = func() fyne.CanvasObject { return w.clientPage(*c) }
	}
	page := kit.ColumnOf(look.SpaceWide)
	if w.gone != nil {
		page.Add(goneStrip(w))
	}
	if strip := remindStrip(w); strip != nil {
		page.Add(strip)
	}
	page.Add(content())
	w.page.Content = kit.Within(look.SpacePage, look.SpaceWide, page)
	w.page.Offset = fyne.NewPos(0, 0)
	w.page.Refresh()
	lookAnew(w)
}

// elsewhere stands for the page of a client that the search at the left leaves out: what is done there must not fall to it unseen.
func (w *Workbench) elsewhere(c session.ClientInfo) fyne.CanvasObject {
	words := say.T("左边只列出名称含“{text}”的单位，“{name}”不在其中。按 ↓ 或 Enter 打开列出的第一家，按 Esc 去掉查找。", "text", w.list.search.Text, "name", c.Name)
	if len(w.list.items) == 0 {
		words = say.T("左边没有名称含“{text}”的单位，“{name}”也不在其中。请换个词，或者按 Esc 去掉查找。", "text", w.list.search.Text, "name", c.Name)
	}
	return kit.Muted(words)
}

// lookAnew works out beside the window what has changed of the dossiers that are shown, and shows it.
func lookAnew(w *Workbench) {
	client, s := w.selected, w.ctx.Session
	list, err := s.Dossiers().Summaries(session.SummaryFilter{Client: client})
	stale := slices.ContainsFunc(list, func(x session.Summary) bool { return x.Stale })
	w.stale = stale
	if err != nil || client == "" || !stale || w.looking == client || session.LookingOnly(s) {
		return
	}
	w.looking = client
	looker := session.Looker(s)
	work := func(ctx context.Context, _ task.Report) error {
		return summaries.Refresh(ctx, looker, session.SummaryFilter{Client: client}, nil)
	}
	w.ctx.Tasks.Do(work, func(err error) {
		if err == nil && w.selected == client {
			again(w)
		}
		w.looking = ""
	})
}

// again shows the selected client once more, where the person is on its page.
func again(w *Workbench) {
	at, held := w.page.Offset, false
	if c := kit.Canvas(w.page); c != nil && w.first != nil {
		held = c.Focused() == w.first
	}
	w.show()
	w.page.Offset = at
	w.page.Refresh()
	if held && w.first != nil {
		kit.Focus(w.first)
	}
}

// Summed shows what was worked out anew, where the page shows what is old.
func (w *Workbench) Summed() {
	if w.stale {
		again(w)
	}
}

// Object implements page.Screen.
func (w *Workbench) Object() fyne.CanvasObject { return w.object }

// Title implements page.Screen.
func (w *Workbench) Title() string { return say.T("工作台") }

// Enter gives the keyboard to the search box of a long list, to the selected client, or to the page.
func (w *Workbench) Enter() {
	it := w.list.items[w.selected]
	switch {
	case w.lists() && len(w.clients) > listStep:
		kit.Focus(w.list.search)
	case w.lists() && it != nil:
		kit.Focus(it)
	case w.first != nil:
		kit.Focus(w.first)
	}
}

// Leave has nothing to hand over.
func (w *Workbench) Leave() {}

// Drop verifies bundles, looks through a spreadsheet of clients, and files materials of clients.
func (w *Workbench) Drop(paths []string) { w.ctx.Nav.Go(page.Dropped(paths)) }

// Scroll is the part that the paging keys move.
func (w *Workbench) Scroll() *container.Scroll { return w.page }
