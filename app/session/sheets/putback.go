package sheets

import (
	"context"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms/gb"
)

// PuttingBack is what putting back did.
type PuttingBack struct {
	Left    int      // places that were changed otherwise since, and stay
	Doubled []string // names of clients that stay in the trash: another of the same code or name was made since
}

// PutBack undoes TakeBack. A client that was made anew since, by its code or its name, is not brought back beside that one.
// Failures: nothing-to-redo, sheet-one-client.
func PutBack(s *session.Session) (done PuttingBack, err error) {
	if err := refusedBack(s, imports); err != nil {
		return done, err
	}
	doubled, err := doubles(s)
	if err != nil {
		return done, session.Failed("redo", err)
	}
	var stays []store.Ref
	for _, c := range doubled {
		stays = append(stays, store.Ref{Entity: c.ID, Field: store.DeletedField})
		done.Doubled = append(done.Doubled, c.Value(record.NameField))
	}
	done.Left, err = putBack(s, Root, stays)
	return done, err
}

// PutBackFill undoes TakeBack of what was answered for many; left counts what was changed otherwise since and stays. Failures:
// nothing-to-redo, sheet-one-client.
func PutBackFill(s *session.Session) (left int, err error) {
	if err := refusedBack(s, fills); err != nil {
		return 0, err
	}
	return putBack(s, fills.root, nil)
}

// putBack undoes the step that took back, but for what stays as it is.
func putBack(s *session.Session, root string, stays []store.Ref) (left int, err error) {
	applied, err := s.Store().Log().UndoBut(context.Background(), root, stays)
	s.NoteEdit(root)
	return len(applied.Skipped), session.Failed("redo", err)
}

// refusedBack tells why what was taken back cannot be put back now; nil when it can.
func refusedBack(s *session.Session, k kind) error {
	switch {
	case session.OnlyOf(s) != "":
		return session.Refuse("redo", session.CodeSheetOneClient)
	case !last(s, k.root, k.taken):
		return session.Refuse("redo", session.CodeNothingToRedo)
	}
	return nil
}

// doubles are the clients in the trash that putting back would bring beside another of the same code or name.
func doubles(s *session.Session) (out []store.EntityValues, err error) {
	step, _, err := s.Store().Log().Last(context.Background(), Root)
	if err != nil {
		return nil, err
	}
	back := map[string]bool{}
	for _, c := range step.Changes {
		if c.Field == store.DeletedField && c.Before == "" {
			back[c.Entity] = true
		}
	}
	const code = record.CodeField
	read := func(mark string) ([]store.EntityValues, error) {
		return s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient, store.DeletedField: mark}, record.NameField, code)
	}
	there, err := read("")
	if err != nil {
		return nil, err
	}
	codes, names := map[string]bool{}, map[string]bool{}
	for _, c := range there {
		names[gb.NormalUnitName(c.Value(record.NameField))] = true
		if text := gb.NormalUnitName(c.Value(code)); text != "" {
			codes[text] = true
		}
	}
	gone, err := read(store.DeletedValue)
	for _, c := range gone {
		if back[c.ID] && (codes[gb.NormalUnitName(c.Value(code))] || names[gb.NormalUnitName(c.Value(record.NameField))]) {
			out = append(out, c)
		}
	}
	return out, err
}
