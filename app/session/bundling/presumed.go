package bundling

import (
	"slices"

	"yibiao/dossier/formmap/plan"
)

// defaults are the labels of those of the fields that hold a default which nobody typed or confirmed, in the form's order.
func (a *assembly) defaults(fields []string) []string {
	st, err := a.e.State()
	if err != nil {
		return nil // a fault of the pack, which the export itself tells
	}
	var out []string
	for _, f := range st.Defaults() {
		if slices.Contains(fields, f.Name()) {
			out = append(out, f.Label)
		}
	}
	return out
}

// fieldsOf are the fields behind the tags of a form of the program's own.
func fieldsOf(tags []string) []string {
	var out []string
	for _, tag := range tags {
		id, _ := splitTag(tag)
		out = append(out, id)
	}
	return out
}

// fieldsAt are the fields that a map writes into the places of an official form.
func fieldsAt(m plan.Map, places []string) []string {
	var out []string
	for _, e := range m.Entries {
		if slices.Contains(places, e.At) {
			out = append(out, e.Field)
		}
	}
	return out
}
