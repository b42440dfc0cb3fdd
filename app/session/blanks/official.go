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
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/store"
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

// listed are the official forms in use that were read, by pack; "" stands for all.
type listed map[string]*packForms

// packForms are those of one pack as of so many edits of its forms.
type packForms struct {
	edits int
	forms []OfficialForm
	marks map[string]string // by output; nil before they are asked
}

// formsOf reads the official forms in use of a pack where one of them may have changed since. What it gives must not be changed.
func formsOf(s *session.Session, pack string) (*packForms, error) {
	kept, root := session.Shelf[listed](s), rootOf(pack)
	if pack == "" {
		root = rootOfAll
	}
	edits := session.EditsUnder(s, root)
	if known := (*kept)[pack]; known != nil && known.edits == edits {
		return known, nil
	}
	list, err := readForms(s, pack)
	if err != nil {
		return nil, err
	}
	if *kept == nil {
		*kept = listed{}
	}
	(*kept)[pack] = &packForms{edits: edits, forms: list}
	return (*kept)[pack], nil
}

func readForms(s *session.Session, pack string) ([]OfficialForm, error) {
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
		if f.Map, err = readMap([]byte(x.Value(record.MapField))); err != nil {
			return nil, &session.Failure{Doing: "form", Code: session.CodeBadMap, Args: map[string]string{"name": f.Name, "detail": err.Error()}, Err: err}
		}
		list = append(list, f)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Output < list[j].Output })
	return list, nil
}

// Forms lists the official forms in use for a pack, by output id; pack "" lists all; nil when there is none. The list is the caller's
// to change. Failures: bad-map (args name, detail) and the store's.
func Forms(s *session.Session, pack string) ([]OfficialForm, error) {
	known, err := formsOf(s, pack)
	if err != nil {
		return nil, err
	}
	list := slices.Clone(known.forms)
	for i := range list {
		list[i].Map = list[i].Map.Clone()
	}
	return list, nil
}

// Marks gives by output what stands for each official blank in use of a pack and its map: equal texts are equal blanks and maps. The map
// must not be changed. Failures: bad-map and the store's.
func Marks(s *session.Session, pack string) (map[string]string, error) {
	known, err := formsOf(s, pack)
	if err != nil {
		return nil, err
	}
	if known.marks != nil {
		return known.marks, nil
	}
	marks := map[string]string{}
	for _, f := range known.forms {
		text, err := f.Map.Bytes()
		if err != nil {
			return nil, session.Failed("form", err)
		}
		marks[f.Output] = f.SHA + " " + session.HashOf(text)
	}
	known.marks = marks
	return marks, nil
}

// FormData reads the blank of an official form. Failures: those of reading a file of the vault.
func FormData(s *session.Session, f OfficialForm) ([]byte, error) {
	r, _, err := s.Store().Materials().Open(f.SHA)
	if err != nil {
		return nil, session.Failed("form", err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return data, session.Failed("form", err)
}

// SaveMap keeps a changed map, in one undoable step; from is the dossier in which it was changed. Failures: the store's.
func SaveMap(s *session.Session, f OfficialForm, from string) error {
	text, err := f.Map.Bytes()
	if err != nil {
		return session.Failed("form", err)
	}
	_, err = s.Apply(Steps{f.Pack, f.Output, from}.edit(record.LabelFormMap, store.Set{Entity: f.ID, Field: record.MapField, Value: string(text)}))
	return err
}

// RemoveForm puts an official form away: the pack's own form is used again. Steps.Undo brings it back. from is the dossier in which
// that was done; "" for none. Failures: the store's.
func RemoveForm(s *session.Session, f OfficialForm, from string) error {
	_, err := s.Apply(Steps{f.Pack, f.Output, from}.edit(record.LabelRemoveForm, store.Set{Entity: f.ID, Field: store.DeletedField, Value: store.DeletedValue}))
	return err
}
