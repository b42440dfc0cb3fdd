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

// What a unit is called and how it is registered tell whether it is a part of another one, may be, or neither.
func TestBranch(t *testing.T) {
	const part, maybe, own = "part", "maybe", "own"
	for _, x := range []struct{ name, kind, want string }{
		{"中铁某局集团有限公司柳州项目部", "", part},
		{"某某汽车股份有限公司柳州制造基地", "股份有限公司(上市)", part},
		{"柳州某某有限公司鹿寨加油站", "", part},
		{"柳州某某有限公司第一分店", "有限责任公司", part},
		{"甲（集团）有限责任公司柳州二厂", "", part},
		{"甲证券股份有限公司柳州友谊路证券营业部", "", part},
		{"柳州甲五金有限公司谷埠经营部", "", part},
		{"柳州甲商贸有限公司（柳北分店）", "", part},
		{"甲公司柳州办事处", "", part},
		{"中国某某银行柳州支行", "", part},
		{"柳州甲机械有限公司", "有限责任公司分公司", part},
		{"柳州城北加油站", "", maybe},
		{"柳州城北加油站", "有限责任公司", maybe},
		{"上汽某某集团柳州制造基地", "", maybe},
		{"柳州大山五金经营部", "", maybe},
		{"柳州大山五金经营部", "个人独资企业", own},
		{"柳州城北加油站", "集体所有制", own},
		{"柳州甲机械有限公司", "", own},
		{"港桂达贸易（柳州）有限公司", "", own},
		{"柳州甲机械有限公司（国有控股）", "", own},
		{"柳州乙技术中心（有限合伙）", "有限合伙企业", own},
		{"柳州第二空压机总厂", "", own},
		{"广西甘蔗机械研究所", "", own},
		{"", "", own},
	} {
		got := own
		if Branch(x.name, x.kind) {
			got = part
		} else if MayBeBranch(x.name, x.kind) {
			got = maybe
		}
		if got != x.want {
			t.Errorf("%s (%s) is %s, want %s", x.name, x.kind, got, x.want)
		}
	}
}

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
