package formmap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

// TestRegionInParts prints each level of a division in its own blank, and nothing of it
// in the blanks of an address.
func TestRegionInParts(t *testing.T) {
	form := profileForm(t)
	places := paper(t, `
		申报书
		所在地区：________省（自治区）________市________县（区）
		注册地址：________省________市________区________路________号
		单位名称：________________`)
	m := Propose(places, FromForm(form))
	values, _ := Values(m, places, form, forms.Case{Answers: forms.Answers{Values: map[string]string{"org.region": "450203", "org.reg_address": "柳州市某路1号"}}})
	got := map[string]string{}
	for at, a := range values {
		got[at] = a.Text
	}
	if d := cmp.Diff(map[string]string{"p1#1": "广西", "p1#2": "柳州", "p1#3": "鱼峰区"}, got); d != "" {
		t.Error(d)
	}
}

func TestWithoutSuffix(t *testing.T) {
	for _, tc := range [][3]string{
		{"广西壮族自治区", "省（自治区）", "广西"}, {"广东省", "省", "广东"}, {"柳州市", "市", "柳州"}, {"鱼峰区", "县（区）", "鱼峰"},
		{"鱼峰区", "县", "鱼峰区"}, {"三江侗族自治县", "县", "三江侗族自治县"}, {"柳江区", "区", "柳江"}, {"", "市", ""},
	} {
		if got := withoutSuffix(tc[0], tc[1]); got != tc[2] {
			t.Errorf("%s before %s: %s", tc[0], tc[1], got)
		}
	}
}
