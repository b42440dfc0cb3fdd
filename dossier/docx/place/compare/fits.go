package compare

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
)

func itoa(n int) string { return strconv.Itoa(n) }

// opening says what may stand where a blank of an area is printed.
type opening uint8

const (
	shut  opening = iota // what is printed, nothing else
	boxed                // a box, ticked or not
	wide                 // anything
)

// free tells of every blank of a, and of its end, what an answer may have put there:
// places to fill are open. also opens further blanks.
func (d *differ) free(a *layout.Area, also func(i int) bool) []opening {
	out := make([]opening, len(a.Blanks)+1)
	open := func(at string, p *place.Place, box bool) {
		base, n := layout.CutNumber(at)
		if base != a.Addr {
			return
		}
		i := a.At(n)
		if n == 0 {
			i = layout.BlankOf(p, a)
		}
		switch {
		case i >= 0 && box && a.Blanks[i].Kind == layout.BlankBox:
			out[i] = boxed
		case i >= 0:
			out[i] = wide
		}
		if n == 0 && !box && (i < 0 || p.Kind == place.LongText) {
			// A place that is its area as a whole has its answer below the words.
			out[len(a.Blanks)] = wide
			if len(a.Blanks) == 1 && i < 0 {
				out[0] = wide
			}
		}
	}
	for k := range d.align.places {
		p := &d.align.places[k]
		if p.Kind == place.Sign {
			continue
		}
		if len(p.Options) > 0 && p.Options[0].At != "" {
			for _, o := range p.Options {
				open(o.At, p, true)
			}
			continue
		}
		open(p.At, p, false)
	}
	for i := range a.Blanks {
		if also != nil && also(i) {
			out[i] = wide
		}
	}
	return out
}

// fits reports whether f prints all words of a in their order and nothing else, but for
// what stands in its blanks that are open.
func fits(a, f *layout.Area, open []opening) bool {
	text, _ := solidText(f)
	words := printedWords(a)
	if phrase.OnlyBracket(a) && open[len(a.Blanks)] == wide {
		last, _ := utf8.DecodeLastRuneInString(text)
		return wording.IsIn("）)", last) && strings.ContainsAny(text, "（(") // the amount stands before its bracket
	}
	if !strings.HasPrefix(text, words[0]) {
		return false
	}
	// at are the ends, in text, of the ways to print the words so far.
	at := []int{len(words[0])}
	for i, b := range a.Blanks {
		printed := solid(layout.Plain(a.Chars[b.Lo:b.Hi]))
		next := words[i+1]
		var ends []int
		for n, from := range at {
			switch {
			case open[i] == wide:
				if n == 0 {
					// The first way reaches furthest back: the others add none.
					ends = append(ends, after(text, from, next, b.Kind == layout.BlankBracket)...)
				}
			case open[i] == boxed:
				for _, to := range boxEnds(text, from) {
					if strings.HasPrefix(text[to:], next) {
						ends = append(ends, to+len(next))
					}
				}
			case strings.HasPrefix(text[from:], printed+next):
				ends = append(ends, from+len(printed)+len(next))
			}
		}
		slices.Sort(ends)
		if at = slices.Compact(ends); len(at) == 0 {
			return false
		}
	}
	return open[len(a.Blanks)] == wide || slices.Contains(at, len(text))
}

// after are the ends of the word next in text from a place on; bracket tells that the
// brackets around the blank must still stand.
func after(text string, from int, next string, bracket bool) []int {
	if bracket {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !wording.IsIn("（([【〔", r) {
			return nil
		}
		from += size
	}
	var ends []int
	for k := from; k <= len(text); {
		n := strings.Index(text[k:], next)
		if n < 0 {
			break
		}
		k += n
		last, _ := utf8.DecodeLastRuneInString(text[:k])
		if !bracket || k > from-1 && wording.IsIn("）)]】〕", last) {
			ends = append(ends, k+len(next))
		}
		if k == len(text) {
			break
		}
		_, size := utf8.DecodeRuneInString(text[k:])
		k += size
	}
	return ends
}

// boxEnds are the ends in text of a box, with a tick beside it or replaced by one.
func boxEnds(text string, from int) []int {
	var ends []int
	for k := from; k < len(text) && len(ends) < 3; {
		r, size := utf8.DecodeRuneInString(text[k:])
		if !wording.IsIn(wording.BoxGlyphs+wording.TickGlyphs+layout.RareBoxes+layout.LooseBoxSet+layout.RingSet+layout.FilledRings+"×✗✘", r) {
			break
		}
		k += size
		ends = append(ends, k)
	}
	return ends
}
