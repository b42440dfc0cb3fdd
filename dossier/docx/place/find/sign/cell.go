// Package sign says what is left to the hand: signatures and seals, the days beside them, and what another office writes.
package sign

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

// Cell reports whether a cell holds nothing but what is done by hand: an
// opinion, a declaration, signatures, seals and the dates beside them.
func Cell(c *layout.TableCell, h *reading.Host) bool {
	head := cell.HeadLine(c)
	text := wording.Squeeze(c.Text())
	if strings.ContainsAny(head, wording.BoxGlyphs) {
		head = ""
	}
	if OpinionHead(head) && (wording.SignWords.MatchString(text) || cell.SpareLines(c.Chars) >= 2 || wording.Opinion(wording.CleanLabel(head))) {
		return true
	}
	if officeSeals(h) {
		return true
	}
	if len(h.Found) == 0 {
		return wording.SignWords.MatchString(text) && wording.SealOnly.MatchString(text)
	}
	hand, open := 0, 0
	for _, p := range h.Found {
		switch {
		case p.Kind == place.Sign || DaySealed(h, p) || peopleSealed(h, p):
			hand++
		case !h.Writes(p):
			open++
		}
	}
	if hand > 0 && open == 0 {
		return true
	}
	return hand == 0 && signedByRole(h)
}

// officeSeal is a line that says where an office puts its seal.
var officeSeal = pattern.Of(`^[（(]?(登记|审批|审核|审查|受理|发证|备案|核准|批准|许可|监管|监督管理|行政主管)(机关|部门|机构|窗口)[^，。；：:（()）]{0,4}章[）)]?$`)

// officeName is a line of a cell that names the office whose seal goes on the line below it: 市级商务部门：.
var officeName = pattern.Of(`^[^，。；：:（()）]{0,12}(?:部门|机关|[局厅委办])[：:]$`)

// officeSeals reports whether an office seals the cell: what stands beside its seal is its own.
func officeSeals(h *reading.Host) bool {
	named := false
	return slices.ContainsFunc(phrase.Lines(h.Chars), func(text string) bool {
		sealed := officeSeal.MatchString(text) || named && wording.SealOnly.MatchString(text)
		named = officeName.MatchString(text) || named && text == ""
		return sealed
	})
}

// DaySealed reports whether p is the day beside the name in a line over which a seal goes:
// 填表人员： 日期： over （单位公章）.
func DaySealed(h *reading.Host, p place.Place) bool {
	if p.Sub < 1 || p.Sub > len(h.Blanks) || !DayLabel.MatchString(p.Label) || p.Label == h.Label {
		return false
	}
	at := h.LineOf(p.Sub - 1)
	return wording.IsIn("：:", phrase.LastRune(wording.Squeeze(layout.Plain(h.Chars[at.Lo:h.Blanks[p.Sub-1].Lo])))) && sealBelow(h, at)
}

// peopleSealed reports whether p is one of the people, and nothing else, who are named in a line over which a seal goes:
// 经办人： 法定代表人： over （企业公章）. Whoever fills a form in is named in type.
func peopleSealed(h *reading.Host, p place.Place) bool {
	if p.Sub < 1 || p.Sub > len(h.Blanks) {
		return false
	}
	at := h.LineOf(p.Sub - 1)
	for _, other := range h.Found {
		if other.Sub < 1 || other.Sub > len(h.Blanks) || h.LineOf(other.Sub-1) != at {
			continue
		}
		if h.Blanks[other.Sub-1].Kind != layout.BlankColon || !wording.PostOnly.MatchString(other.Label) || strings.HasPrefix(other.Label, "填") || other.Label == h.Label {
			return false
		}
	}
	return sealBelow(h, at)
}

// sealBelow reports whether the line below line at of h only says that it is sealed.
func sealBelow(h *reading.Host, at ooxml.Span) bool {
	next := false
	for _, s := range layout.Lines(h.Chars) {
		text := wording.Squeeze(layout.Plain(h.Chars[s.Lo:s.Hi]))
		switch {
		case s.Lo == at.Lo:
			next = true
		case next && text != "":
			return layout.RemarkOnly.MatchString(text) && wording.SignWords.MatchString(text)
		}
	}
	return false
}

// OpinionHead reports whether the words that head a cell, up to a colon, ask for somebody's
// opinion.
func OpinionHead(head string) bool {
	before, _, _ := strings.Cut(strings.ReplaceAll(head, ":", "："), "：")
	return wording.Opinion(wording.CleanLabel(before))
}

// signedByRole reports whether a cell is an unmarked signature block: offices and
// functions with colons, and a date without a label at the end.
func signedByRole(h *reading.Host) bool {
	n := len(h.Found)
	if n < 2 {
		return false
	}
	last := h.Found[n-1]
	if last.Kind != place.Date || last.Label != "" && last.Label != h.Label {
		return false
	}
	for _, p := range h.Found[:n-1] {
		if p.Sub < 1 || h.Blanks[p.Sub-1].Kind != layout.BlankColon || !wording.RoleEnd.MatchString(p.Label) {
			return false
		}
	}
	return true
}

// CellLabel names a cell that is signed: by its own heading, the label beside it,
// or the first thing to sign.
func CellLabel(h *reading.Host) string {
	lines, own := phrase.Lines(h.Chars), ""
	for _, own = range lines {
		if own != "" {
			break
		}
	}
	headed := strings.HasSuffix(own, "：") || strings.HasSuffix(own, ":")
	if at := strings.IndexAny(own, "：:"); at >= 0 {
		own = own[:at]
	}
	own = wording.CleanLabel(own)
	if h.Label != "" && layout.RemarkOnly.MatchString(own) {
		own = "" // a remark on what to write
	}
	switch {
	case h.Label != "" && wording.Opinion(h.Label) && wording.RoleEnd.MatchString(own):
		return h.Label
	case own != "" && wording.Opinion(own):
		return own
	case h.Label != "" && (wording.Opinion(h.Label) || wording.SignWords.MatchString(h.Label)):
		return h.Label
	case h.Label != "" && wording.RoleEnd.MatchString(own):
		return h.Label
	case own != "" && !wording.SignWords.MatchString(own) && len(h.Found) > 0 && h.Found[0].Label == own:
		return own
	case h.Label != "":
		return h.Label
	case own != "" && !wording.SignWords.MatchString(own) && utf8.RuneCountInString(own) <= 16 && len(h.Found) > 0 && layout.RemarkOnly.MatchString(h.Found[0].Label):
		return own
	case own != "" && headed && !wording.SignWords.MatchString(own):
		return own
	}
	for _, p := range h.Found {
		if p.Kind == place.Sign && p.Label != "" {
			return p.Label
		}
	}
	for _, t := range lines {
		if wording.SignWords.MatchString(t) && utf8.RuneCountInString(t) <= 16 {
			return wording.CleanLabel(t)
		}
	}
	return own
}

var (
	// ownOpinion heads what the applicant itself says in a form.
	ownOpinion = pattern.Of(`^(?:申领|申请|申报|填报|参保|用人|本)(?:单位|企业|人)`)
	// ofAccount asks for an account to which money goes.
	ofAccount = pattern.Of(`^(?:收款)?(?:开户(?:单位|银行|行)?(?:名称)?|户名|账户名称|(?:银行|开户|收款)?[账帐]号)$`)
)

// BesideAccount reports whether a cell with the applicant's opinion asks for its account as well: then the account is typed, and
// only who signs, and when, stays open.
func BesideAccount(h *reading.Host, c *layout.TableCell) bool {
	head := cell.HeadLine(c)
	if !OpinionHead(head) || !ownOpinion.MatchString(head) {
		return false
	}
	asked := 0
	for _, p := range h.Found {
		if ofAccount.MatchString(p.Label) {
			asked++
		}
	}
	if asked < 2 {
		return false
	}
	for i, p := range h.Found {
		if wording.Opinion(p.Label) || wording.RoleEnd.MatchString(p.Label) || p.Kind == place.Date || strings.HasSuffix(p.Label, "手人") {
			h.Found[i] = ByHand(p)
		}
	}
	return true
}
