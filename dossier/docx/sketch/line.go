package sketch

import (
	"math"
	"strings"
	"unicode"
)

const (
	// ascent is how far characters stand above the base line, in parts of their size.
	ascent = .88
	// single is the height of a line set without a grid, in parts of the size.
	single = 1.3
	// linePitch is the grid that Word counts blank lines by.
	linePitch = 15.6
)

// mayBreak tells whether a line may end between two neighbouring characters.
func mayBreak(a, b glyph) bool {
	switch {
	case a.r == 0 || b.r == 0 || a.r == '\t':
		return true
	case unicode.IsSpace(b.r):
		return false
	case unicode.IsSpace(a.r):
		return true
	case strings.ContainsRune("（《〈【〔「『“‘([{￥$□☐☑■", a.r), strings.ContainsRune("、。，．：；？！”’）》〉】〕」』％℃%)]},.:;?!·…—", b.r):
		return false
	}
	return !latin(a.r) || !latin(b.r)
}

func latin(r rune) bool {
	return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.,@/:&'+#", r))
}

// line is what stands on one line.
type line struct {
	glyphs []glyph
	width  float64
	broken bool // the paragraph goes on in the next
	page   bool // the next one begins a page
}

// lines breaks glyphs into lines. first is the room of the first line, room that of the others.
func (b *builder) lines(glyphs []glyph, p paraLook, first, room float64) []line {
	var out []line
	for len(glyphs) > 0 {
		have := room
		if len(out) == 0 {
			have = first
		}
		n, l := b.fitting(glyphs, p, have, room-have)
		out = append(out, l)
		glyphs = glyphs[n:]
	}
	if len(out) == 0 || !out[len(out)-1].broken && endsLine(out[len(out)-1]) {
		out = append(out, line{})
	}
	return out
}

func endsLine(l line) bool {
	n := len(l.glyphs)
	return n > 0 && (l.glyphs[n-1].r == '\n' || l.glyphs[n-1].r == '\f')
}

// fitting takes as many glyphs as fit in a line, at least one. from is where the line begins, which tabs count from.
func (b *builder) fitting(glyphs []glyph, p paraLook, room, from float64) (int, line) {
	x, cut, cutWidth := 0.0, 0, 0.0
	for i := range glyphs {
		g := &glyphs[i]
		switch g.r {
		case '\n', '\f':
			return i + 1, line{glyphs: glyphs[:i+1], width: x, page: g.r == '\f'}
		case '\t':
			g.width = p.tab(x+from, b.doc.tabStop) - x - from
		}
		if i > 0 && mayBreak(glyphs[i-1], *g) {
			cut, cutWidth = i, x
		}
		if x+g.width > room+.01 && i > 0 && !unicode.IsSpace(g.r) {
			if cut == 0 {
				cut, cutWidth = i, x
			}
			return cut, line{glyphs: glyphs[:cut], width: cutWidth, broken: true}
		}
		x += g.width
	}
	return len(glyphs), line{glyphs: glyphs, width: x}
}

// tab is where a tab at x leads to.
func (p paraLook) tab(x, distance float64) float64 {
	for _, s := range p.stops {
		if s.at > x+.5 && s.align != "bar" {
			return s.at
		}
	}
	return (math.Floor(x/distance+.01) + 1) * distance
}

// leader is what the tab at x is filled with, "" for nothing.
func (p paraLook) leader(x float64) string {
	for _, s := range p.stops {
		if s.at > x+.5 {
			return s.leader
		}
	}
	return ""
}

// height is that of a line, and of its highest character.
func (b *builder) height(l line, p paraLook) (height, size, picture float64) {
	for _, g := range l.glyphs {
		size = max(size, g.look.size)
		picture = max(picture, g.height)
	}
	if size == 0 {
		size = p.run.size
	}
	natural := single * size
	if b.pitch > 0 && p.grid {
		natural = math.Ceil(1.17*size/b.pitch-.01) * b.pitch
	}
	switch p.rule {
	case "exact":
		return max(p.line, 1), size, picture
	case "atLeast":
		return max(p.line, natural, picture), size, picture
	}
	return max(natural*p.line, picture+.2*size), size, picture
}

// set draws a line within width w; its top is y 0.
func (b *builder) set(l line, p paraLook, x, w float64) strip {
	height, size, picture := b.height(l, p)
	base := (height-size)/2 + ascent*size
	if picture > 0 {
		base = max(base, picture+(height-picture)/2)
	}
	glyphs := visible(l.glyphs)
	width := 0.0
	for _, g := range glyphs {
		width += g.width
	}
	rest, spread, end := w-width, 0.0, x+w
	switch p.align {
	case "center":
		x += max(rest, 0) / 2
	case "right", "end":
		x += max(rest, 0)
	case "both":
		if gaps := len(glyphs) - 1; l.broken && gaps > 0 && rest > 0 && rest < 3*size {
			spread = rest / float64(gaps)
		}
	case "distribute":
		if gaps := len(glyphs) - 1; gaps > 0 && rest > 0 {
			spread = rest / float64(gaps)
		}
	}
	d := pen{x: x, base: base, spread: spread, para: p}
	for _, g := range glyphs {
		if unicode.IsSpace(g.r) && d.x+g.width > end+.01 {
			continue // hangs over the margin
		}
		d.put(g)
	}
	d.flush()
	return strip{height: height, marks: d.marks, breakAfter: l.page}
}

// visible is a line without the spaces and ends that hang over; spaces that are underlined stay.
func visible(glyphs []glyph) []glyph {
	n := len(glyphs)
	for n > 0 && (unicode.IsSpace(glyphs[n-1].r) && glyphs[n-1].r != '\t' && !glyphs[n-1].look.line || glyphs[n-1].r == '\n') {
		n--
	}
	return glyphs[:n]
}
