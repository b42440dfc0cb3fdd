package writing

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// decimals are the words for how many places behind the point a figure has: 保留两位小数.
var decimals = pattern.Of(`(?:保留|精确到)(?:到)?(?:小数点?后?)?([一二两三四1-4])位(?:小数)?|小数点?后(?:保留)?([一二两三四1-4])位`)

// whole are the words for a figure without any: 保留整数.
var whole = pattern.Of(`(?:保留|取|填|填写)整数|不(?:保留|含|带|计|留)小数|精确到个位`)

// rounded is an amount with as many decimals as the label of its place or the words around it ask, half up; as it is where they ask
// none, or not alike.
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
