// Package blanks keeps the official blanks of a vault: their maps, what goes into them, what a filled copy says.
package blanks

import (
	"context"
	"io"
	"slices"
	"sort"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// OfficialForm is an official blank form that replaces the pack's own form of one output, in every dossier.
type OfficialForm struct {
	ID           string
	Pack, Output string // ids
	Name         string // file name
	SHA          string // of the blank
	Added        time.Time
	Map          plan.Map
	// Outline are the headings of an outline that was taken as a form: each has a place for its text. nil for other blanks.
	Outline []string
	// Macros: the blank carries macros. It is known of a form that has just been taken into use or that FormOf gives.
	Macros bool
}

// Forms lists the official forms in use for a pack, by output id; pack "" lists all.
func Forms(s *session.Session, pack string) ([]OfficialForm, error) {
	where := map[store.FieldName]string{record.KindField: record.KindForm}
	if pack != "" {
		where[record.PackField] = pack
	}
	found, err := s.Store().State().Find(context.Background(), where)
	if err != nil {
		return nil, session.Failed("list", err)
	}
	var list []OfficialForm
	for _, x := range found {
		f := OfficialForm{ID: x.ID, Pack: x.Value(record.PackField), Output: x.Value(record.OutputField), Name: x.Value(record.FileNameField), SHA: x.Value(record.SHAField)}
		f.Added, _ = time.Parse(time.RFC3339, x.Value(record.AddedField))
		if text := x.Value(record.OutlineField); text != "" {
			f.Outline = strings.Split(text, "\n")
		}
		if f.Map, err = plan.Read([]byte(x.Value(record.MapField))); err != nil {
			return nil, &session.Failure{Doing: "form", Code: session.CodeBadMap, Args: map[string]string{"name": f.Name, "detail": err.Error()}, Err: err}
		}
		list = append(list, f)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Output < list[j].Output })
	return list, nil
}

// marks are those of the official blanks in use, by pack.
type marks map[string]*packMarks

// packMarks are those of one pack, by output, as of so many edits of its forms.
type packMarks struct {
	edits int
	of    map[string]string
}

// Marks gives by output what stands for each official blank in use of a pack and its map: equal texts are equal blanks and maps. The maps
// are read only when one of them may have changed. The map must not be changed. Failures: bad-map and the store's.
func Marks(s *session.Session, pack string) (map[string]string, error) {
	kept := session.Shelf[marks](s)
	edits := session.EditsUnder(s, rootOf(pack))
	if known := (*kept)[pack]; known != nil && known.edits == edits {
		return known.of, nil
	}
	list, err := Forms(s, pack)
	if err != nil {
		return nil, err
	}
	found := &packMarks{edits, map[string]string{}}
	for _, f := range list {
		text, err := f.Map.Bytes()
		if err != nil {
			return nil, session.Failed("form", err)
		}
		found.of[f.Output] = f.SHA + " " + session.HashOf(text)
	}
	if *kept == nil {
		*kept = marks{}
	}
	(*kept)[pack] = found
	return found.of, nil
}

// FormOf finds the official form in use for an output; ok is false when the pack's own form is used. What its map
// only proposes is looked at anew: the map may have been made by an earlier program.
func FormOf(s *session.Session, pack, output string) (f OfficialForm, ok bool, err error) {
	list, err := Forms(s, pack)
	for _, f := range list {
		if f.Output == output {
			err := recheck(s, &f)
			return f, err == nil, err
		}
	}
	return OfficialForm{}, false, err
}

// recheck makes undecided what the map of f proposes and the program would not propose today.
func recheck(s *session.Session, f *OfficialForm) error {
	p, err := packOf(s, f.Pack, f.Output)
	if err != nil {
		return err
	}
	form, err := forms.Whole(p)
	if err != nil {
		return session.Failed("form", err)
	}
	blank, err := openOfficial(s, *f)
	if err != nil {
		return err
	}
	places, err := blank.Places()
	if err != nil {
		return session.Failed("form", err)
	}
	f.Macros = blank.Macros()
	f.Map = formmap.Recheck(f.Map, formmap.Propose(places, ownFields(s, form)))
	return nil
}

// ImportForm takes an official blank into use for an output of a pack and proposes which field fills which place.
// When an earlier blank was in use, its map is carried over and what is different is told; the earlier one is put
// away (Steps.Undo brings it back). Failures: no-pack, no-output, no-places, those of docx; and where a person must agree first,
// those of doubts, together: names-unit, no-title, other-title, unlike-title, other-form, few-places, filled-form.
func ImportForm(s *session.Session, pack, output string, b Blank) (OfficialForm, []formmap.Difference, error) {
	p, err := packOf(s, pack, output)
	if err != nil {
		return OfficialForm{}, nil, err
	}
	data, places, outline, err := placesOrOutline(b.Data)
	if err != nil {
		return OfficialForm{}, nil, err
	}
	macros, err := carriesMacros(data)
	if err != nil {
		return OfficialForm{}, nil, err
	}
	if len(places) == 0 {
		return OfficialForm{}, nil, session.Refuse("form", session.CodeNoPlaces, "name", b.Name)
	}
	found := places
	if len(outline) > 0 {
		found = nil
	}
	if err := doubts(s, p, output, b, found); err != nil {
		return OfficialForm{}, nil, err
	}
	f := OfficialForm{ID: s.Store().NewID(), Pack: pack, Output: output, Name: b.Name, SHA: session.HashOf(data), Added: s.Now(), Outline: outline, Macros: macros}
	differences, old, err := mapFor(s, &f, p, places)
	if err != nil {
		return OfficialForm{}, nil, err
	}
	if _, err := s.Store().Materials().PutBlob(context.Background(), data); err != nil {
		return OfficialForm{}, nil, session.Failed("form", err)
	}
	text, err := f.Map.Bytes()
	if err != nil {
		return OfficialForm{}, nil, session.Failed("form", err)
	}
	edit := Steps{pack, output, b.From}.edit("import-form",
		store.Set{Entity: f.ID, Field: record.KindField, Value: record.KindForm},
		store.Set{Entity: f.ID, Field: record.PackField, Value: pack},
		store.Set{Entity: f.ID, Field: record.OutputField, Value: output},
		store.Set{Entity: f.ID, Field: record.FileNameField, Value: b.Name},
		store.Set{Entity: f.ID, Field: record.SHAField, Value: f.SHA},
		store.Set{Entity: f.ID, Field: record.AddedField, Value: f.Added.Format(time.RFC3339)},
		store.Set{Entity: f.ID, Field: record.MapField, Value: string(text)},
		store.Set{Entity: f.ID, Field: record.OutlineField, Value: strings.Join(f.Outline, "\n")},
	)
	if old != "" {
		edit.Sets = append(edit.Sets, store.Set{Entity: old, Field: store.DeletedField, Value: store.DeletedValue})
	}
	_, err = s.Apply(edit)
	return f, differences, err
}

// mapFor fills f.Map: carried over from the blank in use, whose entity id it gives, or proposed anew.
func mapFor(s *session.Session, f *OfficialForm, p *forms.Pack, places []place.Place) ([]formmap.Difference, string, error) {
	old, used, err := FormOf(s, f.Pack, f.Output)
	if err != nil {
		return nil, "", err
	}
	form, err := forms.Whole(p)
	if err != nil {
		return nil, "", session.Failed("form", err)
	}
	f.Map = formmap.Propose(places, ownFields(s, form))
	var differences []formmap.Difference
	if used {
		before, err := FormPlaces(s, old)
		if err != nil {
			return nil, "", err
		}
		proposed := f.Map
		f.Map, differences = formmap.CarryOver(old.Map, before, places)
		for _, d := range differences {
			if d.Change == formmap.New {
				*f.Map.Entry(d.New.At) = *proposed.Entry(d.New.At)
			}
		}
		f.Map = formmap.Recheck(f.Map, proposed)
	}
	f.Map.Form, f.Map.SHA256 = f.Name, f.SHA
	f.Map.Pack, f.Map.Version = p.ID.S, p.Version
	return differences, old.ID, nil
}

// ownFields are the fields of a form for a blank that is known to be one of its own.
func ownFields(s *session.Session, form *forms.Form) formmap.Candidates {
	c := formmap.FromForm(form)
	c.Own, c.Year = true, s.Now().Year()
	return c
}

// packOf is the pack that prints an output: one of its programmes', or the common list of materials.
func packOf(s *session.Session, pack, output string) (*forms.Pack, error) {
	p := s.Library().Pack(pack)
	if p == nil {
		return nil, session.Refuse("form", session.CodeNoPack, "pack", pack)
	}
	is := func(o *forms.Output) bool { return o.ID.S == output }
	if common := p.Vocabulary.MaterialList; common != nil && is(common) {
		return p, nil
	}
	for _, q := range p.Programmes {
		if slices.ContainsFunc(q.Outputs, is) {
			return p, nil
		}
	}
	return nil, session.Refuse("form", session.CodeNoOutput, "output", output)
}

// placesOrOutline finds the places of a blank. An outline has none: it is made a form with a place under each heading.
func placesOrOutline(data []byte) (form []byte, places []place.Place, outline []string, err error) {
	if places, err = placesOf(data); err != nil || len(places) > 0 {
		return data, places, nil, err
	}
	blank, err := docx.Open(data)
	if err != nil {
		return nil, nil, nil, session.Failed("form", err)
	}
	made, outline, err := blank.Outline()
	if err != nil || len(outline) == 0 {
		return data, nil, nil, session.Failed("form", err)
	}
	places, err = placesOf(made)
	return made, places, outline, err
}

// carriesMacros reports whether a .docx or .docm carries macros.
func carriesMacros(data []byte) (bool, error) {
	form, err := docx.Open(data)
	if err != nil {
		return false, session.Failed("form", err)
	}
	return form.Macros(), nil
}

func placesOf(data []byte) ([]place.Place, error) {
	form, err := docx.Open(data)
	if err != nil {
		return nil, session.Failed("form", err)
	}
	places, err := form.Places()
	return places, session.Failed("form", err)
}

// FormData reads the blank of an official form.
func FormData(s *session.Session, f OfficialForm) ([]byte, error) {
	r, _, err := s.Store().Materials().Open(f.SHA)
	if err != nil {
		return nil, session.Failed("form", err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return data, session.Failed("form", err)
}

// FormPlaces lists the places of an official form, in document order.
func FormPlaces(s *session.Session, f OfficialForm) ([]place.Place, error) {
	data, err := FormData(s, f)
	if err != nil {
		return nil, err
	}
	return placesOf(data)
}

// SaveMap keeps a changed map, in one undoable step; from is the dossier in which it was changed.
func SaveMap(s *session.Session, f OfficialForm, from string) error {
	text, err := f.Map.Bytes()
	if err != nil {
		return session.Failed("form", err)
	}
	_, err = s.Apply(Steps{f.Pack, f.Output, from}.edit("form-map", store.Set{Entity: f.ID, Field: record.MapField, Value: string(text)}))
	return err
}

// RemoveForm puts an official form away: the pack's own form is used again. Steps.Undo brings it back. from is the dossier in which
// that was done; "" for none.
func RemoveForm(s *session.Session, f OfficialForm, from string) error {
	_, err := s.Apply(Steps{f.Pack, f.Output, from}.edit("remove-form", store.Set{Entity: f.ID, Field: store.DeletedField, Value: store.DeletedValue}))
	return err
}
