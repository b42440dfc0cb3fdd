package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// signCell reports whether a cell holds nothing but what is done by hand: an
// opinion, a declaration, signatures, seals and the dates beside them.
func signCell(v *tableView, c *layout.TableCell, h *Host) bool {
	head := headLine(c)
	text := wording.Squeeze(c.Text())
	if strings.ContainsAny(head, wording.BoxGlyphs) {
		head = ""
	}
	if opinionHead(head) && (wording.SignWords.MatchString(text) || spareLines(c.Chars) >= 2 || wording.Opinion(wording.CleanLabel(head))) {
		return true
	}
	if officeSeals(h) {
		return true
	}
	if len(h.found) == 0 {
		return wording.SignWords.MatchString(text) && wording.SealOnly.MatchString(text)
	}
	hand, open := 0, 0
	for _, p := range h.found {
		switch {
		case p.Kind == place.Sign || daySealed(h, p):
			hand++
		case !h.writes(p):
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
func officeSeals(h *Host) bool {
	named := false
	return slices.ContainsFunc(layout.Lines(h.Chars), func(s ooxml.Span) bool {
		text := wording.Squeeze(layout.Plain(h.Chars[s.Lo:s.Hi]))
		sealed := officeSeal.MatchString(text) || named && wording.SealOnly.MatchString(text)
		named = officeName.MatchString(text) || named && text == ""
		return sealed
	})
}

// daySealed reports whether p is the day beside the name in a line over which a seal goes:
// 填表人员： 日期： over （单位公章）.
func daySealed(h *Host, p place.Place) bool {
	if p.Sub < 1 || p.Sub > len(h.Blanks) || !dayLabel.MatchString(p.Label) || p.Label == h.label {
		return false
	}
	at, next := h.lineOf(p.Sub-1), false
	if !wording.IsIn("：:", lastRune(wording.Squeeze(layout.Plain(h.Chars[at.Lo:h.Blanks[p.Sub-1].Lo])))) {
		return false
	}
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

// opinionHead reports whether the words that head a cell, up to a colon, ask for somebody's
// opinion.
func opinionHead(head string) bool {
	before, _, _ := strings.Cut(strings.ReplaceAll(head, ":", "："), "：")
	return wording.Opinion(wording.CleanLabel(before))
}

// writes reports whether place p is a heading with its writing area below it.
func (h *Host) writes(p place.Place) bool {
	if p.Sub < 1 || p.Sub > len(h.Blanks) {
		return false
	}
	b := h.Blanks[p.Sub-1]
	return b.Kind == layout.BlankColon && b.Hi < len(h.Chars) && h.Chars[b.Hi].R == wording.LineEnd && h.EmptyBelow(b.Hi) >= 1
}

// EmptyBelow is the number of empty lines after the line that ends at char at.
func (h *Host) EmptyBelow(at int) int {
	n := 0
	for _, s := range layout.Lines(h.Chars) {
		if s.Lo <= at {
			continue
		}
		if strings.Trim(layout.Plain(h.Chars[s.Lo:s.Hi]), wording.Spaces) != "" {
			break
		}
		n++
	}
	return n
}

// signedByRole reports whether a cell is an unmarked signature block: offices and
// functions with colons, and a date without a label at the end.
func signedByRole(h *Host) bool {
	n := len(h.found)
	if n < 2 {
		return false
	}
	last := h.found[n-1]
	if last.Kind != place.Date || last.Label != "" && last.Label != h.label {
		return false
	}
	for _, p := range h.found[:n-1] {
		if p.Sub < 1 || h.Blanks[p.Sub-1].Kind != layout.BlankColon || !wording.RoleEnd.MatchString(p.Label) {
			return false
		}
	}
	return true
}

// signLabel names a cell that is signed: by its own heading, the label beside it,
// or the first thing to sign.
func signLabel(h *Host) string {
	own := ""
	for _, s := range layout.Lines(h.Chars) {
		if own = wording.Squeeze(layout.Plain(h.Chars[s.Lo:s.Hi])); own != "" {
			break
		}
	}
	headed := strings.HasSuffix(own, "：") || strings.HasSuffix(own, ":")
	if at := strings.IndexAny(own, "：:"); at >= 0 {
		own = own[:at]
	}
	own = wording.CleanLabel(own)
	if h.label != "" && layout.RemarkOnly.MatchString(own) {
		own = "" // a remark on what to write
	}
	switch {
	case h.label != "" && wording.Opinion(h.label) && wording.RoleEnd.MatchString(own):
		return h.label
	case own != "" && wording.Opinion(own):
		return own
	case h.label != "" && (wording.Opinion(h.label) || wording.SignWords.MatchString(h.label)):
		return h.label
	case h.label != "" && wording.RoleEnd.MatchString(own):
		return h.label
	case own != "" && !wording.SignWords.MatchString(own) && len(h.found) > 0 && h.found[0].Label == own:
		return own
	case h.label != "":
		return h.label
	case own != "" && !wording.SignWords.MatchString(own) && utf8.RuneCountInString(own) <= 16 && len(h.found) > 0 && layout.RemarkOnly.MatchString(h.found[0].Label):
		return own
	case own != "" && headed && !wording.SignWords.MatchString(own):
		return own
	}
	for _, p := range h.found {
		if p.Kind == place.Sign && p.Label != "" {
			return p.Label
		}
	}
	for _, s := range layout.Lines(h.Chars) {
		if t := wording.Squeeze(layout.Plain(h.Chars[s.Lo:s.Hi])); wording.SignWords.MatchString(t) && utf8.RuneCountInString(t) <= 16 {
			return wording.CleanLabel(t)
		}
	}
	return own
}

// choosesOnly reports whether all that a cell asks is to tick one of several boxes: what
// is chosen about a seal is not sealed.
func choosesOnly(h *Host) bool {
	for _, p := range h.found {
		if len(p.Options) < 2 {
			return false
		}
	}
	return true
}

// shareLabel gives the blanks of a cell whose label names one thing for each, 责任人/期限,
// their own part of it.
func shareLabel(h *Host) {
	parts := strings.FieldsFunc(h.label, func(r rune) bool { return wording.IsIn("/／", r) })
	if len(parts) < 2 || len(parts) != len(h.Blanks) || len(h.found) != len(parts) {
		return
	}
	for _, p := range h.found {
		if p.Label != h.label || len(p.Options) > 0 || p.Kind == place.Sign {
			return
		}
	}
	for i := range h.found {
		p := &h.found[i]
		p.Label = parts[i]
		p.Kind = wording.KindOfLabel(p.Label, p.Context, p.Unit, "", false)
	}
}

// writingArea turns the colon blank that heads an empty area into the cell as a
// whole, and a place that is alone in its cell likewise.
func writingArea(h *Host, roomy bool) {
	for i := range h.found {
		p := &h.found[i]
		if p.Kind == place.Sign || p.Kind == place.Choice || p.Kind == place.Check || !h.writes(*p) {
			continue
		}
		if h.EmptyBelow(h.Blanks[p.Sub-1].Hi) >= 2 || roomy && len(h.found) == 1 {
			p.Kind = place.LongText
			if i == 0 {
				p.At = h.Addr
			}
		}
	}
	if len(h.found) == 1 && len(h.found[0].Options) == 0 {
		h.found[0].At = h.Addr
	}
}

// signedOver is the label of blank i, which is signed: where it is only a remark on its line,
// the words of the line over it: 登记机关 over （专用章）：.
func signedOver(h *Host, i int, label string) string {
	at := h.lineOf(i).Lo
	if !layout.RemarkOnly.MatchString(label) || !h.firstInLine(i) || at == 0 {
		return label
	}
	text := strings.TrimRight(layout.Plain(h.Chars[:at]), "\n")
	text = wording.Squeeze(text[strings.LastIndexByte(text, '\n')+1:])
	if n := utf8.RuneCountInString(text); n < 2 || n > 16 || strings.ContainsAny(text, "，。；：:_＿") {
		return label
	}
	return text
}

// coverRows is the number of rows that tables before the first part of a form have at
// most: a small one for the numbers that the office gives.
const coverRows = 4

// handMade reports whether the empty cell c beside label is signed or stamped.
func handMade(v *tableView, c *layout.TableCell, label, hint string) bool {
	if wording.Opinion(label) || wording.HandWords.MatchString(hint) {
		return true
	}
	early := v.d.rows <= coverRows && c.Row*3 <= len(v.g.Rows) && !v.roomy(c)
	if wording.SealOnly.MatchString(strings.TrimRight(hint, "：:")) {
		return !early || !wording.EntityEnd.MatchString(label)
	}
	return signed(label, early)
}

var (
	// nameSealed asks the full name of a firm, over which its seal goes as well: 企业名称（公章）.
	nameSealed = pattern.Of(`(?:企业|单位|公司|机构|组织)(?:中文)?(?:名称|全称)[（(][^（()）签字手]*章[）)]$`)
	// lineSealed asks who hands in a list in the line over it: 申领单位（公章）.
	lineSealed = pattern.Of(`(?:单位|企业|公司|机构|名称|全称)[（(][^（()）签字手]*章[）)]$`)
)

// namedFirm reports whether blank b takes the name of a firm, though a seal goes over it: the label asks the name, or the line
// heads a list of whoever hands it in.
func namedFirm(h *Host, b layout.Blank, label string) bool {
	if h.Kind == layout.AreaCell || b.Kind == layout.BlankDate || wording.HandWords.MatchString(label) || len(h.Blanks) > 1 && strings.Contains(h.Text(), "签") {
		return false // among those who sign a firm puts its seal
	}
	return nameSealed.MatchString(label) || h.lists && len(h.Blanks) == 1 && lineSealed.MatchString(label)
}

// listNext reports whether the next block with words is a table with the heads of a list.
func listNext(blocks []layout.Block) bool {
	for _, b := range blocks {
		if b.Table != nil {
			return len(b.Table.Rows) > 2 && len(b.Table.Rows[0].Cells) >= listColumns && len(b.Table.Rows[1].Cells) == len(b.Table.Rows[0].Cells) &&
				!slices.ContainsFunc(b.Table.Rows[0].Cells, func(c *layout.TableCell) bool { return wording.Squeeze(c.Text()) == "" })
		}
		if wording.Squeeze(b.Para.Text()) != "" {
			return false
		}
	}
	return false
}

// listColumns is how many columns a list has at least.
const listColumns = 4

var (
	// ownOpinion heads what the applicant itself says in a form.
	ownOpinion = pattern.Of(`^(?:申领|申请|申报|填报|参保|用人|本)(?:单位|企业|人)`)
	// ofAccount asks for an account to which money goes.
	ofAccount = pattern.Of(`^(?:收款)?(?:开户(?:单位|银行|行)?(?:名称)?|户名|账户名称|(?:银行|开户|收款)?[账帐]号)$`)
)

// besideAccount reports whether a cell with the applicant's opinion asks for its account as well: then the account is typed, and
// only who signs, and when, stays open.
func besideAccount(h *Host, c *layout.TableCell) bool {
	head := headLine(c)
	if !opinionHead(head) || !ownOpinion.MatchString(head) {
		return false
	}
	asked := 0
	for _, p := range h.found {
		if ofAccount.MatchString(p.Label) {
			asked++
		}
	}
	if asked < 2 {
		return false
	}
	for i, p := range h.found {
		if wording.Opinion(p.Label) || wording.RoleEnd.MatchString(p.Label) || p.Kind == place.Date || strings.HasSuffix(p.Label, "手人") {
			h.found[i] = byHand(p)
		}
	}
	return true
}

// rowsNamed is the least number of rows below the name of a firm that are the form it heads.
const rowsNamed = 4

// namesFirm reports whether c, alone in the first row of a table of answers, asks for the name of
// a firm over which its seal goes: 企业名称（盖章）：. Whoever signs is asked at the end of a form, or as a person.
func namesFirm(v *tableView, c *layout.TableCell, label string) bool {
	if c.Row > 0 || len(v.g.Rows[0].Cells) != 1 || len(v.g.Rows) <= rowsNamed || len(c.Blanks) != 1 || !wording.SealRemark.MatchString(label) || signed(label, true) || commitment(v.d.section) || commitment(v.d.last) {
		return false
	}
	answers := 0
	for _, row := range v.g.Rows[1 : 1+rowsNamed] {
		if len(row.Cells) < 2 {
			continue
		}
		if slices.ContainsFunc(row.Cells, func(x *layout.TableCell) bool { return signed(wording.Squeeze(x.Text()), false) }) {
			return false
		}
		answers++
	}
	return answers*2 >= rowsNamed
}
