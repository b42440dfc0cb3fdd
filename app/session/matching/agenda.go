package matching

import (
	"fmt"
	"slices"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/plan"
	"yibiao/forms"
)

// Kind is what sets the day of an appointment.
type Kind string

// The kinds of appointments, as they are kept and written for programs.
const (
	KindDue       Kind = "due"       // of the dossier, entered by the user
	KindPlan      Kind = "plan"      // a step on the way to it
	KindOwn       Kind = "own"       // that the user set down
	KindDeadline  Kind = "deadline"  // of the procedure
	KindDuty      Kind = "duty"      // of the applicant
	KindExpiry    Kind = "expiry"    // of a certificate, by the profile or by an attached file
	KindAuthority Kind = "authority" // what an authority has to do
	KindMandate   Kind = "mandate"   // of the office by the client: its end
	KindPolicy    Kind = "policy"    // its end
)

// Appointment is one day that matters to a client or a dossier.
type Appointment struct {
	Date    time.Time // midnight UTC
	Event   string
	Kind    Kind
	Step    plan.Step           // of the kind plan
	Own     string              // id of what was set down
	Client  session.ClientInfo  // zero for the end of a policy
	Dossier session.DossierInfo // zero when the day belongs to the client
	Pack    *forms.Pack         // nil when no policy sets the day
	// Estimated: the holidays of a year on the way are not known yet.
	Estimated bool
	Yearly    bool // it comes back every year
	Source    forms.Source
	// Mark tells that it is done, or need not be done.
	Mark plan.Mark
}

// Agenda lists what falls between two days, both included, earliest first: the dates of all dossiers that are not
// closed, the certificates of the clients, and the ends of the policies that some dossier rests on. client "" takes all. What is
// kept of clients of whom nothing has changed since is read by its days; the others are looked at.
func Agenda(s *session.Session, client string, from, to time.Time) ([]Appointment, error) {
	return agendaReader{s: s, from: from, to: to, policies: map[string]bool{}}.agenda(client)
}

// agendaReader collects days; yearly ones come with every year.
type agendaReader struct {
	s        *session.Session
	from, to time.Time
	longPast bool            // days that a person set down count though they come before from
	policies map[string]bool // those whose end is noted already
}

func (r agendaReader) agenda(client string) ([]Appointment, error) {
	clients, err := clientsOf(r.s, client)
	if err != nil {
		return nil, err
	}
	fresh, err := daysHeld(r.s, client)
	if err != nil {
		return nil, err
	}
	found, err := r.keptDays(client, fresh)
	if err != nil {
		return nil, err
	}
	var looked []string
	for _, c := range clients {
		if !fresh[c.ID] {
			looked = append(looked, c.ID)
		}
	}
	known := inTurn(looked, whole(r.s, neededForDays(r.s)))
	for _, id := range looked {
		k, err := known(id)
		if err != nil {
			return nil, err
		}
		if k.clientKnowledge != nil {
			found[id], _ = daysOf(r.s, id, k)
		}
	}
	var out []Appointment
	for _, c := range clients {
		for _, x := range found[c.ID] {
			out = r.take(out, c, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Appointment) int { return a.Date.Compare(b.Date) })
	return out, marked(r.s, out)
}

// take adds the appointments of a client's day that fall into the time that is asked for. The end of a policy is taken once, and belongs
// to nobody.
func (r agendaReader) take(out []Appointment, c session.ClientInfo, x datedDay) []Appointment {
	a := x.Appointment
	a.Client = c
	if a.Kind == KindPolicy {
		if r.policies[a.Pack.ID.S] {
			return out
		}
		r.policies[a.Pack.ID.S] = true
		a.Client, a.Dossier = session.ClientInfo{}, session.DossierInfo{}
	}
	add := func(date time.Time) {
		if !date.After(r.to) && (!date.Before(r.from) || r.longPast && a.Kind == KindOwn) {
			a.Date = date
			out = append(out, a)
		}
	}
	if x.yearly == "" {
		add(a.Date)
		return out
	}
	a.Yearly = true
	for year := r.from.Year(); year <= r.to.Year(); year++ {
		if date, err := time.Parse(time.DateOnly, fmt.Sprintf("%04d-%s", year, x.yearly)); err == nil { // not every year has a 29 February
			add(date)
		}
	}
	return out
}

// clientsOf lists one client, or all when client is "".
func clientsOf(s *session.Session, client string) ([]session.ClientInfo, error) {
	if client == "" {
		return s.Clients().List()
	}
	c, err := s.Clients().Find(client)
	return []session.ClientInfo{c}, err
}
