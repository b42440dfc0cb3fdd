package main

import (
	"slices"
	"strings"
)

// spot is one place that is judged: its alignment and what of it belongs to which claim.
type spot struct {
	pair   *pair
	claims []claim
	blanks []blank
	a      aligned
	owner  []int  // by gap: index of the claim, -1 for none
	free   []bool // by printed character: it may be replaced
}

// place judges one place: what was written goes to the slots, the rest is false.
func (j *judge) place(p *pair) {
	if p.done || !p.changed() {
		return
	}
	s := &spot{pair: p, claims: j.claims[p.blank.addr], blanks: blanksOf(p.blank.chars)}
	s.align()
	for i, c := range s.claims {
		j.take(s, i, c)
	}
	at := p.blank.addr
	if text := s.loose(); text != "" {
		j.verdicts = append(j.verdicts, verdict{At: at, Label: s.label(), Outcome: isFalse, Why: "outside", Got: text})
	}
	if text := s.erased(); text != "" {
		j.verdicts = append(j.verdicts, verdict{At: at, Label: s.label(), Outcome: isFalse, Why: "erased", Got: text})
	}
}

// label names a place by what is printed there.
func (s *spot) label() string {
	words := []rune(squeeze(s.pair.blank.text()))
	return string(words[:min(len(words), 24)])
}

// align finds the owners of the gaps, and then what stands in them.
func (s *spot) align() {
	chars := s.pair.blank.chars
	printed := printedOf(chars)
	owners := make([][]int, len(printed)+1)
	bare := slices.IndexFunc(s.claims, func(c claim) bool { return c.n == 0 })
	for g := range owners {
		for i, c := range s.claims {
			if c.n > 0 && s.covers(printed, g, s.blanks[c.n-1]) {
				owners[g] = append(owners[g], i)
			}
		}
	}
	s.free = s.replaceable(printed)
	price := prices{
		insert: func(g int) int {
			switch {
			case len(owners[g]) > 0:
				return 0
			case bare < 0:
				return priceOutside
			case g == 0 || g == len(printed) || slices.ContainsFunc(chars[printed[g-1]:printed[g]], func(c char) bool { return c.r == '\n' }):
				return 0
			}
			return priceUnlikely
		},
		lose: func(k int) int {
			if s.free[k] {
				return priceReplaced
			}
			return priceErased
		},
	}
	s.a = align(chars, s.pair.filled, price)
	s.owner = make([]int, len(owners))
	for g, list := range owners {
		s.owner[g] = bare
		if len(list) > 0 {
			s.owner[g] = s.choose(list, string(s.a.inserted[g]))
		}
	}
}

// choose gives a text to the one of several claims that wants it, else to the first.
func (s *spot) choose(list []int, text string) int {
	for _, i := range list {
		if slot := s.claims[i].slot; accepts(slot.Kind, text, texts(slot.Fill)) || accepts(slot.Kind, text, texts(slot.May)) {
			return i
		}
	}
	return list[0]
}

// covers tells whether a blank lies in the gap before printed character g.
func (s *spot) covers(printed []int, g int, b blank) bool {
	lo, hi := 0, len(s.pair.blank.chars)
	if g > 0 {
		lo = printed[g-1] + 1
	}
	if g < len(printed) {
		hi = printed[g]
	}
	switch {
	case b.lo == b.hi:
		return lo <= b.lo && b.lo <= hi
	case lo == hi:
		return b.lo < lo && lo < b.hi
	}
	return max(b.lo, lo) < min(b.hi, hi)
}

// replaceable marks the printed characters that a value may replace: hints, samples, signs that stand for a value, and
// what stands in a blank.
func (s *spot) replaceable(printed []int) []bool {
	free := make([]bool, len(printed))
	for _, c := range s.claims {
		if c.n > 0 {
			b := s.blanks[c.n-1]
			for k, at := range printed {
				free[k] = free[k] || at >= b.lo && at < b.hi
			}
			continue
		}
		for _, words := range []string{c.slot.Hint, c.slot.Sample} {
			s.mark(printed, free, words)
		}
		signs := true
		for _, at := range printed {
			signs = signs && strings.ContainsRune("×XxＸ＊*…．.·/／—－-", s.pair.blank.chars[at].r)
		}
		for k := range free {
			free[k] = free[k] || signs
		}
	}
	return free
}

// mark finds words among the printed characters.
func (s *spot) mark(printed []int, free []bool, words string) {
	want := []rune(squeeze(words))
	for from := 0; len(want) > 0 && from+len(want) <= len(printed); from++ {
		fits := true
		for i, r := range want {
			fits = fits && fold(s.pair.blank.chars[printed[from+i]].r) == r
		}
		for i := range want {
			free[from+i] = free[from+i] || fits
		}
	}
}

// loose is what was inserted where no slot is.
func (s *spot) loose() string {
	var b strings.Builder
	for g, text := range s.a.inserted {
		if s.owner[g] < 0 {
			b.WriteString(string(text))
		}
	}
	return b.String()
}

// erased is what is gone although nothing may replace it. Where the options have no places of their own, one of them may
// stand for all.
func (s *spot) erased() string {
	var b strings.Builder
	for k, r := range s.a.kept {
		if r == 0 && !s.free[k] {
			b.WriteRune(s.pair.blank.chars[s.a.printed[k]].r)
		}
	}
	for _, c := range s.claims {
		if c.n == 0 && c.option < 0 && s.only(c.slot) >= 0 {
			return ""
		}
	}
	return b.String()
}

// only is the option that the filled place consists of; -1 for none.
func (s *spot) only(c *slot) int {
	text := squeeze((&place{chars: s.pair.filled}).text())
	return slices.IndexFunc(c.Options, func(o option) bool { return squeeze(o.Label) == text })
}

// take reads what a claim was given.
func (j *judge) take(s *spot, i int, c claim) {
	f := j.got[c.slot]
	if f.marked == nil {
		f.marked, f.was = map[int]bool{}, map[int]bool{}
	}
	inserted, whole, lost := s.read(i, c)
	switch {
	case c.option >= 0:
		s.tick(&f, c, inserted)
	case c.n == 0 && len(c.slot.Options) > 0:
		s.alternatives(&f, c.slot)
	default:
		f.changed = inserted != "" || lost
		f.texts = []string{whole}
		bracket := c.n > 0 && s.blanks[c.n-1].kind == "bracket"
		if date := c.n > 0 && s.blanks[c.n-1].kind == "date"; !date && (c.slot.Sample == "" || bracket) {
			f.texts = []string{inserted, whole}
		}
	}
	j.got[c.slot] = f
}

// read gives what was inserted for a claim, the same with what is printed in its blank, and whether some of that is gone.
func (s *spot) read(i int, c claim) (inserted, whole string, lost bool) {
	mine := func(k int) bool {
		at := s.a.printed[k]
		if c.n > 0 {
			return at >= s.blanks[c.n-1].lo && at < s.blanks[c.n-1].hi
		}
		return s.free[k]
	}
	var a, b strings.Builder
	for g, text := range s.a.inserted {
		if s.owner[g] == i {
			a.WriteString(string(text))
			b.WriteString(string(text))
		}
		if g == len(s.a.printed) || !mine(g) {
			continue
		}
		if r := s.a.kept[g]; r != 0 {
			b.WriteRune(r)
		} else {
			lost = true
		}
	}
	return a.String(), b.String(), lost
}

// tick reads the mark of one option: its box, or what stands between its brackets or in its cell.
func (s *spot) tick(f *finding, c claim, inserted string) {
	if c.n > 0 && s.blanks[c.n-1].kind == "box" {
		k := slices.Index(s.a.printed, s.blanks[c.n-1].lo)
		was, is := s.pair.blank.chars[s.a.printed[k]].r, s.a.kept[k]
		f.was[c.option], f.marked[c.option] = isTicked(was), isTicked(is)
		f.changed = f.changed || isTicked(was) != isTicked(is) && is != 0
		f.other += inserted
		return
	}
	f.marked[c.option] = inserted != ""
	f.changed = f.changed || inserted != ""
	if !strings.ContainsAny(inserted, tickRunes+"☑☒■vV") {
		f.other += inserted
	}
}

// alternatives reads which of several printed words is marked: by a tick before it, or by standing alone.
func (s *spot) alternatives(f *finding, c *slot) {
	if o := s.only(c); o >= 0 {
		f.marked[o], f.changed = true, true
		return
	}
	var words []rune
	for _, at := range s.a.printed {
		words = append(words, fold(s.pair.blank.chars[at].r))
	}
	for g, text := range s.a.inserted {
		filled := g < len(s.a.printed) && ringed(s.pair.blank.chars[s.a.printed[g]].r, s.a.kept[g])
		if len(text) == 0 && !filled {
			continue
		}
		f.changed = true
		if !filled && !slices.ContainsFunc(text, isTicked) {
			f.other += string(text)
			continue
		}
		best, from := -1, len(words)
		for i, o := range c.Options {
			at := strings.Index(string(words[g:]), squeeze(o.Label))
			if at >= 0 && at < from {
				best, from = i, at
			}
		}
		if best >= 0 {
			f.marked[best] = true
		} else {
			f.other += string(text)
		}
	}
}
