package build

import "strings"

// Opinion is the space in which an office writes its opinion: a label, what it may write into, and the
// lines for seal, signature and date. HeightMM 0 means 45. Tag is empty where the applicant's side never writes.
type Opinion struct {
	Label    string
	Tag      string
	Foot     []string
	HeightMM float64
}

// Opinions sets opinions one below the other, each with its label upright at the left.
func Opinions(list ...Opinion) Grid {
	g := Grid{Widths: []float64{0.1, 0.9}}
	for _, o := range list {
		g.Rows = append(g.Rows, o.row())
	}
	return g
}

// row puts the foot at the bottom of a cell that is as high as asked or as its label needs; a text of more than
// one line makes the cell higher.
func (o Opinion) row() Row {
	height := o.HeightMM
	if height == 0 {
		height = longHeight
	}
	c := Cell{MinHeightMM: max(height, labelHeight(o.Label)), base: o.Tag == ""}
	for _, f := range o.Foot {
		// Ideographic spaces at the end of a line would hang over its edge; no-break spaces stand.
		plain := strings.TrimRight(f, "　")
		c.foot = append(c.foot, plain+strings.Repeat("\u00a0", (len(f)-len(plain))/len("　")*4))
	}
	if o.Tag != "" {
		c.Content, c.Top = []Inline{Slot{Tag: o.Tag, Title: o.Label, Kind: KindLong}}, true
		// 440 and 400 are the lines of styleLong and styleCell; a little more keeps the foot off the border.
		c.gap = max(twips(c.MinHeightMM)-440-400*len(c.foot)-2*cellEdge-160, 240)
	}
	return Row{Cells: []Cell{{Text: o.Label, Label: true, Vertical: true}, c}, keep: true}
}
