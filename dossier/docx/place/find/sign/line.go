package sign

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

// PledgedBelow reports whether a pledge leads to blank b, and a seal goes on the line below it: whoever is named signs.
func PledgedBelow(h *reading.Host, b layout.Blank) bool {
	if b.Kind != layout.BlankColon || !Commitment(wording.Squeeze(layout.Plain(h.Chars[:b.Lo]))) {
		return false
	}
	_, rest, _ := strings.Cut(layout.Plain(h.Chars[b.Lo:]), "\n")
	line, _, _ := strings.Cut(strings.TrimLeft(rest, wording.Spaces+"\n"), "\n")
	return wording.SignWords.MatchString(wording.Squeeze(line))
}

// SealedBeside reports whether a remark in blank b, or the words after it, say that it
// is signed or sealed.
func SealedBeside(h *reading.Host, b layout.Blank, after string) bool {
	own := wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi]))
	if layout.RemarkOnly.MatchString(own) && (wording.SealOnly.MatchString(own) || wording.SealLine.MatchString(own) && !strings.Contains(own, "第")) {
		return true
	}
	after = strings.TrimRight(after, "。；;，,")
	if next := wording.IsIn("：:", phrase.LastRune(after)) && wording.SignWords.FindStringIndex(after) != nil && wording.SignWords.FindStringIndex(after)[0] > 0; !next && (wording.SealOnly.MatchString(after) || wording.HandWords.MatchString(phrase.FirstWords(after))) {
		return true
	}
	m := wording.RemarkLead.FindString(after)
	return m != "" && wording.SealOnly.MatchString(m)
}

// SignedOver is the label of blank i, which is signed: where it is only a remark on its line,
// the words of the line over it: 登记机关 over （专用章）：.
func SignedOver(h *reading.Host, i int, label string) string {
	at := h.LineOf(i).Lo
	if !layout.RemarkOnly.MatchString(label) || !h.FirstInLine(i) || at == 0 {
		return label
	}
	text := strings.TrimRight(layout.Plain(h.Chars[:at]), "\n")
	text = wording.Squeeze(text[strings.LastIndexByte(text, '\n')+1:])
	if n := utf8.RuneCountInString(text); n < 2 || n > 16 || strings.ContainsAny(text, "，。；：:_＿") {
		return label
	}
	return text
}

var (
	// nameSealed asks the full name of a firm, over which its seal goes as well: 企业名称（公章）.
	nameSealed = pattern.Of(`(?:企业|单位|公司|机构|组织)(?:中文)?(?:名称|全称)[（(][^（()）签字手]*章[）)]$`)
	// LineSealed asks who hands in a list in the line over it: 申领单位（公章）.
	LineSealed = pattern.Of(`(?:单位|企业|公司|机构|名称|全称)[（(][^（()）签字手]*章[）)]$`)
)

// NamedFirm reports whether blank b takes the name of a firm, though a seal goes over it: the label asks the name, or the line
// heads a list of whoever hands it in.
func NamedFirm(h *reading.Host, b layout.Blank, label string) bool {
	if h.Kind == layout.AreaCell || b.Kind == layout.BlankDate || wording.HandWords.MatchString(label) || len(h.Blanks) > 1 && strings.Contains(h.Text(), "签") {
		return false // among those who sign a firm puts its seal
	}
	return nameSealed.MatchString(label) || h.Lists && len(h.Blanks) == 1 && LineSealed.MatchString(label)
}

// AmongSigners reports whether the seal of label goes beside a name that is signed in the same line, so that neither is typed:
// 申请单位（盖章）： 法定代表人（签字）：.
func AmongSigners(h *reading.Host, i int, label string) bool {
	at := h.LineOf(i)
	return wording.SealRemark.MatchString(label) && wording.HandWords.MatchString(wording.Squeeze(layout.Plain(h.Chars[h.Blanks[i].Hi:max(at.Hi, h.Blanks[i].Hi)])))
}
