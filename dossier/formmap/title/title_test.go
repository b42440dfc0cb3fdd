package title

import "testing"

// TestNamesForm tells the names of forms and the lines of a cover from headings of a part.
func TestNamesForm(t *testing.T) {
	for text, want := range map[string]bool{
		"某市科技型企业创新创业扶持资金项目申请书": true, "市级科技企业孵化器认定信息表": true, "2019年度市级孵化器审核指标": true, "(2019年度平台类)": true, "(试行)": true,
		"某市工业发展专项资金": true, "《项目申请表》填写说明": true, "企业信用承诺书": true,
		"申报单位基本情况表": false, "合作单位信息": false, "(合作单位)": false, "项目负责人情况": false, "人员情况表": false, "主要经济指标": false,
	} {
		if got := NamesForm(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestWhatTitlesTell reads whom and what a title is about.
func TestWhatTitlesTell(t *testing.T) {
	for text, want := range map[string][3]string{
		"专精特新企业申请书":      {},
		"高层次人才认定申请表":     {"人才"},
		"企业引进人才奖励申请表":    {},
		"经销商登记表":         {"经销商登记表", "经销商"},
		"上下游企业信息采集表":     {"", "上下游企业"},
		"某市重点企业信息登记表":    {"", "单位"},
		"工业设计中心认定申请表":    {"", "", "中心"},
		"标准厂房租赁申请表":      {"", "", "厂房"},
		"重点新产品推广应用申报书":   {"", "", "产品"},
		"检验检测机构资质认定申请书":  {},
		"吸纳高校毕业生社保补贴申请表": {},
	} {
		thing, _ := Thing(text)
		if got := [3]string{Others(text, true), Subject(text), thing}; got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
	for text, want := range map[string]string{"某省检验检测机构资质认定申请书": "检验检测机构", "培训机构备案申请表": "培训机构", "检测机构情况表": "", "企业资质申请表": ""} {
		if got := Trade(text); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
	if !ByTrade("检验检测机构资质认定申请书") || ByTrade("检测机构情况表") {
		t.Error("an organisation by its trade applies itself")
	}
}

// TestPaysOthers tells money that whoever fills in a form pays from money that it gets.
func TestPaysOthers(t *testing.T) {
	for text, want := range map[string]string{
		"外协(测试)费审批表": "外协", "合同付款申请单": "付款", "设备采购申请表": "采购申请", "专家费发放表": "专家费发放",
		"首台套保险补贴资金拨付申请表": "", "研发设备采购补助申请表": "", "设备采购合同": "", "企业基本情况表": "",
	} {
		if got := PaysOthers(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestCharges tells money that whoever fills in a form pays to whoever made it.
func TestCharges(t *testing.T) {
	for text, want := range map[string]string{
		"第十二届展会参展报名表": "展会参展报名", "会费缴纳通知": "会费", "培训班报名回执": "培训班报名回执", "投标保证金缴纳表": "缴纳", "捐款倡议": "捐款",
		"参展补贴申请表": "", "社会保险费缴纳登记表": "", "企业基本情况表": "",
	} {
		if got := Charges(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestInstitution tells the own forms of schools and hospitals.
func TestInstitution(t *testing.T) {
	for text, want := range map[string]bool{"某某大学易制爆化学品备案表": true, "某某市人民医院设备验收单": true, "某某大学科技园入驻申请表": false, "大学生创业申请表": false, "企业技术中心申请表": false} {
		if got := Institution(text) != ""; got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
