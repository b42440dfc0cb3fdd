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
		finding := Finding{Material: r.ID.S, Label: r.Name, Source: r.Source, Code: FindingMissing}
		switch {
		case state.Need == Always:
			severity, source := k.missingSeverity(r)
			finding.Source = source
			k.add(finding.as(r.ID.S+"/missing", severity, FindingMissing))
		case state.Need == Conditional:
			finding.Says = r.WhenSays
			k.add(finding.as(r.ID.S+"/maybe", Info, FindingMaybe))
		}
	}
}

// missingSeverity follows the boundary that only seed and local practice block, and gives the statement that decides: of the
// programmes that need the material in this case, the first that may block, or else the first.
func (k *examination) missingSeverity(r *FormRequirement) (Severity, Source) {
	var usual *Source
	for _, by := range r.By {
		need, applies := k.needOf(by.Requirement)
		switch source := by.Requirement.Source; {
		case !applies || need != Always:
		case source.MayBlock():
			return Block, source
		case usual == nil:
			usual = &source
		}
	}
	if usual == nil {
		return Warn, r.Source
	}
	return Warn, *usual
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
	holds, known, err := truth(r.when, k.scope)
	if err != nil {
		k.fail(Finding{Material: r.ID.S, Label: r.Name}, r.ID.S+"/need")
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
	holds, known, err := truth(o.when, newScope(form, c))
	return holds && known, err
}
