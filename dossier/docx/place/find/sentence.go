package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/sentence"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/forms/pattern"
)

// sentences finds the places in paragraph i of the body or a text box.
func (d *detector) sentences(blocks []layout.Block, i int) {
	a := blocks[i].Para
	h := &reading.Host{Area: a, Context: d.Section, Group: d.Open}
	if h.Group == nil {
		h.Answer = d.Last
	}
	h.Seal = d.Signing >= 0 && d.Signing <= 3
	list, tail := d.listAfter(blocks, i)
	question, given := d.lettered[a]
	h.List, h.Given = list, given
	h.Over = wordsOverLine(blocks, i)
	h.Lists = !h.Seal && !sign.Commitment(d.Section) && utf8.RuneCountInString(d.Last) <= 40 && listNext(blocks[i+1:])
	sentence.Read(d.Walk, h)
	d.Open = h.Group
	if tail != nil && len(h.Found) == 1 && len(h.Found[0].Options) > 0 {
		d.lettered[tail] = h.Found[0].Label
	}
	if given {
		ofOption(h.Found, question)
	}
	signed := false
	for _, p := range h.Found {
		if p.Kind == place.Sign && (p.Label == "" || wording.SignWords.MatchString(p.Label)) || h.Lists && sign.LineSealed.MatchString(p.Label) || !d.weak(h, p, blocks, i) {
			signed = signed || p.Kind == place.Sign
			d.Add(a, p.Sub, p)
		}
	}
	if signed {
		d.Signing = 0
	}
}

// weak reports whether a colon at the end of a body paragraph is no more than the
// end of a heading or of running text.
func (d *detector) weak(h *reading.Host, p place.Place, blocks []layout.Block, i int) bool {
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
	if remark := wording.Squeeze(layout.Plain(h.Chars[b.Lo:b.Hi])); !d.Notes && layout.RemarkOnly.MatchString(remark) && wording.SealOnly.MatchString(remark) {
		return false
	}
	stem := strings.TrimRight(p.Label, "：:")
	if d.Notes || wording.NotePrefix.MatchString(wording.Squeeze(h.Text())) || wording.Introduces(stem) && !(wording.LongWords.MatchString(stem) && !wording.IntroTail.MatchString(stem) && !strings.ContainsAny(stem, "（(") && emptyAfter(blocks, i) >= 3) || headsParts(h, stem, blocks, i) || ownWidth(phrase.WithoutRemark(stem)) > 18 {
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
		if t != "" && phrase.OnlyHint(next.Para.Chars) {
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
			if wording.Squeeze(f.Box.Text()) == "" && !reading.HasTable(f) && !linesOnly(a, n) {
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
func headsParts(h *reading.Host, stem string, blocks []layout.Block, i int) bool {
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
func (d *detector) amongFields(h *reading.Host, stem string, blocks []layout.Block, i int) bool {
	if utf8.RuneCountInString(stem) > 8 || wording.Numbered.MatchString(stem) || wording.LongWords.MatchString(stem) || !wording.HanOnly(stem) {
		return false
	}
	if len(h.Blanks) > 1 {
		return len(h.Found) > 1
	}
	if i == 0 || blocks[i-1].Para == nil || !wording.LabelEnd.MatchString(stem) && !fieldEnd.MatchString(stem) {
		return false
	}
	up := blocks[i-1].Para
	k := len(d.Places) - 1
	base := ""
	if k >= 0 {
		base, _ = layout.CutNumber(d.Places[k].At)
	}
	return base == up.Addr && len(up.Blanks) > 0 && up.Blanks[len(up.Blanks)-1].Kind == layout.BlankColon
}

// asksValue are labels over a table that ask for a few words about the form itself.
var asksValue = pattern.Of(`^(流水|受理|登记|备案|档案|业务|表|顺序|序列)号$|^(登记|申请|申报|业务|项目|办理|备案|变更)(类别|类型|种类|方式)$`)

// fieldEnd ends labels that ask for a few words.
var fieldEnd = pattern.Of(`(地点|地区|部门|方式|来源|级别|等级|学院|系所|班级|行业|性别|年龄|网址|传真|邮政编码|所属.{1,4}|申报类别)$`)

// addressee is whom a letter speaks to.
var addressee = pattern.Of(`^\p{Han}{4,}(公司|委员会|[管监]理局|人民政府|交易中心|银行)$`)

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
