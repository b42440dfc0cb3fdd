package fixed_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
)

// TestWhoFills has what stands over a form without saying whose it is, and beside each what says that it is another's.
func TestWhoFills(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"items that are counted", `
			信息系统备案表
			| 第1项 企业基本信息>4 |
			| 企业名称 | | 法定代表人 | |
			| 第2项 合作单位信息>4 |
			| 企业名称 | | 法定代表人 | |`,
			map[string]string{"t0.r1.c1": "org.name", "t0.r1.c3": "legal.name"}},
		{"a national body that issues the form", `
			作品登记申请表
			中国某某保护中心
			注意：红色的栏目必须填写。
			| 登记信息v | 姓名或名称 | | 邮编 | |
			| ^ | 联系人 | | 手机 | |`,
			map[string]string{"t0.r0.c2": "org.name", "t0.r0.c4": "org.postcode", "t0.r1.c2": "handler.name", "t0.r1.c4": "handler.mobile"}},
		{"another firm of the whole country", `
			作品登记申请表
			中国某某合作单位
			| 单位名称 | | 邮编 | |`, map[string]string{}},
		{"what a firm needs", `
			某市见习基地见习岗位需求信息表
			| 单位名称 | >3 |
			| 联系人 | | 联系电话 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r1.c1": "handler.name", "t0.r1.c3": "handler.mobile"}},
		{"what a customer needs", `
			客户需求信息表
			| 单位名称 | | 联系人 | |`, map[string]string{}},
		{"a contact in columns", `
			见习单位申请表
			| 单位名称 | >3 |
			| 联系人姓名 | 工作部门和职务 | 联系电话/传真 | 电子邮箱 |
			| | | | |
			| 单位简介 | >3 |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r2.c0": "handler.name", "t0.r2.c1": "handler.dept", "t0.r2.c2": "handler.mobile", "t0.r2.c3": "handler.email", "t0.r3.c1": "org.intro"}},
		{"somebody else in columns", `
			见习单位申请表
			| 单位名称 | >3 |
			| 学员姓名 | 工作部门和职务 | 联系电话 | 电子邮箱 |
			| | | | |
			| 单位简介 | >3 |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r3.c1": "org.intro"}},
		{"who fills in for founders", `
			民办非企业单位名称预先核准申请表
			| 填表人 | | 联系电话 | |
			| 单位名称 | | 法定代表人 | |`,
			map[string]string{"t0.r0.c1": "handler.name", "t0.r0.c3": "handler.mobile"}},
		{"who fills in a person's form", `
			失业人员登记表
			| 填表人 | | 联系电话 | |`, map[string]string{}},
		{"who invests abroad", `
			境外投资备案表
			| 境内投资主体 | | 统一社会信用代码 | |
			| 境外企业名称 | | 注册地址 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.uscc"}},
		{"who owns what is valued", `
			国有资产评估项目备案表
			产权持有单位（盖章）：____________
			| 评估对象 | >5 |
			| 产权持有单位联系人 | | 电话 | | 通讯地址 | |
			| 评估机构联系人 | | 电话 | | 通讯地址 | |`,
			map[string]string{"p1#1": "org.name", "t0.r1.c1": "handler.name", "t0.r1.c3": "handler.mobile", "t0.r1.c5": "org.mail_address"}},
		{"who draws water", `
			取水许可申请书
			| 申请人 | | 法定代表人 | |
			| 地址 | | 联系人 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name", "t0.r1.c1": "org.reg_address", "t0.r1.c3": "handler.name"}},
		{"work abroad as a trade", `
			对外劳务合作经营资格申请表
			| 企业名称 | | 法定代表人 | |
			| 注册资本（万元） | | 邮编 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name", "t0.r1.c1": "org.reg_capital", "t0.r1.c3": "org.postcode"}},
		{"a trade that says services", `
			经营性人力资源服务机构许可申请表
			| 机构名称 | | 法定代表人 | |
			| 注册资本（万元） | | 邮编 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name", "t0.r1.c1": "org.reg_capital", "t0.r1.c3": "org.postcode"}},
		{"a person's pay", `
			劳务费发放表
			| 单位名称 | | 银行账号 | |`, map[string]string{}},
		{"numbers of the licence by two names", `
			补贴申请表
			申领单位（公章）：________ 营业执照号注册号：________`,
			map[string]string{"p1#1": "org.name", "p1#2": "org.uscc"}},
		{"who trades, by what it hands in", `
			附1
			跨境电商经营主体备案信息
			| 企业名称 | | 法定代表人 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name"}},
		{"another by what it hands in", `
			附1
			入驻企业备案信息
			| 企业名称 | | 法定代表人 | |`, map[string]string{}},
		{"an account below who signs", `
			补贴申请表
			| 申领单位意见：⏎经手人：            审批人：⏎开户名称：⏎开户银行：⏎银行帐号：            联系电话：⏎年  月  日（章） | 初审单位意见：⏎开户名称：⏎银行帐号：⏎年  月  日（章） |`,
			map[string]string{"t0.r0.c0#4": "bank.account_name", "t0.r0.c0#5": "bank.bank", "t0.r0.c0#6": "bank.account"}},
		{"an account of who approves", `
			补贴申请表
			| 申请单位 | | 审批人 | | 银行账号 | |
			| 审批人 | | 联系电话 | | 开户银行 | |`, map[string]string{"t0.r0.c1": "org.name"}},
		{"who owns what is let", `
			厂房租赁登记表
			| 承租单位名称 | | 法定代表人 | |
			| 产权持有单位 | | 法定代表人 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name"}},
		{"who invests from here in a foreign firm", `
			外商投资企业设立备案表
			| 外国投资者 | | 国籍 | |
			| 境内投资主体 | | 注册地址 | |`, map[string]string{}},
		{"other firms' names over their seals", `
			项目推荐意见
			推荐单位名称（公章）：
			主管单位名称（盖章）：
			受托单位名称（盖章）：`, map[string]string{}},
		{"the person for whom a place is sought", `
			残疾人岗位需求登记表
			| 姓名 | | 联系电话 | |
			| 工作单位 | | 邮编 | |`, map[string]string{}},
		{"pay for work done together", `
			劳务合作费发放表
			| 单位名称 | | 银行账号 | |`, map[string]string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, formtest.Filled(formmap.Propose(formtest.Paper(t, tc.form), c))); d != "" {
				t.Error(d)
			}
		})
	}
}
