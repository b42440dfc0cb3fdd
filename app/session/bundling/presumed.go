package bundling

import (
	"slices"

	"yibiao/dossier/formmap/plan"
)

// defaults are the labels of those of the fields that show a default which nobody typed or confirmed, each once.
func (a *assembly) defaults(fields []string) []string {
	st, err := a.e.State()
	if err != nil {
		return nil // a fault of the pack, which the export itself tells
	}
	var out []string
	for _, id := range fields {
		if !st.Default(id) {
			continue
		}
		if label := a.e.Form.Known(id).Label; !slices.Contains(out, label) {
			out = append(out, label)
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
