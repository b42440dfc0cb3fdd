package sketch

import "unicode"

// smallest is how small a number is made to fit, in parts of its size; what does not fit then goes on in the next line.
const smallest = .6

// narrow makes numbers smaller that are wider than a line, so that they are not taken apart: figures, dates and codes.
func narrow(glyphs []glyph, room float64) {
	for from := 0; from < len(glyphs); {
		to, width, figures := from, 0.0, false
		for to < len(glyphs) && (latin(glyphs[to].r) || glyphs[to].r == '%') {
			width += glyphs[to].width
			figures = figures || unicode.IsDigit(glyphs[to].r)
			to++
		}
		if scale := room / width; figures && width > room {
			shrink(glyphs[from:to], max(scale, smallest))
		}
		from = max(to, from+1)
	}
}

// shrink sets glyphs smaller.
func shrink(glyphs []glyph, scale float64) {
	for i := range glyphs {
		look := *glyphs[i].look
		look.size *= scale
		glyphs[i].look = &look
		glyphs[i].width *= scale
	}
}
