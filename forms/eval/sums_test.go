package eval

import (
	"testing"

	"yibiao/forms"
)

// What a sum comes to is told with the unit of what it adds up, and with what is added to it on its side of a comparison.
func TestSumsOfACondition(t *testing.T) {
	type sum struct{ source, unit, side string }
	for source, want := range map[string][]sum{
		`sum(ip, .amount) <= 5`:                                {{"sum(ip, .amount)", "万元", ""}},
		`(sum( ip,.amount ) + apply.amount) <= ip.count`:       {{"sum(ip, .amount)", "万元", "sum(ip, .amount) + apply.amount"}},
		`sum(filter(ip, .kind == "a+b"), .amount) > 1`:         {{`sum(filter(ip, .kind == "a+b"), .amount)`, "万元", ""}},
		`sum(ip, .amount + .amount) == ip.count`:               {{"sum(ip, .amount + .amount)", "万元", ""}},
		`(sum(ip, .amount) + apply.amount) / 10000 < 1`:        {{"sum(ip, .amount)", "万元", ""}},
		`sum(ip, .amount) == 1 or sum(ip, .amount) - 1 == 0`:   {{"sum(ip, .amount)", "万元", ""}},
		`ip.count >= 1 ? 2 <= sum(ip, .amount) : len(ip) == 0`: {{"sum(ip, .amount)", "万元", ""}},
		`sum(ip, .amount * 2) == ip.count`:                     {{"sum(ip, .amount * 2)", "", ""}},
		`answered(org.name)`:                                   nil,
	} {
		n := namesOf()
		n.Fields["ip"].Column("amount").Unit = "万元"
		var got []sum
		for _, x := range n.Sums(forms.Text{S: source}) {
			told := sum{source: x.Expr.Source, unit: x.Unit}
			if x.Side != nil {
				told.side = x.Side.Source
			}
			got = append(got, told)
		}
		if len(got) != len(want) || len(want) > 0 && got[0] != want[0] {
			t.Errorf("%s\n got %+v\nwant %+v", source, got, want)
		}
	}
}
