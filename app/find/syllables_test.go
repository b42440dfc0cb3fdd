package find

import "testing"

// A short list is found in as people type Chinese: by syllables, the last one begun only, by initials, or mixed.
func TestSpelled(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		want        bool
	}{
		{"企业", "qi", true},
		{"企业", "qiye", true},
		{"企业", "qiy", true},
		{"企业", "qye", true},
		{"企业", "qy", true},
		{"企业", "企ye", true},
		{"事业单位", "shiyedanwei", true},
		{"事业单位", "shydw", true},
		{"个体工商户", "ge", true},
		{"绿色工厂", "lvse", true},
		{"绿色工厂", "luse", true},
		{"银行账号", "yinhang", true},
		{"企业", "yeqi", false},
		{"企业", "qie", false},
		{"个体工商户", "qi", false},
		{"企业", "qiyee", false},
	} {
		if got := NewName(c.name).Spelled(Words(c.typed)); got != c.want {
			t.Errorf("%q finds %s: %v", c.typed, c.name, got)
		}
		if got := Rank(Words(c.typed), NewName(c.name)) >= 0; got != c.want {
			t.Errorf("%q ranks %s: %v", c.typed, c.name, got)
		}
	}
}
