package docx

// tableCell is a table cell in its grid.
type tableCell struct {
	*area
	row, index int // of the row, and of the cell in it
	col        int // first grid column
	// top is the cell that begins the vertical merge, itself when there is none;
	// last is the last row that the merge covers.
	top  *tableCell
	last int
}

// end is the grid column after the cell.
func (c *tableCell) end() int { return c.col + c.span }

// same reports whether two cells cover the same grid columns.
func (c *tableCell) same(d *tableCell) bool { return c.col == d.col && c.end() == d.end() }

// covers reports whether d lies within the columns of c.
func (c *tableCell) covers(d *tableCell) bool { return c.col <= d.col && c.end() >= d.end() }

// overlaps is the number of grid columns that c and d share.
func (c *tableCell) overlaps(d *tableCell) int { return min(c.end(), d.end()) - max(c.col, d.col) }

// gridRow is a table row; height is in twips, 0 when free.
type gridRow struct {
	node   int32
	cells  []*tableCell
	height int
	exact  bool
}

// grid is a table with its cells placed in columns.
type grid struct {
	addr string
	node int32
	rows []gridRow
	cols int
}

// place numbers the cells, finds their columns and resolves vertical merges.
func (g *grid) place(t *tree) {
	open := map[int]*tableCell{} // merge in progress, by its first column
	for r := range g.rows {
		row := &g.rows[r]
		pr := t.child(row.node, kTrPr)
		h := t.child(pr, kTrHeight)
		row.height, row.exact = t.number(h, "val", 0), t.word(h, "hRule") == "exact"
		col := max(0, t.number(t.child(pr, kGridBefore), "val", 0))
		next := map[int]*tableCell{}
		for i, c := range row.cells {
			c.row, c.index, c.col, c.top, c.last = r, i, col, c, r
			col += c.span
			switch c.merge {
			case 'V':
				next[c.col] = c
			case 'v':
				if top := open[c.col]; top != nil {
					c.top, top.last = top, r
					next[c.col] = top
				}
			}
		}
		open = next
		g.cols = max(g.cols, col)
	}
}

// at returns the cell of row r that covers grid column col, nil when none does.
func (g *grid) at(r, col int) *tableCell {
	if r < 0 || r >= len(g.rows) {
		return nil
	}
	for _, c := range g.rows[r].cells {
		if col >= c.col && col < c.end() {
			return c
		}
	}
	return nil
}
