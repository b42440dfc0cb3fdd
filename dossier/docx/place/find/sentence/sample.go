package sentence

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

// nameWithin is what the line of a blank itself asks for: 授权方名称, printed on it.
var nameWithin = pattern.Of(`^\p{Han}{1,10}(?:名称|全称|姓名)$`)

// asksWithin are the words printed on the line of blank b that say which name goes there, "" for none.
func asksWithin(h *reading.Host, b layout.Blank) string {
	if !reading.Ruled(b) || h.Kind == layout.AreaCell {
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
func givenFigure(h *reading.Host, i int) bool {
	b := h.Blanks[i]
	if b.Kind != layout.BlankUnderline || !bareFigure.MatchString(wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi]))) {
		return false
	}
	s := h.LineOf(i)
	return term.MatchString(wording.Squeeze(h.After(i))) && utf8.RuneCountInString(wording.Squeeze(layout.Plain(h.Chars[s.Lo:s.Hi]))) > runningText
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
func wordsOver(h *reading.Host, i int) string {
	at := h.LineOf(i).Lo
	if h.Blanks[i].Kind != layout.BlankField || h.Kind != layout.AreaCell || !h.FirstInLine(i) || at == 0 || wording.Squeeze(layout.Plain(h.Chars[at:h.Blanks[i].Lo])) != "" {
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
