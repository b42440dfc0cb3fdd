package docx

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// chosen reports whether the option at an address is ticked.
func (m *alignment) chosen(at string, from map[string]*area) bool {
	base, n := cutNumber(at)
	b, f := from[base], m.areas[base]
	if b == nil || f == nil {
		return false
	}
	if n == 0 {
		return squeeze(f.text()) != ""
	}
	i := b.at(n)
	if i < 0 {
		return false
	}
	if b.blanks[i].kind == blankBox {
		return m.boxTicked(b, f, i)
	}
	return strings.ContainsAny(betweenWords(b, f, i), tickGlyphs+"✅☑vV")
}

// boxTicked reports whether the box that stands for blank i of b is ticked in f: boxes
// are counted, as no answer adds one. Where a hand has put ticks beside boxes, or the
// boxes are letters, what stands between the words beside it tells.
func (m *alignment) boxTicked(b, f *area, i int) bool {
	is := boxesIn(f, !letters(b))
	if n := boxBlanks(b, len(b.blanks)); !letters(b) && len(is) == n {
		return m.anyTicked(f.chars[is[boxBlanks(b, i)].Lo:is[boxBlanks(b, i)].Hi])
	}
	lo, hi := betweenRange(b, f, i)
	return m.anyTicked(f.chars[lo:hi])
}

// boxBlanks is the number of boxes among the first n blanks of b.
func boxBlanks(b *area, n int) int {
	count := 0
	for _, x := range b.blanks[:n] {
		if x.kind == blankBox {
			count++
		}
	}
	return count
}

// letters reports whether a box of b is a letter or ring elsewhere.
func letters(b *area) bool {
	return slices.ContainsFunc(b.blanks, func(x blank) bool {
		return x.kind == blankBox && x.late && b.chars[x.Lo].raw == 0
	})
}

// boxesIn are the boxes and ticks of f, those in brackets left out: a tick right after a
// box is that box's, as a hand leaves it.
func boxesIn(f *area, join bool) []ooxml.Span {
	var out []ooxml.Span
	for i, g := range f.chars {
		inBracket := slices.ContainsFunc(f.blanks, func(b blank) bool { return b.kind == blankBracket && i >= b.Lo && i < b.Hi })
		if inBracket || !isIn(boxGlyphs+tickGlyphs+rareBoxes, g.r) {
			continue
		}
		if k := len(out) - 1; join && k >= 0 && isIn(tickGlyphs, g.r) && !isIn(tickGlyphs, f.chars[i-1].r) && squeeze(plain(f.chars[out[k].Hi:i])) == "" {
			out[k].Hi = i + 1
			continue
		}
		out = append(out, ooxml.Span{Lo: i, Hi: i + 1})
	}
	return out
}

func (m *alignment) anyTicked(g []glyph) bool {
	return slices.ContainsFunc(g, func(x glyph) bool {
		return isIn(boxGlyphs+tickGlyphs+rareBoxes+filledRings, x.r) && ticked(m.filled.t, x)
	})
}

// tickedLetters are the marks of the options in f that a tick stands before.
func tickedLetters(f *area) string {
	var out string
	for _, o := range letterOptions(strings.Map(func(r rune) rune {
		// A tick before a mark is no part of the list.
		if isIn(tickGlyphs, r) {
			return ' '
		}
		return r
	}, plainAll(f.chars))) {
		if o.at > 0 && isIn(tickGlyphs, f.chars[o.at-1].r) {
			out += o.mark
		}
	}
	return out
}
