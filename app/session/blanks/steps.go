package blanks

import (
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Steps is what was done to the form of an output as one dossier may take it back. The form is common to all dossiers: a dossier never
// takes back what was done from another one. From is the id of the dossier; "" for what was done in none.
type Steps struct{ Pack, Output, From string }

func (x Steps) root() string { return rootOf(x.Pack) + x.Output }

// rootOf is how the roots of all forms of a pack begin.
func rootOf(pack string) string { return rootOfAll + pack + "/" }

// rootOfAll is how the roots of the forms of all packs begin.
const rootOfAll = "form:"

// edit is a step under its label: what it does, and the dossier from which.
func (x Steps) edit(label record.Label, sets ...store.Set) store.Edit {
	kept := label.Of()
	if x.From != "" {
		kept = label.Of(x.From)
	}
	return store.Edit{Root: x.root(), Label: kept, Undoable: true, Sets: sets}
}

// Undo takes back the last thing done to the form and gives its label. Failures: nothing-to-undo; form-elsewhere (args dossier, client,
// where they may be shown) where that was not done from this dossier.
func (x Steps) Undo(s *session.Session) (string, error) {
	return x.turn(s, s.Store().Log().CanUndo, session.Undo)
}

// Redo repeats what Undo took back. Failures: nothing-to-redo; form-elsewhere.
func (x Steps) Redo(s *session.Session) (string, error) {
	return x.turn(s, s.Store().Log().CanRedo, session.Redo)
}

// CanUndo gives the label of what Undo would take back; ok is false when there is nothing that this dossier may take back.
func (x Steps) CanUndo(s *session.Session) (label string, ok bool) {
	return x.own(s.Store().Log().CanUndo(x.root()))
}

// CanRedo gives the label of what Redo would repeat; ok is false when there is nothing that this dossier may repeat.
func (x Steps) CanRedo(s *session.Session) (label string, ok bool) {
	return x.own(s.Store().Log().CanRedo(x.root()))
}

// own is the label without its dossier, where that is this one.
func (x Steps) own(label string, there bool) (string, bool) {
	what, from := record.LabelOf(label)
	if !there || from != x.From {
		return "", false
	}
	return what.Of(), true
}

func (x Steps) turn(s *session.Session, can func(string) (string, bool), do func(*session.Session, string, ...record.Label) (store.Applied, error)) (string, error) {
	last, there := can(x.root())
	label, own := x.own(last, there)
	if there && !own {
		return "", elsewhere(s, last)
	}
	_, err := do(s, x.root())
	return label, err
}

// elsewhere refuses a step of another dossier, and names that as far as it may be shown.
func elsewhere(s *session.Session, label string) error {
	_, from := record.LabelOf(label)
	if d, err := s.Dossiers().Find(from); from != "" && err == nil && d.ID == from {
		if c, err := s.Clients().Find(d.Client); err == nil {
			return session.Refuse("dossier-form", session.CodeFormElsewhere, "dossier", d.Title, "client", c.Name)
		}
	}
	return session.Refuse("form", session.CodeFormElsewhere)
}
