package others_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestBlocks has blocks of a name and what stands beside and below it, of somebody else by a word that no list has, and the same of
// the applicant.
func TestBlocks(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       []string
	}{
		{"a word alone on its line", `
			授信调查表
			单位名称：________ 统一社会信用代码：________
			老东家
			统一社会信用代码：________ 法定代表人：________
			变更前
			注册地址：________
			基本信息
			邮政编码：________
			申请单位
			法定代表人：________`, []string{"p1#1 org.name", "p1#2 org.uscc", "p7#1 org.postcode", "p9#1 legal.name"}},
		{"a topic alone on its line", `
			授信调查表
			单位名称：________ 统一社会信用代码：________
			场地与经费
			2025年营业收入________万元`, []string{"p1#1 org.name", "p1#2 org.uscc", "p3#1 fin.table year=2025:rev"}},
		{"names in a table", `
			登记表
			| 制造厂 | | 厂址 | |
			| 品牌方 | | 成立时间 | |
			| 连锁总店 | | 统一社会信用代码 | |`, nil},
		{"beside the applicant", `
			情况登记表
			| 企业名称 | | 统一社会信用代码 | |
			| 驻场团队公司 | | 注册地址 | |
			| 法定代表人 | | 注册资本 | |`, []string{"t0.r0.c1 org.name", "t0.r0.c3 org.uscc"}},
		{"the first of several", `
			实用新型专利请求书
			| 申请人（1） | | 统一社会信用代码 | |
			| 注册地址 | | 邮政编码 | |`, nil},
		{"another named second, before anything else is asked", `
			技术报告
			建设单位：____
			评价机构：____
			法定代表人：____
			联系人：____
			联系电话：____`, []string{"p1#1 org.name"}},
		{"another in the same row", `
			登记表
			| 建设单位 | | 编制单位 | |
			| 法定代表人 | | 联系电话 | |`, []string{"t0.r0.c1 org.name"}},
		{"another, of whom the same is asked again", `
			可行性研究报告
			项目单位：____
			法定代表人：____
			编制单位：____
			法定代表人：____
			联系人：____`, []string{"p1#1 org.name", "p2#1 legal.name"}},
		{"another named in passing, of whom the same is asked again", `
			技术报告
			申请单位：____
			法定代表人：____
			地址：____
			评价机构：____
			法定代表人：____
			联系人：____`, []string{"p1#1 org.name", "p2#1 legal.name", "p3#1 org.reg_address"}},
		{"another on a line of its own, after some of ours", `
			申报书
			申请单位：____
			地址：____
			编制单位：____
			法定代表人：____
			统一社会信用代码：____`, []string{"p1#1 org.name", "p2#1 org.reg_address"}},
		{"a bank that is asked for, and whoever applies", `
			贷款申请
			| 申请人 | | 拟申请银行名称 | |
			| 统一社会信用代码 | | 法定代表人 | |`, []string{"t0.r0.c1 org.name", "t0.r1.c1 org.uscc", "t0.r1.c3 legal.name"}},
		{"whoever the form is about", `
			计量器具强制检定备案表
			| 计量器具使用者 | |
			| 统一社会信用代码 | |`, []string{"t0.r1.c1 org.uscc"}},
		{"a merged head", `
			学生资助登记表
			| 监护亲家长>4 |
			| 名称 | | 注册地址 | |
			| 联系人 | | 邮政编码 | |`, nil},
		{"a party of a sentence", `
			声明
			本公司________持有股权，目标公司注册资本________万元，法定代表人________。
			我单位邮政编码________。`, []string{"p1#1 org.name", "p2#1 org.postcode"}},
		{"a word with a colon over lines", `
			登记表
			单位名称：________ 统一社会信用代码：________
			收货方：
			名称：________
			统一社会信用代码：________
			联系人：________电话：________
			连带责任人：
			注册地址：________
			货代
			名称：________
			联系人：________
			申请单位：
			统一社会信用代码：________
			联系人：________`, []string{"p1#1 org.name", "p1#2 org.uscc", "p11#1 org.name", "p12#1 org.uscc", "p13#1 handler.name"}},
		{"labels that have no room, over others that have", `
			登记表
			单位名称：
			统一社会信用代码：________
			联系人：
			联系电话：________`, []string{"p1#1 org.name", "p2#1 org.uscc", "p3#1 handler.name", "p4#1 handler.mobile"}},
		{"what stands behind a telephone of others", `
			登记表
			| 单位名称 | | 统一社会信用代码 | |
			| 监管部门 | | 姓名 | |
			| 联系电话 | | 注册地址 | |
			| 主管税务所 | | 电话 | |
			| 联系人 | | 联系电话 | |`, []string{"t0.r0.c1 org.name", "t0.r0.c3 org.uscc", "t0.r3.c1 org.tax_authority", "t0.r4.c1 handler.name", "t0.r4.c3 handler.mobile"}},
		{"a post below another", `
			企业负责人信息表
			| 企业名称 | | 信用代码 | |
			| 法定代表人 | | 手机 | |
			| 财务总监 | | 手机 | |`, []string{"t0.r0.c1 org.name", "t0.r0.c3 org.uscc", "t0.r1.c1 legal.name", "t0.r1.c3 legal.mobile"}},
		{"whoever acts for the applicant", `
			授权委托书
			委托单位：________
			法定代表人：________
			受委托人：________
			职务：________
			手机：________
			地址：________
			邮编：________`, []string{"p1#1 org.name", "p2#1 legal.name"}},
		{"a sentence that asks to send", `
			关于报送材料的通知
			请将材料报送我局。
			联系人：________，联系电话：________，邮箱：________。
			2026年11月30日`, nil},
		{"a sentence that asks to be told", `
			登记表
			请如实填写以下信息并于12月1日前报送我局。
			联系人：________，联系电话：________。`, []string{"p2#1 handler.name", "p2#2 handler.mobile"}},
		{"a first line that calls", `
			报名通知
			主办方联系方式：
			联系人：________
			电话：________`, nil},
		{"closed by an authority", `
			登记表
			联系人：________
			联系电话：________
			钦州市工业和信息化局
			年   月   日`, nil},
		{"closed by the applicant", `
			登记表
			联系人：________
			联系电话：________
			申请单位`, []string{"p1#1 handler.name", "p2#1 handler.mobile"}},
		{"a cover", `
			申请书
			单位名称：________
			联系人：________
			联系电话：________
			某某市科学技术局`, []string{"p1#1 org.name", "p2#1 handler.name", "p3#1 handler.mobile"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, e := range formmap.Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					got = append(got, e.At+" "+e.Field+map[bool]string{true: " " + e.Sub}[e.Sub != ""])
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
