package matching

import (
	"context"
	"maps"
	"slices"
	"sort"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/card"
	"yibiao/app/session/plan"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
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

// expiryTables are the profile tables whose rows end on a day.
var expiryTables = []struct{ table, column, name string }{{"qual.table", "valid", "name"}}

// Agenda lists what falls between two days, both included, earliest first: the dates of all dossiers that are not
// closed, the certificates of the clients, and the ends of the policies that some dossier rests on. client "" takes all. What is
// kept of clients of whom nothing has changed since is read by its days; the others are looked at.
func Agenda(s *session.Session, client string, from, to time.Time) ([]Appointment, error) {
	return agendaReader{s: s, from: from, to: to, policies: map[string]bool{}}.agenda(client)
}

func (r agendaReader) agenda(client string) ([]Appointment, error) {
	s := r.s
	clients, err := clientsOf(s, client)
	if err != nil {
		return nil, err
	}
	stale, all, err := outdated(s, client)
	if err != nil {
		return nil, err
	}
	by := map[string]session.ClientInfo{}
	for _, c := range clients {
		by[c.ID] = c
	}
	var out []Appointment
	if !all {
		if out, err = r.keptDays(client, by, stale); err != nil {
			return nil, err
		}
	}
	var looked []string
	for _, c := range clients {
		if all || stale[c.ID] {
			looked = append(looked, c.ID)
		}
	}
	known, notes := inTurn(looked, slim(s, neededForDays(s))), inTurn(looked, reader(s, notesOf))
	for _, id := range looked {
		c := by[id]
		k, err := known(id)
		if err != nil {
			return nil, err
		}
		if k == nil {
			continue
		}
		n, err := notes(id)
		if err != nil {
			return nil, err
		}
		out = append(out, r.of(c, k, n)...)
	}
	out = slices.DeleteFunc(out, func(a Appointment) bool {
		return a.Date.Before(r.from) && !(r.longPast && a.Kind == KindOwn) || a.Date.After(r.to)
	})
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date.Before(out[j].Date) })
	return out, marked(s, out)
}

// neededForDays is what is read of dossiers for their days: of one that is over nothing.
func neededForDays(s *session.Session) need {
	by := map[*forms.Form]*needed{nil: {}}
	return func(_ *clientKnowledge, d *dossierContent) *needed {
		var form *forms.Form
		if !d.info.Status.Over() {
			form = s.Dossiers().FormOf(d.info)
		}
		if _, there := by[form]; !there {
			by[form] = neededOf(checks.NeededByDates(form), nil)
		}
		return by[form]
	}
}

// of gives the days of a client that is looked at.
func (r agendaReader) of(c session.ClientInfo, k *clientKnowledge, n notes) []Appointment {
	out := append(expiries(c, k.answers), ends(c, session.DossierInfo{}, k.papers)...)
	by := map[string]session.DossierInfo{}
	for _, d := range k.all {
		if !d.info.Status.Over() {
			out = append(append(out, r.appointments(c, d.info, k.over(&d.answers))...), ends(c, d.info, d.papers)...)
			by[d.info.ID] = d.info
		}
	}
	out = append(out, mandates(n.entries, c)...)
	for _, o := range n.set {
		if _, open := by[o.Owner]; o.Owner != c.ID && !open {
			continue
		}
		if a, ok := ownDay(r.s, o, by[o.Owner]); ok {
			a.Client = c
			out = append(out, a)
		}
	}
	return out
}

// notes are what is kept of a client beside its answers: contacts and mandates, and the days that were set down for it and its dossiers.
type notes struct {
	entries []card.Entry
	set     []plan.Own
}

// notesOf reads the notes of clients, of each something.
func notesOf(s *session.Session, clients []string) (map[string]notes, error) {
	out, of := map[string]notes{}, map[string]string{}
	for _, id := range clients {
		of[id], out[id] = id, notes{}
	}
	dossiers, err := s.Store().State().Timeless().FindAny(context.Background(), map[store.FieldName]string{record.KindField: record.KindDossier}, record.ClientField, clients, record.ClientField)
	if err != nil {
		return nil, session.Failed("match", err)
	}
	for _, d := range dossiers {
		of[d.ID] = d.Value(record.ClientField)
	}
	entries, err := card.Of(s, clients...)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		n := out[e.Client]
		n.entries = append(n.entries, e)
		out[e.Client] = n
	}
	set, err := plan.Of(s, slices.Collect(maps.Keys(of))...)
	for _, o := range set {
		n := out[of[o.Owner]]
		n.set = append(n.set, o)
		out[of[o.Owner]] = n
	}
	return out, err
}

// clientsOf lists one client, or all when client is "".
func clientsOf(s *session.Session, client string) ([]session.ClientInfo, error) {
	if client == "" {
		return s.Clients().List()
	}
	c, err := s.Clients().Find(client)
	return []session.ClientInfo{c}, err
}

func expiries(c session.ClientInfo, a forms.Answers) []Appointment {
	var out []Appointment
	for _, x := range expiryTables {
		for _, row := range a.Tables[x.table] {
			if date, err := time.Parse(time.DateOnly, row.Cells[x.column]); err == nil {
				out = append(out, Appointment{Date: date, Event: row.Cells[x.name], Kind: KindExpiry, Client: c})
			}
		}
	}
	return out
}

// agendaReader collects the days of dossiers; yearly ones come with every year until to.
type agendaReader struct {
	s        *session.Session
	from, to time.Time
	longPast bool            // days that a person set down count though they come before from
	policies map[string]bool // those whose end is noted already
}

// appointments gives the days of one dossier that is looked at.
func (r agendaReader) appointments(c session.ClientInfo, d session.DossierInfo, a forms.Answers) []Appointment {
	form := r.s.Dossiers().FormOf(d)
	var due []forms.Due
	var pack *forms.Pack
	if form != nil {
		pack = form.Pack
		due = checks.DueDates(form, forms.Case{Answers: a, Attached: map[string]int{}, Today: r.from, Approved: d.Status.Approved()})
	}
	var out []Appointment
	for _, x := range r.days(c, d, due, pack) {
		out = append(out, x.Appointment)
		for x.yearly != "" && !x.Date.After(r.to) {
			x.Date = x.Date.AddDate(1, 0, 0)
			out = append(out, x.Appointment)
		}
	}
	return out
}

// dossierDay is a day of a dossier; yearly is its month and day when it comes back every year, "" otherwise.
type dossierDay struct {
	Appointment
	yearly string
}

// days gives the days of a dossier; the end of a policy is given for the first dossier that rests on it.
func (r agendaReader) days(c session.ClientInfo, d session.DossierInfo, due []forms.Due, pack *forms.Pack) []dossierDay {
	var out []dossierDay
	if date, err := time.Parse(time.DateOnly, d.Due); err == nil {
		out = append(out, dossierDay{Appointment: Appointment{Date: date, Event: d.Title, Kind: KindDue, Client: c, Dossier: d}})
	}
	for _, x := range due {
		one := dossierDay{Appointment: Appointment{Date: x.Date, Event: x.Event, Kind: KindDeadline, Client: c, Dossier: d, Pack: pack, Estimated: x.Estimated, Source: x.Source}}
		switch {
		case x.Programme == nil:
			if r.policies[pack.ID.S] {
				continue
			}
			r.policies[pack.ID.S] = true
			one.Kind = KindPolicy
			if c.ID != "" { // else it is kept, with whose it is
				one.Client, one.Dossier = session.ClientInfo{}, session.DossierInfo{}
			}
		case x.Deadline.Obligation:
			one.Kind = KindDuty
		case x.Deadline.OfAuthority():
			one.Kind = KindAuthority
		}
		if x.Deadline != nil {
			one.yearly, one.Yearly = x.Deadline.Yearly, x.Deadline.Yearly != ""
		}
		out = append(out, one)
	}
	return out
}

// ends lists the days on which papers of a client, or of a dossier, end.
func ends(c session.ClientInfo, d session.DossierInfo, papers []paper) []Appointment {
	var out []Appointment
	for _, p := range papers {
		if date, err := time.Parse(time.DateOnly, p.expires); err == nil {
			out = append(out, Appointment{Date: date, Event: session.BaseOf(p.name), Kind: KindExpiry, Client: c, Dossier: d})
		}
	}
	return out
}
