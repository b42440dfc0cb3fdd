package edit

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
)

// options ticks the chosen options of p and clears the others. A label that two options
// have chooses none.
func options(e *editor, p *place.Place, a place.Answer) bool {
	chosen := slices.Clone(a.Chosen)
	if len(chosen) == 0 {
		chosen = []string{a.Text}
	}
	used := make([]bool, len(chosen))
	any := false
	named := map[string]int{}
	for _, o := range p.Options {
		named[wording.CleanLabel(o.Label)]++
	}
	for _, o := range p.Options {
		on := false
		for k, c := range chosen {
			if c == o.At || wording.CleanLabel(c) == wording.CleanLabel(o.Label) && named[wording.CleanLabel(c)] == 1 && wording.CleanLabel(c) != "" {
				on, used[k] = true, true
			}
		}
		any = any || on
		area, n := e.resolve(o.At)
		switch {
		case area == nil:
		case n >= 0:
			e.tick(area, n, on)
		case on && wording.Squeeze(layout.Plain(area.Chars)) == "":
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
func lettered(e *editor, p *place.Place, a *layout.Area, i int, answer place.Answer) bool {
	chosen := answer.Chosen
	if len(chosen) == 0 {
		chosen = []string{answer.Text}
	}
	var marks []string
	for _, c := range chosen {
		mark := ""
		for _, o := range p.Options {
			if wording.CleanLabel(c) == wording.CleanLabel(o.Label) || c == o.Mark {
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
	for _, o := range phrase.LetterOptions(layout.PlainAll(a.Chars)) {
		for _, m := range marks {
			if o.Mark == m && (o.At == 0 || !wording.IsIn(wording.TickGlyphs, a.Chars[o.At-1].R)) {
				e.put(a, o.At, o.At+1, "√")
			}
		}
	}
	return true
}
