package find

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/heads"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/sentence"
	"yibiao/forms/pattern"
)

// pieceName ends the name of a piece of a set of documents, whose text follows.
var pieceName = pattern.Of(`(承诺书|委托书|授权书|证明书?|声明函?|投标函|响应函|保证书|协议书|[报价格]价?[表单]|一览表|偏离表|明细表|汇总表|登记表|申请表|基本情况表|样本|范本|文件|格式|须知|公告|邀请函?|办法|条款|合同|附件)([（(][^（()）]*[）)])?$`)

// heading notes what a paragraph without blanks says, and finds the writing area
// below it.
func (d *detector) heading(blocks []layout.Block, i int, text, label string) {
	n := utf8.RuneCountInString(label)
	if k := len(d.Places); k > 0 && d.Places[k-1].At == blocks[i].Para.Addr {
		return
	}
	if toOutline.MatchString(label) {
		d.Outline, d.Notes = true, false
		return
	}
	if sheetOf.MatchString(label) && n <= heads.HeadLength && wording.Numbered.MatchString(d.Section) && !NumberedChapter(d.Section) {
		d.Outer, d.Section, d.Office = d.Section, label, false // the last of a list of papers heads no sheet
		return
	}
	if n > 60 || wording.NotePrefix.MatchString(label) && !HeadsNotes(label) || phrase.FormFact(label) {
		return
	}
	if layout.RemarkOnly.MatchString(label) && !wording.OfficeSection(strings.Trim(label, "（()）")) && !HeadsNotes(label) && !wording.IntroLead.MatchString(label) {
		return // a remark on the heading before it
	}
	if notesTitle(label) && !d.Layout.StyledHeading(blocks[i].Para.Node) {
		d.Notes = true
	}
	rule := d.Notes && wording.Numbered.MatchString(label) && !NumberedChapter(label) // of the instructions
	if n <= 40 && !strings.ContainsAny(label, "。；") && !rule && !phrase.AboutFilling(label) {
		d.Outer, d.Section = d.Section, label
		d.Office = wording.OfficeSection(label)
	}
	if wording.Numbered.MatchString(label) && d.Notes && !HeadsNotes(label) && !NumberedChapter(label) {
		return
	}
	if NumberedChapter(label) && !(d.Notes && (n > 25 || strings.ContainsAny(label, "。；，"))) {
		d.Notes = HeadsNotes(label)
	}
	styled := d.Layout.StyledHeading(blocks[i].Para.Node)
	if styled && !HeadsNotes(label) {
		d.Notes = false
	}
	if d.Notes || wording.ContentsLine.MatchString(text) || !styled && !wording.Numbered.MatchString(label) && !remarkEnds(label) || strings.HasSuffix(label, "。") {
		return
	}
	if styled && !wording.Numbered.MatchString(label) && (sentence.Cover(d.Walk, blocks[i].Para) || d.Tables == 0 && !d.Prose && len(d.Places) <= 3) && titleNext(blocks, i) {
		return
	}
	if styled && len(d.Places) == 0 && d.Tables == 0 && !d.Prose && !wording.Numbered.MatchString(label) && bookName.MatchString(label) {
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
	name, _, _ := strings.Cut(wording.Counted.ReplaceAllString(phrase.WithoutRemark(strings.TrimRight(label, "。；：")), ""), "；")
	d.Add(blocks[k].Para, 0, place.Place{At: blocks[k].Para.Addr, Label: wording.CleanLabel(name), Context: d.Section, Kind: place.LongText})
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
			return len(b.Para.Blanks) == 0 && utf8.RuneCountInString(t) <= heads.HeadLength && heads.TitleEnd.MatchString(t) && !wording.ListNumber.MatchString(t)
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
		if first < 0 && k == i+1 && phrase.IsHint(text) && !(len(d.Places) == 0 && d.Tables == 0 && titleOf(label)) && !wording.NotePrefix.MatchString(text) && !wording.Numbered.MatchString(text) && len(b.Para.Blanks) == 0 {
			first, hint = k, text
			continue
		}
		// Running text below tells that the empty paragraphs only part it.
		if hint == "" && first == i+1 && k == i+2 && d.opensLetter(b.Para, text) {
			return
		}
		plainText = hint == "" && k <= i+3 && len(b.Para.Blanks) == 0 && !wording.Numbered.MatchString(text) && !d.Layout.StyledHeading(b.Para.Node) && !wording.SignWords.MatchString(text)
		break
	}
	if first < 0 || plainText {
		return
	}
	if pieceName.MatchString(label) || hint == "" && copyEnd.MatchString(label) || hint == "" && !wording.Numbered.MatchString(label) && wording.HowTo.MatchString(label) || d.Book && hint == "" && (strings.ContainsAny(label, "。；") || last-first < 2 && !(last > first && wording.LongWords.MatchString(label))) {
		return
	}
	a := blocks[first].Para
	kind := place.LongText
	if wording.Opinion(label) {
		kind = place.Sign
	}
	d.Add(a, 0, place.Place{At: a.Addr, Label: wording.CleanLabel(label), Context: d.Section, Kind: kind, Hint: hint})
}

// copyEnd ends a line on copies and originals, which are put in elsewhere.
var copyEnd = pattern.Of(`(复印件|扫描件|原件)(备查|查验|核验|加盖公章|装订在后)?[。；;]?$`)

// titleOf reports whether a heading is the name of a form, under which a remark only tells
// who it is for.
func titleOf(label string) bool {
	return !wording.ListNumber.MatchString(label) && (heads.TitleEnd.MatchString(label) || strings.HasSuffix(label, "通知书"))
}

// sheetOf is the number and name of a sheet of a set: 表1基本情况表.
var sheetOf = pattern.Of(`^(?:附?表|附件)[0-9一二三四五六七八九十]+(?:[-.][0-9]+)?[：:、]?\p{Han}{2,}`)

// bookName is the name of a document.
var bookName = pattern.Of(`.{4}(报告|申请表|申报表|申请书|申报书|建议书|任务书|合同书?|方案)$`)

// pastCaption lets go of a heading that gives the unit of the table below it (近三年经营情况（单位：元）): that table is passed, and what
// follows stands under the heading before.
func (d *detector) pastCaption() {
	if wording.TableUnit.MatchString(d.Section) {
		d.Section, d.Outer = d.Outer, ""
	}
}
