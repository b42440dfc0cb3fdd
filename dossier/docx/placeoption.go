package docx

import "slices"

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
