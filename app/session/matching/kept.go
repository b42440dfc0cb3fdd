package matching

import (
	"context"
	"time"

	"yibiao/app/session"
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
	holds, fresh := Holding(s, kept), map[string]string{}
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

// KeptRow is how a client stands of whom Keeper gave a body.
func KeptRow(c session.ClientInfo, body string) Row { return rowOf(c, body) }

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

// Keeper works out what is kept of clients that are asked for one after the other, in the order of the list.
func Keeper(s *session.Session, clients []string) func(client string) (Kept, error) {
	known := inTurn(clients, whole(s, either(neededToStand(s), neededForDays(s))))
	on, standing := ground(s), standings(s)
	return func(client string) (Kept, error) {
		k, err := known(client)
		if err != nil || k.clientKnowledge == nil {
			return Kept{}, err
		}
		how, err := standing(k.clientKnowledge)
		if err != nil {
			return Kept{}, err
		}
		days, turns := daysOf(s, client, k)
		how.turns = sooner(how.turns, turns)
		return keptOf(on+" "+basisOf(how, k.seen()), how.text, days), nil
	}
}

// DaysKeeper is Keeper for the days alone, which cost less than how a client stands: Agenda reads what it gives, Rows does not.
func DaysKeeper(s *session.Session, clients []string) func(client string) (Kept, error) {
	known, on := inTurn(clients, whole(s, neededForDays(s))), ground(s)
	return func(client string) (Kept, error) {
		k, err := known(client)
		if err != nil || k.clientKnowledge == nil {
			return Kept{}, err
		}
		days, turns := daysOf(s, client, k)
		return keptOf(on+" "+basisOf(stand{day: session.Day(s.Now()), turns: turns}, unmatched), "", days), nil
	}
}

func keptOf(basis, body string, days []datedDay) Kept {
	kept := Kept{Basis: basis, Body: body}
	for _, x := range days {
		kept.Days = append(kept.Days, x.kept())
	}
	return kept
}

// firstDay comes before all days that are kept.
const firstDay = "0000-01-01"

// keptDays are the days of the clients of whom what is kept holds, by client.
func (r agendaReader) keptDays(client string, held map[string]bool) (map[string][]datedDay, error) {
	out, digests := map[string][]datedDay{}, r.s.Store().Digests()
	between := func(from, to string, wanted func(datedDay) bool) error {
		list, err := digests.Between(context.Background(), client, from, to)
		for _, x := range list {
			if held[x.Entity] {
				if d, ok := dayOf(r.s, x); ok && wanted(d) {
					out[x.Entity] = append(out[x.Entity], d)
				}
			}
		}
		return session.Failed("match", err)
	}
	all := func(datedDay) bool { return true }
	if r.longPast {
		if err := between(firstDay, r.from.AddDate(0, 0, -1).Format(time.DateOnly), func(x datedDay) bool { return x.Kind == KindOwn }); err != nil {
			return nil, err
		}
	}
	if err := between(r.from.Format(time.DateOnly), r.to.Format(time.DateOnly), all); err != nil {
		return nil, err
	}
	return out, between(yearlyMark, yearlyMark+yearlyMark, all)
}

// DaysHolding tells which of the digests of clients have days that hold today, whether the client was matched or not. Whether a file is
// there makes no difference to days.
func DaysHolding(s *session.Session, digests []store.Digest) map[string]bool {
	holds := map[string]bool{}
	for client := range untilToday(s, digests) {
		holds[client] = true
	}
	return holds
}

// daysHeld are the clients whose days are kept and hold, of one client or of all with "".
func daysHeld(s *session.Session, client string) (map[string]bool, error) {
	which := store.Which{Kind: record.KindClient, Bodiless: true}
	if client != "" {
		which.Entities = []string{client}
	}
	own, _, err := s.Store().Digests().List(context.Background(), which)
	if err != nil {
		return nil, session.Failed("match", err)
	}
	return DaysHolding(s, own), nil
}
