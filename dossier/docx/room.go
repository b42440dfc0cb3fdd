package docx

import (
	"math"
	"strings"
)

// Assumptions of the estimate, where a form does not say.
const (
	defaultSize   = 21  // half points: 五号, the usual size in forms
	cellMargins   = 216 // twips left and right together
	lineStretch   = 1.3 // line height over font size of Chinese fonts
	twipsPerPoint = 20
)

// roomOf estimates how much text fits a slot in a table row of exact height, in
// ems (one Chinese character, two Latin ones): characters per line from cell width
// and font size, times whole lines of 1.3 × the size. 0 means that nothing limits
// the text. Other words in the cell and vertical merging are not reckoned with.
func (f *finder) roomOf(s *slot) float64 {
	t := f.t
	if s.Kind == KindCheck || s.Kind == KindPicture {
		return 0
	}
	from := s.node
	if s.level == levelCell || s.level == levelRow {
		from = t.find(s.content, kTc) + 1
	}
	tc := t.up(from, kTc)
	tr := t.up(tc, kTr)
	height := t.child(t.child(tr, kTrPr), kTrHeight)
	if tc == none || t.word(height, "hRule") != "exact" || t.child(t.child(tc, kTcPr), kVMerge) != none {
		return 0
	}
	size := float64(fontSize(s.look.rPr, f.w)) / 2 * twipsPerPoint
	perLine := math.Floor(float64(f.cellWidth(tc)-cellMargins) / size)
	lines := math.Floor(float64(t.number(height, "val", 0)) / (size * lineStretch))
	if perLine < 1 {
		return 0
	}
	return perLine * max(lines, 1)
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

// cellWidth is the width of a cell in twips, 0 when unknown: its own width, else
// that of the grid columns it spans.
func (f *finder) cellWidth(tc int32) int {
	t := f.t
	if tc == none {
		return 0
	}
	w := t.child(t.child(tc, kTcPr), kTcW)
	if typ := t.word(w, "type"); typ == "dxa" || typ == "" {
		if n := t.number(w, "w", 0); n > 0 {
			return n
		}
	}
	tr := t.up(tc, kTr)
	col := t.number(t.child(t.child(tr, kTrPr), kGridBefore), "val", 0)
	for n := range t.within(tr) {
		if t.nodes[n].kind != kTc || t.up(n, kTr) != tr {
			continue
		}
		span := max(1, t.number(t.child(t.child(n, kTcPr), kGridSpan), "val", 1))
		if n == tc {
			return f.gridWidth(t.up(tr, kTbl), col, col+span)
		}
		col += span
	}
	return 0
}

func (f *finder) gridWidth(tbl int32, from, to int) int {
	i, sum := 0, 0
	for c := range f.t.kids(f.t.child(tbl, kTblGrid)) {
		if f.t.nodes[c].kind != kGridCol {
			continue
		}
		if i >= from && i < to {
			sum += f.t.number(c, "w", 0)
		}
		i++
	}
	return sum
}

// ems is the width of text: a wide character counts 1, others half; a line end
// fills its line, which is not known here and counts as one.
func ems(text string) float64 {
	n := 0.0
	for _, r := range text {
		if r >= 0x1100 || r == '\n' {
			n++
		} else {
			n += 0.5
		}
	}
	return n
}
