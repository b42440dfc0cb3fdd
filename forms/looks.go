package forms

import (
	"slices"
	"strings"
)

// RulesOn lists the rules of the form's programmes that look at a field: they point to it, read it, or are checked for
// its rows. A rule that several programmes share is given once. The order is that of the programmes.
func (form *Form) RulesOn(field string) []*Rule {
	var out []*Rule
	taken := map[*Rule]bool{}
	for _, q := range form.Programmes {
		for _, r := range q.Rules {
			base := r
			if r.Base != nil {
				base = r.Base
			}
			if r.looksAt(field) && !taken[base] {
				taken[base] = true
				out = append(out, r)
			}
		}
	}
	return out
}

func (r *Rule) looksAt(field string) bool {
	if r.Each.S == field {
		return true
	}
	if slices.ContainsFunc(r.Fields, func(t Text) bool { return t.S == field }) {
		return true
	}
	for _, e := range []*Expression{r.WhenExpr, r.RequireExpr, r.InfersExpr, r.DoubtExpr} {
		if e != nil && slices.Contains(e.Reads, field) {
			return true
		}
	}
	return false
}

// Article finds what an article of the pack's document says. A source may name several (第五条、第七条): then the first
// that the pack tells. False when it tells none.
func (p *Pack) Article(no string) (Article, bool) {
	for _, part := range append([]string{no}, strings.Split(no, "、")...) {
		for _, a := range p.Articles {
			if part != "" && a.No == part {
				return a, true
			}
		}
	}
	return Article{}, false
}
