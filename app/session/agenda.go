package session

import (
	"slices"
	"sort"
	"time"

	"yibiao/forms"
)

// Appointment is one day that matters to a client or a dossier.
type Appointment struct {
	Date  time.Time // midnight UTC
	Event string
	// Kind is "due" (entered by the user for the dossier), "deadline", "duty" (of the applicant), "expiry" (of a certificate) or "policy" (its end).
	Kind    string
	Client  ClientInfo  // zero for the end of a policy
	Dossier DossierInfo // zero when the day belongs to the client
	Pack    *forms.Pack // nil when no policy sets the day
	// Estimated: the holidays of a year on the way are not known yet.
	Estimated bool
	Source    forms.Source
}

// expiryTables are the profile tables whose rows end on a day.
var expiryTables = []struct{ table, column, name string }{{"qual.table", "valid", "name"}}

// Agenda lists what falls between two days, both included, earliest first: the dates of all dossiers that are not
// closed, the certificates of the clients, and the ends of the policies that some dossier rests on. client "" takes all.
func (s *Session) Agenda(client string, from, to time.Time) ([]Appointment, error) {
	clients, err := s.Clients()
	if err != nil {
		return nil, err
	}
	known, err := s.knowledge(client)
	if err != nil {
		return nil, err
	}
	own, err := s.dossierAnswers()
	if err != nil {
		return nil, err
	}
	var out []Appointment
	policies := map[string]bool{}
	for _, c := range clients {
		k := known[c.ID]
		if k == nil {
			continue
		}
		out = append(out, expiries(c, k.answers)...)
		dossiers, err := s.Dossiers(c.ID)
		if err != nil {
			return nil, err
		}
		for _, d := range dossiers {
			if d.Status == StatusClosed {
				continue
			}
			list, err := s.appointments(c, d, k, own[d.ID], policies)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
		}
	}
	out = slices.DeleteFunc(out, func(a Appointment) bool { return a.Date.Before(from) || a.Date.After(to) })
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date.Before(out[j].Date) })
	return out, nil
}

func expiries(c ClientInfo, a forms.Answers) []Appointment {
	var out []Appointment
	for _, x := range expiryTables {
		for _, row := range a.Tables[x.table] {
			if date, err := time.Parse(time.DateOnly, row.Cells[x.column]); err == nil {
				out = append(out, Appointment{Date: date, Event: row.Cells[x.name], Kind: "expiry", Client: c})
			}
		}
	}
	return out
}

// appointments gives the days of one dossier; the end of a policy is given for the first dossier that rests on it.
func (s *Session) appointments(c ClientInfo, d DossierInfo, k *clientKnowledge, own *forms.Answers, policies map[string]bool) ([]Appointment, error) {
	var out []Appointment
	if date, err := time.Parse(time.DateOnly, d.Due); err == nil {
		out = append(out, Appointment{Date: date, Event: d.Title, Kind: "due", Client: c, Dossier: d})
	}
	form := s.formOf(d)
	if form == nil {
		return out, nil
	}
	dues, err := forms.DueDates(form, forms.Case{Answers: k.over(own), Attached: map[string]int{}, Today: day(s.Now())})
	if err != nil {
		return nil, failed("agenda", err)
	}
	for _, x := range dues {
		a := Appointment{Date: x.Date, Event: x.Event, Kind: "deadline", Client: c, Dossier: d, Pack: form.Pack, Estimated: x.Estimated, Source: x.Source}
		switch {
		case x.Programme == nil:
			if policies[form.Pack.ID.S] {
				continue
			}
			policies[form.Pack.ID.S] = true
			a.Kind, a.Client, a.Dossier = "policy", ClientInfo{}, DossierInfo{}
		case x.Deadline.Obligation:
			a.Kind = "duty"
		}
		out = append(out, a)
	}
	return out, nil
}
