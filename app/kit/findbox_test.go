package kit

import "testing"

func TestMatches(t *testing.T) {
	cases := []struct {
		name, search string
		want         bool
	}{
		{"柳州市智榫机械装备有限公司", "", true},
		{"柳州市智榫机械装备有限公司", "智榫", true},
		{"柳州市智榫机械装备有限公司", "机械 柳州", true},
		{"柳州市智榫机械装备有限公司", "南宁", false},
		{"Liuzhou ABC", "abc", true},
		{"南宁市华润五金有限公司", "nnhr", true},
		{"南宁市华润五金有限公司", "南宁华润", true},
		{"重庆覃氏银行设备厂", "cqqsyh", true},
		{"覃氏（柳州）五金厂", "q", true},
		{"覃氏（柳州）五金厂", "覃氏柳州", true},
	}
	for _, c := range cases {
		if got := Matches(c.name, c.search); got != c.want {
			t.Errorf("%q in %q: %v", c.search, c.name, got)
		}
	}
}

func TestSearchedFindsWordsAndInitials(t *testing.T) {
	cases := []struct {
		text, search string
		want         bool
	}{
		{"首台(套)重大技术装备", "", true}, {"首台(套)重大技术装备", "装备 首台", true}, {"首台(套)重大技术装备", "stt", true},
		{"首台(套)重大技术装备", "SKT", false}, {"首台(套)重大技术装备", "南宁", false}, {"Liuzhou ABC", "abc", true},
	}
	for _, c := range cases {
		if got := Matches(c.text, c.search); got != c.want {
			t.Errorf("%q in %q: %v", c.search, c.text, got)
		}
	}
}
