// Package material is the third step: the one set of materials.
package material

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/reuse"
	"yibiao/app/task"
	"yibiao/forms"
)

// Materials is the one set of materials: the list of what is asked at the left, one requirement with its files at the
// right. Files dropped on the window are sorted by the program and shown for review.
type Materials struct {
	ctx      *page.Context
	work     *page.Work
	selected int
	list     *needList
	page     *needPage
	over     *task.Latest // a look at all that nobody has looked at
	object   fyne.CanvasObject
}

var _ page.Screen = (*Materials)(nil)
var _ page.Keeper = (*Materials)(nil)

// New makes the screen, opened at a requirement.
func New(ctx *page.Context, work *page.Work, at page.Place) *Materials {
	m := &Materials{ctx: ctx, work: work, over: task.NewLatest(ctx.Tasks), selected: firstMissing(work)}
	m.list, m.page = newNeedList(m), newNeedPage(m)
	for i, state := range work.Report.Materials {
		if state.Requirement.ID.S == at.Material {
			m.selected = i
		}
	}
	next := kit.Primary(say.T("下一步：预审"), func() { ctx.Nav.Go(page.Route{Page: page.Check, Dossier: work.Editing.Dossier.ID}) })
	back := kit.Quiet(say.T("上一步：一张表"), func() { ctx.Nav.Go(page.Route{Page: page.Form, Dossier: work.Editing.Dossier.ID}) })
	foot := kit.Footer(container.NewBorder(nil, nil, back, next, layout.NewSpacer()))
	m.object = container.New(&kit.Side{Width: look.SideWidth + 60}, m.list.object, kit.Dock(nil, m.page.scroll, foot))
	m.Refresh()
	return m
}

func (m *Materials) selectAt(i int) {
	if i != m.selected {
		m.selected = i
		m.Refresh()
	}
}

// state is the selected requirement.
func (m *Materials) state() forms.MaterialState {
	return m.work.Report.Materials[min(m.selected, len(m.work.Report.Materials)-1)]
}

// Refresh shows the list and the selected requirement as they are now.
func (m *Materials) Refresh() {
	if len(m.work.Report.Materials) != len(m.list.lines) {
		return // the programmes have changed under the screen; it is made anew when it is next opened
	}
	m.list.refresh()
	m.page.last, _ = reuse.LastTime(m.work.Editing) // an offer that cannot be read is none
	m.page.show()
	m.page.lookAtFiles()
}

// Object implements page.Screen.
func (m *Materials) Object() fyne.CanvasObject { return m.object }

// Title implements page.Screen.
func (m *Materials) Title() string { return say.T("一套材料") }

// Enter gives the keyboard to the selected requirement.
func (m *Materials) Enter() {
	if m.selected < len(m.list.lines) {
		kit.Focus(m.list.lines[m.selected].item)
	}
	m.work.LookOver(m.over, func(err error) {
		if err != nil {
			m.ctx.Dialogs.Fail(err)
			return
		}
		m.Refresh()
	})
}

// Leave stops looking at files.
func (m *Materials) Leave() {
	m.page.looking.Forget()
	m.over.Forget()
}

// Drop sorts the files and shows them for review; a whole home folder or drive is asked about first.
func (m *Materials) Drop(paths []string) { page.AskWhole(m.ctx, paths, func() { m.sort(paths) }) }

// Here leads back to the requirement that is open.
func (m *Materials) Here(r page.Route) page.Route {
	r.At = page.Place{}
	if m.selected < len(m.list.lines) {
		r.At.Material = m.state().Requirement.ID.S
	}
	return r
}

// Scroll is the part that the paging keys move.
func (m *Materials) Scroll() *container.Scroll { return m.page.scroll }
