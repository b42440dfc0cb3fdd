// Package clause reads what a sentence of a form says before a blank: whether the blank goes on about somebody whom an earlier one
// names, and whether it asks for another time than the present. All texts are half-width or as printed, without white space, with
// earlier blanks as _.
package clause

import (
	"slices"
	"strings"

	"yibiao/forms/pattern"
)

// Blank stands for an earlier blank of a sentence.
const Blank = "_"

var (
	// toOther ends what leads to somebody else: 设备由_供应, 委托_检测, 我公司控股_.
	toOther = pattern.Of(`(?:由|委托|受托|联合|会同|与|同|和|跟|向|对|销往|售[予给]|供[应给货]|给|依托|借助|兼并|并购|收购|重组|控股|参股|入股|聘请|邀请|参加|参与|应邀|租[赁用]|承租|出租|转让|受让|许可|购自|来自|采购|交由|委派|隶属|挂靠|担保)(?:于|了|给)?[:：]?$|(?:前身|母公司|总部|股东|控制人|控股方|客户|伙伴|对手|上级)(?:单位|企业|公司)?[为是系]$`)
	// anOther begins what stands behind the name of somebody else: _大学, _银行.
	anOther = pattern.Of(`^(?:大学|学院|研究[院所]|医院|银行|协会|商会|事务所)`)
	// ourselves is the applicant as it speaks of itself.
	ourselves = pattern.Of(`(?:我|本)(?:公司|单位|企业|司|院|所|厂|方|集团)`)
	// anotherTime are the words by which a sentence says that what follows is not yet, or no longer so. They are few, while what
	// happens before or after is anything: 项目投产后, 三年后, 企业改制时, 待生产线投用, 力争, 成立之初.
	anotherTime = pattern.Of(`[后前时]|初期?|期间|之际|将|拟|若|假如|假设|倘|如果|如[能获]|待|一旦|等到?|届|预[计期测估]|估计|力争|争取|有望|希望|未来|今后|[明后]年|计划|规划|目标|远期|(?:到|至)20\d{2}|(?:到|至)?["“']?十[三四五六七八]五["”']?(?:期?末|期间)?|可(?:新增|新建|带动|实现|达到?|增加|解决|安置|安排|提供|吸纳)|[刚才](?:成立|创|建|开|起)|首[日次年月]|那(?:会儿?|年|天|时)|[当同][天日月]|之日|起步|起初|最初|当年|原先|原来|原有|曾|此前|过去|以往|历史`)
	// sameTime are words that look like those and say nothing of time.
	sameTime = pattern.Of(`[前去上]年|目前|当前|现有?前|日前|前(?:列|沿|景|身|茅|瞻)|同时|及时|按时|准时|实时|随时|小时|工时|时(?:间|限|代|尚)|税[后前]|息税|先后|售[后前]|后(?:勤|台|端)|期初|初(?:级|创|步|中)|等级|等[^到待]|将[军领]|如实|待遇|接待|优待|前(?:期|述)|后(?:续|附|缀)|截[至止]|十五届|历届`)
	// present is what brings a sentence back to what is.
	present = pattern.Of(`目前|现有|现在|现从业|当前|截[至止]`)
)

// Other is how a sentence names somebody else in one of its earlier blanks, so that the next is about that one, "" for none: said is
// what stands before the blank, and left tells of the earlier blanks, from 0, whether nothing of the applicant is in them.
func Other(said string, left func(n int) bool) string {
	parts := strings.Split(said, Blank)
	found := ""
	for n, before := range parts {
		if m := ourselves.FindStringIndex(before); m != nil {
			found = ""
		}
		if n+1 < len(parts) && left(n) && (toOther.MatchString(before) || anOther.MatchString(parts[n+1])) {
			found = lastPart(before) + "__" + firstPart(parts[n+1])
		}
	}
	return found
}

// NamesUs tells whether what stands between the blank before and this one names the applicant as it speaks of itself.
func NamesUs(said string) bool {
	return ourselves.MatchString(said[strings.LastIndex(said, Blank)+1:])
}

// AtOther tells whether what stands before a blank leads to somebody else whom the applicant, which it names, has to do with.
func AtOther(said string) bool {
	last := said[strings.LastIndexAny(said, ",，;；、"+Blank)+1:]
	m := ourselves.FindStringIndex(last)
	return m != nil && toOther.MatchString(last[m[1]:])
}

// AnotherTime is the word of a sentence by which the next blank asks for what is not yet, or no longer so, "" for none.
func AnotherTime(said string) string {
	plain := sameTime.ReplaceAllStringFunc(said, func(word string) string { return strings.Repeat("-", len(word)) })
	for _, m := range slices.Backward(anotherTime.FindAllStringIndex(plain, -1)) {
		if present.MatchString(said[m[0]:]) {
			return ""
		}
		before := said[:m[0]]
		return lastPart(before[strings.LastIndex(before, Blank)+1:]) + said[m[0]:m[1]]
	}
	return ""
}

// headed begins a part of a sentence with a word and a colon, or a bracket that does not end, before what its first blank asks:
// 担保公司：法定代表人, 供应商账户（账号.
var headed = pattern.Of(`(?:^|[,，;；、。)）_])([^,，;；、。:：_]{2,24}?)(?:[:：]|[(（][^)）]*$|[(（][^)）]*[:：][^)）]*$)`)

// Head is the word at the head of a sentence, or of its last part that has one, of which its blanks ask this or that; "" for none, and
// where the first blank answers the word itself, or the word is answered in print. labels tells of the blanks, from 0, what each asks.
func Head(said string, labels func(n int) string) string {
	found := ""
	for n, text := range strings.Split(said, Blank) {
		text = strings.TrimRight(text, ":：")
		for _, m := range headed.FindAllStringSubmatchIndex(text, -1) {
			if rest := strings.Trim(text[m[3]:], "(（:："); rest != "" && strings.HasPrefix(labels(n), rest) {
				found = strings.Trim(text[m[2]:m[3]], "(（")
			}
		}
	}
	return found
}

const marks = ",，;；、:："

// lastPart and firstPart are what a text says behind the last of its marks, and before the first.
func lastPart(text string) string {
	if i := strings.LastIndexAny(text, marks); i >= 0 {
		return strings.TrimLeft(text[i:], marks)
	}
	return text
}

func firstPart(text string) string {
	if i := strings.IndexAny(text, marks); i >= 0 {
		return text[:i]
	}
	return text
}

// noHead are lines that head nothing: sentences and notes, and the names of documents.
var noHead = pattern.Of(`[。;；!！?？,，]|^(?:请|注|备注|说明|填写|填表|提示|本表|以下|如下|兹|现|特此|根据|按照)|(?:[表书单册函卡账证]|名录|报告|办法|细则|通知|方案|公告|证明|承诺|声明|协议|合同|清单|材料|格式|模板|样式)(?:\([^()]*\))?$`)

// HeadsNothing tells whether a line without blanks is a sentence, a note or the name of a document, and so says nothing of whose the
// lines below it are.
func HeadsNothing(line string) bool { return noHead.MatchString(line) }

var (
	// asksReader is a sentence that asks the reader to send something or to turn to somebody, tells one that asks to be told something.
	asksReader = pattern.Of(`请[^。;；]*(?:报名|报送|报至|报到|[送寄交]|发[至到给往]|联系|咨询|询问|反馈|反映|致电|来电|举报|投诉|监督)`)
	tells      = pattern.Of(`请(?:您|贵\p{Han}{2}|各\p{Han}{1,4})?(?:如实|认真|务必|准确|逐项|正确)*(?:填[^好]|留|提供|写)|(?:以下|下列|如下)(?:信息|内容|资料|联系)`)
	// ofCaller is a line on where one sends, asks or complains, or on those who call.
	ofCaller = pattern.Of(`^(?:咨询|监督|投诉|举报|信访|受理|收件|邮寄|寄送|投递|报送|送审|会务|主办|承办|协办|组委会|联系我们|我[会局办厅委处]|报名(?:方式|地址|地点|电话|咨询|邮箱)|\p{Han}{0,6}(?:材料|资料|表格?|作品|样品|文件)(?:报送|寄送|邮寄|接收|提交|递交|投递))`)
)

// Calls tells whether a line, without white space, says to whom something is sent, whom one asks or to whom one complains: what stands
// below it is how to reach whoever calls, and not the reader.
func Calls(line string) bool {
	return asksReader.MatchString(line) && !tells.MatchString(line) || ofCaller.MatchString(line) && len([]rune(line)) <= 16
}
