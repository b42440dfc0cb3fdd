package writing

import (
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/ranges"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// inRange ticks the range that a number lies in where a place lets choose from ranges, none where no single one holds it; ok is false
// for other places.
func (w *writer) inRange(p place.Place, f *forms.Field, canonical string) (a place.Answer, ok bool) {
	if !f.Is(forms.TypeMoney, forms.TypeInt, forms.TypeNumber) {
		return a, false
	}
	all := ranges.At(p)
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

// legalForm is a word for the legal form of a firm in the kind of firm that it is registered as, or in an option: 有限企业 and
// 有限责任公司（自然人投资或控股）.
var legalForm = pattern.Of(`股份|有限合伙|有限|合伙|独资|个体`)

// sameForm is the address or label of the only option that names the legal form of a firm as its registration does, nil where none or
// several do: of several kinds of limited companies the form would have to say which.
func sameForm(options []place.Option, registered string) []string {
	of := func(text string) string { return legalForm.FindString(wordings.Clean(text)) }
	var same []string
	for _, o := range options {
		if form := of(o.Label); form != "" && form == of(registered) {
			same = append(same, wordings.FirstOf(o.At, o.Label))
		}
	}
	if len(same) != 1 {
		return nil
	}
	return same
}
