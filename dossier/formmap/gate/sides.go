package gate

import (
	"slices"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// SideName are the words that ask who a side of a form is, whichever.
var SideName = pattern.Of(`^(?:姓名|名称|全称|单位名称|姓名[(/或、]*名称\)?)$`)

// settleSides takes back what is asked alike of several sides of a form that nothing tells apart: each names itself first, and two
// or more of the applicant's data are proposed for more than one of them.
func settleSides(p *slots.Form) {
	type asked struct{ box, field string }
	begins := map[string][]int{} // rows of a table that ask a side who it is
	rows := map[asked][]int{}
	of := func(it *slots.Item) (asked, bool) {
		ok := it.Box != "p" && it.Entry.State == plan.Proposed && it.Entry.Sub == "" && whose.WhoIsWho.MatchString(it.Entry.Field) && !whose.SurelyOurs(p.Fields, it) && !onPaper(it)
		ok = ok && (it.Owner < 0 || p.Fields.Persons[it.Owner].Post == "") // the profile tells whether it is the one who is asked elsewhere
		return asked{it.Box, it.Entry.Field}, ok
	}
	for _, it := range p.Items {
		if it.Box != "p" && namesSide(it) && !onPaper(it) {
			begins[it.Box] = append(begins[it.Box], it.Row)
		}
		if a, ok := of(it); ok && !slices.Contains(rows[a], it.Row) {
			rows[a] = append(rows[a], it.Row)
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
	for _, it := range p.Items {
		if a, ok := of(it); ok && rows[a] != nil && repeated[it.Box] > 1 {
			it.Retract(plan.ReasonUnread, TellsApart(it), it.Entry.Field)
		}
	}
}

// onPaper tells whether a place asks what stands on one of the papers that say who somebody is: 税务登记号 beside 税务登记证.
func onPaper(it *slots.Item) bool { return slices.ContainsFunc(it.Beside(), licences.MatchString) }

var licences = pattern.Of(`^(?:工商|法人|企业|组织机构|机构|地税|国税|税务|统一|登记|注册|营业|代码)+(?:执照|证书?)$`)

// anyWithin tells whether one of the rows is between two, both included.
func anyWithin(rows []int, from, to int) bool {
	return slices.ContainsFunc(rows, func(r int) bool { return r >= from && r <= to })
}

// namesSide tells whether a place asks a side of the form who it is.
func namesSide(it *slots.Item) bool {
	if SideName.MatchString(wordings.Clean(it.Label)) {
		return true
	}
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && SideName.MatchString(wordings.Clean(h.Text))
	})
}
