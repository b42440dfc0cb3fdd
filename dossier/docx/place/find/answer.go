package find

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

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

// answerAt makes the place of blank i, which is no box, where it is one.
func (h *Host) answerAt(d *detector, i int, before string) {
	b := h.Blanks[i]
	if otherOption(h, d, i, before) {
		return
	}
	if i > 0 && !h.firstInLine(i) {
		before = h.pastName(i, pastUnit(before))
	}
	own := wording.CleanLabel(clause(before))
	if h.afterOption(i) {
		_, rest := layout.CutOption(before, false)
		own = wording.CleanLabel(clause(rest))
	}
	own = plainName(own, before)
	if b.Kind == layout.BlankColon && h.heads(i) {
		h.heading = own
		return
	}
	if b.Kind == layout.BlankColon && own == "" && i > 0 && !h.firstInLine(i) && strings.Trim(before, wording.Spaces+"：:") == "" && h.ruledBlank(h.Blanks[i-1]) {
		return // whom the letter is to: ____：
	}
	if b.Kind == layout.BlankColon && (answerTo(own, wording.Squeeze(h.after(i))) || unitNote(own, wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])))) {
		return
	}
	own = cmp.Or(heldName(own, wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])), b), wordsOver(h, i))
	if whole, any := printedYear(h, i, before); any || givenFigure(h, i) {
		if any && (!whole || !issuedBy.MatchString(d.last)) {
			leave(h, i, 1, h.label)
		}
		return
	}
	unit := ""
	if m := wording.UnitStart.FindStringSubmatch(strings.TrimLeft(h.after(i), wording.Spaces)); m != nil {
		unit = m[1]
	} else if m := wording.RemarkLead.FindString(strings.TrimLeft(h.after(i), wording.Spaces)); h.ruledBlank(b) && own != "" {
		unit = CellUnit(m)
	}
	p := place.Place{At: numberOf(h.Area, i), Label: own, Context: h.context, Unit: unit, Sub: i + 1}
	p.Label, p.Context = h.named(i, own, unit)
	p.Unit = cmp.Or(unit, scaleBehind(h.after(i), p.Label))
	p.Hint = cmp.Or(asksWithin(h, b), byOffice.FindString(wording.Squeeze(h.after(i))))
	if bracketLead := b.Kind == layout.BlankBracket && own == "" && unit == ""; bracketLead {
		if l := wording.CleanLabel(h.after(i)); l != "" {
			p.Label = l
		}
	}
	if !h.seal && h.Kind == layout.AreaCell {
		// A seal's place may have no blank of its own.
		h.seal = wording.SignWords.MatchString(layout.Plain(h.Chars[h.prev:b.Lo]))
	}
	p.Kind = kindAt(h, d, i, p, own)
	if b.Kind == layout.BlankSlash {
		p.Kind, p.Options = place.Choice, layout.Alternatives(wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])))
	}
	if p.Kind == place.Sign {
		h.seal, h.here = true, true
		p.Label = signedOver(h, i, p.Label)
	}
	h.found = append(h.found, p)
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

// beforeBracket is text without a bracket that it leaves open.
func beforeBracket(text string) string {
	at := max(strings.LastIndex(text, "（"), strings.LastIndex(text, "("))
	if at <= 0 || strings.ContainsAny(text[at:], "）)") {
		return text
	}
	return text[:at]
}

// afterOption reports whether the blank before i in its line is a box with its
// label after it.
func (h *Host) afterOption(i int) bool {
	return i > 0 && h.group != nil && h.group.last == h.Area && !h.group.single && !h.firstInLine(i) && h.Blanks[i-1].Kind == layout.BlankBox
}

// otherOption handles 其他：____, the blank that belongs to the option before it.
func otherOption(h *Host, d *detector, i int, before string) bool {
	if !h.afterOption(i) || len(h.group.options) == 0 {
		return false
	}
	label, rest := layout.CutOption(before, false)
	if wording.Squeeze(strings.Trim(rest, "（(：:")) != "" && !strings.HasPrefix(rest, "（") {
		return false
	}
	if _, name, ok := strings.Cut(label, "："); ok {
		label = wording.CleanLabel(name)
	}
	p := place.Place{At: numberOf(h.Area, i), Label: label, Context: h.group.question, Kind: place.Text, Sub: i + 1}
	if h.Blanks[i].Kind == layout.BlankDate {
		p.Kind = place.Date
	}
	h.found = append(h.found, p)
	return true
}

// heads reports whether the colon blank i only heads what stands in the lines below.
func (h *Host) heads(i int) bool {
	b := h.Blanks[i]
	s := h.lineOf(i)
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
	if text == "" || h.group != nil && h.group.host == h.Area && !h.firstInLine(i) {
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
func (h *Host) named(i int, own, unit string) (label, context string) {
	context = h.context
	after := strings.TrimLeft(h.after(i), wording.Spaces)
	switch {
	case own == "至" || own == "—" || own == "-" || own == "～" || own == "~" || own == "到" || own == "－":
		if l := cmp.Or(h.lastOf(), h.label); l != "" {
			return l, "至"
		}
		// 有效期限：至____ has no beginning.
		whole := strings.TrimRight(h.before(i), wording.Spaces)
		return wording.CleanLabel(clause(strings.TrimRight(strings.TrimSuffix(whole, own), "：:"+wording.Spaces))), "至"
	case wording.SerialText.MatchString(strings.TrimRight(own, "、.．")) && h.label == "" && longRemark.MatchString(after) && !wording.SignWords.MatchString(longRemark.FindString(after)):
		return wording.CleanLabel(longRemark.FindStringSubmatch(after)[1]), context
	case wording.SerialText.MatchString(strings.TrimRight(own, "、.．")) && h.label != "":
		return h.label, own
	case own == "（" || own == "(" || strings.Trim(own, "/／|｜") == "":
	case own == "共" || own == "约" || own == "第" || own == "为" || own == "人民币" || own == "¥" || own == "￥":
		if h.label != "" {
			return h.label, context
		}
		return own, context
	case tellMore.MatchString(own):
		return cmp.Or(h.question(i), own), context
	default:
		if m := wording.RemarkLead.FindString(after); m != "" && h.ruledBlank(h.Blanks[i]) && wording.PersonWords.MatchString(m) && !wording.LabelEnd.MatchString(own) && !wording.RoleEnd.MatchString(own) && !wording.SignWords.MatchString(m) && !wording.Anybody.MatchString(m) {
			return wording.CleanLabel(strings.Trim(m, "（()）")), context
		}
		return own, context
	}
	if m := wording.LeadRemark.FindStringSubmatch(after); m != nil && !label0(h, i) && !wording.SignWords.MatchString(m[0]) && !wording.SealOnly.MatchString(m[0]) {
		return wording.CleanLabel(m[1]), context
	}
	if unit == "" && after != "" && !label0(h, i) && h.Blanks[i].Kind != layout.BlankDate {
		if l := wording.CleanLabel(firstWords(after)); l != "" {
			return l, context
		}
	}
	if h.label != "" {
		return h.label, context
	}
	if h.over != "" {
		return h.over, context
	}
	if h.firstInLine(i) {
		if l := wording.CleanLabel(firstWords(after)); l != "" || h.Blanks[i].Kind != layout.BlankField {
			return l, context
		}
		return wording.CleanLabel(h.answer), context
	}
	return h.lastOf(), context
}

// longRemark is a remark after a blank that no words stand before: 4、____（其他说明）.
var longRemark = pattern.Of(`^[（(]([^（()）]{4,40})[）)]`)

// label0 reports whether blank i is the first of a cell that has a label beside it.
func label0(h *Host, i int) bool { return h.label != "" && i == 0 }

// firstWords is the beginning of text up to a stop, a gap or a colon.
func firstWords(text string) string {
	if at := strings.IndexAny(text, "，,。；;：:、（(）)"+wording.Spaces); at >= 0 {
		return text[:at]
	}
	return text
}

// kindAt guesses what blank i takes, and whether it is signed by hand.
func kindAt(h *Host, d *detector, i int, p place.Place, own string) place.Kind {
	b := h.Blanks[i]
	after := wording.Squeeze(h.after(i))
	ruled := h.ruledBlank(b) && !commitment(d.section) || !h.seal && b.Kind == layout.BlankColon && d.cover(h.Area)
	sealed := sealedBeside(h, b, after)
	if sealed && h.ruledBlank(b) && !h.seal && !wording.HandWords.MatchString(after) && wording.EntityEnd.MatchString(p.Label) {
		// 申报单位：____（盖章） takes the name as well as the seal.
		sealed = false
	}
	bidder := h.Kind != layout.AreaCell && sealedBidder.MatchString(p.Label) && !wording.HandWords.MatchString(after+wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])))
	if bidder || namedFirm(h, b, p.Label) {
		ruled, sealed = true, false
	}
	switch {
	case signed(p.Label, ruled), sealed && (p.Label == "" || !ruled || !wording.EntityEnd.MatchString(p.Label)), wording.Opinion(p.Label) && !wording.BandText.MatchString(p.Label):
		return place.Sign
	case wording.ForOffice(strings.Trim(wording.RemarkLead.FindString(after), "（()）")):
		return place.Sign
	case h.here && dayLabel.MatchString(p.Label) && (b.Kind == layout.BlankDate || dayLabel.MatchString(own)):
		return place.Sign
	case h.seal && (wording.PlainDate.MatchString(own) || b.Kind == layout.BlankDate && wording.SignWords.MatchString(p.Label)):
		return place.Sign
	case h.Kind == layout.AreaCell && wording.RoleEnd.MatchString(p.Label) && (h.seal || wording.SignWords.MatchString(h.label) || pledgedBelow(h, b)):
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

// pledgedBelow reports whether a pledge leads to blank b, and a seal goes on the line below it: whoever is named signs.
func pledgedBelow(h *Host, b layout.Blank) bool {
	if b.Kind != layout.BlankColon || !commitment(wording.Squeeze(layout.Plain(h.Chars[:b.Lo]))) {
		return false
	}
	_, rest, _ := strings.Cut(layout.Plain(h.Chars[b.Lo:]), "\n")
	line, _, _ := strings.Cut(strings.TrimLeft(rest, wording.Spaces+"\n"), "\n")
	return wording.SignWords.MatchString(wording.Squeeze(line))
}

// sealedBeside reports whether a remark in blank b, or the words after it, say that it
// is signed or sealed.
func sealedBeside(h *Host, b layout.Blank, after string) bool {
	own := wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi]))
	if layout.RemarkOnly.MatchString(own) && (wording.SealOnly.MatchString(own) || wording.SealLine.MatchString(own) && !strings.Contains(own, "第")) {
		return true
	}
	after = strings.TrimRight(after, "。；;，,")
	if next := wording.IsIn("：:", lastRune(after)) && wording.SignWords.FindStringIndex(after) != nil && wording.SignWords.FindStringIndex(after)[0] > 0; !next && (wording.SealOnly.MatchString(after) || wording.HandWords.MatchString(firstWords(after))) {
		return true
	}
	m := wording.RemarkLead.FindString(after)
	return m != "" && wording.SealOnly.MatchString(m)
}

// cover reports whether a paragraph stands on the cover of a form: before its first
// table and any running text.
func (d *detector) cover(a *layout.Area) bool {
	return a.Kind == layout.AreaPara && d.tables == 0 && !d.prose && !commitment(d.section) && hasTable(&d.l.Body)
}

// commitment reports whether a section is a declaration to be signed.
func commitment(section string) bool {
	return strings.Contains(section, "承诺") || strings.Contains(section, "声明") || strings.Contains(section, "保证") || strings.Contains(section, "意见")
}
