package build

import (
	"fmt"
	"strings"
)

// par is how a paragraph is set; lengths in twips, zero values leave what the style says.
type par struct {
	style    string
	align    Align
	before   int
	after    int
	left     int
	right    int
	number   int // list number
	keepNext bool
	newPage  bool
	sect     string
}

func (w *writer) props(p par) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:pPr><w:pStyle w:val="%s"/>`, p.style)
	if p.keepNext {
		b.WriteString(`<w:keepNext/>`)
	}
	if p.newPage {
		b.WriteString(`<w:pageBreakBefore/>`)
	}
	if p.number > 0 {
		fmt.Fprintf(&b, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, p.number)
	}
	switch {
	case p.before > 0 && p.after > 0:
		fmt.Fprintf(&b, `<w:spacing w:before="%d" w:after="%d"/>`, p.before, p.after)
	case p.before > 0:
		fmt.Fprintf(&b, `<w:spacing w:before="%d"/>`, p.before)
	case p.after > 0:
		fmt.Fprintf(&b, `<w:spacing w:after="%d"/>`, p.after)
	}
	if p.left > 0 || p.right > 0 {
		fmt.Fprintf(&b, `<w:ind w:left="%d" w:right="%d"/>`, p.left, p.right)
	}
	switch p.align {
	case "":
	case AlignLeft, AlignCenter, AlignRight, AlignJustify, AlignSpread:
		fmt.Fprintf(&b, `<w:jc w:val="%s"/>`, p.align)
	default:
		w.failf(CodeKind, "alignment %q", string(p.align))
	}
	b.WriteString(p.sect)
	b.WriteString(`</w:pPr>`)
	return b.String()
}

// paragraph writes a paragraph around runs that are XML already.
func (w *writer) paragraph(p par, runs string) {
	w.put(`<w:p>`, w.props(p), runs, `</w:p>`)
	w.afterGrid = false
}

// line writes a paragraph of plain text.
func (w *writer) line(p par, text string) { w.paragraph(p, w.text(Text{S: text})) }

// filler writes a paragraph of no visible height: to part two tables, to end a cell or the body, to start a page.
func (w *writer) filler(newPage bool) { w.paragraph(par{style: styleFiller, newPage: newPage}, "") }

// flow writes inlines as paragraphs: long slots become blocks of their own in style long, a picture makes its paragraph
// as high as it needs. It reports whether the last thing written is such a block.
func (w *writer) flow(p par, content []Inline, long string) bool {
	var runs strings.Builder
	open, endsLong := false, false
	style := p.style
	flush := func() {
		if open {
			w.paragraph(p, runs.String())
			runs.Reset()
			open, p.before, p.newPage, p.style = false, 0, false, style
		}
	}
	for _, in := range content {
		endsLong = false
		switch v := in.(type) {
		case Text:
			if v.S == "" {
				continue
			}
			runs.WriteString(w.text(v))
		case PictureSlot:
			p.style = stylePicture
			runs.WriteString(w.controls.picture(v, w.page.area()))
		case Slot:
			if v.Kind == KindLong {
				flush()
				w.longSlot(v, long)
				endsLong = true
				continue
			}
			runs.WriteString(w.controls.slot(v, p.style))
		default:
			w.failf(CodeKind, "inline of type %T", in)
		}
		open = true
	}
	flush()
	return endsLong
}

// text gives runs for printed words. The hint makes quotation marks and dashes take the Chinese face.
func (f *faults) text(t Text) string {
	if t.S == "" {
		return ""
	}
	return run(runProps(t.Bold, t.Underline), f.escapeText(t.S))
}

func runProps(bold, underline bool) string {
	p := `<w:rPr><w:rFonts w:hint="eastAsia"/>`
	if bold {
		p += `<w:b/><w:bCs/>`
	}
	if underline {
		p += `<w:u w:val="single"/>`
	}
	return p + `</w:rPr>`
}

func run(props, text string) string {
	return `<w:r>` + props + `<w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// escapeText escapes s for a w:t element, line breaks and tabs as elements beside it.
func (f *faults) escapeText(s string) string {
	return strings.NewReplacer(
		"&#xA;", `</w:t><w:br/><w:t xml:space="preserve">`,
		"&#x9;", `</w:t><w:tab/><w:t xml:space="preserve">`,
	).Replace(f.escape(s))
}
