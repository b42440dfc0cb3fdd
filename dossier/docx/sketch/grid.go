package sketch

// gridReader reads the rows and cells of a table.
type gridReader struct {
	b      *builder
	table  *table
	lines  tableLines
	margin sides
	open   map[int]*cell // cells that rows below may continue, by their first column
}

// tableLines are the borders that a table gives its cells.
type tableLines struct{ top, left, bottom, right, across, down bool }

// drawn tells whether a border is a line; was where it is not spoken of.
func drawn(e *element, was bool) bool {
	if e == nil {
		return was
	}
	switch e.attr("val") {
	case "nil", "none", "":
		return false
	}
	return true
}

func tableBorders(pr *element, chain []*element) tableLines {
	var l tableLines
	apply := func(e *element) {
		if e == nil {
			return
		}
		l.top, l.bottom = drawn(e.child("top"), l.top), drawn(e.child("bottom"), l.bottom)
		l.left = drawn(e.child("left"), drawn(e.child("start"), l.left))
		l.right = drawn(e.child("right"), drawn(e.child("end"), l.right))
		l.across, l.down = drawn(e.child("insideH"), l.across), drawn(e.child("insideV"), l.down)
	}
	for _, s := range chain {
		apply(s.at("tblPr", "tblBorders"))
	}
	apply(pr.child("tblBorders"))
	return l
}

func tableMargins(pr *element, chain []*element) sides {
	m := sides{left: 5.4, right: 5.4}
	for _, s := range chain {
		m.apply(s.at("tblPr", "tblCellMar"))
	}
	m.apply(pr.child("tblCellMar"))
	return m
}

func (m *sides) apply(e *element) {
	if e == nil {
		return
	}
	for _, k := range e.kids {
		n := points(k.attr("w"))
		switch k.name {
		case "top":
			m.top = n
		case "left", "start":
			m.left = n
		case "bottom":
			m.bottom = n
		case "right", "end":
			m.right = n
		}
	}
}

// columns reads the widths of the columns. Where the form gives none, all are alike; a table wider than the sheet is made narrower.
func (g *gridReader) columns(e *element, width float64) {
	var widths []float64
	for _, k := range e.child("tblGrid").unwrapped() {
		if k.name == "gridCol" && len(widths) < maxColumns {
			widths = append(widths, max(points(k.attr("w")), 0))
		}
	}
	need := 0
	for _, k := range e.unwrapped() {
		if k.name == "tr" {
			need = max(need, columnsOf(k))
		}
	}
	need = min(need, maxColumns)
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	if len(widths) < need || sum < 10 {
		widths, sum = make([]float64, max(need, 1)), width
		for i := range widths {
			widths[i] = width / float64(len(widths))
		}
	}
	scale := 1.0
	if most := width * 1.15; sum > most {
		scale = most / sum
	}
	edge := []float64{0}
	for _, w := range widths {
		edge = append(edge, edge[len(edge)-1]+w*scale)
	}
	g.table.edge = edge
}

func spanOf(tc *element) int { return max(int(number(tc.at("tcPr", "gridSpan").attr("val"))), 1) }

func columnsOf(tr *element) int {
	n := int(number(tr.at("trPr", "gridBefore").attr("val")))
	for _, k := range tr.unwrapped() {
		if k.name == "tc" {
			n = min(n+spanOf(k), maxColumns)
		}
	}
	return n
}

func (g *gridReader) row(tr *element) {
	pr := tr.child("trPr")
	at := len(g.table.rows)
	r := row{height: points(pr.child("trHeight").attr("val")), exact: pr.child("trHeight").attr("hRule") == "exact",
		heading: pr.on("tblHeader", false), whole: pr.on("cantSplit", false), withNext: g.withNext(tr)}
	last := len(g.table.edge) - 1
	column := max(min(int(number(pr.child("gridBefore").attr("val"))), last), 0)
	for _, tc := range tr.unwrapped() {
		if tc.name != "tc" || column >= last {
			continue
		}
		to := min(column+spanOf(tc), last)
		c := g.cell(tc, column, to, at)
		if c != nil {
			r.cells = append(r.cells, c)
		}
		column = to
	}
	g.table.rows = append(g.table.rows, r)
}

// withNext tells whether a row stays with the next: the first paragraph of its first cell says it, as in Word.
func (g *gridReader) withNext(tr *element) bool {
	for _, k := range tr.unwrapped() {
		if k.name == "tc" {
			for _, p := range k.unwrapped() {
				if p.name == "p" {
					return g.b.doc.styles.paragraph(p.child("pPr"), g.b.within).withNext
				}
			}
		}
	}
	return false
}

// cell reads a cell, nil for one that continues the cell above.
func (g *gridReader) cell(tc *element, from, to, row int) *cell {
	pr := tc.child("tcPr")
	merge := pr.child("vMerge")
	if merge != nil && merge.attr("val") != "restart" {
		if above := g.open[from]; above != nil && above.row+above.rows == row {
			above.rows++
			above.border.bottom = drawn(pr.at("tcBorders", "bottom"), above.border.bottom)
			return nil
		}
	}
	c := &cell{from: from, to: to, row: row, rows: 1, align: pr.child("vAlign").attr("val"), margin: g.margin}
	c.margin.apply(pr.child("tcMar"))
	if shade := colourOf(pr.child("shd").attr("fill")); shade != nil {
		c.fill = shade
	}
	c.border = g.borders(pr.child("tcBorders"), from, to, row)
	width := g.table.edge[to] - g.table.edge[from] - c.margin.left - c.margin.right
	c.strips = flat(g.b.blocks(tc.unwrapped(), max(width, 8)))
	g.open[from] = c
	return c
}

func (g *gridReader) borders(own *element, from, to, row int) border {
	b := border{top: g.lines.across, bottom: g.lines.across, left: g.lines.down, right: g.lines.down}
	if row == 0 {
		b.top = g.lines.top
	}
	if from == 0 {
		b.left = g.lines.left
	}
	if to == len(g.table.edge)-1 {
		b.right = g.lines.right
	}
	if own != nil {
		b.top, b.bottom = drawn(own.child("top"), b.top), drawn(own.child("bottom"), b.bottom)
		b.left = drawn(own.child("left"), drawn(own.child("start"), b.left))
		b.right = drawn(own.child("right"), drawn(own.child("end"), b.right))
	}
	return b
}

// close gives the last row the table's lower border.
func (g *gridReader) close() {
	last := len(g.table.rows)
	for _, c := range g.open {
		if c.row+c.rows == last {
			c.border.bottom = c.border.bottom || g.lines.bottom
		}
	}
}
