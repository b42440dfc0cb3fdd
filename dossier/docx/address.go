package docx

import (
	"strconv"
)

// areaKind is what an address without "#" names.
type areaKind uint8

const (
	areaPara    areaKind = iota // a paragraph of the body
	areaCell                    // a table cell
	areaBox                     // a text box
	areaBoxPara                 // a paragraph in a text box
)

// area is a place that has an address: p5, t0.r2.c3, p4.x0, p4.x0.p1.
type area struct {
	addr  string
	kind  areaKind
	node  int32
	order int // in the document
	chars []glyph
	words string // of chars, once the layout is made
	// blanks are numbered from 1 in this order.
	blanks []blank
	// span and merge are a cell's: grid columns, 'V' begins and 'v' continues a
	// vertical merge, 0 is neither.
	span  int
	merge byte
	// tables are those nested in a cell, boxes the text boxes anchored here.
	tables []*grid
	boxes  []*flow
}

func (a *area) text() string {
	if a.words != "" {
		return a.words
	}
	return plain(a.chars)
}

// block is a paragraph or a table.
type block struct {
	para  *area
	table *grid
}

// flow is a sequence of blocks: the body, or a text box.
type flow struct {
	box    *area // nil for the body
	blocks []block
}

// layout is a part seen as addressed areas.
type layout struct {
	t *tree
	// heads are the ids of the paragraph styles for headings.
	heads map[string]bool
	areas []*area // in document order
	body  flow
}

// newLayout addresses the main part t; styles is the scanned styles part or nil.
func newLayout(t, styles *tree) *layout {
	l := &layout{t: t, heads: headingStyles(styles)}
	paras := 0
	tables := 0
	t.flow(t.child(0, kBody), func(c int32) {
		switch t.nodes[c].kind {
		case kP:
			a, boxes := l.para("p"+strconv.Itoa(paras), areaPara, c)
			paras++
			l.addBoxes(a, boxes)
			l.body.blocks = append(l.body.blocks, block{para: a})
		case kTbl:
			l.body.blocks = append(l.body.blocks, block{table: l.table("t"+strconv.Itoa(tables), c)})
			tables++
		}
	})
	l.number()
	return l
}

func (l *layout) add(addr string, k areaKind, n int32) *area {
	a := &area{addr: addr, kind: k, node: n, order: len(l.areas), span: 1}
	l.areas = append(l.areas, a)
	return a
}

func (l *layout) para(addr string, k areaKind, p int32) (*area, []int32) {
	a := l.add(addr, k, p)
	s := streamer{t: l.t}
	s.paragraph(p)
	a.chars = s.out
	return a, s.boxes
}

// addBoxes addresses the text boxes anchored in a.
func (l *layout) addBoxes(a *area, boxes []int32) {
	for i, n := range boxes {
		b := l.add(a.addr+".x"+strconv.Itoa(i), areaBox, n)
		f := &flow{box: b}
		a.boxes = append(a.boxes, f)
		paras := 0
		tables := 0
		l.t.flow(n, func(c int32) {
			switch l.t.nodes[c].kind {
			case kP:
				p, _ := l.para(b.addr+".p"+strconv.Itoa(paras), areaBoxPara, c)
				paras++
				if len(b.chars) > 0 {
					b.chars = append(b.chars, glyph{r: lineEnd, node: none, run: none})
				}
				b.chars = append(b.chars, p.chars...)
				f.blocks = append(f.blocks, block{para: p})
			case kTbl:
				f.blocks = append(f.blocks, block{table: l.table(b.addr+".t"+strconv.Itoa(tables), c)})
				tables++
			}
		})
	}
}

func (l *layout) table(addr string, tbl int32) *grid {
	g := &grid{addr: addr, node: tbl}
	l.t.flow(tbl, func(tr int32) {
		if l.t.nodes[tr].kind != kTr {
			return
		}
		row := gridRow{node: tr}
		name := addr + ".r" + strconv.Itoa(len(g.rows))
		l.t.flow(tr, func(tc int32) {
			if l.t.nodes[tc].kind == kTc {
				row.cells = append(row.cells, &tableCell{area: l.cell(name+".c"+strconv.Itoa(len(row.cells)), tc)})
			}
		})
		g.rows = append(g.rows, row)
	})
	g.place(l.t)
	return g
}

func (l *layout) cell(addr string, tc int32) *area {
	t := l.t
	a := l.add(addr, areaCell, tc)
	pr := t.child(tc, kTcPr)
	a.span = max(1, t.number(t.child(pr, kGridSpan), "val", 1))
	if m := t.child(pr, kVMerge); m != none {
		a.merge = 'v'
		if t.val(m) == "restart" {
			a.merge = 'V'
		}
	}
	s := streamer{t: t}
	first := true
	t.flow(tc, func(c int32) {
		switch t.nodes[c].kind {
		case kP:
			if !first {
				s.out = append(s.out, glyph{r: lineEnd, node: none, run: none})
			}
			first = false
			s.paragraph(c)
		case kTbl:
			a.tables = append(a.tables, l.table(addr+".t"+strconv.Itoa(len(a.tables)), c))
		}
	})
	a.chars = s.out
	l.addBoxes(a, s.boxes)
	return a
}
