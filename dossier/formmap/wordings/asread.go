package wordings

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// Forms in two languages print the English beside the Chinese words that say the same;
// the Chinese words alone are read.

var (
	englishAfter  = pattern.Of(`^(.*\p{Han}[)）】]?)[（(/／]?([A-Z][A-Za-z]*[a-z][A-Za-z.&/'’-]*|E-[Mm]ail)[.:：]?[）)]?([:：]?)$`)
	englishBefore = pattern.Of(`^([A-Z][A-Za-z]*[a-z][A-Za-z.&/'’-]*|E-[Mm]ail)[:：/]?(\p{Han}.*)$`)
)

var (
	// creditCode and inEnglish are what is printed behind a label that needs no reading: USCC, and in which language the English is.
	creditCode = pattern.Of(`^(.*代码)[（(]?USCC[)）]?$`)
	inEnglish  = pattern.Of(`([A-Za-z]{3,})\s*[（(](?:Chinese|CHINESE|in Chinese|inChinese|CN)[)）]$`)
	// englishBeforeRemark is a label in two languages before what it adds in brackets in Chinese.
	englishBeforeRemark = pattern.Of(`^(.*\p{Han}[^（(]*[a-z])\s*([（(][^（()）A-Za-z]*\p{Han}[^（()）A-Za-z]*[)）])$`)
)

// says are English words that ask something of their own, and the Chinese ones with
// which they only repeat it: 联系人Email is no 联系人.
var says = map[*pattern.Pattern]*pattern.Pattern{
	pattern.Of(`(?i)e-?mail`):         pattern.Of(`邮`),
	pattern.Of(`(?i)tel|phone`):       pattern.Of(`电话|手机|联系方式|固话|号码`),
	pattern.Of(`(?i)mobile|cell`):     pattern.Of(`手机|电话|联系方式`),
	pattern.Of(`(?i)fax`):             pattern.Of(`传真`),
	pattern.Of(`(?i)web|url|site`):    pattern.Of(`网|主页`),
	pattern.Of(`(?i)address`):         pattern.Of(`址|住所|地点`),
	pattern.Of(`(?i)wechat|weixin`):   pattern.Of(`微信`),
	pattern.Of(`(?i)post|zip`):        pattern.Of(`邮|职务|岗位`),
	pattern.Of(`(?i)date|year`):       pattern.Of(`日|时间|年|期`),
	pattern.Of(`(?i)id(?:no|$)|card`): pattern.Of(`证|号`),
}

// Chinese are the Chinese words of a text that says the same in English beside them.
func Chinese(text string) string {
	words, english := "", ""
	text = inEnglish.ReplaceAllString(creditCode.ReplaceAllString(text, "$1"), "$1")
	if m := englishBeforeRemark.FindStringSubmatch(text); m != nil {
		if bare := Chinese(m[1]); bare != m[1] {
			return bare + m[2] // 注册资本Registered Capital（万元）
		}
	} else if m := englishAfter.FindStringSubmatch(text); m != nil {
		words, english = m[1]+m[3], m[2]
	} else if m := englishBefore.FindStringSubmatch(text); m != nil {
		words, english = m[2], m[1]
	}
	if words == "" || len(english) < 3 {
		return text
	}
	for asks, repeats := range says {
		if asks.MatchString(english) && !repeats.MatchString(words) {
			return text
		}
	}
	return words
}

// ofLegal is the rest of a sentence whose blank is the name of the legal representative:
// ____同志为本单位法定代表人.
var ofLegal = pattern.Of(`^,?(?:同志|先生|女士|先生/女士)?,?(?:现)?(?:系|为|是|任)(?:本|我)?(?:单位|公司|企业)的?(?:法定代表人|法人代表)$`)

// toTick are words that tell how to answer: 请在对应项目打“√”.
var toTick = pattern.Of(`^请?(?:选择|勾选|在.{0,8}(?:打|划|画)|.{0,8}(?:打|划|画)["“]?[√✓]|单选|多选)[^,。]{0,12}$`)

// orFax asks for a telephone, and a fax number where there is one: the telephone alone answers it.
var orFax = pattern.Of(`^(\p{Han}{0,6}电话)(?:[/、(及和与]|或)传真(?:号码?)?\)?$`)

// withoutFax is a label without a fax number that it asks besides a telephone.
func withoutFax(label string) string {
	if m := orFax.FindStringSubmatch(Clean(label)); m != nil {
		return m[1]
	}
	return label
}

// InChinese is a place whose words are without their English, and whose label says what
// is asked.
func InChinese(p place.Place) place.Place {
	p.Label, p.Hint = Chinese(p.Label), Chinese(p.Hint)
	p.Label = withoutFax(p.Label)
	path := strings.Split(p.Context, " / ")
	for i := range path {
		path[i] = Chinese(path[i])
	}
	p.Context = strings.Join(path, " / ")
	p.Heads = slices.Clone(p.Heads)
	if ofLegal.MatchString(Clean(p.Label)) {
		p.Label = "法定代表人姓名"
	}
	if toTick.MatchString(Clean(p.Label)) {
		for _, h := range p.Heads {
			if h.Role == place.HeadRow && !toTick.MatchString(Clean(h.Text)) {
				p.Label = h.Text // what stands before the boxes only says how to answer
				break
			}
		}
	}
	for i := range p.Heads {
		p.Heads[i].Text = withoutFax(Chinese(p.Heads[i].Text))
	}
	p.Columns = slices.Clone(p.Columns)
	for i := range p.Columns {
		p.Columns[i].Label = Chinese(p.Columns[i].Label)
	}
	return p
}

// Applicant is the longest word for the applicant that a label begins with, "" for none.
func (w *Words) Applicant(label string) string {
	flat := w.Flat(label)
	if i := slices.IndexFunc(w.Applicants, func(who string) bool { return strings.HasPrefix(flat, who) }); i >= 0 {
		return w.Applicants[i]
	}
	return ""
}

var (
	// clauseMarks part what a printed text says.
	clauseMarks = pattern.Of(`[,，;；:：。、()（）《》“”"\[\]【】/\s]+`)
	// inWords is a stretch of words that can stand for itself when it is told.
	inWords = pattern.Of(`^\p{Han}{2,4}$`)
	// numeral ends what stands before a stretch that is the rest of a number or a day: 十万元, 2025年.
	numeral = pattern.Of(`[0-9十百千〇一二三四五六七八九]$`)
)

// PrintedAround is what the first of the texts that has a word prints around it, up to its marks; the word itself where it is one, or
// too much stands around it.
func (w *Words) PrintedAround(texts []string, word string) string {
	for _, text := range texts {
		for _, part := range clauseMarks.Split(text, -1) {
			part = Clean(part)
			at := strings.Index(part, word)
			switch {
			case at < 0 && !strings.Contains(w.Flat(part), word):
				continue
			case at >= 0 && inWords.MatchString(word) && !numeral.MatchString(part[:at]), len([]rune(part)) > 24:
				return word
			}
			return part
		}
	}
	return word
}
