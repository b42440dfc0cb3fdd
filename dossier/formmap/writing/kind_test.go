package writing

import (
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
