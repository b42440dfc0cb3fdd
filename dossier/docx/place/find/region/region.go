// Package region finds the headers of a table and the rows that belong under each: which rows of cells are a header, which column a
// cell of a row belongs to, and whether the rows are a list or are named one by one.
package region

import (
	"cmp"
	"slices"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// Region is a header with the rows that belong under it.
type Region struct {
	View   *cell.View // of its table
	from   int        // first row of the header
	Head   int        // its last row
	Leaves []Leaf     // from left to right
	Rows   []Row      // never empty
	Totals []int      // rows over them that only add them up
	// columns is what the rows have in common; see columnOf.
	columns map[int]column
}

// Row is a data row.
type Row struct {
	R     int // its number in the table
	Cells []*layout.TableCell
	Leaf  []int // of every cell its column in Leaves, -1 for none
}

// Leaf is a column under a header block.
type Leaf struct {
	Cell  *layout.TableCell // in the block's last row
	Label string            // "" for a column without words
	Upper string            // the label over it in a header of several rows
	Group bool              // a label that runs down into the data rows
}

// underUpper gives a column the words over it in a header that begins in row r and whose words end in row bottom.
func (l *Leaf) underUpper(v *cell.View, r, bottom int) {
	c := l.Cell
	if up := v.Grid.At(r, c.Col); up != nil && bottom > r && up.Top != c.Top {
		l.Upper = wording.CleanLabel(up.Top.Text())
		if wording.BandText.MatchString(l.Label) && !bareYear.MatchString(l.Label) {
			l.Label = l.Upper
		} else if cell.AskedYear(v.Grid, c.Top) {
			l.Label, l.Upper = cmp.Or(l.Upper, l.Label), ""
		} else if u := phrase.CellUnit(l.Label); u != "" {
			l.Label, l.Upper = l.Upper, "（"+u+"）"
		} else if l.Label == "" {
			l.Label, l.Upper = l.Upper, ""
		}
	}
}

// Of returns the region whose header begins in row r, nil when none does.
func Of(v *cell.View, r int) *Region {
	bottom, ok := Header(v, r)
	if !ok {
		return nil
	}
	reg := &Region{View: v, from: r, Head: lastOfHead(v, bottom)}
	labels := 0
	for _, c := range v.Grid.Rows[bottom].Cells {
		l := Leaf{Cell: c, Label: leafLabel(c.Top), Group: c.Top.Row < r || c.Top.Last > reg.Head}
		l.underUpper(v, r, bottom)
		if !l.Group && l.Label != "" {
			labels++
		}
		reg.Leaves = append(reg.Leaves, l)
	}
	if labels < 2 {
		return nil
	}
	if n := len(reg.Leaves) - 1; n > 0 && reg.Leaves[n].Label == "" && spareColumn(v, bottom) {
		reg.Leaves = reg.Leaves[:n]
	}
	var answered []int
	for next := reg.Head + 1; next < len(v.Grid.Rows); next++ {
		if len(reg.Rows) == 0 && (example(v, next) || filledRow(v, next)) {
			answered = append(answered, next)
			continue
		}
		if len(reg.Rows) > 0 && reg.turns(next) {
			break
		}
		row, ok := reg.match(next)
		if !ok {
			if len(reg.Rows) == 0 && TotalBlank(reg, next) != nil {
				reg.Totals = append(reg.Totals, next)
				continue
			}
			// A subtotal may stand between rows of the same kind.
			if _, again := Header(v, next); !again && (len(reg.Rows) > 0 && reg.resumes(next+1) || bandIn(reg, next)) {
				continue
			}
			break
		}
		reg.Rows = append(reg.Rows, row)
	}
	if len(reg.Rows) == 0 || !reg.plausible() {
		return nil
	}
	for _, r := range answered {
		for _, c := range v.Grid.Rows[r].Cells {
			v.Taken[c] = c.Top == c || v.Taken[c]
		}
	}
	return reg
}

// resumes reports whether row r is as the region's first row.
func (g *Region) resumes(r int) bool {
	if r >= len(g.View.Grid.Rows) || len(g.View.Grid.Rows[r].Cells) != len(g.Rows[0].Cells) {
		return false
	}
	row, ok := g.match(r)
	return ok && len(row.Cells) >= 4 && len(g.Leaves) == len(row.Cells) && g.RowLabel(row, len(row.Cells)) != nil
}

// repeats reports whether leaf k begins the columns once more: 指标 数量 指标 数量.
func (g *Region) repeats(k int) bool {
	for _, l := range g.Leaves[:k] {
		if l.Label == g.Leaves[k].Label {
			return true
		}
	}
	return false
}

// plausible tells a header from a row that happens to hold labels only.
func (g *Region) plausible() bool {
	first := g.Rows[0]
	same, values := 0, 0
	for i, c := range first.Cells {
		l := g.Leaves[first.Leaf[i]]
		if !g.View.Roles[c.Top].Value() || g.Filler(i, l) || l.Group && l.Label == "" && c.Top != c {
			continue
		}
		if i > 0 && first.Leaf[i] == first.Leaf[i-1] && g.View.Roles[first.Cells[i-1]] == cell.Label && cell.TicksOnly(c) {
			continue // whether there is any, beside the name of the row
		}
		values++
		if l.Label != "" && !l.Group && (l.Cell.Same(c) || len(first.Cells) == len(g.Leaves)) {
			same++
		}
	}
	return same == values && (values >= 2 || len(g.Rows) >= 2 || len(g.Leaves) >= 3)
}

// Filler reports whether cell i of a row, under leaf l, only fills up the table: no words
// stand over its column, which is the first or the last one.
func (g *Region) Filler(i int, l Leaf) bool {
	return l.Label == "" && (i == 0 || i == len(g.Leaves)-1)
}

// Top is the first row of the header block.
func (g *Region) Top() int {
	r := g.from
	for _, l := range g.Leaves {
		if !l.Group {
			r = min(r, l.Cell.Top.Row)
		}
	}
	return r
}

// RowLabel is the label of data row i left of column col, nil when it has none: the
// nearest words that are no number; right of it only whose post or part the row is.
func (g *Region) RowLabel(row Row, before int) *layout.TableCell {
	for i, c := range slices.Backward(row.Cells[:before]) {
		t := c.Top
		if cell.AskedYear(g.View.Grid, t) && t.Row > g.Head {
			return t
		}
		if g.Constant(row, i) || wording.OwnUnit.MatchString(g.Leaves[row.Leaf[i]].Label) || wording.UnitOnly.MatchString(wording.Squeeze(t.Text())) || wording.SideColumn.MatchString(g.Leaves[row.Leaf[i]].Label) {
			continue
		}
		if g.View.Roles[t].Names() && (t.Row > g.Head) && (!wording.BandText.MatchString(wording.Squeeze(t.Text())) || wording.YearText.MatchString(wording.Squeeze(t.Text()))) {
			return t
		}
	}
	for i, c := range row.Cells[before:] {
		if k := row.Leaf[before+i]; wording.PostColumn.MatchString(g.Leaves[k].Label) && g.View.Roles[c.Top].Names() && c.Top.Row > g.Head {
			return c.Top // 姓名 | 职务, with 监事 printed below the second
		}
	}
	return nil
}

// BlankRun is the number of rows from i on that have no label, or share one.
func (g *Region) BlankRun(i int) int {
	n := 0
	var shared *layout.TableCell
	for _, row := range g.Rows[i:] {
		l := labelOf(g, row)
		if n > 0 && (l != shared || row.R != g.Rows[i+n-1].R+1) || l != nil && l.Last == l.Row {
			break
		}
		shared = l
		n++
	}
	return n
}

// Repeating reports whether n rows from i on are rows of one list.
func (g *Region) Repeating(i, n int) bool {
	if n == 0 {
		return false
	}
	row := g.Rows[i]
	if g.HasOptions() || g.IsTotal(row) || ticksAll(g, row) {
		return false
	}
	if l := labelOf(g, row); l != nil {
		people := wording.PeopleWords.MatchString(wording.Squeeze(l.Text())) || wording.Squeeze(l.Text()) == "成员"
		return n >= 3 || n == 2 && people
	}
	if n >= 2 || g.serial() >= 0 || owners.MatchString(g.Leaves[row.Leaf[0]].Label) {
		return true
	}
	// A lone row is a list when a total follows it; else each of its cells is named.
	return i+1 < len(g.Rows) && g.IsTotal(g.Rows[i+1])
}

// owners heads a list of the owners of a firm, of which a form prints one row.
var owners = pattern.Of(`^(股东|出资人|投资人|合伙人)(姓名|名称)?([（(].*[）)])?$`)

// HasOptions reports whether two headers side by side are answers to one question.
func (g *Region) HasOptions() bool {
	for k := 1; k < len(g.Leaves); k++ {
		if wording.OptionWord.MatchString(g.Leaves[k].Label) && wording.OptionWord.MatchString(g.Leaves[k-1].Label) {
			return !g.Banded()
		}
	}
	return false
}

// Banded reports whether the header gives a range of marks below each answer.
func (g *Region) Banded() bool {
	return slices.ContainsFunc(g.Leaves, func(l Leaf) bool {
		return l.Cell.Top == l.Cell && wording.BandText.MatchString(wording.Squeeze(l.Cell.Text()))
	})
}

// serial is the leaf of running numbers, -1 when there is none.
func (g *Region) serial() int {
	return slices.IndexFunc(g.Leaves, func(l Leaf) bool { return wording.SerialWords.MatchString(l.Label) })
}

// leafLabel names a column; one that is only counted keeps its mark: 1、.
func leafLabel(c *layout.TableCell) string {
	if t := wording.Squeeze(c.Text()); wording.SerialText.MatchString(t) {
		return t
	}
	return wording.CleanLabel(c.Text())
}
