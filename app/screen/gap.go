package screen

import (
	"yibiao/app/say"
	"yibiao/forms"
)

// Gap is a place of a dossier where something is left to do.
type Gap struct {
	Page    Page
	At      Place
	Section string // of the form; "" on other pages
	Label   string // of the field, the material or the deed
}

// Words name the place in a line.
func (g Gap) Words() string {
	if g.Section == "" {
		return g.Label
	}
	return g.Section + " › " + g.Label
}

// Gaps lists what is left, in the order of the steps: fields that must be filled or mended, missing materials, what a
// person must confirm, and, when all that is done, the export.
func (w *Work) Gaps() []Gap {
	var out []Gap
	for _, s := range w.Editing.Form.Sections {
		for _, f := range s.Fields {
			if at, open := w.gapOf(f); open {
				out = append(out, Gap{Page: w.formPage(), At: at, Section: s.Title, Label: f.Label})
			}
		}
	}
	if w.Editing.IsProfile() {
		return out
	}
	for _, f := range w.Report.Findings {
		if f.Code == "missing" && f.Material != "" {
			out = append(out, Gap{Page: PageMaterials, At: Place{Material: f.Material}, Label: f.Label})
		}
	}
	for _, f := range w.Report.Findings {
		if f.Severity == forms.Manual {
			return append(out, Gap{Page: PageCheck, Label: say.T("逐条确认")})
		}
	}
	if len(out) == 0 && w.Report.Blocking() > 0 {
		return []Gap{{Page: PageCheck, Label: say.T("查看未通过的条款")}}
	}
	return out
}

func (w *Work) formPage() Page {
	if w.Editing.IsProfile() {
		return PageProfile
	}
	return PageForm
}

// gapOf tells whether a field is left to be filled or mended, and where.
func (w *Work) gapOf(f *forms.Field) (Place, bool) {
	id := f.Name()
	if !w.Relevant[id] || f.Computed() {
		return Place{}, false
	}
	for _, finding := range w.inline[id] {
		if finding.Severity == forms.Block {
			return w.Place(finding), true
		}
	}
	return Place{Field: id}, w.Required[id] && !w.has(f)
}

// NextGap is the first place behind a field where something is left to do, from the beginning again when there is none
// behind it; field "" means the beginning. n counts all of them; 0 means that nothing is left.
func (w *Work) NextGap(field string) (next Gap, n int) {
	gaps := w.Gaps()
	if len(gaps) == 0 {
		return Gap{}, 0
	}
	order := map[string]int{}
	for i, f := range w.Editing.Form.Fields() {
		order[f.Name()] = i + 1
	}
	for _, g := range gaps {
		if g.At.Field == "" || order[g.At.Field] > order[field] {
			return g, len(gaps)
		}
	}
	return gaps[0], len(gaps)
}

// NeededMaterials counts the requirements that must be attached, those that are attached included.
func (w *Work) NeededMaterials() int {
	n := 0
	for _, m := range w.Report.Materials {
		if m.Applies && m.Need == forms.Always {
			n++
		}
	}
	return n
}
