// Package phrase says what words of a form mean by themselves, wherever they stand: a unit, an instruction to be replaced, a list of
// answers to choose from, an answer that is printed already.
package phrase

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/party"
	"yibiao/forms/pattern"
)

// Lines are the lines of g without white space, one at least.
func Lines(g []layout.Glyph) []string {
	var out []string
	for _, s := range layout.Lines(g) {
		out = append(out, wording.Squeeze(layout.Plain(g[s.Lo:s.Hi])))
	}
	return out
}

// FirstWords is the beginning of text up to a stop, a gap or a colon.
func FirstWords(text string) string {
	if at := strings.IndexAny(text, "，,。；;：:、（(）)"+wording.Spaces); at >= 0 {
		return text[:at]
	}
	return text
}

var (
	// Gapped is a cell with room before measure words, which no number names.
	Gapped = pattern.Of(`(?:\p{Han}{2}|[第共约计有达设含])[ \t\x{3000}\x{a0}]{2,}(件|项|个|人|名|台|套|次|家|种|本|部|篇|万元|元|份|平方米|亩|吨)([，,；;、。）)]|[ \t\x{3000}\x{a0}]*$)`)
	// Numbers are numbers of a list, two or more, with nothing behind them: 1.2.3.
	Numbers = pattern.Of(`^(([0-9]+|[①②③④⑤⑥⑦⑧⑨⑩])[.、．）)]?|[（(][0-9]+[）)]){2,}$`)
	// listed is a printed list to choose from without boxes: 1.国有 2.民营.
	listed = pattern.Of(`^(1[.、．)）].+2[.、．)）]|A[.、．)）:：].+B[.、．)）:：]|①.+②|（1）.+（2）|([口£o○◯]\p{Han}[^口£○◯]*){2,}$)`)
	// InTongue says in which language the answer beside its label is written.
	InTongue = pattern.Of(`^[（(](?:中文|英文|外文|中|英)(?:名称?)?[）)]$`)
)

// SpelledDate reports whether the date blank b only ends a word, 出 生 年 月: words
// stand before it without a stop, nothing is underlined, and its characters stand no
// farther apart than those of the word.
func SpelledDate(g []layout.Glyph, b layout.Blank) bool {
	if b.Kind != layout.BlankDate {
		return false
	}
	lo := b.Lo
	for lo > 0 && g[lo-1].R != wording.LineEnd && !wording.IsIn("：:，,。；;）)", g[lo-1].R) {
		lo--
	}
	if lo == b.Lo && lo > 0 && g[lo-1].R == wording.LineEnd {
		// The word goes on in a second line: 出 生 over 年 月.
		for lo--; lo > 0 && g[lo-1].R != wording.LineEnd && (wording.IsIn(wording.Spaces, g[lo-1].R) || wording.HanOnly(string(g[lo-1].R))); {
			lo--
		}
		if utf8.RuneCountInString(wording.Squeeze(layout.Plain(g[lo:b.Lo]))) > 3 {
			return false
		}
	}
	word := wording.Squeeze(layout.Plain(g[lo:b.Lo]))
	if n := utf8.RuneCountInString(word); n == 0 || n > 8 || !wording.HanOnly(word) {
		return false
	}
	apart, within, gap := 0, 0, 0
	for i := lo; i < b.Hi; i++ {
		switch x := g[i]; {
		case x.R == wording.LineEnd:
			gap = 0
			continue
		case wording.IsIn(wording.Spaces, x.R):
			gap += layout.TextWidth([]rune{x.R})
			if x.Lined {
				return false
			}
			continue
		case x.Lined && i >= b.Lo, wording.IsIn("_＿", x.R), layout.DigitPattern.MatchString(string(x.R)):
			return false
		case i > lo && !wording.IsIn("年月日", x.R):
			within = max(within, gap)
		case i > lo:
			apart = max(apart, gap)
		}
		gap = 0
	}
	return apart <= max(2, within)
}

// IsListed reports whether text is a short list to choose from without boxes.
func IsListed(t string) bool {
	return utf8.RuneCountInString(t) <= 60 && !strings.ContainsAny(t, "。；，,;") && listed.MatchString(t) && !Numbers.MatchString(t)
}

// IsGapped reports whether text leaves room before measure words.
func IsGapped(text string) bool {
	wide := strings.ContainsAny(text, "\t\u3000") || strings.Contains(text, "  ") || strings.Contains(text, "\u00a0\u00a0")
	return wide && Gapped.MatchString(text)
}

// TenThousand is how a cell for the capital of a firm, which is in yuan, prints 万元.
const TenThousand = "万"

// Capital asks for the capital of a firm.
var Capital = pattern.Of(`^(?:注册|实收|实缴)(?:资本|资金)(?:[（(][^（()）]*[）)])?[：:]?$`)

// OnlyHint reports whether all that g prints is the placeholder of a control.
func OnlyHint(g []layout.Glyph) bool {
	return !slices.ContainsFunc(g, func(x layout.Glyph) bool { return !x.Hint && !wording.IsIn(wording.Spaces+"\n", x.R) })
}

// LastRune is the last character of s, utf8.RuneError for "".
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// told is a rule that a form tells, though it begins as an instruction.
var told = pattern.Of(`^(根据|按照)(.*(。|规定|要求|通知|执行|为准|约定)$|本(须知|文件|合同|办法)|招标文件|采购文件)`)

// IsHint reports whether text tells what to write rather than naming it.
func IsHint(text string) bool {
	t := wording.Squeeze(text)
	if bare := strings.Trim(t, "（()）"); wording.IntroLead.MatchString(bare) || wording.ForOffice(bare) {
		return false
	}
	if t == "" || wording.UnitOnly.MatchString(t) || wording.SealOnly.MatchString(t) || wording.NotePrefix.MatchString(t) {
		return false
	}
	if layout.RemarkOnly.MatchString(t) {
		return utf8.RuneCountInString(t) > 5 && !wording.YearRemark.MatchString(t)
	}
	if told.MatchString(t) || strings.HasPrefix(t, "根据") && strings.Count(t, "。") > 1 {
		return false
	}
	return wording.HintStart.MatchString(strings.TrimLeft(t, "（(【[*＊")) && (utf8.RuneCountInString(t) > 6 || wording.AskedFor.MatchString(t))
}

// OnlyBracket reports whether all that an area prints is one empty bracket: beside the label of
// an amount the amount goes before it, anywhere else the answer goes into it.
func OnlyBracket(a *layout.Area) bool {
	return len(a.Blanks) == 1 && a.Blanks[0].Kind == layout.BlankBracket && bareBracket.MatchString(wording.Squeeze(a.Text()))
}

var bareBracket = pattern.Of(`^[（(][）)]$`)

var (
	// fillNote begins what a form says about filling it in, after its number: 2.本表可向管理机构免费索取,
	// 如系个人申请，不必填写.
	fillNote = pattern.Of(`^(?:[（(]?[0-9]+[）)]?[.．、]?|[①-⑩]|[*※★]+|备?注[0-9]*[:：])*(?:本(?:表|申请表|申请书|登记表|备案表|报告|声明函|承诺书|授权书|委托书|证明书?)[^，,：:]{0,6}(?:可|须|需|应|用|一式|请|适用|有效|供|根据|依据|按|是|系)|此表|表(?:中|内|格)[^：:]{0,8}(?:可|须|需|应|请)|(?:请|应|须)?(?:用|使用)(?:钢笔|签字笔|黑色|正楷|A4)|如(?:系|为|属|果是)(?:个人|自然人|企业|单位|分支机构)[^：:]*(?:填|提供|不必|无需)|要求填写|(?:请|须|需|应)[^：:]{0,6}(?:加盖|盖)(?:单位)?(?:公章|印章)|一式.{1,4}份|以上(?:内容|信息)?(?:均|须|必须|请|应))`)
	// whoFills says who fills in what follows, which heads it.
	whoFills = pattern.Of(`(?:由|供).*填|填写(?:以下|下列)|如下`)
)

// AboutFilling reports whether a line only says how the form is filled in: it heads nothing.
func AboutFilling(text string) bool { return fillNote.MatchString(text) && !whoFills.MatchString(text) }

// FormFact reports whether a line without white space says something printed of the form itself, as the head of a sheet of statistics
// does: 表号：G201表, 批准机关：国家统计局, 计量单位：万元, its day, or that a table goes on. It names neither the form nor a part of it. A
// line that ends in the year of the sheet is none.
func FormFact(text string) bool { return formFact.MatchString(text) && !endsInYear.MatchString(text) }

var endsInYear = pattern.Of(`[^0-9]20[0-9]{2}年度?$`)

// formFact are the words for what is printed of a form, with what is printed.
var formFact = pattern.Of(`^[（(]?(?:(?:(?:\p{Han}{0,4}[表文编]号|\p{Han}{0,4}机关|有效期(?:[限至]|截[止至](?:时间|日期)?)?|密级|版本号?|报告期别?)|(?:统计|报告|报送|报表)(?:时间|年度|期间|范围|频率|方式|周期)|(?:计量|金额|货币|计价|数据)?单位)[：:].+|(?:接|续)上?表[0-9一二三四五六七八九十]*[）)]?|20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[）)]?)$`)

var (
	// AboutEnd ends the name of a part of a form: 基本情况.
	AboutEnd = pattern.Of(`(?:情况|信息|概况|简况|资料)表?$`)
	// NameEnd ends the name of a form.
	NameEnd = pattern.Of(`(申请|申报|登记|审批|备案|认定|报名|推荐|意向|任务|建议|计划|申领|核准|审核)(书|表|单|函|卡)([（(][^（()）]*[）)])?$`)
	// SheetName ends the name of a table.
	SheetName = pattern.Of(`(表|清单|名单|台账|一览)([（(][^（()）]*[）)])?$`)
)

var (
	// RegionOnly is a cell, without white space, of two units or more: 市县（区）.
	RegionOnly = pattern.Of(`^(?:(?:省|自治区|市|州|县|区|旗|镇|乡|街道|村|路|街|号)(?:[（(](?:省|自治区|直辖市|市|自治州|州|盟|地区?|县|区|旗|镇|乡|街道|、|/)*[）)])?){2,}$`)
	// PhoneWords ask for a telephone number.
	PhoneWords = pattern.Of(`电话|传真|手机|座机|固话|联系方式|热线`)
)

// CountEnd ends a label that asks for a number of things or people.
var CountEnd = pattern.Of(`[^倍指基参系函](数|数量|人数|件数|次数)$`)

// IsSentence reports whether the words of a cell are a text, which names nothing.
func IsSentence(t string) bool {
	return utf8.RuneCountInString(t) > 40 && strings.ContainsAny(t, "。；") || utf8.RuneCountInString(t) > 80
}

// answers are the labels whose printed answer is known by its look: last year's file
// is filled once more. A label that is not listed keeps what stands beside it as words
// of the form.
var answers = []struct{ label, text *pattern.Pattern }{
	{pattern.Of(`(信用代码|机构代码|纳税人识别号|税号)([（(][^（()）]*[）)])?$`), pattern.Of(`^[0-9A-Z]{8,18}(-[0-9X])?$`)},
	{pattern.Of(`(日期|时间|年月|成立|注册)([（(][^（()）]*[）)])?$`), pattern.Of(`^(19|20)[0-9]{2}(-[0-9]{1,2}(-[0-9]{1,2})?|[./][0-9]{1,2}[./][0-9]{1,2}|年[0-9]{1,2}月([0-9]{1,2}日)?)$`)},
	{pattern.Of(`(电话|手机|传真|联系方式|手机号码?)([（(][^（()）]*[）)])?$`), pattern.Of(`^(\+?86-?)?([（(]?0[0-9]{2,3}[）)]?-?)?[0-9]{7,8}(-[0-9]{1,5})?$|^(\+?86-?)?1[0-9]{10}$`)},
	{pattern.Of(`(邮政编码|邮编)$`), pattern.Of(`^[0-9]{6}$`)},
	{pattern.Of(`(邮箱|[Ee]-?[Mm][Aa][Ii][Ll]|电子邮件|QQ)$`), pattern.Of(`^[\w.\-]+@[\w\-]+(\.[\w\-]+)+$|^[0-9]{5,11}$`)},
	{pattern.Of(`(网址|网站|主页)$`), pattern.Of(`^(https?://|www\.)[!-~]+$`)},
	{pattern.Of(`(账号|帐号|银行账户)$`), pattern.Of(`^[0-9]{10,25}$`)},
	{pattern.Of(`(单位|企业|公司|机构|户|行|人)名称([（(][^（()）]*[）)])?$|^(申报|申请|承担|项目|工作|依托|所在)单位$|^开户(银)?行$|^名称$`), pattern.Of(`^[\p{Han}0-9A-Za-z（）()·]{2,}(` + party.Bodies + `|支行|分行|营业部)$`)},
	{pattern.Of(`^(法定代表人|法人代表|联系人|负责人|项目负责人|经办人|单位负责人|企业负责人|姓名|填表人|填报人)(姓名)?$`), pattern.Of(`^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤][\p{Han}]{1,2}$`)},
	{pattern.Of(`(地址|住所|注册地)$`), pattern.Of(`^[\p{Han}]{2,}(省|市|区|县|自治区)[\p{Han}0-9A-Za-z（）()\-#]{4,}$`)},
	{pattern.Of(`^(注册资本|注册资金|实收资本|资产总额|总资产|净资产|负债总额|营业收入|销售收入|主营业务收入|利润总额|净利润|上缴税金|研发投入|研发费用|总投资|项目总投资|职工总数|职工人数|从业人数|员工人数|员工总数|研发人员数?)([（(][^（()）]*[）)])?$`), pattern.Of(`^(人民币|¥|￥)?[0-9][0-9,，]*(\.[0-9]+)?(` + wording.UnitList + `)?(人民币)?$`)},
	{pattern.Of(`^\p{Han}{0,2}(企业|单位|公司|机构)(类型|性质)$|^存款人类型$`), pattern.Of(`^(企业法人|事业单位|社会团体|个体工商户|民营企业|国有企业|(有限责任公司|股份有限公司)([（(][^（()）]*[）)])?)$`)},
}

// scopeLabel asks for what a firm may do, which is many words.
var scopeLabel = pattern.Of(`经营范围([（(][^（()）]*[）)])?$`)

// AnswerTo reports whether text beside label is clearly an answer to it.
func AnswerTo(label, text string) bool {
	label = strings.TrimRight(strings.TrimLeft(label, "*＊"), "：:")
	if scopeLabel.MatchString(label) && utf8.RuneCountInString(text) >= 12 && strings.ContainsAny(text, "、，。；（") && !wording.AskedFor.MatchString(text) {
		return true
	}
	if utf8.RuneCountInString(text) < 2 || utf8.RuneCountInString(text) > 60 {
		return false
	}
	for _, a := range answers {
		if a.text.MatchString(text) && a.label.MatchString(label) {
			return true
		}
	}
	return false
}

// WithoutRemark is a numbered label without the remark that ends it.
func WithoutRemark(label string) string {
	if at := strings.IndexAny(label, "（("); at > 0 && wording.Numbered.MatchString(label) && wording.IsIn("）)", LastRune(label)) {
		return label[:at]
	}
	return label
}

// roomIn is the room between the parts of a place, each before its unit.
var roomIn = pattern.Of(`[ \t\x{3000}\x{a0}]{3,}`)

// RegionRoom reports whether a cell prints the units of an address with room before them:
// 某某区　　　　路　　号, 镇（街道）.
func RegionRoom(text string) bool {
	text = strings.Trim(text, wording.Spaces+"\n")
	if oneRegion.MatchString(wording.Squeeze(text)) {
		return true
	}
	parts := roomIn.Split(text, -1)
	for _, p := range parts {
		if !placeUnit.MatchString(wording.Squeeze(p)) {
			return false
		}
	}
	return len(parts) >= 3
}

var (
	oneRegion = pattern.Of(`^(区|县|镇|乡|街道)[（(](省|市|县|区|镇|乡|街道|、|/)+[）)]$`)
	placeUnit = pattern.Of(`^\p{Han}{0,4}(省|市|县|区|镇|乡|街道|路|街|弄|号|室|楼)$`)
)
