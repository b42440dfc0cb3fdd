package find

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/party"
	"yibiao/forms/pattern"
)

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

var figure = pattern.Of(`^[^0-9]*[0-9][0-9,，]*(?:\.[0-9]+)?(` + wording.UnitList + `)$`)

// sampleUnit is the unit behind a printed figure, "" when there is none.
func sampleUnit(text string) string {
	if m := figure.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// answerTo reports whether text beside label is clearly an answer to it.
func answerTo(label, text string) bool {
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

// nameWithin is what the line of a blank itself asks for: 授权方名称, printed on it.
var nameWithin = pattern.Of(`^\p{Han}{1,10}(?:名称|全称|姓名)$`)

// asksWithin are the words printed on the line of blank b that say which name goes there, "" for none.
func asksWithin(h *Host, b layout.Blank) string {
	if !h.ruledBlank(b) || h.Kind == layout.AreaCell {
		return ""
	}
	if text := strings.Trim(wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])), layout.LineGlyphs+"（()）【】[]"); nameWithin.MatchString(text) {
		return text
	}
	return ""
}

// The words that a blank holds, or that stand over it, and what they say of it.
var (
	// nameWords name what is written over them: （投标人名称）.
	nameWords  = pattern.Of(`^(投标|竞标|供应|响应|报价|申请|申报|被?授权|委托|受托|采购|招标|承包|发包|承诺|短?信?签名)[^项目]{0,6}名称$`)
	nameFirst  = pattern.Of(`^\p{Han}{2,8}([/／、]\p{Han}{2,8}){0,3}$`)
	bareFigure = pattern.Of(`^[0-9]{1,3}$`)
	term       = pattern.Of(`^个?(月|工作日|自然日|日历日|天|日|年)`)
)

// runningText is the least number of characters of a line of text.
const runningText = 40

// givenFigure reports whether blank i is a figure that a text sets itself, underlined in it:
// 投标截止前半年内任意连续 3 个月的凭据.
func givenFigure(h *Host, i int) bool {
	b := h.Blanks[i]
	if b.Kind != layout.BlankUnderline || !bareFigure.MatchString(wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi]))) {
		return false
	}
	s := h.lineOf(i)
	return term.MatchString(wording.Squeeze(h.after(i))) && utf8.RuneCountInString(wording.Squeeze(layout.Plain(h.Chars[s.Lo:s.Hi]))) > runningText
}

// heldName is the name of a blank in running text that holds its own name, 系（供应商名称）;
// else own.
func heldName(own, held string, b layout.Blank) string {
	if b.Kind != layout.BlankUnderline || held == "" || own == "致" || wording.LabelEnd.MatchString(own) {
		return own
	}
	r := []rune(held)
	if !wording.IsIn("（(【[", r[0]) || !wording.IsIn("）)】]", r[len(r)-1]) {
		return own // a printed name keeps what leads to it; see asksWithin
	}
	name := string(r[1 : len(r)-1])
	if nameWords.MatchString(name) || nameFirst.MatchString(name) && nameEndIn.MatchString(name) {
		return name
	}
	return own
}

// nameEndIn is a name among several words for what is asked.
var nameEndIn = pattern.Of(`名称[/／、]`)

// wordsOver is the line over blank i, which begins its own line: what the field below it asks
// for.
func wordsOver(h *Host, i int) string {
	at := h.lineOf(i).Lo
	if h.Blanks[i].Kind != layout.BlankField || h.Kind != layout.AreaCell || !h.firstInLine(i) || at == 0 || wording.Squeeze(layout.Plain(h.Chars[at:h.Blanks[i].Lo])) != "" {
		return ""
	}
	all := layout.Lines(h.Chars)
	for k, s := range all {
		if s.Lo != at || k == 0 {
			continue
		}
		up := all[k-1]
		for _, b := range h.Blanks {
			if b.Lo >= up.Lo && b.Lo < up.Hi {
				return ""
			}
		}
		if text := wording.CleanLabel(layout.Plain(h.Chars[up.Lo:up.Hi])); utf8.RuneCountInString(text) <= 24 {
			return text
		}
	}
	return ""
}
