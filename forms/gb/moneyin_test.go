package gb

import (
	"testing"

	"github.com/shopspring/decimal"
)

func TestMoneyInAnotherUnit(t *testing.T) {
	for _, x := range []struct {
		from, to, want string
		ok             bool
	}{
		{"万元", "元", "1234500", true}, {"元", "万元", "0.012345", true}, {"千元", "亿元", "0.0012345", true}, {"万元", "万元", "123.45", true},
		{"人", "元", "123.45", false}, {"元", "", "123.45", false},
	} {
		got, ok := MoneyIn(decimal.RequireFromString("123.45"), x.from, x.to)
		if got.String() != x.want || ok != x.ok {
			t.Errorf("123.45 %s in %s: %s, %v", x.from, x.to, got, ok)
		}
	}
}
