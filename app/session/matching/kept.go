package matching

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/plan"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Row is how one client stands towards every programme, in the order of Programmes.
type Row struct {
	Client   session.ClientInfo
	Outcomes []forms.Outcome
	Begun    []bool // there is a dossier on it
}

// Offer is a programme that something can be applied for.
type Offer struct {
	Pack      *forms.Pack
	Programme *forms.Programme
}

// Programmes lists what clients are matched with, in the order of the library; information cards are left out.
func Programmes(s *session.Session) []Offer {
	var out []Offer
	for _, pack := range s.Library().Packs {
		for _, q := range pack.Programmes {
			if q.Card == nil && !alwaysChosen(pack, q) {
				out = append(out, Offer{pack, q})
			}
		}
	}
	return out
}

// Rows gives how all clients stand, in the order of Clients: what is kept of those of whom nothing has changed since, the others
// are matched anew. progress may be nil.
func Rows(ctx context.Context, s *session.Session, progress func(done, total int)) ([]Row, error) {
	clients, err := s.Clients().List()
	if err != nil {
		return nil, err
	}
	kept, _, err := s.Store().Digests().List(ctx, store.Which{Kind: record.KindClient})
	if err != nil {
		return nil, session.Failed("match", err)
	}
	holds, err := Holding(s, kept)
	if err != nil {
		return nil, err
	}
	fresh := map[string]string{}
	for _, d := range kept {
		if holds[d.Entity] {
			fresh[d.Entity] = d.Body
		}
	}
	var stale []string
	for _, c := range clients {
		if _, there := fresh[c.ID]; !there {
			stale = append(stale, c.ID)
		}
	}
	known, standing := inTurn(stale, slim(s, neededToStand(s))), standings(s)
	out := make([]Row, 0, len(clients))
	for i, c := range clients {
		if err := ctx.Err(); err != nil {
			return nil, session.Failed("match", err)
		}
		text, there := fresh[c.ID]
		if !there {
			k, err := known(c.ID)
			if err != nil {
				return nil, err
			}
			how, err := standing(k)
			if err != nil {
				return nil, err
			}
			text = how.text
		}
		out = append(out, rowOf(c, text))
		if progress != nil {
			progress(i+1, len(clients))
		}
	}
	return out, nil
}

// RowOf is how a client that was just matched stands.
func RowOf(m Match) Row { return rowOf(m.Client, textOf(m)) }

// textOf is the letters of the outcomes of a match.
func textOf(m Match) string {
	text := make([]byte, 0, len(m.Programmes))
	for _, p := range m.Programmes {
		text = append(text, letterOf(p.Outcome(), len(p.Dossiers) > 0))
	}
	return string(text)
}

// letterOf stands for an outcome; a capital one says that there is a dossier.
func letterOf(o forms.Outcome, begun bool) byte {
	if begun {
		return o.Letter() - 'a' + 'A'
	}
	return o.Letter()
}

// rowOf reads what letterOf wrote.
func rowOf(c session.ClientInfo, text string) Row {
	r := Row{Client: c}
	for _, letter := range []byte(text) {
		begun := letter < 'a'
		if begun {
			letter = letter - 'A' + 'a'
		}
		r.Outcomes, r.Begun = append(r.Outcomes, forms.OutcomeOf(letter)), append(r.Begun, begun)
	}
	return r
}

// Kept is what is kept of a client: how it stands, as Rows reads it, what that rests on, for Holding, and its days. It is the zero
// value of one that there is not.
type Kept struct {
	Basis, Body string
	Days        []store.Day
}

// reader binds what reads to a session.
func reader[T any](s *session.Session, read func(*session.Session, []string) (T, error)) func([]string) (T, error) {
	return func(clients []string) (T, error) { return read(s, clients) }
}

// Keeper works out what is kept of clients that are asked for one after the other, in the order of the list.
func Keeper(s *session.Session, clients []string) func(client string) (Kept, error) {
	known, set := inTurn(clients, slim(s, neededToStand(s))), inTurn(clients, reader(s, setDown))
	on, standing := ground(s), standings(s)
	return func(client string) (Kept, error) {
		k, err := known(client)
		if err != nil || k == nil {
			return Kept{}, err
		}
		how, err := standing(k)
		if err != nil {
			return Kept{}, err
		}
		kept := Kept{Basis: on + " " + basisOf(how, k), Body: how.text}
		own, err := set(client)
		c := session.ClientInfo{ID: client}
		for _, a := range slices.Concat(expiries(c, k.answers), ends(c, session.DossierInfo{}, k.papers), own) {
			kept.Days = append(kept.Days, keptDay(a, ""))
		}
		return kept, err
	}
}

// DaysOf are the days of an open dossier, for keeping; none once it is closed.
func DaysOf(e *session.Editing, st *session.State) []store.Day {
	d := e.Dossier
	if d.Status.Over() {
		return nil
	}
	var out []store.Day
	r := agendaReader{s: e.Session(), policies: map[string]bool{}}
	for _, x := range r.days(session.ClientInfo{}, d, st.Report.Due, e.Form.Pack) {
		out = append(out, keptDay(x.Appointment, x.yearly))
	}
	var papers []paper
	for _, m := range e.Materials().Of("") {
		if !m.Shared && m.Expires != "" {
			papers = append(papers, paper{m.Name, m.Expires})
		}
	}
	own, err := ownDays(e.Session(), d, d.ID)
	if err != nil {
		return out // they are asked for again with the next change
	}
	for _, a := range append(ends(session.ClientInfo{}, d, papers), own...) {
		out = append(out, keptDay(a, ""))
	}
	return out
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

func keptDay(a Appointment, yearly string) store.Day {
	k := day{Event: a.Event, Kind: a.Kind, Step: a.Step, Own: a.Own, Estimated: a.Estimated, Source: a.Source, Dossier: a.Dossier}
	k.Dossier.Programmes = nil
	if a.Pack != nil {
		k.Pack = a.Pack.ID.S
	}
	text, err := json.Marshal(k)
	out := store.Day{Day: a.Date.Format(time.DateOnly), Body: string(text)}
	if yearly != "" {
		out.Day = yearlyMark + yearly
	}
	if err != nil { // nothing of it can fail to be written
		out.Body = ""
	}
	return out
}

// firstDay comes before all days that are kept.
const firstDay = "0000-01-01"

// keptDays are the appointments of the digests that hold, but for clients that are left out.
func (r agendaReader) keptDays(client string, clients map[string]session.ClientInfo, without map[string]bool) ([]Appointment, error) {
	digests := r.s.Store().Digests()
	list, err := digests.Between(context.Background(), client, r.from.Format(time.DateOnly), r.to.Format(time.DateOnly))
	if err != nil {
		return nil, session.Failed("match", err)
	}
	yearly, err := digests.Between(context.Background(), client, yearlyMark, yearlyMark+yearlyMark)
	if err != nil {
		return nil, session.Failed("match", err)
	}
	var before []store.Day
	if r.longPast {
		if before, err = digests.Between(context.Background(), client, firstDay, r.from.AddDate(0, 0, -1).Format(time.DateOnly)); err != nil {
			return nil, session.Failed("match", err)
		}
	}
	var out []Appointment
	for i, x := range slices.Concat(before, list, yearly) {
		var k day
		if json.Unmarshal([]byte(x.Body), &k) != nil || i < len(before) && k.Kind != KindOwn {
			continue
		}
		owner := x.Entity
		if k.Dossier.ID != "" {
			owner = k.Dossier.Client
		}
		c, there := clients[owner]
		if !there || without[owner] {
			continue
		}
		a := Appointment{Event: k.Event, Kind: k.Kind, Step: k.Step, Own: k.Own, Client: c, Dossier: k.Dossier, Pack: r.s.Library().Pack(k.Pack), Estimated: k.Estimated, Source: k.Source}
		if a.Kind == KindPolicy {
			if r.policies[k.Pack] {
				continue
			}
			r.policies[k.Pack] = true
			a.Client, a.Dossier = session.ClientInfo{}, session.DossierInfo{}
		}
		monthDay, each := strings.CutPrefix(x.Day, yearlyMark)
		if !each {
			a.Date, _ = time.Parse(time.DateOnly, x.Day)
			out = append(out, a)
			continue
		}
		a.Yearly = true
		for year := r.from.Year(); year <= r.to.Year(); year++ {
			if date, err := time.Parse(time.DateOnly, time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006-")+monthDay); err == nil {
				a.Date = date
				out = append(out, a)
			}
		}
	}
	return out, nil
}

// outdated are the clients of whom something has changed since it was kept: their own digest, or one of a dossier, is stale. all
// is true where nothing is kept.
func outdated(s *session.Session, client string) (stale map[string]bool, all bool, err error) {
	ctx, digests := context.Background(), s.Store().Digests()
	list, ok, err := digests.List(ctx, store.Which{Kind: record.KindDossier, Group: client, Bodiless: true})
	if err != nil || !ok {
		return nil, true, session.Failed("match", err)
	}
	which := store.Which{Kind: record.KindClient, Bodiless: true}
	if client != "" {
		which.Entities = []string{client}
	}
	own, _, err := digests.List(ctx, which)
	if err != nil {
		return nil, true, session.Failed("match", err)
	}
	bases := map[string]bool{}
	for _, p := range s.Library().Packs {
		bases[session.Basis(s, p.ID.S)] = true
	}
	stale = map[string]bool{}
	for _, d := range list {
		if d.Stale || !bases[d.Basis] {
			stale[d.Group] = true
		}
	}
	holds := untilToday(s, own) // no day depends on whether a file is there
	for _, d := range own {
		if holds[d.Entity] == "" {
			stale[d.Entity] = true
		}
	}
	return stale, false, nil
}
