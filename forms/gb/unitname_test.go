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

func TestKindOfUnit(t *testing.T) {
	for name, c := range map[string]struct {
		name, registered, uscc string
		head                   string
		noLicence, noCapital   bool
	}{
		"nothing known":         {},
		"company":               {name: "柳州甲机械有限公司", registered: "企业 有限责任公司(自然人投资或控股)", uscc: "91450200MA5TEKT08L"},
		"branch by its name":    {name: "广西甲建设有限公司柳州分公司", uscc: "91450200MA5TEKT08L", head: "负责人", noCapital: true},
		"individual by type":    {name: "阿贵竹器店", registered: "个体工商户", head: "经营者", noCapital: true},
		"individual by code":    {name: "阿贵竹器店", uscc: withCheck("92450204MA5TEKT08"), head: "经营者", noCapital: true},
		"a code with a mistake": {name: "阿贵竹器店", uscc: "92450204MA5TEKT080"},
		"limited partnership":   {name: "柳州乙投资中心(有限合伙)", registered: "企业 有限合伙企业", head: "执行事务合伙人"},
		"sole proprietorship":   {name: "柳州丙加工厂", registered: "企业 个人独资企业", head: "投资人"},
		"company of one person": {name: "柳州丁有限公司", registered: "有限责任公司(自然人独资)", uscc: "91450200MA5TEKT08L"},
		"public institution":    {name: "柳州市某医院", registered: "医疗卫生机构", uscc: withCheck("12450200MA5TEKT08"), noLicence: true, noCapital: true},
		"association":           {name: "柳州市某协会", registered: "社会组织", uscc: withCheck("51450200MA5TEKT08"), noLicence: true, noCapital: true},
		"law firm":              {name: "广西某律师事务所", uscc: withCheck("31450000MA5TEKT08"), head: "负责人", noLicence: true},
	} {
		t.Run(name, func(t *testing.T) {
			k := KindOfUnit(c.name, c.registered, c.uscc)
			if k.Head() != c.head || k.NoLicence() != c.noLicence || k.NoCapital() != c.noCapital {
				t.Errorf("head %q, no licence %v, no capital %v", k.Head(), k.NoLicence(), k.NoCapital())
			}
		})
	}
}

// withCheck adds to seventeen signs of a credit code the one that makes it sound.
func withCheck(body string) string {
	for _, last := range usccCharset {
		if fault, _ := checkUSCC(body + string(last)); fault == nil {
			return body + string(last)
		}
	}
	return ""
}
