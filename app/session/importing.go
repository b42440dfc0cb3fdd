package session

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Values is a file of answers, YAML or JSON: what `yibiao import` reads and the answers part of samples and bundles.
type Values struct {
	Values map[string]forms.Scalar              `yaml:"values" json:"values"`
	Tables map[string][]map[string]forms.Scalar `yaml:"tables" json:"tables"`
	Ticks  []string                             `yaml:"ticks" json:"ticks"` // rule keys <programme>/<rule>
}

// ReadValues reads a file of answers strictly. Failures: bad-values (args detail with line and column).
func ReadValues(data []byte) (Values, error) {
	var v Values
	if err := gb.CheckShape(data); err != nil {
		return v, &Failure{Doing: "import", Code: "bad-values", Args: map[string]string{"detail": err.Error()}, Err: err}
	}
	if err := yaml.UnmarshalWithOptions(data, &v, yaml.Strict()); err != nil {
		return v, &Failure{Doing: "import", Code: "bad-values", Args: map[string]string{"detail": firstLine(yaml.FormatError(err, false, false))}, Err: err}
	}
	return v, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// Import writes answers in one undoable step. Tables that the file names are replaced. Everything is checked
// before anything is written. Failures: unknown-field, computed, no-column, unknown-rule; args name the place.
func (e *Editing) Import(v Values, origin store.Origin) (int, error) {
	edit := store.Edit{Root: e.Root(), Label: "import", Origin: origin, Undoable: true}
	next := forms.Answers{Values: maps.Clone(e.answers.Values), Tables: maps.Clone(e.answers.Tables)}
	for _, id := range sortedKeys(v.Values) {
		f := e.Form.Known(id)
		switch {
		case f == nil || f.IsTable():
			return 0, refuse("import", "unknown-field", "field", id)
		case f.Computed():
			return 0, refuse("import", "computed", "field", id, "label", f.Label)
		case e.IsProfile() && !f.Profile:
			return 0, refuse("import", "unknown-field", "field", id)
		}
		value := e.vocabulary().Parse(f, string(v.Values[id]), nil).Canonical
		edit.Sets = append(edit.Sets, store.Set{Entity: e.owner(f), Field: answerPrefix + id, Value: value})
		next.Values[id] = value
	}
	for _, id := range sortedKeys(v.Tables) {
		rows, sets, err := e.importTable(id, v.Tables[id])
		if err != nil {
			return 0, err
		}
		edit.Sets = append(edit.Sets, sets...)
		next.Tables[id] = rows
	}
	for _, key := range v.Ticks {
		if ruleOf(e.Form, key) == nil {
			return 0, refuse("import", "unknown-rule", "rule", key)
		}
	}
	for _, key := range v.Ticks {
		edit.Sets = append(edit.Sets, tickSets(e, ruleOf(e.Form, key), next, true)...)
	}
	applied, err := e.s.apply(edit)
	if err != nil {
		return 0, err
	}
	return len(applied.Changes), e.Reload()
}

// importTable gives the rows that replace those of a table, and what must be saved for that.
func (e *Editing) importTable(id string, rows []map[string]forms.Scalar) ([]forms.Row, []store.Set, error) {
	f := e.Form.Known(id)
	if f == nil || !f.IsTable() || e.IsProfile() && !f.Profile {
		return nil, nil, refuse("import", "unknown-field", "field", id)
	}
	var made []forms.Row
	var sets []store.Set
	for _, old := range e.answers.Tables[id] {
		sets = append(sets, store.Set{Entity: old.ID, Field: store.DeletedField, Value: store.DeletedValue})
	}
	for i, cells := range rows {
		row := forms.Row{ID: e.s.store.NewID(), Cells: map[string]string{}}
		sets = append(sets,
			store.Set{Entity: row.ID, Field: kindField, Value: kindRow},
			store.Set{Entity: row.ID, Field: "owner", Value: e.owner(f)},
			store.Set{Entity: row.ID, Field: "table", Value: id},
			store.Set{Entity: row.ID, Field: "order", Value: orderText(i)})
		for _, column := range sortedKeys(cells) {
			c := f.Column(column)
			if c == nil {
				return nil, nil, refuse("import", "no-column", "field", id, "column", column, "row", fmt.Sprint(i+1))
			}
			if c.Computed() {
				continue
			}
			sibling := func(other string) string { return string(cells[other]) }
			row.Cells[column] = e.vocabulary().Parse(c, string(cells[column]), sibling).Canonical
			sets = append(sets, store.Set{Entity: row.ID, Field: answerPrefix + column, Value: row.Cells[column]})
		}
		made = append(made, row)
	}
	return made, sets, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
