// Package find finds the places of a form without placeholders, and what each of them asks for. It writes nothing.
package find

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// Limits far above any form seen.
const (
	MaxAreas  = 200_000 // paragraphs and cells in which places are looked for
	MaxPlaces = 10_000
)

// Found is a form whose places are known.
type Found struct {
	Pkg    *markup.Opened
	Ids    *markup.IdSpace
	Layout *layout.Layout
	Places []place.Place
}

// Places finds the places of a part, in document order. It fails where a part has more to look through than any form.
func Places(l *layout.Layout) ([]place.Place, error) {
	if len(l.Areas) > MaxAreas {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.T.Part, "%d paragraphs and cells", len(l.Areas))
	}
	places := settle(l, refine(l, detect(l)))
	if len(places) > MaxPlaces {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.T.Part, "%d places", len(places))
	}
	attachHeads(l, places)
	runs(l, places)
	underUnit(l, places)
	return places, nil
}

// detector finds the places of a layout. It walks the blocks in order and keeps
// what the words passed so far say about the ones to come.
type detector struct {
	l      *layout.Layout
	places []place.Place

	section string // the last heading
	outer   string // the one before it
	office  bool   // the last heading says that another office fills in what follows
	last    string // text of the last paragraph that is not empty
	unit    string // the unit of the tables that follow
	notes   bool   // within instructions for filling in
	tables  int    // passed so far
	rows    int    // of those tables
	prose   bool   // running text was passed
	signing int    // paragraphs since one that is signed, -1 when there was none
	book    bool   // the document is a book of text, with forms in it
	noted   bool   // within the numbered points of a remark
	outline bool   // within an outline that is written to, point by point
	// open is the group of options that a paragraph may continue.
	open *optionGroup
	// passed are the lines of options that a place before them took.
	passed map[*layout.Area]bool
}

// detect returns the places of l in document order.
func detect(l *layout.Layout) []place.Place {
	d := &detector{l: l, signing: -1, passed: map[*layout.Area]bool{}, book: isBook(l)}
	d.flow(&l.Body)
	slices.SortStableFunc(d.places, func(a, b place.Place) int {
		if a.Order != b.Order {
			return a.Order - b.Order
		}
		return a.Sub - b.Sub
	})
	return d.places
}

func (d *detector) add(a *layout.Area, sub int, p place.Place) {
	if d.office || wording.ForOffice(p.Context) || wording.ForOffice(p.Label) {
		p.Kind = place.Sign
	}
	p.Order, p.Sub, p.Said, p.Behind = a.Order, sub, sentenceBefore(a, sub), remarkBehind(a, sub)
	d.places = append(d.places, p)
}

// flow walks the blocks of the body or of a text box.
func (d *detector) flow(f *layout.Flow) {
	for a := range contentsLines(f.Blocks) {
		d.passed[a] = true
	}
	for i, b := range f.Blocks {
		if b.Table != nil {
			d.open, d.signing = nil, -1
			d.table(b.Table, "")
			d.pastCaption()
			d.tables++
			d.rows += len(b.Table.Rows)
			d.notes, d.outline = false, false
			continue
		}
		d.paragraph(f.Blocks, i)
		for k, box := range b.Para.Boxes {
			if !linesOnly(b.Para, k) {
				d.textBox(box)
			}
		}
	}
}

// textBox is a place as a whole when it is empty, else a flow of its own.
func (d *detector) textBox(f *layout.Flow) {
	if text := wording.Squeeze(f.Box.Text()); text != "" || hasTable(f) {
		if wording.ImageWords.MatchString(text) && utf8.RuneCountInString(text) <= 12 && !hasTable(f) {
			d.add(f.Box, 0, place.Place{At: f.Box.Addr, Label: wording.CleanLabel(text), Context: d.section, Kind: place.Image})
			return
		}
		section, last := d.section, d.last
		d.flow(f)
		d.section, d.last = section, last
		return
	}
	name, hint, _ := strings.Cut(strings.Replace(d.last, ":", "：", 1), "：")
	if !layout.RemarkOnly.MatchString(hint) {
		name, hint = d.last, ""
	}
	d.add(f.Box, 0, place.Place{At: f.Box.Addr, Label: wording.CleanLabel(name), Kind: place.Text, Hint: hint})
}

// linesOnly reports whether box k of a paragraph holds no words and lies over another one
// that has labels: it only draws the lines behind them.
func linesOnly(a *layout.Area, k int) bool {
	box := a.Boxes[k]
	if wording.Squeeze(box.Box.Text()) != "" || hasTable(box) || wording.Squeeze(a.Text()) != "" {
		return false
	}
	if text := box.Box.Text(); strings.Count(text, "\n") >= 2 && layout.TextWidth([]rune(text)) >= 20 {
		return true // lines drawn with spaces
	}
	return slices.ContainsFunc(a.Boxes, func(f *layout.Flow) bool {
		return slices.ContainsFunc(f.Blocks, func(b layout.Block) bool { return b.Para != nil && len(b.Para.Blanks) > 0 })
	})
}

func hasTable(f *layout.Flow) bool {
	return slices.ContainsFunc(f.Blocks, func(b layout.Block) bool { return b.Table != nil })
}

// paragraph handles block i.
func (d *detector) paragraph(blocks []layout.Block, i int) {
	a := blocks[i].Para
	said := said(a)
	text := strings.TrimSpace(strings.Trim(said, wording.Spaces))
	label := wording.Squeeze(said)
	if label == "" && len(a.Blanks) == 0 || d.passed[a] {
		return
	}
	if m := wording.TableUnit.FindStringSubmatch(label); m != nil {
		d.unit = m[1]
	}
	if d.notes && (standsApart(blocks, i) || d.l.Centred(a.Node) && len(a.Blanks) == 0 && wording.HanOnly(label) && !notesTitle(label)) && !wording.ListNumber.MatchString(label) && utf8.RuneCountInString(label) <= 12 {
		d.notes = false
	}
	d.prose = d.prose || utf8.RuneCountInString(label) > 40
	if d.noted = pointOfNote(a, label, d.noted); d.noted {
		d.last = label
		return
	}
	open := d.open
	d.open = nil
	if d.signing >= 0 {
		d.signing++
	}
	switch {
	case d.outline && d.point(blocks, i, label):
	case len(a.Blanks) > 0 && d.endsInNotes(a):
		d.sentences(blocks, i)
		d.notes = true
	case wording.IntroLead.MatchString(label) && wording.ForOffice(strings.TrimRight(label, "：:")):
		d.section, d.office = strings.TrimRight(label, "：:"), true
	case onlyFor.MatchString(label):
		d.section, d.office = strings.TrimRight(label, "：:"), false
	case len(a.Blanks) > 0 && !d.noteLine(label):
		d.open = open
		d.sentences(blocks, i)
	case wording.SealOnly.MatchString(label) && d.signing >= 0 && d.signing <= 3:
		d.signing = 0
		d.add(a, 0, place.Place{At: a.Addr, Label: label, Context: d.section, Kind: place.Sign})
	default:
		if (wording.SignTail.MatchString(label) || wording.SealLine.MatchString(label) || wording.SignLine.MatchString(label)) && utf8.RuneCountInString(label) <= 40 {
			d.signing = 0
		}
		d.heading(blocks, i, text, label)
	}
	if label != "" {
		d.last = label
	}
}

// onlyFor is a line that says who fills in what follows: 施工作业排水的，填写以下内容：.
var onlyFor = pattern.Of(`(?:的|时|者)，(?:请|还|另|须|需|应|继续|再|方)*(?:填写|填报|填)(?:以下|下列|下面|下表|本表|本栏|本部分).{0,8}[：:]?$`)

// said is the text of an area without what controls ask for.
func said(a *layout.Area) string {
	if !slices.ContainsFunc(a.Chars, func(g layout.Glyph) bool { return g.Hint }) {
		return a.Text()
	}
	return layout.Plain(slices.DeleteFunc(slices.Clone(a.Chars), func(g layout.Glyph) bool { return g.Hint }))
}

// noteLine reports whether a paragraph is a remark for the reader, whose blanks are
// not for filling in.
func (d *detector) noteLine(label string) bool {
	n := utf8.RuneCountInString(label)
	if stem := strings.TrimRight(label, "：:"); notesTitle(stem) && !strings.ContainsAny(label, wording.BoxGlyphs) {
		d.notes = true
		return true
	}
	if d.notes && (wording.ListNumber.MatchString(label) || n > 25 || strings.HasSuffix(label, "；") || strings.HasSuffix(label, "。")) {
		return true
	}
	if yearLine.MatchString(label) {
		return true
	}
	return strings.HasSuffix(label, "单选。") || strings.HasSuffix(label, "多选。") || strings.Contains(label, "打√") || strings.Contains(label, "打“√”") || strings.Contains(label, "划√") || strings.Contains(label, "打勾")
}

// heading notes what a paragraph without blanks says, and finds the writing area
// below it.
func (d *detector) heading(blocks []layout.Block, i int, text, label string) {
	n := utf8.RuneCountInString(label)
	if k := len(d.places); k > 0 && d.places[k-1].At == blocks[i].Para.Addr {
		return
	}
	if toOutline.MatchString(label) {
		d.outline, d.notes = true, false
		return
	}
	if sheetOf.MatchString(label) && n <= headLength && wording.Numbered.MatchString(d.section) && !NumberedChapter(d.section) {
		d.outer, d.section, d.office = d.section, label, false // the last of a list of papers heads no sheet
		return
	}
	if n > 60 || wording.NotePrefix.MatchString(label) && !HeadsNotes(label) {
		return
	}
	if layout.RemarkOnly.MatchString(label) && !wording.OfficeSection(strings.Trim(label, "（()）")) && !HeadsNotes(label) && !wording.IntroLead.MatchString(label) {
		return // a remark on the heading before it
	}
	if notesTitle(label) && !d.l.StyledHeading(blocks[i].Para.Node) {
		d.notes = true
	}
	rule := d.notes && wording.Numbered.MatchString(label) && !NumberedChapter(label) // of the instructions
	if n <= 40 && !strings.ContainsAny(label, "。；") && !rule && !AboutFilling(label) {
		d.outer, d.section = d.section, label
		d.office = wording.OfficeSection(label)
	}
	if wording.Numbered.MatchString(label) && d.notes && !HeadsNotes(label) && !NumberedChapter(label) {
		return
	}
	if NumberedChapter(label) && !(d.notes && (n > 25 || strings.ContainsAny(label, "。；，"))) {
		d.notes = HeadsNotes(label)
	}
	styled := d.l.StyledHeading(blocks[i].Para.Node)
	if styled && !HeadsNotes(label) {
		d.notes = false
	}
	if d.notes || wording.ContentsLine.MatchString(text) || !styled && !wording.Numbered.MatchString(label) && !remarkEnds(label) || strings.HasSuffix(label, "。") {
		return
	}
	if styled && !wording.Numbered.MatchString(label) && (d.cover(blocks[i].Para) || d.tables == 0 && !d.prose && len(d.places) <= 3) && titleNext(blocks, i) {
		return
	}
	if styled && len(d.places) == 0 && d.tables == 0 && !d.prose && !wording.Numbered.MatchString(label) && bookName.MatchString(label) {
		return // the name of the document on its cover
	}
	d.areaBelow(blocks, i, label)
}

// toOutline tells the reader to write to the outline that follows.
var toOutline = pattern.Of(`(?:参照|按照?|根据|依照)(?:以下|下列|如下)的?(?:撰写|编写)?提纲.{0,4}(?:撰写|编写|填写|书写)`)

// point finds the empty paragraph below point i of an outline, past what is said about the point in brackets.
func (d *detector) point(blocks []layout.Block, i int, label string) bool {
	k := i + 1
	for k < len(blocks) && blocks[k].Para != nil && layout.RemarkOnly.MatchString(wording.Squeeze(blocks[k].Para.Text())) {
		k++
	}
	if layout.RemarkOnly.MatchString(label) || k == len(blocks) || emptyAfter(blocks, k-1) == 0 {
		return false
	}
	name, _, _ := strings.Cut(wording.Counted.ReplaceAllString(withoutRemark(strings.TrimRight(label, "。；：")), ""), "；")
	d.add(blocks[k].Para, 0, place.Place{At: blocks[k].Para.Addr, Label: wording.CleanLabel(name), Context: d.section, Kind: place.LongText})
	return true
}

// titleNext reports whether the next words after paragraph i are the name of a form: what
// stands over it on a cover names no place.
func titleNext(blocks []layout.Block, i int) bool {
	for _, b := range blocks[i+1:] {
		if b.Table != nil {
			return false
		}
		if t := wording.Squeeze(b.Para.Text()); t != "" {
			return len(b.Para.Blanks) == 0 && utf8.RuneCountInString(t) <= headLength && titleEnd.MatchString(t) && !wording.ListNumber.MatchString(t)
		}
	}
	return false
}

// NumberedChapter reports whether a heading is one of the first level.
func NumberedChapter(label string) bool {
	return strings.HasPrefix(label, "第") || strings.IndexAny(label, "、.．") > 0 && wording.IsIn("一二三四五六七八九十", []rune(label)[0])
}

// remarkEnds reports whether a heading ends with a remark on what to write.
func remarkEnds(label string) bool {
	return strings.HasSuffix(label, "）") && wording.LongWords.MatchString(label) && strings.Contains(label, "字")
}

// areaBelow finds the empty, or to be replaced, paragraphs under heading i.
func (d *detector) areaBelow(blocks []layout.Block, i int, label string) {
	first, last, plainText := -1, -1, false
	hint := ""
	for k := i + 1; k < len(blocks); k++ {
		b := blocks[k]
		if b.Table != nil {
			return
		}
		text := wording.Squeeze(b.Para.Text())
		if text == "" && len(b.Para.Boxes) == 0 && len(b.Para.Blanks) == 0 {
			if first < 0 || hint != "" && k == i+2 && wording.Evidence.MatchString(label) {
				// A remark names the evidence; it goes below.
				first = k
			}
			last = k
			continue
		}
		if first < 0 && k == i+1 && IsHint(text) && !(len(d.places) == 0 && d.tables == 0 && titleOf(label)) && !wording.NotePrefix.MatchString(text) && !wording.Numbered.MatchString(text) && len(b.Para.Blanks) == 0 {
			first, hint = k, text
			continue
		}
		// Running text below tells that the empty paragraphs only part it.
		if hint == "" && first == i+1 && k == i+2 && d.opensLetter(b.Para, text) {
			return
		}
		plainText = hint == "" && k <= i+3 && len(b.Para.Blanks) == 0 && !wording.Numbered.MatchString(text) && !d.l.StyledHeading(b.Para.Node) && !wording.SignWords.MatchString(text)
		break
	}
	if first < 0 || plainText {
		return
	}
	if pieceName.MatchString(label) || hint == "" && copyEnd.MatchString(label) || hint == "" && !wording.Numbered.MatchString(label) && wording.HowTo.MatchString(label) || d.book && hint == "" && (strings.ContainsAny(label, "。；") || last-first < 2 && !(last > first && wording.LongWords.MatchString(label))) {
		return
	}
	a := blocks[first].Para
	kind := place.LongText
	if wording.Opinion(label) {
		kind = place.Sign
	}
	d.add(a, 0, place.Place{At: a.Addr, Label: wording.CleanLabel(label), Context: d.section, Kind: kind, Hint: hint})
}

// copyEnd ends a line on copies and originals, which are put in elsewhere.
var copyEnd = pattern.Of(`(复印件|扫描件|原件)(备查|查验|核验|加盖公章|装订在后)?[。；;]?$`)

// told is a rule that a form tells, though it begins as an instruction.
var told = pattern.Of(`^(根据|按照)(.*(。|规定|要求|通知|执行|为准|约定)$|本(须知|文件|合同|办法)|招标文件|采购文件)`)

// IsHint reports whether text tells what to write rather than naming it.
func IsHint(text string) bool {
	t := wording.Squeeze(text)
	if bare := strings.Trim(t, "（()）"); wording.IntroLead.MatchString(bare) || wording.ForOffice(bare) {
		return false
	}
	if t == "" || wording.UnitOnly.MatchString(t) || wording.SealOnly.MatchString(t) || wording.NotePrefix.MatchString(t) {
		return false
	}
	if layout.RemarkOnly.MatchString(t) {
		return utf8.RuneCountInString(t) > 5 && !wording.YearRemark.MatchString(t)
	}
	if told.MatchString(t) || strings.HasPrefix(t, "根据") && strings.Count(t, "。") > 1 {
		return false
	}
	return wording.HintStart.MatchString(strings.TrimLeft(t, "（(【[*＊")) && (utf8.RuneCountInString(t) > 6 || wording.AskedFor.MatchString(t))
}

// numberOf is the address of blank i, from 0, of a.
func numberOf(a *layout.Area, i int) string { return a.Addr + "#" + strconv.Itoa(a.Blanks[i].No) }

// titleOf reports whether a heading is the name of a form, under which a remark only tells
// who it is for.
func titleOf(label string) bool {
	return !wording.ListNumber.MatchString(label) && (titleEnd.MatchString(label) || strings.HasSuffix(label, "通知书"))
}
