package session

import (
	"context"
	"fmt"
	"sort"
	"strconv"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Table is one table of an open dossier or profile. That of a field which is none refuses every edit.
type Table struct {
	e  *Editing
	id string
}

// Table gives a table by the id of its field.
func (e *Editing) Table(id string) Table { return Table{e, id} }

// loadRows reads the rows of one owner.
func loadRows(e *Editing, owner string) error {
	found, err := e.s.store.State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindRow, record.OwnerField: owner})
	if err != nil {
		return Failed("load", err)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Value(record.OrderField) < found[j].Value(record.OrderField) })
	for _, entity := range found {
		table := entity.Value(record.TableField)
		row := forms.Row{ID: entity.ID, Cells: map[string]string{}}
		for name, f := range entity.Fields {
			if id, ok := record.Asked(name, record.AnswerPrefix); ok && f.Value != "" {
				row.Cells[id] = f.Value
			}
		}
		e.answers.Tables[table] = append(e.answers.Tables[table], row)
	}
	return nil
}

// Add adds a row at the end of a table, with cells as typed (nil for an empty row), in one undoable step. It gives the id of the row.
// Failures: those of AddAll.
func (t Table) Add(cells map[string]string) (string, error) {
	ids, err := t.AddAll([]map[string]string{cells}, store.Typed)
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// AddAll adds several rows in one undoable step, for pasted and imported tables.
// Failures: no-field (args field), no-column (args column).
func (t Table) AddAll(rows []map[string]string, origin store.Origin) ([]string, error) {
	f, err := t.field()
	if err != nil {
		return nil, err
	}
	added, sets, err := newRows(t.e, f, rows)
	if err != nil {
		return nil, err
	}
	edit := store.Edit{Root: t.e.Root(), Label: record.LabelRows.Of(t.id), Origin: origin, Undoable: true, Sets: sets}
	if _, err := t.e.s.Apply(edit); err != nil {
		return nil, err
	}
	t.e.answers.Tables[t.id] = append(t.e.answers.Tables[t.id], added...)
	var ids []string
	for _, r := range added {
		ids = append(ids, r.ID)
	}
	return ids, nil
}

// newRows makes rows behind the last one, and what must be saved for them.
func newRows(e *Editing, f *forms.Field, rows []map[string]string) (added []forms.Row, sets []store.Set, err error) {
	table := f.Name()
	next, err := e.nextPlace(table)
	if err != nil {
		return nil, nil, err
	}
	for i, cells := range rows {
		row := forms.Row{ID: e.s.store.NewID(), Cells: map[string]string{}}
		sets = append(append(sets, record.Row(row.ID, e.Owner(f), table)...),
			store.Set{Entity: row.ID, Field: record.OrderField, Value: OrderText(next + i)})
		for column, text := range cells {
			c := f.Column(column)
			if c == nil {
				return nil, nil, Refuse("set", CodeNoColumn, "field", table, "column", column)
			}
			value := e.vocabulary().Parse(c, text, func(other string) string { return cells[other] }).Canonical
			if value == "" || c.Computed() {
				continue
			}
			row.Cells[column] = value
			sets = append(sets, store.Set{Entity: row.ID, Field: record.Answer(column), Value: value})
		}
		added = append(added, row)
	}
	return added, sets, nil
}

// nextPlace is the place behind the last row of a table: deleted rows leave gaps, so that it is not the number of the rows.
func (e *Editing) nextPlace(table string) (int, error) {
	rows := e.answers.Tables[table]
	if len(rows) == 0 {
		return 0, nil
	}
	last, err := e.s.store.State().Entity(context.Background(), rows[len(rows)-1].ID)
	if err != nil {
		return 0, Failed("load", err)
	}
	place, err := strconv.Atoi(last[record.OrderField].Value)
	if err != nil {
		return len(rows), nil // of an older edition, or none
	}
	return max(place+1, len(rows)), nil
}

// OrderText sorts rows by their place; rows with the same text sort by id, which is their age.
func OrderText(n int) string { return fmt.Sprintf("%06d", n) }

func (t Table) field() (*forms.Field, error) {
	f := t.e.Form.Known(t.id)
	if f == nil || !f.IsTable() {
		return nil, Refuse("set", CodeNoField, "field", t.id)
	}
	return f, nil
}

// Set saves one cell as typed. Failures: no-field, no-column, no-row, computed.
func (t Table) Set(row, column, text string) (forms.Parsed, error) {
	f, err := t.field()
	if err != nil {
		return forms.Parsed{}, err
	}
	c := f.Column(column)
	if c == nil {
		return forms.Parsed{}, Refuse("set", CodeNoColumn, "field", t.id, "column", column)
	}
	if c.Computed() {
		return forms.Parsed{}, Refuse("set", CodeComputed, "field", t.id, "label", c.Label)
	}
	at := t.rowIndex(row)
	if at < 0 {
		return forms.Parsed{}, Refuse("set", CodeNoRow, "field", t.id, "row", row)
	}
	cells := t.e.answers.Tables[t.id][at].Cells
	parsed := t.e.vocabulary().Parse(c, text, func(other string) string { return cells[other] })
	set := store.Set{Entity: row, Field: record.Answer(column), Value: parsed.Canonical}
	if err = t.e.put(record.LabelCell.Of(t.id+"."+column), store.Typed, set); err != nil {
		return parsed, err
	}
	if cells[column] != parsed.Canonical {
		t.e.state = nil // as with an answer
	}
	if parsed.Canonical == "" {
		delete(cells, column)
	} else {
		cells[column] = parsed.Canonical
	}
	return parsed, nil
}

func (t Table) rowIndex(row string) int {
	for i, r := range t.e.answers.Tables[t.id] {
		if r.ID == row {
			return i
		}
	}
	return -1
}

// Delete takes a row out of its table; undo brings it back. Failures: no-row, and the store's.
func (t Table) Delete(row string) error {
	at := t.rowIndex(row)
	if at < 0 {
		return Refuse("set", CodeNoRow, "field", t.id, "row", row)
	}
	_, err := t.e.s.Apply(store.Edit{Root: t.e.Root(), Label: record.LabelDeleteRow.Of(t.id), Undoable: true, Sets: []store.Set{
		{Entity: row, Field: store.DeletedField, Value: store.DeletedValue},
	}})
	if err != nil {
		return err
	}
	rows := t.e.answers.Tables[t.id]
	t.e.answers.Tables[t.id] = append(rows[:at:at], rows[at+1:]...)
	return nil
}

// Move moves a row by steps places, up when negative, within the table's bounds. Failures: no-row, and the store's.
func (t Table) Move(row string, steps int) error {
	rows := t.e.answers.Tables[t.id]
	from := t.rowIndex(row)
	if from < 0 {
		return Refuse("set", CodeNoRow, "field", t.id, "row", row)
	}
	to := min(max(from+steps, 0), len(rows)-1)
	if to == from {
		return nil
	}
	moved := append(append([]forms.Row{}, rows[:from]...), rows[from+1:]...)
	moved = append(moved[:to], append([]forms.Row{rows[from]}, moved[to:]...)...)
	edit := store.Edit{Root: t.e.Root(), Label: record.LabelMoveRow.Of(t.id), Undoable: true}
	for i, r := range moved {
		edit.Sets = append(edit.Sets, store.Set{Entity: r.ID, Field: record.OrderField, Value: OrderText(i)})
	}
	if _, err := t.e.s.Apply(edit); err != nil {
		return err
	}
	t.e.answers.Tables[t.id] = moved
	return nil
}
