package forms

import (
	"cmp"
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

// InTurn lists the form's fields in the order in which they are best filled in: the form's, but a field whose content may follow from
// fields that are asked after it, by its default or its guess, comes right behind the last of those.
func (form *Form) InTurn() []*Field {
	type turn struct {
		f               *Field
		at, steps, form int // behind which place of the form, after how many that come there too, its own place
	}
	var list []turn
	places := map[string]int{}
	for _, section := range form.Sections {
		for _, f := range section.Fields {
			if !section.Progress {
				places[f.Name()] = len(list)
			}
			list = append(list, turn{f: f, at: len(list), form: len(list)})
		}
	}
	for i := len(list) - 1; i >= 0; i-- { // what a field waits for has its turn by then
		for _, id := range list[i].f.follows() {
			place, there := places[id]
			if !there || place <= i {
				continue
			}
			before := list[place]
			switch {
			case before.at > list[i].at:
				list[i].at, list[i].steps = before.at, before.steps+1
			case before.at == list[i].at:
				list[i].steps = max(list[i].steps, before.steps+1)
			}
		}
	}
	slices.SortFunc(list, func(a, b turn) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.steps, b.steps), cmp.Compare(a.form, b.form))
	})
	out := make([]*Field, len(list))
	for i, t := range list {
		out[i] = t.f
	}
	return out
}

// follows are the ids of what a field's content may follow from.
func (f *Field) follows() (ids []string) {
	from := []*Expression{f.Fallback}
	if f.Guess != nil {
		from = append(from, f.Guess.ValueExpr, f.Guess.WhenExpr)
	}
	for _, e := range from {
		if e != nil {
			ids = append(ids, e.Reads...)
		}
	}
	return ids
}
