package blanks

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// ProposeMap proposes which fields of a form fill which places of a blank that is filled in in a year. Failures: those of docx.
func ProposeMap(name string, data []byte, blank *docx.Form, form *forms.Form, year int) (plan.Map, error) {
	places, err := blank.Places()
	if err != nil {
		return plan.Map{}, session.Failed("form", err)
	}
	from := formmap.FromForm(form)
	from.Year = year
	m := propose(places, from)
	m.Form, m.SHA256 = name, session.HashOf(data)
	return m, nil
}

// CheckMap refuses a map that was made for another blank. Failures: other-blank (args name).
func CheckMap(m plan.Map, blank []byte) error {
	if m.SHA256 != "" && m.SHA256 != session.HashOf(blank) {
		return session.Refuse("form", session.CodeOtherBlank, "name", m.Form)
	}
	return nil
}

// FormReport tells what became of the places of an official form.
type FormReport struct {
	place.Report
	// Places are those of the blank, in document order, and Answers what was to be written, by address.
	Places  []place.Place
	Answers map[string]place.Answer
	// Ending is the file ending that what is filled has to have.
	Ending string
	// Held are the values that were not written because their own check is against them.
	Held []printed.Held
	// Defaults are the addresses of the filled places that show a default which nobody typed or confirmed, in the map's order.
	Defaults []string
}

// Fill fills a blank by a map with the answers of the open dossier. A place for a picture shows the first PNG or
// JPEG file attached to its requirement, and stays empty when there is none. Failures: those of docx, and the vault's.
func Fill(e *session.Editing, blank *docx.Form, m plan.Map) ([]byte, FormReport, error) {
	report := FormReport{Ending: blank.Ending()}
	var err error
	if report.Places, err = blank.Places(); err != nil {
		return nil, report, session.Failed("form", err)
	}
	st, err := e.State()
	if err != nil {
		return nil, report, err
	}
	report.Answers, report.Held = writing.Values(m, report.Places, st.Printing())
	for at, requirement := range writing.Pictures(m, report.Places) {
		pic, err := FirstPicture(e, requirement)
		if err != nil {
			return nil, report, err
		}
		if pic != nil {
			report.Answers[at] = place.Answer{Picture: pic}
		}
	}
	var data []byte
	if data, report.Report, err = blank.FillPlacesBytes(report.Answers); err != nil {
		return nil, report, session.Failed("form", err)
	}
	for _, x := range m.Entries {
		if st.Default(x.Field) && slices.Contains(report.Filled, x.At) {
			report.Defaults = append(report.Defaults, x.At)
		}
	}
	return data, report, nil
}

// Readback is what a filled copy of a blank says, beside the dossier.
type Readback struct {
	Edits []writing.Edit // what it says otherwise
	// Compared counts the places whose words were compared with an answer of the dossier. Where it is 0, nothing is known of
	// whether the two agree.
	Compared int
	// Other names the places that hold something and that no field of the dossier stands for.
	Other []string
	// Named is what tells that the copy may be another unit's where that cannot be known: a name other than the client's where no credit
	// code does, another code where no name does, or what the blank prints; "" else.
	Named string
	// Nameless: neither a name nor a credit code stands on the copy, so nothing on it tells whose it is.
	Nameless bool
}

// ReadBack compares a filled copy of a blank with the dossier. Failures: those of docx; other-unit (args client, name) where the
// copy is that of another unit: it bears another name and credit code, or the name of another client.
func ReadBack(e *session.Editing, blank, filled *docx.Form, m plan.Map) (Readback, error) {
	places, err := blank.Places()
	if err != nil {
		return Readback{}, session.Failed("form", err)
	}
	read, err := filled.ReadPlaces(blank)
	if err != nil {
		return Readback{}, session.Failed("form", err)
	}
	st, err := e.State()
	if err != nil {
		return Readback{}, err
	}
	out := Readback{Edits: writing.Edits(m, places, st.Printing(), read), Nameless: true}
	entries := m.ByAddress()
	for _, p := range places {
		a, there := read[p.At]
		if x := entries[p.At]; x != nil && x.Writes() && (x.Field == "org.name" || x.Field == "org.uscc") && written(a) {
			out.Nameless = false
		}
		switch {
		case !there || p.Kind == place.Sign || p.Kind == place.Image:
		case compares(entries[p.At], e.Form):
			out.Compared++
		case written(a):
			out.Other = append(out.Other, cmp.Or(p.Label, p.At))
		}
	}
	out.Named, err = ofAnother(e, out.Edits, out.ours(e, places, m, read))
	return out, err
}

// ours tells whether a copy bears the client's name, remarks and ways of writing aside.
func (r Readback) ours(e *session.Editing, places []place.Place, m plan.Map, read map[string]place.Answer) bool {
	entries := m.ByAddress()
	return slices.ContainsFunc(places, func(p place.Place) bool {
		x, a := entries[p.At], read[p.At]
		return x != nil && (x.Writes() && x.Field == "org.name" && writing.SameFirm(e.Client.Name, a.Text) || x.Printed() && writing.SameFirm(e.Client.Name, p.Sample))
	})
}

// ofAnother is the failure of a copy that is another unit's, nil for the client's own, which ours tells. Of another name alone, of
// another code alone, or where the blank prints whose it is, it cannot be known: named.
func ofAnother(e *session.Editing, edits []writing.Edit, ours bool) (named string, err error) {
	name, code, said := "", "", ""
	for _, x := range edits {
		switch {
		case x.Fault != nil && x.Fault.Code == gb.FaultOtherName && strings.HasPrefix(x.Field, "org."):
			said = cmp.Or(said, x.Fault.Args["name"])
		case x.Field == "org.uscc" && x.Was != "" && x.Fault == nil:
			code = x.Value
		case x.Field == "org.name" && (x.Fault == nil || x.Fault.Code == writing.FaultRemark) && x.Text != "" && !writing.SameFirm(e.Client.Name, x.Text):
			name = cmp.Or(x.Value, x.Text)
		}
	}
	switch {
	case name == "" && ours:
		return "", nil
	case name == "":
		return cmp.Or(said, code), nil
	}
	if found, err := e.Session().Clients().Find(name); code == "" && (err != nil || found.Name != name || found.ID == e.Client.ID) {
		return name, nil
	}
	return "", session.Refuse("form", session.CodeOtherUnit, "client", e.Client.Name, "name", name)
}

// Sound are the edits that may be taken over as they are: nothing on them needs a person to decide.
func (r Readback) Sound() []writing.Edit {
	return slices.DeleteFunc(slices.Clone(r.Edits), func(x writing.Edit) bool { return x.Fault != nil })
}

// OfNobody tells that nothing on a copy tells whose it is, though something of the unit stands on it.
func (r Readback) OfNobody(e *session.Editing) bool {
	return r.Nameless && slices.ContainsFunc(r.Edits, func(x writing.Edit) bool { return OfUnit(e, x) })
}

// OfUnit tells whether what was read back is of the unit itself, not of the one dossier.
func OfUnit(e *session.Editing, x writing.Edit) bool {
	f := e.Form.Known(x.Field)
	return f != nil && e.Owner(f) == e.Client.ID
}

// compares tells whether a place has a field of the dossier whose answer a person gives.
func compares(entry *plan.Entry, form *forms.Form) bool {
	if entry == nil || entry.State != plan.Accepted && entry.State != plan.Proposed {
		return false
	}
	f := form.Known(entry.Field)
	return f != nil && !f.Computed()
}

// written tells whether a place holds anything.
func written(a place.Answer) bool {
	return strings.TrimSpace(a.Text) != "" || len(a.Chosen) > 0 || len(a.Rows) > 0
}

// FillForm fills an official form with the answers of the open dossier. Failures: those of Fill.
func FillForm(e *session.Editing, f InUse) ([]byte, FormReport, error) { return Fill(e, f.form, f.Map) }

// ReadForm reads a copy of an official form that was filled by hand and compares it with the dossier, for review.
// Failures: those of docx and of ReadBack.
func ReadForm(e *session.Editing, f InUse, filled []byte) (Readback, error) {
	form, err := compile(filled)
	if err != nil {
		return Readback{}, session.Failed("form", err)
	}
	return ReadBack(e, f.form, form, f.Map)
}
