package session

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/forms"
	"yibiao/forms/gb"
)

// Gap is a place of a dossier where something is left to do.
type Gap struct {
	Kind    GapKind
	At      Spot
	Section string // of the form; "" where no field is meant
	Label   string // of the field or the material; "" for deeds
	Blocks  bool   // it refuses the export
}

// GapKind says what is left to do.
type GapKind string

// The kinds of gaps, in the order of the steps.
const (
	GapField    GapKind = "field"    // to be filled or mended
	GapDefault  GapKind = "default"  // shows a default that nobody has looked at
	GapMaterial GapKind = "material" // to be attached
	GapConfirm  GapKind = "confirm"  // conditions that a person confirms
	GapReview   GapKind = "review"   // conditions that do not hold, all else done
)

// Gaps lists what is left, in the order of the steps: fields that must be filled or mended and defaults to be looked at, in the order of
// the form's InTurn, materials that are missing or cannot be handed in as they are, what a person must confirm, and, when nothing of that
// refuses the export, what does. A profile has fields only.
func (s *State) Gaps() []Gap {
	var out []Gap
	sections := map[*forms.Field]*forms.FormSection{}
	for _, section := range s.form.Sections {
		for _, f := range section.Fields {
			sections[f] = section
		}
	}
	for _, f := range s.form.InTurn() {
		section := sections[f]
		at, blocks, open := s.gapOf(f)
		switch {
		case open:
			out = append(out, Gap{GapField, at, section.Title, f.Label, blocks})
		case s.Presumed[f.Name()] && !section.Progress && !section.Award:
			out = append(out, Gap{GapDefault, at, section.Title, f.Label, false})
		}
	}
	if len(s.form.Programmes) == 0 {
		return out
	}
	out = append(out, s.materialGaps()...)
	for _, f := range s.Report.Findings {
		if f.Severity == forms.Manual {
			return append(out, Gap{Kind: GapConfirm, Blocks: true})
		}
	}
	blocks := func(g Gap) bool { return g.Blocks }
	if s.Report.Blocking() > 0 && !slices.ContainsFunc(out, blocks) {
		return append(out, Gap{Kind: GapReview, Blocks: true})
	}
	return out
}

// materialGaps lists the requirements that are not answered, with those that refuse the export first.
func (s *State) materialGaps() []Gap {
	var out []Gap
	for _, f := range s.Report.Findings {
		at := s.Spot(f)
		missing := f.Code == forms.FindingMissing || f.Severity == forms.Block
		if !missing || at.Material == "" || slices.ContainsFunc(out, func(g Gap) bool { return g.At == at }) {
			continue
		}
		label := f.Label
		for _, m := range s.Report.Materials {
			if m.Requirement.ID.S == at.Material {
				label = m.Requirement.Name
			}
		}
		out = append(out, Gap{Kind: GapMaterial, At: at, Label: label, Blocks: f.Severity == forms.Block})
	}
	return out
}

// gapOf tells whether a field is left to be filled or mended, where, and whether that refuses the export.
func (s *State) gapOf(f *forms.Field) (at Spot, blocks, open bool) {
	id := f.Name()
	if !s.Relevant[id] || f.Computed() {
		return Spot{}, false, false
	}
	for _, finding := range s.fields[id] {
		if finding.Severity == forms.Block {
			return s.Spot(finding), true, true
		}
	}
	return Spot{Field: id}, false, s.Required[id] && !s.has(f)
}

// NextGap is the first place behind a field, in the order of Gaps, where something is left to do, from the beginning again when there is none
// behind it. field "" asks where to go on: at the first place that refuses the export, at the first of all when none does.
// n counts all places; 0 means that nothing is left.
func (s *State) NextGap(field string) (next Gap, n int) {
	gaps := s.Gaps()
	if len(gaps) == 0 {
		return Gap{}, 0
	}
	if at := slices.IndexFunc(gaps, func(g Gap) bool { return g.Blocks }); field == "" && at >= 0 {
		return gaps[at], len(gaps)
	}
	order := map[string]int{}
	for i, f := range s.form.InTurn() {
		order[f.Name()] = i + 1
	}
	for _, g := range gaps {
		if g.At.Field == "" || order[g.At.Field] > order[field] {
			return g, len(gaps)
		}
	}
	return gaps[0], len(gaps)
}

// Filled tells how far a form, or a section of it, is filled. Wherever that is counted, it is this: "must" is what refuses the
// official export while it is empty, as in the pre-check.
type Filled struct {
	Asked    int // what must be filled
	Answered int // of it, what is
	Faults   int // findings at fields that refuse the export for what was answered
	// Usual counts what is empty and usually asked for, which hinders nothing.
	Usual int
}

// Left counts what must still be filled.
func (f Filled) Left() int { return f.Asked - f.Answered }

// Done tells that nothing in the fields refuses the export.
func (f Filled) Done() bool { return f.Left() == 0 && f.Faults == 0 }

// Must tells that a field refuses the official export while it is empty.
func (s *State) Must(f *forms.Field) bool {
	return s.Required[f.Name()] && s.Relevant[f.Name()] && !f.Computed() && f.Source.Binds() || s.lacks(f.Name())
}

// Usual tells that a field is usually asked for and may be left empty all the same.
func (s *State) Usual(f *forms.Field) bool {
	return s.Required[f.Name()] && s.Relevant[f.Name()] && !f.Computed() && !s.Must(f)
}

// lacks tells that the pre-check finds something empty at a field that must not be.
func (s *State) lacks(field string) bool {
	for _, f := range s.fields[field] {
		if Fills(f) {
			return true
		}
	}
	return false
}

// Progress tells how far a section is filled.
func (s *State) Progress(section *forms.FormSection) Filled {
	var out Filled
	for _, f := range section.Fields {
		if s.Relevant[f.Name()] {
			s.count(f, &out)
		}
	}
	return out
}

// Freely counts the fields of a section that hold something that somebody gave, and need not.
func (s *State) Freely(section *forms.FormSection) (n int) {
	for _, f := range section.Fields {
		if s.Relevant[f.Name()] && !f.Computed() && !s.Must(f) && s.has(f) && !s.Default(f.Name()) {
			n++
		}
	}
	return n
}

// Filled tells how far the whole form is filled.
func (s *State) Filled() Filled {
	var out Filled
	for _, section := range s.form.Sections {
		p := s.Progress(section)
		out = Filled{out.Asked + p.Asked, out.Answered + p.Answered, out.Faults + p.Faults, out.Usual + p.Usual}
	}
	return out
}

func (s *State) count(f *forms.Field, to *Filled) {
	empty := map[Spot]bool{}
	for _, finding := range s.fields[f.Name()] {
		switch {
		case Fills(finding):
			empty[s.Spot(finding)] = true
		case finding.Severity == forms.Block:
			to.Faults++
		}
	}
	to.Asked += len(empty)
	switch {
	case empty[Spot{Field: f.Name()}]:
	case s.Must(f) && s.has(f):
		to.Asked, to.Answered = to.Asked+1, to.Answered+1
	case s.Usual(f) && !s.has(f):
		to.Usual++
	}
}

// Defaults lists, in the form's order, the fields that show a default which nobody typed or confirmed. What is only kept beside what
// is handed in, as where the authorities stand, is no part of it.
func (s *State) Defaults() []*forms.Field {
	var out []*forms.Field
	for _, section := range s.form.Sections {
		for _, f := range section.Fields {
			if s.Presumed[f.Name()] && !section.Progress && !section.Award {
				out = append(out, f)
			}
		}
	}
	return out
}

// unaskedDefaults lists the fields of the profile that the form does not ask and whose default, which nobody typed or confirmed,
// a condition rests on.
func (s *State) unaskedDefaults() []*forms.Field {
	var out []*forms.Field
	for _, v := range s.Report.Verdicts {
		for _, c := range v.Conditions {
			f := s.form.Unasked(c.Missing)
			if c.Presumed && f != nil && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// presumedFindings is one finding that names the defaults of a dossier that nobody typed or confirmed; none when there are none.
func presumedFindings(s *State) []forms.Finding {
	fields := append(s.Defaults(), s.unaskedDefaults()...)
	if len(fields) == 0 || len(s.form.Programmes) == 0 {
		return nil
	}
	var ids, labels []string
	for _, f := range fields {
		ids, labels = append(ids, f.Name()), append(labels, f.Label)
	}
	args := map[string]string{"n": strconv.Itoa(len(fields)), "labels": strings.Join(labels, "、")}
	return []forms.Finding{{
		Severity: forms.Warn, Code: forms.FindingPresumed, Fields: ids, Source: forms.Source{Src: forms.Own},
		Fault: &gb.Fault{Code: gb.FaultCode(forms.FindingPresumed), Args: args},
	}}
}
