// Package unique says what of a dossier may stand in one dossier only: an invoice, a patent, a project.
package unique

import (
	"slices"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Value is an answer that no other dossier may hold.
type Value struct {
	Field *forms.Field // the field or column that carries the rule
	Text  string
	// Table and Row are ids, and Number is the row's place from 1, where Field is a column; "" and 0 otherwise.
	Table, Row string
	Number     int
}

// In gives the places of the unique values of a dossier of a client, by what makes two of them the same thing. Values whose rule
// speaks of one client alone are kept apart by client.
func In(form *forms.Form, a forms.Answers, client string) map[string][]Value {
	out := map[string][]Value{}
	note := func(v Value) {
		if v.Field.Unique == nil || v.Text == "" {
			return
		}
		key := Rule(v.Field) + "\x00" + store.Folded(v.Text)
		if v.Field.Unique.Scope.S == "client" && v.Field.Unique.Others == "" {
			key += "\x00" + client
		}
		out[key] = append(out[key], v)
	}
	for _, f := range form.Fields() {
		if f.Profile {
			continue
		}
		note(Value{Field: f, Text: a.Values[f.Name()]})
		for i, row := range a.Tables[f.Name()] {
			for _, column := range f.Columns {
				note(Value{Field: column, Text: row.Cells[column.Name()], Table: f.Name(), Row: row.ID, Number: i + 1})
			}
		}
	}
	return out
}

// Rule tells the rules of unique values apart. The rule, not the field, is what makes two values the same thing: several tables
// share their columns, and others number things of the same kind.
func Rule(f *forms.Field) string {
	if f.Unique.Kind.Given() {
		return f.Unique.Kind.S
	}
	return f.Label + "\x00" + f.Unique.Says
}

// Names gives, by rule, the names under which the vault keeps the fields and columns of all packs that have the rule.
func Names(l *forms.Library) map[string][]store.FieldName {
	names := map[string][]store.FieldName{}
	note := func(f *forms.Field) {
		if f.Unique == nil {
			return
		}
		if name := record.Answer(f.Name()); !slices.Contains(names[Rule(f)], name) {
			names[Rule(f)] = append(names[Rule(f)], name)
		}
	}
	for _, pack := range l.Packs {
		for _, f := range pack.ByID {
			note(f)
			for _, column := range f.Columns {
				note(column)
			}
		}
	}
	return names
}
