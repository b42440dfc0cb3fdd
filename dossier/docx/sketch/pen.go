package sketch

import "image/color"

// pen draws the glyphs of a line one after the other. Characters of one look are drawn as one word.
type pen struct {
	x, base, spread float64
	para            paraLook
	marks           []mark
	word            []rune
	at              float64 // where the word begins
	font            int     // that has it
	look            *runLook
}

func (d *pen) put(g glyph) {
	switch {
	case g.r == 0:
		d.flush()
		box := mark{x: d.x, y: d.base - g.height, w: g.width, h: g.height, picture: g.picture}
		if g.picture == nil {
			box.hollow, box.colour = true, color.Gray{Y: 150}
		}
		d.marks = append(d.marks, box)
	case g.page, g.total:
		d.flush()
		d.marks = append(d.marks, mark{x: d.x, y: d.base, words: "0", size: g.look.size, bold: g.look.bold, colour: g.look.ink(), number: g.page, total: g.total})
	case g.r == '\t':
		d.flush()
		if d.para.leader(d.x) != "" {
			d.underline(g)
		}
	default:
		d.character(g)
	}
	if g.look.line && g.r != 0 {
		d.underline(g)
	}
	d.x += g.width + d.spread
}

func (d *pen) character(g glyph) {
	if g.font == none {
		d.flush()
		size := g.look.size
		d.marks = append(d.marks, mark{x: d.x + .1*size, y: d.base - .75*size, w: .8 * size, h: .8 * size, hollow: true, colour: g.look.ink()})
		return
	}
	if d.look != g.look || d.font != g.font || d.spread != 0 || len(d.word) == 0 {
		d.flush()
		d.at, d.look, d.font = d.x, g.look, g.font
	}
	d.word = append(d.word, g.r)
}

func (d *pen) underline(g glyph) {
	m := horizontal(d.x, d.base+.16*g.look.size, g.width+d.spread)
	if n := len(d.marks); n > 0 && d.marks[n-1].words == "" && d.marks[n-1].picture == nil && d.marks[n-1].y == m.y && d.marks[n-1].x+d.marks[n-1].w >= m.x-.1 {
		d.marks[n-1].w = m.x + m.w - d.marks[n-1].x
		return
	}
	d.marks = append(d.marks, m)
}

// flush draws the word that was being put together.
func (d *pen) flush() {
	if len(d.word) == 0 {
		return
	}
	y := d.base
	if d.look.raised {
		y -= .5 * d.look.size
	}
	if d.look.lowered {
		y += .2 * d.look.size
	}
	d.marks = append(d.marks, mark{x: d.at, y: y, words: string(d.word), size: d.look.size, bold: d.look.bold, font: d.font, colour: d.look.ink()})
	d.word = nil
}
