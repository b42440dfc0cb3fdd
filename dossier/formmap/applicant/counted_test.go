package applicant_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestCountedParties has forms that ask several parties of a kind, of which the first is the applicant.
func TestCountedParties(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"blocks beside their count", `
			登记请求书
			| 申请人v | 申请人（1）v | 姓名或名称：____ | 申请人类型 | |
			| ^ | ^ | 邮政编码：____ | 电话：____>2 |
			| ^ | 申请人（2）v | 姓名或名称：____ | 申请人类型 | |
			| ^ | ^ | 邮政编码：____ | 电话：____>2 |
			【申请人】
			| 姓名或名称：____ | 申请人类型 | |
			| 邮政编码：____ | 统一社会信用代码：____>2 |`,
			map[string]string{"t0.r0.c2": "org.name", "t0.r0.c4": "org.type", "t0.r1.c2": "org.postcode", "t0.r1.c3": "org.tel"}},
		{"rows with their count", `
			申报表
			| 申报单位① | | 统一社会信用代码 | |
			| 通讯地址 | | 邮政编码 | |
			| 申报单位② | | 统一社会信用代码 | |
			| 通讯地址 | | 邮政编码 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.uscc", "t0.r1.c1": "org.mail_address", "t0.r1.c3": "org.postcode"}},
		{"lines in order", `
			申请书
			申请人名称：____________
			通讯地址：____________
			第二申请人：____________
			通讯地址：____________`,
			map[string]string{"p1#1": "org.name", "p2#1": "org.mail_address"}},
		{"a contract and who sells", `
			技术合同登记表
			| 合同名称 | | 合同编号 | |
			| 卖方 | | 法人代表 | |
			| 地址 | | 邮政编码 | |`, map[string]string{}},
		{"sides without a count", `
			不动产登记申请表
			| 申请人>4 |
			| 姓名（名称） | 证件种类 | 证件号码 | 国籍 |
			| | | | |
			| 联系人 | | 联系电话 | |
			| 申请人>4 |
			| 姓名（名称） | 证件种类 | 证件号码 | 国籍 |
			| | | | |
			| 联系人 | | 联系电话 | |`, map[string]string{}},
		{"two side by side", `
			登记表
			| 申请单位一 | 单位名称 | | 申请单位二 | 单位名称 | |`,
			map[string]string{"t0.r0.c2": "org.name"}},
		{"numbered lines about others", `
			资质认定申请书
			1.1 申请单位名称：____________
			地址：____________
			社会信用代码：____________
			1.2 所属法人单位名称（若申请单位是法人的不填此项）：____________
			地址：____________
			社会信用代码：____________
			1.3 主管部门名称（若无主管部门的不填此项）：____________
			地址：____________
			1.4 申请单位性质：____________
			邮政编码：____________`,
			map[string]string{"p1#1": "org.name", "p2#1": "org.reg_address", "p3#1": "org.uscc", "p9#1": "org.type", "p10#1": "org.postcode"}},
		{"an account of the firm", `
			可行性研究报告
			| 申报企业数量 | |
			| 申报企业情况 | |
			| 申报企业名称 | |`, map[string]string{"t0.r2.c1": "org.name"}},
		{"money for others", `
			外协（测试）费审批表
			| 收款单位名称 | | 开户行 | | 银行账号 | |`, map[string]string{}},
		{"an office's notice", `
			竣工验收批复前公示
			| 建设单位 | | 联系人 | |
			| 邮政编码 | | 邮政地址 | |`, map[string]string{"t0.r0.c1": "org.name"}},
		{"a school's own form", `
			某某大学化学品流向备案表
			| 填报单位 | | 填报日期 | |`, map[string]string{"t0.r0.c3": "@today"}},
		{"another language", `
			登记请求书
			【申请人外文信息】
			| 申请人 | 名称：____ 地址：____ |`, map[string]string{}},
		{"a second contact", `
			申请表
			| 单位名称 | | 法定代表人 | |
			| 联系人1 | | 手机 | |
			| 联系人2 | | 手机 | |
			| 注册资本 | | 邮政编码 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name", "t0.r1.c1": "handler.name", "t0.r1.c3": "handler.mobile", "t0.r3.c1": "org.reg_capital", "t0.r3.c3": "org.postcode"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range formmap.Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					got[e.At] = e.Field
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
