package gui

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// frame is what stands around the screen: the bars above it, the line below it, and the title of the window.
type frame struct {
	win     fyne.Window
	ctx     *page.Context
	shown   *shown
	do      frameDeeds
	strip   func() fyne.CanvasObject // stands above the bars; gives nil for nothing
	vault   string                   // what the vault is called; "" means its path
	content *fyne.Container
	around  *fyne.Container // the bars, the screen and the line below it
	head    *headBar
	status  *statusBar
	steps   *page.Steps // nil outside of dossiers
	deeds   int         // counts what was typed and what was saved
}

// frameDeeds are what the buttons of the frame do.
type frameDeeds struct{ back, home, undo, redo func() }

// put builds the frame around the screen.
func (f *frame) put() {
	before := f.status
	f.head, f.status, f.steps = newHeadBar(f.shown, f.do), newStatusBar(f), nil
	above := f.head.object
	if f.shown.dossier() && f.shown.route.Page != page.Verify {
		f.steps = page.NewSteps(f.ctx, f.shown.work, f.shown.route.Page)
		above = kit.Dock(f.head.object, f.steps.Object(), nil)
	}
	if strip := f.strip(); strip != nil {
		above = kit.ColumnOf(0, strip, above)
	}
	f.content.Objects = nil
	f.around = kit.Dock(above, f.shown.screen.Object(), f.status.object)
	f.content.Add(f.around)
	if before != nil {
		f.status.at = before.at
		f.Tell(before.message.Text)
	}
	f.refresh()
}

// refresh shows path, steps, buttons and title as they are now.
func (f *frame) refresh() {
	f.head.refresh()
	if f.steps != nil {
		f.steps.Refresh()
	}
	f.status.refresh()
	title := say.T("一表")
	if w := f.shown.work; w != nil {
		title = w.Editing.Client.Name + " — " + title
		if !w.Editing.IsProfile() {
			title = w.Editing.Dossier.Title + " — " + title
		}
	}
	f.win.SetTitle(title)
}

// Saved shows that an edit was written.
func (f *frame) Saved() {
	f.deeds++
	if f.status != nil {
		f.status.unsaved, f.status.at = false, f.ctx.Session.Now()
		f.Tell("")
		f.refresh()
	}
}

// Unsaved shows whether typed text is not saved yet.
func (f *frame) Unsaved(on bool) {
	f.deeds++
	if f.status != nil && f.status.unsaved != on {
		f.status.unsaved = on
		f.status.refresh()
	}
}

// Turned shows what can be taken back now.
func (f *frame) Turned() {
	if f.status != nil {
		f.head.refresh()
	}
}

// Tell shows a message in the status bar.
func (f *frame) Tell(text string) {
	if f.status != nil && f.status.tell(text) {
		f.around.Refresh()
	}
}

// atHand is the id of the client that the screen is about, or that the workbench shows; "" when there is none.
func atHand(s *Shell) string {
	switch {
	case session.OnlyOf(s.ctx.Session) != "":
		return session.OnlyOf(s.ctx.Session)
	case s.shown.work != nil:
		return s.shown.work.Editing.Client.ID
	case s.shown.route.Client != "":
		return s.shown.route.Client
	}
	if m, ok := s.shown.screen.(page.Marked); ok && m.MarkedClient() != "" {
		return m.MarkedClient()
	}
	return s.ctx.Session.Setting(page.SettingClient)
}

// turnOnly hides every client but the one at hand, or shows all again. The ways back lead to others and are forgotten.
func turnOnly(s *Shell) {
	client := ""
	if session.OnlyOf(s.ctx.Session) == "" {
		c, err := s.ctx.Session.Clients().Find(atHand(s))
		if err != nil {
			s.frame.Tell(say.T("先选一个单位。"))
			return
		}
		client = c.ID
	}
	if err := page.ShowOnly(s.ctx.Session, client); err != nil {
		s.dialogs.Fail(err)
	}
	s.win.SetMainMenu(s.menu())
	to := s.ways.leave()
	if to.Dossier == "" && to.Page != page.Profile { // it may show others
		to = page.Route{Page: page.Workbench}
	}
	s.ways.forget()
	s.Go(to)
}

// onlyStrip is the line above every screen that tells that the other clients are hidden; nil while they are not.
func onlyStrip(s *Shell) fyne.CanvasObject {
	id := session.OnlyOf(s.ctx.Session)
	if id == "" {
		return nil
	}
	name := ""
	if c, err := s.ctx.Session.Clients().Find(id); err == nil {
		name = say.Client(c)
	}
	words := kit.Strong(say.T("只看本单位：{name}", "name", say.Shortened(name, 40)))
	return kit.GroundOf(look.ColorInfoBack, kit.Within(14, 2, kit.AtEnds(words, kit.Quiet(say.T("显示全部单位"), func() { turnOnly(s) }))))
}

// strips are what stands above the bars; nil for nothing.
func strips(s *Shell) fyne.CanvasObject {
	tour, only := s.tours.strip(), onlyStrip(s)
	switch {
	case tour == nil:
		return only
	case only == nil:
		return tour
	}
	return kit.ColumnOf(0, tour, only)
}
