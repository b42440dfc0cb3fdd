package checks

import (
	"slices"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// materials decides for every requirement whether it is needed, and reports the missing ones.
func (k *examination) materials() {
	for _, r := range k.form.Requirements {
		state := forms.MaterialState{Requirement: r, Files: k.c.Attached[r.ID.S] + k.c.Unfit[r.ID.S], Unfit: k.c.Unfit[r.ID.S]}
		state.Need, state.Applies = k.need(r)
		state.Demanded = demands(k, r, state.Need)
		state.Waits = waits(k, r.ID.S)
		k.report.Materials = append(k.report.Materials, state)
		if k.made(r.ID.S) || state.Files > 0 || !state.Applies {
			continue
		}
		finding := forms.Finding{Material: r.ID.S, Label: r.Name, Source: r.Source, Code: forms.FindingMissing}
		switch {
		case state.Need == forms.Always:
			severity, source := k.missingSeverity(r)
			finding.Source = source
			if len(k.form.MadeBy(r.ID.S)) > 0 {
				finding.Fault = &gb.Fault{Code: gb.FaultCode(forms.FindingMissing), Args: map[string]string{"waits": state.Waits}}
			}
			k.add(finding.As(r.ID.S+"/missing", severity, forms.FindingMissing))
		case state.Need == forms.Conditional && len(k.form.MadeBy(r.ID.S)) == 0: // the program makes its own where they are due
			finding.Says = r.WhenSays
			k.add(finding.As(r.ID.S+"/maybe", forms.Info, forms.FindingMaybe))
		}
	}
}

// demands tells whether one of the programmes that ask for a requirement with that need, or at all, may refuse a case without it.
func demands(k *examination, r *forms.FormRequirement, as forms.Need) bool {
	return slices.ContainsFunc(r.By, func(by forms.RequirementOf) bool {
		need, applies := k.needOf(by.Requirement)
		return by.Requirement.MayBlock() && (applies && need == as || as != forms.Always)
	})
}

// missingSeverity keeps to the boundary that only what the document states, or local practice, may block. It gives the statement
// that decides: that of the first programme needing the material in this case that may block, or else of the first one needing it.
func (k *examination) missingSeverity(r *forms.FormRequirement) (forms.Severity, forms.Source) {
	var usual *forms.Source
	for _, by := range r.By {
		need, applies := k.needOf(by.Requirement)
		switch source := by.Requirement.Source; {
		case !applies || need != forms.Always:
		case source.MayBlock():
			return forms.Block, source
		case usual == nil:
			usual = &source
		}
	}
	if usual == nil {
		return forms.Warn, r.Source
	}
	return forms.Warn, *usual
}

// made tells whether a document that the program prints in the case as it stands answers the requirement.
func (k *examination) made(id string) bool {
	return slices.ContainsFunc(k.form.MadeBy(id), func(o *forms.Output) bool { return k.scope.Decided(o.WhenExpr) })
}

// need combines what the asking programmes say: always beats conditional beats optional.
func (k *examination) need(r *forms.FormRequirement) (forms.Need, bool) {
	need, applies := forms.Optional, false
	for _, by := range r.By {
		switch n, a := k.needOf(by.Requirement); {
		case !a:
		case n == forms.Always:
			return forms.Always, true
		case n == forms.Conditional:
			need, applies = forms.Conditional, true
		default:
			applies = true
		}
	}
	return need, applies
}

func (k *examination) needOf(r *forms.Requirement) (forms.Need, bool) {
	if r.Need != forms.Conditional || r.WhenExpr == nil {
		return r.Need, true
	}
	holds, known, err := eval.Truth(r.WhenExpr, k.scope)
	if err != nil {
		k.fail(forms.Finding{Material: r.ID.S, Label: r.Name}, r.ID.S+"/need")
	}
	switch {
	case !known:
		return forms.Conditional, true
	case holds:
		return forms.Always, true
	}
	return forms.Conditional, false
}
