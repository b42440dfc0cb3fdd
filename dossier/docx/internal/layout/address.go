// Package layout reads a part as somebody reads the page: paragraphs, cells and text boxes with their addresses, the
// characters they print, and the blanks that wait in them. It does not say what a blank is for.
package layout

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
)

// areaKind is what an address without "#" names.
type areaKind uint8

const (
	AreaPara    areaKind = iota // a paragraph of the body
	AreaCell                    // a table cell
	AreaBox                     // a text box
	AreaBoxPara                 // a paragraph in a text box
)

// Area is a place that has an address: p5, t0.r2.c3, p4.x0, p4.x0.p1.
type Area struct {
	Addr  string
	Kind  areaKind
	Node  int32
	Order int // in the document
	Chars []Glyph
	words string // of chars, once the layout is made
	// Blanks are numbered from 1 in this order.
	Blanks []Blank
	// Span and merge are a cell's: grid columns, 'V' begins and 'v' continues a
	// vertical merge, 0 is neither.
	Span  int
	Merge byte
	// Tables are those nested in a cell, boxes the text boxes anchored here.
	Tables []*Grid
	Boxes  []*Flow
}

func (a *Area) Text() string {
	if a.words != "" {
		return a.words
	}
	return Plain(a.Chars)
}

// Block is a paragraph or a table.
type Block struct {
	Para  *Area
	Table *Grid
}

// Flow is a sequence of blocks: the body, or a text box.
type Flow struct {
	Box    *Area // nil for the body
	Blocks []Block
}

// Layout is a part seen as addressed areas.
type Layout struct {
	T *ooxml.Tree
	// heads are the ids of the paragraph styles for headings.
	heads map[string]bool
	Areas []*Area // in document order
	Body  Flow
}

// NewLayout addresses the main part t; styles is the scanned styles part or nil.
func NewLayout(t, styles *ooxml.Tree) *Layout {
	l := &Layout{T: t, heads: headingStyles(styles)}
	paras := 0
	tables := 0
	t.Flow(t.Child(0, ooxml.KBody), func(c int32) {
		switch t.Nodes[c].Kind {
		case ooxml.KP:
			a, boxes := l.para("p"+strconv.Itoa(paras), AreaPara, c)
			paras++
			l.addBoxes(a, boxes)
			l.Body.Blocks = append(l.Body.Blocks, Block{Para: a})
		case ooxml.KTbl:
			l.Body.Blocks = append(l.Body.Blocks, Block{Table: l.table("t"+strconv.Itoa(tables), c)})
			tables++
		}
	})
	l.number()
	return l
}

func (l *Layout) add(addr string, k areaKind, n int32) *Area {
	a := &Area{Addr: addr, Kind: k, Node: n, Order: len(l.Areas), Span: 1}
	l.Areas = append(l.Areas, a)
	return a
}

func (l *Layout) para(addr string, k areaKind, p int32) (*Area, []int32) {
	a := l.add(addr, k, p)
	s := Streamer{T: l.T}
	s.Paragraph(p)
	a.Chars = s.Out
	return a, s.Boxes
}

// addBoxes addresses the text boxes anchored in a.
func (l *Layout) addBoxes(a *Area, boxes []int32) {
	for i, n := range boxes {
		b := l.add(a.Addr+".x"+strconv.Itoa(i), AreaBox, n)
		f := &Flow{Box: b}
		a.Boxes = append(a.Boxes, f)
		paras := 0
		tables := 0
		l.T.Flow(n, func(c int32) {
			switch l.T.Nodes[c].Kind {
			case ooxml.KP:
				p, _ := l.para(b.Addr+".p"+strconv.Itoa(paras), AreaBoxPara, c)
				paras++
				if len(b.Chars) > 0 {
					b.Chars = append(b.Chars, Glyph{R: wording.LineEnd, Node: ooxml.None, Run: ooxml.None})
				}
				b.Chars = append(b.Chars, p.Chars...)
				f.Blocks = append(f.Blocks, Block{Para: p})
			case ooxml.KTbl:
				f.Blocks = append(f.Blocks, Block{Table: l.table(b.Addr+".t"+strconv.Itoa(tables), c)})
				tables++
			}
		})
	}
}

func (l *Layout) table(addr string, tbl int32) *Grid {
	g := &Grid{Addr: addr, Node: tbl}
	l.T.Flow(tbl, func(tr int32) {
		if l.T.Nodes[tr].Kind != ooxml.KTr {
			return
		}
		row := GridRow{Node: tr}
		name := addr + ".r" + strconv.Itoa(len(g.Rows))
		l.T.Flow(tr, func(tc int32) {
			if l.T.Nodes[tc].Kind == ooxml.KTc {
				row.Cells = append(row.Cells, &TableCell{Area: l.cell(name+".c"+strconv.Itoa(len(row.Cells)), tc)})
			}
		})
		g.Rows = append(g.Rows, row)
	})
	g.place(l.T)
	return g
}

func (l *Layout) cell(addr string, tc int32) *Area {
	t := l.T
	a := l.add(addr, AreaCell, tc)
	pr := t.Child(tc, ooxml.KTcPr)
	a.Span = max(1, t.Number(t.Child(pr, ooxml.KGridSpan), "val", 1))
	if m := t.Child(pr, ooxml.KVMerge); m != ooxml.None {
		a.Merge = 'v'
		if t.Val(m) == "restart" {
			a.Merge = 'V'
		}
	}
	s := Streamer{T: t}
	first := true
	t.Flow(tc, func(c int32) {
		switch t.Nodes[c].Kind {
		case ooxml.KP:
			if !first {
				s.Out = append(s.Out, Glyph{R: wording.LineEnd, Node: ooxml.None, Run: ooxml.None})
			}
			first = false
			s.Paragraph(c)
		case ooxml.KTbl:
			a.Tables = append(a.Tables, l.table(addr+".t"+strconv.Itoa(len(a.Tables)), c))
		}
	})
	a.Chars = s.Out
	l.addBoxes(a, s.Boxes)
	return a
}

// CutNumber splits "t0.r1.c2#3".
func CutNumber(at string) (string, int) {
	base, n, _ := strings.Cut(at, "#")
	i, err := strconv.Atoi(n)
	if err != nil {
		i = 0
	}
	return base, i
}
