package gate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// TestGate has one form for each kind of word that makes a place another one than its
// label says. What is wanted is listed by label and context; nothing else is filled.
func TestGate(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string // "context > label" → field
	}{
		{"rows that narrow a number", `
			人员情况表
			| | 职工总数 | 研发人员数 |
			| 总数（人） | | |
			| 其中：外籍人员 | | |
			| 其中：博士 | | |
			| 兼职 | | |
			| 女职工 | | |
			| 本年新增 | | |
			| 上年同期 | | |`,
			map[string]string{"总数（人） > 职工总数": "staff.total", "总数（人） > 研发人员数": "staff.rd"}},
		{"years above", `
			经营情况
			| 指标 | 上年 | 上上年 | 本年1-9月 |
			| 营业收入（万元） | | | |
			| 其中：新产品销售收入 | | | |
			| 净利润（万元） | | | |`,
			map[string]string{
				"营业收入（万元） > 上年": "fin.table year=@year:rev", "营业收入（万元） > 上上年": "fin.table year=@year-1:rev",
				"净利润（万元） > 上年": "fin.table year=@year:net", "净利润（万元） > 上上年": "fin.table year=@year-1:net"}},
		{"years beside", `
			经营情况
			| 年度 | 营业收入（万元） | 职工总数 |
			| 2024年 | | |
			| 预计2027年 | | |
			| 近三年平均 | | |`,
			map[string]string{"2024年 > 营业收入（万元）": "fin.table year=2024:rev", "2024年 > 职工总数": "fin.table year=2024:staff"}},
		{"one total below every year", `
			人员
			| 年度 | 注册资本（万元） | 研发人员数 |
			| 2023年 | | |
			| 2024年 | | |`, nil},
		{"a year is no year number", `
			| 上年度 | |
			| 近一年 | |`, nil},
		{"table of another by its caption", `
			担保单位基本情况
			| 单位名称 | | 统一社会信用代码 | |
			| 法定代表人 | | 联系电话 | |
			| 注册资本（万元） | | 职工总数 | |
			| 开户银行 | | 银行账号 | |`, nil},
		{"table of another by its section", `
			一、申报单位基本情况
			| 单位名称 | | 统一社会信用代码 | |
			二、合作企业基本情况
			| 单位名称 | | 统一社会信用代码 | |
			| 注册地址 | | 注册资本（万元） | |`,
			map[string]string{"一、申报单位基本情况 > 单位名称": "org.name", "一、申报单位基本情况 > 统一社会信用代码": "org.uscc"}},
		{"block of another in one table", `
			申请表
			| 单位名称 | | 统一社会信用代码 | |
			| 注册地址 | | 邮政编码 | |
			| 供应商名称 | | 统一社会信用代码 | |
			| 注册地址 | | 邮政编码 | |`,
			map[string]string{"> 单位名称": "org.name", "> 统一社会信用代码": "org.uscc", "> 注册地址": "org.reg_address", "> 邮政编码": "org.postcode"}},
		{"block of another below a matrix of people", `
			申请表
			| 单位名称 | | 统一社会信用代码 | |
			| 人员 | 姓名 | 电话 |
			| 法定代表人 | | |
			| 联系人 | | |
			| 总机构名称 | | 纳税人识别号 | |
			| 法定代表人姓名 | | 邮政编码 | |`,
			map[string]string{"> 单位名称": "org.name", "> 统一社会信用代码": "org.uscc", "法定代表人 > 姓名": "legal.name", "法定代表人 > 电话": "legal.mobile", "联系人 > 姓名": "handler.name", "联系人 > 电话": "handler.mobile"}},
		{"group of another", `
			申请表
			| 申报单位v | 单位名称 | | 职工总数 | |
			| ^ | 注册资本（万元） | | 邮政编码 | |
			| 控股股东v | 单位名称 | | 职工总数 | |
			| ^ | 注册资本（万元） | | 邮政编码 | |`,
			map[string]string{"申报单位 > 单位名称": "org.name", "申报单位 > 职工总数": "staff.total", "申报单位 > 注册资本（万元）": "org.reg_capital", "申报单位 > 邮政编码": "org.postcode"}},
		{"of a centre, a product, a plant", `
			申请表
			| 中心成立时间 | | 中心地址 | |
			| 产品销售收入（万元） | | 产品利润总额（万元） | |
			| 分厂职工总数 | | 实验室研发人员数 | |`, nil},
		{"section of a thing", `
			三、研发中心情况
			| 成立日期 | | 职工总数 | |
			| 地址 | | 单位名称 | |`, nil},
		{"remark that narrows", `
			申请表
			| 职工总数（其中：女） | | 营业收入（境外） | |
			| 单位名称（全称） | | 职工总数（人） | |`,
			map[string]string{"> 单位名称（全称）": "org.name", "> 职工总数（人）": "staff.total"}},
		{"places of an office", `
			申请表
			| 单位名称 | | 账号 | |
			| 以下栏目由开户银行审核后填写>4 |
			| 单位名称 | | 银行账号 | |`,
			map[string]string{"> 单位名称": "org.name", "> 账号": "bank.account"}},
		{"somebody in charge", `
			人员信息
			| 主要负责人姓名 | | 主要负责人手机 | |`, nil},
		{"one label for several cells", `
			登记表
			| 单位名称 | | | |
			| 法定代表人 | | | |`, nil},
		{"the parent of the applicant", `
			登记表
			| 单位名称 | | 法定代表人（负责人） | |
			| 总机构名称 | | 纳税人识别号 | |
			| 法定代表人姓名 | | 注册地址 | |`,
			map[string]string{"> 单位名称": "org.name", "> 法定代表人（负责人）": "legal.name"}},
		{"made by an authority", `
			登记表
			某市科学技术委员会制
			| 单位名称 | | 注册地址 | |`,
			map[string]string{"某市科学技术委员会制 > 单位名称": "org.name", "某市科学技术委员会制 > 注册地址": "org.reg_address"}},
		{"two people in one group", `
			申请表
			| 法定代表人（ ）单位负责人（ ）v | 姓名 | | 财务负责人/联系人v | 姓名 | |
			| ^ | 证件号码 | | ^ | 联系电话 | |`,
			map[string]string{"> 姓名": "legal.name", "> 证件号码": "legal.id"}},
		{"a client's own request", `
			软件委托测试申请书
			| 委托单位 | | 开发单位 | |
			| 委托单位地址 | | 受托单位地址 | |`,
			map[string]string{"> 委托单位": "org.name", "> 委托单位地址": "org.reg_address"}},
		{"a group is no key of a matrix", `
			企业注册登记表
			| 企业名称 | | 注册时间 | |
			| 统一社会信用代码 | | 邮政编码 | |
			| 法定代表人v | 姓名 | | 手机 | |
			| ^ | 身份证号 | | 职务 | |`,
			map[string]string{"> 企业名称": "org.name", "> 注册时间": "org.established", "> 统一社会信用代码": "org.uscc", "> 邮政编码": "org.postcode",
				"法定代表人 > 姓名": "legal.name", "法定代表人 > 手机": "legal.mobile", "法定代表人 > 身份证号": "legal.id", "法定代表人 > 职务": "legal.title"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range formmap.Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State != plan.Proposed {
					continue
				}
				context := e.Context
				if strings.HasSuffix(context, "表") || strings.HasSuffix(context, "书") {
					context = ""
				}
				got[strings.TrimSpace(context+" > "+e.Label)] = strings.TrimSpace(e.Field + " " + e.Sub)
			}
			if tc.want == nil {
				tc.want = map[string]string{}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestGateTellsWhy checks that an undecided place keeps the words that were not
// understood and the field that came next.
func TestGateTellsWhy(t *testing.T) {
	m := formmap.Propose(formtest.Paper(t, `
		人员情况表
		| | 职工总数 | 备注 |
		| 其中：外籍人员 | | |
		| 总数 | | |`), formmap.FromForm(formtest.Profile(t)))
	if e := m.Entry("t0.r1.c1"); e == nil || e.State != plan.Unsure || e.Reason != "unread:外籍|staff.total" {
		t.Errorf("%+v", e)
	}
}

// TestUnreadWordsAreWhole tells what was not understood in words of the form, and not in pieces of them.
func TestUnreadWordsAreWhole(t *testing.T) {
	for _, tc := range []struct{ form, at, want string }{
		{"行业协会会员入会申请表\n| 单位名称 | | 单位性质 | |", "t0.r0.c1", "unread:行业协会会员入会申请表|org.name"},
		{"两方信息表\n| 甲方>2 | 乙方>2 |\n| 单位名称 | | 单位名称 | |", "t0.r1.c3", "unread:乙方|org.name"},
		{"申报表\n| 企业名称 | | 统一社会信用代码 | |\n| 关联企业名称 | | 关联关系 | |\n| 注册资本 | | 法定代表人 | |", "t0.r2.c1", "unread:关联企业名称|org.reg_capital"},
		{"意向\n截至2025年12月31日，公司职工总数____人。", "p1#1", "unread:截至2025年12月31日|staff.total"},
	} {
		m := formmap.Propose(formtest.Paper(t, tc.form), formmap.FromForm(formtest.Profile(t)))
		if e := m.Entry(tc.at); e == nil || e.Reason != tc.want {
			t.Errorf("%s %s: %+v, want %s", tc.form, tc.at, e, tc.want)
		}
	}
}

// TestUnitsAround converts an amount to the unit that stands over a table, and writes its
// own where none is printed.
func TestUnitsAround(t *testing.T) {
	form := formtest.Profile(t)
	c := forms.Case{Answers: forms.Answers{
		Values: map[string]string{"org.reg_capital": "3000", "org.established": "2016-04-12"},
		Tables: map[string][]forms.Row{"fin.table": {{ID: "a", Cells: map[string]string{"year": "2024", "rev": "1.5"}}}}}}
	places := formtest.Paper(t, `
		单位：元
		| 指标 | 2023年 | 2024年 |
		| 营业收入 | | |
		| 净利润 | | |
		单位情况
		| 注册资本 | | 成立日期（年月日） | |
		| 成立年月 | | 注册资本（元） | |`)
	values, _ := writing.Values(formmap.Propose(places, formmap.FromForm(form)), places, formtest.Answered(form, c))
	got := map[string]string{}
	for at, a := range values {
		got[at] = a.Text
	}
	want := map[string]string{"t0.r1.c2": "15000.00", "t1.r0.c1": "3000.00万元", "t1.r0.c3": "2016年4月12日", "t1.r1.c1": "2016年4月", "t1.r1.c3": "30000000.00"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestUnitsInWords reads the unit of a table however it is said, and leaves alone figures
// in foreign money or in two units.
func TestUnitsInWords(t *testing.T) {
	form := formtest.Profile(t)
	c := forms.Case{Answers: forms.Answers{Tables: map[string][]forms.Row{"fin.table": {{ID: "a", Cells: map[string]string{"year": "2024", "rev": "1.5", "net": "0.1", "staff": "7"}}}}}}
	for line, want := range map[string]string{
		"金额单位：人民币千元": "15.00", "货币单位：人民币元": "15000.00", "单位：元/人/%": "15000.00", "以亿元为单位": "0.00015", "单位：百万元": "0.015",
		"单位：美元": "", "单位：万美元": "", "单位：万元、元": "", "经营情况": "1.50万元", "经营情况（单位：万元）": "1.50",
	} {
		places := formtest.Paper(t, line+`
			| 指标 | 2023年 | 2024年 |
			| 营业收入 | | |
			| 净利润 | | |
			| 职工总数 | | |`)
		values, _ := writing.Values(formmap.Propose(places, formmap.FromForm(form)), places, formtest.Answered(form, c))
		if got := values["t0.r1.c2"].Text; got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
		if got := values["t0.r3.c2"].Text; got != "7" {
			t.Errorf("%s: staff %q", line, got)
		}
	}
}

// TestPrintedValues leaves to a person what would replace a printed value, and not what
// only shows where to write.
func TestPrintedValues(t *testing.T) {
	c := formmap.FromForm(formtest.Profile(t))
	for sample, want := range map[string]string{"柳州某厂": "printed:柳州某厂|org.name", "XXXX公司": "label:单位名称"} {
		m := formmap.Propose([]place.Place{{At: "t0.r0.c1", Label: "单位名称", Kind: place.Text, Sample: sample}}, c)
		if m.Entries[0].Reason != want {
			t.Errorf("%s: %s", sample, m.Entries[0].Reason)
		}
	}
}
