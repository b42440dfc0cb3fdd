package page

import (
	"slices"
	"strconv"

	"yibiao/app/session"
	"yibiao/app/session/matching"
)

// SettingRemind keeps how many working days ahead is reminded of at the start.
const SettingRemind = "agenda.ahead"

// usualRemind is taken while nobody has chosen.
const usualRemind = 5

// RemindDays are the numbers of working days that can be chosen; 0 is no reminder at all.
func RemindDays() []int { return []int{0, 3, 5, 10, 20} }

// RemindAhead is how many working days ahead is reminded of at the start; 0 for no reminder.
func RemindAhead(s *session.Session) int {
	if n, err := strconv.Atoi(s.Setting(SettingRemind)); err == nil && slices.Contains(RemindDays(), n) {
		return n
	}
	return usualRemind
}

// RouteToDay leads to what a day is about.
func RouteToDay(a matching.Appointment) Route {
	switch {
	case a.Dossier.ID != "":
		return Route{Page: Form, Dossier: a.Dossier.ID}
	case a.Kind == "mandate":
		return Route{Page: Client, Client: a.Client.ID}
	case a.Kind == "expiry":
		return Route{Page: Profile, Client: a.Client.ID, At: Place{Field: "qual.table"}}
	case a.Pack != nil:
		return Route{Page: Policy, Pack: a.Pack.ID.S}
	}
	return Route{Page: Agenda, Client: a.Client.ID}
}
