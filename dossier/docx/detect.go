package docx

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// detector finds the places of a layout. It walks the blocks in order and keeps
// what the words passed so far say about the ones to come.
type detector struct {
	l      *layout
	places []Place

	section string // the last heading
	office  bool   // the last heading says that another office fills in what follows
	last    string // text of the last paragraph that is not empty
	unit    string // the unit of the tables that follow
	notes   bool   // within instructions for filling in
	tables  int    // passed so far
	rows    int    // of those tables
	prose   bool   // running text was passed
	signing int    // paragraphs since one that is signed, -1 when there was none
	book    bool   // the document is a book of text, with forms in it
	// open is the group of options that a paragraph may continue.
	open *optionGroup
	// passed are the lines of options that a place before them took.
	passed map[*area]bool
}

// detect returns the places of l in document order.
func detect(l *layout) []Place {
	d := &detector{l: l, signing: -1, passed: map[*area]bool{}, book: isBook(l)}
	d.flow(&l.body)
	slices.SortStableFunc(d.places, func(a, b Place) int {
		if a.order != b.order {
			return a.order - b.order
		}
		return a.sub - b.sub
	})
	return d.places
}

func (d *detector) add(a *area, sub int, p Place) {
	if d.office || forOffice(p.Context) || forOffice(p.Label) {
		p.Kind = PlaceSign
	}
	p.order, p.sub = a.order, sub
	d.places = append(d.places, p)
}

// flow walks the blocks of the body or of a text box.
func (d *detector) flow(f *flow) {
	for a := range contentsLines(f.blocks) {
		d.passed[a] = true
	}
	for i, b := range f.blocks {
		if b.table != nil {
			d.open, d.signing = nil, -1
			d.table(b.table, "")
			d.tables++
			d.rows += len(b.table.rows)
			d.notes = false
			continue
		}
		d.paragraph(f.blocks, i)
		for k, box := range b.para.boxes {
			if !linesOnly(b.para, k) {
				d.textBox(box)
			}
		}
	}
}

// textBox is a place as a whole when it is empty, else a flow of its own.
func (d *detector) textBox(f *flow) {
	if text := squeeze(f.box.text()); text != "" || hasTable(f) {
		if imageWords.MatchString(text) && utf8.RuneCountInString(text) <= 12 && !hasTable(f) {
			d.add(f.box, 0, Place{At: f.box.addr, Label: cleanLabel(text), Context: d.section, Kind: PlaceImage})
			return
		}
		section, last := d.section, d.last
		d.flow(f)
		d.section, d.last = section, last
		return
	}
	name, hint, _ := strings.Cut(strings.Replace(d.last, ":", "：", 1), "：")
	if !remarkOnly.MatchString(hint) {
		name, hint = d.last, ""
	}
	d.add(f.box, 0, Place{At: f.box.addr, Label: cleanLabel(name), Kind: PlaceText, Hint: hint})
}

// linesOnly reports whether box k of a paragraph holds no words and lies over another one
// that has labels: it only draws the lines behind them.
func linesOnly(a *area, k int) bool {
	box := a.boxes[k]
	if squeeze(box.box.text()) != "" || hasTable(box) || squeeze(a.text()) != "" {
		return false
	}
	if text := box.box.text(); strings.Count(text, "\n") >= 2 && textWidth([]rune(text)) >= 20 {
		return true // lines drawn with spaces
	}
	return slices.ContainsFunc(a.boxes, func(f *flow) bool {
		return slices.ContainsFunc(f.blocks, func(b block) bool { return b.para != nil && len(b.para.blanks) > 0 })
	})
}

func hasTable(f *flow) bool {
	return slices.ContainsFunc(f.blocks, func(b block) bool { return b.table != nil })
}

// paragraph handles block i.
func (d *detector) paragraph(blocks []block, i int) {
	a := blocks[i].para
	said := said(a)
	text := strings.TrimSpace(strings.Trim(said, spaces))
	label := squeeze(said)
	if label == "" && len(a.blanks) == 0 || d.passed[a] {
		return
	}
	if m := tableUnit.FindStringSubmatch(label); m != nil {
		d.unit = m[1]
	}
	if d.notes && (standsApart(blocks, i) || d.l.centred(a.node) && len(a.blanks) == 0 && hanOnly(label) && !notesTitle(label)) && !listNumber.MatchString(label) && utf8.RuneCountInString(label) <= 12 {
		d.notes = false
	}
	d.prose = d.prose || utf8.RuneCountInString(label) > 40
	open := d.open
	d.open = nil
	if d.signing >= 0 {
		d.signing++
	}
	switch {
	case len(a.blanks) > 0 && d.endsInNotes(a):
		d.sentences(blocks, i)
		d.notes = true
	case introLead.MatchString(label) && forOffice(strings.TrimRight(label, "：:")):
		d.section, d.office = strings.TrimRight(label, "：:"), true
	case len(a.blanks) > 0 && !d.noteLine(label):
		d.open = open
		d.sentences(blocks, i)
	case sealOnly.MatchString(label) && d.signing >= 0 && d.signing <= 3:
		d.signing = 0
		d.add(a, 0, Place{At: a.addr, Label: label, Context: d.section, Kind: PlaceSign})
	default:
		if (signTail.MatchString(label) || sealLine.MatchString(label) || signLine.MatchString(label)) && utf8.RuneCountInString(label) <= 40 {
			d.signing = 0
		}
		d.heading(blocks, i, text, label)
	}
	if label != "" {
		d.last = label
	}
}

// said is the text of an area without what controls ask for.
func said(a *area) string {
	if !slices.ContainsFunc(a.chars, func(g glyph) bool { return g.hint }) {
		return a.text()
	}
	return plain(slices.DeleteFunc(slices.Clone(a.chars), func(g glyph) bool { return g.hint }))
}

// noteLine reports whether a paragraph is a remark for the reader, whose blanks are
// not for filling in.
func (d *detector) noteLine(label string) bool {
	n := utf8.RuneCountInString(label)
	if stem := strings.TrimRight(label, "：:"); notesTitle(stem) && !strings.ContainsAny(label, boxGlyphs) {
		d.notes = true
		return true
	}
	if d.notes && (listNumber.MatchString(label) || n > 25 || strings.HasSuffix(label, "；") || strings.HasSuffix(label, "。")) {
		return true
	}
	if yearLine.MatchString(label) {
		return true
	}
	return strings.HasSuffix(label, "单选。") || strings.HasSuffix(label, "多选。") || strings.Contains(label, "打√") || strings.Contains(label, "打“√”") || strings.Contains(label, "划√") || strings.Contains(label, "打勾")
}

// heading notes what a paragraph without blanks says, and finds the writing area
// below it.
func (d *detector) heading(blocks []block, i int, text, label string) {
	n := utf8.RuneCountInString(label)
	if k := len(d.places); k > 0 && d.places[k-1].At == blocks[i].para.addr {
		return
	}
	if n > 60 || notePrefix.MatchString(label) && !headsNotes(label) {
		return
	}
	if remarkOnly.MatchString(label) && !officeSection(strings.Trim(label, "（()）")) && !headsNotes(label) && !introLead.MatchString(label) {
		return // a remark on the heading before it
	}
	if notesTitle(label) && !d.l.styledHeading(blocks[i].para.node) {
		d.notes = true
	}
	rule := d.notes && numbered.MatchString(label) && !numberedChapter(label) // of the instructions
	if n <= 40 && !strings.ContainsAny(label, "。；") && !rule && !aboutFilling(label) {
		d.section = label
		d.office = officeSection(label)
	}
	if numbered.MatchString(label) && d.notes && !headsNotes(label) && !numberedChapter(label) {
		return
	}
	if numberedChapter(label) && !(d.notes && (n > 25 || strings.ContainsAny(label, "。；，"))) {
		d.notes = headsNotes(label)
	}
	styled := d.l.styledHeading(blocks[i].para.node)
	if styled && !headsNotes(label) {
		d.notes = false
	}
	if d.notes || contentsLine.MatchString(text) || !styled && !numbered.MatchString(label) && !remarkEnds(label) || strings.HasSuffix(label, "。") {
		return
	}
	if styled && !numbered.MatchString(label) && (d.cover(blocks[i].para) || d.tables == 0 && !d.prose && len(d.places) <= 3) && titleNext(blocks, i) {
		return
	}
	if styled && len(d.places) == 0 && d.tables == 0 && !d.prose && !numbered.MatchString(label) && bookName.MatchString(label) {
		return // the name of the document on its cover
	}
	d.areaBelow(blocks, i, label)
}

// bookName is the name of a document.
var bookName = regexp.MustCompile(`.{4}(报告|申请表|申报表|申请书|申报书|建议书|任务书|合同书?|方案)$`)

// titleNext reports whether the next words after paragraph i are the name of a form: what
// stands over it on a cover names no place.
func titleNext(blocks []block, i int) bool {
	for _, b := range blocks[i+1:] {
		if b.table != nil {
			return false
		}
		if t := squeeze(b.para.text()); t != "" {
			return len(b.para.blanks) == 0 && utf8.RuneCountInString(t) <= headLength && titleEnd.MatchString(t) && !listNumber.MatchString(t)
		}
	}
	return false
}

// numberedChapter reports whether a heading is one of the first level.
func numberedChapter(label string) bool {
	return strings.HasPrefix(label, "第") || strings.IndexAny(label, "、.．") > 0 && isIn("一二三四五六七八九十", []rune(label)[0])
}

// remarkEnds reports whether a heading ends with a remark on what to write.
func remarkEnds(label string) bool {
	return strings.HasSuffix(label, "）") && longWords.MatchString(label) && strings.Contains(label, "字")
}

// areaBelow finds the empty, or to be replaced, paragraphs under heading i.
func (d *detector) areaBelow(blocks []block, i int, label string) {
	first, last, plainText := -1, -1, false
	hint := ""
	for k := i + 1; k < len(blocks); k++ {
		b := blocks[k]
		if b.table != nil {
			return
		}
		text := squeeze(b.para.text())
		if text == "" && len(b.para.boxes) == 0 && len(b.para.blanks) == 0 {
			if first < 0 || hint != "" && k == i+2 && evidence.MatchString(label) {
				// A remark names the evidence; it goes below.
				first = k
			}
			last = k
			continue
		}
		if first < 0 && k == i+1 && isHint(text) && !(len(d.places) == 0 && d.tables == 0 && titleOf(label)) && !notePrefix.MatchString(text) && !numbered.MatchString(text) && len(b.para.blanks) == 0 {
			first, hint = k, text
			continue
		}
		// Running text below tells that the empty paragraphs only part it.
		if hint == "" && first == i+1 && k == i+2 && d.opensLetter(b.para, text) {
			return
		}
		plainText = hint == "" && k <= i+3 && len(b.para.blanks) == 0 && !numbered.MatchString(text) && !d.l.styledHeading(b.para.node) && !signWords.MatchString(text)
		break
	}
	if first < 0 || plainText {
		return
	}
	if pieceName.MatchString(label) || hint == "" && copyEnd.MatchString(label) || hint == "" && !numbered.MatchString(label) && howTo.MatchString(label) || d.book && hint == "" && (strings.ContainsAny(label, "。；") || last-first < 2 && !(last > first && longWords.MatchString(label))) {
		return
	}
	a := blocks[first].para
	kind := PlaceLongText
	if opinion(label) {
		kind = PlaceSign
	}
	d.add(a, 0, Place{At: a.addr, Label: cleanLabel(label), Context: d.section, Kind: kind, Hint: hint})
}

// copyEnd ends a line on copies and originals, which are put in elsewhere.
var copyEnd = regexp.MustCompile(`(复印件|扫描件|原件)(备查|查验|核验|加盖公章|装订在后)?[。；;]?$`)

// told is a rule that a form tells, though it begins as an instruction.
var told = regexp.MustCompile(`^(根据|按照)(.*(。|规定|要求|通知|执行|为准|约定)$|本(须知|文件|合同|办法)|招标文件|采购文件)`)

// isHint reports whether text tells what to write rather than naming it.
func isHint(text string) bool {
	t := squeeze(text)
	if bare := strings.Trim(t, "（()）"); introLead.MatchString(bare) || forOffice(bare) {
		return false
	}
	if t == "" || unitOnly.MatchString(t) || sealOnly.MatchString(t) || notePrefix.MatchString(t) {
		return false
	}
	if remarkOnly.MatchString(t) {
		return utf8.RuneCountInString(t) > 5 && !yearRemark.MatchString(t)
	}
	if told.MatchString(t) || strings.HasPrefix(t, "根据") && strings.Count(t, "。") > 1 {
		return false
	}
	return hintStart.MatchString(strings.TrimLeft(t, "（(【[*＊")) && (utf8.RuneCountInString(t) > 6 || askedFor.MatchString(t))
}

// numberOf is the address of blank i, from 0, of a.
func numberOf(a *area, i int) string { return a.addr + "#" + strconv.Itoa(a.blanks[i].no) }

// titleOf reports whether a heading is the name of a form, under which a remark only tells
// who it is for.
func titleOf(label string) bool {
	return !listNumber.MatchString(label) && (titleEnd.MatchString(label) || strings.HasSuffix(label, "通知书"))
}
