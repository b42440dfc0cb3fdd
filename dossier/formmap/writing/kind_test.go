package writing

import (
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/forms/gb"
)

// TestFormOfOthers has forms for units of a kind, and units that are of it, are not, or of which it is not known.
func TestFormOfOthers(t *testing.T) {
	company := map[string]string{"org.name": "玉林市甲数控股份有限公司", "org.type": "企业", "org.ent_type": "股份有限公司", "org.ownership": "民营控股"}
	state := map[string]string{"org.name": "玉林市乙水务有限公司", "org.type": "企业", "org.ownership": "国有控股"}
	shop := map[string]string{"org.name": "柳州阿贵竹器店", "org.type": "个体工商户"}
	hospital := map[string]string{"org.name": "柳州市甲医院", "org.type": "事业单位", "org.uscc": "12450200MA5TEKT08R"}
	for _, tc := range []struct {
		title string
		of    []map[string]string // those whose form it is, of the four
	}{
		{"个体工商户年度报告（2025年度）", []map[string]string{shop}},
		{"个体户助企贷申请表", []map[string]string{shop}},
		{"国有企业基本情况表", []map[string]string{state}},
		{"外商投资企业信息报告表", nil},
		{"柳州市事业单位法人年度报告书", []map[string]string{hospital}},
		{"医疗机构校验申请书", []map[string]string{hospital}},
		{"个体工商户转型升级为企业登记表", []map[string]string{company, state, shop, hospital}},
		{"村（社区）工作报表", nil},
		{"街道办事处信息表", nil},
		{"小额贷款公司信息表", nil},
		{"某市房地产开发企业资质申请表", nil},
		{"劳务派遣单位年度报告", nil},
		{"破产企业情况表", nil},
		{"教育机构办学许可申请", nil},
		{"退役军人创办企业登记表", nil},
		{"残疾人福利企业年审表", nil},
		{"小规模纳税人登记表", nil},
		{"税务师事务所行政登记表", nil},
		{"药店信息表", nil},
		{"社区养老服务机构建设补贴申请表", []map[string]string{company, state, shop, hospital}},
		{"劳务派遣经营许可申请书", []map[string]string{company, state, shop, hospital}},
		{"企业基本情况表", []map[string]string{company, state, shop, hospital}},
	} {
		is := map[string]bool{}
		for _, values := range tc.of {
			is[values["org.name"]] = true
		}
		for _, values := range []map[string]string{company, state, shop, hospital} {
			w := &writer{kind: kindOf(values)}
			fault := w.formOfOthers(place.Place{Heads: []place.Head{{Role: place.HeadTitle, Text: tc.title}}})
			if name := values["org.name"]; (fault == nil) != is[name] || fault != nil && fault.Code != gb.FaultOtherKind {
				t.Errorf("%s of %s: %v", tc.title, name, fault)
			}
		}
	}
}

// TestFormOfItsTrade has forms for units of a trade, and units whose name or scope of business tells that they are of it.
func TestFormOfItsTrade(t *testing.T) {
	for title, values := range map[string]map[string]string{
		"小额贷款公司信息表":     {"org.name": "柳州市甲小额贷款有限公司"},
		"房地产开发企业资质申请表":  {"org.name": "柳州市乙实业有限公司", "org.biz_scope": "房地产开发经营"},
		"劳务派遣单位年度报告":    {"org.name": "柳州市丙人力资源有限公司", "org.biz_scope": "劳务派遣服务；职业中介活动"},
		"会计师事务所信息表":     {"org.name": "柳州丁会计师事务所（普通合伙）"},
		"城中区街道办事处基本情况表": {"org.name": "柳州市城中区某街道办事处"},
	} {
		w := &writer{kind: kindOf(values)}
		if fault := w.formOfOthers(place.Place{Heads: []place.Head{{Role: place.HeadTitle, Text: title}}}); fault != nil {
			t.Errorf("%s of %s: %v", title, values["org.name"], fault)
		}
	}
}

// TestLettersOfNoLegalRepresentative has places of letters whose words name the legal representative only in the title or nowhere.
func TestLettersOfNoLegalRepresentative(t *testing.T) {
	shop := &writer{kind: kindOf(map[string]string{"org.name": "柳州阿贵竹器店", "org.type": "个体工商户"})}
	for label, asks := range map[string]bool{"法人授权书/我": true, "授权书/我": true, "授权委托书/本人": true, "经营者授权委托书/本人": false} {
		title, label, _ := strings.Cut(label, "/")
		p := place.Place{Label: label, Heads: []place.Head{{Role: place.HeadTitle, Text: title}}}
		if fault := shop.notOfKind("legal.name", p); (fault != nil) != asks {
			t.Errorf("%s %s: %v", title, label, fault)
		}
	}
}
