package docx

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
)

// clause is the end of text that names the blank after it: what follows the last
// stop, and the last wide gap unless that only spreads the characters of one word.
func clause(text string) string {
	text = noteLead.ReplaceAllString(strings.Trim(text, spaces), "")
	if at := lastStop(strings.TrimRight(text, "：:"+spaces)); at >= 0 {
		size := len(string([]rune(text[at:])[0]))
		text = text[at+size:]
	}
	text = strings.Trim(text, spaces)
	r := []rune(text)
	for i := len(r) - 1; i > 0; i-- {
		j := i
		for j > 0 && isIn(spaces, r[j-1]) {
			j--
		}
		if textWidth(r[j:i]) >= 2 && spread(r[:j], r[i:]) {
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
		case isIn("（(【《", r):
			depth++
		case isIn("）)】》", r):
			depth = max(0, depth-1)
		case depth == 0 && isIn("。；;，,？?！!：:", r):
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
	l := strings.FieldsFunc(string(left), func(r rune) bool { return isIn(spaces, r) })
	rt := strings.FieldsFunc(string(right), func(r rune) bool { return isIn(spaces, r) })
	if len(l) == 0 || len(rt) == 0 {
		return false
	}
	return utf8.RuneCountInString(l[len(l)-1]) >= 2 && utf8.RuneCountInString(strings.TrimRight(rt[0], "：:")) >= 2
}

// answerAt makes the place of blank i, which is no box, where it is one.
func (h *host) answerAt(d *detector, i int, before string) {
	b := h.blanks[i]
	if h.otherOption(d, i, before) {
		return
	}
	if i > 0 && !h.firstInLine(i) {
		before = pastUnit(before)
	}
	own := cleanLabel(clause(before))
	if h.afterOption(i) {
		_, rest := cutOption(before, false)
		own = cleanLabel(clause(rest))
	}
	own = plainName(own, before)
	if b.kind == blankColon && h.heads(i) {
		h.heading = own
		return
	}
	if b.kind == blankColon && own == "" && i > 0 && !h.firstInLine(i) && strings.Trim(before, spaces+"：:") == "" && h.ruledBlank(h.blanks[i-1]) {
		return // whom the letter is to: ____：
	}
	if b.kind == blankColon && (answerTo(own, squeeze(h.after(i))) || unitNote(own, squeeze(plain(h.chars[b.Lo:b.Hi])))) {
		return
	}
	own = cmp.Or(heldName(own, squeeze(plain(h.chars[b.Lo:b.Hi])), b), wordsOver(h, i))
	if whole, any := h.printedYear(i, before); any || givenFigure(h, i) {
		if any && (!whole || !issuedBy.MatchString(d.last)) {
			h.leave(i, 1, h.label)
		}
		return
	}
	unit := ""
	if m := unitStart.FindStringSubmatch(strings.TrimLeft(h.after(i), spaces)); m != nil {
		unit = m[1]
	} else if m := remarkLead.FindString(strings.TrimLeft(h.after(i), spaces)); h.ruledBlank(b) && own != "" {
		unit = cellUnit(m)
	}
	p := Place{At: numberOf(h.area, i), Label: own, Context: h.context, Unit: unit, sub: i + 1}
	p.Label, p.Context = h.named(i, own, unit)
	p.Hint = asksWithin(h, b)
	if bracketLead := b.kind == blankBracket && own == "" && unit == ""; bracketLead {
		if l := cleanLabel(h.after(i)); l != "" {
			p.Label = l
		}
	}
	if !h.seal && h.kind == areaCell {
		// A seal's place may have no blank of its own.
		h.seal = signWords.MatchString(plain(h.chars[h.prev:b.Lo]))
	}
	p.Kind = h.kindAt(d, i, p, own)
	if b.kind == blankSlash {
		p.Kind, p.Options = PlaceChoice, alternatives(squeeze(plain(h.chars[b.Lo:b.Hi])))
	}
	if p.Kind == PlaceSign {
		h.seal, h.here = true, true
		p.Label = signedOver(h, i, p.Label)
	}
	h.found = append(h.found, p)
}

// plainName is the name own of a blank, as the words before tell it: without what only leads
// to the value, and without the code of the form.
func plainName(own, before string) string {
	if own == "自" || own == "从" || isCurrency(own) {
		own = cleanLabel(clause(strings.TrimRight(strings.TrimRight(before, spaces), own)))
	}
	if formCode.MatchString(own) {
		own = ""
	}
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
	return ownUnit.MatchString(strings.TrimPrefix(own, "金额")) && remarkOnly.MatchString(remark) && strings.ContainsAny(remark, "元%％")
}

// inBracket is what stands in a bracket that text leaves open, else text.
func inBracket(text string) string {
	at := max(strings.LastIndex(text, "（"), strings.LastIndex(text, "("))
	if at < 0 || strings.ContainsAny(text[at:], "）)") {
		return text
	}
	if in := cleanLabel(text[at+len(string(firstRune(text[at:]))):]); in != "" {
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
func (h *host) afterOption(i int) bool {
	return i > 0 && h.group != nil && h.group.last == h.area && !h.group.single && !h.firstInLine(i) && h.blanks[i-1].kind == blankBox
}

// otherOption handles 其他：____, the blank that belongs to the option before it.
func (h *host) otherOption(d *detector, i int, before string) bool {
	if !h.afterOption(i) || len(h.group.options) == 0 {
		return false
	}
	label, rest := cutOption(before, false)
	if squeeze(strings.Trim(rest, "（(：:")) != "" && !strings.HasPrefix(rest, "（") {
		return false
	}
	if _, name, ok := strings.Cut(label, "："); ok {
		label = cleanLabel(name)
	}
	p := Place{At: numberOf(h.area, i), Label: label, Context: h.group.question, Kind: PlaceText, sub: i + 1}
	if h.blanks[i].kind == blankDate {
		p.Kind = PlaceDate
	}
	h.found = append(h.found, p)
	return true
}

// heads reports whether the colon blank i only heads what stands in the lines below.
func (h *host) heads(i int) bool {
	b := h.blanks[i]
	s := h.lineOf(i)
	if b.Hi != s.Hi || b.Hi >= len(h.chars) {
		return false
	}
	var next ooxml.Span
	for _, l := range lines(h.chars) {
		if l.Lo > s.Hi {
			next = l
			break
		}
	}
	text := squeeze(plain(h.chars[next.Lo:next.Hi]))
	if text == "" || h.group != nil && h.group.host == h.area && !h.firstInLine(i) {
		return false
	}
	own := squeeze(plain(h.chars[s.Lo:b.Lo]))
	if signWords.MatchString(own) {
		return false
	}
	if strings.HasPrefix(own, "致") || introTail.MatchString(own) || listNumber.MatchString(text) && strings.ContainsAny(text, "；。") || introduces(strings.TrimRight(own, "：:")) {
		return true
	}
	for k := i + 1; k < len(h.blanks); k++ {
		if n := h.blanks[k]; n.Lo >= next.Lo && n.Lo <= next.Hi {
			// A list of labels, each with its own colon, stays a list.
			return n.kind != blankColon && n.kind != blankDate
		}
	}
	return utf8.RuneCountInString(text) > 20
}

// named is the label and context of blank i: the words before it, else those after
// it, else the label of the cell or of the blank before.
func (h *host) named(i int, own, unit string) (label, context string) {
	context = h.context
	after := strings.TrimLeft(h.after(i), spaces)
	switch {
	case own == "至" || own == "—" || own == "-" || own == "～" || own == "~" || own == "到" || own == "－":
		if l := cmp.Or(h.lastOf(), h.label); l != "" {
			return l, "至"
		}
		// 有效期限：至____ has no beginning.
		whole := strings.TrimRight(h.before(i), spaces)
		return cleanLabel(clause(strings.TrimRight(strings.TrimSuffix(whole, own), "：:"+spaces))), "至"
	case serialText.MatchString(strings.TrimRight(own, "、.．")) && h.label == "" && longRemark.MatchString(after) && !signWords.MatchString(longRemark.FindString(after)):
		return cleanLabel(longRemark.FindStringSubmatch(after)[1]), context
	case serialText.MatchString(strings.TrimRight(own, "、.．")) && h.label != "":
		return h.label, own
	case own == "（" || own == "(" || strings.Trim(own, "/／|｜") == "":
	case own == "共" || own == "约" || own == "第" || own == "为" || own == "人民币" || own == "¥" || own == "￥":
		if h.label != "" {
			return h.label, context
		}
		return own, context
	default:
		if m := remarkLead.FindString(after); m != "" && h.ruledBlank(h.blanks[i]) && personWords.MatchString(m) && !labelEnd.MatchString(own) && !roleEnd.MatchString(own) && !signWords.MatchString(m) && !anybody.MatchString(m) {
			return cleanLabel(strings.Trim(m, "（()）")), context
		}
		return own, context
	}
	if m := leadRemark.FindStringSubmatch(after); m != nil && !h.label0(i) && !signWords.MatchString(m[0]) && !sealOnly.MatchString(m[0]) {
		return cleanLabel(m[1]), context
	}
	if unit == "" && after != "" && !h.label0(i) && h.blanks[i].kind != blankDate {
		if l := cleanLabel(firstWords(after)); l != "" {
			return l, context
		}
	}
	if h.label != "" {
		return h.label, context
	}
	if h.firstInLine(i) {
		if l := cleanLabel(firstWords(after)); l != "" || h.blanks[i].kind != blankField {
			return l, context
		}
		return cleanLabel(h.answer), context
	}
	return h.lastOf(), context
}

// longRemark is a remark after a blank that no words stand before: 4、____（其他说明）.
var longRemark = regexp.MustCompile(`^[（(]([^（()）]{4,40})[）)]`)

// pastUnit is text without a unit, set off by room, that belongs to the blank before it:
// ____本　　日期：.
func pastUnit(text string) string {
	t := strings.TrimLeft(text, spaces)
	at := strings.IndexAny(t, spaces)
	if at < 0 || !units[t[:at]] {
		return text
	}
	rest := strings.TrimLeft(t[at:], spaces)
	if rest == "" {
		return ""
	}
	if gap := t[at : len(t)-len(rest)]; textWidth([]rune(gap)) < 2 || !spread([]rune("××"), []rune(rest)) {
		return text
	}
	return rest
}

// label0 reports whether blank i is the first of a cell that has a label beside it.
func (h *host) label0(i int) bool { return h.label != "" && i == 0 }

// firstWords is the beginning of text up to a stop, a gap or a colon.
func firstWords(text string) string {
	if at := strings.IndexAny(text, "，,。；;：:、（(）)"+spaces); at >= 0 {
		return text[:at]
	}
	return text
}

// kindAt guesses what blank i takes, and whether it is signed by hand.
func (h *host) kindAt(d *detector, i int, p Place, own string) PlaceKind {
	b := h.blanks[i]
	after := squeeze(h.after(i))
	ruled := h.ruledBlank(b) && !commitment(d.section) || !h.seal && b.kind == blankColon && d.cover(h.area)
	sealed := h.sealedBeside(b, after)
	if sealed && h.ruledBlank(b) && !h.seal && !handWords.MatchString(after) && entityEnd.MatchString(p.Label) {
		// 申报单位：____（盖章） takes the name as well as the seal.
		sealed = false
	}
	bidder := h.kind != areaCell && sealedBidder.MatchString(p.Label) && !handWords.MatchString(after+squeeze(plain(h.chars[b.Lo:b.Hi])))
	if bidder {
		ruled, sealed = true, false
	}
	switch {
	case signed(p.Label, ruled), sealed && (p.Label == "" || !ruled || !entityEnd.MatchString(p.Label)), opinion(p.Label) && !bandText.MatchString(p.Label):
		return PlaceSign
	case forOffice(strings.Trim(remarkLead.FindString(after), "（()）")):
		return PlaceSign
	case h.here && dayLabel.MatchString(p.Label) && (b.kind == blankDate || dayLabel.MatchString(own)):
		return PlaceSign
	case h.seal && (plainDate.MatchString(own) || b.kind == blankDate && signWords.MatchString(p.Label)):
		return PlaceSign
	case h.kind == areaCell && roleEnd.MatchString(p.Label) && (h.seal || signWords.MatchString(h.label) || pledgedBelow(h, b)):
		return PlaceSign
	case b.kind == blankDate:
		return PlaceDate
	}
	k := kindOfLabel(p.Label, p.Context, p.Unit, "", false)
	if k == PlaceLongText && b.kind != blankColon {
		return PlaceText
	}
	return k
}

// sealedBidder asks the name of whoever makes an offer, over which its seal goes, with or without a line to write on:
// 投标人名称：（盖单位公章）.
var sealedBidder = regexp.MustCompile(`^(?:投标|响应|报价|竞标|竞选|应答|供应|参选|竞价)(?:人|商|方|单位|供应商)(?:的)?(?:名称|全称)(?:[（(][^（()）签字手]*章[）)])?$`)

// pledgedBelow reports whether a pledge leads to blank b, and a seal goes on the line below it: whoever is named signs.
func pledgedBelow(h *host, b blank) bool {
	if b.kind != blankColon || !commitment(squeeze(plain(h.chars[:b.Lo]))) {
		return false
	}
	_, rest, _ := strings.Cut(plain(h.chars[b.Lo:]), "\n")
	line, _, _ := strings.Cut(strings.TrimLeft(rest, spaces+"\n"), "\n")
	return signWords.MatchString(squeeze(line))
}

// sealedBeside reports whether a remark in blank b, or the words after it, say that it
// is signed or sealed.
func (h *host) sealedBeside(b blank, after string) bool {
	own := squeeze(plain(h.chars[b.Lo:b.Hi]))
	if remarkOnly.MatchString(own) && (sealOnly.MatchString(own) || sealLine.MatchString(own) && !strings.Contains(own, "第")) {
		return true
	}
	after = strings.TrimRight(after, "。；;，,")
	if next := isIn("：:", lastRune(after)) && signWords.FindStringIndex(after) != nil && signWords.FindStringIndex(after)[0] > 0; !next && (sealOnly.MatchString(after) || handWords.MatchString(firstWords(after))) {
		return true
	}
	m := remarkLead.FindString(after)
	return m != "" && sealOnly.MatchString(m)
}

// cover reports whether a paragraph stands on the cover of a form: before its first
// table and any running text.
func (d *detector) cover(a *area) bool {
	return a.kind == areaPara && d.tables == 0 && !d.prose && !commitment(d.section) && hasTable(&d.l.body)
}

// commitment reports whether a section is a declaration to be signed.
func commitment(section string) bool {
	return strings.Contains(section, "承诺") || strings.Contains(section, "声明") || strings.Contains(section, "保证") || strings.Contains(section, "意见")
}
