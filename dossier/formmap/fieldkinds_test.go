package formmap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/levels"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
)

// TestFieldKinds has small forms in the wordings of subsidies, permits, contracts and talent
// programmes, with the near neighbours that must stay empty: nothing else is filled than what is
// listed by "context > label".
func TestFieldKinds(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"years that the form does not print", `
			重大专项申请书
			| 申请单位 | | 成立时间 | |
			| 研发与经营状况 | 年 | 年 | 年 |
			| 年度纳税额（万元） | | | |`,
			map[string]string{"> 申请单位": "org.name", "> 成立时间": "org.established"}},
		{"parts of a project are others'", `
			科技重大专项申请书
			| 申请单位 | | 成立时间 | |
			。
			子课题设置
			| 子课题名称 | 申请单位 | 负责人 |
			| | | |`,
			map[string]string{"> 申请单位": "org.name", "> 成立时间": "org.established"}},
		{"names and addresses with more in brackets", `
			资金申请表
			| 单位名称 | | 单位地址（邮编） | |
			| 联系人（职务） | | 通讯地址/邮编 | |`,
			map[string]string{"> 单位名称": "org.name", "> 单位地址（邮编）": "org.reg_address", "> 联系人（职务）": "handler.name", "> 通讯地址/邮编": "org.mail_address"}},
		{"a record is as wide as what was asked", `
			项目申报书
			| 申报单位 | | 近三年是否发生重大安全环保质量事故 | □是 □否 |
			| 近三年是否发生安全生产事故 | □是 □否 | 近三年是否发生环境污染事故 | □是 □否 |
			| 近三年是否发生较大及以上事故 | □是 □否 | 近三年是否发生重大安全事故 | □是 □否 |
			| 是否存在失信行为 | □是 □否 | 是否被列入失信联合惩戒名单 | □是 □否 |
			| 有无不良信用记录 | □有 □无 | 是否失信被执行人 | □是 □否 |
			| 近三年是否有重大违法行为 | □是 □否 | 近三年是否受到行政处罚 | □是 □否 |`,
			map[string]string{"> 申报单位": "org.name", "> 近三年是否发生重大安全环保质量事故": "credit.accident", "> 近三年是否发生重大安全事故": "credit.accident", "> 是否失信被执行人": "credit.dishonest"}},
		{"titles of the firm by any name", `
			项目申报书
			| 申报单位 | | 高新证书号 | |
			| 获得高新技术企业资质时间 | | 高新技术企业证书有效期至 | |
			| 质量体系认证时间 | | 房屋产权证书号 | |`,
			map[string]string{"> 申报单位": "org.name", "> 高新证书号": "qual.table", "> 获得高新技术企业资质时间": "qual.table", "> 高新技术企业证书有效期至": "qual.table"}},
		{"the letter of a contract", `
			项目资助协议书
			委托单位（甲方）： 某市知识产权局
			承担单位（乙方）：________
			| 甲方v | 单位名称 | |
			| ^ | 开户银行 | |
			| 乙方v | 单位名称 | |
			| ^ | 开户银行 | |
			| ^ | 帐号 | |`,
			map[string]string{"委托单位（甲方）：某市知识产权局 > 承担单位（乙方）": "org.name", "乙方 > 单位名称": "org.name", "乙方 > 开户银行": "bank.bank", "乙方 > 帐号": "bank.account"}},
		{"letters without a word for the applicant", `
			技术合同登记表
			| 甲方v | 单位名称 | |
			| ^ | 开户银行 | |
			| 乙方v | 单位名称 | |
			| ^ | 开户银行 | |`,
			map[string]string{}},
		{"whom a talent works for", `
			科技创新人才资助申报推荐表
			| 姓名 | | 性别 | |
			| 移动电话 | | 通讯地址 | |
			| 工作单位（企业名称） | | 注册时间 | |
			| 是否为高新企业 | | 联系人 | |
			| 学历 | | 移动电话 | |`,
			map[string]string{"> 工作单位（企业名称）": "org.name", "> 注册时间": "org.established", "> 是否为高新企业": "qual.table", "> 联系人": "handler.name"}},
		{"a person across the table", `
			许可申请表
			| 单位名称 | | 单位地址 | |
			。
			| 负责人 | 法定代表人 | 技术负责人 |
			| 姓名 | | |
			| 公民身份号码 | | |
			| 联系电话 | | |`,
			map[string]string{"> 单位名称": "org.name", "> 单位地址": "org.reg_address", "姓名 > 法定代表人": "legal.name", "公民身份号码 > 法定代表人": "legal.id", "联系电话 > 法定代表人": "legal.mobile"}},
		{"whoever is in charge beside the legal representative", `
			经营许可证申请表
			| 企业名称 | | 注册地址 | |
			| 法定代表人 | | 职务 | |
			| 企业负责人 | | 职务 | |`,
			map[string]string{"> 企业名称": "org.name", "> 注册地址": "org.reg_address", "> 法定代表人": "legal.name", "> 职务": "legal.title"}},
		{"an account of somebody", `
			失业人员补助金申领表
			| 失业人员姓名 | | 身份证号码 | |
			| 银行账号 | | 开户银行 | |`,
			map[string]string{}},
		{"what changes", `
			许可证变更申请表
			| 变更项 | 变更前 | 变更后 |
			| 注册地址： | | |
			| 经营范围： | | |`,
			map[string]string{}},
		{"answers over a cell", `
			生产许可证申请单
			| 企业名称 | |
			| 生产地址 | 省 市(地) 区(县) 乡(镇) 路(街道) 号 |
			| 联系人 | |
			| 申请事项 | 请简要说明申请的事项，并写明理由；不超过二百字。 |
			| 经营范围 | |`,
			map[string]string{"> 企业名称": "org.name", "> 联系人": "handler.name", "> 经营范围": "org.biz_scope"}},
		{"firms or people", `
			鉴定申请表
			| 申请单位（或个人） | | 法定代表人 | |
			| 法定代表人/负责人/经营者 | | 身份证号码 | |
			| 公民身份号码/社会信用代码 | | 通信地址* | |`,
			map[string]string{"> 申请单位（或个人）": "org.name", "> 法定代表人": "legal.name", "> 法定代表人/负责人/经营者": "legal.name", "> 身份证号码": "legal.id",
				"> 公民身份号码/社会信用代码": "org.uscc", "> 通信地址*": "org.mail_address"}},
		{"mail of the firm", `
			入库登记表
			| 单位名称 | | 单位地址 | |
			| 邮政编码 | | 单位传真 | |
			| 电子邮箱 | | 隶属关系 | |
			| 联系人 | | 手机 | |
			| 网址 | | 电子邮件 | |`,
			map[string]string{"> 单位名称": "org.name", "> 单位地址": "org.reg_address", "> 邮政编码": "org.postcode", "> 电子邮箱": "org.email", "> 联系人": "handler.name",
				"> 手机": "handler.mobile", "> 网址": "org.website", "> 电子邮件": "org.email"}},
		{"a part about one person", `
			证书业务登记表
			| 单位名称 | |
			办理人信息
			| 姓名 | | 身份证号码 | |
			推荐专家信息
			| 姓名 | | 身份证号码 | |`,
			map[string]string{"> 单位名称": "org.name", "办理人信息 > 姓名": "handler.name", "办理人信息 > 身份证号码": "handler.id"}},
		{"named in passing", `
			基本信息登记表
			| 单位名称 | | 单位地址 | |
			| 主管部门或总机构 | | 单位传真 | | 行业代码 | |
			| 带头人手机 | | 联系人 | |`,
			map[string]string{"> 单位名称": "org.name", "> 单位地址": "org.reg_address", "> 行业代码": "org.industry", "> 联系人": "handler.name"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					context := ""
					if e.Context != "" && !heading.NamesForm(e.Context) && e.Context != "填写说明" {
						context = e.Context + " "
					}
					got[context+"> "+e.Label] = e.Field
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestLevelsAsked prints the level of a division that a label asks, with its own name in a cell.
func TestLevelsAsked(t *testing.T) {
	for label, want := range map[string]string{
		"所在市(地)": "city", "所在市（州）": "city", "所在区(县)": "county", "县（市、区）": "county", "所在区": "county", "区/县": "county", "所在市县": "", "所属区域": "",
		"设区市": "city", "所属设区的市": "city", "所在地级市": "city", "企业所在城市": "city", "市（州、盟）": "city", "所在地市": "city", "所属地市": "city", "省（自治区、直辖市）": "province", "所在省份": "province",
		"区县名称": "county", "注册地所属区县": "county", "单位注册地所在县（市、区）": "county", "所属县（区）": "county", "住所所在城区": "county", "县级市": "county", "县市区": "county", "所属旗县": "county",
		"所在地区": "", "注册地区": "", "所属辖区": "", "行政区": "", "行政区划": "", "省市县": "", "所在省市": "to-city", "企业所在省市": "to-city", "所属区市": "county", "高新区": "", "产业园区": "", "开发区": "", "经济区": "", "工业区": "", "超市": "", "上市": "",
		"所属乡镇": "lower", "所在街道": "lower", "区县及乡镇": "lower", "县（市、区）、乡镇": "", "乡（镇、街道）": "lower", "住址所在街道办": "lower",
	} {
		of, got, _ := levels.Of(wordings.Clean(label))
		if of == levels.Lower {
			got = "lower"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}
