package checking

import (
	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/forms"
)

// WriteEstimates prints amounts, readings of one clause together: only one of them can be paid, so they are never added.
func WriteEstimates(w *base.Page, indent string, list []forms.Estimate, g say.Ground, notes bool) {
	for _, group := range forms.Readings(list) {
		inside := indent
		if len(group) > 1 {
			w.Line(indent, say.T("“{label}”的条文有 {n} 种读法，只能按其中一种兑现，不能相加：", "label", group[0].Amount.Label, "n", len(group)))
			inside += "  "
		}
		for _, e := range group {
			w.Line(inside, say.Estimate(e, g))
			if e.Amount.Note != "" && notes {
				w.Line(inside, "    ", e.Amount.Note)
			}
		}
	}
}
