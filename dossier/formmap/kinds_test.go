package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
)

// TestKinds has a form for each kind of words that the gate understands, with the near
// neighbour that must stay empty. What is wanted is listed by label and context; nothing
// else is filled.
func TestKinds(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string // "context > label" → field
	}{
		{"in two languages", `
			企业登记表 Registration Form
			| 公司名称 Company Name | | 邮编 Post Code | |
			| 联系人 Contact Person | | 联系人 Email | |
			| 母公司名称 Parent Company | | 英文名称 English Name | |`,
			map[string]string{"> 公司名称CompanyName": "org.name", "> 邮编PostCode": "org.postcode", "> 联系人ContactPerson": "handler.name", "> 联系人Email": "handler.email"}},
		{"a telephone or fax, registers and a landlord by name", `
			企业基本信息表
			| 企业名称>3 | |
			| 联系人 | | 电话/传真 | |
			| 工商注册登记机关 | | 税款缴纳机关 | |
			| 厂房归属 | | 出租方 | |
			| 出租方联系方式 | | 管理人员数 | |
			| 工人数 | | 产权证号 | |
			| 经营范围>3 | |`,
			map[string]string{"> 企业名称": "org.name", "> 联系人": "handler.name", "> 电话/传真": "handler.mobile", "> 税款缴纳机关": "org.tax_authority", "> 经营范围": "org.biz_scope"}},
		{"an organisation beside a citizen, and who hands in", `
			信息公开申请表
			| 公民v | 姓名 | | 工作单位 | |
			| ^ | 证件名称 | | 证件号码 | |
			| 法人/其他组织v | 名称 | | 统一社会信用代码 | |
			| ^ | 法定代表人 | | 联系人 | |
			| 承办单位>2 | | 承办单位负责人 | |
			| 报送单位>2 | | 法人代表 | |`,
			map[string]string{"法人/其他组织 > 名称": "org.name", "法人/其他组织 > 统一社会信用代码": "org.uscc", "法人/其他组织 > 法定代表人": "legal.name", "法人/其他组织 > 联系人": "handler.name",
				"> 报送单位": "org.name", "> 法人代表": "legal.name"}},
		{"a class that only its answers tell", `
			申请表
			| 企业类别 | | 企业名称 | |
			| 单位类别 | □企业单位 □事业单位 □社会团体 □其他>3 |`, map[string]string{"> 企业名称": "org.name", "> 单位类别": "org.type"}},
		{"split heads of people", `
			登记表
			| 项目v | 姓名v | 身份证件>2 | 移动电话v |
			| ^ | ^ | 种类 | 号码 | ^ |
			| 法定代表人（负责人） | | | | |
			| 财务负责人 | | | | |
			| 办税人 | | | | |`,
			map[string]string{"法定代表人（负责人） > 姓名": "legal.name", "法定代表人（负责人） > 种类": "legal.id", "法定代表人（负责人） > 号码": "legal.id", "法定代表人（负责人） > 移动电话": "legal.mobile",
				"财务负责人 > 姓名": "fincon.name", "财务负责人 > 移动电话": "fincon.mobile"}},
		{"a person of the title and one beside", `
			企业联络员备案通知书
			（内资企业）
			| 企业名称 | | 统一代码/注册号 | |
			| 企业法定代表人（负责人）姓名 | | 手机号码 | |
			| 联络员姓名 | | 手机号码 | |`,
			map[string]string{"> 企业名称": "org.name", "> 统一代码/注册号": "org.uscc", "> 企业法定代表人（负责人）姓名": "legal.name", "> 联络员姓名": "handler.name", "> 手机号码": "handler.mobile"}},
		{"what stands over all", `
			工业企业污染排放及处理情况
			| 企业名称 | | 行业代码 | |
			| 行政区划代码 | | 邮政编码 | |`,
			map[string]string{"工业企业污染排放及处理情况 > 企业名称": "org.name", "工业企业污染排放及处理情况 > 行业代码": "org.industry", "工业企业污染排放及处理情况 > 行政区划代码": "org.region", "工业企业污染排放及处理情况 > 邮政编码": "org.postcode"}},
		{"marks, prints and parts of sentences over a table", `
			某市科技小巨人培育专项行动报名表
			（企业组）
			No(Q)
			某省总工会监制
			| 企业名称 | | 注册资本 | |
			| 法定代表人 | | 职工人数（人） | |`,
			map[string]string{"> 企业名称": "org.name", "> 注册资本": "org.reg_capital", "> 法定代表人": "legal.name", "> 职工人数（人）": "staff.total"}},
		{"an association of its own", `
			工会法人资格申请登记表
			| 工会名称 | | 社会信用代码 | |
			| 法定代表人 | | 手机号码 | |`,
			map[string]string{}},
		{"what the applicant is, over its table", `
			公共场所卫生许可证申请表
			公共场所经营单位基本情况
			| 申请人名称 | | 邮政编码 | |
			| 经办人 | | 职工总数 | |`,
			map[string]string{"公共场所经营单位基本情况 > 申请人名称": "org.name", "公共场所经营单位基本情况 > 邮政编码": "org.postcode", "公共场所经营单位基本情况 > 经办人": "handler.name", "公共场所经营单位基本情况 > 职工总数": "staff.total"}},
		{"what the label says is left empty", `
			营业执照申请书
			| 单位名称 | | 统一社会信用代码（设立登记不填写） | |
			| 注册号（免填） | | 法定代表人 | |`,
			map[string]string{"> 单位名称": "org.name", "> 法定代表人": "legal.name"}},
		{"a supplier's own form", `
			供应商基本情况表
			| 供应商名称 | | 统一社会信用代码 | |
			| 主要供应商名称 | | 主要客户 | |`,
			map[string]string{"> 供应商名称": "org.name", "> 统一社会信用代码": "org.uscc"}},
		{"a list of the applicant's suppliers", `
			首台套补贴申报书
			| 申报单位 | | 统一社会信用代码 | |
			供应商基本情况表
			| 供应商名称 | | 统一社会信用代码 | |`,
			map[string]string{"> 申报单位": "org.name", "> 统一社会信用代码": "org.uscc"}},
		{"telephone among the firm's", `
			基本信息
			| 单位名称 | | 法定代表人 | |
			| 地址 | | 邮编 | |
			| 电话 | | 传真 | |`,
			map[string]string{"基本信息 > 单位名称": "org.name", "基本信息 > 法定代表人": "legal.name", "基本信息 > 地址": "org.reg_address", "基本信息 > 邮编": "org.postcode", "基本信息 > 电话": "org.tel"}},
		{"telephone below the legal representative", `
			登记表
			| 单位名称 | | 法定代表人 | |
			| 电话 | | 邮箱 | |`,
			map[string]string{"> 单位名称": "org.name", "> 法定代表人": "legal.name"}},
		{"mail beside an address, the contact named before", `
			登记表
			| 联系人 | | 手机 | |
			| 通讯地址 | | 网址 | |
			| 邮编 | | Email | |`,
			map[string]string{"> 联系人": "handler.name", "> 手机": "handler.mobile", "> 通讯地址": "org.mail_address", "> 网址": "org.website", "> 邮编": "org.postcode", "> Email": "org.email"}},
		{"a person hands it in", `
			创业补贴申领单
			| 姓名 | | 身份证号 | |
			| 联系电话 | | 家庭住址 | |
			| 企业名称 | | 统一社会信用代码 | |
			| 开户银行 | | 银行账号 | |`,
			map[string]string{"创业补贴申领单 > 企业名称": "org.name", "创业补贴申领单 > 统一社会信用代码": "org.uscc"}},
		{"an applicant that is a person", `
			补贴申请表
			| 申请人身份证号 | | 申请人电话 | |`, nil},
		{"an applicant that is a firm", `
			企业补贴申请表
			| 申请人 | | 申请人电话 | |`,
			map[string]string{"> 申请人": "org.name", "> 申请人电话": "org.tel"}},
		{"certificate and power of attorney", `
			法定代表人身份证明
			姓名：________ 职务：________
			法定代表人授权委托书
			代理人姓名：________
			身份证号码：________`,
			map[string]string{"法定代表人身份证明 > 姓名": "legal.name", "法定代表人身份证明 > 职务": "legal.title"}},
		{"a power of attorney for whoever sees to it", `
			经办人授权书
			本单位授权________（姓名）为经办人，身份证号码：____________，联系电话：____________。
			单位名称：________________`,
			map[string]string{"> 本单位授权": "handler.name", "> 身份证号码": "handler.id", "> 联系电话": "handler.mobile", "> 单位名称": "org.name"}},
		{"a power of attorney in sentences", `
			授权委托书
			本授权书声明：注册于________（公司地址）的________（公司名称）的________（法定代表人姓名、职务）代表本公司授权________（被授权人姓名）为本公司的合法代理人。
			联系电话：________________
			法定代表人（签字）：________________
			身份证号：________________`,
			map[string]string{"> 公司地址": "org.reg_address", "> 公司名称": "org.name", "> 法定代表人姓名、职务": "legal.name", "> 身份证号": "legal.id"}},
		{"a person authorises somebody", `
			委托书
			委托人：________ 身份证号：________
			现委托________办理房屋过户手续。`, nil},
		{"a form about a person who works for the firm", `
			工程技术人员职称申报表
			| 姓名 | | 工作单位 | |
			| 手机 | | 邮箱 | |
			| 用人单位情况>4 |
			| 单位名称 | | 统一社会信用代码 | |
			| 法定代表人 | | 联系人 | |`,
			map[string]string{"> 工作单位": "org.name", "用人单位情况 > 单位名称": "org.name", "用人单位情况 > 统一社会信用代码": "org.uscc", "用人单位情况 > 法定代表人": "legal.name", "用人单位情况 > 联系人": "handler.name"}},
		{"a form about somebody from anywhere", `
			专家信息登记表
			| 姓名 | | 工作单位 | |`, nil},
		{"kinds of firms", `
			企业资金申请表
			| 是否中小企业 | □是 □否 | 是否高新技术企业 | □是 □否 |
			| 是否规上企业 | □是 □否 | 高企认定情况 | □已认定 □未认定 |
			| 高新技术企业证书编号 | | 高企有效期至 | |
			| 是否上市 | □是 □否 | 近五年是否发生重大安全事故 | □是 □否 |`,
			map[string]string{"> 是否中小企业": "org.scale", "> 是否高新技术企业": "qual.table", "> 是否规上企业": "org.above_scale", "> 高企认定情况": "qual.table", "> 高新技术企业证书编号": "qual.table name=高新技术企业:no", "> 高企有效期至": "qual.table name=高新技术企业:valid"}},
		{"two answers in one place", `
			开票信息
			| 单位名称 | | 地址、电话 | |
			| 开户行及账号 | | 职工总数/研发人员数 | |`,
			map[string]string{"开票信息 > 单位名称": "org.name", "开票信息 > 地址、电话": "org.reg_address", "开票信息 > 开户行及账号": "bank.bank"}},
		{"years in the cells of a row", `
			企业资金申请表
			| 企业名称 | >3 |
			| 近三年营业收入（万元） | 2023年：____ | 2024年：____ | 2025年：____ |
			| 前年度利润总额（万元） | | 近三年研发费用总额（万元） | |`,
			map[string]string{"> 企业名称": "org.name", "近三年营业收入（万元） > 2023年": "fin.table year=2023:rev", "> 2024年": "fin.table year=2024:rev",
				"> 2025年": "fin.table year=2025:rev", "> 前年度利润总额（万元）": "fin.table year=@year-1:profit"}},
		{"a form annexed to a notice", `
			七、上报方式
			请于月底前发送。
			科技创新项目申报表
			| 企业名称 | | 项目联系人 | |`,
			map[string]string{"> 企业名称": "org.name", "> 项目联系人": "handler.name"}},
		{"a bank that gives a guarantee", `
			投标保函
			银行名称：________________
			银行地址：________________`, nil},
		{"whose a blank in a sentence is", `
			中小企业声明函
			本公司参加________（单位名称）的采购活动。
			制造商为________（企业名称），从业人员____人。
			承诺书
			我公司________（企业名称）保证属实。`,
			map[string]string{"> 我公司": "org.name"}},
		{"a block of another goes on", `
			答辩书
			| 对方当事人 | | 法定代表人 | |
			| 住所 | | 联系电话 | |`, nil},
		{"of a product, of a park", `
			申报书
			产品基本情况
			| 单位名称 | | 注册资本（万元） | |
			园区概况
			| 单位名称 | | 注册地址 | |`, nil},
		{"last year's figures", `
			申请表
			| 近一年销售收入 | | 上年末资产总额（万元） | |
			| 上年度企业交税总额（万元） | | 近三年平均营业收入（万元） | |`,
			map[string]string{"> 近一年销售收入": "fin.table year=@year:rev", "> 上年末资产总额（万元）": "fin.table year=@year:assets", "> 上年度企业交税总额（万元）": "fin.table year=@year:tax"}},
		{"a ratio in a group with a unit of money", `
			企业经营情况
			| 经济指标（单位：万元）v | 年份 | 2023年 | 2024年 |
			| ^ | 净利润 | | |
			| ^ | 研发费用占营业收入比重 | | |
			| ^ | 主导产品收入 | | |`,
			map[string]string{"净利润 > 2023年": "fin.table year=2023:net", "净利润 > 2024年": "fin.table year=2024:net",
				"研发费用占营业收入比重 > 2023年": "fin.table year=2023:rd_ratio", "研发费用占营业收入比重 > 2024年": "fin.table year=2024:rd_ratio"}},
		{"totals of other things", `
			销售情况表
			| 产品名称 | 销售收入（万元） |
			| | |
			| | |
			| 合计 | |`, nil},
		{"what would do, in brackets", `
			申请表
			| 联系人 | | 联系电话（手机/座机） | |
			| 组织机构代码（统一社会信用代码） | | 证明文件（名称/编号） | |`,
			map[string]string{"> 联系人": "handler.name", "> 联系电话（手机/座机）": "handler.mobile", "> 组织机构代码（统一社会信用代码）": "org.uscc"}},
		{"people named in their own row", `
			资助申请表
			| 申请单位 | | 电话 | |
			| 标准起草人 | | 电话 | |
			| 经办人 | | 手机 | |`,
			map[string]string{"> 申请单位": "org.name", "> 电话": "org.tel", "> 经办人": "handler.name", "> 手机": "handler.mobile"}},
		{"rows that go on about another", `
			申报表
			| 牵头单位名称 | |
			| 联合单位名称 | |
			| 联合单位地址 | |
			| 法定代表人 | |`,
			map[string]string{"> 牵头单位名称": "org.name"}},
		{"one that is named between the applicant's", `
			绩效自评表
			| 主管部门 | | 实施单位 | |`,
			map[string]string{"> 实施单位": "org.name"}},
		{"a company that is not there yet", `
			公司设立登记申请书
			| 住所 | | 联系电话 | |`, nil},
		{"a person of some employer", `
			专家登记单
			| 姓名 | | 性别 | |
			| 工作单位 | | 单位性质 | |
			| 单位地址 | | 邮编 | |`, nil},
		{"a form about a customer", `
			客户信息登记表
			| 单位名称 | | 统一社会信用代码 | |`, nil},
		{"a form of a house", `
			孵化器运营情况申报表
			| 注册时间 | | 职工总数 | |`, nil},
		{"a form of a firm in a house", `
			孵化器入驻企业登记表
			| 注册时间 | | 职工总数 | |`,
			map[string]string{"> 注册时间": "org.established", "> 职工总数": "staff.total"}},
		{"an empty cell beside an answer", `
			登记表
			| 法定代表人v | 姓名 | | 身份证号码 | |
			| ^ | 手机 | | | |`,
			map[string]string{"法定代表人 > 姓名": "legal.name", "法定代表人 > 身份证号码": "legal.id", "法定代表人 > 手机": "legal.mobile"}},
		{"the block's own name", `
			项目申报表
			| 项目单位v | 名称 | | 地址 | |
			| 服务机构v | 名称 | | 地址 | |`,
			map[string]string{"项目单位 > 名称": "org.name", "项目单位 > 地址": "org.reg_address"}},
		{"questions in rows, parties over the columns", `
			对照表
			| 项目 | 本单位 | 合作单位 |
			| 单位名称 | | |
			| 简介 | | |
			| 电话 | | |
			| 登记信息 | | |`,
			map[string]string{"单位名称 > 本单位": "org.name"}},
		{"the ways to reach the firm in a group", `
			投标人基本情况表
			| 联系方式v | 联系人 | | 电话 | |
			| ^ | 传真 | | 网址 | |`,
			map[string]string{"联系方式 > 联系人": "handler.name", "联系方式 > 电话": "handler.mobile", "联系方式 > 网址": "org.website"}},
		{"a title with its lines between", `
			附：合作高校资料
			说明一
			说明二
			| 单位名称 | | 统一社会信用代码 | |`, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					context := e.Context
					if strings.HasSuffix(context, "表") || strings.HasSuffix(context, "书") || strings.HasSuffix(context, "函") || strings.HasSuffix(context, "Form") {
						context = ""
					}
					got[strings.TrimSpace(context+" > "+e.Label)] = strings.TrimSpace(e.Field + " " + e.Sub)
				}
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

// TestChinese leaves the English off only where it says the same.
func TestChinese(t *testing.T) {
	for text, want := range map[string]string{
		"公司名称CompanyName": "公司名称", "（地址）Address": "（地址）", "邮箱E-mail": "邮箱", "Tel电话": "电话",
		"联系人Email": "联系人Email", "E-mail地址": "E-mail地址", "E-mail": "E-mail", "R&D投入": "R&D投入", "法定代表人ID": "法定代表人ID",
	} {
		if got := wordings.Chinese(text); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

// TestAnswersToTick reads the question beside boxes that say only how to answer, and
// leaves a list of answers of which most are not the field's.
func TestAnswersToTick(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for label, tc := range map[string]struct{ options, want string }{
		"请选择对应项目打“√”": {"企业 事业单位 社会团体 其他", "org.type"},
		"企业性质":        {"内资 中外合资 外商独资", ""},
	} {
		p := place.Place{At: "t0.r0.c1#1", Label: label, Kind: place.Choice, Options: options("t0.r0.c1", strings.Fields(tc.options)...),
			Heads: []place.Head{{Role: place.HeadRow, Text: "单位性质"}}}
		if e := Propose([]place.Place{p}, c).Entries[0]; e.Field != tc.want || e.Label != label {
			t.Errorf("%s: %+v", label, e)
		}
	}
}

// TestWhoMadeAForm tells the line of whoever printed a form from topics that end in the same character.
func TestWhoMadeAForm(t *testing.T) {
	for text, want := range map[string]bool{
		"某市科学技术局制": true, "某省总工会监制": true, "某委员会印制": true, "某某中心编制": true, "12": true, "申请资金用于": true,
		"质量控制": false, "装备研制": false, "管理体制": false, "产权机制": false, "个性化定制": false, "基本情况": false,
	} {
		if got := heading.SaysNothing(text); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
