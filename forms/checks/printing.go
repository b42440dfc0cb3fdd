package checks

import (
	"slices"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// waits is the label of the answer, one that must be given, without which it cannot be told whether a document that answers a requirement is printed; ""
// when one is, or none is for certain.
func waits(k *examination, requirement string) string {
	before := k.scope.Trail
	defer func() { k.scope.Trail = before }()
	label := ""
	for _, o := range k.form.MadeBy(requirement) {
		if o.WhenExpr == nil {
			continue
		}
		k.scope.ResetReads()
		holds, known, err := eval.Truth(o.WhenExpr, k.scope)
		switch f := k.form.ByID[k.scope.Missing]; {
		case err != nil:
		case known && holds:
			return ""
		case !known && f != nil && label == "" && k.scope.Asks(f):
			label = f.Label
		}
	}
	return label
}

// unmade finds the programmes of which no application form, and no statement in its place, is printed.
func unmade(k *examination) {
	for _, p := range k.form.Programmes {
		x := forms.Unmade{Programme: p}
		own := slices.DeleteFunc(slices.Clone(p.Outputs), func(o *forms.Output) bool { return o.Layout.Kind != "application" && o.Layout.Kind != "statement" })
		applies := slices.ContainsFunc(own, func(o *forms.Output) bool { return o.Layout.Kind == "application" })
		if !applies || slices.ContainsFunc(own, func(o *forms.Output) bool { return k.scope.Decided(o.WhenExpr) }) {
			continue
		}
		for _, o := range own {
			for _, id := range o.WhenExpr.Reads {
				if f := k.form.ByID[id]; f != nil && vacant(k, f) && !slices.Contains(x.Lacks, f.Label) {
					x.Lacks = append(x.Lacks, f.Label)
				}
			}
		}
		k.report.Unmade = append(k.report.Unmade, x)
	}
}
