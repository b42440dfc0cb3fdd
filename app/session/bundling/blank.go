package bundling

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// Blank is what a place of a form that was left empty is for.
type Blank struct {
	Label string // as people read it
	Field string // id of the field, or of the table, that would fill it; "" when none would
	Rows  int    // of a column of a table that is written in some rows: how many it is empty in; 0 for other places
}

// blanks names the empty places of a form of the pack by their tags.
func (a *assembly) blanks(tags []string) []Blank {
	var out []Blank
	for _, tag := range tags {
		out = a.addBlank(out, tag, "")
	}
	return out
}

// unconfirmed names the filled places whose content nobody has confirmed to belong there; of rows the columns that are written.
func unconfirmed(form *forms.Form, m plan.Map, filled blanks.FormReport) []string {
	var out []string
	for i := range m.Entries {
		e := &m.Entries[i]
		if e.State != plan.Proposed || !slices.Contains(filled.Filled, e.At) {
			continue
		}
		name := cmp.Or(blanks.PlaceName(form, m, e), e.At)
		if written, empty := columns(filled, e.At); len(empty) > 0 {
			name = strings.Join(written, "｜")
		}
		out = append(out, name)
	}
	return out
}

// columns names the columns of rows that are written in some row at least, and those that are empty in a row at least with the
// number of such rows, or 0 for all; both are empty for other places.
func columns(filled blanks.FormReport, at string) (written []string, empty []Blank) {
	i := slices.IndexFunc(filled.Places, func(p place.Place) bool { return p.At == at })
	if i < 0 {
		return nil, nil
	}
	rows := filled.Answers[at].Rows
	for _, c := range filled.Places[i].Columns {
		n := 0
		for _, row := range rows {
			if row[c.Cell] == "" {
				n++
			}
		}
		switch n {
		case 0:
			written = append(written, c.Label)
		case len(rows):
			empty = append(empty, Blank{Label: c.Label})
		default:
			written, empty = append(written, c.Label), append(empty, Blank{Label: c.Label, Rows: n})
		}
	}
	return written, empty
}

// Outlook is what an export would print on an official form in use though it may not be meant: who exports is told before what the
// export tells afterwards.
type Outlook struct {
	Title       string   // of the output
	Unconfirmed int      // places that would be filled though nobody has confirmed what goes there
	Others      []string // units that the form names in print and that are not the client
}

// Ahead gives the outlooks of the official forms of a dossier, in the order of its outputs, those with nothing to tell left out.
// Failures: the vault's, and those of docx.
func Ahead(e *session.Editing) ([]Outlook, error) {
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	var out []Outlook
	for _, o := range e.Form.Outputs {
		if printed, err := st.Printed(o); err != nil || !printed {
			continue // a fault of the pack is told by the export
		}
		form, used, err := blanks.FormOf(e.Session(), e.Form.Pack.ID.S, o.ID.S)
		if err != nil {
			return nil, err
		}
		if !used {
			continue
		}
		_, filled, err := blanks.FillForm(e, form)
		if err != nil {
			return nil, err
		}
		x := Outlook{Title: o.Title, Unconfirmed: len(unconfirmed(e.Form, form.Map, filled))}
		if x.Others, err = blanks.OtherUnits(e, form); err != nil {
			return nil, err
		}
		if x.Unconfirmed > 0 || len(x.Others) > 0 {
			out = append(out, x)
		}
	}
	return out, nil
}

// officialBlanks names the places of an official form that took nothing, but those that the program never fills: signatures,
// places of the office, those that hold words in print, and what a person wants left empty. A cell or column of a table is empty however
// much stands in the others.
func (a *assembly) officialBlanks(m plan.Map, filled blanks.FormReport) []Blank {
	var out []Blank
	for i := range m.Entries {
		e := &m.Entries[i]
		if e.State == plan.Ignored || e.Printed() {
			continue
		}
		if slices.Contains(filled.Filled, e.At) {
			_, empty := columns(filled, e.At)
			for _, b := range empty {
				if b.Field = e.Field; !slices.Contains(out, b) {
					out = append(out, b)
				}
			}
			continue
		}
		name := blanks.PlaceName(a.e.Form, m, e)
		if e.Writes() && blanks.IsCell(a.e.Form, e) && a.prints.InForce.Values[forms.NoneOf(e.Field)] != "true" {
			if b := (Blank{Label: name, Field: e.Field}); !slices.Contains(out, b) {
				out = append(out, b)
			}
			continue
		}
		out = a.addBlank(out, e.Field, name)
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
