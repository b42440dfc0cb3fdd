package docx

import (
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

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
func (g *grid) place(t *ooxml.Tree) {
	open := map[int]*tableCell{} // merge in progress, by its first column
	for r := range g.rows {
		row := &g.rows[r]
		pr := t.Child(row.node, ooxml.KTrPr)
		h := t.Child(pr, ooxml.KTrHeight)
		row.height, row.exact = t.Number(h, "val", 0), t.Word(h, "hRule") == "exact"
		col := max(0, t.Number(t.Child(pr, ooxml.KGridBefore), "val", 0))
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

// edgeWidth is the greatest width, in twips, of cells that only close a table at its right:
// no character fits between their margins.
const edgeWidth = 300

// twipsOf is the width that a cell says, 0 where it says none in twips.
func twipsOf(t *ooxml.Tree, c *tableCell) int {
	w := t.Child(t.Child(c.node, ooxml.KTcPr), ooxml.KTcW)
	if unit := t.Word(w, "type"); unit != "dxa" && unit != "" {
		return 0
	}
	return t.Number(w, "w", 0)
}

// withoutEdge is g without its last column where that is too narrow for words and empty in
// all rows: what is written into it would not be seen. A column beside labels only is meant
// for their answers.
func (g *grid) withoutEdge(t *ooxml.Tree) *grid {
	if len(g.rows) < 2 {
		return g
	}
	out := &grid{addr: g.addr, node: g.node, rows: make([]gridRow, len(g.rows))}
	edge, beside := 0, true
	for r, row := range g.rows {
		n := len(row.cells) - 1
		if n < 1 {
			return g
		}
		c, before := row.cells[n], row.cells[n-1]
		w := twipsOf(t, c)
		if w <= 0 || w >= edgeWidth || twipsOf(t, before) < 2*w || squeeze(c.text()) != "" || len(c.blanks)+len(c.boxes)+len(c.tables) > 0 || r > 0 && c.col != edge {
			return g
		}
		edge = c.col
		beside = beside && squeeze(before.top.text()) != ""
		out.rows[r] = row
		out.rows[r].cells = row.cells[:n]
	}
	if beside {
		return g
	}
	out.cols = edge
	return out
}

// undrawnShare is the least share, of four, of a table's rows that end in a cell without lines
// where that cell lies outside of the form.
const undrawnShare = 3

// withoutOutside is g without the cells at its right that lie outside of the lines of the form:
// no table line and none of their own is around them, while the cells before them are drawn.
func (g *grid) withoutOutside(t *ooxml.Tree) *grid {
	if len(g.rows) < 2 || ruledTable(t, g.node) {
		return g
	}
	rows, outside := 0, 0
	out := &grid{addr: g.addr, node: g.node, rows: make([]gridRow, len(g.rows))}
	for r, row := range g.rows {
		out.rows[r] = row
		n := len(row.cells) - 1
		if n < 1 || t.ChildNamed(row.node, "tblPrEx") != ooxml.None {
			continue
		}
		rows++
		last, before := linesOf(t, row.cells[n]), linesOf(t, row.cells[n-1])
		if row.cells[n].merge == 0 && !strings.ContainsAny(last, "tbr") && len(last) < 2 && strings.ContainsAny(before, "tb") {
			outside++
			out.rows[r].cells = row.cells[:n]
		}
	}
	if rows < 2 || outside*4 < rows*undrawnShare {
		return g
	}
	for _, row := range out.rows {
		if n := len(row.cells); n > 0 {
			out.cols = max(out.cols, row.cells[n-1].end())
		}
	}
	return out
}

// ruledTable reports whether a table draws lines around all its cells, itself or by its style.
func ruledTable(t *ooxml.Tree, tbl int32) bool {
	pr := t.ChildNamed(tbl, "tblPr")
	return pr == ooxml.None || t.ChildNamed(pr, "tblStyle") != ooxml.None || t.ChildNamed(pr, "tblBorders") != ooxml.None
}

// linesOf tells the lines that a cell draws itself: t, b, l, r for its top, bottom, left and
// right.
func linesOf(t *ooxml.Tree, c *tableCell) string {
	var out strings.Builder
	for b := range t.Kids(t.ChildNamed(t.Child(c.node, ooxml.KTcPr), "tcBorders")) {
		side := map[string]string{"top": "t", "bottom": "b", "left": "l", "start": "l", "right": "r", "end": "r"}[t.Local(b)]
		if style := t.Word(b, "val"); style != "nil" && style != "none" {
			out.WriteString(side)
		}
	}
	return out.String()
}

// grids yields every table of the layout.
func (l *layout) grids(yield func(*grid)) {
	var inFlow func(f *flow)
	var inGrid func(g *grid)
	inGrid = func(g *grid) {
		yield(g)
		for _, row := range g.rows {
			for _, c := range row.cells {
				for _, t := range c.tables {
					inGrid(t)
				}
				for _, b := range c.boxes {
					inFlow(b)
				}
			}
		}
	}
	inFlow = func(f *flow) {
		for _, b := range f.blocks {
			if b.table != nil {
				inGrid(b.table)
				continue
			}
			for _, x := range b.para.boxes {
				inFlow(x)
			}
		}
	}
	inFlow(&l.body)
}
