package checks

import (
	"strings"

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
			sums = append(sums, forms.WithUnit(n.String(), x.Unit))
		}
	}
	if len(sums) == 0 {
		return says
	}
	return strings.TrimRight(says, "。") + "（明细合计：" + strings.Join(sums, "；") + "）。"
}
