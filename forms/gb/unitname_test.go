package gb

import "testing"

// A title is the same however a certificate writes it; one that only contains another is not.
func TestSameTitle(t *testing.T) {
	for _, x := range []struct {
		name, title string
		want        bool
	}{
		{"国家级专精特新小巨人企业（第四批）", "专精特新“小巨人”企业", true},
		{"自治区智能工厂", "智能工厂", true},
		{"卓越级智能工厂", "智能工厂", false},
		{"专精特新中小企业", "制造业单项冠军企业", false},
		{"", "智能工厂", false},
		{"智能工厂", "", false},
	} {
		if got := SameTitle(x.name, x.title); got != x.want {
			t.Errorf("SameTitle(%q, %q) = %v", x.name, x.title, got)
		}
	}
}
