// Package blank lays out the blank official form of a programme's output: which section becomes which table, which
// field which kind of blank. The result is written by package build; a pack author may go on editing it in Word or WPS.
package blank

import (
	"fmt"
	"slices"

	"yibiao/dossier/docx/build"
	"yibiao/forms"
)

// Document lays out an output as its layout says. Errors: an unknown layout kind, an empty layout.
func Document(o *forms.Output) (*build.Document, error) {
	form, err := scopeOf(o)
	if err != nil {
		return nil, err
	}
	return document(&designer{o: o, form: form})
}

// Chosen lays out a combined application with the parts that a dossier's programmes ask and no others. asked tells by
// field id what is asked in the case; a part of which nothing is asked is left out.
func Chosen(o *forms.Output, form *forms.Form, asked map[string]bool) (*build.Document, error) {
	return document(&designer{o: o, form: form, asked: asked})
}

func document(d *designer) (*build.Document, error) {
	o := d.o
	doc := &build.Document{Title: o.Title, Version: version(o)}
	switch o.Layout.Kind {
	case "application":
		d.application(doc)
	case "annex":
		d.annex()
	case "commitment", "statement":
		d.letter(doc)
	case "list":
		d.list(doc)
	default:
		return nil, fmt.Errorf("output %s: unknown layout kind %q", o.ID.S, o.Layout.Kind)
	}
	doc.Body = d.body
	return doc, nil
}

// version is the small print that ties paper to data: document number and edition of the pack. The layout is the program's, not
// the authority's, and says so.
func version(o *forms.Output) string {
	p := o.Programme.Pack
	if p.Version == "" {
		return ""
	}
	return "按" + p.Document.Number + "编排　" + p.Version
}

// scopeOf gives the form whose sections are printed: the programme alone, or all programmes of its pack.
func scopeOf(o *forms.Output) (*forms.Form, error) {
	if !o.Layout.All {
		return onlyThis(o)
	}
	return forms.Whole(o.Programme.Pack)
}

// onlyThis leaves out the always-programmes that a composed form would bring along.
func onlyThis(o *forms.Output) (*forms.Form, error) {
	form, err := forms.Compose(o.Programme.Pack, []string{o.Programme.ID.S})
	if err != nil {
		return nil, err
	}
	form.Sections = nil
	for _, s := range o.Programme.Asks {
		at := slices.IndexFunc(form.Sections, func(x *forms.FormSection) bool { return x.Title == s.Title })
		if at < 0 {
			at = len(form.Sections)
			form.Sections = append(form.Sections, &forms.FormSection{Title: s.Title, Note: s.Note, Unprinted: s.Unprinted, Progress: s.Progress})
		}
		form.Sections[at].Fields = append(form.Sections[at].Fields, s.Fields...)
	}
	return form, nil
}

// designer builds the body of one document.
type designer struct {
	o     *forms.Output
	form  *forms.Form
	body  []build.Block
	asked map[string]bool // by field id; nil: everything
	parts int             // numbered parts so far
	wide  []*forms.Field  // tables too wide for an upright page, printed at the end
	// headless leaves out the sections of the client profile.
	headless bool
}

func (d *designer) add(blocks ...build.Block) { d.body = append(d.body, blocks...) }

// application is a cover, the sections as tables, the applicant's declaration and the opinions of the offices.
func (d *designer) application(doc *build.Document) {
	layout := d.o.Layout
	if len(layout.Cover) > 0 {
		doc.Cover = d.cover()
	} else {
		d.add(build.Heading{Text: d.o.Title})
	}
	d.sections()
	d.pictures()
	d.declaration()
	if len(layout.Opinions) > 0 {
		d.hold()
		d.part("审核意见", "")
		d.add(opinions(layout.Opinions))
	}
	d.annexes()
}

// annex is what it asks itself: the application that it belongs to has the head of the applicant, which is not repeated but
// named by the fields of the layout's cover, and is signed and opined on.
func (d *designer) annex() {
	d.add(build.Heading{Text: d.o.Title})
	if d.o.Layout.Sub != "" {
		d.add(build.Note{Lines: []string{d.o.Layout.Sub}})
	}
	var whose []build.Pair
	for _, ref := range d.o.Layout.Cover {
		if f := d.form.Known(ref.S); f != nil && d.wants(f) {
			whose = append(whose, pair(f))
		}
	}
	if len(whose) > 0 {
		d.add(build.LabelGrid(whose, 2))
	}
	d.headless = len(whose) > 0
	d.sections()
	d.annexes()
}

// pictures leaves a frame for the first picture of each wanted requirement.
func (d *designer) pictures() {
	for _, ref := range d.o.Layout.Pictures {
		r := d.form.Requirement(ref.S)
		if r == nil {
			continue
		}
		d.part(r.Name, "")
		d.add(build.Picture{Slot: build.PictureSlot{Tag: "@material." + ref.S, Title: r.Name, WidthMM: 150, HeightMM: 95}})
	}
}

// part begins a numbered part: 一、单位基本信息.
func (d *designer) part(title, note string) {
	d.parts++
	d.add(build.Heading{Level: 1, Text: numeral(d.parts) + "、" + title + note})
}

func (d *designer) wanted(title string) bool {
	if len(d.o.Layout.Sections) == 0 {
		return true
	}
	for _, t := range d.o.Layout.Sections {
		if t == title {
			return true
		}
	}
	return false
}

func (d *designer) cover() *build.Cover {
	c := &build.Cover{Title: titleLines(d.o.Title), Sub: d.o.Layout.Sub}
	for _, ref := range d.o.Layout.Cover {
		f := d.form.Known(ref.S)
		if f == nil || !d.wants(f) {
			continue
		}
		line := build.CoverLine{Label: f.Label, Tag: f.Name()}
		if f.Unit != "" {
			line.Content = []build.Inline{build.Slot{Tag: f.Name(), Title: f.Label}, build.Text{S: f.Unit}}
		}
		c.Lines = append(c.Lines, line)
	}
	p := d.o.Programme.Pack
	if len(p.Document.Issuers) > 0 && d.o.Layout.Sub == "" {
		// The day of the export, as official forms get it too; the days beside signatures are for whoever signs.
		c.Lines = append(c.Lines, build.CoverLine{Label: "填报日期", Tag: "@today", Kind: build.KindDate})
	}
	return c
}

// titleLines breaks a long title before its last word of form (申请表, 申请书 …) when it would not fit one line.
func titleLines(title string) []string {
	const line = 16
	runes := []rune(title)
	if len(runes) <= line {
		return []string{title}
	}
	for _, tail := range []string{"认定申请书", "登记表", "申请表", "申请书", "对比表", "需求表"} {
		if n := len(runes) - len([]rune(tail)); n > 0 && string(runes[n:]) == tail {
			return []string{string(runes[:n]), tail}
		}
	}
	return []string{title}
}

// declaration prints what the applicant signs.
func (d *designer) declaration() {
	declares := d.o.Programme.Declares
	if len(declares) == 0 && len(d.o.Layout.Signs) == 0 {
		return
	}
	title, opening := "申请单位声明", "本单位申报本事项，声明如下："
	if d.o.Layout.All {
		title, opening = "申请人声明", "申请人声明如下："
	}
	d.part(title, "")
	d.add(paragraph(opening, d.form)...)
	for i, x := range declares {
		d.add(paragraph(fmt.Sprintf("%d.%s", i+1, sentence(x.Text)), d.form)...)
	}
	d.hold()
	d.add(signs(d.o.Layout.Signs))
}

// hold keeps what stands last on the page of what follows: a seal, or the opinion of an office, on a page of its own would not show
// what it is for. A table that grows is not held.
func (d *designer) hold() {
	if len(d.body) == 0 {
		return
	}
	switch last := d.body[len(d.body)-1].(type) {
	case build.Paragraph:
		last.WithNext = true
		d.body[len(d.body)-1] = last
	case build.Sign:
		last.WithNext = true
		d.body[len(d.body)-1] = last
	case build.Grid:
		last.Rows = slices.Clone(last.Rows)
		last.Rows[len(last.Rows)-1].WithNext = true
		d.body[len(d.body)-1] = last
	}
}

func sentence(text string) string {
	r := []rune(text)
	if len(r) == 0 || r[len(r)-1] == '。' {
		return text
	}
	return text + "。"
}

var numerals = []string{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// numeral gives 一 … 九十九.
func numeral(n int) string {
	switch {
	case n <= 10:
		return numerals[n]
	case n < 20:
		return "十" + numerals[n-10]
	case n%10 == 0:
		return numerals[n/10] + "十"
	}
	return numerals[n/10] + "十" + numerals[n%10]
}
