package session

import (
	"strconv"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// CellText is a cell of a table with what was typed or pasted into it.
type CellText struct{ Row, Column, Text string }

// Edit saves several cells of a table and adds rows behind the last one, all in one undoable step. Cells are as
// typed; a row that is given twice keeps the later text. Failures: no-field, no-column, computed, no-row; then nothing
// was saved.
func (t Table) Edit(cells []CellText, added []map[string]string, origin store.Origin) error {
	f, err := t.field()
	if err != nil {
		return err
	}
	edit := store.Edit{Root: t.e.Root(), Label: record.LabelCells.Of(t.id), Origin: origin, Undoable: true}
	if len(cells) == 0 {
		edit.Label = record.LabelRows.Of(t.id)
	}
	changed := map[string]map[string]string{}
	for _, c := range cells {
		set, err := cellSet(t.e, f, c, changed)
		if err != nil {
			return err
		}
		edit.Sets = append(edit.Sets, set)
	}
	rows, sets, err := newRows(t.e, f, added)
	if err != nil {
		return err
	}
	edit.Sets = append(edit.Sets, sets...)
	if len(edit.Sets) == 0 {
		return nil
	}
	if _, err := t.e.s.Apply(edit); err != nil {
		return err
	}
	for row, texts := range changed {
		t.keep(row, texts)
	}
	t.e.answers.Tables[t.id] = append(t.e.answers.Tables[t.id], rows...)
	return nil
}

// cellSet is the change of one cell; what it makes of the row so far is noted in changed.
func cellSet(e *Editing, f *forms.Field, c CellText, changed map[string]map[string]string) (store.Set, error) {
	column, at := f.Column(c.Column), e.Table(f.Name()).rowIndex(c.Row)
	switch {
	case column == nil:
		return store.Set{}, Refuse("set", CodeNoColumn, "field", f.Name(), "column", c.Column)
	case column.Computed():
		return store.Set{}, Refuse("set", CodeComputed, "field", f.Name(), "label", column.Label)
	case at < 0:
		return store.Set{}, Refuse("set", CodeNoRow, "field", f.Name(), "row", c.Row)
	}
	stored := e.answers.Tables[f.Name()][at].Cells
	if changed[c.Row] == nil {
		changed[c.Row] = map[string]string{}
	}
	parsed := e.vocabulary().Parse(column, c.Text, func(other string) string {
		if text, ok := changed[c.Row][other]; ok {
			return text
		}
		return stored[other]
	})
	changed[c.Row][c.Column] = parsed.Canonical
	return store.Set{Entity: c.Row, Field: record.Answer(c.Column), Value: parsed.Canonical}, nil
}

// keep brings a loaded row in step with what was saved.
func (t Table) keep(row string, texts map[string]string) {
	cells := t.e.answers.Tables[t.id][t.rowIndex(row)].Cells
	for column, text := range texts {
		if text == "" {
			delete(cells, column)
		} else {
			cells[column] = text
		}
	}
}

// StateNone states that a table has no rows, or takes that back: an empty table alone says nothing. Rows outweigh it.
// Failures: no-field, rows-left (args label, count: the table has rows), and the store's.
func (t Table) StateNone(none bool) error {
	f, err := t.field()
	if err != nil {
		return err
	}
	if n := len(t.e.Rows(t.id)); none && n > 0 {
		return Refuse("set", CodeRowsLeft, "field", t.id, "label", f.Label, "count", strconv.Itoa(n))
	}
	field, value := forms.NoneOf(t.id), ""
	if none {
		value = "true"
	}
	_, err = t.e.s.Apply(store.Edit{Root: t.e.Root(), Label: record.LabelSet.Of(t.id), Origin: store.Typed, Undoable: true, Sets: []store.Set{
		{Entity: t.e.Owner(f), Field: record.Answer(field), Value: value},
	}})
	if err != nil {
		return err
	}
	if none {
		t.e.answers.Values[field] = value
	} else {
		delete(t.e.answers.Values, field)
	}
	return nil
}

// StatedNone tells whether a table is empty and stated to be.
func (t Table) StatedNone() bool {
	return len(t.e.Rows(t.id)) == 0 && t.e.answers.Values[forms.NoneOf(t.id)] == "true"
}
