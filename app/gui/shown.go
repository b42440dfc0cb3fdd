package gui

import (
	"fyne.io/fyne/v2/container"

	"yibiao/app/page"
	"yibiao/app/task"
)

// shown is what the window shows. Ways change it; frame, menu and undo look at it.
type shown struct {
	work   *page.Work // the dossier or profile that is open; nil at the workbench
	route  page.Route
	screen page.Screen // nil before the first
}

// dossier tells whether a dossier is open, and no profile.
func (s *shown) dossier() bool { return s.work != nil && !s.work.Editing.IsProfile() }

// leave hands over what is being typed and gives the way back to this very field.
func (s *shown) leave() page.Route {
	if s.screen == nil {
		return page.Route{}
	}
	s.screen.Leave()
	if k, ok := s.screen.(page.Keeper); ok {
		s.route = k.Here(s.route)
	}
	return s.route
}

// rescue saves what was typed and not handed over. The screen may be broken: it is asked for nothing but that, and may
// panic once more.
func (s *shown) rescue() {
	if r, ok := s.screen.(page.Rescuer); ok {
		task.Guard(r.Rescue)
		return
	}
	if s.screen != nil {
		task.Guard(s.screen.Leave)
	}
}

// onForm does something with the form, when that is what is shown.
func (s *shown) onForm(do func(page.Filled)) {
	if f, ok := s.screen.(page.Filled); ok {
		do(f)
	}
}

// scroll is the part of the screen that the paging keys move; nil where there is none, or none yet.
func (s *shown) scroll() *container.Scroll {
	if p, ok := s.screen.(interface{ Scroll() *container.Scroll }); ok {
		return p.Scroll()
	}
	return nil
}
