package region

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
)

// RowUnit is the unit that a row prints in a cell of its own for the round of its columns
// in which cell k stands, "" for none.
func RowUnit(g *Region, row Row, k int) string {
	v, unit, at := g.View, "", BlockOf(g, row, k)
	for i, c := range row.Cells[at:] {
		if i += at; i > at && BlockOf(g, row, i) != at {
			break // 指标 | 单位 | 数量 goes on with another of these
		}
		if strings.ContainsAny(g.Leaves[row.Leaf[i]].Label, "%％") {
			continue // of its own column
		}
		if t := wording.Squeeze(c.Top.Text()); wording.UnitOnly.MatchString(t) && v.Roles[c.Top] != cell.Empty && cell.YearOf(c.Top.Area) == "" && len(c.Blanks) == 0 && !wording.IsIn(wording.Spaces, wording.FirstRune(c.Text())) {
			unit = t
		}
	}
	return unit
}

// match fits row r under the header.
func (g *Region) match(r int) (Row, bool) {
	v := g.View
	row := Row{R: r, Cells: v.Grid.Rows[r].Cells}
	if g.named(row.Cells) {
		return row, false
	}
	seen := map[int]bool{}
	values := 0
	for i, c := range row.Cells {
		k := g.leafFor(c, i, len(row.Cells))
		role := v.Roles[c.Top]
		if k < 0 || v.Taken[c] || g.ownWords(c, k) {
			return row, false
		}
		switch {
		case role == cell.Nested || role == cell.Image || role == cell.Colon && values > 0:
			return row, false
		case c.Top != c && c.Top.Row <= g.Head:
			// The group's label goes on; nothing is asked here.
			if !g.Leaves[k].Group {
				return row, false
			}
		case role == cell.Unit && wording.OwnUnit.MatchString(g.Leaves[k].Label):
		case role == cell.Empty && g.Filler(i, g.Leaves[k]):
		case role == cell.Label && values == 0 && i > 0 && len(row.Cells) == len(g.Leaves) && (printsUnit(c, g.Leaves[k].Label) || wording.NumberWords.MatchString(wording.Squeeze(row.Cells[0].Top.Text())) && printsUnit(c, "数量")):
			v.Roles[c] = cell.Unit
			seen[k] = true
			values++
		case role.Value():
			if seen[k] || role == cell.Blank && cell.SelfNamed(c, "") && g.serial() < 0 {
				return row, false
			}
			seen[k] = true
			values++
		case role == cell.Label && values > 0 && !g.repeats(k) && c.Top == c && !g.printed(r, i) && !g.numberedRow(row.Cells) && !wording.TotalWords.MatchString(wording.Squeeze(c.Text())):
			return row, false
		}
		row.Leaf = append(row.Leaf, k)
	}
	return row, values > 0
}

// printed reports whether cell i of row r, words behind a blank cell, belongs to a
// column of words: a row next to it is cut alike, with words and blanks at the same places.
func (g *Region) printed(r, i int) bool {
	row := g.View.Grid.Rows[r].Cells
	if len(row) != len(g.Leaves) || len(row) < 3 {
		return false
	}
	text := wording.Squeeze(row[i].Text())
	if utf8.RuneCountInString(text) < 6 && !wording.PostColumn.MatchString(g.Leaves[i].Label) && (wording.PersonWords.MatchString(text) || wording.DateWords.MatchString(text) || strings.HasSuffix(text, "：")) {
		return false
	}
	for _, n := range []int{r - 1, r + 1} {
		if n <= g.Head || n >= len(g.View.Grid.Rows) || len(g.View.Grid.Rows[n].Cells) != len(row) {
			continue
		}
		same := true
		for k, c := range g.View.Grid.Rows[n].Cells {
			a, b := g.View.Roles[c.Top], g.View.Roles[row[k].Top]
			alike := a == b || a.Value() && b.Value() || wording.OwnUnit.MatchString(g.Leaves[k].Label)
			same = same && alike && c.Same(row[k]) && c.Same(g.Leaves[k].Cell)
		}
		if same {
			return true
		}
	}
	return false
}

// leafFor is the leaf over cell c, the i-th of n; -1 when none is.
func (g *Region) leafFor(c *layout.TableCell, i, n int) int {
	if n == len(g.Leaves) && g.Leaves[i].Cell.Overlaps(c) > 0 {
		return i
	}
	best, most, covered := -1, 0, 0
	for k, l := range g.Leaves {
		o := l.Cell.Overlaps(c)
		if o > most {
			best, most = k, o
		}
		if o == l.Cell.Span && l.Label != "" && !l.Group {
			covered++
		}
	}
	if best < 0 || covered > 1 && g.View.Roles[c.Top].Value() {
		return -1
	}
	if most*2 < c.Span && !g.View.Roles[c.Top].Names() || g.View.Roles[c].Value() && most*2 < g.Leaves[best].Cell.Span {
		return -1
	}
	return best
}

// named reports whether a row is a label over several columns with one answer beside it,
// which then has no part in the columns: 合同总额 below a list of contracts.
func (g *Region) named(cells []*layout.TableCell) bool {
	if len(cells) != 2 || len(g.Leaves) < 3 || cells[0].Top != cells[0] || !g.View.Roles[cells[0]].Names() || !g.View.Roles[cells[1].Top].Value() {
		return false
	}
	covered := 0
	for _, l := range g.Leaves {
		if cells[0].Covers(l.Cell) && l.Label != "" {
			covered++
		}
	}
	return covered > 1 && !wording.TotalWords.MatchString(wording.Squeeze(cells[0].Text()))
}

// ownWords reports whether words stand in the column of numbers, where they name the
// cell beside them: 备注 below 序号.
func (g *Region) ownWords(c *layout.TableCell, k int) bool {
	if c.Top != c || g.View.Roles[c] != cell.Label || !wording.SerialWords.MatchString(g.Leaves[k].Label) || g.Leaves[k].Label == "编号" {
		return false
	}
	t := wording.Squeeze(c.Text())
	return wording.HanOnly(t) && !wording.TotalWords.MatchString(t)
}

// printsUnit reports whether cell c prints the unit of the figures that a column asks for.
func printsUnit(c *layout.TableCell, column string) bool {
	return c.Top == c && phrase.CellUnit(wording.Squeeze(c.Text())) != "" && wording.UnitIn(column) == "" && !wording.OwnUnit.MatchString(column) && (wording.MoneyWords.MatchString(column) || wording.NumberWords.MatchString(column))
}

// filledRow reports whether row r holds answers that somebody left over blank rows: the
// next row is cut alike and empty.
func filledRow(v *cell.View, r int) bool {
	if r+1 >= len(v.Grid.Rows) {
		return false
	}
	row, next := v.Grid.Rows[r].Cells, v.Grid.Rows[r+1].Cells
	if len(row) != len(next) || len(row) < 4 || row[0].Top == row[0] && row[0].Last > r {
		return false
	}
	words, empty := 0, 0
	for i, c := range row {
		switch role := v.Roles[c.Top]; {
		case !c.Same(next[i]), role == cell.Blank, role == cell.Colon, role == cell.Nested:
			return false
		case c.Top == next[i].Top:
		case role == cell.Label:
			words++
			if v.Roles[next[i].Top] == cell.Empty {
				empty++
			}
		}
	}
	return words >= 3 && words-empty <= 1 && empty >= 3
}

// numberedRow reports whether a row is one of a list: cut as its header, with a number in
// the column of numbers.
func (g *Region) numberedRow(cells []*layout.TableCell) bool {
	k := g.serial()
	return k >= 0 && len(cells) == len(g.Leaves) && len(cells) >= 4 && g.View.Roles[cells[k].Top] == cell.Serial
}

// column is what the cells of one column of a region's rows have in common.
type column struct {
	same  bool // all print the same words
	words int  // cells with words
	rows  int
}

// columnOf reads column i, once; its rows is 0 when not all rows are cut alike.
func (g *Region) columnOf(i int) column {
	if g.columns == nil {
		g.columns = map[int]column{}
	}
	if k, ok := g.columns[i]; ok && k.rows == len(g.Rows) {
		return k
	}
	k := column{same: true}
	first := g.Rows[0].Cells
	for _, row := range g.Rows {
		if len(row.Cells) != len(first) {
			k = column{}
			break
		}
		c := row.Cells[i]
		k.same = k.same && c.Top == c && wording.Squeeze(c.Text()) == wording.Squeeze(first[i].Text())
		if !g.View.Roles[c.Top].Value() {
			k.words++
		}
		k.rows++
	}
	g.columns[i] = k
	return k
}

// Stray reports whether the words of cell i of a row of a numbered list were left by
// somebody: in all other rows the column is free.
func (g *Region) Stray(row Row, i int) bool {
	if i < 2 || !g.View.Roles[row.Cells[i]].Names() || g.serial() < 0 || wording.TotalWords.MatchString(wording.Squeeze(row.Cells[i].Text())) {
		return false
	}
	return g.columnOf(i).words == 1
}

// Constant reports whether cell i of a row prints words that name no row: the same in all
// of them, or left by somebody.
func (g *Region) Constant(row Row, i int) bool {
	if len(g.Rows) < 2 || i == 0 || i >= len(g.Rows[0].Cells) {
		return false
	}
	return g.columnOf(i).same || g.Stray(row, i)
}

// turns reports whether row r goes on with pairs of a label and room where the rows of the region have room under a year: 职工总数 | ____ | 科技人员数 |
// ____ below figures of three years.
func (g *Region) turns(r int) bool {
	row := g.View.Grid.Rows[r].Cells
	if !namesRow(g.View, row[0].Top) {
		return false
	}
	for i := 1; i+1 < len(row); i++ {
		up, head := g.View.Grid.At(g.Rows[0].R, row[i].Col), g.View.Grid.At(g.Head, row[i].Col)
		if head == nil || !wording.YearHead.MatchString(wording.Squeeze(head.Top.Text())) {
			continue
		}
		if row[i].Top == row[i] && namesRow(g.View, row[i]) && g.View.Roles[row[i+1].Top] == cell.Empty && up != nil && g.View.Roles[up.Top] == cell.Empty {
			return true
		}
	}
	return false
}

// namesRow reports whether a cell prints a label in words, with or without its unit.
func namesRow(v *cell.View, c *layout.TableCell) bool {
	words, _, _ := strings.Cut(strings.ReplaceAll(wording.Squeeze(c.Text()), "(", "（"), "（")
	return v.Roles[c] == cell.Label && wording.HanOnly(words)
}

// BlockOf is the first cell of a row that stands under the same round of a header that names
// its columns more than once as cell k.
func BlockOf(g *Region, row Row, k int) int {
	first := g.Leaves[0].Label
	for ; k > 0 && first != ""; k-- {
		if g.Leaves[row.Leaf[k]].Label == first {
			return k
		}
	}
	return 0
}
