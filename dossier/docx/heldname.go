package docx

import (
	"regexp"
	"unicode/utf8"
)

// The words that a blank holds, or that stand over it, and what they say of it.
var (
	// nameWords name what is written over them: （投标人名称）, 被授权方名称.
	nameWords  = regexp.MustCompile(`^(投标|竞标|供应|响应|报价|申请|申报|被?授权|委托|受托|采购|招标|承包|发包|承诺|短?信?签名)[^项目]{0,6}名称$`)
	nameFirst  = regexp.MustCompile(`^\p{Han}{2,8}([/／、]\p{Han}{2,8}){0,3}$`)
	bareFigure = regexp.MustCompile(`^[0-9]{1,3}$`)
	term       = regexp.MustCompile(`^个?(月|工作日|自然日|日历日|天|日|年)`)
)

// runningText is the least number of characters of a line of text.
const runningText = 40

// givenFigure reports whether blank i is a figure that a text sets itself, underlined in it:
// 投标截止前半年内任意连续 3 个月的凭据.
func (h *host) givenFigure(i int) bool {
	b := h.blanks[i]
	if b.kind != blankUnderline || !bareFigure.MatchString(squeeze(plain(h.chars[b.lo:b.hi]))) {
		return false
	}
	s := h.lineOf(i)
	return term.MatchString(squeeze(h.after(i))) && utf8.RuneCountInString(squeeze(plain(h.chars[s.lo:s.hi]))) > runningText
}

// heldName is the name of a blank in running text that holds its own name, 系（供应商名称）;
// else own.
func heldName(own, held string, b blank) string {
	if b.kind != blankUnderline || held == "" || own == "致" || labelEnd.MatchString(own) {
		return own
	}
	name := held
	if r := []rune(held); isIn("（(【[", r[0]) && isIn("）)】]", r[len(r)-1]) {
		name = string(r[1 : len(r)-1])
	}
	if nameWords.MatchString(name) || nameFirst.MatchString(name) && nameEndIn.MatchString(name) {
		return name
	}
	return own
}

// nameEndIn is a name among several words for what is asked.
var nameEndIn = regexp.MustCompile(`名称[/／、]`)

// wordsOver is the line over blank i, which begins its own line: what the field below it asks
// for.
func (h *host) wordsOver(i int) string {
	at := h.lineOf(i).lo
	if !h.firstInLine(i) || at == 0 || squeeze(plain(h.chars[at:h.blanks[i].lo])) != "" {
		return ""
	}
	all := lines(h.chars)
	for k, s := range all {
		if s.lo != at || k == 0 {
			continue
		}
		up := all[k-1]
		for _, b := range h.blanks {
			if b.lo >= up.lo && b.lo < up.hi {
				return ""
			}
		}
		if text := cleanLabel(plain(h.chars[up.lo:up.hi])); utf8.RuneCountInString(text) <= 24 {
			return text
		}
	}
	return ""
}
