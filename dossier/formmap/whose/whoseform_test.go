package whose_test

import (
	"strings"
	"testing"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestWhoseForm has titles and lines below them that say what a form is for, whoever's words they have, and others that say that it
// is about somebody else; and forms that show without a title that they ask for one firm.
func TestWhoseForm(t *testing.T) {
	const block = `
		| 单位名称 | | 统一社会信用代码 | |
		| 单位地址 | | 法定代表人 | |
		| 注册资本 | | 成立日期 | |`
	c := formmap.FromForm(formtest.Profile(t))
	for heads, open := range map[string]bool{
		"企业用款需求申报表⏎（设备更新专项）":          true,
		"企业用款需求申报表⏎（智能工厂方向）":          true,
		"企业用款需求申报表⏎（第三批）":             true,
		"成果交易补助申请表⏎（技术引进方）":           true,
		"企业信用修复申请表⏎（适用于失信主体）":         true,
		"成果交易补助申请表⏎（技术转让方）":           false,
		"企业用款需求申报表⏎（合作单位）":            false,
		"企业用款需求申报表⏎（担保机构填写）":          false,
		"项目申报表⏎（推荐单位用）":               false,
		"技术需求登记表⏎（个人）":                false,
		"监测单位基本情况":                    true,
		"统计调查对象基本情况":                  true,
		"被监测主体概况":                     true,
		"纳统单位基础信息":                    true,
		"规上工业单位基本情况":                  true,
		"合作单位基本情况":                    false,
		"加盟商基本情况":                     false,
		"供应商概况":                       false,
		"担保公司基础信息":                    false,
		"股东单位基本情况":                    false,
		"客户单位基本资料":                    false,
		"被投资企业基本情况":                   false,
		"借款人信息":                       true,
		"企业用户注册":                      true,
		"客户信息登记表":                     false,
		"客户入网申请表":                     true,
		"检测机构基本情况":                    false,
		"施工单位基本情况":                    false,
		"成果交易补助申请表⏎一、申请单位（引进方）信息":     true,
		"成果交易补助申请表⏎二、技术供给方信息":         false,
		"任务书⏎一、乙方（承担方）":               true,
		"任务书⏎一、丙方（推荐方）":               false,
		"任务书⏎一、甲方（委托方）":               false,
		"项目合同⏎一、项目承担单位（乙方）":           true,
		"科技计划项目申报书⏎一、项目申报单位（受让方）基本情况": true,
	} {
		form := strings.ReplaceAll(heads, "⏎", "\n") + block
		var filled []string
		for _, e := range formmap.Propose(formtest.Paper(t, form), c).Entries {
			if e.State == plan.Proposed {
				filled = append(filled, e.Field)
			}
		}
		if open && len(filled) < 6 || !open && len(filled) > 0 {
			t.Errorf("%s: %v", heads, filled)
		}
	}
}
