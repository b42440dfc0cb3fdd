// Package wording holds the words by which Chinese official forms say what a place is, and the signs that blanks are
// printed with. It is data and questions about single texts; it sees no form.
package wording

import (
	"strings"

	"yibiao/forms/pattern"
)

// The words by which Chinese official forms tell what a place is. They are data:
// whoever meets a form that says it otherwise adds a word here.
const (
	sealWho  = `(?:请|需|须|由|本人|亲笔|亲自|手写|法人代表|法定代表人|法人|代表人?|个人|单位|企业|公司|学校|院系|部门|机构|申请单位|申报单位|推荐单位|依托单位|承担单位|电子|加盖|盖)*`
	SealMark = sealWho + `(?:签[字名章署批印]|盖?公?章|盖章|公章|印章|私章|人?名章|手章|[亲手]签|签|按?[手指]印|捺印|印鉴|用印)+`
	posts    = `负责人|经理|主任|组长|代表人|代表|经办人|审核人|审批人|批准人|核准人|复核人|承诺人|授权人|申请人|申报人|填表人|校长|院长|处长|科长|局长|部长|所长|行长|董事长|总监|领导|法人|主管`
)

var (
	SignWords  = pattern.Of(`签[字名章署批印]|[盖用]章|章戳|公章|印章|私章|名章|[（(]` + sealWho + `[章签][）)]|[亲手]签|手印|指印|捺印|印鉴|加盖|(?:代表人?|负责人|法人|经办人|专用)章(?:[：:）)]|$)`)
	HandWords  = pattern.Of(`手(工|动)?填写|签[字名署批印]|[（(][^（()）标书便]{0,8}签[）)]|[亲手]签|手印|指印|捺印`)
	SealOnly   = pattern.Of(`^[（(【]?` + SealMark + `([或和及与并加、/／，,；;·]+者?` + SealMark + `)*(处|栏)?[）)】]?$`)
	SealRemark = pattern.Of(`[（(]` + sealWho + `(盖章|公章|章|签章|盖公章|加盖公章|印章|用印)[）)]$`)
	SignTail   = pattern.Of(`[（(]` + SealMark + `([或和及与并加、/／，,]+` + SealMark + `)*[）)][：:]?$`)
	SealLine   = pattern.Of(`^[（(][^（()）。；;]{2,20}章[）)]$`)
	SignLine   = pattern.Of(`^\p{Han}{2,12}(签字|签名|签章|签字盖章|盖章)[：:]?$`)
	// PostOnly ends with the post of one person who answers for something; RoleEnd also with whoever takes part, one or many.
	PostOnly     = pattern.Of(`(` + posts + `)([（(][^（()）]*[）)])?$`)
	EntityEnd    = pattern.Of(`(单位|企业|公司|机构|学校|院校|学院|部门|名称|全称|组织|主体|投标人|投标方|供应商|报价人|响应人|竞标人|竞价人|参选人|应答人)$`)
	opinionWords = pattern.Of(`意见|评语|批示|审批|核准|(签发|签批|核稿|拟办|分办|批办|签收人?)$|(主任|部长|局长|院长|校长|处长|科长|领导|经理|董事长|总监|负责人)(确认|核定|决定|同意|审定)$|会议(决定|决议|结论)$|(审核|审查|评审|核查|复核|初审|复审|终审|审定|会审)(结论|结果|事项)?$|(审核|验收|核查|检查|审查|评审|鉴定|复核|评定|考核|评审)结论|(审核|核查|审查|评审|复核)(结果|事项)`)
	opinionNot   = pattern.Of(`^是否|^有无|采纳|落实情况|反馈|建议书|指导意见|附件|材料|证明|复印件|日期$|时间$|号$|号码$`)
	RoleEnd      = pattern.Of(`(` + posts + `|工程师|人员|教师|单位|项目部|检查人|验收人|记录人|监理|专家|成员|专家组)([（(][^（()）]*[）)])?$`)
	Officer      = pattern.Of(`(班主任|辅导员|导师|审核人|审批人|复核人|核准人|监理|专家|主任|部长|科长|处长|院长|校长|局长|主管)$`)
	PlainDate    = pattern.Of(`^(日期|时间|年月日|承诺日期|签字日期|签名日期|签署日期|盖章日期|日期时间)?$`)

	NotePrefix  = pattern.Of(`^[（(【]?(备?注[0-9一二三四五六七八九十]*([:：、.．]|$)|注意|说明[:：0-9]|填表说明|填写说明|填报说明|填表须知|填写须知|附件[0-9一二三四五六七八九十]*[:：]?|附[:：]|附表|表[0-9]+|提示)`)
	HowTo       = pattern.Of(`(报审|编制|填写|填报|申报|使用|报送|办理|操作|装订|提交)(说明|须知|指南|要求|细则)$`)
	YearRemark  = pattern.Of(`^[（(]((19|20)?[0-9]{2}|[二〇○零一三四五六七八九]{4})[年/-][^，。；]{0,8}[）)]$`)
	LeftValue   = pattern.Of(`^[\w.+-]+@[\w-]+\.[\w.]+$|^1[3-9][0-9]{9}$|^[0-9]{15,18}[0-9Xx]?$`)
	BareNote    = pattern.Of(`^(备注|附注|其他说明|说明)[:：]$`)
	NoteWords   = pattern.Of(`^(填[表报写]|编[制写]|使用|申报|申请|报送|注意|有关|相关|表格)?.{0,4}(说明|须知|注意事项|指南)$|^(填[表报写]|编[制写]|申报|报送|打印|装订).*要求$`)
	introEnd    = pattern.Of(`((评审|评分|评价|评定|考核|验收)(标准|办法|细则)|如下|包括|要点|要求|说明|以下|其中|主要有|模板|各方|双方|需求|下列|注意|注|为|附件|附页|附|备注|内容|依据|须知|事项|承诺|声明|保证|[^否]同意)$`)
	LetterBegin = pattern.Of(`^(我[方单公局校院]|本[公单人校院]|兹|现[将就申]|根据|为[了加进]|经(研究|审|查|讨论|过|协商|调查|评|核|[我本贵])|按照)`)
	ListNumber  = pattern.Of(`^(第[一二三四五六七八九十]+[章节部分条]+|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+(\.[0-9]+)*[、.．)）]?|[①②③④⑤⑥⑦⑧⑨⑩]|【[0-9]+】)`)
	Counted     = pattern.Of(`^[0-9]+[.．、]`) // the number says nothing but which point it is, and is left out of its name
	Numbered    = pattern.Of(`^(第[一二三四五六七八九十]+[章节部分]+|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+(\.[0-9]+)*[、.．)）]|[0-9]+(\.[0-9]+)+)`)

	HintStart    = pattern.Of(`^(请|填写|注明|例如|例[:：]|如[:：]|选填|可填|可选|不超过|限|需[^求]|须|此处|此项不|本项不|精确[到至]|具体[到至]|选择[省市区县]|点击|单击|按照|根据|内容提示|上传|支持.{0,12}格式|包括|简述|阐述|说明|描述|介绍|从.*(等|方面))`)
	Placeholder  = pattern.Of(`^(请(填写|输入|选择|在此|点击|按|根据)|点击|单击|此处|选择|在此|输入)`)
	AskedFor     = pattern.Of(`^(请|点击|单击|此处|选择一|选择[省市区县]|精确[到至]|在此)`)
	ContentsLine = pattern.Of(`\t[0-9IVXivx]+$`)
	OwnUnit      = pattern.Of(`^(计量|数量|指标)?单位$`)
	SideColumn   = pattern.Of(`^(份数|数量|数量(及|/|、)?单位|规格|型号|规格型号|页数|分值|权重|形式|要求|标准)$`)
	PostColumn   = pattern.Of(`^(职务|岗位|角色|身份|人员类[别型]|项目角色|担任职务|联系人类[别型])$`) // over who each row is, among columns of what is asked of them
	Demand       = pattern.Of(`需|请|应|须|不少于|不超过|注明`)
	LeadRemark   = pattern.Of(`^[（(]([^（()）]{2,12})[）)]`)
	LabelEnd     = pattern.Of(`(名称|姓名|电话|手机|邮箱|地址|编号|号码?|代码|账号|邮编|职务|职称|单位|企业|公司|人|者|方|日期|时间|专业|类型|类别)$`)
	Anybody      = pattern.Of(`^[（(](姓名|职务|职称|电话|联系电话|手机|性别|身份证号码?|证件号码?|住址|地址)[）)]$`)
	RemarkLead   = pattern.Of(`^[（(][^（()）]{1,14}[）)]`)
	squareNumber = pattern.Of(`^【[0-9]+】`)
	NoteLead     = pattern.Of(`^注[0-9]*[ \t\x{3000}:：]+`)
	IfLead       = pattern.Of(`^(如|若|其中|如果)[^，,]*[，,]`)
	ImageWords   = pattern.Of(`粘贴.*复印件|复印件.*粘贴|照片|相片|证件照|免冠|一寸|二寸|两寸|1寸|2寸|(图片|截图|照).*(粘贴|插入)|(粘贴|插入|张贴).*(照|图片|处)|贴照`)
	CopyHere     = pattern.Of(`(身份证|身份证明|证件|执照|许可证|证书).{0,6}(复印件|扫描件)([（(][^（()）]*[）)])?$|粘贴.*(复印件|扫描件)|(身份证|证件|执照)[（(]?(正面|反面|背面|人像面|国徽面|正反面)[）)]?(照片?)?$`)
	ImageTail    = pattern.Of(`(粘贴处|张贴处|粘贴|插入处|贴处|处)$`)
	TotalWords   = pattern.Of(`^(合计|总计|小计|共计|累计|总和|总分|总得分|合计[（(].*[）)]|总计[（(].*[）)])$`)
	SerialWords  = pattern.Of(`^(序号|编号|序|项次|No\.?|NO\.?|№|号)$`)
	SerialText   = pattern.Of(`^([0-9]{1,3}[.、]?|[一二三四五六七八九十]+|[（(][0-9]+[）)]|[.…⋯]+|[①②③④⑤⑥⑦⑧⑨⑩])$`)
	Percent      = pattern.Of(`^[0-9]+([.][0-9]+)?[%％]$`)
	ExampleLead  = pattern.Of(`^[（(]?(例|示例|样例|举例|范例|例如)[0-9]?[）)]?[：:]?$|^(如|例如|例|示例)[：:]`)
	RowCode      = pattern.Of(`^[A-Z]{1,3}([0-9]{1,2}|[0-9]{0,2}[.…⋯]{1,6})$`)
	FormCode     = pattern.Of(`^[A-Z]{1,5}([-－—][A-Z]{0,3}[0-9][A-Z0-9.]*)+([-－—][A-Z]{1,3})?$`)
	DashText     = pattern.Of(`^[-—－–―/／\\*＊×xX]+$`)
	MultiWords   = pattern.Of(`多选|可选多项|至少选|不限一项|所有适用|附件|材料|清单|资料|证明|（可选）`)
	PeopleWords  = pattern.Of(`成员|队员|人员|骨干|参与人|参加人`)
	YearText     = pattern.Of(`^(19|20)[0-9]{2}$`)

	UnitList    = `百元|十万元|千美元|百万美元|百人|千人|万元人民币|元人民币|亿元人民币|万元/[台套吨件亩人个项]|元/[台套吨件亩个项]|元/平方米|平方米|万平方米|立方米|万元/年|元/月|元/年|元/人|百万元|万元|亿元|千元|万美元|万欧元|万港元|美元|欧元|港元|万元整|万元正|亿元整|元整|元|学时|小时|个月|月|mm|cm|km|kg|MPa|℃|Hz|kHz|MHz|dB|台/套|台（套）|台套|台|套|%|％|‰|分钟|分|人次|人日|人|份|篇|页|㎡|m2|m²|亩|公顷|公里|千米|吨|公斤|千克|吨标准煤|张|辆|间|只|头|株|棵|艘|岁|年|天|日|个|件|项|名|家|次|周|级|届|期|批|部|位|种|本|册|户|处|米|m|千瓦|千瓦时|年度|度|kW|周年|号楼|届|层|栋|幢|万吨|吨/年|万件|万台|万套|万人次|万人|万亩|兆瓦|平米`
	UnitStart   = pattern.Of(`^(` + UnitList + `)($|[\s\p{Z}\p{P}=＝])`)
	ScaleStart  = pattern.Of(`^(万|亿)(?:$|[\s\p{Z}\p{P}\p{S}]|人民币)`) // a scale that says not of what
	UnitOnly    = pattern.Of(`^(人民币|¥|￥|约|共|计|共计|第|大写|小写)?[:：]?(` + UnitList + `|万|亿)$`)
	unitBracket = pattern.Of(`[（(](单位[:：])?(` + UnitList + `)([，,；;、][^（()）]*)?[）)]$`)
	TableUnit   = pattern.Of(`单位[:：](` + UnitList + `)`)

	DateWords   = pattern.Of(`日期|时间|年月|年限|期限|^起$|^止$|出生([^地]|$)|起止|起（|止（|年份`)
	NumberWords = pattern.Of(`数量|人数|数$|个数|年龄|比例|比重|占比|率|面积|总数|[（(](人|个|项|件|份|台|套|篇|%|％|名|家|次|户|平方米|㎡|亩|吨|岁|分|种|台/套|天|年|月)[）)]|得分|评分|分数|折合|点数|分值|学[分时]|成绩|人次|产能|[产销用]量|[消损能耗]耗量|消费量|[用发]电量|总量|同比|环比|增幅|增速|数值`)
	MoneyWords  = pattern.Of(`[（(](单位[:：])?(万元|元|亿元|千元|万美元|美元)[）)]|金额|经费|资金|收入|利润|费用|税([^务人种号登机局证目地凭辖]|$)|产值|投资|资产|负债|者权益|东权益|资本|售价|单价|价格|总价|拨款|补助|贷款|成本|造价|营业额|销售额|出口额|投入|预算|(本金|利息|租金|押金|保证金|奖金|工资|薪酬)([（(].*)?$|[^子]费$`)
	LongWords   = pattern.Of(`简介|概述|简述|概况|情况说明|说明|描述|总体目标|主要内容|内容|综述|思路|创新点|意义|背景|方案|计划|措施|理由|效益|成果|目标|基础|特长|经历|事迹|总结|依据|亮点|特色|字以内|不超过.*字|限.*字|[0-9]+字`)
	PersonWords = pattern.Of(`姓名|性别|电话|手机|邮箱|地址|名称|编号|号码|代码|账号|邮编|职务|职称|学历|单位|籍贯|民族|负责人|联系人|代表人|传真|类型|类别|行业|领域|专业`)
	YearHead    = pattern.Of(`^((19|20)[0-9]{2}年?度?|[前上去本当近][一二三]?年度?|[xX×]+年|第[一二三四五六]年|[0-9]{4}年.*|20[_＿ ]*年度?|目标值|实际值|基准值|完成值|第?[一二三四]季度|本期|上期|期初|期末|累计|合计|小计|比上年)`)
	OptionWord  = pattern.Of(`^([A-Za-z]|是|否|有|无|男|女|合格|不合格|符合|不符合|同意|不同意|通过|不通过|优|良|中|差|优秀|良好|中等|及格|不及格|一般|较好|较差|好|满意|不满意|基本满意|赞成|反对|弃权|已完成|未完成|达标|不达标|大|小|适中|较大|较小|偏大|偏小|多|少|高|低|难|易|较难|较易|中等偏上|完全符合|基本符合)$`)
	BandText    = pattern.Of(`^[0-9.＜<≤>≥～~\-－—以上下分至到%]+$`)
	SampleLabel = pattern.Of(`名称$|单位$|姓名$|电话$|地址$|编号$|年度$|专业$|年级$|学院$|班级$`)
)

// standard is a remark on whose record a value is taken from: （以登记机关核准的为准）.
var standard = pattern.Of(`[（(]以[^（()）]*为准[）)]`)

// Opinion reports whether a label is that of somebody's opinion or approval.
func Opinion(label string) bool {
	if strings.Contains(label, "为准") {
		label = standard.ReplaceAllString(label, "")
	}
	return opinionWords.MatchString(label) && !opinionNot.MatchString(label)
}

// Squeeze removes white space.
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case LineEnd, '\r', PictureGlyph, ' ', '\t', '\u3000', '\u00a0', '\u2002', '\u2003', '\u2009':
			return -1
		}
		return r
	}, s)
}

// CleanLabel makes a label of printed words: no white space, no final colon, no
// quotes left open.
func CleanLabel(s string) string {
	s = Squeeze(s)
	s = strings.Trim(s, "_＿：:；;，,。、“”\"「」·")
	if !strings.Contains(s, "《") || !strings.Contains(s, "》") {
		s = strings.Trim(s, "《》")
	}
	if strings.Count(s, "“") > strings.Count(s, "”") {
		s += "”"
	} else if strings.Count(s, "”") > strings.Count(s, "“") {
		s = "“" + s
	}
	s = strings.TrimLeft(strings.TrimRight(s, "：:"), "）)】")
	s = squareNumber.ReplaceAllString(s, "")
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}, {"【", "】"}} {
		if !strings.Contains(s, pair[1]) {
			s = strings.TrimPrefix(s, pair[0])
		}
		s = strings.TrimSuffix(s, pair[0])
	}
	return s
}

var (
	// TellsHow is an instruction that begins with how to tell: 对企业进行简要介绍.
	TellsHow = pattern.Of(`^(请)?(简要|详细|高度|重点|扼要|简明|分点|逐[项条一]|具体|如实|准确)地?(介绍|描述|阐述|说明|概述|概括|论述|分析|列[举出明]|总结|填写)|^(对|从|利用|结合|围绕|针对|就|以|通过)[^。；]{1,80}(进行|作|做|加以|予以|对)[^。；]{0,12}(介绍|描述|阐述|说明|概述|概括|论述|分析|总结)([（(。，,；]|$)|^(全称|简称|规范名称|中文名?称?|英文名?称?)[（(][^（()）]*[）)]$`)
	// Evidence ends a heading over the copies that prove something.
	Evidence = pattern.Of(`(材料|证明|复印件|附件|证书|清单)[；;。：:]?$`)
	// valueOf ends words that lead to a value though they end as an introduction does.
	valueOf = pattern.Of(`(页码?|号码?|编号|账号|代码|[金总余差限]额|价格?|[报单总]价|数量|人数|比例|比率|率|面积|电话|手机|地址|邮箱|名称|姓名|日期|时间|期限|期|费用?|型号|版本号?|分数|得分)(分别)?为$`)
)

// IntroTail ends words that lead to what is below.
var IntroTail = pattern.Of(`(以下|下列|如下).{0,6}[：:]?$`)

// Introduces reports whether words before a colon lead to text below rather than to a value.
func Introduces(stem string) bool {
	if at := strings.IndexAny(stem, "（("); at > 0 {
		stem = stem[:at]
	}
	return (introEnd.MatchString(stem) || IntroTail.MatchString(stem) || exampleOf[stem]) && !valueOf.MatchString(stem)
}

// exampleOf are words that lead to an example.
var exampleOf = map[string]bool{"如": true, "例如": true, "比如": true, "即": true, "例": true, "示例": true, "举例": true}

func FirstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}

// YearBegun is a year of which the form prints the first figures only.
var YearBegun = pattern.Of(`^([0-9]{2,3})[_＿]*年`)

func HanOnly(s string) bool {
	for _, r := range s {
		if r < 0x4e00 || r > 0x9fff {
			return false
		}
	}
	return true
}

func IsIn(set string, r rune) bool { return strings.ContainsRune(set, r) }
