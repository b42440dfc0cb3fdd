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

// listLetter begins a line of a list of options.
var listLetter = pattern.Of(`^([A-HＡ-Ｈ][ \t]*[.．、:：)）]|[①②③④⑤⑥⑦⑧⑨])`)

// Host is an area whose blanks are being read.
type Host struct {
	*layout.Area
	label   string // of the cell, from its neighbours; "" for paragraphs
	context string
	// firm tells that every colon at a line's end asks for an answer; paragraphs
	// of the body ask for more proof.
	firm  bool
	found []place.Place
	group *optionGroup
	// used tells that a blank has taken the label from the neighbours.
	used   bool
	seal   bool // a line to sign was passed
	here   bool // a place to sign was found in the area
	prev   int  // end of the last blank
	answer string
	// heading is the words of the line that heads those below, with a colon.
	heading string
	part    string         // the heading, within one question, of the options that follow
	outer   []*optionGroup // whose last option has options of its own
	list    string         // the lines that follow, as far as they are a list of options
	over    string         // the words right over an area that is no more than a line to write on
	lists   bool           // the area stands right over a list, and below no pledge
}

// sentences finds the places in paragraph i of the body or a text box.
func (d *detector) sentences(blocks []layout.Block, i int) {
	a := blocks[i].Para
	h := &Host{Area: a, context: d.section, group: d.open}
	if h.group == nil {
		h.answer = d.last
	}
	h.seal = d.signing >= 0 && d.signing <= 3
	h.list = d.listAfter(blocks, i)
	h.over = wordsOverLine(blocks, i)
	h.lists = !h.seal && !commitment(d.section) && utf8.RuneCountInString(d.last) <= 40 && listNext(blocks[i+1:])
	d.read(h)
	d.open = h.group
	signed := false
	for _, p := range h.found {
		if p.Kind == place.Sign && (p.Label == "" || wording.SignWords.MatchString(p.Label)) || h.lists && lineSealed.MatchString(p.Label) || !d.weak(h, p, blocks, i) {
			signed = signed || p.Kind == place.Sign
			d.add(a, p.Sub, p)
		}
	}
	if signed {
		d.signing = 0
	}
}

// listAfter are the lines after block i that begin with the letters of options, A. B.
// or ① ②, which then are no headings.
func (d *detector) listAfter(blocks []layout.Block, i int) string {
	var list []string
	var areas []*layout.Area
	for _, b := range blocks[i+1:] {
		if b.Para == nil || len(b.Para.Blanks) > 0 || len(list) == 9 {
			break
		}
		text := strings.TrimLeft(b.Para.Text(), wording.Spaces)
		if !listLetter.MatchString(text) {
			break
		}
		list, areas = append(list, text), append(areas, b.Para)
	}
	text := strings.Join(list, "\n")
	if LetterOptions(text) == nil {
		return ""
	}
	for _, a := range areas {
		d.passed[a] = true
	}
	return text
}

// weak reports whether a colon at the end of a body paragraph is no more than the
// end of a heading or of running text.
func (d *detector) weak(h *Host, p place.Place, blocks []layout.Block, i int) bool {
	n := len(h.Blanks)
	if p.Sub < 1 || p.Sub > n || h.Blanks[p.Sub-1].Kind != layout.BlankColon {
		return false
	}
	b := h.Blanks[p.Sub-1]
	if b.Hi != len(h.Chars) {
		return false
	}
	if frameBelow(blocks, i) || wordsOverLine(blocks, i+1) != "" {
		return true // the frame or the line takes the answer
	}
	if remark := wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])); !d.notes && layout.RemarkOnly.MatchString(remark) && wording.SealOnly.MatchString(remark) {
		return false
	}
	stem := strings.TrimRight(p.Label, "：:")
	if d.notes || wording.NotePrefix.MatchString(wording.Squeeze(h.Text())) || wording.Introduces(stem) && !(wording.LongWords.MatchString(stem) && !wording.IntroTail.MatchString(stem) && !strings.ContainsAny(stem, "（(") && emptyAfter(blocks, i) >= 3) || headsParts(h, stem, blocks, i) || ownWidth(withoutRemark(stem)) > 18 {
		return true
	}
	if n == 1 && utf8.RuneCountInString(wording.Squeeze(h.Text())) > 40 && i+1 < len(blocks) && blocks[i+1].Para != nil && wording.Squeeze(blocks[i+1].Para.Text()) != "" {
		return true
	}
	for i+2 < len(blocks) && blocks[i+1].Para != nil && wording.Squeeze(blocks[i+1].Para.Text()) == "" && blocks[i+2].Table != nil {
		i++
	}
	bare := layout.TextWidth([]rune(layout.Plain(h.Chars[b.Lo:b.Hi]))) < 4 && !fieldName.MatchString(stem)
	if bare && addressee.MatchString(stem) {
		return true
	}
	if i+1 < len(blocks) {
		next := blocks[i+1]
		if next.Table != nil {
			return bare && !asksValue.MatchString(stem) && !d.amongFields(h, stem, blocks, i)
		}
		t := wording.Squeeze(next.Para.Text())
		if t != "" && OnlyHint(next.Para.Chars) {
			return true
		}
		if bare && (wording.LetterBegin.MatchString(t) || len(next.Para.Blanks) > 0 && next.Para.Blanks[0].Kind == layout.BlankBox && wording.Squeeze(layout.Plain(next.Para.Chars[:next.Para.Blanks[0].Lo])) == "") {
			// A form of address, or a question over its options.
			return true
		}
		if bare && n == 1 && wording.Numbered.MatchString(wording.Squeeze(h.Text())) && !goesOnCounting(t, stem) && len(next.Para.Blanks) > 0 && next.Para.Blanks[0].Lo > 0 && !NumberedChapter(t) && t != "" {
			// 五、研究来源： heads the lines below it.
			return true
		}
		return bare && (wording.ListNumber.MatchString(t) && !goesOnCounting(t, stem) || utf8.RuneCountInString(t) > 30 && !goesOnCounting(t, stem) && !asksBeside(stem, t))
	}
	return false
}

// firstOfList begins the first of numbered lines.
var firstOfList = pattern.Of(`^(第一|[一1①]|[（(][一1][）)]|([0-9]+\.)+1([^0-9.]|$)|【1】)`)

// goesOnCounting reports whether a numbered line goes on with a count that began before the
// label over it, which then does not head it: 需核实的问题： over （2）存货.
func goesOnCounting(line, stem string) bool {
	return wording.ListNumber.MatchString(line) && !firstOfList.MatchString(line) && !wording.IntroTail.MatchString(stem)
}

// lineLabel is the label that begins a line.
var lineLabel = pattern.Of(`^\p{Han}{2,12}[：:]`)

// asksBeside reports whether a short label asks for a person or a name in a list of labels, of
// which the next line is one that is answered already.
func asksBeside(stem, next string) bool {
	return utf8.RuneCountInString(stem) <= 8 && wording.LabelEnd.MatchString(stem) && !wording.LetterBegin.MatchString(next) && lineLabel.MatchString(next)
}

// frameBelow reports whether an empty text box stands in paragraph i or in the next one that
// is not empty otherwise.
func frameBelow(blocks []layout.Block, i int) bool {
	for k := i; k < len(blocks) && k <= i+3 && blocks[k].Para != nil; k++ {
		a := blocks[k].Para
		if k > i && (wording.Squeeze(a.Text()) != "" || len(a.Blanks) > 0) {
			return false
		}
		for n, f := range a.Boxes {
			if wording.Squeeze(f.Box.Text()) == "" && !hasTable(f) && !linesOnly(a, n) {
				return true
			}
		}
	}
	return false
}

// emptyAfter is the number of empty paragraphs after block i.
func emptyAfter(blocks []layout.Block, i int) int {
	n := 0
	for _, b := range blocks[i+1:] {
		if b.Para == nil || wording.Squeeze(b.Para.Text()) != "" || len(b.Para.Blanks) > 0 {
			break
		}
		n++
	}
	return n
}

// headsParts reports whether the label that ends paragraph i only names what the labels
// below it ask for one by one: 经费、时间及方式： over 经费：.
func headsParts(h *Host, stem string, blocks []layout.Block, i int) bool {
	if len(h.Blanks) != 1 || i+1 >= len(blocks) || blocks[i+1].Para == nil {
		return false
	}
	next := blocks[i+1].Para
	if len(next.Blanks) == 0 || next.Blanks[0].Kind != layout.BlankColon {
		return false
	}
	part := strings.Trim(wording.Squeeze(layout.Plain(next.Chars[:next.Blanks[0].Lo])), "：:，,、")
	if !strings.ContainsAny(stem, "、及和与") {
		// 送达地址： over ____，地址：____，邮编：____
		return len(next.Blanks) > 1 && layout.Chars(part) >= 2 && part != stem && strings.HasSuffix(stem, part)
	}
	return layout.Chars(part) >= 2 && part != stem && strings.Contains(stem, part)
}

// amongFields reports whether the label that ends paragraph i is one of several that ask:
// others stand before it in its line, or alone in the line above. A label that names the
// table below it stands by itself.
func (d *detector) amongFields(h *Host, stem string, blocks []layout.Block, i int) bool {
	if utf8.RuneCountInString(stem) > 8 || wording.Numbered.MatchString(stem) || wording.LongWords.MatchString(stem) || !wording.HanOnly(stem) {
		return false
	}
	if len(h.Blanks) > 1 {
		return len(h.found) > 1
	}
	if i == 0 || blocks[i-1].Para == nil || !wording.LabelEnd.MatchString(stem) && !fieldEnd.MatchString(stem) {
		return false
	}
	up := blocks[i-1].Para
	k := len(d.places) - 1
	base := ""
	if k >= 0 {
		base, _ = layout.CutNumber(d.places[k].At)
	}
	return base == up.Addr && len(up.Blanks) > 0 && up.Blanks[len(up.Blanks)-1].Kind == layout.BlankColon
}

// asksValue are labels over a table that ask for a few words about the form itself.
var asksValue = pattern.Of(`^(流水|受理|登记|备案|档案|业务|表|顺序|序列)号$|^(登记|申请|申报|业务|项目|办理|备案|变更)(类别|类型|种类|方式)$`)

// fieldEnd ends labels that ask for a few words.
var fieldEnd = pattern.Of(`(地点|地区|部门|方式|来源|级别|等级|学院|系所|班级|行业|性别|年龄|网址|传真|邮政编码|所属.{1,4}|申报类别)$`)

// addressee is whom a letter speaks to.
var addressee = pattern.Of(`^\p{Han}{4,}(公司|委员会|[管监]理局|人民政府|交易中心|银行)$`)

// withoutRemark is a numbered label without the remark that ends it.
func withoutRemark(label string) string {
	if at := strings.IndexAny(label, "（("); at > 0 && wording.Numbered.MatchString(label) && wording.IsIn("）)", lastRune(label)) {
		return label[:at]
	}
	return label
}

// ownWidth is the number of characters of a label: of one in two languages, of its Chinese
// words.
func ownWidth(label string) int {
	han := 0
	for _, r := range label {
		if r >= 0x4e00 && r <= 0x9fff {
			han++
		}
	}
	if n := utf8.RuneCountInString(label); han < 2 || han*2 > n {
		return n
	}
	return han
}

// fieldName is a label that asks by itself, whatever follows its colon.
var fieldName = pattern.Of(`^\p{Han}{0,6}(名称|姓名|编号|日期|电话|号码|代码)$`)

// read finds the places of h from left to right.
func (d *detector) read(h *Host) {
	if p := letterPlace(h, h.list); p != nil {
		h.found = append(h.found, *p)
		return
	}
	for i := 0; i < len(h.Blanks); i++ {
		b := h.Blanks[i]
		before := h.before(i)
		if n := pieces(h, i, before); n > 0 {
			i += n - 1
			h.prev = h.Blanks[i].Hi
			continue
		}
		switch {
		case h.Quoted(b), spelt(h, i), onePiece(h, i):
		case b.Kind == layout.BlankBox || b.Kind == layout.BlankBracket && h.optionBracket(i):
			option(h, d, i, before)
		default:
			h.answerAt(d, i, before)
		}
		h.prev = b.Hi
	}
	for up(h, d) {
	}
	closeGroup(h, d)
}

// before is the text of the line between the blank before and blank i.
func (h *Host) before(i int) string {
	lo := 0
	for k := i - 1; k >= 0 && lo == 0; k-- {
		if !spelt(h, k) && (h.Blanks[k].Kind != layout.BlankColon || !onePiece(h, k)) {
			lo = h.Blanks[k].Hi
		}
	}
	text := layout.Plain(h.Chars[lo:h.Blanks[i].Lo])
	return text[strings.LastIndexByte(text, '\n')+1:]
}

// after is the text of the line from blank i to the next one.
func (h *Host) after(i int) string {
	hi := len(h.Chars)
	if i+1 < len(h.Blanks) {
		hi = h.Blanks[i+1].Lo
	}
	text := layout.Plain(h.Chars[h.Blanks[i].Hi:hi])
	if n := strings.IndexByte(text, '\n'); n >= 0 {
		text = text[:n]
	}
	return text
}

// lineOf is the range of h's characters that hold the line of blank i.
func (h *Host) lineOf(i int) ooxml.Span {
	for _, s := range layout.Lines(h.Chars) {
		if h.Blanks[i].Lo >= s.Lo && h.Blanks[i].Lo <= s.Hi {
			return s
		}
	}
	return ooxml.Span{Lo: 0, Hi: len(h.Chars)}
}

// firstInLine reports whether no blank stands before blank i in its line.
func (h *Host) firstInLine(i int) bool {
	return i == 0 || h.Blanks[i-1].Lo < h.lineOf(i).Lo
}

// Quoted reports whether a box is only spoken of: “□”, or explained.
func (h *Host) Quoted(b layout.Blank) bool {
	open := b.Lo > 0 && wording.IsIn("“\"「‘《", h.Chars[b.Lo-1].R)
	shut := b.Hi < len(h.Chars) && wording.IsIn("”\"」’", h.Chars[b.Hi].R)
	if b.Kind == layout.BlankBox && boxLegend.MatchString(layout.Plain(h.Chars[b.Hi:min(b.Hi+8, len(h.Chars))])) {
		return true
	}
	return (b.Kind == layout.BlankBox || b.Kind == layout.BlankBracket) && (open && shut)
}

// boxLegend follows a box that a form explains: □——多选.
var boxLegend = pattern.Of(`^[ \t\x{3000}]*([—－-]{1,2}|为|表示|代表)[ \t\x{3000}]*(单选|多选|可多选|选中|已选|未选)`)

// aboutSigning are words on what is signed or called a signature, not on who signs here.
var aboutSigning = pattern.Of(`名义签署[、，和及]|短信签名(名称|内容)?为?$|[（(][^（()）]{0,8}(?:与|和|同|按)[^（()）]{0,8}(?:公?章|印章)(?:上的?)?[^（()）]{0,6}(?:一致|相符|相同|填写)[^（()）]{0,4}[）)]`)

// signed reports whether a label asks for a signature or seal. A firm's name line
// with room to type on, as covers have, takes the name.
func signed(label string, ruled bool) bool {
	if !wording.SignWords.MatchString(label) || aboutSigning.MatchString(label) {
		return false
	}
	if ruled && !wording.HandWords.MatchString(label) && wording.SealRemark.MatchString(label) {
		return !wording.EntityEnd.MatchString(wording.SealRemark.ReplaceAllString(label, ""))
	}
	return true
}

// ruledBlank reports whether a blank has a line to type on.
func (h *Host) ruledBlank(b layout.Blank) bool {
	return b.Kind == layout.BlankUnderline || b.Kind == layout.BlankUnderscore
}

// lastOf is the label of the last place found that is no choice.
func (h *Host) lastOf() string {
	for _, p := range slices.Backward(h.found) {
		if p.Kind != place.Choice && p.Kind != place.Check {
			return p.Label
		}
	}
	return ""
}

// sentenceBefore is what the sentence of the n-th blank of an area says before it, without white space, earlier blanks as _; "" for the
// whole of an area.
func sentenceBefore(a *layout.Area, n int) string {
	if n < 1 || n > len(a.Blanks) {
		return ""
	}
	var b strings.Builder
	lo := 0
	for _, blank := range a.Blanks[:n] {
		if blank.Lo < lo {
			continue
		}
		b.WriteString(layout.Plain(a.Chars[lo:blank.Lo]) + "_")
		lo = blank.Hi
	}
	text := strings.TrimSuffix(b.String(), "_")
	if i := strings.LastIndexAny(text, "\n。！？"); i >= 0 {
		text = strings.TrimLeft(text[i:], "\n。！？")
	}
	return wording.Squeeze(text)
}
