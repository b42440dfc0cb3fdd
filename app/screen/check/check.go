// Package check is the fourth step: what speaks for and against the dossier.
package check

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/history"
	"yibiao/app/task"
	"yibiao/forms"
)

// Check is the pre-check: all findings in one list, grouped by what to do, each leading to the place where it is put
// right or letting the value be changed where it stands; beside them the amounts, step by step, and the eligibility,
// condition by condition. A bar above tells what the last change made of it.
type Check struct {
	ctx  *page.Context
	work *page.Work

	bar      *checkBar
	filter   *checkFilter
	list     *fyne.Container
	aside    *aside
	page     *container.Scroll
	lines    []*checkLine
	stand    []string           // the rules of the group of confirmations, in the order in which they stand
	counts   *fyne.Container    // the head of that group; nil when it is not shown
	open     *checkEdit         // the values that are being edited in place; nil when none are
	whole    map[page.Todo]bool // groups that are shown with all their lines
	change   *checkedChange     // what was done here last; nil when nothing was
	autosave *page.Autosave
	stale    bool         // the list is to be made anew when the keyboard rests
	over     *task.Latest // a look at the files that nobody has looked at
	object   fyne.CanvasObject
}

var _ page.Screen = (*Check)(nil)
var _ page.Finder = (*Check)(nil)

// New shows what speaks for and against the dossier. The form tells what is missing from then on too: all its fields count as visited.
func New(ctx *page.Context, work *page.Work) *Check {
	c := &Check{ctx: ctx, work: work, over: task.NewLatest(ctx.Tasks), whole: map[page.Todo]bool{}, list: kit.ColumnOf(look.SpaceWide)}
	c.autosave = page.NewAutosave(ctx, c.saveTyped, work.Editing.Paused)
	c.bar, c.filter, c.aside = newCheckBar(c), newCheckFilter(c), newAside(work, c.goTo)
	parts := container.New(&kit.BesideOrBelow{Right: 380, Least: 1000}, c.list, c.aside.box)
	c.page = container.NewVScroll(kit.Within(look.SpacePage, look.Space, kit.ColumnOf(look.Space, c.filter.object, parts)))
	next := kit.Primary(say.T("下一步：导出交付"), func() { ctx.Nav.Go(page.Route{Page: page.Export, Dossier: work.Editing.Dossier.ID}) })
	back := kit.Quiet(say.T("上一步：一套材料"), func() { ctx.Nav.Go(page.Route{Page: page.Materials, Dossier: work.Editing.Dossier.ID}) })
	foot := kit.Footer(container.NewBorder(nil, nil, back, next, layout.NewSpacer()))
	c.object = kit.Dock(c.bar.object, c.page, foot)
	c.rebuild()
	for _, f := range work.Editing.Form.Fields() { // the check tells what is missing, and so does the form from now on
		work.Visited[f.Name()] = true
	}
	return c
}

// Refresh shows the result as it is now, after undo and the like.
func (c *Check) Refresh() {
	c.open, c.change = nil, nil
	c.rebuild()
}

// rebuild makes list and panel anew and keeps what is scrolled to.
func (c *Check) rebuild() {
	at := c.page.Offset
	c.stale, c.lines, c.counts = false, nil, nil
	c.list.RemoveAll()
	shown := map[page.Todo][]forms.Finding{}
	for _, f := range c.work.Report.Findings {
		if c.filter.takes(f) {
			shown[page.TodoOf(f)] = append(shown[page.TodoOf(f)], f)
		}
	}
	for _, kind := range page.Todos() {
		if kind != page.TodoConfirm || len(shown[kind]) > 0 {
			c.addGroup(kind, shown[kind])
		}
	}
	if len(shown[page.TodoConfirm]) == 0 { // only what was confirmed already, which needs nobody any more
		c.addGroup(page.TodoConfirm, nil)
	}
	if len(c.list.Objects) == 0 {
		c.list.Add(kit.Card(kit.Plain(c.filter.nothing())))
	}
	c.aside.fill()
	c.bar.refresh()
	c.filter.refresh()
	c.page.Content.Refresh()
	c.page.Offset = at
	c.page.Refresh()
}

func (c *Check) addGroup(kind page.Todo, findings []forms.Finding) {
	if group := c.group(kind, findings); group != nil {
		c.list.Add(group)
	}
}

// changed is called after an answer or a tick was saved here: everything is looked at anew, and the bar tells what that
// changed. The list stays as it is until the keyboard rests, so that nothing moves away below the mouse.
func (c *Check) changed(what string, err error) {
	c.autosave.Done()
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	before := c.work.Report
	if err := c.work.Update(); err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	c.change = &checkedChange{what: what, before: before, after: c.work.Report}
	c.stale = true
	c.bar.refresh()
	c.filter.refresh()
	c.aside.fill()
	c.page.Content.Refresh()
	c.ctx.Nav.Saved()
}

// changedInDialog is changed for what was done in a dialog over the screen: no press is on its way to a line, and the list follows.
func (c *Check) changedInDialog(what string, err error) {
	c.Leave()
	c.open = nil
	c.changed(what, err)
	c.rebuild()
	c.enterLine(0)
}

// undo takes back what was done here last.
func (c *Check) undo() {
	c.Leave()
	page.Undoing.Turn(c.ctx, func() (string, error) {
		words, _, err := c.work.Turn(page.Undoing, history.Undo)
		return words, err
	}, func() {
		c.Refresh()
		c.Enter()
	})
}

func (c *Check) goTo(at page.Place) {
	e := c.work.Editing
	if e.Form.Unasked(at.Field) != nil {
		c.ctx.Nav.Go(page.Route{Page: page.Profile, Client: e.Client.ID, At: at})
		return
	}
	to := page.Form
	if at.Material != "" {
		to = page.Materials
	}
	c.ctx.Nav.Go(page.Route{Page: to, Dossier: c.work.Editing.Dossier.ID, At: at})
}

// Object implements page.Screen.
func (c *Check) Object() fyne.CanvasObject { return c.object }

// Title implements page.Screen.
func (c *Check) Title() string { return say.T("预审") }

// Enter gives the keyboard to the first finding.
func (c *Check) Enter() {
	c.enterLine(0)
	c.work.LookOver(c.over, c.lookedOver)
}

// lookedOver shows what was found in the files, unless something is being typed: then the list waits.
func (c *Check) lookedOver(err error) {
	if err != nil {
		c.ctx.Dialogs.Fail(err)
		return
	}
	if c.stale = true; c.open == nil {
		untouched := c.change == nil
		c.rebuild()
		if untouched { // else the person is at work here
			c.enterLine(0)
		}
	}
}

// enterLine gives the keyboard to a line, the last one when there are fewer.
func (c *Check) enterLine(i int) {
	if len(c.lines) > 0 {
		kit.Focus(c.lines[min(max(i, 0), len(c.lines)-1)].first)
	}
}

// Leave hands over what is being typed.
func (c *Check) Leave() {
	if c.open != nil {
		c.open.commit()
	}
	c.autosave.Done()
}

// saveTyped saves what is being typed.
func (c *Check) saveTyped(more bool) (left bool) {
	return c.open != nil && page.KeepAll(c.open.editors, more)
}

// Find gives the keyboard to the search box.
func (c *Check) Find() { kit.Focus(c.filter.search) }

// Drop does nothing.
func (c *Check) Drop([]string) {
	c.ctx.Nav.Tell(say.T("文件请拖到“一套材料”这一步。"))
}

// Scroll is the part that the paging keys move.
func (c *Check) Scroll() *container.Scroll { return c.page }
