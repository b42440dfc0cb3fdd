// Package history tells what was changed and exported, when and from where, and takes edits back.
package history

import (
	"context"
	"sort"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Change is one recorded edit of a field, as history shows it.
type Change struct {
	At     time.Time
	Origin string
	Device string
	Field  string // field id, or table.column, or the store's own name for other edits
	Entity string
	Value  string // canonical
	Here   bool   // made on this computer
}

// Typed is the origin of what the person typed or pasted.
const Typed = store.Typed

// Undo takes back the last edit of this dossier or profile and gives its label. Failures: nothing-to-undo.
func Undo(e *session.Editing) (string, error) {
	applied, err := session.Undo(e.Session(), e.Root())
	if err != nil {
		return "", err
	}
	return applied.Label, e.Reload()
}

// Redo repeats what Undo took back. Failures: nothing-to-redo.
func Redo(e *session.Editing) (string, error) {
	applied, err := session.Redo(e.Session(), e.Root())
	if err != nil {
		return "", err
	}
	return applied.Label, e.Reload()
}

// CanUndo gives the label of what Undo would take back.
func CanUndo(e *session.Editing) (string, bool) { return e.Session().Store().Log().CanUndo(e.Root()) }

// CanRedo gives the label of what Redo would repeat.
func CanRedo(e *session.Editing) (string, bool) { return e.Session().Store().Log().CanRedo(e.Root()) }

// CanTurn tells whether there is anything to take back, or to repeat, in a dossier or in a client's profile, by id.
func CanTurn(s *session.Session, root string) (undo, redo bool) {
	_, undo = s.Store().Log().CanUndo(root)
	_, redo = s.Store().Log().CanRedo(root)
	return undo, redo
}

// Of lists the changes of one field, newest first. Failures: the store's.
func Of(e *session.Editing, field string) ([]Change, error) {
	return changes(e, e.Owner(e.Form.Known(field)), field)
}

// OfCell lists the changes of one cell, newest first. Failures: the store's.
func OfCell(e *session.Editing, row, column string) ([]Change, error) { return changes(e, row, column) }

func changes(e *session.Editing, entity, field string) ([]Change, error) {
	list, err := e.Session().Store().Log().History(context.Background(), entity, record.Answer(field))
	if err != nil {
		return nil, session.Failed("history", err)
	}
	out := make([]Change, 0, len(list))
	for _, c := range list {
		out = append(out, Change{
			At: c.At, Origin: string(c.Origin), Device: c.Device, Field: field, Entity: entity, Value: c.Value,
			Here: c.Device == e.Session().Store().Device(),
		})
	}
	return out, nil
}

// OfRow lists the changes of all cells of a row, newest first; Field is then the column id. Failures: no-field.
func OfRow(e *session.Editing, table, row string) ([]Change, error) {
	f := e.Form.Known(table)
	if f == nil || !f.IsTable() {
		return nil, session.Refuse("set", session.CodeNoField, "field", table)
	}
	var out []Change
	for _, c := range f.Columns {
		list, err := changes(e, row, c.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].At.After(out[j].At) })
	return out, nil
}

// EditInfo is one edit of the dossier's or profile's history.
type EditInfo struct {
	At    time.Time
	Label string
	Kind  string // edit, undo, redo, or remote
}

// Edits lists the last edits, newest first. Failures: the store's.
func Edits(e *session.Editing, limit int) ([]EditInfo, error) {
	list, err := e.Session().Store().Log().Edits(context.Background(), e.Root(), limit)
	if err != nil {
		return nil, session.Failed("history", err)
	}
	out := make([]EditInfo, 0, len(list))
	for _, x := range list {
		out = append(out, EditInfo{At: x.At, Label: x.Label, Kind: x.Kind})
	}
	return out, nil
}

// Current is where the present answer of a field came from; false when it was never set.
func Current(e *session.Editing, field string) (Change, bool) {
	owner := e.Owner(e.Form.Known(field))
	fields, err := e.Session().Store().State().Entity(context.Background(), owner)
	if err != nil {
		return Change{}, false
	}
	f, set := fields[record.Answer(field)]
	return Change{
		At: f.At, Origin: string(f.Origin), Device: f.Device, Field: field, Entity: owner, Value: f.Value,
		Here: f.Device == e.Session().Store().Device(),
	}, set
}

// OriginOf tells where the current answer of a field came from; "" when it has none.
func OriginOf(e *session.Editing, field string) string {
	owner := e.Owner(e.Form.Known(field))
	fields, err := e.Session().Store().State().Entity(context.Background(), owner)
	if err != nil || fields[record.Answer(field)].Value == "" {
		return ""
	}
	return string(fields[record.Answer(field)].Origin)
}

// LastSaved is when this dossier or profile was changed last; zero when never.
func LastSaved(e *session.Editing) time.Time {
	list, err := e.Session().Store().Log().Edits(context.Background(), e.Root(), 1)
	if err != nil || len(list) == 0 {
		return time.Time{}
	}
	return list[0].At
}
