package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// rowAt is one filled row of a rows slot: the cells with the blank's cells that they come from.
type rowAt struct {
	addr  string
	pairs []*pair
}

// rows judges the cells of repeating rows, each for itself. Rows count in their order, wherever the first one stands.
func (j *judge) rows(s *slot) {
	fill, may := wishes(s.Fill), wishes(s.May)
	list := j.filledRows(s)
	written := slices.DeleteFunc(slices.Clone(list), func(r rowAt) bool { return !r.written(s) })
	fit := func(i, k int) int {
		n := 0
		for _, c := range s.Columns {
			if text := written[k].text(c.C); text != "" && !accepts(c.Kind, text, fill[i][squeeze(c.Label)]) {
				n++
			}
		}
		return 2 * n
	}
	to := sequence(len(fill), len(written), fit, func(int) int { return 2*len(s.Columns) + 1 })
	found := make([]bool, len(fill))
	for k, row := range written {
		var want, allowed rowWish
		if to[k] >= 0 {
			want, found[to[k]] = fill[to[k]], true
		}
		if i := slices.IndexFunc(may, func(m rowWish) bool { return row.as(s, m) }); i >= 0 {
			allowed = may[i]
		}
		j.row(s, row, want, allowed)
	}
	for i, wish := range fill {
		for _, c := range s.Columns {
			if want := wish[squeeze(c.Label)]; !found[i] && len(want) > 0 {
				v := verdict{At: fmt.Sprintf("%s+%d.c%d", s.At, i, c.C), Label: c.Label, Context: s.Context, Want: want}
				v.nothing(s.Optional)
				j.verdicts = append(j.verdicts, v)
			}
		}
	}
	if len(fill)+len(written) == 0 {
		j.verdicts = append(j.verdicts, verdict{At: s.At, Label: s.Label, Context: s.Context, Outcome: isEmpty})
	}
	for _, row := range list {
		j.serial(s, row)
	}
}

// row judges the cells of one written row.
func (j *judge) row(s *slot, row rowAt, want, allowed rowWish) {
	for _, c := range s.Columns {
		if c.C >= len(row.pairs) {
			continue
		}
		v := verdict{At: row.pairs[c.C].blank.addr, Label: c.Label, Context: s.Context, Want: want[squeeze(c.Label)]}
		if row.addr != "" {
			v.At = fmt.Sprintf("%s.c%d", row.addr, c.C)
		}
		j.rowCell(&v, row.pairs[c.C], c, allowed[squeeze(c.Label)])
		j.verdicts = append(j.verdicts, v)
	}
}

// written tells whether something was written in a column of a row.
func (r rowAt) written(s *slot) bool {
	return slices.ContainsFunc(s.Columns, func(c column) bool { return r.text(c.C) != "" })
}

// as tells whether all that was written in a row is what one of the rows that would do has.
func (r rowAt) as(s *slot, wish rowWish) bool {
	return !slices.ContainsFunc(s.Columns, func(c column) bool {
		text := r.text(c.C)
		return text != "" && !accepts(c.Kind, text, wish[squeeze(c.Label)])
	})
}

// text is what was inserted in a cell.
func (r rowAt) text(c int) string {
	if c >= len(r.pairs) || !r.pairs[c].changed() {
		return ""
	}
	return insertedIn(r.pairs[c])
}

// insertedIn is what was inserted in a cell that may be written all over.
func insertedIn(p *pair) string {
	a := align(p.blank.chars, p.filled, prices{insert: func(int) int { return 0 }, lose: func(int) int { return priceReplaced }})
	var inserted strings.Builder
	for _, text := range a.inserted {
		inserted.WriteString(string(text))
	}
	return inserted.String()
}

// rowCell judges one cell. What the cell prints already may go.
func (j *judge) rowCell(v *verdict, p *pair, c column, may []string) {
	p.done = true
	if !p.changed() {
		v.nothing(false)
		return
	}
	v.Got = squeeze((&place{chars: p.filled}).text())
	v.value(c.Kind, []string{insertedIn(p), v.Got}, may)
}

// serial lets the running numbers of rows pass; other words beside the columns are judged as places of their own.
func (j *judge) serial(s *slot, row rowAt) {
	for c, p := range row.pairs {
		if p.done {
			continue
		}
		text := squeeze((&place{chars: p.filled}).text())
		number := s.Serial != nil && s.Serial.C == c && strings.TrimFunc(text, unicode.IsDigit) == ""
		if row.addr == "" {
			p.done = number
			continue
		}
		if !number && text != squeeze(p.blank.text()) && text != "" {
			j.verdicts = append(j.verdicts, verdict{At: fmt.Sprintf("%s.c%d", row.addr, c), Outcome: isFalse, Why: "outside", Got: text})
		}
	}
}

// filledRows lists the rows of a rows slot as they are filled: those of the blank, each with the rows added after it,
// which are copies of it.
func (j *judge) filledRows(s *slot) []rowAt {
	var list []rowAt
	table := tableOf(s.At)
	if len(s.Rows) != 2 {
		return nil
	}
	for r := s.Rows[0]; r <= s.Rows[1]; r++ {
		var row rowAt
		for c := 0; ; c++ {
			p := j.byAddr[fmt.Sprintf("%s.r%d.c%d", table, r, c)]
			if p == nil {
				break
			}
			row.pairs = append(row.pairs, p)
		}
		list = append(list, row)
		rest := j.pairing.added[:0]
		for _, added := range j.pairing.added {
			if added.table != table || added.after != r {
				rest = append(rest, added)
				continue
			}
			more := rowAt{addr: fmt.Sprintf("%s.r%d+", table, r)}
			for c, cell := range added.cells {
				like := &place{}
				if c < len(row.pairs) {
					like = row.pairs[c].blank
				}
				more.pairs = append(more.pairs, &pair{blank: like, filled: cell.chars})
			}
			list = append(list, more)
		}
		j.pairing.added = rest
	}
	return list
}
