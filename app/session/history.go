package session

import (
	"context"
	"sort"
	"time"

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
func (e *Editing) Undo() (string, error) {
	applied, err := e.s.store.Undo(context.Background(), e.Root())
	e.s.edits.note(e.Root())
	if err != nil {
		return "", Failed("undo", err)
	}
	return applied.Label, e.Reload()
}

// Redo repeats what Undo took back. Failures: nothing-to-redo.
func (e *Editing) Redo() (string, error) {
	applied, err := e.s.store.Redo(context.Background(), e.Root())
	e.s.edits.note(e.Root())
	if err != nil {
		return "", Failed("redo", err)
	}
	return applied.Label, e.Reload()
}

// CanUndo gives the label of what Undo would take back.
func (e *Editing) CanUndo() (string, bool) { return e.s.store.CanUndo(e.Root()) }

// CanRedo gives the label of what Redo would repeat.
func (e *Editing) CanRedo() (string, bool) { return e.s.store.CanRedo(e.Root()) }

// History lists the changes of one field, newest first.
func (e *Editing) History(field string) ([]Change, error) {
	return e.changes(e.Owner(e.Form.Known(field)), field)
}

// CellHistory lists the changes of one cell, newest first.
func (e *Editing) CellHistory(row, column string) ([]Change, error) { return e.changes(row, column) }

func (e *Editing) changes(entity, field string) ([]Change, error) {
	list, err := e.s.store.History(context.Background(), entity, AnswerPrefix+field)
	if err != nil {
		return nil, Failed("history", err)
	}
	out := make([]Change, 0, len(list))
	for _, c := range list {
		out = append(out, Change{
			At: c.At, Origin: string(c.Origin), Device: c.Device, Field: field, Entity: entity, Value: c.Value,
			Here: c.Device == e.s.store.Device(),
		})
	}
	return out, nil
}

// RowHistory lists the changes of all cells of a row, newest first; Field is then the column id. Failures: no-field.
func (e *Editing) RowHistory(table, row string) ([]Change, error) {
	f, err := e.tableField(table)
	if err != nil {
		return nil, err
	}
	var out []Change
	for _, c := range f.Columns {
		list, err := e.changes(row, c.Name())
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

// Edits lists the last edits, newest first.
func (e *Editing) Edits(limit int) ([]EditInfo, error) {
	list, err := e.s.store.Edits(context.Background(), e.Root(), limit)
	if err != nil {
		return nil, Failed("history", err)
	}
	out := make([]EditInfo, 0, len(list))
	for _, x := range list {
		out = append(out, EditInfo{At: x.At, Label: x.Label, Kind: x.Kind})
	}
	return out, nil
}

// Current is where the present answer of a field came from; false when it was never set.
func (e *Editing) Current(field string) (Change, bool) {
	owner := e.Owner(e.Form.Known(field))
	fields, err := e.s.store.Entity(context.Background(), owner)
	if err != nil {
		return Change{}, false
	}
	f, set := fields[AnswerPrefix+field]
	return Change{
		At: f.At, Origin: string(f.Origin), Device: f.Device, Field: field, Entity: owner, Value: f.Value,
		Here: f.Device == e.s.store.Device(),
	}, set
}

// OriginOf tells where the current answer of a field came from; "" when it has none.
func (e *Editing) OriginOf(field string) string {
	owner := e.Owner(e.Form.Known(field))
	fields, err := e.s.store.Entity(context.Background(), owner)
	if err != nil {
		return ""
	}
	return string(fields[AnswerPrefix+field].Origin)
}

// LastSaved is when this dossier or profile was changed last; zero when never.
func (e *Editing) LastSaved() time.Time {
	list, err := e.s.store.Edits(context.Background(), e.Root(), 1)
	if err != nil || len(list) == 0 {
		return time.Time{}
	}
	return list[0].At
}
