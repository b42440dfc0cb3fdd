// Package matching asks of every programme whether a client may apply, and lists what falls due.
package matching

import (
	"context"
	"slices"
	"sort"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/checks"
)

// Match is how one client stands towards every programme.
type Match struct {
	Client     session.ClientInfo
	Programmes []ProgrammeMatch // in the order of the library; information cards are left out
}

// ProgrammeMatch is how one client stands towards one programme.
type ProgrammeMatch struct {
	Pack      *forms.Pack
	Programme *forms.Programme
	Verdict   forms.Verdict
	Estimates []forms.Estimate
	// Answers are those that were known, by field id. They must not be changed.
	Answers map[string]string
	// Missing are the fields and requirements that keep conditions undecided or only inferred, each once; of a programme that was
	// begun those of the profile alone, as the others are answered in the dossier.
	Missing []string
	// Dossiers are the client's dossiers on the programme, oldest first. Verdict and estimates go by what the last of them
	// holds: answers, materials and confirmations.
	Dossiers []string
	// Looked is the title of that last one; "" when there is none.
	Looked string
	// Fuller is the title of an older one of them that holds more answers than the last; "" when there is none.
	Fuller string
}

// Outcome is Met, Confirm (a person must still confirm something, or the document states no condition), Unknown, Doubtful or NotMet.
func (m ProgrammeMatch) Outcome() forms.Outcome { return m.Verdict.Outcome }

// Question is an answer that is missing for matching.
type Question struct {
	Field *forms.Field
	// Pack is one whose form asks the field.
	Pack *forms.Pack
	// Programmes are the ids of those that wait for the answer.
	Programmes []string
}

// Questions lists what the client has not answered and some programme's eligibility depends on, the field first that
// most programmes wait for.
func (m Match) Questions() []Question {
	at := map[string]int{}
	var list []Question
	for _, p := range m.Programmes {
		for _, id := range p.Missing {
			f := p.Pack.Field(id)
			if f == nil {
				continue
			}
			i, there := at[id]
			if !there {
				i = len(list)
				at[id] = i
				list = append(list, Question{Field: f, Pack: p.Pack})
			}
			list[i].Programmes = append(list[i].Programmes, p.Programme.ID.S)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return len(list[i].Programmes) > len(list[j].Programmes) })
	return list
}

// OfClient assesses one client against all programmes.
func OfClient(s *session.Session, client string) (Match, error) {
	c, err := s.Clients().Find(client)
	if err != nil {
		return Match{}, err
	}
	known, err := knowledgeOf(s, []string{c.ID}, everything)
	if err != nil {
		return Match{}, err
	}
	return matchOne(s, c, known[c.ID])
}

// Standing tells how a client stands towards every programme.
func (m Match) Standing() map[*forms.Programme]forms.Outcome {
	out := map[*forms.Programme]forms.Outcome{}
	for _, x := range m.Programmes {
		out[x.Programme] = x.Outcome()
	}
	return out
}

func matchOne(s *session.Session, c session.ClientInfo, known *clientKnowledge) (Match, error) {
	m := Match{Client: c}
	if known == nil {
		known = newKnowledge()
	}
	for _, offer := range Programmes(s) {
		p, err := assess(s, offer, known)
		if err != nil {
			return Match{}, err
		}
		m.Programmes = append(m.Programmes, p)
	}
	return m, nil
}

func alwaysChosen(pack *forms.Pack, q *forms.Programme) bool {
	return slices.ContainsFunc(pack.Always, func(t forms.Text) bool { return t.S == q.ID.S })
}

// assess looks at one programme.
func assess(s *session.Session, offer Offer, known *clientKnowledge) (ProgrammeMatch, error) {
	pack, q := offer.Pack, offer.Programme
	p := ProgrammeMatch{Pack: pack, Programme: q, Dossiers: known.dossiers[q.ID.S]}
	form, err := s.Packs().SoloForm(pack, q)
	if err != nil {
		return p, err
	}
	c := known.forProgramme(q.ID.S)
	c.Today = session.Day(s.Now())
	if d := known.latest[q.ID.S]; d != nil {
		p.Looked, p.Fuller = d.info.Title, known.fuller(q.ID.S)
	}
	p.Answers = c.Answers.Values
	a := checks.Assess(form, c)
	for i, v := range a.Verdicts {
		if v.Programme == q {
			p.Verdict = a.Verdicts[i]
		}
	}
	for _, e := range a.Estimates {
		if e.Amount.Programme == q {
			p.Estimates = append(p.Estimates, e)
		}
	}
	if p.Verdict.Outcome == forms.NotMet {
		return p, nil // no further answer would change that
	}
	for _, condition := range p.Verdict.Conditions {
		open := condition.Outcome == forms.Unknown || condition.Inferred
		if f := form.Known(condition.Missing); len(p.Dossiers) > 0 && f != nil && !f.Profile {
			continue // it is answered in the dossier
		}
		if open && condition.Missing != "" && !slices.Contains(p.Missing, condition.Missing) {
			p.Missing = append(p.Missing, condition.Missing)
		}
	}
	return p, nil
}

// AnswerQuestion keeps a client's answer to a question: in its profile when the field belongs there, otherwise for
// matching only. For a table, rows are added in the profile; here text "none" states that there are none and "" takes
// that back. Undoable with the client's profile. Failures: no-client, no-field.
func AnswerQuestion(s *session.Session, client string, q Question, text string) (forms.Parsed, error) {
	c, err := s.Clients().Find(client)
	if err != nil {
		return forms.Parsed{}, err
	}
	if q.Field.IsTable() && q.Field.Profile { // the profile knows whether there are rows
		e, err := s.OpenProfile(c.ID)
		if err != nil {
			return forms.Parsed{}, err
		}
		return forms.Parsed{Canonical: text}, e.Table(q.Field.Name()).StateNone(text == "none")
	}
	f, entity := q.Field, c.ID
	name, parsed := record.Answer(f.Name()), forms.Parsed{Canonical: text}
	switch {
	case f.IsTable():
		name = record.Matched(forms.NoneOf(f.Name()))
		parsed.Canonical = ""
		if text == "none" {
			parsed.Canonical = "true"
		}
	case f.Computed():
		return parsed, session.Refuse("set", session.CodeComputed, "field", f.Name(), "label", f.Label)
	default:
		parsed = s.Library().Vocabulary.Parse(f, text, nil)
		if !f.Profile {
			name = record.Matched(f.Name())
		}
	}
	_, err = s.Apply(store.Edit{Root: entity, Label: record.LabelSet.Of(f.Name()), Undoable: true, Sets: []store.Set{{Entity: entity, Field: name, Value: parsed.Canonical}}})
	return parsed, err
}

// CreateFromMatch begins a dossier and carries the client's matching answers into the fields that its form asks.
func CreateFromMatch(s *session.Session, client, packID string, programmes []string) (session.DossierInfo, error) {
	c, err := s.Clients().Find(client)
	if err != nil {
		return session.DossierInfo{}, err
	}
	d, err := s.Dossiers().Create(c.ID, packID, programmes, "")
	if err != nil {
		return d, err
	}
	fields, err := s.Store().State().Entity(context.Background(), c.ID)
	if err != nil {
		return d, session.Failed("load", err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		return d, err
	}
	edit := store.Edit{Root: d.ID, Label: record.LabelCarryMatch.Of(), Origin: store.Carried, Undoable: true}
	for name, f := range fields {
		id, ok := record.Asked(name, record.MatchPrefix)
		if ok && f.Value != "" && e.Form.Field(strings.TrimPrefix(id, forms.NoneOf(""))) != nil {
			edit.Sets = append(edit.Sets, store.Set{Entity: d.ID, Field: record.Answer(id), Value: f.Value})
		}
	}
	if len(edit.Sets) == 0 {
		return d, nil
	}
	_, err = s.Apply(edit)
	return d, err
}
