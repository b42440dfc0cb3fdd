package main

import (
	"strings"
)

// The prices of the alignment: a stretch begun, a character in a gap where nothing may be written, in one that is not
// the best, and a printed character lost.
const (
	priceStretch  = 1
	priceUnlikely = 2
	priceOutside  = 30
	priceReplaced = 5
	priceErased   = 60
)

// maxCells bounds the work of one alignment.
const maxCells = 60_000_000

// aligned is how a filled text goes together with its blank: the blank's printed characters in order, and what was
// inserted in the gaps between them.
type aligned struct {
	printed  []int    // offsets of the blank's printed characters
	kept     []rune   // what stands for each in the filled text, 0 where it was lost
	inserted [][]rune // by gap: before the first printed character, …, after the last
}

// prices tell what the alignment of one place costs: of a character inserted in gap g, and of printed character k lost.
type prices struct {
	insert, lose func(int) int
}

// printedOf lists the offsets of what is printed in a place.
func printedOf(chars []char) []int {
	var out []int
	for i, c := range chars {
		if !isFill(c.r) {
			out = append(out, i)
		}
	}
	return out
}

// align finds the cheapest way from the blank's characters to the filled ones.
func align(blank, filled []char, p prices) aligned {
	a := aligned{printed: printedOf(blank)}
	var words []rune
	for _, k := range printedOf(filled) {
		words = append(words, filled[k].r)
	}
	n, m := len(a.printed), len(words)
	a.kept, a.inserted = make([]rune, n), make([][]rune, n+1)
	if (n+1)*(m+1) > maxCells {
		a.greedy(blank, words)
		return a
	}
	steps := cheapest(n, m, p, func(i, j int) bool { return same(blank[a.printed[i]].r, words[j]) })
	i, j := 0, 0
	for _, s := range steps {
		switch s {
		case stepKeep:
			a.kept[i] = words[j]
			i, j = i+1, j+1
		case stepLose:
			i++
		case stepInsert:
			a.inserted[i] = append(a.inserted[i], words[j])
			j++
		}
	}
	return a
}

// greedy aligns texts that are too long to be weighed: each printed character goes with its first occurrence.
func (a *aligned) greedy(blank []char, words []rune) {
	i := 0
	for _, r := range words {
		if i < len(a.printed) && same(blank[a.printed[i]].r, r) {
			a.kept[i] = r
			i++
			continue
		}
		a.inserted[i] = append(a.inserted[i], r)
	}
}

// same tells whether a filled character may stand for a printed one; a box may be ticked.
func same(printed, filled rune) bool {
	if isMark(printed) && isBox(printed) && isMark(filled) {
		return true
	}
	return fold(printed) == fold(filled) || ringed(printed, filled)
}

// ringed tells a ring that was filled to choose what it stands before.
func ringed(printed, filled rune) bool {
	return strings.ContainsRune("○◯〇", printed) && strings.ContainsRune("●◉⊙", filled)
}

// isMark tells boxes and ticks.
func isMark(r rune) bool { return isBox(r) || strings.ContainsRune(tickRunes, r) }

// isTicked tells a box or tick that stands for yes.
func isTicked(r rune) bool { return isMark(r) && !strings.ContainsRune("□☐▢◻", r) }

type step byte

const (
	stepNone step = iota
	stepKeep
	stepLose
	stepInsert
)

// cheapest finds the cheapest steps through n printed and m filled characters. To begin an inserted stretch costs, so
// that there are few.
func cheapest(n, m int, p prices, same func(i, j int) bool) []step {
	const far = 1 << 30
	size := m + 1
	// By cell and by whether the last step inserted.
	cost := [2][]int{make([]int, (n+1)*size), make([]int, (n+1)*size)}
	from := [2][]step{make([]step, (n+1)*size), make([]step, (n+1)*size)}
	was := make([]byte, (n+1)*size) // which of the two an insertion came from: bit 0; a keep or loss: bit 1
	for at := range cost[0] {
		cost[0][at], cost[1][at] = far, far
	}
	cost[0][0] = 0
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			at := i*size + j
			if j > 0 {
				before := at - 1
				c, w := cost[0][before]+priceStretch, byte(0)
				if cost[1][before] < c {
					c, w = cost[1][before], 1
				}
				if c += p.insert(i); c < cost[1][at] {
					cost[1][at], from[1][at], was[at] = c, stepInsert, was[at]&^1|w
				}
			}
			if i == 0 {
				continue
			}
			try := func(before, price int, s step) {
				c, w := cost[0][before], byte(0)
				if cost[1][before] < c {
					c, w = cost[1][before], 2
				}
				if c += price; c < cost[0][at] {
					cost[0][at], from[0][at], was[at] = c, s, was[at]&^2|w
				}
			}
			if j > 0 && same(i-1, j-1) {
				try(at-size-1, 0, stepKeep)
			}
			try(at-size, p.lose(i-1), stepLose)
		}
	}
	return walkBack(n, m, cost, from, was)
}

// walkBack reads the steps from the end to the beginning.
func walkBack(n, m int, cost [2][]int, from [2][]step, was []byte) []step {
	size := m + 1
	at, state := n*size+m, 0
	if cost[1][at] < cost[0][at] {
		state = 1
	}
	var back []step
	for at > 0 {
		s := from[state][at]
		back = append(back, s)
		w := was[at]
		switch s {
		case stepInsert:
			at, state = at-1, int(w&1)
		case stepKeep:
			at, state = at-size-1, int(w>>1)
		case stepLose:
			at, state = at-size, int(w>>1)
		}
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}
