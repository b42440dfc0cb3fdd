// Package over reads the words that stand over a table or a part of a form: captions, sections, bands, the words over a cell
// that has its label beside it. Most of them are topics, notes, numbers, addressees or the labels of other places and hide
// nothing. They hide what a place asks only where they can name another party, a person, a thing with data of its own, or
// another stage; and, of a figure, a part of the whole. All texts are cleaned: half-width, without white space.
package over

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/formmap/parties"
	"yibiao/forms/pattern"
)

// Kind is what a place asks.
type Kind int

// What a place asks decides which words can hide it: who sees to the application, a name or number of the firm itself, how or
// where to reach it, a figure.
const (
	Contact Kind = iota
	Identity
	Reach
	Figure
)

var (
	// aParty are words for other firms and for branches.
	aParty = pattern.Of(parties.Over)
	// aPerson are words for people and offices that people hold.
	aPerson = pattern.Of(parties.Person + `|人员|代表|经理|主任|总监|董事|监事|秘书|书记|主席|总裁|总工|出纳|助理|顾问|院士|博士|硕士|学生|教师|导师|队长|组长|班长|厂长|院长|校长|所长|会长|店长|紧急|备用|配偶|子女|亲属|父母|驾驶|司机|操作|发明|作者|作品`)
	// aThing are words for what has a name, a place, days, people or figures of its own.
	aThing = pattern.Of(`空间|基地|中心|平台|研究院|研究所|实验室|工会|协会|商会|学会|联盟|党[组委支]|产品|装备|设备|专利|产权|标准|技术|成果|项目|课题|工程|建设|活动|会议|展[会位品厅]|参展|赛[事项]|大赛|事故|合同|协议|订单|标段|生产线|产线|产业化|研发|研制|研究|开发|改造|新建|扩建|迁建|安装|使用|投资|融资|房屋|厂房|场地|场所|仓库|仓储|车辆|船舶|门店|店铺|网点|站点|土地|宿舍|食堂|系统|软件|品牌|商标|服务站|服务点|境外|海外|国外|外国|港澳|台湾|工厂|车间|学校|医院|园区|集群|产业链|楼宇|小区|村委|社区|银行|案例|资产包`)
	// aStage are words for what is not yet or no longer so.
	aStage = pattern.Of(`[^目以之日税售先](?:之?[后前时]|之?初|初期|期间)(?:的|基本|情况|信息|填写|\(|$)|计划|预期|预计|预测|目标|规划|拟|变更|注销|撤销|新设|设立前|设立后|原(?:有|来|单|企|公|名|注|址|法|工|所)|(?:变更|并购|搬迁|改制|重组|合并|设立|上市|入驻|成立|整改|改造|实施|投产)[前后]|筹建|筹备|达产|投产|建成|完工|竣工|验收|运营期|第[一二三四五]年|历史|曾用|以前|前任|未来|远期`)
	// aPart are words for a part of a figure, and for another time that it is of.
	aPart = pattern.Of(`其中|其他|其它|单项|单个|单体|分项|分类|细分|分部|分析表|部分|板块|业务|领域|行业|产业|赛道|出口|内销|外销|进口|军品|民品|军工|境内|国内|全国|全省|全市|全区|全县|自治区|同行|同业|平均|人均|户均|亩均|新增|增量|净增|增加|减少|增长|降低|提高|提升|变化|变动|差额|季度|半年|上半|下半|[0-9一二三四五六七八九十]月|每月|月度|当月|月均|本期|当期|本年|今年|当年|上年|上一年|同期|累计|投入|服务|女|党员|外籍|在校|临时|兼职|退休|本科|大专|高级|中级|初级|残疾|困难|线上|线下|电商|直播|小时|加权|估算|估计|测算|模拟|合并|母公司|样机|样品|试点|示范|支出|支持|奖|补[贴助]|税[种目前]|减免|抵扣|加计|采购|销售`)
	// endings end the words for things by a single character.
	endings = pattern.Of(`[厂部校班园店线车船站房库馆楼院所局队组室社村户]$`)
	// quality follows a word for a thing where a heading is about how well somebody does at it: 技术基础, 研发能力.
	quality  = pattern.Of(`^(?:基础|水平|实力|能力|力量|条件)`)
	figureOf = pattern.Of(`[机器仪床料剂药件品类型款种具炉泵阀板管材]$`)
	model    = pattern.Of(`[a-z]+-?\d|\d[a-z]|[a-z]{3,}`)
	sample   = pattern.Of(`^[xyzabc*]+$`)
	quoted   = pattern.Of(`[《“"「]([^《》“”"「」]+)[》”"」]`)
)

var (
	abroad  = pattern.Of(`越南|老挝|柬埔寨|缅甸|马来西亚|新加坡|印尼|印度|菲律宾|文莱|东盟|日本|朝鲜|蒙古|俄罗斯|哈萨克|乌兹别克|土耳其|伊朗|沙特|阿联酋|迪拜|以色列|埃及|南非|肯尼亚|尼日利亚|埃塞俄比亚|意大利|西班牙|葡萄牙|荷兰|比利时|瑞士|瑞典|挪威|芬兰|丹麦|波兰|捷克|匈牙利|奥地利|希腊|乌克兰|加拿大|墨西哥|巴西|阿根廷|智利|秘鲁|澳大利亚|澳洲|新西兰|欧洲|欧盟|非洲|北美|南美|美洲|拉美|中东|东南亚|香港|澳门|台湾|[泰德法英美韩]国`)
	aPlace  = pattern.Of(`^\p{Han}{2,6}(?:省|市|县|区|州|盟|旗|镇|乡)(?:市|县|区|镇|乡)?$`)
	anyArea = pattern.Of(`^(?:所在|注册|所属|行政|各|省|市|县|区|镇|乡|街道|自治|州|盟|旗|园|高新|开发|新)+(?:省|市|县|区|州|盟|旗|镇|乡)$`)
	topic   = pattern.Of(`(?:的)?(?:基本|基础|个人|详细|主要|有关|相关)*(?:情况|信息|资料|概况|简介|简历|档案|同志|先生|女士)+$`)
	// surname begins the names of people; likeName are common words that begin as such names do.
	surname  = pattern.Of(`^(?:[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜谢邹喻窦章苏潘葛范彭鲁韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤滕殷罗毕郝邬安常于傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛禹狄米贝戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季麻贾路江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房缪丁邓洪左石崔龚程邢裴陆荣翁甄曲封靳段焦谷车侯全班秋仲伊宫宁仇栾甘厉戎祖刘景詹龙叶黎乔翟谭贡姬申冉桑桂牛边温庄晏柴阎连易廖耿匡寇广东沃关荆游权盖益桓公覃蒙农韦岑黎莫梁]|欧阳|上官|司马|诸葛|夏侯)\p{Han}{1,2}$`)
	likeName = pattern.Of(`[号段栋幢层项表页份]$|^(?:安全|安装|方案|方式|方向|任务|任职|程序|程度|项下|时间|时限|金融|金额|高新|高级|高效|成效|成本|成绩|成果|管理|水平|常规|常见|常用|全部|全面|全年|全体|全员|应急|应用|严格|连续|连接|边界|边缘|权属|权益|权利|关键|关联|公共|公开|公司|公示|公用|公文|游览|路线|路径|江河|万元|石油|农业|农村|广告|东部|封面|温度|申请|申报|申领|景区|车间|左侧|田间|田地|马上|任何|和|华东|华南|章程|章节|许可|易耗|项数|余额|余下|阶段|季度|康复|华北|何种|何时|荣誉|龙头|房产|单位|平均|祖国|曲线|宁波)`)
	// aSide is a heading that is a word for a side of a matter and no more: 让与方.
	aSide = pattern.Of(`^\p{Han}{1,8}?[方商](?:基本|详细)*(?:信息|情况|概况|资料)*$`)
	// aSentence is a sentence or a note, which heads nothing.
	aSentence = pattern.Of(`[。;!]|^(?:请|注:|注意|说明:|提示|须知|备注:|填写说明|填表说明|根据|按照|依据|凡|若)`)
	addressee = pattern.Of(`^(?:敬?致|呈|此致|送)[:：]?\p{Han}{2,}|^(?:尊敬的|敬启)`)
	// filledIn is the label of another place of the form itself, with what is printed there: 归档编号:排20-.
	filledIn = pattern.Of(`^[\p{Han}()]{0,10}(?:编号|文号|表号|档号|序号|流水号|日期|时间|密级|版本号?|页码|报告期|制定机关|有效期至)[:：][^:：]{0,20}$`)
)

// Addressee tells whether words over a place say to whom the form goes.
func Addressee(text string) bool {
	return addressee.MatchString(text) && utf8.RuneCountInString(text) < 45
}

// FilledIn tells whether words over a place are the label of a number or day of the form itself, and what is printed there.
func FilledIn(text string) bool { return filledIn.MatchString(text) }

// Hides is the word of a heading that can hide what stands below it, "" for none. The text is the heading, flat the same
// without punctuation, and unread the stretches of that which are not explained otherwise.
func Hides(text, flat string, unread []string, asked Kind) string {
	if Addressee(text) || asked != Figure && aSentence.MatchString(text) && utf8.RuneCountInString(text) > 8 {
		return ""
	}
	if len(unread) > 0 && aSide.MatchString(flat) {
		return flat
	}
	for _, word := range unread {
		at := strings.Index(flat, word)
		if at < 0 {
			continue
		}
		if found := hidden(flat, at, at+len(word), asked); found != "" {
			return found
		}
		if alone(word, asked) || aName(flat, word) {
			return word
		}
		for _, m := range quoted.FindAllStringSubmatch(text, -1) {
			if asked == Contact {
				break // what is called by a name in quotes has nobody else who sees to it
			}
			if strings.Contains(m[1], word) || strings.Contains(word, m[1]) {
				return m[0]
			}
		}
	}
	return ""
}

var (
	// between parts the topics of a heading, and ofFirm is the one that tells how a firm does as a whole.
	between = pattern.Of(`[、,]|以及|与|和|及`)
	ofFirm  = pattern.Of(`^(?:\(?[一二三四五六七八九十\d]+[、.)]+)?(?:近[二两三五]年(?:来)?的?)?(?:企业|单位|公司|本单位)?的?(?:主要|总体|整体)?(?:生产)?(?:经营|财务|经济效益|资产负债|经济)(?:业绩|管理|状况|情况|指标|效益|数据)*(?:\([^()]*\))?$`)
)

// Mixed tells whether a heading names several topics of which one is how the firm as a whole does, so that figures of whole years below
// it can be its own: 经营与知识产权投入.
func Mixed(text string) bool {
	topics := between.Split(text, -1)
	return len(topics) > 1 && slices.ContainsFunc(topics, ofFirm.MatchString)
}

// hidden is a word of the lists that the unread stretch from one byte to the other of a heading has, or stands next to.
func hidden(flat string, from, to int, asked Kind) string {
	lists := []*pattern.Pattern{aParty, aPerson, aThing, aStage, abroad}
	if asked == Figure {
		lists = append(lists, aPart)
	}
	for _, list := range lists {
		for _, m := range list.FindAllStringIndex(flat, -1) {
			if m[0] <= to && m[1] >= from && !(list == aThing && quality.MatchString(flat[m[1]:])) {
				return flat[m[0]:m[1]]
			}
		}
	}
	return ""
}

// alone tells whether an unread stretch itself looks like a thing or a place.
func alone(word string, asked Kind) bool {
	switch {
	case sample.MatchString(word) || !strings.ContainsFunc(word, func(r rune) bool { return r > 0x7f }) && !model.MatchString(word):
		return false
	case endings.MatchString(word) && !anyArea.MatchString(word):
		return true
	case asked > Identity && aPlace.MatchString(word) && !anyArea.MatchString(word):
		return true
	}
	return asked == Figure && (figureOf.MatchString(word) || model.MatchString(word))
}

// Topic is what a heading is about, without the words at its end that say only that it tells of it.
func Topic(heading string) string { return topic.ReplaceAllString(heading, "") }

// Somebody tells whether a line alone over others can name somebody else, a thing with data of its own or another time: 老东家, 变更前;
// a topic that has to do with such things names none, 场地与经费.
func Somebody(line string) bool {
	who := Topic(line)
	if parties.Names(who) || aPerson.MatchString(who) || aStage.MatchString(who) || aParty.MatchString(who) || endings.MatchString(who) && !anyArea.MatchString(who) {
		return true
	}
	things := aThing.FindAllStringIndex(who, -1)
	return len(things) > 0 && things[len(things)-1][1] == len(who)
}

// signer ends a line alone that is the name of an authority or of somebody who holds an office.
var signer = pattern.Of(`(?:[局厅委会办署司处科关行官集团]|支行|分行|中心)$`)

// Signs tells whether a line alone below others is whose they are: the name of somebody, 钦州市商会, or a word for one, 承办单位.
func Signs(line string) bool {
	return utf8.RuneCountInString(line) <= 30 && !aSentence.MatchString(line) && !strings.ContainsAny(line, ":：,，()（）") && (Somebody(line) || signer.MatchString(line))
}

// aName tells whether a heading is the name of a person: 张某某情况.
func aName(flat, word string) bool {
	name := topic.ReplaceAllString(flat, "")
	return strings.Contains(name, topic.ReplaceAllString(word, "")) && !aPlace.MatchString(name) && surname.MatchString(name) && !likeName.MatchString(name)
}

var (
	// aUnit asks in a line over tables which unit of a firm, or which other firm, they are about; aLine which of its goods or trades, or what
	// anything else is called.
	aUnit = pattern.Of(`^(?:所属|下属|下辖|所辖|控股|参股|本)*(?:子公司|分公司|分支机构|母公司|集团公司|门店|分店|店铺|网点|车间|工段|班组|分厂|生产线|产线|事业部|项目部|办事处|营业部|仓库)(?:名称|全称)?(?:\([^()]*\))*$`)
	aLine = pattern.Of(`^(?:主导|主要|主营)?(?:产品|业务板块|业务|板块|业务类型|产品类别|产品系列|型号|品种)(?:名称|类别)?(?:\([^()]*\))*$|[^单位企业公司]名称$`)
)

// OfPart tells whether a line over tables asks which unit of a firm they are about, and whether it asks which of its goods or trades.
func OfPart(label string) (unit, line bool) {
	return aUnit.MatchString(label), aLine.MatchString(label)
}

// outside is a label that names where others are.
var outside = pattern.Of(`^(?:\p{Han}{2,6}村|(?:所属|隶属|上级|集团|区域)+总部|\p{Han}{0,6}交易场?所)(?:名称|全称)?$`)

// Outside is a label that names an organisation by where it is, 结对帮扶村, 所属总部, 挂牌交易场所; "" for others.
func Outside(label string) string { return outside.FindString(label) }

// Person tells whether a text is the name of a person, and no common word that begins as one does.
func Person(text string) bool { return surname.MatchString(text) && !likeName.MatchString(text) }
