package blanks

import (
	"slices"
	"strings"

	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
)

// IsCell tells whether a place takes a cell, or a total, of a table field.
func IsCell(form *forms.Form, e *plan.Entry) bool { return columnOf(form, e) != nil }

// columnOf is the column whose cell, or total, a place takes; nil for none.
func columnOf(form *forms.Form, e *plan.Entry) *forms.Field {
	f := form.Known(e.Field)
	if s, ok := plan.ParseSub(e.Sub); ok && s.Column != "" && f != nil && f.IsTable() {
		return f.Column(s.Column)
	}
	return nil
}

// PlaceName names a place among the others of its form: its label, with row and column where it is a cell (2024年 营业收入), or with
// what it stands under where another place has the same label. It is "" where nothing names the place, or e is nil.
func PlaceName(form *forms.Form, m plan.Map, e *plan.Entry) string {
	if e == nil {
		return ""
	}
	column := columnOf(form, e)
	under, same := likeLabels(m, e)
	switch {
	case column == nil && under && e.Context != e.Label:
		return strings.TrimSpace(e.Context + " " + e.Label)
	case column == nil:
		return e.Label
	case under && !same && e.Context != "":
		return strings.TrimSpace(e.Label + " " + e.Context)
	case strings.Contains(wordings.Clean(e.Label), wordings.Clean(column.Label)) && e.Context != e.Label:
		return strings.TrimSpace(e.Context + " " + e.Label)
	}
	return strings.TrimSpace(e.Label + " " + column.Label)
}

// likeLabels tells whether other places of the map have the label of an entry, rows for one of their columns: under something else,
// and under the same.
func likeLabels(m plan.Map, e *plan.Entry) (under, same bool) {
	for i := range m.Entries {
		o := &m.Entries[i]
		if o.At != e.At && (o.Label == e.Label || slices.Contains(strings.Split(o.Label, "|"), e.Label)) {
			under, same = under || o.Context != e.Context, same || o.Context == e.Context
		}
	}
	return under, same
}
