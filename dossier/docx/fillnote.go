package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// fillNote begins what a form says about filling it in, after its number: 2.本表可向管理机构免费索取,
	// 如系个人申请，不必填写.
	fillNote = regexp.MustCompile(`^(?:[（(]?[0-9]+[）)]?[.．、]?|[①-⑩]|[*※★]+|备?注[0-9]*[:：])*(?:本(?:表|申请表|申请书|登记表|备案表|报告|声明函|承诺书|授权书|委托书|证明书?)[^，,：:]{0,6}(?:可|须|需|应|用|一式|请|适用|有效|供|根据|依据|按|是|系)|此表|表(?:中|内|格)[^：:]{0,8}(?:可|须|需|应|请)|(?:请|应|须)?(?:用|使用)(?:钢笔|签字笔|黑色|正楷|A4)|如(?:系|为|属|果是)(?:个人|自然人|企业|单位|分支机构)[^：:]*(?:填|提供|不必|无需)|要求填写|(?:请|须|需|应)[^：:]{0,6}(?:加盖|盖)(?:单位)?(?:公章|印章)|一式.{1,4}份|以上(?:内容|信息)?(?:均|须|必须|请|应))`)
	// whoFills says who fills in what follows, which heads it.
	whoFills = regexp.MustCompile(`(?:由|供).*填|填写(?:以下|下列)|如下`)
)

// aboutFilling reports whether a line only says how the form is filled in: it heads nothing.
func aboutFilling(text string) bool { return fillNote.MatchString(text) && !whoFills.MatchString(text) }

var (
	// asksWhich ends a label that is answered by one of some words.
	asksWhich = regexp.MustCompile(`(?:类型|种类|类别|性质|方式|形式|行业|关系|状况|银行|业态|程度|来源|用途|级别|等级)[：:]?$`)
	// lastOfAll is the last of the words to choose from.
	lastOfAll = regexp.MustCompile(`^其[他它][（()）_＿:：]*$`)
)

// fewestAnswers is the number of words from which on they are a list.
const fewestAnswers = 3

// roleIn is what cell c of a table is for.
func roleIn(g *grid, c *tableCell) role {
	role := roleOf(c)
	if role == roleLabel && answersListed(g, c) {
		return roleDash
	}
	return role
}

// answersListed reports whether a cell holds nothing but words to choose from, the answers to
// the label that begins its row, whose boxes are no characters: 身份证 军官证 护照 其他. They
// head nothing below them.
func answersListed(g *grid, c *tableCell) bool {
	row := g.rows[c.row].cells
	if len(row) != 2 || c.index != 1 || row[0].top != row[0] || squeeze(row[0].text()) == "" {
		return false
	}
	words := strings.Fields(strings.Map(func(r rune) rune {
		if isIn(spaces+"\n", r) {
			return ' '
		}
		return r
	}, c.text()))
	long := 0
	for _, w := range words {
		if utf8.RuneCountInString(w) >= 2 {
			long++ // not one word with space between its characters
		}
	}
	return long >= fewestAnswers && long*2 > len(words) && (lastOfAll.MatchString(words[len(words)-1]) || long == len(words) && asksWhich.MatchString(squeeze(row[0].text())))
}
