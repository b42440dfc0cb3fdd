package matching

import (
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// stand is how a client stands towards every programme.
type stand struct {
	text string    // what Kept holds
	day  time.Time // the day of it, at midnight UTC
	// turns is the next day on which some of it may be otherwise though nothing else changes; zero when no day to come makes a
	// difference.
	turns time.Time
}

// standings tells of many clients what a match of each tells, but for conditions, amounts and what is missing. What the answers of one
// have settled is not worked out again for another with the same. nil stands for a client of whom nothing is known.
func standings(s *session.Session) func(*clientKnowledge) (stand, error) {
	offers, today := Programmes(s), session.Day(s.Now())
	settled := checks.NewStandings(today)
	return func(known *clientKnowledge) (stand, error) {
		if known == nil {
			known = newKnowledge()
		}
		out, text := stand{day: today}, make([]byte, 0, len(offers))
		own := settled.Facts(known.ownCase())
		for _, offer := range offers {
			form, err := s.Packs().SoloForm(offer.Pack, offer.Programme)
			if err != nil {
				return out, err
			}
			id, facts := offer.Programme.ID.S, own
			begun := known.latest[id] != nil
			if begun {
				facts = settled.Facts(known.forProgramme(id))
			}
			how := settled.Of(form, offer.Programme, facts)
			if !how.Turns.IsZero() && (out.turns.IsZero() || how.Turns.Before(out.turns)) {
				out.turns = how.Turns
			}
			text = append(text, letterOf(how.Outcome, begun))
		}
		out.text = string(text)
		return out, nil
	}
}

// slim reads what is known of clients, and of their dossiers what is needed.
func slim(s *session.Session, of need) func([]string) (map[string]*clientKnowledge, error) {
	return func(clients []string) (map[string]*clientKnowledge, error) { return knowledgeOf(s, clients, of) }
}

// neededToStand is what standings read of dossiers: of one that is the newest of a programme what its conditions rest on, of any other
// nothing.
func neededToStand(s *session.Session) need {
	by := map[string]*needed{} // by the programmes that a dossier is the newest of
	offers := map[string]Offer{}
	for _, offer := range Programmes(s) {
		offers[offer.Programme.ID.S] = offer
	}
	return func(k *clientKnowledge, d *dossierContent) *needed {
		var newest []string
		for _, id := range d.info.Programmes {
			if _, offered := offers[id]; offered && k.latest[id] == d {
				newest = append(newest, id)
			}
		}
		key := strings.Join(newest, " ")
		if n, there := by[key]; there {
			return n
		}
		var all checks.Needs
		var ticks []string
		for _, id := range newest {
			form, err := s.Packs().SoloForm(offers[id].Pack, offers[id].Programme)
			if err != nil {
				return nil // it is told where it is asked
			}
			n, more := checks.NeededByStanding(form)
			all.Values, all.Tables, ticks = append(all.Values, n.Values...), append(all.Tables, n.Tables...), append(ticks, more...)
		}
		by[key] = neededOf(all, ticks)
		return by[key]
	}
}

// ownCase is the case of a programme on which there is no dossier.
func (k *clientKnowledge) ownCase() forms.Case {
	return forms.Case{Answers: k.answers, Attached: k.attached.fit, Unfit: k.attached.unfit}
}
