package gui

import (
	"strings"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/screen/agenda"
	"yibiao/app/screen/check"
	"yibiao/app/screen/choose"
	"yibiao/app/screen/export"
	"yibiao/app/screen/form"
	"yibiao/app/screen/match"
	"yibiao/app/screen/material"
	"yibiao/app/screen/official"
	"yibiao/app/screen/policy"
	"yibiao/app/screen/vault"
	"yibiao/app/screen/workbench"
	"yibiao/app/session"
)

// pages makes the screens: a new screen is one more row.
var pages = map[page.Page]func(*Shell, page.Route) (page.Screen, error){
	page.Workbench: func(s *Shell, _ page.Route) (page.Screen, error) { return workbench.New(s.ctx), nil },
	page.Profile:   func(s *Shell, r page.Route) (page.Screen, error) { return form.New(s.ctx, s.work, r.At), nil },
	page.Choose:    makeChoose,
	page.Form:      func(s *Shell, r page.Route) (page.Screen, error) { return form.New(s.ctx, s.work, r.At), nil },
	page.Materials: func(s *Shell, r page.Route) (page.Screen, error) {
		return material.New(s.ctx, s.work, r.At), nil
	},
	page.Check:  func(s *Shell, _ page.Route) (page.Screen, error) { return check.New(s.ctx, s.work), nil },
	page.Export: func(s *Shell, _ page.Route) (page.Screen, error) { return export.New(s.ctx, s.work), nil },
	page.Official: func(s *Shell, r page.Route) (page.Screen, error) {
		return official.New(s.ctx, s.work, r.At.Output), nil
	},
	page.Verify:  func(s *Shell, r page.Route) (page.Screen, error) { return export.NewVerify(s.ctx, r.File), nil },
	page.Match:   func(s *Shell, r page.Route) (page.Screen, error) { return match.New(s.ctx, r) },
	page.Agenda:  func(s *Shell, r page.Route) (page.Screen, error) { return agenda.New(s.ctx, r.Client), nil },
	page.Welcome: func(s *Shell, _ page.Route) (page.Screen, error) { return workbench.NewWelcome(s.ctx), nil },
	page.Vault:   func(s *Shell, _ page.Route) (page.Screen, error) { return vault.New(s.ctx), nil },
	page.Policy:  func(s *Shell, r page.Route) (page.Screen, error) { return policy.New(s.ctx, r), nil },
}

func makeChoose(s *Shell, r page.Route) (page.Screen, error) {
	if s.work != nil {
		return choose.New(s.ctx, s.work.Editing.Client, s.work), nil
	}
	client, err := s.opt.Session.FindClient(r.Client)
	return choose.New(s.ctx, client, nil), err
}

// Go shows another screen.
func (s *Shell) Go(r page.Route) {
	from := s.leave()
	if !s.show(r) {
		return
	}
	switch {
	case r.Page == page.Workbench:
		s.trail = nil
	case from.Page != "" && !same(from, r):
		s.trail = append(s.trail, from)
		s.trail = s.trail[max(len(s.trail)-maxTrail, 0):]
	}
	s.refreshFrame()
}

// same tells whether two routes lead to the same screen, wherever within it.
func same(a, b page.Route) bool {
	return a.Page == b.Page && a.Dossier == b.Dossier && a.Client == b.Client && a.File == b.File && a.Pack == b.Pack
}

// Back returns to the screen before, or to the page before within this one.
func (s *Shell) Back() {
	s.leave()
	if own, ok := s.current.(page.Stepper); ok && own.StepBack() {
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
	if s.route.Page != page.Workbench {
		s.show(page.Route{Page: page.Workbench})
	}
	s.refreshFrame()
}

// leave hands over what is being typed and gives the way back to this very field.
func (s *Shell) leave() page.Route {
	if s.current == nil {
		return page.Route{}
	}
	s.current.Leave()
	if k, ok := s.current.(page.Keeper); ok {
		s.route = k.Here(s.route)
	}
	return s.route
}

// show makes a screen and puts it into the window; false when it could not be made.
func (s *Shell) show(r page.Route) bool {
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
func (s *Shell) openWork(r page.Route) error {
	profile := r.Page == page.Profile
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
	work, err := page.NewWork(e)
	if err != nil {
		return err
	}
	s.work = work
	return page.RememberClient(s.opt.Session, e.Client.ID)
}

// put builds the frame around the current screen.
func (s *Shell) put() {
	s.head, s.status, s.steps = newHeadBar(s), s.newStatusBar(), nil
	above := s.head.object
	if s.work != nil && !s.work.Editing.IsProfile() && s.route.Page != page.Verify {
		s.steps = page.NewSteps(s.ctx, s.work, s.route.Page)
		above = kit.Dock(s.head.object, s.steps.Object(), nil)
	}
	above = s.withTour(above)
	s.content.Objects = nil
	s.content.Add(kit.Dock(above, s.current.Object(), s.status.object))
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
