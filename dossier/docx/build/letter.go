package build

import (
	"slices"
	"strings"
)

// Opinion is the space in which an office writes its opinion: a label, what it may write into, and the
// lines for seal, signature and date. HeightMM 0 means 45. Tag is empty where the applicant's side never writes.
type Opinion struct {
	Label    string
	Tag      string
	Foot     []string
	HeightMM float64
}

// mostOpinions is how many opinions are kept together: with a declaration and its signatures no more fit a page.
const mostOpinions = 4

// Opinions sets opinions one below the other, each with its label at the left, upright where all labels are short enough for the
// height; the first four are kept on one page.
func Opinions(list ...Opinion) Grid {
	g := Grid{Widths: []float64{0.1, 0.9}}
	upright := !slices.ContainsFunc(list, func(o Opinion) bool { return labelHeight(o.Label) > o.height() })
	for i, o := range list {
		r := o.row(upright)
		r.WithNext = i < min(len(list), mostOpinions)-1
		g.Rows = append(g.Rows, r)
	}
	return g
}

// height is what the opinion takes at least, in mm.
func (o Opinion) height() float64 {
	if o.HeightMM == 0 {
		return longHeight
	}
	return o.HeightMM
}

// row puts the foot at the bottom of a cell that is as high as asked; a text of more than one line makes the cell higher.
func (o Opinion) row(upright bool) Row {
	c := Cell{MinHeightMM: o.height(), base: o.Tag == ""}
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
	return Row{Cells: []Cell{{Text: o.Label, Label: true, Vertical: upright}, c}, keep: true}
}
