package page

import (
	"testing"

	"yibiao/forms"
)

func TestAmountWords(t *testing.T) {
	text := func(s string) forms.Text { return forms.Text{S: s} }
	cases := []struct {
		amount forms.Amount
		want   string
	}{
		{forms.Amount{Label: "奖励", Name: "销售价格", Ratio: text("0.5"), Cap: text("200"), Unit: "万元"}, "奖励：按销售价格的 50%，不超过 200 万元"},
		{forms.Amount{Label: "补助", Name: "交易额", Ratio: text("hbz.ratio / 100"), Cap: text("hbz.cap"), Unit: "万元"}, "补助：按交易额的一定比例（以通知为准），设有上限"},
		{forms.Amount{Label: "补助", Name: "交易额"}, "补助：按交易额"},
	}
	for _, c := range cases {
		if got := AmountWords(&c.amount); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// What is there and wrong is not called missing.
func TestMissingWords(t *testing.T) {
	for _, c := range []struct {
		x    forms.Condition
		want string
	}{
		{forms.Condition{}, "还差“面积”"},
		{forms.Condition{Outcome: forms.Unknown, Listed: true, Blank: 1, Row: 2, Column: "单价"}, "“面积”第 2 行的“单价”空着，填上后能定"},
		{forms.Condition{Outcome: forms.Unknown, Listed: true, Row: 3, Twice: 1}, "“面积”第 3 行和第 1 行写的是同一个，只能算一个，改正或者删去后能定"},
		{forms.Condition{Wrong: true}, "“面积”填得不对，改正后能定"},
		{forms.Condition{Inferred: true}, "只是推定的，补上“面积”后能定"},
	} {
		if got := MissingWords(c.x, nil, "面积"); got != c.want {
			t.Errorf("%+v: %s", c.x, got)
		}
	}
}
