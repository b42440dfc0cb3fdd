package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/find"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
)

// Workbench is where work begins: one firm with its dossiers, what is due and what was open lately; beside it, for those
// who work for several, the clients.
type Workbench struct {
	ctx      *Context
	clients  []session.ClientInfo
	selected string // client id; "" when there is none
	names    map[string]find.Text
	search   *findBox
	list     *fyne.Container
	shown    int // how many clients the list shows at most
	index    *container.Scroll
	items    map[string]*item
	left     fyne.CanvasObject
	page     *container.Scroll
	first    fyne.Focusable // of the page
	gone     *removed       // what was deleted last on this screen; nil when nothing was
	object   *fyne.Container
}

// removed is something that was deleted and can be brought back.
type removed struct {
	words   string
	restore func() error
}

var _ Screen = (*Workbench)(nil)
var _ Finder = (*Workbench)(nil)

// NewWorkbench makes the screen.
func NewWorkbench(ctx *Context) *Workbench {
	w := &Workbench{ctx: ctx, list: columnOf(2), selected: ctx.Session.Setting(settingClient), shown: listStep}
	w.search = newFindBox(say.T("查找单位（Ctrl+F）"), func() { w.shown = listStep; w.fill() }, w.openFirst)
	w.page = container.NewVScroll(columnOf(0))
	create := button(say.T("新建单位"), w.newClient)
	create.Icon = theme.ContentAddIcon()
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	w.index = container.NewVScroll(within(4, 6, w.list))
	w.left = container.NewStack(ground, within(8, 10, container.NewBorder(w.search, create, nil, nil, w.index)))
	w.object = container.NewStack()
	w.Refresh()
	return w
}

// Refresh reads clients and dossiers anew.
func (w *Workbench) Refresh() {
	clients, err := w.ctx.Session.Clients()
	if err != nil {
		w.ctx.Dialogs.Fail(err)
		return
	}
	w.clients, w.names = clients, map[string]find.Text{}
	for _, c := range clients {
		w.names[c.ID] = find.NewName(c.Name)
	}
	if w.client() == nil {
		w.selected = ""
		if len(clients) > 0 {
			w.selected = clients[0].ID
		}
	}
	if w.lists() {
		w.object.Objects = []fyne.CanvasObject{container.New(&side{look.SideWidth}, w.left, w.page)}
	} else {
		w.object.Objects = []fyne.CanvasObject{w.page}
	}
	w.object.Refresh()
	w.fill()
	w.show()
}

// lists tells whether the list of clients is shown: to an office always, to a firm only when it has several.
func (w *Workbench) lists() bool {
	return len(w.clients) > 1 || len(w.clients) > 0 && DeskOf(w.ctx.Session) == DeskOffice
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
	if c := w.client(); c != nil {
		content = func() fyne.CanvasObject { return w.clientPage(*c) }
	}
	page := columnOf(look.SpaceWide)
	if w.gone != nil {
		page.Add(w.goneStrip())
	}
	page.Add(content())
	w.page.Content = within(look.SpacePage, look.SpaceWide, page)
	w.page.Offset = fyne.NewPos(0, 0)
	w.page.Refresh()
}

// Object is the content.
func (w *Workbench) Object() fyne.CanvasObject { return w.object }

// Title names the screen.
func (w *Workbench) Title() string { return say.T("工作台") }

// Enter gives the keyboard to the search box of a long list, to the selected client, or to the page.
func (w *Workbench) Enter() {
	it := w.items[w.selected]
	switch {
	case w.lists() && len(w.clients) > listStep:
		focus(w.search)
	case w.lists() && it != nil:
		focus(it)
	case w.first != nil:
		focus(w.first)
	}
}

// Leave has nothing to hand over.
func (w *Workbench) Leave() {}

// Find gives the keyboard to the search box.
func (w *Workbench) Find() {
	if w.lists() {
		focus(w.search)
	}
}

// Drop verifies a bundle that is dropped here.
func (w *Workbench) Drop(paths []string) {
	w.ctx.Nav.Go(Route{Page: PageVerify, File: paths[0]})
}

// Scroll is the part that the paging keys move.
func (w *Workbench) Scroll() *container.Scroll { return w.page }
