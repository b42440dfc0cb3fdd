package formmap

import (
	"regexp"
	"slices"
	"strings"

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

// besideFirm tells whether a telephone or mail stands in a row or line behind the firm's own address.
func (p *proposal) besideFirm(it *item) bool {
	return slices.ContainsFunc(p.items, func(other *item) bool {
		return other.box == it.box && other.row == it.row && strings.HasPrefix(other.label(), "单位") && strings.HasSuffix(other.label(), "地址")
	})
}

// firmRow tells whether the row of a place asks what firms have and people have not.
func (p *proposal) firmRow(it *item) bool {
	return slices.ContainsFunc(p.items, func(other *item) bool {
		return other.box == it.box && other.row == it.row && slices.ContainsFunc(other.spell, func(s string) bool {
			return firmOnly.MatchString(s) || s == "网址" && other.col() < it.col()
		})
	})
}

var firmOnly = regexp.MustCompile(`^(?:邮编|地址|单位地址|通讯地址|总机)$`)
