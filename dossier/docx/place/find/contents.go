package find

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/heads"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

var (
	// contentsHead heads a list of what a document holds.
	contentsHead = pattern.Of(`^(总?目录|目次|[\p{Han}]{0,8}(文件|资料|材料)目录)[:：]?$`)
	// pageTail is the page behind a line of contents.
	pageTail = pattern.Of(`[.…·⋯\-—_]*[0-9]*$`)
)

// contentsLines are the lines of a list of contents, with the lines up to where its first one
// comes again as a heading: they name what follows and ask for nothing. Where none comes
// again, only the lines right below the head are.
func contentsLines(blocks []layout.Block) map[*layout.Area]bool {
	out := map[*layout.Area]bool{}
	for i := 0; i < len(blocks); i++ {
		if blocks[i].Para == nil || !contentsHead.MatchString(wording.Squeeze(blocks[i].Para.Text())) {
			continue
		}
		end := contentsEnd(blocks, i+1)
		for k := i + 1; k < end; k++ {
			out[blocks[k].Para] = true
		}
	}
	return out
}

// contentsEnd is the block after the contents that begin with block i.
func contentsEnd(blocks []layout.Block, i int) int {
	first, run, open := "", i, true
	for k := i; k < len(blocks) && k < i+120 && blocks[k].Para != nil; k++ {
		text := pageTail.ReplaceAllString(wording.Squeeze(blocks[k].Para.Text()), "")
		if text == "" {
			open = open && first == ""
			continue
		}
		if first != "" && text == first {
			return k
		}
		if first == "" {
			if first = text; utf8.RuneCountInString(first) < 4 || utf8.RuneCountInString(first) > heads.HeadLength {
				return i
			}
		}
		if open = open && wording.ListNumber.MatchString(text) && utf8.RuneCountInString(text) <= heads.HeadLength; open {
			run = k + 1
		}
	}
	return run
}

// BookText is the number of long paragraphs from which on a document is a book of text, as
// tender documents are: printed words in it are its own.
const BookText = 60

// isBook reports whether a document is mostly text.
func isBook(l *layout.Layout) bool {
	long := 0
	for _, b := range l.Body.Blocks {
		if b.Para != nil && len(b.Para.Chars) > 40 {
			long++
		}
	}
	return long >= BookText
}

// endsInNotes reports whether the last line of an area heads instructions: the day on a
// cover may share its paragraph with them.
func endsInNotes(a *layout.Area) bool {
	all := layout.Lines(a.Chars)
	last := wording.Squeeze(layout.Plain(a.Chars[all[len(all)-1].Lo:]))
	return len(all) > 1 && notesTitle(last) && a.Blanks[len(a.Blanks)-1].Hi < all[len(all)-1].Lo
}

// opensLetter reports whether a line with blanks goes on with the text of a letter, so that
// the empty line over it only sets it off.
func (d *detector) opensLetter(a *layout.Area, text string) bool {
	if len(a.Blanks) == 0 || wording.Numbered.MatchString(text) || wording.SignWords.MatchString(text) || d.Layout.StyledHeading(a.Node) {
		return false
	}
	return !strings.ContainsAny(text[:len(string(wording.FirstRune(text)))], wording.BoxGlyphs) && (a.Blanks[0].Kind != layout.BlankDate || strings.Trim(layout.DateUnits.ReplaceAllString(text, ""), layout.LineGlyphs) != "")
}

// matterNotes ends a heading that asks for an explanation, which instructions do not.
var matterNotes = pattern.Of(`(情况|问题|理由|原因|用途|预算|经费|测算|方案|内容|技术|产品|创新|差异|变更|事项)的?说明$`)

// HeadsNotes reports whether a heading stands over instructions for filling in.
func HeadsNotes(label string) bool {
	return wording.NoteWords.MatchString(label) && !matterNotes.MatchString(label)
}

// standsApart reports whether two empty lines stand over paragraph i.
func standsApart(blocks []layout.Block, i int) bool {
	if i < 2 {
		return false
	}
	for _, b := range blocks[i-2 : i] {
		if b.Para == nil || wording.Squeeze(b.Para.Text()) != "" {
			return false
		}
	}
	return true
}

// formName is the name of a form before what is said about it.
var formName = pattern.Of(`^《[^《》]{2,40}》`)

// notesTitle reports whether a line is the title of instructions: 填表说明, also with the
// name of the form before it.
func notesTitle(label string) bool {
	stem := formName.ReplaceAllString(label, "")
	return stem != "" && HeadsNotes(stem) && utf8.RuneCountInString(stem) <= 12
}

// noteOfPoints begins a remark of several points: 备注：1、.
var noteOfPoints = pattern.Of(`^(备?注|说明)[:：]1[、.．]`)

// pointOfNote reports whether a paragraph without blanks is a point of a remark: the first, or one that goes on counting after
// another.
func pointOfNote(a *layout.Area, label string, noted bool) bool {
	return len(a.Blanks) == 0 && (noteOfPoints.MatchString(label) || noted && laterPoint.MatchString(label))
}

var laterPoint = pattern.Of(`^[2-9][、.．]`)

// wordsOverLine is what asks right over paragraph i, which is no more than a line to write on: a numbered heading, or words that
// end in a colon with no line of their own. It is "" for other paragraphs.
func wordsOverLine(blocks []layout.Block, i int) string {
	if i < 1 || i >= len(blocks) || blocks[i].Para == nil || blocks[i-1].Para == nil || !lineAlone(blocks[i].Para) {
		return ""
	}
	up := blocks[i-1].Para
	text := wording.Squeeze(up.Text())
	bare := len(up.Blanks) == 0 && wording.Numbered.MatchString(text) || len(up.Blanks) == 1 && up.Blanks[0].Kind == layout.BlankColon && up.Blanks[0].Hi == len(up.Chars) && wording.IsIn("：:", phrase.LastRune(text))
	if !bare || utf8.RuneCountInString(text) > longestAsk || strings.ContainsAny(text, "。；，") || wording.NotePrefix.MatchString(text) || wording.Introduces(strings.TrimRight(text, "：:")) {
		return ""
	}
	return wording.CleanLabel(text)
}

// longestAsk is the number of characters of the longest words over a line.
const longestAsk = 40

// lineAlone reports whether all that a paragraph holds is one line to write on.
func lineAlone(a *layout.Area) bool {
	return len(a.Blanks) == 1 && reading.Ruled(a.Blanks[0]) && strings.Trim(wording.Squeeze(a.Text()), layout.LineGlyphs) == ""
}
