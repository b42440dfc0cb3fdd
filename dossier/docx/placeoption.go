package docx

import (
	"slices"
	"strings"
)

// options ticks the chosen options of p and clears the others. A label that two options
// have chooses none.
func (e *placeEditor) options(p *Place, a Answer) bool {
	chosen := slices.Clone(a.Chosen)
	if len(chosen) == 0 {
		chosen = []string{a.Text}
	}
	used := make([]bool, len(chosen))
	any := false
	named := map[string]int{}
	for _, o := range p.Options {
		named[cleanLabel(o.Label)]++
	}
	for _, o := range p.Options {
		on := false
		for k, c := range chosen {
			if c == o.At || cleanLabel(c) == cleanLabel(o.Label) && named[cleanLabel(c)] == 1 && cleanLabel(c) != "" {
				on, used[k] = true, true
			}
		}
		any = any || on
		area, n := e.resolve(o.At)
		switch {
		case area == nil:
		case n >= 0:
			e.tick(area, n, on)
		case on && squeeze(plain(area.chars)) == "":
			e.emptyArea(area, "√")
		}
	}
	for k, c := range chosen {
		if !used[k] {
			e.report.Unlisted = append(e.report.Unlisted, p.At+": "+c)
		}
	}
	return any
}

// lettered writes the marks of the chosen options into blank i of a; where the form has
// no blank for them, a tick goes before each.
func (e *placeEditor) lettered(p *Place, a *area, i int, answer Answer) bool {
	chosen := answer.Chosen
	if len(chosen) == 0 {
		chosen = []string{answer.Text}
	}
	var marks []string
	for _, c := range chosen {
		mark := ""
		for _, o := range p.Options {
			if cleanLabel(c) == cleanLabel(o.Label) || c == o.Mark {
				mark = o.Mark
			}
		}
		if mark == "" {
			e.report.Unlisted = append(e.report.Unlisted, p.At+": "+c)
			continue
		}
		marks = append(marks, mark)
	}
	if len(marks) == 0 {
		return false
	}
	if i >= 0 {
		e.blank(a, i, strings.Join(marks, ""))
		return true
	}
	for _, o := range letterOptions(plainAll(a.chars)) {
		for _, m := range marks {
			if o.mark == m && (o.at == 0 || !isIn(tickGlyphs, a.chars[o.at-1].r)) {
				e.put(a, o.at, o.at+1, "√")
			}
		}
	}
	return true
}
