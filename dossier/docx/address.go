package docx

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
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
	t *ooxml.Tree
	// heads are the ids of the paragraph styles for headings.
	heads map[string]bool
	areas []*area // in document order
	body  flow
}

// newLayout addresses the main part t; styles is the scanned styles part or nil.
func newLayout(t, styles *ooxml.Tree) *layout {
	l := &layout{t: t, heads: headingStyles(styles)}
	paras := 0
	tables := 0
	t.Flow(t.Child(0, ooxml.KBody), func(c int32) {
		switch t.Nodes[c].Kind {
		case ooxml.KP:
			a, boxes := l.para("p"+strconv.Itoa(paras), areaPara, c)
			paras++
			l.addBoxes(a, boxes)
			l.body.blocks = append(l.body.blocks, block{para: a})
		case ooxml.KTbl:
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
		l.t.Flow(n, func(c int32) {
			switch l.t.Nodes[c].Kind {
			case ooxml.KP:
				p, _ := l.para(b.addr+".p"+strconv.Itoa(paras), areaBoxPara, c)
				paras++
				if len(b.chars) > 0 {
					b.chars = append(b.chars, glyph{r: lineEnd, node: ooxml.None, run: ooxml.None})
				}
				b.chars = append(b.chars, p.chars...)
				f.blocks = append(f.blocks, block{para: p})
			case ooxml.KTbl:
				f.blocks = append(f.blocks, block{table: l.table(b.addr+".t"+strconv.Itoa(tables), c)})
				tables++
			}
		})
	}
}

func (l *layout) table(addr string, tbl int32) *grid {
	g := &grid{addr: addr, node: tbl}
	l.t.Flow(tbl, func(tr int32) {
		if l.t.Nodes[tr].Kind != ooxml.KTr {
			return
		}
		row := gridRow{node: tr}
		name := addr + ".r" + strconv.Itoa(len(g.rows))
		l.t.Flow(tr, func(tc int32) {
			if l.t.Nodes[tc].Kind == ooxml.KTc {
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
	pr := t.Child(tc, ooxml.KTcPr)
	a.span = max(1, t.Number(t.Child(pr, ooxml.KGridSpan), "val", 1))
	if m := t.Child(pr, ooxml.KVMerge); m != ooxml.None {
		a.merge = 'v'
		if t.Val(m) == "restart" {
			a.merge = 'V'
		}
	}
	s := streamer{t: t}
	first := true
	t.Flow(tc, func(c int32) {
		switch t.Nodes[c].Kind {
		case ooxml.KP:
			if !first {
				s.out = append(s.out, glyph{r: lineEnd, node: ooxml.None, run: ooxml.None})
			}
			first = false
			s.paragraph(c)
		case ooxml.KTbl:
			a.tables = append(a.tables, l.table(addr+".t"+strconv.Itoa(len(a.tables)), c))
		}
	})
	a.chars = s.out
	l.addBoxes(a, s.boxes)
	return a
}

// cutNumber splits "t0.r1.c2#3".
func cutNumber(at string) (string, int) {
	base, n, _ := strings.Cut(at, "#")
	i, err := strconv.Atoi(n)
	if err != nil {
		i = 0
	}
	return base, i
}
