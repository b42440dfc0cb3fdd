package sketch

import (
	"slices"
	"strconv"

	"yibiao/dossier/docx/internal/ooxml"
)

// strip is a piece of a page over its whole width that is not cut: a line, or a row of a table within a table.
type strip struct {
	height     float64
	marks      []mark // from the strip's top left corner
	breakAfter bool   // a page ends below it
}

// block is a paragraph or a table.
type block struct {
	strips      []strip
	table       *table
	breakBefore bool
	withNext    bool // stays on the page where the next block begins
}

// builder makes blocks of elements.
type builder struct {
	doc   *document
	faces *Faces
	rels  *ooxml.Relations // of the part that is being read
	pitch float64          // of the grid that lines stand on, 0 for none
	// within are the table styles around what is being read, the outer one first.
	within []*element
	depth  int
	lack   []rune
	notes  []*element // foot and end notes, in the order in which they are referred to
}

// deepestTable limits tables within tables.
const deepestTable = 12

func (b *builder) missing(c rune) {
	if !slices.Contains(b.lack, c) {
		b.lack = append(b.lack, c)
	}
}

// note counts a reference to a note and gives its number; the notes are set at the end.
func (b *builder) note(reference *element) string {
	kind := "footnote"
	if reference.name == "endnoteReference" {
		kind = "endnote"
	}
	for _, n := range b.doc.related("/" + kind + "s").unwrapped() {
		if n.name == kind && n.attr("id") == reference.attr("id") {
			b.notes = append(b.notes, n)
			return strconv.Itoa(len(b.notes))
		}
	}
	return "*"
}

// endNotes are the blocks of the notes, each after its number.
func (b *builder) endNotes(width float64) []block {
	var out []block
	for i, n := range b.notes {
		look := runLook{size: 9}
		r := &reader{b: b, para: paraLook{line: 1, rule: "auto", run: look}}
		r.words(strconv.Itoa(i+1)+" ", &look)
		for _, k := range n.unwrapped() {
			r.read(k.unwrapped())
		}
		out = append(out, block{strips: b.strips(r.out, r.para, width)})
	}
	return out
}

func (b *builder) blocks(content []*element, width float64) []block {
	var out []block
	for _, e := range content {
		switch e.name {
		case "p":
			out = append(out, b.paragraph(e, width))
		case "tbl":
			if b.depth < deepestTable {
				b.depth++
				out = append(out, block{table: b.table(e, width)})
				b.depth--
			}
		}
	}
	return out
}

// height is that of a paragraph, or of a whole table.
func (k block) height() float64 {
	h := 0.0
	if k.table != nil {
		for _, r := range k.table.rows {
			h += r.height
		}
	}
	for _, s := range k.strips {
		h += s.height
	}
	return h
}

// flat are the strips of blocks that stand in a cell or a box.
func flat(blocks []block) []strip {
	var out []strip
	for _, k := range blocks {
		if k.table != nil {
			out = append(out, k.table.strips()...)
			continue
		}
		out = append(out, k.strips...)
	}
	return out
}

func (b *builder) paragraph(e *element, width float64) block {
	pPr := e.child("pPr")
	p := b.doc.styles.paragraph(pPr, b.within)
	number := b.number(&p, pPr)
	if p.leftChars != 0 {
		p.left = p.leftChars * p.run.size
	}
	if p.firstChars != 0 {
		p.first = p.firstChars * p.run.size
	}
	r := &reader{b: b, para: p}
	if number != "" {
		look := p.run
		r.words(number, &look)
		r.out = append(r.out, glyph{r: ' ', look: &look, width: look.size / 3})
	}
	if mark := pPr.child("rPr"); mark != nil {
		r.para.run.apply(mark.only("sz"))
		p.run.size = r.para.run.size
		r.para.run = p.run
	}
	r.read(e.unwrapped())
	k := block{breakBefore: p.breakBefore, withNext: p.withNext, strips: b.strips(r.out, p, width)}
	if len(r.boxes) > 0 && b.depth < deepestTable {
		b.depth++
		for _, box := range r.boxes {
			k.strips = append(k.strips, b.box(box, width)...)
		}
		b.depth--
	}
	return k
}

// number is what the list of a paragraph puts before it; the paragraph's own indents go before the list's.
func (b *builder) number(p *paraLook, pPr *element) string {
	if p.list == "" || p.list == "0" {
		return ""
	}
	words, level := b.doc.lists.next(p.list, p.level)
	if level != nil && pPr.child("ind") == nil {
		p.indent(level.at("pPr", "ind"))
	}
	return words
}

// strips breaks a paragraph's glyphs into lines and sets them.
func (b *builder) strips(glyphs []glyph, p paraLook, width float64) []strip {
	room := max(width-p.left-p.right, 10)
	first := max(room-p.first, 10)
	narrow(glyphs, min(first, room))
	var out []strip
	for i, l := range b.lines(glyphs, p, first, room) {
		x, w := p.left, room
		if i == 0 {
			x, w = p.left+p.first, first
		}
		out = append(out, b.set(l, p, x, w))
	}
	if p.before > 0 {
		out[0].height += p.before
		out[0].marks = moved(out[0].marks, 0, p.before)
	}
	out[len(out)-1].height += p.after
	return out
}

// box sets a text box below the paragraph that it is anchored at.
func (b *builder) box(e *element, width float64) []strip {
	w := number(e.find("extent").attr("cx")) / emu
	if w < 20 || w > width {
		w = width
	}
	const margin = 5
	inner := flat(b.blocks(e.find("txbxContent").unwrapped(), w-2*margin))
	var out []strip
	for i, s := range inner {
		s.marks = append(moved(s.marks, margin, 0), vertical(0, 0, s.height), vertical(w, 0, s.height))
		if i == 0 {
			s.marks = append(s.marks, horizontal(0, 0, w))
		}
		if i == len(inner)-1 {
			s.marks = append(s.marks, horizontal(0, s.height, w))
		}
		out = append(out, s)
	}
	return out
}
