package docx

import (
	"slices"
	"strings"
)

// numberedEntry reports whether cell c only prints a number before the room for one of
// several entries to the label at its left, which runs down beside them: 组建单位 beside ①
// over ②.
func numberedEntry(g *grid, c *tableCell) bool {
	row := g.rows[c.row].cells
	if len(row) != 2 || c.index != 1 || c.top != c || c.span*2 < g.cols {
		return false
	}
	label := row[0].top
	if label.last == label.row || squeeze(label.text()) == "" {
		return false
	}
	for r := label.row; r <= label.last; r++ {
		cells := g.rows[r].cells
		if len(cells) != 2 || cells[1].top != cells[1] || len(cells[1].blanks) > 0 || !serialText.MatchString(squeeze(cells[1].text())) {
			return false
		}
	}
	return true
}

// bandRows is how far over a cell the row is looked for that heads its block.
const bandRows = 12

// bandOver is what heads the block of cell c and its label where blocks stand side by side:
// 甲方信息 | 乙方信息; "" for none.
func (v *tableView) bandOver(c, label *tableCell) string {
	if label == nil || label.row != c.row {
		return ""
	}
	for r := c.row - 1; r >= max(0, c.row-bandRows); r-- {
		cells := v.g.rows[r].cells
		if len(cells) == 1 {
			return ""
		}
		a := v.g.at(r, c.col)
		if a == nil || a.top != a || !a.covers(c) || !a.covers(label) || v.roles[a] != roleLabel {
			continue
		}
		if slices.ContainsFunc(cells, func(x *tableCell) bool { return x.top != x || v.roles[x] != roleLabel || x.span < 2 }) {
			return ""
		}
		return squeeze(a.text())
	}
	return ""
}

// entry makes the place of a numbered entry c of label.
func (v *tableView) entry(c, label *tableCell) {
	number := squeeze(c.text())
	v.d.add(c.area, 0, Place{At: c.addr, Label: number, Context: squeeze(label.text()), Kind: PlaceText})
}

// interlocked reports whether rows r and r+1 are one header whose cells were not merged:
// where one of them has words the other has room, and the row below is free and cut as the
// lower one.
func (v *tableView) interlocked(r int) bool {
	if r+2 >= len(v.g.rows) {
		return false
	}
	upper, lower := 0, 0
	for _, c := range v.g.rows[r].cells {
		switch {
		case v.taken[c], c.top == c && v.roles[c] != roleLabel && v.roles[c] != roleEmpty, c.top == c && c.last > r:
			return false
		case c.top == c && v.roles[c] == roleLabel:
			upper++
		}
	}
	for _, c := range v.g.rows[r+1].cells {
		up := v.g.at(r, c.col)
		if up == nil || !up.covers(c) {
			return false
		}
		if c.top != c {
			if c.top != up.top {
				return false
			}
			continue
		}
		above, own := v.roles[up], v.roles[c]
		switch {
		case above == roleEmpty && own == roleLabel:
			lower++
		case above == roleLabel && own == roleEmpty && up.same(c):
		default:
			return false
		}
	}
	if upper < 2 || lower < 2 || len(v.g.rows[r+2].cells) != len(v.g.rows[r+1].cells) {
		return false
	}
	for i, c := range v.g.rows[r+2].cells {
		if c.top == c && v.roles[c] != roleEmpty || !c.same(v.g.rows[r+1].cells[i]) {
			return false
		}
	}
	return true
}

// optionsDown makes one choice of the boxes that begin the cells beside one label, one in
// each row: 软件鉴别材料 beside □一般交存 over □例外交存. from is the first place of the table.
func (v *tableView) optionsDown(from int) {
	for r, row := range v.g.rows {
		for i, c := range row.cells {
			if c.top == c && c.last > r && i+1 < len(row.cells) && v.roles[c].names() {
				v.joinDown(from, c)
			}
		}
	}
}

// joinDown joins the options beside label.
func (v *tableView) joinDown(from int, label *tableCell) {
	var cells []*tableCell
	for r := label.row; r <= label.last; r++ {
		row := v.g.rows[r].cells
		first := slices.IndexFunc(row, func(c *tableCell) bool { return c.col == label.end() })
		if first < 0 || row[first].top != row[first] || !boxFirst(row[first]) {
			return
		}
		cells = append(cells, row[first])
		for _, c := range row[first+1:] {
			if c.top == c && boxFirst(c) {
				cells = append(cells, c)
			}
		}
	}
	var found []int // the places of the cells, in order
	for _, c := range cells {
		at := numberOf(c.area, 0)
		k := slices.IndexFunc(v.d.places[from:], func(p Place) bool {
			return slices.ContainsFunc(p.Options, func(o PlaceOption) bool { return o.At == at })
		})
		if k < 0 || v.d.places[from+k].Label != cleanLabel(label.text()) {
			return
		}
		if !slices.Contains(found, from+k) {
			found = append(found, from+k)
		}
	}
	if len(found) > 1 {
		v.join(found, cells)
	}
}

// join makes one question of the places found, whose options stand in cells.
func (v *tableView) join(found []int, cells []*tableCell) {
	begins := func(o PlaceOption) bool {
		return slices.ContainsFunc(cells, func(c *tableCell) bool { return o.At == numberOf(c.area, 0) })
	}
	first := &v.d.places[found[0]]
	var rest []Place
	var options []PlaceOption
	for _, k := range found {
		p := &v.d.places[k]
		own := slices.IndexFunc(p.Options[1:], func(o PlaceOption) bool { return !begins(o) }) + 1
		if own > 0 {
			rest = append(rest, furtherOptions(p, own))
		}
		options = append(options, p.Options...)
		if k != found[0] {
			p.At = ""
		}
	}
	first.Options, first.Kind = options, PlaceChoice
	if strings.Contains(first.Label, "多选") {
		first.Kind = PlaceCheck
	}
	v.d.places = slices.DeleteFunc(v.d.places, func(p Place) bool { return p.At == "" })
	v.d.places = append(v.d.places, rest...)
}

// furtherOptions takes the options from n on off p, which are about the one before them.
func furtherOptions(p *Place, n int) Place {
	q := *p
	q.Options = slices.Clone(p.Options[n:])
	q.At, q.Context, q.Kind = q.Options[0].At, p.Label+" "+p.Options[n-1].Label, PlaceCheck
	q.Label = p.Options[n-1].Label
	if len(q.Options) == 1 {
		q.Label = q.Options[0].Label
	}
	_, q.sub = cutNumber(q.At)
	p.Options = p.Options[:n:n]
	return q
}

// boxFirst reports whether a cell begins with a box that is alone in its line.
func boxFirst(c *tableCell) bool {
	if len(c.blanks) == 0 || c.blanks[0].kind != blankBox || strings.Trim(plain(c.chars[:c.blanks[0].lo]), spaces+"\n") != "" {
		return false
	}
	return len(c.blanks) == 1 || c.blanks[1].kind != blankBox || slices.ContainsFunc(c.chars[c.blanks[0].hi:c.blanks[1].lo], func(g glyph) bool { return g.r == lineEnd })
}
