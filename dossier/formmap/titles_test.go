package formmap

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// titleLabels are what a form asks of nearly every applicant.
var titleLabels = []string{"单位名称", "法定代表人", "成立时间", "联系人", "地址", "邮编", "职工人数", "上年度营业收入（万元）"}

// fewFields are the fields of those labels alone, so that many forms are read soon.
func fewFields(t *testing.T) Candidates {
	t.Helper()
	asked := []string{"org.name", "legal.name", "org.established", "handler.name", "handler.mobile", "org.reg_address", "org.mail_address", "org.postcode", "org.tel", "staff.total", "fin.table"}
	c := FromForm(formtest.Profile(t))
	for i, s := range c.Sections {
		c.Sections[i].Fields = slices.DeleteFunc(slices.Clone(s.Fields), func(f *forms.Field) bool { return !slices.Contains(asked, f.Name()) })
	}
	return c
}

// askedBelow are the lines with each of the titleLabels, all in one table or each in its own.
func askedBelow(apart bool) string {
	var b strings.Builder
	for i, label := range titleLabels {
		switch {
		case apart:
			b.WriteString("| " + label + " | |\n。\n")
		case i%2 == 0:
			b.WriteString("| " + label + " | | " + titleLabels[i+1] + " | |\n")
		}
	}
	return b.String()
}

// filledBelow has a mark for each place of a form: + where it is filled.
func filledBelow(t *testing.T, c Candidates, form string) string {
	t.Helper()
	out := ""
	for _, e := range Propose(formtest.Paper(t, form), c).Entries {
		out += map[bool]string{true: "+", false: "."}[e.State == plan.Proposed]
	}
	return out
}

// TestTitles asks the same below titles of every kind: those that name a programme hide
// nothing, those about somebody else everything, and those about a thing what it has of
// its own, unless the places before are plainly the applicant's.
func TestTitles(t *testing.T) {
	c := fewFields(t)
	for _, kind := range []struct {
		name, titles    string
		together, apart string
	}{
		{"of a programme", `柳州市工业企业技术改造专项资金申请书 2025年度自治区级科技计划项目申报书 自治区专精特新中小企业认定申请表 国家级专精特新“小巨人”企业申请书
			高新技术企业认定申请书 科技型中小企业评价信息表 创新型中小企业自评表 瞪羚企业申报书 独角兽企业培育入库申报表 制造业单项冠军企业申请表 规模以上工业企业入库登记表
			企业研发费用财政奖补资金申请表 企业基本信息登记表 一般纳税人登记表 税务登记表（适用单位纳税人） 企业所得税优惠事项备案表 出口退（免）税备案表 稳岗返还申请表
			吸纳高校毕业生社会保险补贴申请表 企业职工技能培训补贴申请表 企业引进人才奖励申请表 残疾人就业保障金申报表 农民工工资保证金存储申请表 劳务派遣经营许可申请书
			安全生产许可证申请书 食品经营许可证申请书 排污许可证申请表 固定资产投资项目备案表 招投标诚信库入库申请表 政府采购供应商入库登记表 投标报名表 质量管理体系认证申请书
			商标注册申请书 专利优先审查请求书 技术合同认定登记申请表 知识产权优势企业申报书 外商投资企业备案申请表 海关AEO认证企业申请书 对公账户开户申请书 企业贷款申请表
			小微企业融资担保申请表 企业信用承诺书 园区企业入驻申请表 孵化器入驻企业登记表 企业上市奖励资金申请表 两化融合贯标试点企业申报书 工业新产品鉴定验收申请表 绿色制造专项资金申请表
			节能技术改造财政奖励资金申请报告 中小企业发展专项资金项目申请表 公司变更登记申请书 住房公积金单位缴存登记表 社会保险登记表 企业用工备案表 集体合同备案表 市长质量奖申报表
			守合同重信用企业申报表 农业产业化重点龙头企业申报书 电子商务示范企业申报书 检验检测机构资质认定申请书 人力资源服务机构备案表 养老机构建设补贴申请表`, "++++++++", "++++++++"},
		{"about people", `高层次人才认定申请表 柳州市引进人才奖励补贴申请表 个人创业担保贷款申请表 个人所得税扣缴申报表 专家库专家入库申请表 科技特派员登记表 优秀企业家推荐表 领军人才项目申报书
			职称评审申报表 中级工程师评审申报表 劳动模范推荐审批表 高校毕业生就业登记表 就业困难人员认定申请表 新员工入职登记表 特种作业人员操作证申请表 志愿者报名表 学员报名登记表
			青年人才托举工程申报书 技能人才评价申报表 人员信息登记表 从业人员登记表 人才公寓租赁申请表 专家咨询费发放表 家庭困难学生认定表`, "........", "........"},
		{"about others", `合格供应商名录审批表 客户信息登记表 合作单位情况表 经销商登记表 分包商资格预审申请表 加盟商申请表 股东信息登记表 担保人情况登记表 业主信息登记表 推荐单位意见表 用户使用情况反馈表
			客户满意度调查表 分公司登记表 子公司基本情况表 在孵企业情况汇总表 毕业企业情况汇总表 入驻企业名单`, "........", "........"},
		{"about a body of the firm", `企业技术中心认定申请表`, "++++++++", "++.+...+"},
		{"about a thing", `工程技术研究中心申请书 重点实验室建设申报书 公共技术服务平台申报书 科技企业孵化器认定申报书 众创空间备案申请表 创业创新示范基地申报表 现代服务业集聚区申报表
			园区基本情况登记表 特色产业园区申报书 产业集群认定申报表 院士工作站申报表 博士后工作站申报书 技能大师工作室申报表 新型研发机构认定申请书 工业设计中心认定申请表 智能工厂申报书 数字化车间申报表
			绿色工厂评价申报书 工会组织登记表 创新团队认定申请表`, "++++++++", "++.+...."},
		{"about a place", `标准厂房租赁申请表 房屋租赁登记备案表 特种设备使用登记表`, "++++++++", "++.+..++"},
		{"about a product", `新产品认定申报表 广西名牌产品申报表 重点新产品推广应用申报书 首台（套）重大技术装备认定申报书`, "++++++++", "+++++++."},
	} {
		t.Run(kind.name, func(t *testing.T) {
			for _, title := range strings.Fields(kind.titles) {
				got := []string{filledBelow(t, c, title+"\n"+askedBelow(false)), filledBelow(t, c, title+"\n"+askedBelow(true))}
				if d := cmp.Diff([]string{kind.together, kind.apart}, got); d != "" {
					t.Errorf("%s: %s", title, d)
				}
			}
		})
	}
}

// TestHeadings asks the same below headings of a part, over its table and within it.
func TestHeadings(t *testing.T) {
	c := fewFields(t)
	for _, kind := range []struct{ name, headings, want string }{
		{"of the applicant", `申报单位基本情况 牵头单位信息 牵头承担单位信息 项目牵头单位基本情况 主申报单位情况 第一完成单位情况 第一承担单位基本信息 项目承担单位概况 实施单位基本情况 建设单位基本情况
			依托单位基本情况 企业基本情况 企业概况 企业工商注册信息 企业经营状况 企业主要经济指标 企业财务状况 公司基本情况 法人单位基本情况 申请人基本情况 申请企业信息 申请主体信息 申请单位填写
			投标人基本情况表 投标人一般情况 纳税人基本信息 存款人信息 缴存单位信息 参保单位基本信息 用人单位信息 基本情况 基本信息表 一般信息 工商信息 通讯信息 主体信息 主要经济指标 经营情况 财务状况
			申报企业基本情况表 项目申报单位情况 项目单位基本情况 参评单位信息 参赛企业信息 本单位基本情况 被推荐单位情况 企业自评情况 企业填报信息 企业（单位）基本情况 企业注册登记表 营业执照信息
			附件1企业基本情况表 填报信息 申报信息 开票信息 收款账户信息 申报单位信息登记表 科技型中小企业信息采集表 柳州市重点企业信息登记表 单位参保登记表`, "++++++++"},
		{"of another", `合作单位信息 参与单位情况 联合申报单位情况 联合体成员信息 协作单位基本情况 第二完成单位情况 其他完成单位情况 推荐单位信息 主管部门信息 担保单位基本情况 供应商信息 主要客户情况
			用户单位基本情况 使用单位信息 股东信息 控股股东情况 母公司基本情况 子公司情况 集团公司情况 关联企业情况 上级单位信息 总公司信息 技术依托单位情况 技术支持单位情况 委托方信息 受托方信息 甲方信息
			代理机构信息 代理人信息 服务机构基本情况 检测机构情况 会计师事务所信息 承租方信息 转让方信息 施工单位信息 监理单位信息 投资方情况 合资公司情况 目标公司基本情况 被并购企业情况 入驻企业情况
			在孵企业情况 毕业企业情况 贷款银行信息 人才基本情况 专家基本情况 个人基本信息 申请人个人信息 实际控制人情况 招聘单位信息 接收单位信息 派遣单位信息 用工单位信息 总包单位信息 龙头企业情况
			链主企业情况 上下游企业情况 境外企业信息 变更前企业信息 拟设立公司情况 捐赠单位信息 联合申报单位信息登记表 第二完成单位信息登记表 集团公司信息采集表 附件2在孵企业信息登记表 代理人信息采集表
			入驻企业信息登记表 委托方信息登记表 上下游企业信息采集表`, "........"},
		{"of a thing", `产品基本情况 主导产品情况 装备基本情况 研发中心情况 研发机构情况 实验室概况 创新平台情况 孵化器基本情况 众创空间概况 园区基本情况 基地基本信息 车间基本情况 工厂基本情况
			门店信息 工会情况 团队情况 合同信息 专利信息 知识产权情况 标准情况 设备情况`, "........"},
		{"of a body of the firm", `技术中心基本情况 企业技术中心情况`, "++......"},
		{"of the project", `项目基本信息 项目基本情况 项目申报信息 项目及单位基本情况`, "++++...."},
		{"of past years", `企业近三年经营情况`, "++++++.+"},
		{"of the last year, whose staff is known", `上年度经营情况`, "++++++++"},
	} {
		t.Run(kind.name, func(t *testing.T) {
			for _, heading := range strings.Fields(kind.headings) {
				title := "某市专项资金申请书\n"
				got := []string{filledBelow(t, c, title+"一、"+heading+"\n"+askedBelow(false)), filledBelow(t, c, title+"| "+heading+">4 |\n"+askedBelow(false))}
				if d := cmp.Diff([]string{kind.want, kind.want}, got); d != "" {
					t.Errorf("%s: %s", heading, d)
				}
			}
		})
	}
}

// TestOwnCells has what stands around a place and heads nothing, and what does, by field
// and address.
func TestOwnCells(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"a label in the cell of its blank", `
			登记申请表
			| 申请人信息v | 名称 | | 电话： |
			| ^ | 实际地址 | | 邮政编码： |
			| 代理人信息v | 地址 | | 邮政编码： |`,
			map[string]string{"t0.r0.c2": "org.name", "t0.r0.c3": "org.tel", "t0.r1.c2": "org.biz_address", "t0.r1.c3": "org.postcode"}},
		{"a row that asks and heads nothing", `
			科技企业孵化器审核指标
			| 申报孵化器名称：>2 |
			| 申报单位名称：>2 |`,
			map[string]string{"t0.r1.c0": "org.name"}},
		{"a telephone below a name", `
			二次供水项目申请表
			| 申请单位 | | 联系人 | |
			| 安装地址 | | 联系电话 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "handler.name", "t0.r1.c3": "handler.mobile"}},
		{"a telephone below a name, beside the firm's address", `
			项目申请表
			| 申请单位 | | 联系人 | |
			| 地址 | | 联系电话 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "handler.name", "t0.r1.c1": "org.reg_address"}},
		{"mail and website below a contact", `
			项目申请表
			| 申请单位 | | 成立时间 | |
			| 联系人 | | 手机 | |
			| 电子邮箱 | | 网址 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.established", "t0.r1.c1": "handler.name", "t0.r1.c3": "handler.mobile", "t0.r2.c1": "handler.email", "t0.r2.c3": "org.website"}},
		{"a cover with a thing and who has it", `
			科技企业孵化器认定申报书
			(2019年度平台类)
			| 平台名称 | |
			| 依托单位 | |
			| 通讯地址 | |
			| 成立时间 | |
			| 平台负责人 | |
			| 通讯地址 | |
			| 联系人 | |`,
			map[string]string{"t0.r1.c1": "org.name", "t0.r2.c1": "org.mail_address", "t0.r6.c1": "handler.name"}},
		{"what the thing has, after who has it", `
			市级科技企业孵化器认定信息表
			| 申报单位 | |
			| 成立时间 | |
			| 孵化器类型 | |
			| 员工人数 | |
			| 法定代表人 | |
			| 网址 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r1.c1": "org.established", "t0.r4.c1": "legal.name", "t0.r5.c1": "org.website"}},
		{"who runs the thing", `
			众创空间备案申请表
			| 众创空间名称 | | 地址 | |
			| 运营主体名称 | | 法定代表人 | |
			| 成立时间 | | 注册资本（万元） | |`,
			map[string]string{"t0.r1.c1": "org.name", "t0.r1.c3": "legal.name", "t0.r2.c3": "org.reg_capital"}},
		{"who runs it is not who applies", `
			众创空间备案申请表
			| 申报单位 | | 法定代表人 | |
			| 运营主体名称 | | 法定代表人 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "legal.name"}},
		{"the thing's own name further down", `
			工程技术研究中心申请书
			| 申请单位 | |
			| 成立时间 | |
			| 中心名称 | |`,
			map[string]string{"t0.r0.c1": "org.name"}},
		{"a name alone below a thing", `
			企业技术中心登记表
			| 单位名称 | | 成立时间 | |
			| 职工人数 | | 地址 | |`,
			map[string]string{"t0.r0.c1": "org.name"}},
		{"below a statement", `
			优秀产品申报书
			附件3
			企业责任声明
			现就有关情况声明如下：
			联系人：________
			联系电话：________`,
			map[string]string{"p4#1": "handler.name", "p5#1": "handler.mobile"}},
		{"a unit over amounts of a year", `
			专项资金申报表
			金额单位：万元
			| 企业名称 | | 职工人数 | |
			| 2024年营业收入 | | 2024年末资产总额 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "staff.total", "t0.r1.c1": "fin.table", "t0.r1.c3": "fin.table"}},
		{"notes on filling in between", `
			项目申请表
			《项目申请表》填写说明
			| 注册资本（万元） | | 邮政编码 | |`,
			map[string]string{"t0.r0.c1": "org.reg_capital", "t0.r0.c3": "org.postcode"}},
		{"an answer of last year's above", `
			投标人基本情况
			| 企业经营范围 | 商务服务业（依法须经批准的项目，经有关部门批准后方可开展经营活动。）>2 |
			| 开户银行v | 名称 | |
			| ^ | 账号 | |`,
			map[string]string{"t0.r1.c2": "bank.bank", "t0.r2.c2": "bank.account"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					got[e.At] = e.Field
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}
