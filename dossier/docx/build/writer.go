package build

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

const (
	a4Width  = 11906 // twips
	a4Height = 16838

	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	nsW     = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsR     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// faults keep the first error, and the block at work when it came. Whatever writes goes on after it, so that blocks need not pass
// errors along; what was written after an error is never used.
type faults struct {
	err   *Error
	block int // index of the block at work
}

// page is how the pages of the current section lie.
type page struct {
	margins   Margins
	landscape bool
}

// writer turns blocks into the XML of the main part: paragraphs and sections. What stands in a line is made by its controls, tables
// by a tableWriter.
type writer struct {
	*faults
	page      page
	controls  controls
	buf       bytes.Buffer
	fresh     bool // nothing stands in the current section yet
	numbered  bool // the section that starts the page numbers has been written
	afterGrid bool // the last thing written is a table
	lists     int
}

func newWriter(d *Document) (*writer, error) {
	f := &faults{block: InDocument}
	w := &writer{faults: f, page: page{d.Margins, d.Landscape}, controls: controls{faults: f}, fresh: true}
	if w.page.margins == (Margins{}) {
		w.page.margins = FormMargins()
	}
	m := w.page.margins
	for _, side := range []float64{m.Top, m.Right, m.Bottom, m.Left} {
		if !(side >= 5 && side <= 80) {
			w.failf(CodeSize, "margin %v mm", side)
		}
	}
	if len(d.Body) == 0 && d.Cover == nil {
		w.failf(CodeEmpty, "no cover and no blocks")
	}
	w.escape(d.Title)
	w.escape(d.Version)
	if w.err != nil {
		return nil, w.err
	}
	return w, nil
}

func (f *faults) failf(code Code, format string, args ...any) {
	if f.err == nil {
		f.err = &Error{Block: f.block, Code: code, Detail: fmt.Sprintf(format, args...)}
	}
}

func (w *writer) put(parts ...string) {
	for _, p := range parts {
		w.buf.WriteString(p)
	}
}

func (w *writer) putf(format string, args ...any) { fmt.Fprintf(&w.buf, format, args...) }

// escape makes s fit for XML text and attributes and refuses what XML cannot carry.
func (f *faults) escape(s string) string {
	if !utf8.ValidString(s) {
		f.failf(CodeText, "not UTF-8: %q", s)
		return ""
	}
	for _, r := range s {
		if (r < 0x20 && r != '\n' && r != '\t') || r == 0xFFFE || r == 0xFFFF {
			f.failf(CodeText, "control character %U in %q", r, s)
			return ""
		}
	}
	var b strings.Builder
	// A strings.Builder never fails to write.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

// area is the text area of the current orientation, in twips.
type area struct{ width, height int }

func twips(mm float64) int { return int(math.Round(mm * 1440 / 25.4)) }

// turned turns the margins with the page, so that the bound edge stays the bound edge.
func (p page) turned() Margins {
	m := p.margins
	if p.landscape {
		return Margins{Top: m.Left, Right: m.Top, Bottom: m.Right, Left: m.Bottom}
	}
	return m
}

func (p page) area() area {
	m := p.turned()
	a := area{a4Width - twips(m.Left) - twips(m.Right), a4Height - twips(m.Top) - twips(m.Bottom)}
	if p.landscape {
		a = area{a4Height - twips(m.Left) - twips(m.Right), a4Width - twips(m.Top) - twips(m.Bottom)}
	}
	return a
}

// document writes the main part.
func (w *writer) document(d *Document) {
	w.put(xmlHead, `<w:document xmlns:w="`, nsW, `" xmlns:r="`, nsR, `"`,
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`,
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"`,
		` xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`,
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`,
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"><w:body>`)
	if d.Cover != nil {
		w.block = InCover
		w.cover(d.Cover)
		if len(d.Body) > 0 {
			w.endSection(false)
		}
	}
	for i, b := range d.Body {
		w.block = i
		if b == nil {
			w.failf(CodeEmpty, "nil block")
			continue
		}
		if _, turn := b.(Turn); !turn {
			w.fresh = false
		}
		b.write(w)
	}
	if w.fresh && len(d.Body) > 0 {
		w.failf(CodeEmpty, "nothing stands after the turn of the page")
	}
	w.block = InDocument
	// A body that ends with a table needs a paragraph after it.
	if w.afterGrid {
		w.filler(false)
	}
	w.put(w.sectPr(len(d.Body) > 0), `</w:body></w:document>`)
}

// endSection closes the current section with a paragraph of no visible height.
func (w *writer) endSection(footer bool) {
	w.paragraph(par{style: styleFiller, sect: w.sectPr(footer)}, "")
	w.fresh = true
}

// sectPr gives the properties of the current section; the first one with a footer starts the page numbers,
// later ones inherit the footer and go on counting.
func (w *writer) sectPr(footer bool) string {
	m := w.page.turned()
	foot := max(m.Bottom-14, 8)
	ref, num := "", ""
	if footer && !w.numbered {
		ref, num = `<w:footerReference w:type="default" r:id="`+ridFooter+`"/>`, `<w:pgNumType w:start="1"/>`
		w.numbered = true
	}
	size := fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, a4Width, a4Height)
	if w.page.landscape {
		size = fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, a4Height, a4Width)
	}
	return fmt.Sprintf(`<w:sectPr>%s%s<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="851" w:footer="%d" w:gutter="0"/>%s<w:cols w:space="425"/></w:sectPr>`,
		ref, size, twips(m.Top), twips(m.Right), twips(m.Bottom), twips(m.Left), twips(foot), num)
}

// list starts a new list that counts 1, 2, 3 … and gives its number.
func (w *writer) list() int {
	w.lists++
	return w.lists
}
