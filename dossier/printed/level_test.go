package printed

import "testing"

func TestWithoutLevel(t *testing.T) {
	for _, c := range [][4]string{
		{"广西壮族自治区", "province", "省(自治区)", "广西"}, {"广东省", "province", "省", "广东"}, {"柳州市", "city", "市", "柳州"},
		{"鱼峰区", "county", "县(区)", "鱼峰"}, {"鱼峰区", "county", "县", "鱼峰区"}, {"三江侗族自治县", "county", "县", "三江侗族自治县"},
		{"柳江区", "county", "区", "柳江"}, {"", "city", "市", ""}, {"柳州市", "city", "", "柳州市"},
	} {
		if got := WithoutLevel(c[0], Look{Format: c[1], Level: c[2]}); got != c[3] {
			t.Errorf("%s before %s: %s", c[0], c[2], got)
		}
	}
}
