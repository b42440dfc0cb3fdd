package sketch

import (
	"strconv"

	"yibiao/dossier/docx/internal/ooxml"
)

// section is a part of the document with a page of its own kind.
type section struct {
	content        []*element
	pr             *element // its properties, nil for none
	pageW, pageH   float64
	margin         sides
	header, footer float64 // where they begin, from the edge
}

// width is the room between the margins.
func (s section) width() float64 { return max(s.pageW-s.margin.left-s.margin.right, 40) }

// sections cuts the body where page or margins change.
func (d *document) sections() []section {
	var out []section
	var content []*element
	for _, e := range d.body.unwrapped() {
		if e.name == "sectPr" {
			out = append(out, newSection(content, e))
			content = nil
			continue
		}
		content = append(content, e)
		if pr := e.at("pPr", "sectPr"); pr != nil && e.name == "p" {
			out = append(out, newSection(content, pr))
			content = nil
		}
	}
	if len(content) > 0 || len(out) == 0 {
		out = append(out, newSection(content, nil))
	}
	return out
}

// A4 with the margins that Word begins with.
const (
	a4Width  = 595.3
	a4Height = 841.9
)

func newSection(content []*element, pr *element) section {
	s := section{content: content, pr: pr, pageW: a4Width, pageH: a4Height, margin: sides{72, 90, 72, 90}, header: 42, footer: 50}
	if size := pr.child("pgSz"); size != nil {
		s.pageW, s.pageH = between(points(size.attr("w")), 100, 3000, a4Width), between(points(size.attr("h")), 100, 3000, a4Height)
	}
	if m := pr.child("pgMar"); m != nil {
		most := min(s.pageW, s.pageH) * .45
		s.margin = sides{between(abs(points(m.attr("top"))), 0, most, 72), between(points(m.attr("left")), 0, most, 72),
			between(abs(points(m.attr("bottom"))), 0, most, 72), between(points(m.attr("right")), 0, most, 72)}
		s.header, s.footer = between(points(m.attr("header")), 0, most, 42), between(points(m.attr("footer")), 0, most, 42)
	}
	return s
}

func abs(x float64) float64 { return max(x, -x) }

// between is x, or what stands for it where it is out of its limits.
func between(x, least, most, otherwise float64) float64 {
	if x < least || x > most {
		return otherwise
	}
	return x
}

// flow puts blocks onto sheets, one below the other.
type flow struct {
	builder *builder
	section section
	sheets  []*Sheet
	y       float64
	full    bool
	over    []mark  // header and footer of the section, where they stand
	under   float64 // where the header ends
	above   float64 // where the footer begins
}

// begin starts a section: on a new sheet, unless it is said to go on and the page is the same.
func (f *flow) begin(s section, first bool) {
	goesOn := !first && s.pr.child("type").attr("val") == "continuous" && s.pageW == f.section.pageW && s.pageH == f.section.pageH
	f.section = s
	f.builder.rels, f.builder.pitch = f.builder.doc.rels, 0
	if grid := s.pr.child("docGrid"); grid != nil && (grid.attr("type") == "lines" || grid.attr("type") == "linesAndChars" || grid.attr("type") == "snapToChars") {
		f.builder.pitch = between(points(grid.attr("linePitch")), 5, 100, 0)
	}
	f.under, f.above = 0, s.pageH
	f.over = f.furniture(s, "default")
	if goesOn {
		return
	}
	rest := f.over
	if s.pr.on("titlePg", false) {
		f.over = f.furniture(s, "first")
	}
	f.sheet()
	f.over = rest
}

// furniture sets header and footer of a kind.
func (f *flow) furniture(s section, kind string) []mark {
	var out []mark
	for _, k := range s.pr.unwrapped() {
		if k.attr("type") != kind || k.name != "headerReference" && k.name != "footerReference" {
			continue
		}
		strips := f.part(k.attr("id"), s.width())
		y, height := s.header, 0.0
		for _, one := range strips {
			height += one.height
		}
		if k.name == "footerReference" {
			y = s.pageH - s.footer - height
			f.above = min(f.above, max(y, s.pageH*2/3))
		}
		for _, one := range strips {
			out = append(out, moved(one.marks, s.margin.left, y)...)
			y += one.height
		}
		if k.name == "headerReference" {
			f.under = min(y, s.pageH/3)
		}
	}
	return out
}

// part sets a header or footer; one that cannot be read is left out.
func (f *flow) part(id string, width float64) []strip {
	b := f.builder
	row, ok := b.doc.rels.ByID(id)
	if !ok || row.Part == "" {
		return nil
	}
	root, err := b.doc.part(row.Part)
	if err != nil {
		return nil
	}
	rels, err := b.doc.archive.ReadRelations(row.Part)
	if err != nil {
		rels = &ooxml.Relations{}
	}
	was := b.rels
	b.rels = rels
	strips := flat(b.blocks(root.unwrapped(), width))
	b.rels = was
	return strips
}

// sheet begins a new one; beyond maxSheets the rest is left out.
func (f *flow) sheet() {
	if f.full = len(f.sheets) >= maxSheets; f.full {
		return
	}
	f.sheets = append(f.sheets, &Sheet{Width: f.section.pageW, Height: f.section.pageH, faces: f.builder.faces, marks: f.over[:len(f.over):len(f.over)]})
	f.y = f.start()
}

// start is where the text of a page begins: below the margin, and below a header that is higher.
func (f *flow) start() float64 { return max(f.section.margin.top, f.under) }

// bottom is where the text of a page ends: above the margin, and above a footer that is higher.
func (f *flow) bottom() float64 { return min(f.section.pageH-f.section.margin.bottom, f.above) }

func (f *flow) top() bool { return f.y <= f.start() }

// draw puts marks onto the sheet.
func (f *flow) draw(marks []mark) {
	s := f.sheets[len(f.sheets)-1]
	s.marks = append(s.marks, marks...)
}

func (f *flow) put(blocks []block) {
	for i, k := range blocks {
		if f.full {
			return
		}
		if !f.top() && (k.breakBefore || k.withNext && f.overflows(held(blocks[i:]))) {
			f.sheet()
		}
		if k.table != nil {
			f.table(k.table, held(blocks[i+1:]))
			continue
		}
		for _, s := range k.strips {
			if f.y+s.height > f.bottom()+.01 && !f.top() {
				f.sheet()
			}
			f.draw(moved(s.marks, f.section.margin.left, f.y))
			f.y += s.height
			if s.breakAfter {
				f.sheet()
			}
		}
	}
}

// overflows tells whether what is kept together goes beyond the sheet and fits the next.
func (f *flow) overflows(height float64) bool {
	return f.y+height > f.bottom()+.01 && height <= f.bottom()-f.start()
}

// held is the height of the blocks that are kept with the one after them, and of what that begins with.
func held(blocks []block) float64 {
	h := 0.0
	for i, k := range blocks {
		switch {
		case i > 0 && k.breakBefore:
			return h
		case k.table != nil:
			if rows, through := k.table.held(0); !through {
				return h + rows
			}
		case !k.withNext && len(k.strips) > 0:
			return h + k.strips[0].height
		}
		h += k.height()
	}
	return h
}

// end numbers the sheets and tells what no face has.
func (f *flow) end() {
	for i, s := range f.sheets {
		for k, m := range s.marks {
			switch {
			case m.number:
				s.marks[k].words = strconv.Itoa(i + 1)
			case m.total:
				s.marks[k].words = strconv.Itoa(len(f.sheets))
			}
		}
	}
	f.sheets[0].Missing = f.builder.lack
}
