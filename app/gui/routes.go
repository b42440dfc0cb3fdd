package gui

import (
	"strings"

	"yibiao/app/say"
	"yibiao/app/screen"
	"yibiao/app/session"
)

// pages makes the screens: a new screen is one more row.
var pages = map[screen.Page]func(*Shell, screen.Route) (screen.Screen, error){
	screen.PageWorkbench: func(s *Shell, _ screen.Route) (screen.Screen, error) { return screen.NewWorkbench(s.ctx), nil },
	screen.PageProfile:   func(s *Shell, r screen.Route) (screen.Screen, error) { return screen.NewForm(s.ctx, s.work, r.At), nil },
	screen.PageChoose:    makeChoose,
	screen.PageForm:      func(s *Shell, r screen.Route) (screen.Screen, error) { return screen.NewForm(s.ctx, s.work, r.At), nil },
	screen.PageMaterials: func(s *Shell, r screen.Route) (screen.Screen, error) {
		return screen.NewMaterials(s.ctx, s.work, r.At), nil
	},
	screen.PageCheck:  func(s *Shell, _ screen.Route) (screen.Screen, error) { return screen.NewCheck(s.ctx, s.work), nil },
	screen.PageExport: func(s *Shell, _ screen.Route) (screen.Screen, error) { return screen.NewExport(s.ctx, s.work), nil },
	screen.PageOfficial: func(s *Shell, r screen.Route) (screen.Screen, error) {
		return screen.NewOfficialForm(s.ctx, s.work, r.At.Output), nil
	},
	screen.PageVerify:  func(s *Shell, r screen.Route) (screen.Screen, error) { return screen.NewVerify(s.ctx, r.File), nil },
	screen.PageMatch:   func(s *Shell, r screen.Route) (screen.Screen, error) { return screen.NewMatch(s.ctx, r) },
	screen.PageAgenda:  func(s *Shell, r screen.Route) (screen.Screen, error) { return screen.NewAgenda(s.ctx, r.Client), nil },
	screen.PageWelcome: func(s *Shell, _ screen.Route) (screen.Screen, error) { return screen.NewWelcome(s.ctx), nil },
	screen.PagePolicy:  func(s *Shell, r screen.Route) (screen.Screen, error) { return screen.NewPolicy(s.ctx, r), nil },
}

func makeChoose(s *Shell, r screen.Route) (screen.Screen, error) {
	if s.work != nil {
		return screen.NewChoose(s.ctx, s.work.Editing.Client, s.work), nil
	}
	client, err := s.opt.Session.FindClient(r.Client)
	return screen.NewChoose(s.ctx, client, nil), err
}

// Go shows another screen.
func (s *Shell) Go(r screen.Route) {
	from := s.leave()
	if !s.show(r) {
		return
	}
	switch {
	case r.Page == screen.PageWorkbench:
		s.trail = nil
	case from.Page != "" && !same(from, r):
		s.trail = append(s.trail, from)
		s.trail = s.trail[max(len(s.trail)-maxTrail, 0):]
	}
	s.refreshFrame()
}

// same tells whether two routes lead to the same screen, wherever within it.
func same(a, b screen.Route) bool {
	return a.Page == b.Page && a.Dossier == b.Dossier && a.Client == b.Client && a.File == b.File && a.Pack == b.Pack
}

// Back returns to the screen before, or to the page before within this one.
func (s *Shell) Back() {
	s.leave()
	if own, ok := s.current.(screen.Stepper); ok && own.StepBack() {
		s.refreshFrame()
		return
	}
	for len(s.trail) > 0 {
		r := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		if s.show(r) {
			s.refreshFrame()
			return
		}
	}
	if s.route.Page != screen.PageWorkbench {
		s.show(screen.Route{Page: screen.PageWorkbench})
	}
	s.refreshFrame()
}

// leave hands over what is being typed and gives the way back to this very field.
func (s *Shell) leave() screen.Route {
	if s.current == nil {
		return screen.Route{}
	}
	s.current.Leave()
	if o, ok := s.current.(*screen.OfficialForm); ok {
		s.route.At = screen.Place{Output: o.Output()}
	}
	if k, ok := s.current.(screen.Keeper); ok {
		s.route = k.Here(s.route)
	}
	return s.route
}

// show makes a screen and puts it into the window; false when it could not be made.
func (s *Shell) show(r screen.Route) bool {
	before := s.work
	if err := s.openWork(r); err != nil {
		s.Fail(err)
		return false
	}
	made, err := pages[r.Page](s, r)
	if err != nil {
		s.Fail(err)
		return false
	}
	s.dismiss()
	s.Tell("")
	s.win.Canvas().Unfocus()
	s.current, s.route = made, r
	s.put()
	if s.work != nil && s.work != before {
		s.Tell(strings.Join(say.Moved(s.work.Editing), ""))
	}
	s.remember(r)
	made.Enter()
	return true
}

// dismiss closes lists and calendars that belong to the screen that goes.
func (s *Shell) dismiss() {
	overlays := s.win.Canvas().Overlays()
	for top := overlays.Top(); top != nil && len(s.dialogs) == 0; top = overlays.Top() {
		overlays.Remove(top)
	}
}

// openWork opens what a route is about, and keeps it open from step to step.
func (s *Shell) openWork(r screen.Route) error {
	profile := r.Page == screen.PageProfile
	switch {
	case r.Dossier == "" && !profile:
		s.work = nil
		return nil
	case s.work != nil && !profile && s.work.Editing.Dossier.ID == r.Dossier:
		return nil
	}
	open := func() (*session.Editing, error) { return s.opt.Session.OpenDossier(r.Dossier) }
	if profile {
		open = func() (*session.Editing, error) { return s.opt.Session.OpenProfile(r.Client) }
	}
	e, err := open()
	if err != nil {
		return err
	}
	work, err := screen.NewWork(e)
	if err != nil {
		return err
	}
	s.work = work
	return screen.RememberClient(s.opt.Session, e.Client.ID)
}

// put builds the frame around the current screen.
func (s *Shell) put() {
	s.head, s.status, s.steps = newHeadBar(s), s.newStatusBar(), nil
	above := s.head.object
	if s.work != nil && !s.work.Editing.IsProfile() && s.route.Page != screen.PageVerify {
		s.steps = screen.NewSteps(s.ctx, s.work, s.route.Page)
		above = screen.Dock(s.head.object, s.steps.Object(), nil)
	}
	above = s.withTour(above)
	s.content.Objects = nil
	s.content.Add(screen.Dock(above, s.current.Object(), s.status.object))
	s.refreshFrame()
}

// refreshFrame shows path, steps, buttons and title as they are now.
func (s *Shell) refreshFrame() {
	s.head.refresh()
	if s.steps != nil {
		s.steps.Refresh()
	}
	s.status.refresh()
	title := say.T("一表")
	if s.work != nil {
		title = s.work.Editing.Client.Name + " — " + title
		if !s.work.Editing.IsProfile() {
			title = s.work.Editing.Dossier.Title + " — " + title
		}
	}
	s.win.SetTitle(title)
}

// rebuild makes the screen anew, in its place, after the look or the programmes have changed.
func (s *Shell) rebuild() {
	if s.current != nil {
		s.show(s.leave())
		s.refreshFrame()
	}
}
