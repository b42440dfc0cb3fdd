package layout

import (
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
)

// TableCell is a table cell in its grid.
type TableCell struct {
	*Area
	Row, Index int // of the row, and of the cell in it
	Col        int // first grid column
	// Top is the cell that begins the vertical merge, itself when there is none;
	// last is the last row that the merge covers.
	Top  *TableCell
	Last int
}

// End is the grid column after the cell.
func (c *TableCell) End() int { return c.Col + c.Span }

// Same reports whether two cells cover the same grid columns.
func (c *TableCell) Same(d *TableCell) bool { return c.Col == d.Col && c.End() == d.End() }

// Covers reports whether d lies within the columns of c.
func (c *TableCell) Covers(d *TableCell) bool { return c.Col <= d.Col && c.End() >= d.End() }

// Overlaps is the number of grid columns that c and d share.
func (c *TableCell) Overlaps(d *TableCell) int { return min(c.End(), d.End()) - max(c.Col, d.Col) }

// GridRow is a table row; height is in twips, 0 when free.
type GridRow struct {
	Node   int32
	Cells  []*TableCell
	Height int
	Exact  bool
}

// Grid is a table with its cells placed in columns.
type Grid struct {
	Addr string
	Node int32
	Rows []GridRow
	Cols int
}

// place numbers the cells, finds their columns and resolves vertical merges.
func (g *Grid) place(t *ooxml.Tree) {
	open := map[int]*TableCell{} // merge in progress, by its first column
	for r := range g.Rows {
		row := &g.Rows[r]
		pr := t.Child(row.Node, ooxml.KTrPr)
		h := t.Child(pr, ooxml.KTrHeight)
		row.Height, row.Exact = t.Number(h, "val", 0), t.Word(h, "hRule") == "exact"
		col := max(0, t.Number(t.Child(pr, ooxml.KGridBefore), "val", 0))
		next := map[int]*TableCell{}
		for i, c := range row.Cells {
			c.Row, c.Index, c.Col, c.Top, c.Last = r, i, col, c, r
			col += c.Span
			switch c.Merge {
			case 'V':
				next[c.Col] = c
			case 'v':
				if top := open[c.Col]; top != nil {
					c.Top, top.Last = top, r
					next[c.Col] = top
				}
			}
		}
		open = next
		g.Cols = max(g.Cols, col)
	}
}

// At returns the cell of row r that covers grid column col, nil when none does.
func (g *Grid) At(r, col int) *TableCell {
	if r < 0 || r >= len(g.Rows) {
		return nil
	}
	for _, c := range g.Rows[r].Cells {
		if col >= c.Col && col < c.End() {
			return c
		}
	}
	return nil
}

// edgeWidth is the greatest width, in twips, of cells that only close a table at its right:
// no character fits between their margins.
const edgeWidth = 300

// closingWidth is the same where the first row is a title that ends before that column too: two characters fit, and no answer.
const closingWidth = 700

// twipsOf is the width that a cell says, 0 where it says none in twips.
func twipsOf(t *ooxml.Tree, c *TableCell) int {
	w := t.Child(t.Child(c.Node, ooxml.KTcPr), ooxml.KTcW)
	if unit := t.Word(w, "type"); unit != "dxa" && unit != "" {
		return 0
	}
	return t.Number(w, "w", 0)
}

// WithoutEdge is g without its last column where that is too narrow for words and empty in
// all rows: what is written into it would not be seen. A column beside labels only is meant
// for their answers.
func (g *Grid) WithoutEdge(t *ooxml.Tree) *Grid {
	if len(g.Rows) < 2 {
		return g
	}
	out := &Grid{Addr: g.Addr, Node: g.Node, Rows: make([]GridRow, len(g.Rows))}
	edge, beside := g.Cols, true
	width, closing := edgeWidth, len(g.Rows[0].Cells) == 2 && wording.Squeeze(g.Rows[0].Cells[0].Text()) != ""
	if closing {
		width = closingWidth
	}
	for r, row := range g.Rows {
		n := len(row.Cells) - 1
		if n < 1 {
			return g
		}
		c, before := row.Cells[n], row.Cells[n-1]
		w := twipsOf(t, c)
		if w <= 0 || w >= width || !closing && twipsOf(t, before) < 2*w || wording.Squeeze(c.Text()) != "" || len(c.Blanks)+len(c.Boxes)+len(c.Tables) > 0 || r > 0 && (c.Col < edge || c.Col > edge && !closing) {
			return g
		}
		edge = min(edge, c.Col)
		beside = beside && wording.Squeeze(before.Top.Text()) != ""
		out.Rows[r] = row
		out.Rows[r].Cells = row.Cells[:n]
	}
	if beside {
		return g
	}
	out.Cols = edge
	return out
}

// undrawnShare is the least share, of four, of a table's rows that end in a cell without lines
// where that cell lies outside of the form.
const undrawnShare = 3

// WithoutOutside is g without the cells at its right that lie outside of the lines of the form:
// no table line and none of their own is around them, while the cells before them are drawn.
func (g *Grid) WithoutOutside(t *ooxml.Tree) *Grid {
	if len(g.Rows) < 2 || ruledTable(t, g.Node) {
		return g
	}
	rows, outside := 0, 0
	out := &Grid{Addr: g.Addr, Node: g.Node, Rows: make([]GridRow, len(g.Rows))}
	for r, row := range g.Rows {
		out.Rows[r] = row
		n := len(row.Cells) - 1
		if n < 1 || t.ChildNamed(row.Node, "tblPrEx") != ooxml.None {
			continue
		}
		rows++
		last, before := linesOf(t, row.Cells[n]), linesOf(t, row.Cells[n-1])
		if row.Cells[n].Merge == 0 && !strings.ContainsAny(last, "tbr") && len(last) < 2 && strings.ContainsAny(before, "tb") {
			outside++
			out.Rows[r].Cells = row.Cells[:n]
		}
	}
	if rows < 2 || outside*4 < rows*undrawnShare {
		return g
	}
	for _, row := range out.Rows {
		if n := len(row.Cells); n > 0 {
			out.Cols = max(out.Cols, row.Cells[n-1].End())
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
func linesOf(t *ooxml.Tree, c *TableCell) string {
	var out strings.Builder
	for b := range t.Kids(t.ChildNamed(t.Child(c.Node, ooxml.KTcPr), "tcBorders")) {
		side := map[string]string{"top": "t", "bottom": "b", "left": "l", "start": "l", "right": "r", "end": "r"}[t.Local(b)]
		if style := t.Word(b, "val"); style != "nil" && style != "none" {
			out.WriteString(side)
		}
	}
	return out.String()
}

// Grids yields every table of the layout.
func (l *Layout) Grids(yield func(*Grid)) {
	var inFlow func(f *Flow)
	var inGrid func(g *Grid)
	inGrid = func(g *Grid) {
		yield(g)
		for _, row := range g.Rows {
			for _, c := range row.Cells {
				for _, t := range c.Tables {
					inGrid(t)
				}
				for _, b := range c.Boxes {
					inFlow(b)
				}
			}
		}
	}
	inFlow = func(f *Flow) {
		for _, b := range f.Blocks {
			if b.Table != nil {
				inGrid(b.Table)
				continue
			}
			for _, x := range b.Para.Boxes {
				inFlow(x)
			}
		}
	}
	inFlow(&l.Body)
}
