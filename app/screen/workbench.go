package screen

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
)

// settingClient keeps which client the workbench showed last.
const settingClient = "workbench.client"

// RememberClient makes the workbench show a client when it is opened next.
func RememberClient(s *session.Session, id string) error {
	if s.Setting(settingClient) == id {
		return nil
	}
	return s.SetSetting(settingClient, id)
}

// Workbench is where work begins: the clients at the left, the dossiers of one of them beside.
type Workbench struct {
	ctx      *Context
	clients  []session.ClientInfo
	selected string // client id; "" when there is none
	search   *textBox
	list     *fyne.Container
	index    *container.Scroll // around list
	items    map[string]*item
	page     *container.Scroll
	object   fyne.CanvasObject
}

var _ Screen = (*Workbench)(nil)
var _ Finder = (*Workbench)(nil)

// NewWorkbench makes the screen.
func NewWorkbench(ctx *Context) *Workbench {
	w := &Workbench{ctx: ctx, list: columnOf(2), selected: ctx.Session.Setting(settingClient)}
	w.search = newTextBox()
	w.search.SetPlaceHolder(say.T("查找单位（Ctrl+F）"))
	w.search.OnChanged = func(string) { w.fill() }
	w.search.OnSubmitted = func(string) { w.openFirst() }
	w.page = container.NewVScroll(columnOf(0))
	create := button(say.T("新建单位"), w.newClient)
	create.Icon = theme.ContentAddIcon()
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	w.index = container.NewVScroll(within(4, 6, w.list))
	left := container.NewStack(ground, within(8, 10, container.NewBorder(w.search, create, nil, nil, w.index)))
	w.object = container.New(&side{look.SideWidth}, left, w.page)
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
	w.clients = clients
	if w.client() == nil {
		w.selected = ""
		if len(clients) > 0 {
			w.selected = clients[0].ID
		}
	}
	w.fill()
	w.show()
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

// fill lists the clients whose name holds what is searched for.
func (w *Workbench) fill() {
	w.list.RemoveAll()
	w.items = map[string]*item{}
	for _, c := range w.clients {
		if !matches(c.Name, w.search.Text) {
			continue
		}
		line := columnOf(2, plain(c.Name), muted(say.T("{n} 份申报档案", "n", c.Dossiers)))
		it := newItem(line, func() { w.selectClient(c.ID) })
		it.arrived = func() { reveal(w.index, it) }
		it.choose(c.ID == w.selected)
		w.items[c.ID] = it
		w.list.Add(it)
	}
	if len(w.items) == 0 && len(w.clients) > 0 {
		w.list.Add(within(10, 6, muted(say.T("没有名称含“{text}”的单位。", "text", w.search.Text))))
	}
	w.list.Refresh()
}

// matches tells whether a name holds every word of a search, in any order.
func matches(name, search string) bool {
	for _, word := range strings.Fields(strings.ToLower(search)) {
		if !strings.Contains(strings.ToLower(name), word) {
			return false
		}
	}
	return true
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

// show shows the selected client, or how to begin.
func (w *Workbench) show() {
	content := w.begin()
	if c := w.client(); c != nil {
		content = w.clientPage(*c)
	}
	w.page.Content = within(look.SpacePage, look.SpaceWide, content)
	w.page.Offset = fyne.NewPos(0, 0)
	w.page.Refresh()
}

// Object is the content.
func (w *Workbench) Object() fyne.CanvasObject { return w.object }

// Title names the screen.
func (w *Workbench) Title() string { return say.T("工作台") }

// Enter gives the keyboard to the selected client.
func (w *Workbench) Enter() {
	if it := w.items[w.selected]; it != nil {
		focus(it)
	}
}

// Leave has nothing to hand over.
func (w *Workbench) Leave() {}

// Find gives the keyboard to the search box.
func (w *Workbench) Find() { focus(w.search) }

// Drop verifies a bundle that is dropped here.
func (w *Workbench) Drop(paths []string) {
	w.ctx.Nav.Go(Route{Page: PageVerify, File: paths[0]})
}
