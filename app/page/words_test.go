package page

import (
	"testing"

	"yibiao/forms"
)

func TestSizeWords(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1 KB", 1 << 20: "1.0 MB", 5<<20 + 1<<19: "5.5 MB"} {
		if got := SizeWords(bytes); got != want {
			t.Errorf("%d: %q, want %q", bytes, got, want)
		}
	}
}

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
