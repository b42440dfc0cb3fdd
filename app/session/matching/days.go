package matching

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/card"
	"yibiao/app/session/plan"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// datedDay is a day of a client or of one of its dossiers. Of its Client there is only the id, at most.
type datedDay struct {
	Appointment
	yearly string // 01-02 when it comes back every year, whatever its Date; "" otherwise
}

// wholeClient is what is known of a client, with the days that were set down for it and its dossiers, its contacts and mandates. Its
// clientKnowledge is nil where there is no such client.
type wholeClient struct {
	*clientKnowledge
	set     []plan.Own
	entries []card.Entry
}

// whole reads what is known of clients, and of their dossiers what is needed.
func whole(s *session.Session, of need) func([]string) (map[string]wholeClient, error) {
	return func(clients []string) (map[string]wholeClient, error) {
		known, err := knowledgeOf(s, clients, of)
		if err != nil {
			return nil, err
		}
		out, owners, client := map[string]wholeClient{}, []string{}, map[string]string{}
		for id, k := range known {
			out[id], client[id] = wholeClient{clientKnowledge: k}, id
			owners = append(owners, id)
			for _, d := range k.all {
				client[d.info.ID] = id
				owners = append(owners, d.info.ID)
			}
		}
		set, err := plan.Of(s, owners...)
		if err != nil {
			return nil, err
		}
		for _, o := range set {
			w := out[client[o.Owner]]
			w.set = append(w.set, o)
			out[client[o.Owner]] = w
		}
		entries, err := card.Of(s, clients...)
		for _, e := range entries {
			if w, there := out[e.Client]; there {
				w.entries = append(w.entries, e)
				out[e.Client] = w
			}
		}
		return out, err
	}
}

// neededForDays is what is read of dossiers for their days: of one that is over nothing.
func neededForDays(s *session.Session) need {
	by := map[string]*needed{"": {}} // by what makes the form
	return func(_ *clientKnowledge, d *dossierContent) *needed {
		if d.info.Status.Over() {
			return by[""]
		}
		key := strings.Join(append([]string{d.info.Pack}, d.info.Programmes...), " ")
		if d.info.Status.Approved() {
			key += " approved"
		}
		if _, there := by[key]; !there {
			by[key] = by[""]
			if form := s.Dossiers().FormOf(d.info); form != nil {
				by[key] = neededOf(checks.NeededByDates(form), nil)
			}
		}
		return by[key]
	}
}

// daysOf gives the days of a client and of its dossiers that are not over, and the next day, at midnight UTC, on which they may be others
// though nothing is changed; zero when there is none.
func daysOf(s *session.Session, client string, k wholeClient) (out []datedDay, turns time.Time) {
	none := session.DossierInfo{}
	all := slices.Concat(expiries(k.answers), ends(none, k.papers), ownDays(s, client, none, k.set), mandates(k.entries))
	for _, a := range all {
		out = append(out, datedDay{Appointment: a})
	}
	for _, d := range k.all {
		if d.info.Status.Over() {
			continue
		}
		var due []forms.Due
		var pack *forms.Pack
		if form := s.Dossiers().FormOf(d.info); form != nil {
			var next time.Time
			pack = form.Pack
			due, next = checks.DueDates(form, forms.Case{Answers: k.over(&d.answers), Attached: map[string]int{}, Today: session.Day(s.Now()), Approved: d.info.Status.Approved()})
			turns = sooner(turns, next)
		}
		out = append(out, dossierDays(d.info, due, pack)...)
		for _, a := range append(ends(d.info, d.papers), ownDays(s, d.info.ID, d.info, k.set)...) {
			out = append(out, datedDay{Appointment: a})
		}
	}
	// those of every year come last, as they are read
	slices.SortStableFunc(out, func(a, b datedDay) int { return strings.Compare(a.yearly, b.yearly) })
	return out, turns
}

// dossierDays gives the days of a dossier that its policy sets, and its due date.
func dossierDays(d session.DossierInfo, due []forms.Due, pack *forms.Pack) []datedDay {
	var out []datedDay
	if date, err := time.Parse(time.DateOnly, d.Due); err == nil {
		out = append(out, datedDay{Appointment: Appointment{Date: date, Event: d.Title, Kind: KindDue, Dossier: d}})
	}
	for _, x := range due {
		one := datedDay{Appointment: Appointment{Date: x.Date, Event: x.Event, Kind: KindDeadline, Dossier: d, Pack: pack, Estimated: x.Estimated, Source: x.Source}}
		switch {
		case x.Programme == nil:
			one.Kind = KindPolicy
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

// expiryTables are the profile tables whose rows end on a day.
var expiryTables = []struct{ table, column, name string }{{"qual.table", "valid", "name"}}

func expiries(a forms.Answers) []Appointment {
	var out []Appointment
	for _, x := range expiryTables {
		for _, row := range a.Tables[x.table] {
			if date, err := time.Parse(time.DateOnly, row.Cells[x.column]); err == nil {
				out = append(out, Appointment{Date: date, Event: row.Cells[x.name], Kind: KindExpiry})
			}
		}
	}
	return out
}

// ends lists the days on which papers of a client, or of a dossier, end.
func ends(d session.DossierInfo, papers []paper) []Appointment {
	var out []Appointment
	for _, p := range papers {
		if date, err := time.Parse(time.DateOnly, p.expires); err == nil {
			out = append(out, Appointment{Date: date, Event: session.BaseOf(p.name), Kind: KindExpiry, Dossier: d})
		}
	}
	return out
}

// ownDays are those that were set down for one owner: for a dossier, or for a client when d is zero. Those that cannot be told are left
// out.
func ownDays(s *session.Session, owner string, d session.DossierInfo, set []plan.Own) []Appointment {
	var out []Appointment
	for _, o := range set {
		if o.Owner != owner {
			continue
		}
		a := Appointment{Event: o.Text, Kind: KindOwn, Step: o.Step, Own: o.ID, Dossier: d}
		if o.Step != "" {
			a.Kind = KindPlan
		}
		var ok bool
		if a.Date, a.Estimated, ok = o.Date(d.Due, s.Calendar()); ok {
			out = append(out, a)
		}
	}
	return out
}

// mandates is the day on which the mandate of a client with these entries ends; none when there is none.
func mandates(list []card.Entry) []Appointment {
	last, ok := card.Last(list)
	if !ok {
		return nil
	}
	date, _ := time.Parse(time.DateOnly, last.Until) // it was kept as a date
	return []Appointment{{Date: date, Event: last.Name, Kind: KindMandate, Own: last.ID}}
}

func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// day is how a day is kept.
type day struct {
	Event     string
	Kind      Kind
	Step      plan.Step           `json:",omitempty"`
	Own       string              `json:",omitempty"`
	Pack      string              `json:",omitempty"`
	Estimated bool                `json:",omitempty"`
	Source    forms.Source        `json:",omitzero"`
	Dossier   session.DossierInfo `json:",omitzero"`
}

// yearlyMark begins the days that come back every year, so that none of them lies between two dates.
const yearlyMark = "~"

// kept writes a day.
func (x datedDay) kept() store.Day {
	k := day{Event: x.Event, Kind: x.Kind, Step: x.Step, Own: x.Own, Estimated: x.Estimated, Source: x.Source, Dossier: x.Dossier}
	k.Dossier.Programmes = nil
	if x.Pack != nil {
		k.Pack = x.Pack.ID.S
	}
	text, err := json.Marshal(k)
	out := store.Day{Day: x.Date.Format(time.DateOnly), Body: string(text)}
	if x.yearly != "" {
		out.Day = yearlyMark + x.yearly
	}
	if err != nil { // nothing of it can fail to be written
		out.Body = ""
	}
	return out
}

// dayOf reads what kept wrote; ok is false for anything else.
func dayOf(s *session.Session, x store.Day) (out datedDay, ok bool) {
	var k day
	if json.Unmarshal([]byte(x.Body), &k) != nil {
		return out, false
	}
	out.Appointment = Appointment{Event: k.Event, Kind: k.Kind, Step: k.Step, Own: k.Own, Dossier: k.Dossier, Pack: s.Library().Pack(k.Pack), Estimated: k.Estimated, Source: k.Source}
	if k.Pack != "" && out.Pack == nil {
		return out, false
	}
	if monthDay, each := strings.CutPrefix(x.Day, yearlyMark); each {
		out.yearly, out.Yearly = monthDay, true
		return out, true
	}
	var err error
	out.Date, err = time.Parse(time.DateOnly, x.Day)
	return out, err == nil
}
