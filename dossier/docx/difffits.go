package docx

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
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
func (d *differ) free(a *area, also func(i int) bool) []opening {
	out := make([]opening, len(a.blanks)+1)
	open := func(at string, p *Place, box bool) {
		base, n := cutNumber(at)
		if base != a.addr {
			return
		}
		i := a.at(n)
		if n == 0 {
			i = blankOf(p, a)
		}
		switch {
		case i >= 0 && box && a.blanks[i].kind == blankBox:
			out[i] = boxed
		case i >= 0:
			out[i] = wide
		}
		if n == 0 && !box && (i < 0 || p.Kind == PlaceLongText) {
			// A place that is its area as a whole has its answer below the words.
			out[len(a.blanks)] = wide
			if len(a.blanks) == 1 && i < 0 {
				out[0] = wide
			}
		}
	}
	for k := range d.align.places {
		p := &d.align.places[k]
		if p.Kind == PlaceSign {
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
	for i := range a.blanks {
		if also != nil && also(i) {
			out[i] = wide
		}
	}
	return out
}

// fits reports whether f prints all words of a in their order and nothing else, but for
// what stands in its blanks that are open.
func fits(a, f *area, open []opening) bool {
	text, _ := solidText(f)
	words := printedWords(a)
	if !strings.HasPrefix(text, words[0]) {
		return false
	}
	// at are the ends, in text, of the ways to print the words so far.
	at := []int{len(words[0])}
	for i, b := range a.blanks {
		printed := solid(plain(a.chars[b.Lo:b.Hi]))
		next := words[i+1]
		var ends []int
		for n, from := range at {
			switch {
			case open[i] == wide:
				if n == 0 {
					// The first way reaches furthest back: the others add none.
					ends = append(ends, after(text, from, next, b.kind == blankBracket)...)
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
	return open[len(a.blanks)] == wide || slices.Contains(at, len(text))
}

// after are the ends of the word next in text from a place on; bracket tells that the
// brackets around the blank must still stand.
func after(text string, from int, next string, bracket bool) []int {
	if bracket {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !isIn("（([【〔", r) {
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
		if !bracket || k > from-1 && isIn("）)]】〕", last) {
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
		if !isIn(boxGlyphs+tickGlyphs+rareBoxes+looseBoxSet+ringSet+filledRings+"×✗✘", r) {
			break
		}
		k += size
		ends = append(ends, k)
	}
	return ends
}
