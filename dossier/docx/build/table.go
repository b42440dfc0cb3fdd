package build

// face is how a table is set: the styles of its values, labels and long texts, and the usual row height in mm.
type face struct {
	value, label, long string
	row                float64
}

// table is any table: a Grid, a Repeat, the lines of a cover. A plain table has no borders.
type table struct {
	shares []float64
	rows   []Row
	face   face
	plain  bool
	width  int // twips; 0 = the text area
}

const (
	cellSide   = 85  // twips of padding left and right
	cellEdge   = 28  // twips of padding above and below
	narrowest  = 360 // twips; less than one character and its padding cannot be read
	maxColumns = 60  // Word stops at 63
)

// tableWriter writes one table into what its writer has written so far.
type tableWriter struct {
	*writer
	face face
}

// table writes a table where the text stands.
func (w *writer) table(t table) { tableWriter{w, t.face}.write(t) }

// columns shares the width out exactly: rounding leftovers go to the widest column.
func (w tableWriter) columns(t table) []int {
	total, sum, widest := 0.0, 0, 0
	for i, s := range t.shares {
		if !(s > 0 && s < 1e6) {
			w.failf(CodeSize, "share %v of column %d", s, i)
			return nil
		}
		total += s
		if s > t.shares[widest] {
			widest = i
		}
	}
	out := make([]int, len(t.shares))
	for i, s := range t.shares {
		out[i] = int(float64(t.width) * s / total)
		sum += out[i]
	}
	if len(out) > 0 {
		out[widest] += t.width - sum
	}
	for i, c := range out {
		if c < narrowest {
			w.failf(CodeGrid, "column %d is only %d twips wide", i, c)
		}
	}
	return out
}

func (w tableWriter) write(t table) {
	if len(t.shares) == 0 || len(t.rows) == 0 {
		w.failf(CodeEmpty, "table without columns or rows")
		return
	}
	if len(t.shares) > maxColumns {
		w.failf(CodeGrid, "%d columns, Word allows 63", len(t.shares))
		return
	}
	if t.width == 0 {
		t.width = w.page.area().width
	}
	cols := w.columns(t)
	w.checkRows(len(t.shares), t.rows)
	if w.err != nil {
		return
	}
	// Word joins two tables that touch.
	if w.afterGrid {
		w.paragraph(par{style: styleFiller, before: 120}, "")
	}
	w.putf(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/>`, t.width)
	if !t.plain {
		w.put(borders)
	}
	w.putf(`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="%d" w:type="dxa"/><w:left w:w="%d" w:type="dxa"/><w:bottom w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`,
		cellEdge, cellSide, cellEdge, cellSide)
	for _, c := range cols {
		w.putf(`<w:gridCol w:w="%d"/>`, c)
	}
	w.put(`</w:tblGrid>`)
	for _, r := range t.rows {
		w.row(cols, r)
	}
	w.put(`</w:tbl>`)
	w.afterGrid = true
}

// borders are one point around and half a point inside.
const borders = `<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/>` +
	`<w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>`

func (w tableWriter) row(cols []int, r Row) {
	height, split := r.MinHeightMM, r.Split
	for _, c := range r.Cells {
		height = max(height, c.MinHeightMM)
		split = split || c.long()
	}
	if height == 0 {
		height = w.face.row
	}
	if !(height > 0 && height <= 250) {
		w.failf(CodeSize, "row height %v mm", height)
	}
	w.put(`<w:tr><w:trPr>`)
	if !split || r.keep {
		w.put(`<w:cantSplit/>`)
	}
	w.putf(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, twips(height))
	if r.Header {
		w.put(`<w:tblHeader/>`)
	}
	w.put(`</w:trPr>`)
	at := 0
	for _, c := range r.Cells {
		width := 0
		for range c.span() {
			width += cols[at]
			at++
		}
		w.cell(c, width, r.Header || r.WithNext)
	}
	w.put(`</w:tr>`)
}

func (w tableWriter) cell(c Cell, width int, keepNext bool) {
	w.putf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if c.span() > 1 {
		w.putf(`<w:gridSpan w:val="%d"/>`, c.span())
	}
	switch c.Merge {
	case MergeNone:
	case MergeStart:
		w.put(`<w:vMerge w:val="restart"/>`)
	case MergeContinue:
		w.put(`<w:vMerge/>`)
	default:
		w.failf(CodeKind, "merge state %d", int(c.Merge))
	}
	if c.rule {
		w.put(`<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>`)
	}
	if c.Vertical {
		w.put(`<w:textDirection w:val="tbRlV"/>`)
	}
	vAlign := "center"
	if c.Top {
		vAlign = "top"
	}
	if c.base {
		vAlign = "bottom"
	}
	w.putf(`<w:vAlign w:val="%s"/></w:tcPr>`, vAlign)
	w.cellContent(c, keepNext)
	w.put(`</w:tc>`)
	w.afterGrid = false
}

// cellContent writes at least one paragraph, and a paragraph last: Word refuses cells that lack one.
func (w tableWriter) cellContent(c Cell, keepNext bool) {
	p := par{style: w.face.value, align: c.Align, number: c.serial, keepNext: keepNext}
	if c.Label {
		p.style = w.face.label
	}
	if c.Merge == MergeContinue {
		w.paragraph(p, "")
		return
	}
	content := c.Content
	if c.Text != "" {
		content = append([]Inline{Text{S: c.Text}}, c.Content...)
	}
	before := w.buf.Len()
	endsLong := w.flow(p, content, w.face.long)
	for i, line := range c.foot {
		foot := par{style: w.face.value, align: AlignRight, right: 2 * sizeOf(w.face.value) * 10, keepNext: keepNext}
		if i == 0 {
			foot.before = c.gap
		}
		if i == len(c.foot)-1 {
			foot.after = 100
		}
		w.line(foot, line)
		endsLong = false
	}
	if endsLong {
		w.filler(false)
	}
	if w.buf.Len() == before {
		w.paragraph(p, "")
	}
}
