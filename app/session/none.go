package session

import (
	"strconv"

	"yibiao/dossier/store"
	"yibiao/forms"
)

// StateNone states that a table has no rows, or takes that back: an empty table alone says nothing. Rows outweigh it.
// Failures: no-field, rows-left (args label, count: the table has rows), and the store's.
func (e *Editing) StateNone(table string, none bool) error {
	f, err := e.tableField(table)
	if err != nil {
		return err
	}
	if n := len(e.Rows(table)); none && n > 0 {
		return Refuse("set", CodeRowsLeft, "field", table, "label", f.Label, "count", strconv.Itoa(n))
	}
	field, value := forms.NoneOf(table), ""
	if none {
		value = "true"
	}
	_, err = e.s.Apply(store.Edit{Root: e.Root(), Label: "set:" + table, Origin: store.Typed, Undoable: true, Sets: []store.Set{
		{Entity: e.Owner(f), Field: AnswerPrefix + field, Value: value},
	}})
	if err != nil {
		return err
	}
	if none {
		e.answers.Values[field] = value
	} else {
		delete(e.answers.Values, field)
	}
	return nil
}

// StatedNone tells whether a table is empty and stated to be.
func (e *Editing) StatedNone(table string) bool {
	return len(e.Rows(table)) == 0 && e.answers.Values[forms.NoneOf(table)] == "true"
}
