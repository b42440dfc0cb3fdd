package gb

import "testing"

// What was supported before is found however its name was written down; a short or different name is not.
func TestMentions(t *testing.T) {
	for _, x := range []struct {
		text, name string
		want       bool
	}{
		{"转向节热处理线改造", "转向节热处理线改造", true},
		{"恒驰公司转向节热处理线改造项目", "转向节热处理线改造", true},
		{"转向节 热处理线改造（一期）", "转向节热处理线改造", true},
		{"转向节热处理线", "转向节热处理线改造项目", true},
		{"旋压基地项目", "旋压基地", true},
		{"技改项目", "技改", true},
		{"企业技改补助", "技改", false},
		{"技术改造", "转向节热处理线技术改造", false},
		{"涂装线改造", "转向节热处理线改造", false},
		{"瞪羚企业认定奖励", "“瞪羚”企业", true},
		{"国家级小巨人奖补", "专精特新“小巨人”企业", true},
		{"专精特新中小企业奖补", "专精特新“小巨人”企业", false},
		{"企业技术 中心", "技术中心", true},
		{"参与GB/T 39590.1—2020制定", "GB/T39590.1-2020", true},
		{"参与GB/T 39590.1—2020制定", "GB/T39590.2-2020", false},
		{"", "技术中心", false},
		{"技术中心", "", false},
		{"项目", "企业", false},
	} {
		if got := Mentions(x.text, x.name); got != x.want {
			t.Errorf("Mentions(%q, %q) = %v", x.text, x.name, got)
		}
	}
}
