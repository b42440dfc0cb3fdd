package writing

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// decimals are the words for how many places behind the point a figure has: 保留两位小数.
var decimals = pattern.Of(`(?:保留|精确到)(?:到)?(?:小数点?后?)?([一二两三四1-4])位(?:小数)?|小数点?后(?:保留)?([一二两三四1-4])位`)

// whole are the words for a figure without any: 保留整数.
var whole = pattern.Of(`(?:保留|取|填|填写|为)整数|取整|不(?:保留|含|带|计|留)小数|精确到个位`)

// ofAmounts is in a note that says how all amounts of a form are written.
var ofAmounts = pattern.Of(`金额|数据|数字|数值|各项|表中`)

// capitals asks for an amount in the capitals of money, figures for one in figures too.
var (
	capitals = pattern.Of(`大写`)
	figures  = pattern.Of(`小写`)
)

// inCapitals is an amount in the capitals of money where a place asks for them; ok is false for other places. It is held where the place
// asks them in a unit of figures, 大写，万元, as capitals name their own.
func (w *writer) inCapitals(e *plan.Entry, p place.Place, f *forms.Field, canonical string) (text string, ok bool) {
	label := wordings.Clean(p.Label + p.Hint)
	if e.Format != "" || !f.Is(forms.TypeMoney) || len(p.Options) > 0 || !capitals.MatchString(label) || figures.MatchString(label) {
		return "", false
	}
	if unit := wordings.FirstOf(wordings.PlaceUnit(p), wordings.MoneyUnitIn(label)); unit != "" && unit != "元" {
		held := printed.Held{At: p.At, Field: e.Field, Row: -1, Text: canonical, Fault: gb.CapitalUnit(unit)}
		if f.Name() != e.Field {
			held.Column = f.Name()
		}
		w.gate.Lets(f, held, nil)
		return "", true
	}
	return printed.Text(w.vocab, f, canonical, printed.Look{Format: "upper"}), true
}

// rounded is an amount with as many decimals as the label of its place, the words around it or the notes of the form ask, half up; as
// it is where they ask none, or not alike.
func rounded(p place.Place, f *forms.Field, text string) string {
	if !f.Is(forms.TypeMoney, forms.TypePercent) || len(p.Options) > 0 {
		return text
	}
	around := []string{p.Label, p.Context, p.Hint}
	for _, h := range p.Heads {
		if h.Role != place.HeadTitle {
			around = append(around, h.Text)
		}
	}
	for _, note := range p.Notes {
		if f.Is(forms.TypeMoney) && ofAmounts.MatchString(note) {
			around = append(around, note)
		}
	}
	digits := int32(-1)
	for _, words := range around {
		if whole.MatchString(wordings.Clean(words)) {
			if digits > 0 {
				return text
			}
			digits = 0
		}
		for _, m := range decimals.FindAllStringSubmatch(wordings.Clean(words), -1) {
			n := int32(strings.Index("一二三四", strings.Replace(m[1]+m[2], "两", "二", 1))/len("一") + 1)
			if at := strings.Index("1234", m[1]+m[2]); at >= 0 {
				n = int32(at + 1)
			}
			if digits >= 0 && digits != n {
				return text
			}
			digits = n
		}
	}
	if d, ok := gb.Number(text); ok && digits >= 0 && gb.MoneyUnitOf(text) == "" {
		return d.StringFixed(digits)
	}
	return text
}
