// Package title reads the titles of forms. A title names the programme that a form is made
// for. Its places, levels, years, funds and kinds of firm say nothing about whose data a
// place asks; only what the form is about does: somebody else, a person, or a thing that
// has data of its own. All texts are cleaned: half-width, without white space.
package title

import (
	"strings"

	"yibiao/dossier/formmap/parties"
	"yibiao/forms/pattern"
)

// titleTail is the end of the name of a form: what is done with what it is about.
const titleTail = `(?:建设|组建|创建|培育|建立|设立|运营|升级|认定|评定|评价|评估|考核|绩效|复核|复审|复评|备案|申请|申报|申领|登记|推荐|遴选|征集|入库|入驻|入会|报名|命名|资助|补助|补贴|奖励|奖补|扶持|支持|激励|专项|资金|项目|类|信息|情况|基本|基础|审核|审查|审批|指标|汇总|采集|注册|验收|年度|年检|年审|试点|示范|推广|应用|使用|租赁|转让|设置|办学|执业|等级|组织|管理|任务|计划|资格|资质|许可|变更|延续|换发|意向|确认|核准|数据|要素|自评|报告)*`

var (
	// formName ends the name of a form of a programme.
	formName = pattern.Of(`(?:认定|评定|评价|评估|考核|复核|复审|备案|申请|申报|申领|登记|推荐|遴选|征集|入库|入驻|入会|报名|资助|补助|补贴|奖励|奖补|扶持|审核|审批|审查|采集|注册|验收|年检|年审|核准|许可|自评|发放|承诺|声明|调查|统计|概况|简况|决定|需求)(?:材料|项目|基本|基础|信息|情况|汇总|审核|指标|数据|要素|报告|意向)*(?:表|书|单|函|卡|指标)$|(?:备案|申请|申报|登记|审批|核准|认定|减免税?)事项$|(?:申报|申请|认定|报审|报批|推荐|评价|复核)(?:材料|资料)(?:格式|模板|清单|目录)?$|(?:自评价?|评价|自查|绩效评价|年度发展)报告(?:书|表)?$|(?:参会|参展|报名|活动|会议|展会|招聘会|申请)回执(?:表|单)?$|(?:经济|生产|经营|运行|统计|指标|数据|情况|财务)\p{Han}{0,4}(?:[月季旬周快]报|年报)(?:表)?$|(?:走访|回访|巡查|巡检|检查|约谈|谈话|接待|洽谈|访谈|调研|核查|慰问)记录(?:表|单|卡)?$`)
	// letterName is the name of a letter in which the applicant speaks.
	letterName = pattern.Of(`^(?:附件|附表|附页|格式|表)?[\d.-]*[:、]?(?:法定代表人|法人代表|法人|企业法人|单位负责人|负责人|及|和|或|/|投标|响应|报价|应答|磋商|谈判|竞标|竞价|参选|竞选|签署|的|企业|公司|单位|中小微?企业|小微企业|操作员|供应商|投标人|响应人|身份|资格|收入|在职|任职|劳动关系|工作|职工|员工|就业|社保|工龄|购房|落户|补贴)*(?:授权委托书|授权书|委托书|授权函|委托函|证明书?|投标函|响应函|报价函|应答函|竞标函|参选函|磋商函|声明函|声明书?|承诺函|承诺书|保证书)(?:格式|样式|范本|模板)?$`)
	// programme is a line of a title that names the fund or plan alone, by whom or when it
	// is given.
	programme = pattern.Of(`^(?:20\d{2}年|[^市省区县州]{1,6}(?:省|市|自治区|县|州)|国家级?|(?:自治区|省|市|县|区)级).*(?:资金|专项|计划|奖励|补贴|补助|补偿|贴息)$`)
	// edition line of a cover: (2019年度平台类), (试行).
	coverLine = pattern.Of(`^\([^()]{0,14}(?:类|版|年|年度|批|级|稿|试行|样表|样本|格式|模板)\)$|^\((?:内资|外资|外商投资|民营|国有|集体|个体|私营|小微|中小微?|大中型|科技型|企业|单位|机构|公司|法人|组织|工商户|组)+\)$`)
	// notes are headings of what a form says about filling it in.
	notes      = pattern.Of(`(?:填写|填表|填报|编制|申报)(?:说明|须知|要求|指南)$`)
	endRemarks = pattern.Of(`(?:\([^()]*\))+$`)

	// aPerson are the words for somebody in a title, who is what it is about when no word for
	// a firm or another thing follows and none says that a firm takes people on.
	aPerson = pattern.Of(`(?:人才|科学家|专家|工程师|大师|教师|导师|学员|特派员|工匠|能手|标兵|模范|劳模|奖章|带头人|博士后?|学者|英才|志愿者|企业家|创业者|残疾人|退役军人|毕业生|青年|学生|干部|职称|(?:人员|员工|职工|职员|队员|运动员|委员|个人|农民工|\p{Han}师)` + titleTail + `(?:表|书|单|函|卡|材料)$|人员.{0,6}证.{0,4}(?:表|书)$)`)
	// fromAnywhere are people who need not work for the firm that a form is kept by.
	fromAnywhere = pattern.Of(`专家|科学家|学生|学员|毕业生|导师|教师|残疾人|退役军人|志愿者|学者|企业家|创业者|特派员|评委|家庭|子女|农民工`)
	// aFirm are words in a title that make what it says of people a matter of the firm.
	aFirm = pattern.Of(`企业(?:$|[^家])|单位|公司|机构|吸纳|招用|招聘|录用|聘用|新增|留用|社会?保险?|保障金|保证金|工资|(?:人才|用工)需求|中心|平台|基地|载体|工作站|工作室|学校|协会|事务所|实验室`)
	// anOfficer ends the words for one of a firm's people.
	anOfficer = pattern.Of(`(法定代表人|负责人|受益所有人|联系人|经办人|控制人|投资人|高管|董事|监事)` + titleTail + `(?:表|书|单|函|卡|材料)$`)
	// aTrader ends the words for whom one deals with.
	aTrader = pattern.Of(`(被(?:收购|兼并|并购|投资|担保|帮扶|扶持)(?:企业|单位|公司)|(?:上游|参股|受托|中标|帮扶|结对)(?:企业|单位|公司)|外协(?:单位|企业)|欠款(?:单位|企业)|客户(?:授信|信用)|(?:经销|代理|加盟|承包|分包|供货|批发|零售|开发)商|业主|房东|租户|租客|[^位业体]会员|商户|投资者|消费者)` + titleTail + `(?:表|书|单|函|卡|材料)$`)
	// aList ends the names of lists of firms, and ofOneFirm are those that may tell of one.
	ofOneFirm = pattern.Of(`^(?:附件\d*|附表\d*)?(?:20\d{2}年度?)?(?:企业|单位|公司)(?:基本)?(?:情况|信息)(?:汇总|统计|明细|一览)表$`)
	aList     = pattern.Of(`(?:企业|单位|公司|机构)(?:情况|信息|基本)*(?:(?:汇总|统计|明细|一览)表|名单|名录|花名册|台账)$`)
	// aThing ends the words for what a firm has, or another organisation.
	aThing = pattern.Of(`(合作社|家庭农场|中心|平台|实验室|基地|孵化器|众创空间|加速器|工作站|工作室|研究院|研发机构|园区|产业园|科技园|工业园|示范园|创业园|物流园|孵化园|开发区|集聚区|集群|车间|工厂|生产线|产线|门店|网点|学校|幼儿园|医院|景区|民宿|酒店|食堂|协会|商会|联盟|党支部|党总支|党委|党组织|团支部|团组织|工会|团队|班组)` + titleTail + `(?:表|书|单|函|卡|材料|指标)$`)
	// anAssociation is one that becomes a legal person of its own within or beside a firm.
	anAssociation = pattern.Of(`(工会|协会|商会|学会|联合会|基金会|党支部|党委)(?:社团|社会团体)?法人`)
	// notFirms are organisations that are no firms, whose own form a title is.
	notFirms = pattern.Of(`((?:律师|会计师|税务师|评估师?|公证|司法鉴定)?事务所|公证处|(?:农村|村)?集体经济组织|经济合作社|常驻代表机构|代表处|医疗机构|养老机构|宗教(?:活动场所|团体)|社会团体|社会组织|社团|民办非企业单位|民非单位|社会服务机构|事业单位|基金会|合作社|联合社|金融机构|银行业?机构|村民?委员?会|居民?委员?会|行政机关|机关单位|政府部门|党政机关|工会)(?:法人)?(?:示范社?|年度|年检|年审|检查|工作|认定|评定|评价|考核|等级|申报|申请|登记|备案|设立|变更|注销|基本|情况|信息|统计|调查|报告)*(?:表|书|单|卡|报告)$`)
	// aPlace ends the words for what stands somewhere.
	aPlace = pattern.Of(`(房屋|厂房|场地|商铺|土地|仓库|不动产|车辆|机动车|船舶|电梯|锅炉|压力容器|特种设备)` + titleTail + `(?:表|书|单|函|卡|材料)$`)
	// aProduct does the same for what is sold: it has figures of its own, and no date or
	// staff.
	aProduct = pattern.Of(`(产品|装备|设备|首台套|首批次|首版次|品牌|案例|解决方案)` + titleTail + `(?:表|书|单|函|卡|材料|指标)$`)
	// record is the name of a form that only writes down who or what somebody is; ownKinds
	// are firms of some kind in some place, as the applicant is one.
	record   = pattern.Of(`^(.+?)(?:基本|基础)*(?:信息|情况|数据|资料|档案)*(?:登记|采集|调查|统计|调研|走访|摸底|普查)+(?:表|卡)$`)
	ownKinds = pattern.Of(`^(?:附件\d*|附表\d*)?(?:\p{Han}{1,8}?(?:省|市|县|区|州|自治区))?(?:(?:高新技术|专精特新|科技型)?(?:中小)?企业(?:认定|申报|申请|入库|培育)|科技|技术|型|中小微?|小微|微型|小型|高新|专精特新|创新|创业|规模以上|规上|工业|农业|林业|服务业?|制造业?|建筑业?|商贸|流通|物流|外贸|外资|外商投资|民营|国有|瞪羚|独角兽|小巨人|上市|拟|重点|骨干|示范|试点|优质|优秀|成长|软件|信息|文化|旅游|电商|知识产权|优势|市级|省级|国家级|自治区级|跨境|进出口|电子商务|生产|经营|市场)*(?:企业|单位|公司|(?:经营|市场)主体)`)
	// ownInfo ends a heading that names a form and begins with firms of some kind: 跨境电商经营主体备案信息.
	ownInfo = pattern.Of(`^(?:备案|登记|注册|申报|申请|报送|采集)+信息$`)
	// professions are organisations by trade that apply for something themselves.
	professions = pattern.Of(`(?:检测|检验|服务|认证|评估|评价|培训|中介|代理|担保)机构(?:许可|经营|执业|资质|资格|入库|备案|认定|注册|登记|建设|能力|等级|奖励|补贴|补助|专项|资金|项目)*(?:申请|申报|备案|许可)(?:书|表)$|(?:施工|监理|设计)单位(?:资质|资格|入库|备案|注册|登记)*(?:申请|申报)(?:书|表)$`)
)

// NamesForm tells whether cleaned words over a place are the name of a form or a line of it.
func NamesForm(text string) bool {
	if coverLine.MatchString(text) || notes.MatchString(text) {
		return true
	}
	text = Bare(text)
	kind := ownKinds.FindString(text)
	return formName.MatchString(text) || letterName.MatchString(text) || programme.MatchString(text) || kind != "" && ownInfo.MatchString(text[len(kind):])
}

// NamesLetter tells whether cleaned words over a place are the name of a letter in which
// the applicant speaks.
func NamesLetter(text string) bool { return letterName.MatchString(Bare(text)) }

// Bare is a title without the remarks in brackets at its end.
func Bare(text string) string { return endRemarks.ReplaceAllString(text, "") }

// whole is a line that stands in brackets as a whole.
var whole = pattern.Of(`^\(([^()]+)\)$`)

// Said is what a line of a title says: without the remarks at its end, unless it is a remark as a whole.
func Said(line string) string {
	if m := whole.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return Bare(line)
}

// aParty ends the words for another in a line that need not be the name of a form: 合作单位基本情况.
var aParty = pattern.Of(`((?:` + parties.InLine + `)\p{Han}{0,3}(?:单位|机构|企业|公司|方|商|人|者|户|所)|客户|用户|股东|业主|供应商|经销商|代理商|承包商|` + parties.Person + `)(?:基本|详细|主要|情况|信息|资料|概况|简介|登记|填写|用|版|适用)*(?:(?:分析|尽职调查|尽调|访谈|背景|比较|对比)+[表卡]?)?\)?$`)

// Party is who else a line over a form names, "" for nobody that is known as another.
func Party(line string) string {
	if m := aParty.FindStringSubmatch(line); m != nil {
		return m[1]
	}
	return ""
}

// ByTrade tells whether a title is the application of an organisation by its trade, which
// is somebody else's elsewhere: 检验检测机构资质认定申请书.
func ByTrade(title string) bool { return professions.MatchString(title) }

// paysOthers are words of a title of money that whoever fills in the form pays to others; given are those of money that it gets.
var (
	paysOthers = pattern.Of(`外协|外委|外包|付款|请款|报销|采购\p{Han}{0,4}(?:申请|审批|审核)|转账|汇款|借款单|(?:劳务|专家|咨询|测试|检测|加工|评审|讲课|工程|货|合同)[费款].{0,4}(?:审批|申请|支付|发放|领取|结算)`)
	given      = pattern.Of(`补贴|补助|补偿|奖励|奖补|资助|贴息|扶持|专项|退[费税还款]`)
)

// PaysOthers is the word of a title for money that whoever fills in the form pays to others, "" for none: accounts below it
// are theirs.
func PaysOthers(title string) string {
	if given.MatchString(title) {
		return ""
	}
	return paysOthers.FindString(title)
}

// charges are words of a title or heading of money that whoever fills in the form pays to whoever made it, and owes those of what a
// firm pays from an account of its own.
var (
	charges = pattern.Of(`(?:参展|参会|展会|会议|培训|活动|会员)\p{Han}{0,6}(?:报名|回执)|会费|捐[款赠资]|倡议|缴纳|缴费|汇[至入到]`)
	owes    = pattern.Of(`缴[费款纳](?:单位|企业|主体|人|方)|社会?保|保险|公积金|税|代扣|扣款|委托|授权`)
)

// Charges is the word of a title or heading for money that whoever fills in the form pays to whoever made it, "" for none.
func Charges(text string) string {
	if given.MatchString(text) || owes.MatchString(text) {
		return ""
	}
	return charges.FindString(text)
}

// institution begins the title of a form that a school or hospital has for its own departments.
var institution = pattern.Of(`^(?:附件\d*|附表\d*)?\p{Han}{2,12}(?:大学|学院|医院|中学|小学)(?:$|[^科创产孵校合附])`)

// Institution is the name of a school or hospital whose own form a title is, "" for none.
func Institution(title string) string { return institution.FindString(title) }

// trade is the word of a title for an organisation by its trade, without the place before it.
var trade = pattern.Of(`^(?:附件\d*|附表\d*)?(?:\p{Han}{1,6}?(?:省|市|县|区|州|自治区))?(\p{Han}{2,8}?(?:机构|单位))`)

// Trade is how a title calls the organisation that applies by its trade, 检验检测机构; "" for other titles.
func Trade(title string) string {
	if m := trade.FindStringSubmatch(title); m != nil && ByTrade(title) {
		return m[1]
	}
	return ""
}

// Others is the word of a title for a list of firms, whom one deals with, or a person,
// whose data it asks; "" for none. A sheet about a firm that asks nothing in columns is no list: 企业信息一览表.
func Others(title string, columns bool) string {
	if word := aList.FindString(title); word != "" && (columns || !ofOneFirm.MatchString(title)) {
		return word
	}
	if word := aTrader.FindString(title); word != "" {
		return word
	}
	if !formName.MatchString(title) {
		return ""
	}
	if word := aSchool.FindString(title); word != "" && !withFirms.MatchString(title) {
		return word
	}
	if !aFirm.MatchString(title) {
		return aPerson.FindString(title)
	}
	return ""
}

var (
	// aSchool is a word for schools and institutes as those who apply, and withFirms are words by which a firm does so with them.
	aSchool   = pattern.Of(`高校院所|高等院校|高等学校|高校|科研院所`)
	withFirms = pattern.Of(`企业|公司|单位|校企|产学研|合作|联合|共建|毕业生|学生|人才|引进|招聘|转化`)
)

// takesOn ends what a title says before the word for people whom a firm takes on or trains.
var takesOn = pattern.Of(`(?:新增|稳定|跨省|首次)?(?:吸纳|招用|招收|招聘|录用|聘用|安置|安排|安残|留用|接收|新招|扩岗)(?:离校|未就业|登记|应届|高校|脱贫|就业|困难|重点|\p{Han}{0,4})?$`)

// TakesOn tells whether a title is of what a firm gets or tells for people, as the word before them says: 单位吸纳就业困难人员社保补贴.
func TakesOn(title, people string) bool {
	before, _, found := strings.Cut(title, people)
	return found && takesOn.MatchString(before)
}

// ByEmployer tells whether a title is that of a form about a person who works for whoever
// hands it in, and so not about somebody from anywhere.
func ByEmployer(title string) bool {
	return formName.MatchString(title) && !aFirm.MatchString(title) && aPerson.MatchString(title) && !fromAnywhere.MatchString(title)
}

// Subject is whom a form writes down that does nothing else, firms of some kind or place
// as 单位; "" for other forms.
func Subject(title string) string {
	m := record.FindStringSubmatch(title)
	if m == nil {
		return ""
	}
	return ownKinds.ReplaceAllString(m[1], "单位")
}

// OfOwnKind tells whether a title of some length begins with firms of some kind or place, as the applicant is one:
// 工业企业污染排放及处理利用情况.
func OfOwnKind(title string) bool {
	return len([]rune(title)) > 10 && ownKinds.MatchString(title)
}

// Association is the word of a title for an association that becomes a legal person of its own, which has all that a firm
// has; "" for none.
func Association(title string) string { return anAssociation.FindString(title) }

// NotFirms is the word of a title for organisations that are no firms, whose own form it is: 社会团体年度检查报告; "" for none.
func NotFirms(title string) string {
	if kind := KindOfUnit(title); kind == "事业单位" || kind == "医疗机构" {
		return "" // clients are of the kind; whether this one is, is known only when the form is filled
	}
	if m := notFirms.FindStringSubmatch(title); m != nil {
		return m[1]
	}
	return ""
}

// IsThing tells whether words end in a thing that has data of its own.
func IsThing(words string) bool { return aThing.MatchString(words + "表") }

// Thing is what a title is about that has data of its own, and the fields of an applicant
// that it has as well; "" for none.
func Thing(title string) (word string, owns *pattern.Pattern) {
	for _, of := range []struct{ about, owns *pattern.Pattern }{{aThing, Owns}, {aPlace, placeOwns}, {anOfficer, officerOwns}, {aProduct, productOwns}} {
		if m := of.about.FindStringSubmatch(title); m != nil {
			return m[1], of.owns
		}
	}
	return "", nil
}

var (
	// Owns are the fields of an applicant that a thing within it may have as well, and
	// productOwns what is sold.
	Owns        = pattern.Of(`^(?:org\.(?:name|established|.*address|postcode|region|park|industry|website|tel|email|intro|products|scale|type|ent_type|ownership)$|staff\.|fin\.table)`)
	productOwns = pattern.Of(`^(?:org\.website$|fin\.table)`)
	// innerOwns are those of a body that is nothing by itself but a part of its firm.
	innerOwns   = pattern.Of(`^(?:org\.(?:name|established|.*address|postcode|website|tel|email|intro)$|staff\.|fin\.table .*:(?:rd|staff)$)`)
	placeOwns   = pattern.Of(`^org\.(?:established|.*address|postcode|region|park)$`)
	officerOwns = pattern.Of(`^org\.(?:.*address|postcode|region|tel|email)$`)
)

// inner are words for such a body, and separate those that make it an organisation of its own.
var (
	inner    = pattern.Of(`^(?:技术中心|研发机构)$`)
	separate = pattern.Of(`新型|独立|法人|民办|事业`)
)

// OwnsOf are the fields of an applicant that a thing within it, by a word of a title, has as well.
func OwnsOf(title, word string) *pattern.Pattern {
	if inner.MatchString(word) && !separate.MatchString(title) {
		return innerOwns
	}
	return Owns
}

// IsInner tells whether words are those for a body that is a part of its firm: 企业技术中心.
func IsInner(words string) bool {
	return inner.MatchString(strings.TrimPrefix(strings.TrimPrefix(words, "企业"), "单位"))
}

var (
	// aTrade and anArea are titles of sheets that tell of all firms of a trade or of a district, and ofFirm what makes them a firm's own.
	aTrade = pattern.Of(`全行业|^(?:附件\d*|附表\d*)?(?:20\d{2}年度?)?行业(?:经济|生产)?(?:运行|发展|经营)(?:情况|状况|监测|统计|分析|指标|数据|调度|月报|季报|年报)*表`)
	anArea = pattern.Of(`^(?:附件\d*|附表\d*)?(?:20\d{2}年度?)?(\p{Han}{1,8}?(?:省|市|自治区|区|县|自治州|镇|乡|街道|园))(?:国民|工业|社会|规模以上|规上|服务业|区域|主要|全口径)*(?:经济|工业|服务业|商贸|外贸|农业|企业)(?:企业)?(?:和?社会)?(?:主要)?(?:运行|发展|运行情况|指标|情况|监测|统计|分析|调度|完成)+(?:表|月报|季报|年报|$)`)
	ofFirm = pattern.Of(`企业|单位|公司|法人`)
)

// Area is the word of a title by which a sheet tells of a whole trade or district, "" for none: figures below it are no firm's.
func Area(title string) string {
	if word := aTrade.FindString(title); word != "" && !ofFirm.MatchString(title) {
		return word
	}
	if m := anArea.FindStringSubmatch(title); m != nil {
		return m[1]
	}
	return ""
}

// bareTitle is a title that says nothing of what a form is for.
var bareTitle = pattern.Of(`^(?:登记|情况|基本|信息|备案|统计|采集|报告|申请|申报|审批|汇总|调查|联系)*[表卡书单函]?$`)

// SaysNothing tells whether a title does not say what its form is for: 登记表.
func SaysNothing(title string) bool { return bareTitle.MatchString(title) }

var (
	// kindsForm is the title of a form for units that are registered as some kind, and furtherUnits are words by which it is for others
	// too, or for them and others together.
	kindsForm    = pattern.Of(`^(?:附件\d*|附表\d*|20\d{2}年度?|\p{Han}{1,8}?(?:省|市|县|区|州|自治区|街道|镇|乡))*(个体工商户|个体户|个体经营[户者]|合伙企业|个人独资企业|国有(?:独资|控股|全资|及国有控股)*企业|国有单位|外商投资企业|外资企业|三资企业|港澳台(?:商)?投资企业|集体(?:所有制)?企业|事业单位|社会团体|社会组织|社团|民办非企业单位|民非单位|社会服务机构|行政机关|机关单位|党政机关|政府部门|医疗机构|(?:农民)?(?:专业)?合作社)(.*(?:表|书|单|卡|报告|年报))$`)
	ofFoundation = pattern.Of(`^(?:附件\d*|20\d{2}年度?)*(基金会)(?:法人)?(?:年度|年检|年审|检查|工作|等级|登记|设立|变更|基本|情况|信息|报告)+(?:表|书|单|报告)$`)
	// tradesForm is that of a form for units of a trade that is licensed, or in some standing.
	tradesForm   = pattern.Of(`^(?:附件\d*|附表\d*|20\d{2}年度?|\p{Han}{1,8}?(?:省|市|县|区|州|自治区|街道|镇|乡))*((?:小额贷款|融资担保|融资租赁|商业保理|典当|房地产(?:开发|经纪|估价)?|劳务派遣|旅行社|破产|僵尸|(?:残疾人)?福利|(?:退役军人|大学生|返乡人员)(?:创办|创业)的?)(?:企业|公司|单位|机构)|典当行|旅行社|(?:民办|民办非学历|校外)?(?:教育|培训教育|教育培训)机构|民办学校|幼儿园|(?:律师|会计师|税务师|资产评估|司法鉴定)事务所|律所|(?:零售|定点)?药店|(?:增值税)?小规模纳税人|街道办事处|村民?委员会|居民?委员会|(?:村|社区)(?:\((?:村|社区|居)\))?)((?:工作|年度|年检|年审|年报|检查|基本|行政|办学|设立|变更|资质|资格|许可|信用|情况|信息|统计|调查|登记|申请|申报|备案|评定|评价|考核|认定|报告|报送|报|档案|台账|概况|表|书|单|卡|\([^()]*\))+)$`)
	furtherUnits = pattern.Of(`企业|单位|公司|机构|主体|[、和及与或/转]|职工|人员|岗位|招聘|员工|退休|采购|项目|合作|入股|成员|入社`)
)

// KindOfUnit is the word of a title for the kind of units that a form is for, 个体工商户 of 个体工商户年度报告书; "" for others.
func KindOfUnit(title string) string {
	for _, re := range []*pattern.Pattern{kindsForm, ofFoundation, tradesForm} {
		if m := re.FindStringSubmatch(Bare(title)); m != nil && (len(m) < 3 || !furtherUnits.MatchString(m[2])) {
			return m[1]
		}
	}
	return ""
}

// registered are words for what is registered and has a number of its own, alone or with the word for what is asked of it.
var registered = pattern.Of(`^(?:拟?申[请报]|认定|该|本|主要|核定|请求|使用)*的?\p{Han}{0,4}(?:商标|品牌|产品|商品|作品|软件|著作|专利|设备|装备|药品|器械|车辆|船舶|域名|网站|标准|品种)(?:中文)?(?:名称|图样|类别|种类|型号)?$`)

// Registered tells whether words name a thing that is registered: 商标名称, 申请认定的商标.
func Registered(words string) bool { return registered.MatchString(words) }

var (
	paper   = pattern.Of(`(?:身份证|执照|证书|登记证|许可证|证件|代码证)(?:复印件|原件|正本|副本|扫描件)*(?:\([^()]*\))*$`)
	listing = pattern.Of(`材料|资料|附件|清单|^(?:有|是|√)[/、\s]*(?:无|否|×)$|有无|份数?$|^页数?$|原件|复印件|提交|提供`)
)

// Paper tells whether a cleaned label is the name of a paper, and not of the number on it: 法定代表人身份证.
func Paper(label string) bool { return paper.MatchString(label) }

// Listing tells whether cleaned words head a list of papers that are handed in, or say how many of one: 有/无, 份.
func Listing(words string) bool { return listing.MatchString(words) }

// paysPeople are words of a title of money that a person of the firm gets.
var paysPeople = pattern.Of(`津贴|待遇|抚恤|丧葬|报销|慰问|发放|住房补贴|高温`)

// aTaker is a line over a form in which whoever takes a service tells of itself: 借款人企业信息, 用户填写资料, 会员注册. Of customers and
// suppliers others keep lists, so that the line must say that they apply.
var aTaker = pattern.Of(`^(?:附件\d*|附表\d*)?[:、]?(?:\p{Han}{2,12}(?:平台|系统|产业园|科技园|园区|商城|网))?(?:企业|单位|公司|对公|法人|贷款|融资)*(?:(借款人|借款企业|借款单位|贷款申请人|融资企业|融资主体|用户|会员|承租人|投保人|投保单位)` + ofTaker + `(?:信息|情况|资料|` + takes + `)+|(客户|租户|参展商|供应商|商户|需求方|服务对象)` + ofTaker + `(?:` + takes + `)+(?:信息|情况|资料)?)[表单书卡]?(?:$|带\*)`)

// ofTaker follows the word for whoever takes a service, takes says that it does.
const (
	ofTaker = `(?:企业|单位|公司)?(?:\([^()]*\))?(?:基本)?`
	takes   = `注册|登记|开户|入网|准入|认证|申请|报名|填写`
)

// Taker is the word of a line over a form for whoever takes a service and tells of itself there, "" for none.
func Taker(line string) string {
	if m := aTaker.FindStringSubmatch(line); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// PaysPeople tells whether a title is that of money that a person of the firm gets, who is asked below it: 生育津贴申领表.
func PaysPeople(title string) bool { return paysPeople.MatchString(title) }
