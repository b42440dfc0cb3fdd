package session

import "yibiao/forms"

// Gap is a place of a dossier where something is left to do.
type Gap struct {
	Kind    GapKind
	At      Spot
	Section string // of the form; "" where no field is meant
	Label   string // of the field or the material; "" for deeds
}

// GapKind says what is left to do.
type GapKind string

// The kinds of gaps, in the order of the steps.
const (
	GapField    GapKind = "field"    // to be filled or mended
	GapMaterial GapKind = "material" // to be attached
	GapConfirm  GapKind = "confirm"  // conditions that a person confirms
	GapReview   GapKind = "review"   // conditions that do not hold, all else done
)

// Gaps lists what is left, in the order of the steps: fields that must be filled or mended, missing materials, what a
// person must confirm, and, when all that is done, what refuses the export. A profile has fields only.
func (s *State) Gaps() []Gap {
	var out []Gap
	for _, section := range s.form.Sections {
		for _, f := range section.Fields {
			if at, open := s.gapOf(f); open {
				out = append(out, Gap{GapField, at, section.Title, f.Label})
			}
		}
	}
	if len(s.form.Programmes) == 0 {
		return out
	}
	for _, f := range s.Report.Findings {
		if f.Code == "missing" && f.Material != "" {
			out = append(out, Gap{Kind: GapMaterial, At: Spot{Material: f.Material}, Label: f.Label})
		}
	}
	for _, f := range s.Report.Findings {
		if f.Severity == forms.Manual {
			return append(out, Gap{Kind: GapConfirm})
		}
	}
	if len(out) == 0 && s.Report.Blocking() > 0 {
		return []Gap{{Kind: GapReview}}
	}
	return out
}

// gapOf tells whether a field is left to be filled or mended, and where.
func (s *State) gapOf(f *forms.Field) (Spot, bool) {
	id := f.Name()
	if !s.Relevant[id] || f.Computed() {
		return Spot{}, false
	}
	for _, finding := range s.fields[id] {
		if finding.Severity == forms.Block {
			return s.Spot(finding), true
		}
	}
	return Spot{Field: id}, s.Required[id] && !s.has(f)
}

// NextGap is the first place behind a field where something is left to do, from the beginning again when there is none
// behind it; field "" means the beginning. n counts all of them; 0 means that nothing is left.
func (s *State) NextGap(field string) (next Gap, n int) {
	gaps := s.Gaps()
	if len(gaps) == 0 {
		return Gap{}, 0
	}
	order := map[string]int{}
	for i, f := range s.form.Fields() {
		order[f.Name()] = i + 1
	}
	for _, g := range gaps {
		if g.At.Field == "" || order[g.At.Field] > order[field] {
			return g, len(gaps)
		}
	}
	return gaps[0], len(gaps)
}
