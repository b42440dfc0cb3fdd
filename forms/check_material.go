package forms

// materials decides for every requirement whether it is needed, and reports the missing ones.
func (k *examination) materials() {
	for _, r := range k.form.Requirements {
		state := MaterialState{Requirement: r, Files: k.c.Attached[r.ID.S]}
		state.Need, state.Applies = k.need(r)
		k.report.Materials = append(k.report.Materials, state)
		if k.produced(r.ID.S) || state.Files > 0 || !state.Applies {
			continue
		}
		finding := Finding{Material: r.ID.S, Label: r.Name, Source: r.Source, Code: "missing"}
		switch {
		case state.Need == Always:
			k.add(finding.as(r.ID.S+"/missing", k.missingSeverity(r), "missing"))
		case state.Need == Conditional:
			finding.Says = r.WhenSays
			k.add(finding.as(r.ID.S+"/maybe", Info, "maybe"))
		}
	}
}

// missingSeverity follows the boundary that only seed and local practice block.
func (k *examination) missingSeverity(r *FormRequirement) Severity {
	if r.Demanded() {
		return Block
	}
	return Warn
}

// produced tells whether one of the form's own documents answers the requirement.
func (k *examination) produced(id string) bool {
	for _, o := range k.form.Outputs {
		if o.Answers.S == id {
			return true
		}
	}
	return false
}

// need combines what the asking programmes say: always beats conditional beats optional.
func (k *examination) need(r *FormRequirement) (Need, bool) {
	need, applies := Optional, false
	for _, by := range r.By {
		switch n, a := k.needOf(by.Requirement); {
		case !a:
		case n == Always:
			return Always, true
		case n == Conditional:
			need, applies = Conditional, true
		default:
			applies = true
		}
	}
	return need, applies
}

func (k *examination) needOf(r *Requirement) (Need, bool) {
	if r.Need != Conditional || r.when == nil {
		return r.Need, true
	}
	holds, known, err := r.when.holds(k.scope)
	if err != nil {
		k.fail(err)
	}
	switch {
	case !known:
		return Conditional, true
	case holds:
		return Always, true
	}
	return Conditional, false
}

// Printed tells whether an output is to be produced for the case: its condition holds, or it has none.
func Printed(form *Form, o *Output, c Case) (bool, error) {
	if o.when == nil {
		return true, nil
	}
	holds, known, err := o.when.holds(newScope(form, c))
	return holds && known, err
}

// Effective gives the answers with calculated values and defaults filled in and irrelevant ones left out;
// this is what is printed and exported.
func Effective(form *Form, c Case) Answers {
	s := newScope(form, c)
	out := NewAnswers()
	for id, f := range form.fields {
		if f.IsTable() {
			out.Tables[id] = effectiveRows(s, f)
			continue
		}
		if text := s.text(f); text != "" && (form.asked[id] || f.Profile) {
			out.Values[id] = text
		}
	}
	for id, text := range c.Answers.Values {
		if form.fields[id] == nil {
			out.Values[id] = text
		}
	}
	return out
}

func effectiveRows(s *scope, f *Field) []Row {
	if !s.relevant(f) {
		return nil
	}
	var rows []Row
	for i := range s.answers.Tables[f.Name()] {
		row := &s.answers.Tables[f.Name()][i]
		cells := map[string]string{}
		for _, c := range f.Columns {
			if text := s.cell(c, row); text != "" {
				cells[c.Name()] = text
			}
		}
		rows = append(rows, Row{ID: row.ID, Cells: cells})
	}
	return rows
}

// Relevant tells which asked fields are asked in the case as it stands, by field id.
func Relevant(form *Form, c Case) map[string]bool {
	s := newScope(form, c)
	out := map[string]bool{}
	for _, f := range form.Fields() {
		out[f.Name()] = s.relevant(f) && s.wanted(f)
	}
	return out
}

// Required tells which asked fields must be answered in the case as it stands, by field id.
func Required(form *Form, c Case) map[string]bool {
	k := &examination{form: form, scope: newScope(form, c), c: c}
	out := map[string]bool{}
	for _, f := range form.Fields() {
		out[f.Name()] = k.required(f, f.required) || f.MinRows > 0
	}
	return out
}
