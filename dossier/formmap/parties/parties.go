// Package parties has the words for whom an applicant deals with, belongs to, answers to or turns against, as alternatives of
// expressions: one list for all who read forms, which says of each word where it means somebody else.
package parties

import (
	"strings"

	"yibiao/forms/pattern"
)

// Where a word means somebody else: in a word for a party (合作 in 合作单位), in a line over a form before a word for its kind
// (合作单位基本情况), over a table or a part of a form, wherever it stands (合作情况).
const (
	InWord = everywhere + `|` + wordLine + `|` + wordOver + `|` + word
	InLine = everywhere + `|` + wordLine + `|` + lineOver + `|` + line
	Over   = everywhere + `|` + wordOver + `|` + lineOver + `|` + over
)

// Person are the words for people that hide the applicant over a table and in a line alike.
const Person = `个人|家庭|人才|专家|负责人|团队|成员`

const (
	// The words of everywhere mean somebody else wherever they stand.
	everywhere = `合作|联合|协作|委托|受托|代理|上级|下属|主管|推荐|举荐|担保|供应|供货|承租|出租|购买|转让|受让|出让|中介|关联|控股|参股|股东|被投|并购|收购|标的|外协|分包|总包|承包|加盟|经销|代工|在孵|监理|施工|勘察|派遣|捐赠|受益|债务|债权|抵押|质押|贷款|出借|集团|分支|让与|出卖|买受|出质|质权|反担|承运|发包|供方|需方`
	// The words of wordLine are topics over a table: 采购情况.
	wordLine = `竞争|来访|到访|拜访|协办|采购|许可|第三|投资|设计|服务|检测|评估|评审|审计|鉴定|培训|使用|母公司|子公司|分公司`
	// The words of wordOver are said of firms in lines: 入驻企业登记表.
	wordOver = `上属|所属|租赁|销售方|对方|对手|同行|合资|外包|联营|孵化|入驻|厂商|权利人`
	// The words of lineOver are words for whoever fills in elsewhere: 用户, 借款人.
	lineOver = `用户|借款|客户`
	// The words of word do so only in a word for a party.
	word = `^审|^监督|^检查|^受理|提供|我|兹|社会组织|^受|^目标|境外|海外|国外|外国|所在单位$|权属|持有|投保|介绍|顾客|^次|共同|归口|提名|保证|招标|买方|卖方|相对|出资|制造商|用工|检验|检定|评价|咨询|认证|核查|技术支持|承保|保险人|承办|承印|承销|主承|管理人|运营|监管|行业|行政|税务|银行|产权|所有权|业主(?:单位|方|$)|建设|应用|成员|牵头|参与|完成|收款|付款|开票|收货|发货|接收|收件|总公司|门店|隶属|挂靠|依托|共建|^调查|^旧|^新|^原|^前|^后[^备]|^第[一二三四五]|^其[他它]|^各|^相关|^有关|发证|颁证|资助|接待|参观|派出|输入|帮扶|援助|举办者|签约|[收受来]文|主送|抄送|送达|收函|收信|回函`
	// The words of line do so only in a line.
	line = `对[方手]`
	// The words of over do so only over a table.
	over = `采购方|买[方家]|卖[方家]|许可方|第三方|他方|竞品|子公|分公|分部|分厂|分店|事业部|办事|驻\p{Han}|母公|(?:^|[^业])总部(?:[^企]|$)|股权|龙头|链主|上下?游|下游|配套|投资方|毕业|设计方|制造[商厂]|厂家|专利权|集体|公会`
)

var (
	// names is a label that asks who somebody is: a word for an organisation or for somebody, alone or with the word for its name.
	names = pattern.Of(`(?:单位|机构|主体|企业|公司|集团|组织|团体|协会|学会|商会|工会|联盟|合作社|基金会|委员会|居委会|村委会|银行|事务所|研究院|研究所|医院|学校|大学|学院|院校|高校|工厂|厂家?|总部|[总分门本连酒饭旅商药书]店|[^地对双四多各我本两]方|[客厂供销代零批]?商|[^法]人|(?:经营|持有|使用|生产|销售|举办|所有|许可|投资|受益|消费|委托|受托|赞助|供应|制造|运营|开发|承租|出租)者|旅行社|合作社|客户|用户|租户|商户|农户|住户|业户|东家|买家|卖家|商家|行家|房东|业主|家长|院方|中心|经营部|营业部|服务部|门市部|事业部|项目部|办事处|经销处|公证处|派出所|仲裁委|政府|载体|园区|(?:推荐|主管|受理|管理|审批)(?:部门|机关))(?:\([^()]*\))?(?:名称|全称|姓名)?$`)
	// noName are labels that end alike and ask nobody's name: a place, a number, a day.
	noName = pattern.Of(`[0-9□]|^(?:毕业|就读|学习|进修|现?工作|任职)|^(?:是否|有无|所[在属])|地方$|(?:职工|员工|工作|用工|从业|新增|就业|法|负责|责任|联系|经办|本|个)人$|营商$|外商$|电商$|智商$|面试者$|或者$`)
)

// Names tells whether a cleaned label asks the name of an organisation or of somebody.
func Names(label string) bool { return names.MatchString(label) && !noName.MatchString(label) }

// plain are words of a deed that titles of forms of anybody have as well.
var plain = pattern.Of(`^(?:项目|产品|设备|技术|工程|资金|信息|管理|生产|经营|合同|专项|企业|单位|公司|机构|国家|重点|年度|情况|基本|登记|报告|科技|工业|行业|市场|法人|统一|社会|有限|责任|相关|业务|内容|目标|成果|事故|商标|专利|软件|标准|作品|需求|品种|注册)$`)

// Share tells whether two texts, as a title and the word for a party, share a word of two characters that tells something of them.
func Share(text, word string) bool {
	r := []rune(word)
	for i := 0; i+2 <= len(r); i++ {
		if two := string(r[i : i+2]); !plain.MatchString(two) && strings.Contains(text, two) {
			return true
		}
	}
	return false
}
