// Package find finds the places of a form without placeholders, and what each of them asks for. It writes nothing.
// It holds the order of the steps: the blocks are walked one after the other, tables cell by cell, lines blank by blank, and then all places are
// looked at once more. What is decided on the way has its rooms below: phrase, cell, region, naming, table, repeat, reading, choice, sentence,
// sign, heads and settle.
package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/heads"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/settle"
	"yibiao/forms/pattern"
)

// Limits far above any form seen.
const (
	MaxAreas  = 200_000 // paragraphs and cells in which places are looked for
	MaxPlaces = 10_000  // places of a part
)

// Found is a form whose places are known.
type Found struct {
	Pkg    *markup.Opened
	Ids    *markup.IdSpace
	Layout *layout.Layout // of its main part
	Places []place.Place  // of the main part, in document order
}

// Places finds the places of a part, in document order. It fails where a part has more to look through than any form.
func Places(l *layout.Layout) ([]place.Place, error) {
	if len(l.Areas) > MaxAreas {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.T.Part, "%d paragraphs and cells", len(l.Areas))
	}
	places := settle.Places(l, detect(l))
	if len(places) > MaxPlaces {
		return nil, ooxml.Fail(ooxml.CodeTooMany, l.T.Part, "%d places", len(places))
	}
	heads.Attach(l, places)
	settle.Runs(l, places)
	return places, nil
}

// detector finds the places of a layout: it walks the blocks in order.
type detector struct {
	*reading.Walk
	// lettered are the last lines of lists of options that end with room to write in, with the question they belong to.
	lettered map[*layout.Area]string
}

// detect returns the places of l in document order.
func detect(l *layout.Layout) []place.Place {
	d := &detector{&reading.Walk{Layout: l, Signing: -1, Passed: map[*layout.Area]bool{}, Book: isBook(l)}, map[*layout.Area]string{}}
	d.flow(&l.Body)
	place.Sort(d.Places)
	return d.Places
}

// flow walks the blocks of the body or of a text box.
func (d *detector) flow(f *layout.Flow) {
	for a := range contentsLines(f.Blocks) {
		d.Passed[a] = true
	}
	for i, b := range f.Blocks {
		if b.Table != nil {
			d.Open, d.Signing = nil, -1
			d.table(b.Table, "")
			d.pastCaption()
			d.Tables++
			d.Rows += len(b.Table.Rows)
			d.Notes, d.Outline = false, false
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
	if text := wording.Squeeze(f.Box.Text()); text != "" || reading.HasTable(f) {
		if wording.ImageWords.MatchString(text) && utf8.RuneCountInString(text) <= 12 && !reading.HasTable(f) {
			d.Add(f.Box, 0, place.Place{At: f.Box.Addr, Label: wording.CleanLabel(text), Context: d.Section, Kind: place.Image})
			return
		}
		section, last := d.Section, d.Last
		d.flow(f)
		d.Section, d.Last = section, last
		return
	}
	name, hint, _ := strings.Cut(strings.Replace(d.Last, ":", "：", 1), "：")
	if !layout.RemarkOnly.MatchString(hint) {
		name, hint = d.Last, ""
	}
	d.Add(f.Box, 0, place.Place{At: f.Box.Addr, Label: wording.CleanLabel(name), Kind: place.Text, Hint: hint})
}

// linesOnly reports whether box k of a paragraph holds no words and lies over another one
// that has labels: it only draws the lines behind them.
func linesOnly(a *layout.Area, k int) bool {
	box := a.Boxes[k]
	if wording.Squeeze(box.Box.Text()) != "" || reading.HasTable(box) || wording.Squeeze(a.Text()) != "" {
		return false
	}
	if text := box.Box.Text(); strings.Count(text, "\n") >= 2 && layout.TextWidth([]rune(text)) >= 20 {
		return true // lines drawn with spaces
	}
	return slices.ContainsFunc(a.Boxes, func(f *layout.Flow) bool {
		return slices.ContainsFunc(f.Blocks, func(b layout.Block) bool { return b.Para != nil && len(b.Para.Blanks) > 0 })
	})
}

// paragraph handles block i.
func (d *detector) paragraph(blocks []layout.Block, i int) {
	a := blocks[i].Para
	said := said(a)
	text := strings.TrimSpace(strings.Trim(said, wording.Spaces))
	label := wording.Squeeze(said)
	if label == "" && len(a.Blanks) == 0 || d.Passed[a] {
		return
	}
	if m := wording.TableUnit.FindStringSubmatch(label); m != nil {
		d.Unit = m[1]
	}
	if d.Notes && (standsApart(blocks, i) || d.Layout.Centred(a.Node) && len(a.Blanks) == 0 && wording.HanOnly(label) && !notesTitle(label)) && !wording.ListNumber.MatchString(label) && utf8.RuneCountInString(label) <= 12 {
		d.Notes = false
	}
	d.Prose = d.Prose || utf8.RuneCountInString(label) > 40
	if d.Noted = pointOfNote(a, label, d.Noted); d.Noted {
		d.Last = label
		return
	}
	open := d.Open
	d.Open = nil
	if d.Signing >= 0 {
		d.Signing++
	}
	switch {
	case d.Outline && d.point(blocks, i, label):
	case len(a.Blanks) > 0 && endsInNotes(a):
		d.sentences(blocks, i)
		d.Notes = true
	case wording.IntroLead.MatchString(label) && wording.ForOffice(strings.TrimRight(label, "：:")):
		d.Section, d.Office = strings.TrimRight(label, "：:"), true
	case onlyFor.MatchString(label):
		d.Section, d.Office = strings.TrimRight(label, "：:"), false
	case len(a.Blanks) > 0 && !d.noteLine(label):
		d.Open = open
		d.sentences(blocks, i)
	case wording.SealOnly.MatchString(label) && d.Signing >= 0 && d.Signing <= 3:
		d.Signing = 0
		d.Add(a, 0, place.Place{At: a.Addr, Label: label, Context: d.Section, Kind: place.Sign})
	default:
		if (wording.SignTail.MatchString(label) || wording.SealLine.MatchString(label) || wording.SignLine.MatchString(label)) && utf8.RuneCountInString(label) <= 40 {
			d.Signing = 0
		}
		d.heading(blocks, i, text, label)
	}
	if label != "" {
		d.Last = label
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
		d.Notes = true
		return true
	}
	if d.Notes && (wording.ListNumber.MatchString(label) || n > 25 || strings.HasSuffix(label, "；") || strings.HasSuffix(label, "。")) {
		return true
	}
	if yearLine.MatchString(label) {
		return true
	}
	return strings.HasSuffix(label, "单选。") || strings.HasSuffix(label, "多选。") || strings.Contains(label, "打√") || strings.Contains(label, "打“√”") || strings.Contains(label, "划√") || strings.Contains(label, "打勾")
}

var yearLine = pattern.Of(`^[（(〔【]20[0-9_＿xX×]*年度?[）)〕】]$`)
