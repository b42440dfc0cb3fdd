package checking

import (
	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/forms"
)

// readingGroups puts the amounts that are readings of one clause behind the amount that they stand beside. A group of
// one is an ordinary amount. The groups keep the order of their first amounts.
func readingGroups(list []forms.Estimate) [][]forms.Estimate {
	key := func(a *forms.Amount, id string) string { return a.Programme.ID.S + "/" + id }
	at := map[string]int{}
	var groups [][]forms.Estimate
	for _, e := range list {
		if !e.Amount.ReadingOf.Given() {
			at[key(e.Amount, e.Amount.ID.S)] = len(groups)
			groups = append(groups, []forms.Estimate{e})
		}
	}
	for _, e := range list {
		if !e.Amount.ReadingOf.Given() {
			continue
		}
		// A reading of a reading would be left over; the pack check knows only of unknown amounts.
		if i, there := at[key(e.Amount, e.Amount.ReadingOf.S)]; there {
			groups[i] = append(groups[i], e)
		} else {
			groups = append(groups, []forms.Estimate{e})
		}
	}
	return groups
}

// WriteEstimates prints amounts, readings of one clause together: only one of them can be paid, so they are never added.
func WriteEstimates(w *base.Page, indent string, list []forms.Estimate, g say.Ground, notes bool) {
	for _, group := range readingGroups(list) {
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
