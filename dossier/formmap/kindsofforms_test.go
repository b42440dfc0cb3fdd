package formmap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap/formtest"
)

// TestFormsByTheirKind has a form for each way in which forms call whoever hands them in, and
// for each in which they mean another.
func TestFormsByTheirKind(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"a bid by another word", `
			竞标人一般情况表
			| 竞标人名称 | | 注册地址 | |
			| 法定代表人 | | 邮政编码 | |
			| 注册资金（万元） | | 营业执照号 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.reg_address", "t0.r1.c1": "legal.name", "t0.r1.c3": "org.postcode", "t0.r2.c1": "org.reg_capital", "t0.r2.c3": "org.uscc"}},
		{"whoever has something tested", `
			产品质量委托检验协议书
			| 委托单位 | | 单位地址 | |
			| 联系电话 | | 邮政编码 | |
			| 检验机构 | | 生产单位 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.reg_address", "t0.r1.c1": "org.tel", "t0.r1.c3": "org.postcode"}},
		{"whoever is not tested by", `
			软件委托测试合同
			| 委托方v | 联系人 | | 邮编 | |
			| ^ | 开户银行 | | 账号 | |
			| 受托方v | 联系人 | | 邮编 | |
			| ^ | 开户银行 | | 账号 | |`,
			map[string]string{"t0.r0.c2": "handler.name", "t0.r0.c4": "org.postcode", "t0.r1.c2": "bank.bank", "t0.r1.c4": "bank.account"}},
		{"whoever complains", `
			投诉书
			投诉人名称：____________
			通讯地址：____________
			被投诉人名称：____________
			通讯地址：____________
			联系人：____________联系电话：____________`,
			map[string]string{"p1#1": "org.name", "p2#1": "org.mail_address"}},
		{"a firm's number or a person's", `
			食品经营许可申请表
			| 经营者名称 | | 社会信用代码（身份证号码） | |
			| 单位名称（姓名） | | 营业执照号/身份证号 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.uscc", "t0.r1.c1": "org.name", "t0.r1.c3": "org.uscc"}},
		{"the number of a document of the firm", `
			住房公积金单位缴存登记申请表
			| 单位名称 | | 单位证件号码 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.uscc"}},
		{"a decision of the authority", `
			道路运输经营行政许可决定书
			经审查，准予许可。请按下列要求从事经营活动：
			经营范围：____________
			经营区域：____________`, map[string]string{}},
		{"a power that a person gives", `
			授权委托书
			委托人：________身份证号码：________
			被委托人：________身份证号码：________
			委托人：________ 电话：________`, map[string]string{}},
		{"where a house stands", `
			供水设施登记表
			| 房屋坐落：________ 所在街道：________ 地址：________ |`, map[string]string{}},
		{"parts of an address", `
			经营场所申报表
			| 企业名称 | |
			| 经营场所 | ______省______市______县______村______号 |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r1.c1#1": "org.biz_address", "t0.r1.c1#2": "org.biz_address", "t0.r1.c1#3": "org.biz_address"}},
		{"levels of a division with their other names", `
			特种设备许可申请书
			| 单位名称 | | 统一社会信用代码 | |
			| 所在市（地） | | 所在区（县） | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.uscc", "t0.r1.c1": "org.region", "t0.r1.c3": "org.region"}},
		{"by its trade", `
			汽车维修企业
			经营许可登记申请表
			二、维修企业基本概况
			| 企业名称 | | 经营地址 | |
			| 法人代表 | | 注册资金 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.biz_address", "t0.r1.c1": "legal.name", "t0.r1.c3": "org.reg_capital"}},
		{"a firm of another trade", `
			供水设施使用登记表
			物业企业基本情况
			| 企业名称 | | 经营地址 | |
			| 法人代表 | | 注册资金 | |`, map[string]string{}},
		{"where the legal representative lives", `
			许可申请表
			| 企业名称 | | 注册地址 | |
			| 法定代表人住址 | | 邮编 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.reg_address"}},
		{"levels between the cells of a row", `
			经营许可证申请表
			| 企业名称 | | | | | |
			| 所在区域 | | 市 | | 县（市、区） | |`,
			map[string]string{"t0.r0.c1": "org.name"}},
		{"only where something has changed", `
			经营许可证延续申请表
			| 经营者名称 | | 邮政编码（发生变化时填写） | |
			| 法定代表人（限信息发生变化填写）v | 姓名 | | 联系电话 | |
			| ^ | 身份证号 | | 职务 | |`,
			map[string]string{"t0.r0.c1": "org.name"}},
		{"more room beside a label", `
			经营许可证申请表
			| 企业名称 | | 注册地址 | | |
			| 法定代表人 | | 邮编 | | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.reg_address", "t0.r1.c1": "legal.name", "t0.r1.c3": "org.postcode"}},
		{"what the register says counts", `
			申请书
			| 企业名称 | | 法定代表人/负责人/经营者 | |
			| 经营范围（以营业执照核准的为准） | | 行业类型代码及名称 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name", "t0.r1.c1": "org.biz_scope", "t0.r1.c3": "org.industry"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if d := cmp.Diff(tc.want, formtest.Filled(Propose(formtest.Paper(t, tc.form), c))); d != "" {
				t.Error(d)
			}
		})
	}
}
