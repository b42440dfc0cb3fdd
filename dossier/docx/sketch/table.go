package sketch

import "image/color"

// table is a table as it is measured.
type table struct {
	x    float64   // of its left border
	edge []float64 // of the columns, one more than there are
	rows []row
}

type row struct {
	height   float64 // as the form asks for, then as it is
	exact    bool
	heading  bool // is repeated on every page
	whole    bool // is not cut
	withNext bool // stays on the page of the next row
	cells    []*cell
}

// cell is one that begins in its row.
type cell struct {
	from, to int // columns
	row      int // that it begins in
	rows     int // that it goes over
	strips   []strip
	align    string // top, center, bottom
	margin   sides
	border   border
	fill     color.Color
}

// sides are margins, in the order of their names.
type sides struct{ top, left, bottom, right float64 }

// border tells which sides of a cell have a line.
type border struct{ top, left, bottom, right bool }

// maxColumns and maxRows limit a table.
const (
	maxColumns = 200
	maxRows    = 5000
)

// table measures a table.
func (b *builder) table(e *element, width float64) *table {
	pr := e.child("tblPr")
	chain := b.doc.styles.chain(pr.child("tblStyle").attr("val"))
	outer := b.within
	b.within = append(outer[:len(outer):len(outer)], chain...)
	defer func() { b.within = outer }()
	g := &gridReader{b: b, table: &table{}, lines: tableBorders(pr, chain), margin: tableMargins(pr, chain), open: map[int]*cell{}}
	g.columns(e, width)
	for _, k := range e.unwrapped() {
		if k.name == "tr" && len(g.table.rows) < maxRows {
			g.row(k)
		}
	}
	g.close()
	t := g.table
	t.place(pr, width, g.margin.left)
	t.heights()
	return t
}

// place puts the table where it stands between the margins.
func (t *table) place(pr *element, width, margin float64) {
	own := t.edge[len(t.edge)-1]
	switch pr.child("jc").attr("val") {
	case "center":
		t.x = (width - own) / 2
	case "right", "end":
		t.x = width - own
	default:
		t.x = points(pr.child("tblInd").attr("w")) - margin
	}
}

// heights makes rows as high as their cells need.
func (t *table) heights() {
	for i := range t.rows {
		r := &t.rows[i]
		for _, c := range r.cells {
			if c.rows == 1 && !r.exact {
				r.height = max(r.height, c.needs(c.strips))
			}
		}
		r.height = max(r.height, 4)
	}
	for i, r := range t.rows {
		for _, c := range r.cells {
			if c.rows == 1 {
				continue
			}
			have := 0.0
			for k := i; k < i+c.rows; k++ {
				have += t.rows[k].height
			}
			if last := &t.rows[i+c.rows-1]; !last.exact {
				last.height += max(c.needs(c.strips)-have, 0)
			}
		}
	}
}

// needs is the height of a cell with these strips in it.
func (c *cell) needs(strips []strip) float64 {
	h := c.margin.top + c.margin.bottom
	for _, s := range strips {
		h += s.height
	}
	return h
}

// fitting is how many strips go into a height.
func (c *cell) fitting(strips []strip, height float64) int {
	height -= c.margin.top + c.margin.bottom
	for n, s := range strips {
		if height -= s.height; height < -.01 {
			return n
		}
	}
	return len(strips)
}

// strips are the rows of a table within a cell, one strip each.
func (t *table) strips() []strip {
	var out []strip
	for i, r := range t.rows {
		s := strip{height: r.height}
		for _, c := range r.cells {
			h := 0.0
			for k := i; k < i+c.rows; k++ {
				h += t.rows[k].height
			}
			s.marks = append(s.marks, t.draw(c, 0, h, c.strips)...)
		}
		out = append(out, s)
	}
	return out
}

// draw draws a cell from height y to y+h, with the strips that stand in it there.
func (t *table) draw(c *cell, y, h float64, strips []strip) []mark {
	x := t.x + t.edge[c.from]
	w := t.edge[c.to] - t.edge[c.from]
	var out []mark
	if c.fill != nil {
		out = append(out, mark{x: x, y: y, w: w, h: h, colour: c.fill})
	}
	at := y + c.margin.top
	if rest := h - c.needs(strips); rest > 0 {
		switch c.align {
		case "center":
			at += rest / 2
		case "bottom":
			at += rest
		}
	}
	for _, s := range strips {
		out = append(out, moved(s.marks, x+c.margin.left, at)...)
		at += s.height
	}
	if c.border.top {
		out = append(out, horizontal(x, y, w))
	}
	if c.border.bottom {
		out = append(out, horizontal(x, y+h, w))
	}
	if c.border.left {
		out = append(out, vertical(x, y, h))
	}
	if c.border.right {
		out = append(out, vertical(x+w, y, h))
	}
	return out
}
