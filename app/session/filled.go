package session

import "yibiao/forms"

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

// lacks tells that the pre-check finds something empty at a field that must be there.
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
