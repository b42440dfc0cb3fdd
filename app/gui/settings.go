package gui

import (
	"yibiao/app/page"
	"yibiao/app/session"
)

// settings are kept in the person's own vault, also while a tour shows another.
type settings struct {
	home func() *session.Session
	fail func(error)
}

// Setting reads one; "" when it was never kept.
func (s *settings) Setting(name string) string { return s.home().Setting(name) }

// Keep keeps one; that it could not be kept is told.
func (s *settings) Keep(name, value string) {
	if err := session.Remember(s.home(), name, value); err != nil {
		s.fail(err)
	}
}

// desk is for whom the program works.
func (s *settings) desk() page.Desk { return page.DeskOf(s.home()) }

// keepDesk keeps for whom the program works.
func (s *settings) keepDesk(d page.Desk) {
	if err := page.SetDesk(s.home(), d); err != nil {
		s.fail(err)
	}
}
