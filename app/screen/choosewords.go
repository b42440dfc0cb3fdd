package screen

import (
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/app/say"
	"yibiao/forms"
)

func joined(words []string) string { return strings.Join(words, "、") }

// followsWords tell what a programme comes after; "" for one that stands by itself.
func followsWords(p *forms.Pack, q *forms.Programme) string {
	if q.Follows == nil {
		return ""
	}
	var names []string
	for _, id := range q.Follows.After {
		names = append(names, p.Programme(id.S).ShortTitle())
	}
	return say.T("接在“{names}”之后：{says}", "names", strings.Join(names, say.T("”或“")), "says", q.Follows.Says)
}

// amountWords tells an amount's rule: 首台套奖励：按销售价格的 50%，不超过 200 万元. Ratios and caps that a yearly notice
// sets are told as such.
func amountWords(a *forms.Amount) string {
	text := say.T("{label}：按{base}", "label", a.Label, "base", a.Name)
	if a.Ratio.Given() {
		if d, err := decimal.NewFromString(a.Ratio.S); err == nil {
			text += say.T("的 {n}%", "n", d.Shift(2).String())
		} else {
			text += say.T("的一定比例（以通知为准）")
		}
	}
	if a.Cap.Given() {
		if d, err := decimal.NewFromString(a.Cap.S); err == nil {
			text += say.T("，不超过 {n} {unit}", "n", d.String(), "unit", a.Unit)
		} else {
			text += say.T("，设有上限")
		}
	}
	return text
}
