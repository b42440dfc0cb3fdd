package session

import (
	"strconv"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

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
	_, err = t.e.s.Apply(store.Edit{Root: t.e.Root(), Label: "set:" + t.id, Origin: store.Typed, Undoable: true, Sets: []store.Set{
		{Entity: t.e.Owner(f), Field: record.AnswerPrefix + field, Value: value},
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
