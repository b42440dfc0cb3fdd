package page

import (
	"slices"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/forms"
)

// Work is one dossier, or one client's profile, that is open in the window, with how it stood after the last edit.
type Work struct {
	Editing *session.Editing
	*session.State
	// Visited are the fields whose section the person has left once, or that were checked: only they are scolded for being empty.
	Visited map[string]bool

	handed   bundling.Handed // what the export with the id handedBy held, once it was asked
	handedBy string
}

// NewWork works everything out of an editing.
func NewWork(e *session.Editing) (*Work, error) {
	w := &Work{Editing: e, Visited: map[string]bool{}}
	return w, w.Update()
}

// Update takes over how things stand after an edit. After a failure what stood before stays.
func (w *Work) Update() error {
	state, err := w.Editing.State()
	if err != nil {
		return err
	}
	w.State = state
	return nil
}

// Turn takes back or repeats the last edit, as do does that, and takes over how things stand since; words tell what it was.
func (w *Work) Turn(d Deed, do func(*session.Editing) (string, error)) (words, label string, err error) {
	label, err = do(w.Editing)
	if err == nil {
		err = w.Update()
	}
	return d.Words(say.EditLabel(label, w.Editing.Form)), label, err
}

// Findings are the findings shown below a field. That an answer is missing is said only once the field was visited.
func (w *Work) Findings(field string) []forms.Finding {
	var out []forms.Finding
	for _, f := range w.Of(field) {
		if !session.Unanswered(f) || w.Visited[field] {
			out = append(out, f)
		}
	}
	return out
}

// Vocabulary is what all packs share.
func (w *Work) Vocabulary() *forms.Vocabulary { return w.Editing.Form.Pack.Vocabulary }

// Programmes counts what is applied for, without the programmes that are part of every dossier of the document.
func (w *Work) Programmes() int {
	n := 0
	for _, q := range w.Editing.Form.Programmes {
		if !AlwaysIn(w.Editing.Form.Pack, q) {
			n++
		}
	}
	return n
}

// AlwaysIn tells whether a programme is part of every dossier of its document.
func AlwaysIn(p *forms.Pack, q *forms.Programme) bool {
	return slices.ContainsFunc(p.Always, func(t forms.Text) bool { return t.S == q.ID.S })
}

// OpenWork opens a dossier and computes everything of it.
func OpenWork(s *session.Session, id string) (*Work, error) {
	e, err := s.OpenDossier(id)
	if err != nil {
		return nil, err
	}
	return NewWork(e)
}
