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

// writer turns blocks into the XML of the main part. It keeps the first error and goes on, so that blocks need not
// pass errors along; what it wrote after an error is never used.
type writer struct {
	buf       bytes.Buffer
	err       *Error
	block     int // index of the block at work, for errors
	margins   Margins
	landscape bool
	fresh     bool // nothing stands in the current section yet
	numbered  bool // the section that starts the page numbers has been written
	afterGrid bool // the last thing written is a table
	sdts      int
	pictures  int
	lists     int
	prompts   []prompt // in the order of first use
}

func newWriter(d *Document) (*writer, error) {
	w := &writer{block: InDocument, margins: d.Margins, landscape: d.Landscape, fresh: true}
	if w.margins == (Margins{}) {
		w.margins = FormMargins()
	}
	m := w.margins
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

func (w *writer) failf(code Code, format string, args ...any) {
	if w.err == nil {
		w.err = &Error{Block: w.block, Code: code, Detail: fmt.Sprintf(format, args...)}
	}
}

func (w *writer) put(parts ...string) {
	for _, p := range parts {
		w.buf.WriteString(p)
	}
}

func (w *writer) putf(format string, args ...any) { fmt.Fprintf(&w.buf, format, args...) }

// escape makes s fit for XML text and attributes and refuses what XML cannot carry.
func (w *writer) escape(s string) string {
	if !utf8.ValidString(s) {
		w.failf(CodeText, "not UTF-8: %q", s)
		return ""
	}
	for _, r := range s {
		if (r < 0x20 && r != '\n' && r != '\t') || r == 0xFFFE || r == 0xFFFF {
			w.failf(CodeText, "control character %U in %q", r, s)
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

// pageMargins turns the margins with the page, so that the bound edge stays the bound edge.
func (w *writer) pageMargins() Margins {
	m := w.margins
	if w.landscape {
		return Margins{Top: m.Left, Right: m.Top, Bottom: m.Right, Left: m.Bottom}
	}
	return m
}

func (w *writer) area() area {
	m := w.pageMargins()
	a := area{a4Width - twips(m.Left) - twips(m.Right), a4Height - twips(m.Top) - twips(m.Bottom)}
	if w.landscape {
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
	m := w.pageMargins()
	foot := max(m.Bottom-14, 8)
	ref, num := "", ""
	if footer && !w.numbered {
		ref, num = `<w:footerReference w:type="default" r:id="`+ridFooter+`"/>`, `<w:pgNumType w:start="1"/>`
		w.numbered = true
	}
	size := fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, a4Width, a4Height)
	if w.landscape {
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
