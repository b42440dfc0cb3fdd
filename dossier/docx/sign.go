package docx

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
)

// signCell reports whether a cell holds nothing but what is done by hand: an
// opinion, a declaration, signatures, seals and the dates beside them.
func (v *tableView) signCell(c *tableCell, h *host) bool {
	head := headLine(c)
	text := squeeze(c.text())
	if strings.ContainsAny(head, boxGlyphs) {
		head = ""
	}
	if opinionHead(head) && (signWords.MatchString(text) || spareLines(c.chars) >= 2 || opinion(cleanLabel(head))) {
		return true
	}
	if officeSeals(h) {
		return true
	}
	if len(h.found) == 0 {
		return signWords.MatchString(text) && sealOnly.MatchString(text)
	}
	hand, open := 0, 0
	for _, p := range h.found {
		switch {
		case p.Kind == PlaceSign || daySealed(h, p):
			hand++
		case !h.writes(p):
			open++
		}
	}
	if hand > 0 && open == 0 {
		return true
	}
	return hand == 0 && h.signedByRole()
}

// officeSeal is a line that says where an office puts its seal.
var officeSeal = regexp.MustCompile(`^[（(]?(登记|审批|审核|审查|受理|发证|备案|核准|批准|许可|监管|监督管理|行政主管)(机关|部门|机构|窗口)[^，。；：:（()）]{0,4}章[）)]?$`)

// officeSeals reports whether an office seals the cell: what stands beside its seal is its own.
func officeSeals(h *host) bool {
	return slices.ContainsFunc(lines(h.chars), func(s ooxml.Span) bool {
		return officeSeal.MatchString(squeeze(plain(h.chars[s.Lo:s.Hi])))
	})
}

// daySealed reports whether p is the day beside the name in a line over which a seal goes:
// 填表人员： 日期： over （单位公章）.
func daySealed(h *host, p Place) bool {
	if p.sub < 1 || p.sub > len(h.blanks) || !dayLabel.MatchString(p.Label) || p.Label == h.label {
		return false
	}
	at, next := h.lineOf(p.sub-1), false
	if !isIn("：:", lastRune(squeeze(plain(h.chars[at.Lo:h.blanks[p.sub-1].Lo])))) {
		return false
	}
	for _, s := range lines(h.chars) {
		text := squeeze(plain(h.chars[s.Lo:s.Hi]))
		switch {
		case s.Lo == at.Lo:
			next = true
		case next && text != "":
			return remarkOnly.MatchString(text) && signWords.MatchString(text)
		}
	}
	return false
}

// opinionHead reports whether the words that head a cell, up to a colon, ask for somebody's
// opinion.
func opinionHead(head string) bool {
	before, _, _ := strings.Cut(strings.ReplaceAll(head, ":", "："), "：")
	return opinion(cleanLabel(before))
}

// writes reports whether place p is a heading with its writing area below it.
func (h *host) writes(p Place) bool {
	if p.sub < 1 || p.sub > len(h.blanks) {
		return false
	}
	b := h.blanks[p.sub-1]
	return b.kind == blankColon && b.Hi < len(h.chars) && h.chars[b.Hi].r == lineEnd && h.emptyBelow(b.Hi) >= 1
}

// emptyBelow is the number of empty lines after the line that ends at char at.
func (h *host) emptyBelow(at int) int {
	n := 0
	for _, s := range lines(h.chars) {
		if s.Lo <= at {
			continue
		}
		if strings.Trim(plain(h.chars[s.Lo:s.Hi]), spaces) != "" {
			break
		}
		n++
	}
	return n
}

// signedByRole reports whether a cell is an unmarked signature block: offices and
// functions with colons, and a date without a label at the end.
func (h *host) signedByRole() bool {
	n := len(h.found)
	if n < 2 {
		return false
	}
	last := h.found[n-1]
	if last.Kind != PlaceDate || last.Label != "" && last.Label != h.label {
		return false
	}
	for _, p := range h.found[:n-1] {
		if p.sub < 1 || h.blanks[p.sub-1].kind != blankColon || !roleEnd.MatchString(p.Label) {
			return false
		}
	}
	return true
}

// signLabel names a cell that is signed: by its own heading, the label beside it,
// or the first thing to sign.
func signLabel(h *host) string {
	own := ""
	for _, s := range lines(h.chars) {
		if own = squeeze(plain(h.chars[s.Lo:s.Hi])); own != "" {
			break
		}
	}
	headed := strings.HasSuffix(own, "：") || strings.HasSuffix(own, ":")
	if at := strings.IndexAny(own, "：:"); at >= 0 {
		own = own[:at]
	}
	own = cleanLabel(own)
	if h.label != "" && remarkOnly.MatchString(own) {
		own = "" // a remark on what to write
	}
	switch {
	case h.label != "" && opinion(h.label) && roleEnd.MatchString(own):
		return h.label
	case own != "" && opinion(own):
		return own
	case h.label != "" && (opinion(h.label) || signWords.MatchString(h.label)):
		return h.label
	case h.label != "" && roleEnd.MatchString(own):
		return h.label
	case own != "" && !signWords.MatchString(own) && len(h.found) > 0 && h.found[0].Label == own:
		return own
	case h.label != "":
		return h.label
	case own != "" && !signWords.MatchString(own) && utf8.RuneCountInString(own) <= 16 && len(h.found) > 0 && remarkOnly.MatchString(h.found[0].Label):
		return own
	case own != "" && headed && !signWords.MatchString(own):
		return own
	}
	for _, p := range h.found {
		if p.Kind == PlaceSign && p.Label != "" {
			return p.Label
		}
	}
	for _, s := range lines(h.chars) {
		if t := squeeze(plain(h.chars[s.Lo:s.Hi])); signWords.MatchString(t) && utf8.RuneCountInString(t) <= 16 {
			return cleanLabel(t)
		}
	}
	return own
}

// choosesOnly reports whether all that a cell asks is to tick one of several boxes: what
// is chosen about a seal is not sealed.
func (h *host) choosesOnly() bool {
	for _, p := range h.found {
		if len(p.Options) < 2 {
			return false
		}
	}
	return true
}

// shareLabel gives the blanks of a cell whose label names one thing for each, 责任人/期限,
// their own part of it.
func (h *host) shareLabel() {
	parts := strings.FieldsFunc(h.label, func(r rune) bool { return isIn("/／", r) })
	if len(parts) < 2 || len(parts) != len(h.blanks) || len(h.found) != len(parts) {
		return
	}
	for _, p := range h.found {
		if p.Label != h.label || len(p.Options) > 0 || p.Kind == PlaceSign {
			return
		}
	}
	for i := range h.found {
		p := &h.found[i]
		p.Label = parts[i]
		p.Kind = kindOfLabel(p.Label, p.Context, p.Unit, "", false)
	}
}

// writingArea turns the colon blank that heads an empty area into the cell as a
// whole, and a place that is alone in its cell likewise.
func (h *host) writingArea(roomy bool) {
	for i := range h.found {
		p := &h.found[i]
		if p.Kind == PlaceSign || p.Kind == PlaceChoice || p.Kind == PlaceCheck || !h.writes(*p) {
			continue
		}
		if h.emptyBelow(h.blanks[p.sub-1].Hi) >= 2 || roomy && len(h.found) == 1 {
			p.Kind = PlaceLongText
			if i == 0 {
				p.At = h.addr
			}
		}
	}
	if len(h.found) == 1 && len(h.found[0].Options) == 0 {
		h.found[0].At = h.addr
	}
}

// signedOver is the label of blank i, which is signed: where it is only a remark on its line,
// the words of the line over it: 登记机关 over （专用章）：.
func signedOver(h *host, i int, label string) string {
	at := h.lineOf(i).Lo
	if !remarkOnly.MatchString(label) || !h.firstInLine(i) || at == 0 {
		return label
	}
	text := strings.TrimRight(plain(h.chars[:at]), "\n")
	text = squeeze(text[strings.LastIndexByte(text, '\n')+1:])
	if n := utf8.RuneCountInString(text); n < 2 || n > 16 || strings.ContainsAny(text, "，。；：:_＿") {
		return label
	}
	return text
}

// coverRows is the number of rows that tables before the first part of a form have at
// most: a small one for the numbers that the office gives.
const coverRows = 4

// handMade reports whether the empty cell c beside label is signed or stamped.
func (v *tableView) handMade(c *tableCell, label, hint string) bool {
	if opinion(label) || handWords.MatchString(hint) {
		return true
	}
	early := v.d.rows <= coverRows && c.row*3 <= len(v.g.rows) && !v.roomy(c)
	if sealOnly.MatchString(strings.TrimRight(hint, "：:")) {
		return !early || !entityEnd.MatchString(label)
	}
	return signed(label, early)
}
