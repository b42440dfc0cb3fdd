package docx

import "unicode/utf8"

// gridWords tells of a table which of its cells hold words, and what is said over its
// cells. Everything is asked of every cell, so that it is read once, from the top down.
type gridWords struct {
	g     *grid
	roles map[*tableCell]role
	// names are the cells, as their merge begins, whose words can be about others.
	names map[*tableCell]bool
	// headers are the rows of words only; bands and unitBands what is said over a row.
	headers          []bool
	bands, unitBands []string
	overs            map[*tableCell][]*tableCell
	units            map[*tableCell]string
}

// wordsOf reads the words of g.
func wordsOf(g *grid) *gridWords {
	n := len(g.rows)
	w := &gridWords{
		g: g, roles: map[*tableCell]role{}, names: map[*tableCell]bool{}, headers: make([]bool, n),
		bands: make([]string, n), unitBands: make([]string, n), overs: map[*tableCell][]*tableCell{}, units: map[*tableCell]string{},
	}
	for r, row := range g.rows {
		for _, c := range row.cells {
			role := roleOf(c)
			w.roles[c] = role
			if (role == roleLabel || role == roleColon || role == roleSerial && !numberedEntry(g, c)) && (cellUnit(squeeze(c.text())) == "" || role == roleLabel && yearCorner.MatchString(squeeze(c.text()))) {
				w.names[c] = true
			}
		}
		w.headers[r] = w.headerRow(r)
		if r > 0 {
			w.bands[r], w.unitBands[r] = w.band(r-1), w.unitBand(r-1)
		}
	}
	return w
}

// named reports whether the words of a cell can be about others.
func (w *gridWords) named(c *tableCell) bool { return w.names[c] }

// left are the cells whose words stand to the left of c and are about it: the nearest
// ones, and those that run down over several rows and head what is to their right.
func (w *gridWords) left(c *tableCell) []*tableCell {
	var out []*tableCell
	row := w.g.rows[c.row].cells
	open := true
	for i := c.index - 1; i >= 0; i-- {
		top := row[i].top
		if w.roles[top] == roleBlank && top.last > top.row && w.named(row[i+1].top) {
			out = append(out, top)
			continue
		}
		if !w.named(top) {
			open = open && len(out) == 0
			continue
		}
		group := top.last > top.row && w.named(row[i+1].top)
		if open || group {
			out = append(out, top)
		}
	}
	return out
}

// over are the cells of the header that stands over c, the nearest first; none in a
// table that has no header.
func (w *gridWords) over(c *tableCell) []*tableCell {
	if out, ok := w.overs[c]; ok {
		return out
	}
	var out []*tableCell
	a := w.g.at(c.row-1, c.col)
	switch {
	case a == nil || len(w.g.rows[a.row].cells) == 1:
	case w.named(a.top):
		out = w.headerOver(c)
	case a.same(c) && w.leads(a) == w.leads(c):
		out = w.over(a)
	}
	w.overs[c] = out
	return out
}

// headerOver is over for a cell right below words.
func (w *gridWords) headerOver(c *tableCell) []*tableCell {
	var out []*tableCell
	for r := c.row - 1; r >= 0; r-- {
		a := w.g.at(r, c.col)
		if a == nil || len(w.g.rows[r].cells) == 1 || !w.named(a.top) {
			break
		}
		if a = a.top; a.row > 0 && len(out) > 0 && a.row == out[len(out)-1].row || !w.headers[r] {
			break
		}
		if len(out) == 0 || out[len(out)-1] != a {
			out = append(out, a)
		}
	}
	return out
}

// unitOver is the unit that stands above c in a row of units, "" for none.
func (w *gridWords) unitOver(c *tableCell) string {
	if unit, ok := w.units[c]; ok {
		return unit
	}
	unit := ""
	if a := w.g.at(c.row-1, c.col); a != nil && a.same(c) && !w.named(a.top) {
		if unit = cellUnit(squeeze(a.text())); unit == "" || !w.severalUnits(a.row) {
			unit = w.unitOver(a)
		}
	}
	w.units[c] = unit
	return unit
}

// severalUnits reports whether row r has two units or more.
func (w *gridWords) severalUnits(r int) bool {
	units := 0
	for _, x := range w.g.rows[r].cells {
		if cellUnit(squeeze(x.text())) != "" {
			units++
		}
	}
	return units >= 2
}

// unitBand is the text of a row of one cell, or of the corner of a header, at row r or over
// it that tells the unit of the figures below, "" for none.
func (w *gridWords) unitBand(r int) string {
	if c := w.g.rows[r].cells; len(c) > 0 && (len(c) == 1 || w.headers[r]) {
		if text := squeeze(c[0].top.text()); unitText.MatchString(text) {
			return text
		}
	}
	return w.unitBands[r]
}

// leads reports whether c stands right beside words of its row.
func (w *gridWords) leads(c *tableCell) bool {
	return c.index > 0 && w.named(w.g.rows[c.row].cells[c.index-1].top)
}

// headerRow reports whether row r holds words only, but for an empty corner.
func (w *gridWords) headerRow(r int) bool {
	words := 0
	for i, c := range w.g.rows[r].cells {
		switch {
		case w.named(c.top):
			words++
		case i == 0 && w.roles[c.top] == roleEmpty:
		case w.roles[c] == roleBlank && yearHead.MatchString(squeeze(c.text())):
			words++
		default:
			return false
		}
	}
	return words >= 2
}

// asks reports whether the colon that ends c has room behind it, so that the cell is
// answered rather than over others.
func (w *gridWords) asks(c *tableCell) bool {
	return w.roles[c] == roleColon && c.blanks[0].hi > c.blanks[0].lo
}

// band is the text of the nearest row, r or above, that is one cell wide, "" for none.
func (w *gridWords) band(r int) string {
	cells := w.g.rows[r].cells
	if len(cells) != 1 || !w.named(cells[0].top) || spareLines(cells[0].top.chars) > 0 || w.asks(cells[0].top) {
		return w.bands[r]
	}
	text := squeeze(cells[0].top.text())
	if utf8.RuneCountInString(text) > headLength {
		text = headLine(cells[0].top)
	}
	if text == "" || utf8.RuneCountInString(text) > headLength {
		return w.bands[r]
	}
	return text
}
