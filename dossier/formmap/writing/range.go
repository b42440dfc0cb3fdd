package writing

import (
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/ranges"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// inRange ticks the range that a number lies in where a place lets choose from ranges, none where no single one holds it; ok is false
// for other places.
func (w *writer) inRange(p place.Place, f *forms.Field, canonical string) (a place.Answer, ok bool) {
	if !f.Is(forms.TypeMoney, forms.TypeInt, forms.TypeNumber) {
		return a, false
	}
	var labels []string
	for _, o := range p.Options {
		labels = append(labels, o.Label)
	}
	all := ranges.Of(labels, wordings.PlaceUnit(p))
	if all == nil {
		return a, false
	}
	look := printed.Own(f, "")
	if f.Is(forms.TypeMoney) {
		look.Unit = "元"
	}
	n, known := gb.Number(printed.Text(w.vocab, f, canonical, look))
	if i := ranges.In(all, n); known && i >= 0 {
		a.Chosen = append(a.Chosen, wordings.FirstOf(p.Options[i].At, p.Options[i].Label))
	}
	return a, true
}
