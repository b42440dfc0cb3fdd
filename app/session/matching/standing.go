package matching

import (
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

// ownCase is the case of a programme on which there is no dossier.
func (k *clientKnowledge) ownCase() forms.Case {
	return forms.Case{Answers: k.answers, Attached: k.attached.fit, Unfit: k.attached.unfit}
}
