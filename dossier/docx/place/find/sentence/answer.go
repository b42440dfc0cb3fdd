// Package sentence finds the places in running text: which blank of a line or cell takes an answer, what names it, and which blanks
// are parts of one answer.
package sentence

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/forms/pattern"
)

// answerAt makes the place of blank i, which is no box, where it is one.
func answerAt(h *reading.Host, d *reading.Walk, i int, before string) {
	b := h.Blanks[i]
	if otherOption(h, i, before) {
		return
	}
	if i > 0 && !h.FirstInLine(i) {
		before = pastName(h, i, pastUnit(before))
	}
	own := wording.CleanLabel(clause(before))
	if h.AfterOption(i) {
		_, rest := layout.CutOption(before, false)
		own = wording.CleanLabel(clause(rest))
	}
	own = plainName(own, before)
	if b.Kind == layout.BlankColon && heads(h, i) {
		h.Heading = own
		return
	}
	if b.Kind == layout.BlankColon && own == "" && i > 0 && !h.FirstInLine(i) && strings.Trim(before, wording.Spaces+"：:") == "" && reading.Ruled(h.Blanks[i-1]) {
		return // whom the letter is to: ____：
	}
	if b.Kind == layout.BlankColon && (phrase.AnswerTo(own, wording.Squeeze(h.After(i))) || unitNote(own, wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])))) {
		return
	}
	own = cmp.Or(heldName(own, wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])), b), wordsOver(h, i))
	if whole, any := printedYear(h, i, before); any || givenFigure(h, i) {
		if any && (!whole || !issuedBy.MatchString(d.Last)) {
			reading.Leave(h, i, 1, h.Label)
		}
		return
	}
	unit := ""
	if m := wording.UnitStart.FindStringSubmatch(strings.TrimLeft(h.After(i), wording.Spaces)); m != nil {
		unit = m[1]
	} else if m := wording.RemarkLead.FindString(strings.TrimLeft(h.After(i), wording.Spaces)); reading.Ruled(b) && own != "" {
		unit = phrase.CellUnit(m)
	}
	p := place.Place{At: reading.NumberOf(h.Area, i), Label: own, Context: h.Context, Unit: unit, Sub: i + 1}
	p.Label, p.Context = named(h, i, own, unit)
	p.Unit = cmp.Or(unit, scaleBehind(h.After(i), p.Label))
	p.Hint = cmp.Or(asksWithin(h, b), byOffice.FindString(wording.Squeeze(h.After(i))))
	if bracketLead := b.Kind == layout.BlankBracket && own == "" && unit == ""; bracketLead {
		if l := wording.CleanLabel(h.After(i)); l != "" {
			p.Label = l
		}
	}
	if !h.Seal && h.Kind == layout.AreaCell {
		// A seal's place may have no blank of its own.
		h.Seal = wording.SignWords.MatchString(layout.Plain(h.Chars[h.Prev:b.Lo]))
	}
	p.Kind = kindAt(h, d, i, p, own)
	if b.Kind == layout.BlankSlash {
		p.Kind, p.Options = place.Choice, layout.Alternatives(wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])))
	}
	if p.Kind == place.Sign {
		h.Seal, h.Here = true, true
		p.Label = sign.SignedOver(h, i, p.Label)
	}
	h.Found = append(h.Found, p)
}

// clause is the end of text that names the blank after it: what follows the last
// stop, and the last wide gap unless that only spreads the characters of one word.
func clause(text string) string {
	text = wording.NoteLead.ReplaceAllString(strings.Trim(text, wording.Spaces), "")
	if at := lastStop(strings.TrimRight(text, "：:"+wording.Spaces)); at >= 0 {
		size := len(string([]rune(text[at:])[0]))
		text = text[at+size:]
	}
	text = strings.Trim(text, wording.Spaces)
	r := []rune(text)
	for i := len(r) - 1; i > 0; i-- {
		j := i
		for j > 0 && wording.IsIn(wording.Spaces, r[j-1]) {
			j--
		}
		if layout.TextWidth(r[j:i]) >= 2 && spread(r[:j], r[i:]) {
			return string(r[i:])
		}
		if j < i {
			i = j
		}
	}
	return text
}

// lastStop is the byte offset of the last stop outside of brackets, -1 for none.
func lastStop(text string) int {
	last, depth := -1, 0
	for i, r := range text {
		switch {
		case wording.IsIn("（(【《", r):
			depth++
		case wording.IsIn("）)】》", r):
			depth = max(0, depth-1)
		case depth == 0 && wording.IsIn("。；;，,？?！!：:", r):
			last = i
		}
	}
	if depth > 0 {
		// A bracket left open holds the blank itself.
		return strings.LastIndexAny(text, "。；;，,？?！!：:")
	}
	return last
}

// spread reports whether a gap parts two words, not the characters of one.
func spread(left, right []rune) bool {
	l := strings.FieldsFunc(string(left), func(r rune) bool { return wording.IsIn(wording.Spaces, r) })
	rt := strings.FieldsFunc(string(right), func(r rune) bool { return wording.IsIn(wording.Spaces, r) })
	if len(l) == 0 || len(rt) == 0 {
		return false
	}
	return utf8.RuneCountInString(l[len(l)-1]) >= 2 && utf8.RuneCountInString(strings.TrimRight(rt[0], "：:")) >= 2
}

// plainName is the name own of a blank, as the words before tell it: without what only leads
// to the value, and without the code of the form.
func plainName(own, before string) string {
	if own == "自" || own == "从" || isCurrency(own) {
		own = wording.CleanLabel(clause(strings.TrimRight(strings.TrimRight(before, wording.Spaces), own)))
	}
	if wording.FormCode.MatchString(own) {
		own = ""
	}
	own = sheetCode.ReplaceAllString(own, "$1")
	switch own = inBracket(own); own {
	case "年第":
		return "第"
	case "起至", "起止", "日起至", "开始至":
		return "至"
	case "元¥", "元￥":
		return "¥"
	}
	return own
}

// unitNote reports whether a colon only tells the unit of figures: 单位：（人民币元）.
func unitNote(own, remark string) bool {
	return wording.OwnUnit.MatchString(strings.TrimPrefix(own, "金额")) && layout.RemarkOnly.MatchString(remark) && strings.ContainsAny(remark, "元%％")
}

// inBracket is what stands in a bracket that text leaves open, else text.
func inBracket(text string) string {
	at := max(strings.LastIndex(text, "（"), strings.LastIndex(text, "("))
	if at < 0 || strings.ContainsAny(text[at:], "）)") {
		return text
	}
	if in := wording.CleanLabel(text[at+len(string(wording.FirstRune(text[at:]))):]); in != "" {
		return in
	}
	return text
}

// isCurrency reports whether text is no more than the sign of a currency.
func isCurrency(text string) bool { return text == "￥" || text == "¥" }

// otherOption handles 其他：____, the blank that belongs to the option before it.
func otherOption(h *reading.Host, i int, before string) bool {
	if !h.AfterOption(i) || len(h.Group.Options) == 0 {
		return false
	}
	label, rest := layout.CutOption(before, false)
	if wording.Squeeze(strings.Trim(rest, "（(：:")) != "" && !strings.HasPrefix(rest, "（") {
		return false
	}
	if _, name, ok := strings.Cut(label, "："); ok {
		label = wording.CleanLabel(name)
	}
	p := place.Place{At: reading.NumberOf(h.Area, i), Label: label, Context: h.Group.Question, Kind: place.Text, Sub: i + 1}
	if h.Blanks[i].Kind == layout.BlankDate {
		p.Kind = place.Date
	}
	h.Found = append(h.Found, p)
	return true
}

// heads reports whether the colon blank i only heads what stands in the lines below.
func heads(h *reading.Host, i int) bool {
	b := h.Blanks[i]
	s := h.LineOf(i)
	if b.Hi != s.Hi || b.Hi >= len(h.Chars) {
		return false
	}
	var next ooxml.Span
	for _, l := range layout.Lines(h.Chars) {
		if l.Lo > s.Hi {
			next = l
			break
		}
	}
	text := wording.Squeeze(layout.Plain(h.Chars[next.Lo:next.Hi]))
	if text == "" || h.Group != nil && h.Group.Host == h.Area && !h.FirstInLine(i) {
		return false
	}
	own := wording.Squeeze(layout.Plain(h.Chars[s.Lo:b.Lo]))
	if wording.SignWords.MatchString(own) {
		return false
	}
	if strings.HasPrefix(own, "致") || wording.IntroTail.MatchString(own) || wording.ListNumber.MatchString(text) && strings.ContainsAny(text, "；。") || wording.Introduces(strings.TrimRight(own, "：:")) {
		return true
	}
	for k := i + 1; k < len(h.Blanks); k++ {
		if n := h.Blanks[k]; n.Lo >= next.Lo && n.Lo <= next.Hi {
			// A list of labels, each with its own colon, stays a list.
			return n.Kind != layout.BlankColon && n.Kind != layout.BlankDate
		}
	}
	return utf8.RuneCountInString(text) > 20
}

// named is the label and context of blank i: the words before it, else those after
// it, else the label of the cell or of the blank before.
func named(h *reading.Host, i int, own, unit string) (label, context string) {
	context = h.Context
	after := strings.TrimLeft(h.After(i), wording.Spaces)
	switch {
	case own == "至" || own == "—" || own == "-" || own == "～" || own == "~" || own == "到" || own == "－":
		if l := cmp.Or(h.LastOf(), h.Label); l != "" {
			return l, "至"
		}
		// 有效期限：至____ has no beginning.
		whole := strings.TrimRight(h.Before(i), wording.Spaces)
		return wording.CleanLabel(clause(strings.TrimRight(strings.TrimSuffix(whole, own), "：:"+wording.Spaces))), "至"
	case wording.SerialText.MatchString(strings.TrimRight(own, "、.．")) && h.Label == "" && longRemark.MatchString(after) && !wording.SignWords.MatchString(longRemark.FindString(after)):
		return wording.CleanLabel(longRemark.FindStringSubmatch(after)[1]), context
	case wording.SerialText.MatchString(strings.TrimRight(own, "、.．")) && h.Label != "":
		return h.Label, own
	case own == "（" || own == "(" || strings.Trim(own, "/／|｜") == "":
	case own == "共" || own == "约" || own == "第" || own == "为" || own == "人民币" || own == "¥" || own == "￥":
		if h.Label != "" {
			return h.Label, context
		}
		return own, context
	case tellMore.MatchString(own):
		return cmp.Or(askedBefore(h, i), own), context
	default:
		if m := wording.RemarkLead.FindString(after); m != "" && reading.Ruled(h.Blanks[i]) && wording.PersonWords.MatchString(m) && !wording.LabelEnd.MatchString(own) && !wording.RoleEnd.MatchString(own) && !wording.SignWords.MatchString(m) && !wording.Anybody.MatchString(m) {
			return wording.CleanLabel(strings.Trim(m, "（()）")), context
		}
		return own, context
	}
	if m := wording.LeadRemark.FindStringSubmatch(after); m != nil && !label0(h, i) && !wording.SignWords.MatchString(m[0]) && !wording.SealOnly.MatchString(m[0]) {
		return wording.CleanLabel(m[1]), context
	}
	if unit == "" && after != "" && !label0(h, i) && h.Blanks[i].Kind != layout.BlankDate {
		if l := wording.CleanLabel(phrase.FirstWords(after)); l != "" {
			return l, context
		}
	}
	if h.Label != "" {
		return h.Label, context
	}
	if h.Over != "" {
		return h.Over, context
	}
	if h.FirstInLine(i) {
		if l := wording.CleanLabel(phrase.FirstWords(after)); l != "" || h.Blanks[i].Kind != layout.BlankField {
			return l, context
		}
		return wording.CleanLabel(h.Answer), context
	}
	return h.LastOf(), context
}

// longRemark is a remark after a blank that no words stand before: 4、____（其他说明）.
var longRemark = pattern.Of(`^[（(]([^（()）]{4,40})[）)]`)

// label0 reports whether blank i is the first of a cell that has a label beside it.
func label0(h *reading.Host, i int) bool { return h.Label != "" && i == 0 }

// kindAt guesses what blank i takes, and whether it is signed by hand.
func kindAt(h *reading.Host, d *reading.Walk, i int, p place.Place, own string) place.Kind {
	b := h.Blanks[i]
	after := wording.Squeeze(h.After(i))
	ruled := reading.Ruled(b) && !sign.Commitment(d.Section) || !h.Seal && b.Kind == layout.BlankColon && Cover(d, h.Area)
	sealed := sign.SealedBeside(h, b, after)
	if sealed && reading.Ruled(b) && !h.Seal && !wording.HandWords.MatchString(after) && wording.EntityEnd.MatchString(p.Label) {
		// 申报单位：____（盖章） takes the name as well as the seal.
		sealed = false
	}
	bidder := h.Kind != layout.AreaCell && sealedBidder.MatchString(p.Label) && !wording.HandWords.MatchString(after+wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])))
	if bidder || sign.NamedFirm(h, b, p.Label) {
		ruled, sealed = true, false
	}
	switch {
	case sign.Signed(p.Label, ruled && !sign.AmongSigners(h, i, p.Label)), sealed && (p.Label == "" || !ruled || !wording.EntityEnd.MatchString(p.Label)), wording.Opinion(p.Label) && !wording.BandText.MatchString(p.Label):
		return place.Sign
	case wording.ForOffice(strings.Trim(wording.RemarkLead.FindString(after), "（()）")):
		return place.Sign
	case h.Here && sign.DayLabel.MatchString(p.Label) && (b.Kind == layout.BlankDate || sign.DayLabel.MatchString(own)):
		return place.Sign
	case h.Seal && (wording.PlainDate.MatchString(own) || b.Kind == layout.BlankDate && wording.SignWords.MatchString(p.Label)):
		return place.Sign
	case h.Kind == layout.AreaCell && wording.RoleEnd.MatchString(p.Label) && (h.Seal || wording.SignWords.MatchString(h.Label) || sign.PledgedBelow(h, b)):
		return place.Sign
	case b.Kind == layout.BlankDate:
		return place.Date
	}
	k := wording.KindOfLabel(p.Label, p.Context, p.Unit, "", false)
	if k == place.LongText && b.Kind != layout.BlankColon {
		return place.Text
	}
	return k
}

// sealedBidder asks the name of whoever makes an offer, over which its seal goes, with or without a line to write on:
// 投标人名称：（盖单位公章）.
var sealedBidder = pattern.Of(`^(?:投标|响应|报价|竞标|竞选|应答|供应|参选|竞价)(?:人|商|方|单位|供应商)(?:的)?(?:名称|全称)(?:[（(][^（()）签字手]*章[）)])?$`)

// Cover reports whether a paragraph stands on the cover of a form: before its first
// table and any running text.
func Cover(d *reading.Walk, a *layout.Area) bool {
	return a.Kind == layout.AreaPara && d.Tables == 0 && !d.Prose && !sign.Commitment(d.Section) && reading.HasTable(&d.Layout.Body)
}

// byOffice says behind a blank that the authority fills it in: （统计机构填写）.
var byOffice = pattern.Of(`^[（(][^（()）]{0,8}(?:机构|部门|机关|人员|单位)填写?[)）]`)

// sheetCode is the code of a sheet before the label that stands in its line: 表B3 项目编号.
var sheetCode = pattern.Of(`^表[A-Z][0-9]{1,2}(\p{Han}{2,})$`)

// scaleBehind is the unit of a number that prints its scale behind its blank, 万 or 亿, of money in 元: 注册资本：____万; "" for others.
func scaleBehind(after, label string) string {
	m := wording.ScaleStart.FindStringSubmatch(strings.TrimLeft(after, wording.Spaces))
	switch {
	case m == nil:
		return ""
	case wording.MoneyWords.MatchString(label) || phrase.Capital.MatchString(label):
		return m[1] + "元"
	}
	return m[1]
}

// pastUnit is text without a unit, set off by room, that belongs to the blank before it:
// ____本　　日期：.
func pastUnit(text string) string {
	t := strings.TrimLeft(text, wording.Spaces)
	at := strings.IndexAny(t, wording.Spaces)
	if at < 0 || !phrase.Units[t[:at]] {
		return text
	}
	rest := strings.TrimLeft(t[at:], wording.Spaces)
	if rest == "" {
		return ""
	}
	if gap := t[at : len(t)-len(rest)]; layout.TextWidth([]rune(gap)) < 2 || !spread([]rune("××"), []rune(rest)) {
		return text
	}
	return rest
}

var issuedBy = pattern.Of(`(制|印|印制|编制|监制|制定|制作)$`)

// tellMore asks for more about what a question before it asks, and says nothing without it.
var tellMore = pattern.Of(`^(?:如有|若有|如是|如存在|如果有)?[，,、]?请?(?:具体|详细|简要)?(?:说明|注明|列明|写明|描述)(?:具体)?(?:情况|原因|理由|内容)?$`)
