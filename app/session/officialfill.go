package session

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"yibiao/dossier/docx"
	"yibiao/dossier/formmap"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// openOfficial reads and compiles the blank of an official form.
func (s *Session) openOfficial(f OfficialForm) (*docx.Form, error) {
	data, err := s.FormData(f)
	if err != nil {
		return nil, err
	}
	form, err := docx.Open(data)
	return form, failed("form", err)
}

// ProposeMap proposes which fields of a form fill which places of a blank.
func ProposeMap(name string, data []byte, blank *docx.Form, form *forms.Form) (formmap.Map, error) {
	places, err := blank.Places()
	if err != nil {
		return formmap.Map{}, failed("form", err)
	}
	m := formmap.Propose(places, formmap.FromForm(form))
	m.Form, m.SHA256 = name, hashOf(data)
	return m, nil
}

// CheckMap refuses a map that was made for another blank. Failures: other-blank (args name).
func CheckMap(m formmap.Map, blank []byte) error {
	if m.SHA256 != "" && m.SHA256 != hashOf(blank) {
		return refuse("form", "other-blank", "name", m.Form)
	}
	return nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// FormReport tells what became of the places of an official form.
type FormReport struct {
	docx.PlaceReport
	// Places are those of the blank, in document order, and Answers what was to be written, by address.
	Places  []docx.Place
	Answers map[string]docx.Answer
	// Held are the values that were not written because their own check is against them.
	Held []formmap.Held
}

// FillForm fills a blank by a map with the answers of the open dossier. A place for a picture shows the first PNG or
// JPEG file attached to its requirement, and stays empty when there is none.
func (e *Editing) FillForm(blank *docx.Form, m formmap.Map) ([]byte, FormReport, error) {
	var report FormReport
	var err error
	if report.Places, err = blank.Places(); err != nil {
		return nil, report, failed("form", err)
	}
	report.Answers, report.Held = formmap.Values(m, report.Places, e.Form, e.Case())
	for at, requirement := range formmap.Pictures(m, report.Places) {
		pic, err := e.firstPicture(requirement)
		if err != nil {
			return nil, report, err
		}
		if pic != nil {
			report.Answers[at] = docx.Answer{Picture: pic}
		}
	}
	var data []byte
	data, report.PlaceReport, err = blank.FillPlacesBytes(report.Answers)
	return data, report, failed("form", err)
}

// ReadBack lists what a filled copy of a blank says otherwise than the dossier.
func (e *Editing) ReadBack(blank, filled *docx.Form, m formmap.Map) ([]formmap.Edit, error) {
	places, err := blank.Places()
	if err != nil {
		return nil, failed("form", err)
	}
	read, err := filled.ReadPlaces(blank)
	if err != nil {
		return nil, failed("form", err)
	}
	return formmap.Edits(m, places, e.Form, e.Case(), read), nil
}

// FillOfficial fills an official form with the answers of the open dossier.
func (e *Editing) FillOfficial(f OfficialForm) ([]byte, FormReport, error) {
	blank, err := e.s.openOfficial(f)
	if err != nil {
		return nil, FormReport{}, err
	}
	return e.FillForm(blank, f.Map)
}

// ReadForm reads a copy of an official form that was filled by hand and lists what it says otherwise than the
// dossier, for review. Failures: those of docx.
func (e *Editing) ReadForm(f OfficialForm, filled []byte) ([]formmap.Edit, error) {
	blank, err := e.s.openOfficial(f)
	if err != nil {
		return nil, err
	}
	form, err := docx.Open(filled)
	if err != nil {
		return nil, failed("form", err)
	}
	return e.ReadBack(blank, form, f.Map)
}

// ApplyEdits takes over what was read back, in one undoable step, and gives the number of changes; what a person must
// decide is left out. Rows beyond the end of a table are added. Failures: no-field, no-column, and the store's.
func (e *Editing) ApplyEdits(edits []formmap.Edit) (int, error) {
	edit := store.Edit{Root: e.Root(), Label: "readback", Origin: store.ReadBack, Undoable: true}
	added := map[string]string{} // table and position → id of the new row
	for _, x := range edits {
		if x.Undecided() {
			continue
		}
		f := e.Form.Known(x.Field)
		if f == nil {
			return 0, refuse("import", "unknown-field", "field", x.Field)
		}
		entity, field := e.owner(f), x.Field
		if f.IsTable() {
			if f.Column(x.Column) == nil {
				return 0, refuse("import", "no-column", "field", x.Field, "column", x.Column)
			}
			entity, field = e.rowFor(&edit, added, x), x.Column
		}
		edit.Sets = append(edit.Sets, store.Set{Entity: entity, Field: answerPrefix + field, Value: x.Value})
	}
	applied, err := e.s.apply(edit)
	if err != nil {
		return 0, err
	}
	return len(applied.Changes), e.Reload()
}

// rowFor gives the row that an edit writes to; a row beyond the end of its table is made in the same step.
func (e *Editing) rowFor(edit *store.Edit, added map[string]string, x formmap.Edit) string {
	rows := e.answers.Tables[x.Field]
	if x.Row >= 0 && x.Row < len(rows) {
		return rows[x.Row].ID
	}
	place := fmt.Sprintf("%s/%d", x.Field, x.Row)
	if id := added[place]; id != "" {
		return id
	}
	id := e.s.store.NewID()
	added[place] = id
	edit.Sets = append(edit.Sets,
		store.Set{Entity: id, Field: kindField, Value: kindRow},
		store.Set{Entity: id, Field: "owner", Value: e.owner(e.Form.Known(x.Field))},
		store.Set{Entity: id, Field: "table", Value: x.Field},
		store.Set{Entity: id, Field: "order", Value: orderText(x.Row)})
	if x.Key != "" {
		edit.Sets = append(edit.Sets, store.Set{Entity: id, Field: answerPrefix + x.Key, Value: x.KeyValue})
	}
	return id
}
