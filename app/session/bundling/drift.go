package bundling

import (
	"maps"
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/app/session/history"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Difference is one thing that a dossier holds otherwise than an earlier export of it.
type Difference struct {
	Kind DifferenceKind
	ID   string // of the field, the condition, the requirement or the output; "" where the whole dossier is meant
	// Name is that of a requirement or an output, as it is shown.
	Name string
	// Added and Removed count the files that came and went; both are 0 where only their order or their validity changed.
	Added, Removed int
}

// DifferenceKind is the kind of thing that differs.
type DifferenceKind string

// The kinds of differences.
const (
	DifferentField      DifferenceKind = "field"
	DifferentTick       DifferenceKind = "tick"       // a condition that a person confirms
	DifferentFiles      DifferenceKind = "files"      // of a requirement
	DifferentForm       DifferenceKind = "form"       // the blank of an output, or what goes where in it
	DifferentProgrammes DifferenceKind = "programmes" // what is applied for
	DifferentEdition    DifferenceKind = "edition"    // of the pack
	// FilesUnrecorded: the export was made before exports kept what was attached, so nobody knows.
	FilesUnrecorded DifferenceKind = "files-unrecorded"
	// SnapshotLost: what the export held is gone from the vault, so nobody knows whether anything has changed.
	SnapshotLost DifferenceKind = "snapshot-lost"
)

// Unknown tells that nobody knows whether it differs.
func (d Difference) Unknown() bool { return d.Kind == SnapshotLost || d.Kind == FilesUnrecorded }

// Sure are the differences that are known to be differences.
func Sure(all []Difference) []Difference {
	return slices.DeleteFunc(slices.Clone(all), Difference.Unknown)
}

// contents is what an export was made from. It is kept with the answers, as one file of the vault: those who read the answers
// alone pass over the rest.
type contents struct {
	forms.Answers
	Held *held
}

// held is what went into a bundle beside the answers.
type held struct {
	Programmes []string
	Edition    string
	Files      map[string][]heldFile // by requirement, in the order in which they were numbered
	Forms      map[string]string     // by output: what stands for the official blank in use and its map
}

// heldFile is what of an attached file shows in a bundle: its content, the ending of its name, and until when it is valid.
type heldFile struct{ SHA, Ext, Expires string }

// holds tells what goes into a bundle now.
func holds(e *session.Editing) (*held, error) {
	h := &held{Edition: e.Form.Pack.Version, Files: map[string][]heldFile{}}
	for _, q := range e.Form.Programmes {
		h.Programmes = append(h.Programmes, q.ID.S)
	}
	for _, r := range e.Form.Requirements {
		for _, m := range e.Materials().Of(r.ID.S) {
			h.Files[r.ID.S] = append(h.Files[r.ID.S], heldFile{m.SHA, session.ExtOf(m.Name), m.Expires})
		}
	}
	var err error
	h.Forms, err = blanks.Marks(e.Session(), e.Form.Pack.ID.S)
	return h, err
}

// Handed is what an export held. It never changes, so that whoever asks after each edit reads it once.
type Handed struct{ then *contents } // nil when it is gone from the vault

// Lost tells that what the export held is gone from the vault.
func (h Handed) Lost() bool { return h.then == nil }

// HandedBy reads what an export held. Failures: the vault's; that it is gone is none.
func HandedBy(s *session.Session, x history.Snapshot) (Handed, error) {
	var then contents
	err := history.Held(s, x, &then)
	if code := store.CodeOf(err); code == store.CodeNoMaterial || code == store.CodeBadMaterial {
		return Handed{}, nil
	}
	return Handed{&then}, err
}

// Drift lists what the dossier holds otherwise than a snapshot of it: what has changed since it was handed in. A table stands
// for all of its rows. Nil means that the bundle is what would be exported now. Failures: those of HandedBy, and the vault's.
func Drift(e *session.Editing, s history.Snapshot) ([]Difference, error) {
	held, err := HandedBy(e.Session(), s)
	if err != nil {
		return nil, err
	}
	return held.Drift(e)
}

// Drift is that from the export which held this. Failures: the vault's.
func (h Handed) Drift(e *session.Editing) ([]Difference, error) {
	if h.Lost() {
		return []Difference{{Kind: SnapshotLost}}, nil
	}
	then := h.then
	now, err := e.State()
	if err != nil {
		return nil, err
	}
	out := answersDiffer(e, then.Answers, now.Answers)
	if then.Held == nil {
		return append(out, unrecorded(e)...), nil
	}
	holding, err := holds(e)
	if err != nil {
		return nil, err
	}
	return append(out, holdingsDiffer(e, *then.Held, *holding)...), nil
}

func answersDiffer(e *session.Editing, then, now forms.Answers) []Difference {
	var out []Difference
	for _, f := range handedIn(e.Form) {
		id := f.Name()
		same := then.Values[id] == now.Values[id] && then.Values[forms.NoneOf(id)] == now.Values[forms.NoneOf(id)]
		if !same || f.IsTable() && !history.SameRows(then.Tables[id], now.Tables[id]) {
			out = append(out, Difference{Kind: DifferentField, ID: id})
		}
	}
	for _, q := range e.Form.Programmes {
		for _, r := range q.Rules {
			if tick := r.TickField(); then.Values[tick] != now.Values[tick] {
				out = append(out, Difference{Kind: DifferentTick, ID: r.Key()})
			}
		}
	}
	return out
}

// handedIn are the fields whose answers go into a bundle: what was granted and paid comes after it.
func handedIn(form *forms.Form) []*forms.Field {
	var out []*forms.Field
	for _, s := range form.Sections {
		if !s.Award {
			out = append(out, s.Fields...)
		}
	}
	return out
}

func holdingsDiffer(e *session.Editing, then, now held) []Difference {
	var out []Difference
	if !slices.Equal(then.Programmes, now.Programmes) {
		out = append(out, Difference{Kind: DifferentProgrammes})
	}
	if then.Edition != now.Edition {
		out = append(out, Difference{Kind: DifferentEdition})
	}
	for _, r := range e.Form.Requirements {
		if d, differs := filesDiffer(then.Files[r.ID.S], now.Files[r.ID.S]); differs {
			d.ID, d.Name = r.ID.S, r.Name
			out = append(out, d)
		}
	}
	for _, o := range e.Form.Outputs {
		if then.Forms[o.ID.S] != now.Forms[o.ID.S] {
			out = append(out, Difference{Kind: DifferentForm, ID: o.ID.S, Name: o.Title})
		}
	}
	return out
}

// filesDiffer counts what came and what went; a file that is there twice counts twice.
func filesDiffer(then, now []heldFile) (Difference, bool) {
	count := map[string]int{}
	for _, f := range now {
		count[f.SHA]++
	}
	for _, f := range then {
		count[f.SHA]--
	}
	d := Difference{Kind: DifferentFiles}
	for n := range maps.Values(count) {
		d.Added, d.Removed = d.Added+max(n, 0), d.Removed+max(-n, 0)
	}
	return d, !slices.Equal(then, now)
}

// unrecorded is all that is known of the files of an export that kept no list of them.
func unrecorded(e *session.Editing) []Difference {
	if len(e.Materials().Of("")) == 0 {
		return nil
	}
	return []Difference{{Kind: FilesUnrecorded}}
}
