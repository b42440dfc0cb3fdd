package compare

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/phrase"
)

// chosen reports whether the option at an address is ticked.
func (m *alignment) chosen(at string, from map[string]*layout.Area) bool {
	base, n := layout.CutNumber(at)
	b, f := from[base], m.areas[base]
	if b == nil || f == nil {
		return false
	}
	if n == 0 {
		return wording.Squeeze(f.Text()) != ""
	}
	i := b.At(n)
	if i < 0 {
		return false
	}
	if b.Blanks[i].Kind == layout.BlankBox {
		return m.boxTicked(b, f, i)
	}
	return strings.ContainsAny(betweenWords(b, f, i), wording.TickGlyphs+"✅☑vV")
}

// boxTicked reports whether the box that stands for blank i of b is ticked in f: boxes
// are counted, as no answer adds one. Where a hand has put ticks beside boxes, or the
// boxes are letters, what stands between the words beside it tells.
func (m *alignment) boxTicked(b, f *layout.Area, i int) bool {
	is := boxesIn(f, !letters(b))
	if n := boxBlanks(b, len(b.Blanks)); !letters(b) && len(is) == n {
		return m.anyTicked(f.Chars[is[boxBlanks(b, i)].Lo:is[boxBlanks(b, i)].Hi])
	}
	lo, hi := betweenRange(b, f, i)
	return m.anyTicked(f.Chars[lo:hi])
}

// boxBlanks is the number of boxes among the first n blanks of b.
func boxBlanks(b *layout.Area, n int) int {
	count := 0
	for _, x := range b.Blanks[:n] {
		if x.Kind == layout.BlankBox {
			count++
		}
	}
	return count
}

// letters reports whether a box of b is a letter or ring elsewhere.
func letters(b *layout.Area) bool {
	return slices.ContainsFunc(b.Blanks, func(x layout.Blank) bool {
		return x.Kind == layout.BlankBox && x.Late && b.Chars[x.Lo].Raw == 0
	})
}

// boxesIn are the boxes and ticks of f, those in brackets left out: a tick right after a
// box is that box's, as a hand leaves it.
func boxesIn(f *layout.Area, join bool) []ooxml.Span {
	var out []ooxml.Span
	for i, g := range f.Chars {
		inBracket := slices.ContainsFunc(f.Blanks, func(b layout.Blank) bool { return b.Kind == layout.BlankBracket && i >= b.Lo && i < b.Hi })
		if inBracket || !wording.IsIn(wording.BoxGlyphs+wording.TickGlyphs+layout.RareBoxes, g.R) {
			continue
		}
		if k := len(out) - 1; join && k >= 0 && wording.IsIn(wording.TickGlyphs, g.R) && !wording.IsIn(wording.TickGlyphs, f.Chars[i-1].R) && wording.Squeeze(layout.Plain(f.Chars[out[k].Hi:i])) == "" {
			out[k].Hi = i + 1
			continue
		}
		out = append(out, ooxml.Span{Lo: i, Hi: i + 1})
	}
	return out
}

func (m *alignment) anyTicked(g []layout.Glyph) bool {
	return slices.ContainsFunc(g, func(x layout.Glyph) bool {
		return wording.IsIn(wording.BoxGlyphs+wording.TickGlyphs+layout.RareBoxes+layout.FilledRings, x.R) && layout.Ticked(m.filled.T, x)
	})
}

// tickedLetters are the marks of the options in f that a tick stands before.
func tickedLetters(f *layout.Area) string {
	var out string
	for _, o := range phrase.LetterOptions(strings.Map(func(r rune) rune {
		// A tick before a mark is no part of the list.
		if wording.IsIn(wording.TickGlyphs, r) {
			return ' '
		}
		return r
	}, layout.PlainAll(f.Chars))) {
		if o.At > 0 && wording.IsIn(wording.TickGlyphs, f.Chars[o.At-1].R) {
			out += o.Mark
		}
	}
	return out
}
