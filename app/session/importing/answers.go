// Package importing puts files of answers and whole sample clients into a vault.
package importing

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
	"yibiao/forms/strict"
)

// Values is a file of answers, YAML or JSON: what `yibiao import` reads and the answers part of samples and bundles.
type Values struct {
	Values map[string]forms.Scalar              `yaml:"values" json:"values"`
	Tables map[string][]map[string]forms.Scalar `yaml:"tables" json:"tables"`
	Ticks  []string                             `yaml:"ticks" json:"ticks"` // rule keys <programme>/<rule>
	None   []string                             `yaml:"none" json:"none"`   // tables that have no rows
	// From is the bundle that the answers are of; nil for a file that somebody wrote.
	From *Bundled `yaml:"-" json:"-"`
}

// ValuesOf are answers and rows as they were read of JSON.
func ValuesOf[T ~string](values map[string]T, tables map[string][]map[string]T) Values {
	scalars := func(in map[string]T) map[string]forms.Scalar {
		out := map[string]forms.Scalar{}
		for id, text := range in {
			out[id] = forms.Scalar(text)
		}
		return out
	}
	v := Values{Values: scalars(values), Tables: map[string][]map[string]forms.Scalar{}}
	for id, rows := range tables {
		v.Tables[id] = []map[string]forms.Scalar{}
		for _, row := range rows {
			v.Tables[id] = append(v.Tables[id], scalars(row))
		}
	}
	return v
}

// limits are those of files of answers: the longest answer may stand in one line.
var limits = strict.Limits{File: strict.Usual.File, Line: MaxLine}

// MaxLine is the longest line of a file of answers, in bytes.
const MaxLine = utf8.UTFMax*forms.MaxAnswer + 1024

// ReadValues reads a file of answers strictly. Failures: bad-values (args detail with line and column).
func ReadValues(data []byte) (Values, error) {
	var v Values
	if err := limits.Read("", data, &v); err != nil {
		return v, badValues("import", err)
	}
	return v, nil
}

// badValues is the failure of a file of answers that cannot be read.
func badValues(doing string, err error) error {
	return &session.Failure{Doing: doing, Code: session.CodeBadValues, Args: map[string]string{"detail": err.Error()}, Err: err}
}

// Imported is what an import did.
type Imported struct {
	Changes int
	// Ticks are the confirmations that were taken, Unconfirmed those of another dossier's bundle: a person gives them anew.
	Ticks, Unconfirmed int
	// Faulty are the answers that were kept as written though their fields refuse them, Questioned those that are well formed and
	// most likely a slip.
	Faulty, Questioned []FaultyAnswer
	// Emptied are the fields that had an answer which the file has without one.
	Emptied []EmptiedAnswer
}

// FaultyAnswer is an answer that its field refuses, and where it stands.
type FaultyAnswer struct {
	Table *forms.Field // nil for a field of its own
	Row   int          // from 1, in a table
	Field *forms.Field // the column, in a table
	Text  string
	Fault *gb.Fault
}

// EmptiedAnswer is an answer that the file has without one, with what it was, or a table that the file has without rows.
type EmptiedAnswer struct {
	Field *forms.Field
	Was   string // "" of a table
	Rows  int    // how many a table had; 0 of a field
}

// Emptying lists what Import would empty, so that a person can be asked: null and [] often come of a program that left something out.
// What is unknown is passed over, as Import refuses it. Failures: other-client, other-pack.
func Emptying(e *session.Editing, v Values) ([]EmptiedAnswer, error) {
	v, out, err := begin(e, v)
	if err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(v.Values)) {
		if f := e.Form.Known(id); f != nil && strings.TrimSpace(string(v.Values[id])) == "" {
			out.empties(f, e.Value(id), 0)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(v.Tables)) {
		if f := e.Form.Known(id); f != nil && len(v.Tables[id]) == 0 {
			out.empties(f, "", len(e.Rows(id)))
		}
	}
	return out.Emptied, nil
}

// empties notes what is emptied; nothing where nothing was.
func (out *Imported) empties(f *forms.Field, was string, rows int) {
	if was != "" || rows > 0 {
		out.Emptied = append(out.Emptied, EmptiedAnswer{f, was, rows})
	}
}

// stepOf names the step by where the values come from.
func stepOf(origin store.Origin) string {
	switch origin {
	case store.Carried:
		return record.LabelCarry.Of()
	case store.Typed:
		return ""
	}
	return record.LabelImport.Of()
}

// begin leaves what is to be written, and tells of the confirmations.
func begin(e *session.Editing, v Values) (_ Values, out Imported, err error) {
	given := len(v.Ticks)
	if v.From != nil {
		if v, err = fitting(e, v); err != nil {
			return v, out, err
		}
		if foreign(e, v) {
			out.Unconfirmed = given
		}
	}
	out.Ticks = len(v.Ticks)
	return v, out, nil
}

// Import writes answers in one undoable step. Tables that the file names are replaced. Every name is checked before
// anything is written; an answer that its field refuses is kept as written and told.
// Failures: unknown-field, computed, no-column, unknown-rule, too-long, rows-left; args name the place. Of the data of a
// bundle also other-client, other-pack.
func Import(e *session.Editing, v Values, origin store.Origin) (Imported, error) {
	v, out, err := begin(e, v)
	if err != nil {
		return out, err
	}
	edit := store.Edit{Root: e.Root(), Label: stepOf(origin), Origin: origin, Undoable: true}
	next := forms.Answers{Values: maps.Clone(e.Answers().Values), Tables: maps.Clone(e.Answers().Tables)}
	for _, id := range slices.Sorted(maps.Keys(v.Values)) {
		f := e.Form.Known(id)
		switch {
		case f == nil || f.IsTable():
			return out, session.Refuse("import", session.CodeUnknownField, "field", id)
		case f.Computed():
			return out, session.Refuse("import", session.CodeComputed, "field", id, "label", f.Label)
		case e.IsProfile() && !f.Profile:
			return out, session.Refuse("import", session.CodeUnknownField, "field", id)
		}
		if n := tooLong(v.Values[id]); n > 0 {
			return out, session.Refuse("import", session.CodeTooLong, "have", strconv.Itoa(n), "max", strconv.Itoa(forms.MaxAnswer), "field", id, "label", f.Label)
		}
		parsed := out.read(e, FaultyAnswer{Field: f}, string(v.Values[id]), nil)
		if parsed.Canonical == "" {
			out.empties(f, next.Values[id], 0)
		}
		edit.Sets = append(edit.Sets, store.Set{Entity: e.Owner(f), Field: record.Answer(id), Value: parsed.Canonical})
		next.Values[id] = parsed.Canonical
	}
	for _, id := range slices.Sorted(maps.Keys(v.Tables)) {
		rows, sets, err := out.importTable(e, id, v.Tables[id])
		if err != nil {
			return out, err
		}
		if len(rows) == 0 {
			out.empties(e.Form.Known(id), "", len(next.Tables[id]))
		}
		edit.Sets = append(edit.Sets, sets...)
		next.Tables[id] = rows
	}
	sets, err := noRows(e, v.None, next)
	if err != nil {
		return out, err
	}
	edit.Sets = append(edit.Sets, sets...)
	for _, key := range v.Ticks {
		rule := session.RuleOf(e.Form, key)
		if rule == nil {
			return out, session.Refuse("import", session.CodeUnknownRule, "rule", key)
		}
		edit.Sets = append(edit.Sets, session.TickSets(e, rule, next)...)
	}
	return out.applied(e, edit)
}

// applied is what came of an edit.
func (out Imported) applied(e *session.Editing, edit store.Edit) (Imported, error) {
	applied, err := e.Session().Apply(edit)
	if err != nil {
		return out, err
	}
	out.Changes = len(applied.Changes)
	return out, e.Reload()
}

// noRows states that tables have no rows, in next too, and gives what must be saved for that. It refuses a table that has some.
func noRows(e *session.Editing, tables []string, next forms.Answers) (sets []store.Set, err error) {
	for _, id := range tables {
		f := e.Form.Known(id)
		if f == nil || !f.IsTable() || e.IsProfile() && !f.Profile {
			return nil, session.Refuse("import", session.CodeUnknownField, "field", id)
		}
		if n := len(next.Tables[id]); n > 0 {
			return nil, session.Refuse("import", session.CodeRowsLeft, "field", id, "label", f.Label, "count", strconv.Itoa(n))
		}
		sets = append(sets, store.Set{Entity: e.Owner(f), Field: record.Answer(forms.NoneOf(id)), Value: "true"})
		next.Values[forms.NoneOf(id)] = "true"
	}
	return sets, nil
}

// tooLong is the number of characters of an answer that is longer than any that is kept, 0 for every other.
func tooLong(text forms.Scalar) int {
	if n := utf8.RuneCountInString(string(text)); n > forms.MaxAnswer {
		return n
	}
	return 0
}

// apartForm are figures with room between them: thousands as some write them, or those of two lines that YAML has made one.
var apartForm = pattern.Of(`[0-9０-９][\s\p{Z}]+[0-9０-９]`)

// FaultOneNumber questions an amount that was read as one number though there was room between its figures.
const FaultOneNumber gb.FaultCode = "one-number"

// read reads an answer as its field does, and notes what is wrong with it and what is most likely a slip. at says where it stands.
func (out *Imported) read(e *session.Editing, at FaultyAnswer, text string, sibling func(string) string) forms.Parsed {
	parsed := e.Form.Pack.Vocabulary.Parse(at.Field, text, sibling)
	at.Text = parsed.Canonical
	if at.Fault = parsed.Fault; at.Fault != nil {
		out.Faulty = append(out.Faulty, at)
		return parsed
	}
	if at.Field.Has(forms.TraitAmount) && apartForm.MatchString(text) {
		parsed.Warnings = append(parsed.Warnings, forms.Fault(FaultOneNumber, "text", text, "value", parsed.Canonical))
	}
	for _, at.Fault = range parsed.Warnings {
		out.Questioned = append(out.Questioned, at)
	}
	return parsed
}

// importTable gives the rows that replace those of a table, and what must be saved for that.
func (out *Imported) importTable(e *session.Editing, id string, rows []map[string]forms.Scalar) (made []forms.Row, sets []store.Set, err error) {
	f := e.Form.Known(id)
	if f == nil || !f.IsTable() || e.IsProfile() && !f.Profile {
		return nil, nil, session.Refuse("import", session.CodeUnknownField, "field", id)
	}
	for _, old := range e.Answers().Tables[id] {
		sets = append(sets, store.Set{Entity: old.ID, Field: store.DeletedField, Value: store.DeletedValue})
	}
	for i, cells := range rows {
		row := forms.Row{ID: e.Session().Store().NewID(), Cells: map[string]string{}}
		sets = append(append(sets, record.Row(row.ID, e.Owner(f), id)...),
			store.Set{Entity: row.ID, Field: record.OrderField, Value: session.OrderText(i)})
		for _, column := range slices.Sorted(maps.Keys(cells)) {
			c := f.Column(column)
			if c == nil {
				return nil, nil, session.Refuse("import", session.CodeNoColumn, "field", id, "column", column, "row", fmt.Sprint(i+1))
			}
			if c.Computed() {
				continue
			}
			if n := tooLong(cells[column]); n > 0 {
				label := fmt.Sprintf("%s %d·%s", f.Label, i+1, c.Label)
				return nil, nil, session.Refuse("import", session.CodeTooLong, "have", strconv.Itoa(n), "max", strconv.Itoa(forms.MaxAnswer), "field", id, "column", column, "label", label)
			}
			sibling := func(other string) string { return string(cells[other]) }
			parsed := out.read(e, FaultyAnswer{Table: f, Row: i + 1, Field: c}, string(cells[column]), sibling)
			row.Cells[column] = parsed.Canonical
			sets = append(sets, store.Set{Entity: row.ID, Field: record.Answer(column), Value: parsed.Canonical})
		}
		made = append(made, row)
	}
	return made, sets, nil
}
