// Package history tells what was changed and exported, when and from where, and takes edits back.
package history

import (
	"context"
	"sort"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
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

// Undo takes back the last edit of this dossier or profile and gives its label. Failures: nothing-to-undo; step-overtaken where all that it
// wrote was written by something else since: the step is used up, and nothing changes.
func Undo(e *session.Editing) (string, error) { return turned(e, "undo", session.Undo) }

// Redo repeats what Undo took back. Failures: nothing-to-redo, and step-overtaken as for Undo.
func Redo(e *session.Editing) (string, error) { return turned(e, "redo", session.Redo) }

func turned(e *session.Editing, doing string, turn func(*session.Session, string, ...record.Label) (store.Applied, error)) (string, error) {
	applied, err := turn(e.Session(), e.Root())
	switch {
	case err != nil:
		return "", err
	case !applied.Changed:
		return "", session.Refuse(doing, session.CodeStepOvertaken)
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
	return changesOf(e, entity, record.Answer(field))
}

func changesOf(e *session.Editing, entity string, name store.FieldName) ([]Change, error) {
	list, err := e.Session().Store().Log().History(context.Background(), entity, name)
	if err != nil {
		return nil, session.Failed("history", err)
	}
	out := make([]Change, 0, len(list))
	for _, c := range list {
		out = append(out, Change{
			At: c.At, Origin: string(c.Origin), Device: c.Device, Field: record.Plain(name), Entity: entity, Value: c.Value,
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

// RowChange is a change of a row of a table: of one of its cells, or that it was deleted or brought back.
type RowChange struct {
	Change
	Column *forms.Field // nil: of the whole row, with store.DeletedValue where it was deleted
	Number int          // of the row, from 1; 0 for one that is deleted
	Lead   *forms.Field // the column by which the row is known; nil for a row without a word
	Leads  string       // what it says there, canonical
}

// OfTable lists the changes of all rows of a table, newest first, those of deleted rows too. Failures: no-field, and the store's.
func OfTable(e *session.Editing, table string) ([]RowChange, error) {
	f := e.Form.Known(table)
	if f == nil || !f.IsTable() {
		return nil, session.Refuse("history", session.CodeNoField, "field", table)
	}
	number := map[string]int{}
	for i, row := range e.Rows(table) {
		number[row.ID] = i + 1
	}
	var out []RowChange
	for _, deleted := range []string{"", store.DeletedValue} {
		rows, err := e.Session().Store().State().Find(context.Background(), map[store.FieldName]string{
			record.KindField: record.KindRow, record.OwnerField: e.Owner(f), record.TableField: table, store.DeletedField: deleted,
		})
		if err != nil {
			return nil, session.Failed("history", err)
		}
		for _, x := range rows {
			one := RowChange{Number: number[x.ID]}
			cell := func(column string) string { return x.Value(record.Answer(column)) }
			if one.Lead = forms.Leading(f, cell); one.Lead != nil {
				one.Leads = cell(one.Lead.Name())
			}
			list, err := ofRow(e, f, one, x.ID)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].At.After(out[j].At) })
	return out, nil
}

// ofRow lists the changes of the cells of a row, and of the row itself.
func ofRow(e *session.Editing, table *forms.Field, as RowChange, row string) (out []RowChange, err error) {
	for _, c := range append([]*forms.Field{nil}, table.Columns...) {
		name := store.DeletedField
		if c != nil {
			name = record.Answer(c.Name())
		}
		list, err := changesOf(e, row, name)
		if err != nil {
			return nil, err
		}
		for _, x := range list {
			one := as
			one.Change, one.Column = x, c
			out = append(out, one)
		}
	}
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
