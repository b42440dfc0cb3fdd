package blanks

import (
	"context"
	"slices"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/formmap"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Blank is a file that shall serve as an official form.
type Blank struct {
	Name string // of the file
	Data []byte
	// Agreed: a person has been told all that speaks against the file, and wants it all the same.
	Agreed bool
	// From is the dossier from which it is taken into use, by id; "" for none.
	From string
}

// taking is a blank that is being taken into use for an output.
type taking struct {
	s      *session.Session
	pack   *forms.Pack
	output string
	blank  Blank
	file   document // as it was handed over
	now    *InUse   // the official form that it replaces, nil for the pack's own
	// taken is the form to be used: the file, or what was made of an outline.
	taken InUse
}

// ImportForm takes an official blank into use for an output of a pack and proposes which field fills which place.
// When an earlier blank was in use, its map is carried over and what is different is told; the earlier one is put
// away (Steps.Undo brings it back). Failures: no-pack, no-output, no-places, those of docx and of FormOf; and where a person must agree
// first, those of doubts, together: names-unit, no-title, other-title, unlike-title, other-form, few-places, filled-form.
func ImportForm(s *session.Session, pack, output string, b Blank) (InUse, []formmap.Difference, error) {
	x, err := take(s, pack, output, b)
	if err != nil {
		return InUse{}, nil, err
	}
	if err := x.doubts(); err != nil {
		return InUse{}, nil, err
	}
	f := &x.taken
	f.OfficialForm = OfficialForm{ID: s.Store().NewID(), Pack: pack, Output: output, Name: b.Name, SHA: session.HashOf(f.data), Added: s.Now(), Outline: f.Outline, Macros: x.file.form.Macros()}
	differences := x.carryOver()
	if _, err := s.Store().Materials().PutBlob(context.Background(), f.data); err != nil {
		return InUse{}, nil, session.Failed("form", err)
	}
	text, err := f.Map.Bytes()
	if err != nil {
		return InUse{}, nil, session.Failed("form", err)
	}
	edit := Steps{pack, output, b.From}.edit(record.LabelImportForm,
		store.Set{Entity: f.ID, Field: record.KindField, Value: record.KindForm},
		store.Set{Entity: f.ID, Field: record.PackField, Value: pack},
		store.Set{Entity: f.ID, Field: record.OutputField, Value: output},
		store.Set{Entity: f.ID, Field: record.FileNameField, Value: b.Name},
		store.Set{Entity: f.ID, Field: record.SHAField, Value: f.SHA},
		store.Set{Entity: f.ID, Field: record.AddedField, Value: f.Added.Format(time.RFC3339)},
		store.Set{Entity: f.ID, Field: record.MapField, Value: string(text)},
		store.Set{Entity: f.ID, Field: record.OutlineField, Value: strings.Join(f.Outline, "\n")},
	)
	if x.now != nil {
		edit.Sets = append(edit.Sets, store.Set{Entity: x.now.ID, Field: store.DeletedField, Value: store.DeletedValue})
	}
	_, err = s.Apply(edit)
	return *f, differences, err
}

// take opens a blank for an output, and the official form that is in use for it. Failures: those of ImportForm but the doubts.
func take(s *session.Session, pack, output string, b Blank) (*taking, error) {
	x := &taking{s: s, output: output, blank: b}
	var err error
	if x.pack, err = packOf(s, pack, output); err != nil {
		return nil, err
	}
	if x.file, err = open(b.Data); err != nil {
		return nil, err
	}
	if x.taken.document = x.file; len(x.file.places) == 0 {
		if err := x.outline(); err != nil {
			return nil, err
		}
	}
	if len(x.taken.places) == 0 {
		return nil, session.Refuse("form", session.CodeNoPlaces, "name", b.Name)
	}
	now, used, err := FormOf(s, pack, output)
	if err != nil {
		return nil, err
	}
	if used {
		x.now = &now
	}
	x.taken.proposed, err = proposedFor(s, x.pack, x.taken.places)
	return x, err
}

// outline makes a form of a file without places, where it is an outline: it has a place under each heading.
func (x *taking) outline() error {
	made, headings, err := x.file.form.Outline()
	if err != nil || len(headings) == 0 {
		return session.Failed("form", err)
	}
	x.taken.Outline = headings
	x.taken.document, err = open(made)
	return err
}

// carryOver gives the form that is taken its map: that of the form in use as far as it fits, else what is proposed. It tells what
// differs; nil where none is in use.
func (x *taking) carryOver() []formmap.Difference {
	f := &x.taken
	f.Map = f.proposed.Clone()
	var differences []formmap.Difference
	if x.now != nil {
		f.Map, differences = formmap.CarryOver(x.now.Map, x.now.places, f.places)
		for _, d := range differences {
			if d.Change == formmap.New {
				*f.Map.Entry(d.New.At) = *f.proposed.Entry(d.New.At)
			}
		}
		f.Map = formmap.Recheck(f.Map, f.proposed)
	}
	f.Map.Form, f.Map.SHA256 = f.Name, f.SHA
	f.Map.Pack, f.Map.Version = x.pack.ID.S, x.pack.Version
	return differences
}

// packOf is the pack that prints an output: one of its programmes', or the common list of materials. Failures: no-pack, no-output.
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
