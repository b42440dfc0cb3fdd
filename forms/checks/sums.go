package checks

import (
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// withSums tells, behind the sentence of a rule that compares sums over tables, what these come to.
func withSums(k *examination, r *forms.Rule, says string) string {
	before := k.scope.Trail
	defer func() { k.scope.Trail = before }()
	var sums []string
	told := map[string]bool{} // what one sum comes to is said once
	for _, x := range r.Sums {
		if n, known := eval.Amount(x.Expr, k.scope); known && !told[n.String()] {
			told[n.String()] = true
			words := forms.WithUnit(n.String(), x.Unit)
			if len(r.Sums) > 1 && x.Label != "" {
				words = x.Label + words
			}
			if all, known := side(k, x); known && !all.Equal(n) {
				words += "，相加 " + forms.WithUnit(all.String(), x.Unit)
			}
			sums = append(sums, words)
		}
	}
	if len(sums) == 0 {
		return says
	}
	return strings.TrimRight(says, "。") + "（明细合计：" + strings.Join(sums, "；") + "）。"
}

// side is what the side of the comparison comes to that a sum is a part of.
func side(k *examination, x forms.Sum) (decimal.Decimal, bool) {
	if x.Side == nil {
		return decimal.Zero, false
	}
	return eval.Amount(x.Side, k.scope)
}
