package markup

import (
	"math"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// Assumptions of the estimate, where a form does not say.
const (
	defaultSize   = 21  // half points: 五号, the usual size in forms
	CellMargins   = 216 // twips left and right together
	lineStretch   = 1.3 // line height over font size of Chinese fonts
	twipsPerPoint = 20
)

// Room is how much text fits a slot: ems (one Chinese character, two Latin ones) in
// a line, and lines. The zero value means that nothing limits the text.
type Room struct{ PerLine, Lines float64 }

// Ems is the room as a whole.
func (r Room) Ems() float64 { return r.PerLine * r.Lines }

// Need is the part of such room that text takes, in ems. A line that another one
// follows takes all its width.
func (r Room) Need(text string) float64 {
	n := 0.0
	for {
		line, rest, more := strings.Cut(text, "\n")
		if !more {
			return n + Ems(line)
		}
		n += max(1, math.Ceil(Ems(line)/r.PerLine)) * r.PerLine
		text = rest
	}
}

// RoomOf estimates how much text with run properties rPr fits at node from, in a table row of exact height:
// characters per line from cell width and font size, whole lines of 1.3 × the size.
// Other words in the cell and vertical merging are not reckoned with.
func (f *Styles) RoomOf(from int32, rPr []byte) Room {
	t := f.T
	tc := t.Up(from, ooxml.KTc)
	tr := t.Up(tc, ooxml.KTr)
	height := t.Child(t.Child(tr, ooxml.KTrPr), ooxml.KTrHeight)
	if tc == ooxml.None || !t.Says(height, "hRule", "exact") || t.Child(t.Child(tc, ooxml.KTcPr), ooxml.KVMerge) != ooxml.None {
		return Room{}
	}
	size := float64(fontSize(rPr, f.W)) / 2 * twipsPerPoint
	perLine := math.Floor(float64(f.CellWidth(tc)-CellMargins) / size)
	lines := math.Floor(float64(t.Number(height, "val", 0)) / (size * lineStretch))
	if perLine < 1 {
		return Room{}
	}
	return Room{perLine, max(lines, 1)}
}

// fontSize is w:sz of run properties in half points.
func fontSize(rPr []byte, w string) int {
	_, rest, ok := strings.Cut(string(rPr), "<"+w+":sz "+w+`:val="`)
	if !ok {
		return defaultSize
	}
	n := 0
	for _, c := range rest {
		if c < '0' || c > '9' || n > 3000 {
			break
		}
		n = n*10 + int(c-'0')
	}
	if n < 2 {
		return defaultSize
	}
	return n
}

// CellWidth is the width of a cell in twips, 0 when unknown: its own width, else
// that of the grid columns it spans.
func (f *Styles) CellWidth(tc int32) int {
	t := f.T
	if tc == ooxml.None {
		return 0
	}
	w := t.Child(t.Child(tc, ooxml.KTcPr), ooxml.KTcW)
	if typ := t.Word(w, "type"); typ == "dxa" || typ == "" {
		if n := t.Number(w, "w", 0); n > 0 {
			return n
		}
	}
	tr := t.Up(tc, ooxml.KTr)
	if f.columns == nil {
		f.columns = map[int32]ooxml.Span{}
	}
	if _, known := f.columns[tc]; !known && tr != ooxml.None {
		f.placeCells(tr)
	}
	cols := f.columns[tc]
	// No table of Word has more than 63 columns.
	if cols.Hi > 1000 {
		return 0
	}
	return f.gridWidth(t.Up(tr, ooxml.KTbl), cols.Lo, cols.Hi)
}

// placeCells notes which grid columns the cells of a row take.
func (f *Styles) placeCells(tr int32) {
	t := f.T
	col := t.Number(t.Child(t.Child(tr, ooxml.KTrPr), ooxml.KGridBefore), "val", 0)
	for n := range t.Within(tr) {
		if t.Nodes[n].Kind != ooxml.KTc || t.Up(n, ooxml.KTr) != tr {
			continue
		}
		next := col + max(1, t.Number(t.Child(t.Child(n, ooxml.KTcPr), ooxml.KGridSpan), "val", 1))
		f.columns[n] = ooxml.Span{Lo: col, Hi: next}
		col = next
	}
}

func (f *Styles) gridWidth(tbl int32, from, to int) int {
	i, sum := 0, 0
	for c := range f.T.Kids(f.T.Child(tbl, ooxml.KTblGrid)) {
		if f.T.Nodes[c].Kind != ooxml.KGridCol {
			continue
		}
		if i >= to {
			break
		}
		if i >= from {
			sum += f.T.Number(c, "w", 0)
		}
		i++
	}
	return sum
}

// Ems is the width of a line of text: a wide character counts 1, others half.
func Ems(text string) float64 {
	n := 0.0
	for _, r := range text {
		if r >= 0x1100 {
			n++
		} else {
			n += 0.5
		}
	}
	return n
}
