package summaries

import (
	"testing"

	"github.com/shopspring/decimal"

	"yibiao/forms"
)

// What the programmes of a dossier pay is added up whatever unit of money each has; what is no money is left out.
func TestAmountsOfAllUnitsAreAddedUp(t *testing.T) {
	paid := func(n int64, unit string) forms.Estimate {
		return forms.Estimate{Amount: &forms.Amount{Unit: unit}, Known: true, Applies: true, Result: decimal.NewFromInt(n)}
	}
	for want, list := range map[string][]forms.Estimate{
		"12":  {paid(120, "千元")},
		"315": {paid(3, "百万元"), paid(50_000, "元"), paid(10, "万元")},
		"":    {paid(3, "人")},
	} {
		if sum, open := amount(list); sum != want || open {
			t.Errorf("%v: %s 万元, open %v", list, sum, open)
		}
	}
}
