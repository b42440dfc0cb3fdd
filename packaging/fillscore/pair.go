package main

import (
	"strconv"
	"strings"
)

// pair is a place of the blank with what stands there in the filled form.
type pair struct {
	blank  *place
	filled []char
	para   bool
	// covers are the addresses of the paragraphs of a text box, when the pair is the box as a whole.
	covers []string
	done   bool // it has been judged, or belongs to one that has
}

func (p *pair) changed() bool {
	return squeeze(p.blank.text()) != squeeze((&place{chars: p.filled}).text())
}

// addedRow is a row that the blank has not; it stands after row after of its table.
type addedRow struct {
	table string
	after int
	cells []*place
}

// pairing goes through both forms at once. inRows tells whether a row of a table may be repeated.
type pairing struct {
	inRows func(table string, row int) bool
	pairs  []*pair
	added  []addedRow
	lost   []string // addresses of what the filled form has not
}

// blocks pairs paragraphs and tables. A paragraph that the blank has not belongs to the one before it.
func (g *pairing) blocks(blank, filled []block) {
	fit := func(i, j int) int {
		b, f := blank[i], filled[j]
		if (b.para == nil) != (f.para == nil) {
			return 1000
		}
		if b.para != nil {
			return loss(b.para, f.para)
		}
		return 0
	}
	to := sequence(len(blank), len(filled), fit, func(int) int { return 2 })
	used := make([]bool, len(blank))
	var last *pair
	for j, f := range filled {
		i := to[j]
		switch {
		case i < 0 && f.para != nil && last != nil:
			last.filled = append(append(last.filled, char{r: '\n'}), f.para.chars...)
		case i < 0:
			g.lost = append(g.lost, "+"+addrOf(f))
		case f.para != nil:
			used[i] = true
			last = &pair{blank: blank[i].para, filled: f.para.chars, para: true}
			g.pairs = append(g.pairs, last)
			g.boxes(blank[i].para, f.para)
		default:
			used[i], last = true, nil
			g.table(blank[i].table, f.table)
		}
	}
	for i, u := range used {
		if !u {
			g.lost = append(g.lost, addrOf(blank[i]))
		}
	}
}

func addrOf(b block) string {
	if b.para != nil {
		return b.para.addr
	}
	return b.table.addr
}

func (g *pairing) boxes(blank, filled *place) {
	for i, b := range blank.boxes {
		if i >= len(filled.boxes) {
			g.lost = append(g.lost, b.whole.addr)
			continue
		}
		whole := &pair{blank: b.whole, filled: filled.boxes[i].whole.chars}
		for _, x := range b.blocks {
			if x.para != nil {
				whole.covers = append(whole.covers, x.para.addr)
			}
		}
		g.pairs = append(g.pairs, whole)
		g.blocks(b.blocks, filled.boxes[i].blocks)
	}
}

// table pairs the rows of a table; rows that the blank has not are kept apart.
func (g *pairing) table(blank, filled *table) {
	fit := func(i, j int) int {
		b, f := blank.rows[i], filled.rows[j]
		if len(b) != len(f) {
			return 50
		}
		n := 0
		for c := range b {
			n += loss(b[c], f[c])
		}
		return n
	}
	insert := func(i int) int {
		if g.inRows(blank.addr, i) {
			return 1
		}
		return 20
	}
	to := sequence(len(blank.rows), len(filled.rows), fit, insert)
	used, last := make([]bool, len(blank.rows)), -1
	for j, row := range filled.rows {
		i := to[j]
		if i < 0 {
			g.added = append(g.added, addedRow{blank.addr, last, row})
			continue
		}
		used[i], last = true, i
		for c, cell := range blank.rows[i] {
			if c >= len(row) {
				g.lost = append(g.lost, cell.addr)
				continue
			}
			g.cell(cell, row[c])
		}
	}
	for i, u := range used {
		if !u {
			g.lost = append(g.lost, blank.addr+".r"+strconv.Itoa(i))
		}
	}
}

func (g *pairing) cell(blank, filled *place) {
	g.pairs = append(g.pairs, &pair{blank: blank, filled: filled.chars})
	for i, t := range blank.tables {
		if i >= len(filled.tables) {
			g.lost = append(g.lost, t.addr)
			continue
		}
		g.table(t, filled.tables[i])
	}
	g.boxes(blank, filled)
}

// loss is 0 when a filled place keeps all that the blank prints, else 5.
func loss(blank, filled *place) int {
	words := []rune(squeeze(filled.text()))
	i := 0
	for _, r := range squeeze(blank.text()) {
		for i < len(words) && !same(r, words[i]) {
			i++
		}
		if i == len(words) {
			return 5
		}
		i++
	}
	return 0
}

// sequence gives for each of m filled items the blank's item that it is, -1 for those that were added. insert is the
// price of one added after item i.
func sequence(n, m int, fit func(i, j int) int, insert func(i int) int) []int {
	const lose = 200
	size := m + 1
	cost, from := make([]int, (n+1)*size), make([]step, (n+1)*size)
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			at := i*size + j
			if at == 0 {
				continue
			}
			cost[at] = 1 << 30
			put := func(c int, s step) {
				if c < cost[at] {
					cost[at], from[at] = c, s
				}
			}
			// Of two that cost the same, what was added stands behind.
			if j > 0 {
				put(cost[at-1]+insert(i-1), stepInsert)
			}
			if i > 0 && j > 0 {
				put(cost[at-size-1]+fit(i-1, j-1), stepKeep)
			}
			if i > 0 {
				put(cost[at-size]+lose, stepLose)
			}
		}
	}
	to := make([]int, m)
	for i, j := n, m; i > 0 || j > 0; {
		switch from[i*size+j] {
		case stepKeep:
			i, j = i-1, j-1
			to[j] = i
		case stepInsert:
			j--
			to[j] = -1
		case stepLose:
			i--
		}
	}
	return to
}

// container is what a paragraph lies in: "" for the body, else its text box.
func container(addr string) string {
	return addr[:strings.LastIndex("."+addr, ".")]
}
