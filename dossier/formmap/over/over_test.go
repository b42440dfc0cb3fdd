package over

import (
	"strings"
	"testing"
)

// TestHides has headings of which every word is unread, with the first kind of question that they hide.
func TestHides(t *testing.T) {
	none := Figure + 1
	for heading, want := range map[string]Kind{
		"运营质效": none, "要素": none, "日期": none, "区县": none, "字数不超过": none, "安全环保": none, "内控体系": none, "路号": none, "致某某商务有限单位": none, "xxa": none,
		"合作": Contact, "南宁办事处": Contact, "示例集团": Contact, "韦某某": Contact, "张三同志": Contact, "总经理": Contact, "二期新厂": Contact, "旋压技术": Contact, "拟设": Contact,
		"变更前": Contact, "泰国": Contact, "境外布局": Contact, "“要素”": Identity,
		"南宁市": Reach,
		"军品":  Figure, "旋压机": Figure, "zs1600": Figure, "单项": Figure, "上年": Figure,
	} {
		got := none
		for _, asked := range []Kind{Figure, Reach, Identity, Contact} {
			if flat := strings.Trim(heading, "“”"); Hides(heading, flat, []string{flat}, asked) != "" {
				got = asked
			}
		}
		if got != want {
			t.Errorf("%s: %v, want %v", heading, got, want)
		}
	}
}

// TestReadWords: words that are read hide nothing unless an unread stretch stands next to them.
func TestReadWords(t *testing.T) {
	for _, tc := range []struct {
		flat, unread string
		want         bool
	}{{"投标人项目情况要素", "要素", false}, {"项目要素", "要素", true}, {"要素项目", "要素", true}} {
		if got := Hides(tc.flat, tc.flat, strings.Fields(tc.unread), Reach) != ""; got != tc.want {
			t.Errorf("%s: %v", tc.flat, got)
		}
	}
}

// TestHeadsNothing tells those to whom a form goes and what is printed at a label of the form itself from headings.
func TestHeadsNothing(t *testing.T) {
	for text, want := range map[string]bool{"致:某某商务有限公司": true, "敬致某局": true, "归档编号:排方20-": true, "填报日期:": true, "合作单位:某公司": false, "基本情况": false, "编号": false} {
		if got := Addressee(text) || FilledIn(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
