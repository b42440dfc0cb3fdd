package sheets

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Root is whose step an import is: no client's own, for it concerns many.
const Root = "sheets"

// Done is what an import wrote.
type Done struct{ Clients, Values int }

// Write does what a plan says, in one step that UndoLast takes back. The plan must be of now: whoever has edited since makes a new
// one.
func (im *Import) Write(p Plan) (Done, error) {
	done := Done{Clients: p.Count(NewClient), Values: p.Count(New) + p.Count(Changed)}
	sets := slices.Clone(p.edit.sets)
	for i := range sets {
		if sets[i].Value == createdMark {
			sets[i].Value = im.s.Now().Format(time.RFC3339)
		}
	}
	if len(sets) == 0 {
		return done, im.remember()
	}
	label := "import-sheet:" + strconv.Itoa(done.Clients) + ":" + strconv.Itoa(done.Values)
	_, err := im.s.Apply(store.Edit{Root: Root, Label: label, Origin: store.Imported, Undoable: true, Sets: sets})
	if err != nil {
		return Done{}, err
	}
	return done, im.remember()
}

// CanUndo tells what the last import that still stands wrote; ok is false when there is none.
func CanUndo(s *session.Session) (last Done, ok bool) {
	label, ok := s.Store().Log().CanUndo(Root)
	return doneOf(label), ok
}

// Undo takes back the last import that still stands. What was edited since stays as it is; kept counts those values.
// Failures: nothing-to-undo.
func Undo(s *session.Session) (taken Done, kept int, err error) {
	applied, err := s.Store().Log().Undo(context.Background(), Root)
	if err != nil {
		return Done{}, 0, session.Failed("undo", err)
	}
	s.NoteEdit(Root)
	held, err := keepUsed(s, applied.Changes)
	return doneOf(applied.Label), len(applied.Skipped) + held, err
}

// keepUsed keeps the clients that an undo took away though somebody has worked on them since: they have dossiers, or answers that
// the import had not written.
func keepUsed(s *session.Session, changes []store.Change) (kept int, err error) {
	var sets []store.Set
	for _, c := range changes {
		if c.Field != record.KindField || c.Value != "" {
			continue
		}
		used, err := usedSince(s, c.Entity)
		if err != nil {
			return 0, err
		}
		if !used {
			continue
		}
		kept++
		for _, field := range []string{record.KindField, record.NameField, record.CreatedField} {
			value, err := valueBefore(s, c.Entity, field)
			if err != nil {
				return 0, err
			}
			sets = append(sets, store.Set{Entity: c.Entity, Field: field, Value: value})
		}
	}
	if len(sets) == 0 {
		return 0, nil
	}
	_, err = s.Apply(store.Edit{Root: Root, Label: "keep-used", Origin: store.System, Sets: sets})
	return kept, err
}

func doneOf(label string) Done {
	parts := strings.Split(label, ":")
	if len(parts) != 3 {
		return Done{}
	}
	clients, _ := strconv.Atoi(parts[1])
	values, _ := strconv.Atoi(parts[2])
	return Done{clients, values}
}

// usedSince tells whether anything hangs on an entity that an undo took away: dossiers or rows of a client, or answers.
func usedSince(s *session.Session, entity string) (bool, error) {
	for kind, field := range map[string]string{record.KindDossier: record.ClientField, record.KindRow: record.OwnerField, record.KindMaterial: record.OwnerField} {
		n, err := s.Store().State().Count(context.Background(), map[string]string{record.KindField: kind, field: entity}, field)
		if err != nil || n[entity] > 0 {
			return n[entity] > 0 && err == nil, session.Failed("undo", err)
		}
	}
	fields, err := s.Store().State().Entity(context.Background(), entity)
	for name, f := range fields {
		if f.Value != "" && strings.HasPrefix(name, record.AnswerPrefix) && name != record.NameField {
			return true, session.Failed("undo", err)
		}
	}
	return false, session.Failed("undo", err)
}

// valueBefore is what a field held last while it held anything.
func valueBefore(s *session.Session, entity, field string) (string, error) {
	changes, err := s.Store().Log().History(context.Background(), entity, field)
	value := ""
	for _, c := range changes { // newest first
		if c.Value != "" {
			value = c.Value
			break
		}
	}
	return value, session.Failed("undo", err)
}
