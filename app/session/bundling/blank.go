package bundling

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// Blank is what a place of a form that was left empty is for.
type Blank struct {
	Label string // as people read it
	Field string // id of the field, or of the table, that would fill it; "" when none would
}

// blanks names the empty places of a form of the pack by their tags.
func (a *assembly) blanks(tags []string) []Blank {
	var out []Blank
	for _, tag := range tags {
		out = a.addBlank(out, tag, "")
	}
	return out
}

// unconfirmed names the filled places whose content nobody has confirmed to belong there.
func unconfirmed(m plan.Map, filled []string) []string {
	var out []string
	for _, e := range m.Entries {
		if e.State == plan.Proposed && slices.Contains(filled, e.At) {
			out = append(out, cmp.Or(e.Label, e.At))
		}
	}
	return out
}

// Unconfirmed counts, by the title of the output, the suggestions of official forms in use that would be printed and that nobody
// has confirmed: who exports is told before. Failures: the vault's.
func Unconfirmed(e *session.Editing) (map[string]int, error) {
	used, err := blanks.Forms(e.Session(), e.Form.Pack.ID.S)
	if err != nil || len(used) == 0 {
		return nil, err
	}
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	for _, o := range e.Form.Outputs {
		at := slices.IndexFunc(used, func(f blanks.OfficialForm) bool { return f.Output == o.ID.S })
		if at < 0 {
			continue
		}
		if printed, err := st.Printed(o); err != nil || !printed {
			continue // a fault of the pack is told by the export
		}
		for _, x := range used[at].Map.Entries {
			if x.State == plan.Proposed && (st.Answers.Values[x.Field] != "" || len(st.Answers.Tables[x.Field]) > 0) {
				out[o.Title]++
			}
		}
	}
	return out, nil
}

// officialBlanks names the places of an official form that took nothing, but those that the program never fills: signatures,
// places of the office, and what a person wants left empty.
func (a *assembly) officialBlanks(m plan.Map, filled []string) []Blank {
	var out []Blank
	for _, e := range m.Entries {
		if e.State != plan.Ignored && !slices.Contains(filled, e.At) {
			out = a.addBlank(out, e.Field, e.Label)
		}
	}
	return out
}

// holds tells whether a field has an answer: a box of another choice that was not ticked is nothing to fill, and that a
// table has no rows was answered.
func (a *assembly) holds(field string) bool {
	return a.prints.InForce.Values[field] != "" || len(a.prints.InForce.Tables[field]) > 0 || a.prints.InForce.Values[forms.NoneOf(field)] == "true"
}

// addBlank adds what a place is for, if it is not there yet; printed is what stands beside it on the form, "" when unknown.
func (a *assembly) addBlank(to []Blank, tag, printed string) []Blank {
	id, _ := splitTag(tag)
	table, _, _ := strings.Cut(id, "[]")
	b := Blank{Label: printed}
	for _, name := range []string{id, table} {
		if f := a.e.Form.Known(name); f != nil {
			b.Field = name
			if b.Label == "" {
				b.Label = f.Label
			}
			break
		}
	}
	if b.Label == "" || slices.Contains(to, b) || a.holds(b.Field) {
		return to
	}
	return append(to, b)
}
