package formmap

import (
	"regexp"
	"slices"

	"yibiao/dossier/docx"
)

// sideName are the words that ask who a side of a form is, whichever.
var sideName = regexp.MustCompile(`^(?:姓名|名称|全称|单位名称|姓名[(/或、]*名称\)?)$`)

// twoSides takes back what is asked alike of several sides of a form that nothing tells apart: each names itself first, and two
// or more of the applicant's data are proposed for more than one of them.
func (p *proposal) twoSides() {
	type asked struct{ box, field string }
	begins := map[string][]int{} // rows of a table that ask a side who it is
	rows := map[asked][]int{}
	of := func(it *item) (asked, bool) {
		ok := it.box != "p" && it.entry.State == Proposed && it.entry.Sub == "" && whoIsWho.MatchString(it.entry.Field) && !surelyOurs(p.x, it)
		return asked{it.box, it.entry.Field}, ok
	}
	for _, it := range p.items {
		if it.box != "p" && namesSide(it) {
			begins[it.box] = append(begins[it.box], it.row)
		}
		if a, ok := of(it); ok && !slices.Contains(rows[a], it.row) {
			rows[a] = append(rows[a], it.row)
		}
	}
	repeated := map[string]int{} // fields of a table that more than one side is asked
	for a, at := range rows {
		if len(at) < 2 || !anyWithin(begins[a.box], 0, at[0]) || !anyWithin(begins[a.box], at[0]+1, at[1]) {
			delete(rows, a)
			continue
		}
		repeated[a.box]++
	}
	for _, it := range p.items {
		if a, ok := of(it); ok && rows[a] != nil && repeated[it.box] > 1 {
			it.retract(ReasonUnread, it.Label, it.entry.Field)
		}
	}
}

// anyWithin tells whether one of the rows is between two, both included.
func anyWithin(rows []int, from, to int) bool {
	return slices.ContainsFunc(rows, func(r int) bool { return r >= from && r <= to })
}

// namesSide tells whether a place asks a side of the form who it is.
func namesSide(it *item) bool {
	if sideName.MatchString(clean(it.Label)) {
		return true
	}
	return slices.ContainsFunc(it.Heads, func(h docx.Head) bool { return h.Role == docx.HeadColumn && sideName.MatchString(clean(h.Text)) })
}
