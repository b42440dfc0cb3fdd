package gui

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
)

// atHand is the id of the client that the screen is about, or that the workbench shows; "" when there is none.
func (s *Shell) atHand() string {
	switch {
	case session.OnlyOf(s.ctx.Session) != "":
		return session.OnlyOf(s.ctx.Session)
	case s.shown.work != nil:
		return s.shown.work.Editing.Client.ID
	case s.shown.route.Client != "":
		return s.shown.route.Client
	}
	return s.ctx.Session.Setting(page.SettingClient)
}

// turnOnly hides every client but the one at hand, or shows all again. The ways back lead to others and are forgotten.
func (s *Shell) turnOnly() {
	client := ""
	if session.OnlyOf(s.ctx.Session) == "" {
		c, err := s.ctx.Session.Clients().Find(s.atHand())
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
func (s *Shell) onlyStrip() fyne.CanvasObject {
	id := session.OnlyOf(s.ctx.Session)
	if id == "" {
		return nil
	}
	name := ""
	if c, err := s.ctx.Session.Clients().Find(id); err == nil {
		name = say.Client(c)
	}
	words := kit.Strong(say.T("只看本单位：{name}", "name", say.Shortened(name, 40)))
	return kit.GroundOf(look.ColorInfoBack, kit.Within(14, 2, kit.AtEnds(words, kit.Quiet(say.T("显示全部单位"), s.turnOnly))))
}

// strips are what stands above the bars; nil for nothing.
func (s *Shell) strips() fyne.CanvasObject {
	tour, only := s.tours.strip(), s.onlyStrip()
	switch {
	case tour == nil:
		return only
	case only == nil:
		return tour
	}
	return kit.ColumnOf(0, tour, only)
}
