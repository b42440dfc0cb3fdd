package main

import (
	"fmt"
	"strconv"
	"strings"
)

// The outcomes of a place.
const (
	isRight  = "right"
	isFalse  = "false"
	isMissed = "missed"
	isEmpty  = "empty" // rightly left empty
	isMay    = "may"   // neither right nor false
)

// verdict is the outcome of one place.
type verdict struct {
	At      string   `json:"at"`
	Label   string   `json:"label,omitempty"`
	Context string   `json:"context,omitempty"`
	Outcome string   `json:"outcome"`
	Why     string   `json:"why,omitempty"` // of false: value, empty, sign, outside, erased, lost
	Got     string   `json:"got,omitempty"`
	Want    []string `json:"want,omitempty"`
}

// claim is what a slot has to do with a place: blank number n (0: the place as a whole), as option of its choice (-1: none).
type claim struct {
	slot   *slot
	n      int
	option int
}

// judge compares one filled form with its blank and its truth.
type judge struct {
	slots    []*slot
	pairing  pairing
	byAddr   map[string]*pair
	claims   map[string][]claim
	got      map[*slot]finding
	verdicts []verdict
}

// finding is what was written in the place of a slot: several readings of the text, where printed words may or may not
// belong to it; of a choice the options that are ticked now and were before.
type finding struct {
	texts       []string
	marked, was map[int]bool
	other       string // of a choice: words that are no tick
	changed     bool
}

// compare judges every place of a form.
func compare(blank, filled file, slots []*slot) []verdict {
	j := &judge{slots: slots, byAddr: map[string]*pair{}, claims: map[string][]claim{}, got: map[*slot]finding{}}
	j.pairing.inRows = j.inRows
	j.pairing.blocks(readBlocks(blank.body, ""), readBlocks(filled.body, ""))
	for _, p := range j.pairing.pairs {
		j.byAddr[p.blank.addr] = p
	}
	for _, s := range slots {
		j.claim(s)
	}
	j.wholeBoxes()
	j.following()
	for _, s := range slots {
		if s.Kind == "rows" {
			j.rows(s)
		}
	}
	for _, p := range j.pairing.pairs {
		j.place(p)
	}
	for _, s := range slots {
		if s.Kind != "rows" {
			j.verdict(s)
		}
	}
	j.outside(blank, filled)
	return j.verdicts
}

func (j *judge) inRows(table string, row int) bool {
	for _, s := range j.slots {
		if s.Kind == "rows" && tableOf(s.At) == table && len(s.Rows) == 2 && row >= s.Rows[0] && row <= s.Rows[1] {
			return true
		}
	}
	return false
}

// tableOf is the table of an address of a row.
func tableOf(at string) string { return at[:max(strings.LastIndex(at, ".r"), 0)] }

// claim notes which places a slot has to do with.
func (j *judge) claim(s *slot) {
	if s.Kind == "rows" {
		return
	}
	addressed := false
	for i, o := range s.Options {
		if o.At != "" {
			j.put(o.At, s, i)
			addressed = true
		}
	}
	if addressed {
		return
	}
	at := s.At
	for _, alt := range s.Alt {
		if mine, other := j.pairAt(s.At), j.pairAt(alt); other != nil && other.changed() && (mine == nil || !mine.changed()) {
			at = alt
			break
		}
	}
	j.put(at, s, -1)
}

func split(at string) (addr string, n int) {
	addr, number, _ := strings.Cut(at, "#")
	n, _ = strconv.Atoi(number)
	return addr, n
}

func (j *judge) pairAt(at string) *pair {
	addr, _ := split(at)
	return j.byAddr[addr]
}

func (j *judge) put(at string, s *slot, option int) {
	addr, n := split(at)
	p := j.byAddr[addr]
	if p == nil {
		j.verdicts = append(j.verdicts, verdict{At: at, Label: s.Label, Outcome: isFalse, Why: "lost"})
		return
	}
	if len(p.covers) == 1 {
		addr = p.covers[0]
		p = j.byAddr[addr]
	}
	blanks := blanksOf(p.blank.chars)
	if n > len(blanks) {
		n = 0
	}
	if n == 0 && option >= 0 && len(blanks) == 1 {
		n = 1
	}
	j.claims[addr] = append(j.claims[addr], claim{s, n, option})
}

// wholeBoxes leaves the paragraphs of a text box to the box where a slot means the whole of it, else the box to them.
func (j *judge) wholeBoxes() {
	for _, p := range j.pairing.pairs {
		if p.covers == nil {
			continue
		}
		if len(j.claims[p.blank.addr]) == 0 {
			p.done = true
			continue
		}
		for _, addr := range p.covers {
			if inner := j.byAddr[addr]; inner != nil {
				inner.done = true
			}
		}
	}
}

// following joins the empty paragraphs below a place to write in with it: a text of several lines may use them.
func (j *judge) following() {
	var at *pair
	for _, p := range j.pairing.pairs {
		claims := j.claims[p.blank.addr]
		switch {
		case !p.para:
			if p.covers == nil {
				at = nil
			}
		case len(claims) > 0:
			at = nil
			if len(claims) == 1 && claims[0].n == 0 && claims[0].option < 0 {
				at = p
			}
		case squeeze(p.blank.text()) != "":
			at = nil
		case at != nil && container(at.blank.addr) == container(p.blank.addr) && p.changed():
			at.filled = append(append(at.filled, char{r: '\n'}), p.filled...)
			p.done = true
		}
	}
}

// outside tells what changed where no place is: other parts, added rows and paragraphs, what is gone.
func (j *judge) outside(blank, filled file) {
	for _, row := range j.pairing.added {
		for c, cell := range row.cells {
			if text := squeeze(cell.text()); text != "" {
				at := fmt.Sprintf("%s.r%d+.c%d", row.table, row.after, c)
				j.verdicts = append(j.verdicts, verdict{At: at, Outcome: isFalse, Why: "outside", Got: cell.text()})
			}
		}
	}
	for _, addr := range j.pairing.lost {
		j.verdicts = append(j.verdicts, verdict{At: addr, Outcome: isFalse, Why: "lost"})
	}
	for name, words := range blank.other {
		if filled.other[name] != words {
			j.verdicts = append(j.verdicts, verdict{At: name, Outcome: isFalse, Why: "outside", Got: filled.other[name]})
		}
	}
}
