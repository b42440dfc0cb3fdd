package gui

import (
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/gui/ask"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/everywhere"
	"yibiao/app/session"
)

// maxTrail bounds the way back.
const maxTrail = 50

// ways lead from screen to screen and back.
type ways struct {
	*shown
	ctx     *page.Context
	win     fyne.Window
	dialogs *ask.Dialogs
	frame   *frame
	opened  func(page.Route) // told of each screen that was shown
	trail   []page.Route     // the way back, the workbench first
}

// Go shows another screen.
func (w *ways) Go(r page.Route) {
	from := w.leave()
	if !w.show(r) {
		return
	}
	switch {
	case r.Page == page.Workbench:
		w.trail = nil
	case from.Page != "" && !same(from, r):
		w.trail = append(w.trail, from)
		w.trail = w.trail[max(len(w.trail)-maxTrail, 0):]
	}
	w.frame.refresh()
}

// same tells whether two routes lead to the same screen, wherever within it.
func same(a, b page.Route) bool {
	return a.Page == b.Page && a.Dossier == b.Dossier && a.Client == b.Client && a.Files == b.Files && a.Pack == b.Pack
}

// Back returns to the screen before, or to the page before within this one.
func (w *ways) Back() {
	w.leave()
	if own, ok := w.screen.(page.Stepper); ok && own.StepBack() {
		w.frame.refresh()
		return
	}
	for len(w.trail) > 0 {
		r := w.trail[len(w.trail)-1]
		w.trail = w.trail[:len(w.trail)-1]
		if w.show(r) {
			w.frame.refresh()
			return
		}
	}
	if w.route.Page != page.Workbench {
		w.show(page.Route{Page: page.Workbench})
	}
	w.frame.refresh()
}

// show makes a screen and puts it into the window; false when it could not be made.
func (w *ways) show(r page.Route) bool {
	before := w.work
	if err := w.openWork(r); err != nil {
		w.dialogs.Fail(err)
		return false
	}
	made, err := pages[r.Page](w, r)
	if err != nil {
		w.dialogs.Fail(err)
		return false
	}
	w.dialogs.ClearAway()
	w.frame.Tell("")
	w.win.Canvas().Unfocus()
	w.screen, w.route = made, r
	w.frame.put()
	if w.work != nil && w.work != before {
		w.frame.Tell(strings.Join(say.Moved(w.work.Editing), ""))
	}
	w.opened(r)
	made.Enter()
	return true
}

// openWork opens what a route is about, and keeps it open from step to step.
func (w *ways) openWork(r page.Route) error {
	profile := r.Page == page.Profile
	switch {
	case r.Dossier == "" && !profile:
		w.work = nil
		return nil
	case w.work != nil && !profile && w.work.Editing.Dossier.ID == r.Dossier:
		return nil
	}
	open := func() (*session.Editing, error) { return w.ctx.Session.OpenDossier(r.Dossier) }
	if profile {
		open = func() (*session.Editing, error) { return w.ctx.Session.OpenProfile(r.Client) }
	}
	e, err := open()
	if err != nil {
		return err
	}
	work, err := page.NewWork(e)
	if err != nil {
		return err
	}
	w.work = work
	return page.RememberClient(w.ctx.Session, e.Client.ID)
}

// rebuild makes the screen anew, in its place, after the look or the programmes have changed.
func (w *ways) rebuild() {
	if w.screen != nil {
		w.show(w.leave())
		w.frame.refresh()
	}
}

// forget shows nothing more and knows no way back: another vault follows.
func (w *ways) forget() { w.work, w.screen, w.trail = nil, nil, nil }

// to leads to a page that needs nothing else to be known.
func (w *ways) to(p page.Page) func() { return func() { w.Go(page.Route{Page: p}) } }

// step opens a step of the open dossier.
func (w *ways) step(to page.Page) {
	if !w.dossier() {
		w.frame.Tell(say.T("先打开一份申报档案。"))
		return
	}
	w.Go(page.Route{Page: to, Dossier: w.work.Editing.Dossier.ID})
}

// matching shows the programmes of the client whose dossier or profile is open, or all clients.
func (w *ways) matching() {
	r := page.Route{Page: page.Match}
	if w.work != nil {
		r.Client = w.work.Editing.Client.ID
	}
	w.Go(r)
}

// find goes to the search box of the screen, or finds everywhere if it has none.
func (w *ways) find() {
	if f, ok := w.screen.(page.Finder); ok && !w.dialogs.Asking() {
		f.Find()
		return
	}
	w.findEverywhere()
}

// findEverywhere opens the finder over all clients, dossiers, answers and files.
func (w *ways) findEverywhere() {
	if w.dialogs.Asking() || w.ctx.Session.Library() == nil {
		return
	}
	if w.screen != nil {
		w.screen.Leave() // what is being typed is found too
	}
	var gone func()
	window := w.win.Canvas().Size()
	f := everywhere.New(w.ctx, fyne.NewSize(min(window.Width*0.8, 760), window.Height*0.55), func() { gone() })
	gone = w.dialogs.Show(say.T("查找"), f.Object(), page.Action{Text: say.T("关闭")})
	f.Enter()
}

// nextGap goes to the next place of the open dossier or profile where something is left to do.
func (w *ways) nextGap() {
	if f, ok := w.screen.(page.Filled); ok {
		f.NextGap()
		return
	}
	if w.work == nil {
		w.frame.Tell(say.T("先打开一份申报档案。"))
		return
	}
	w.screen.Leave()
	gap, n := w.work.NextGap("")
	if n == 0 {
		w.frame.Tell(say.T("没有待填的地方了。"))
		return
	}
	w.Go(w.work.GapRoute(gap))
}
