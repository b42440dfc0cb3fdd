package find

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// match fits row r under the header.
func (g *region) match(r int) (regionRow, bool) {
	v := g.v
	row := regionRow{r: r, cells: v.g.Rows[r].Cells}
	if g.named(row.cells) {
		return row, false
	}
	seen := map[int]bool{}
	values := 0
	for i, c := range row.cells {
		k := g.leafFor(c, i, len(row.cells))
		role := v.roles[c.Top]
		if k < 0 || v.taken[c] || g.ownWords(c, k) {
			return row, false
		}
		switch {
		case role == roleNested || role == roleImage || role == roleColon && values > 0:
			return row, false
		case c.Top != c && c.Top.Row <= g.head:
			// The group's label goes on; nothing is asked here.
			if !g.leaves[k].group {
				return row, false
			}
		case role == roleUnit && wording.OwnUnit.MatchString(g.leaves[k].label):
		case role == roleEmpty && g.filler(i, g.leaves[k]):
		case role == roleLabel && values == 0 && i > 0 && len(row.cells) == len(g.leaves) && (printsUnit(g.v, c, g.leaves[k].label) || wording.NumberWords.MatchString(wording.Squeeze(row.cells[0].Top.Text())) && printsUnit(g.v, c, "数量")):
			v.roles[c] = roleUnit
			seen[k] = true
			values++
		case role.value():
			if seen[k] || role == roleBlank && v.selfNamed(c, "") && g.serial() < 0 {
				return row, false
			}
			seen[k] = true
			values++
		case role == roleLabel && values > 0 && !g.repeats(k) && c.Top == c && !g.printed(r, i) && !g.numberedRow(row.cells) && !wording.TotalWords.MatchString(wording.Squeeze(c.Text())):
			return row, false
		}
		row.leaf = append(row.leaf, k)
	}
	return row, values > 0
}

// printed reports whether cell i of row r, words behind a blank cell, belongs to a
// column of words: a row next to it is cut alike, with words and blanks at the same places.
func (g *region) printed(r, i int) bool {
	row := g.v.g.Rows[r].Cells
	if len(row) != len(g.leaves) || len(row) < 3 {
		return false
	}
	text := wording.Squeeze(row[i].Text())
	if utf8.RuneCountInString(text) < 6 && !wording.PostColumn.MatchString(g.leaves[i].label) && (wording.PersonWords.MatchString(text) || wording.DateWords.MatchString(text) || strings.HasSuffix(text, "：")) {
		return false
	}
	for _, n := range []int{r - 1, r + 1} {
		if n <= g.head || n >= len(g.v.g.Rows) || len(g.v.g.Rows[n].Cells) != len(row) {
			continue
		}
		same := true
		for k, c := range g.v.g.Rows[n].Cells {
			a, b := g.v.roles[c.Top], g.v.roles[row[k].Top]
			alike := a == b || a.value() && b.value() || wording.OwnUnit.MatchString(g.leaves[k].label)
			same = same && alike && c.Same(row[k]) && c.Same(g.leaves[k].cell)
		}
		if same {
			return true
		}
	}
	return false
}

// leafFor is the leaf over cell c, the i-th of n; -1 when none is.
func (g *region) leafFor(c *layout.TableCell, i, n int) int {
	if n == len(g.leaves) && g.leaves[i].cell.Overlaps(c) > 0 {
		return i
	}
	best, most, covered := -1, 0, 0
	for k, l := range g.leaves {
		o := l.cell.Overlaps(c)
		if o > most {
			best, most = k, o
		}
		if o == l.cell.Span && l.label != "" && !l.group {
			covered++
		}
	}
	if best < 0 || covered > 1 && g.v.roles[c.Top].value() {
		return -1
	}
	if most*2 < c.Span && !g.v.roles[c.Top].names() || g.v.roles[c].value() && most*2 < g.leaves[best].cell.Span {
		return -1
	}
	return best
}

// named reports whether a row is a label over several columns with one answer beside it,
// which then has no part in the columns: 合同总额 below a list of contracts.
func (g *region) named(cells []*layout.TableCell) bool {
	if len(cells) != 2 || len(g.leaves) < 3 || cells[0].Top != cells[0] || !g.v.roles[cells[0]].names() || !g.v.roles[cells[1].Top].value() {
		return false
	}
	covered := 0
	for _, l := range g.leaves {
		if cells[0].Covers(l.cell) && l.label != "" {
			covered++
		}
	}
	return covered > 1 && !wording.TotalWords.MatchString(wording.Squeeze(cells[0].Text()))
}

// ownWords reports whether words stand in the column of numbers, where they name the
// cell beside them: 备注 below 序号.
func (g *region) ownWords(c *layout.TableCell, k int) bool {
	if c.Top != c || g.v.roles[c] != roleLabel || !wording.SerialWords.MatchString(g.leaves[k].label) || g.leaves[k].label == "编号" {
		return false
	}
	t := wording.Squeeze(c.Text())
	return wording.HanOnly(t) && !wording.TotalWords.MatchString(t)
}

// isSentence reports whether the words of a cell are a text, which names nothing.
func isSentence(t string) bool {
	return utf8.RuneCountInString(t) > 40 && strings.ContainsAny(t, "。；") || utf8.RuneCountInString(t) > 80
}

// spareColumn reports whether the last cell of header r only fills up the row: the rows
// below are empty, with one cell less.
func spareColumn(v *tableView, r int) bool {
	n := len(v.g.Rows[r].Cells)
	for _, k := range []int{r + 1, r + 2} {
		if k >= len(v.g.Rows) || len(v.g.Rows[k].Cells) != n-1 {
			return false
		}
		for _, c := range v.g.Rows[k].Cells {
			if c.Top != c || v.roles[c] != roleEmpty {
				return false
			}
		}
	}
	return true
}

// hollowBelow reports whether the row below header r is cut alike and free, also below the
// cell without words that ends the header.
func hollowBelow(v *tableView, r int) bool {
	if r+1 >= len(v.g.Rows) || len(v.g.Rows[r+1].Cells) != len(v.g.Rows[r].Cells) {
		return false
	}
	for i, c := range v.g.Rows[r+1].Cells {
		if !c.Same(v.g.Rows[r].Cells[i]) || c.Top == c && v.roles[c] != roleEmpty {
			return false
		}
	}
	return true
}

// printsUnit reports whether cell c prints the unit of the figures that a column asks for.
func printsUnit(v *tableView, c *layout.TableCell, column string) bool {
	return c.Top == c && CellUnit(wording.Squeeze(c.Text())) != "" && wording.UnitIn(column) == "" && !wording.OwnUnit.MatchString(column) && (wording.MoneyWords.MatchString(column) || wording.NumberWords.MatchString(column))
}

// filledRow reports whether row r holds answers that somebody left over blank rows: the
// next row is cut alike and empty.
func filledRow(v *tableView, r int) bool {
	if r+1 >= len(v.g.Rows) {
		return false
	}
	row, next := v.g.Rows[r].Cells, v.g.Rows[r+1].Cells
	if len(row) != len(next) || len(row) < 4 || row[0].Top == row[0] && row[0].Last > r {
		return false
	}
	words, empty := 0, 0
	for i, c := range row {
		switch role := v.roles[c.Top]; {
		case !c.Same(next[i]), role == roleBlank, role == roleColon, role == roleNested:
			return false
		case c.Top == next[i].Top:
		case role == roleLabel:
			words++
			if v.roles[next[i].Top] == roleEmpty {
				empty++
			}
		}
	}
	return words >= 3 && words-empty <= 1 && empty >= 3
}

// numberedRow reports whether a row is one of a list: cut as its header, with a number in
// the column of numbers.
func (g *region) numberedRow(cells []*layout.TableCell) bool {
	k := g.serial()
	return k >= 0 && len(cells) == len(g.leaves) && len(cells) >= 4 && g.v.roles[cells[k].Top] == roleSerial
}

// column is what the cells of one column of a region's rows have in common.
type column struct {
	same  bool // all print the same words
	words int  // cells with words
	rows  int
}

// columnOf reads column i, once; its rows is 0 when not all rows are cut alike.
func (g *region) columnOf(i int) column {
	if g.columns == nil {
		g.columns = map[int]column{}
	}
	if k, ok := g.columns[i]; ok && k.rows == len(g.rows) {
		return k
	}
	k := column{same: true}
	first := g.rows[0].cells
	for _, row := range g.rows {
		if len(row.cells) != len(first) {
			k = column{}
			break
		}
		c := row.cells[i]
		k.same = k.same && c.Top == c && wording.Squeeze(c.Text()) == wording.Squeeze(first[i].Text())
		if !g.v.roles[c.Top].value() {
			k.words++
		}
		k.rows++
	}
	g.columns[i] = k
	return k
}

// stray reports whether the words of cell i of a row of a numbered list were left by
// somebody: in all other rows the column is free.
func (g *region) stray(row regionRow, i int) bool {
	if i < 2 || !g.v.roles[row.cells[i]].names() || g.serial() < 0 || wording.TotalWords.MatchString(wording.Squeeze(row.cells[i].Text())) {
		return false
	}
	return g.columnOf(i).words == 1
}

// constant reports whether cell i of a row prints words that name no row: the same in all
// of them, or left by somebody.
func (g *region) constant(row regionRow, i int) bool {
	if len(g.rows) < 2 || i == 0 || i >= len(g.rows[0].cells) {
		return false
	}
	return g.columnOf(i).same || g.stray(row, i)
}

// interlocked reports whether rows r and r+1 are one header whose cells were not merged:
// where one of them has words the other has room, and the row below is free and cut as the
// lower one.
func interlocked(v *tableView, r int) bool {
	if r+2 >= len(v.g.Rows) {
		return false
	}
	upper, lower := 0, 0
	for _, c := range v.g.Rows[r].Cells {
		switch {
		case v.taken[c], c.Top == c && v.roles[c] != roleLabel && v.roles[c] != roleEmpty, c.Top == c && c.Last > r:
			return false
		case c.Top == c && v.roles[c] == roleLabel:
			upper++
		}
	}
	for _, c := range v.g.Rows[r+1].Cells {
		up := v.g.At(r, c.Col)
		if up == nil || !up.Covers(c) {
			return false
		}
		if c.Top != c {
			if c.Top != up.Top {
				return false
			}
			continue
		}
		above, own := v.roles[up], v.roles[c]
		switch {
		case above == roleEmpty && own == roleLabel:
			lower++
		case above == roleLabel && own == roleEmpty && up.Same(c):
		default:
			return false
		}
	}
	if upper < 2 || lower < 2 || len(v.g.Rows[r+2].Cells) != len(v.g.Rows[r+1].Cells) {
		return false
	}
	for i, c := range v.g.Rows[r+2].Cells {
		if c.Top == c && v.roles[c] != roleEmpty || !c.Same(v.g.Rows[r+1].Cells[i]) {
			return false
		}
	}
	return true
}

// hollowRows reports whether the two rows below row r are free and cut as it.
func hollowRows(v *tableView, r int) bool {
	if r+2 >= len(v.g.Rows) || len(v.g.Rows[r+2].Cells) != len(v.g.Rows[r].Cells) {
		return false
	}
	for k := r + 1; k <= r+2; k++ {
		for i, c := range v.g.Rows[k].Cells {
			if !c.Same(v.g.Rows[r].Cells[i]) || c.Top == c && v.roles[c] != roleEmpty {
				return false
			}
		}
	}
	return true
}

// turns reports whether row r goes on with pairs of a label and room where the rows of the region have room under a year: 职工总数 | ____ | 科技人员数 |
// ____ below figures of three years.
func (g *region) turns(r int) bool {
	row := g.v.g.Rows[r].Cells
	if !namesRow(g.v, row[0].Top) {
		return false
	}
	for i := 1; i+1 < len(row); i++ {
		up, head := g.v.g.At(g.rows[0].r, row[i].Col), g.v.g.At(g.head, row[i].Col)
		if head == nil || !wording.YearHead.MatchString(wording.Squeeze(head.Top.Text())) {
			continue
		}
		if row[i].Top == row[i] && namesRow(g.v, row[i]) && g.v.roles[row[i+1].Top] == roleEmpty && up != nil && g.v.roles[up.Top] == roleEmpty {
			return true
		}
	}
	return false
}

// namesRow reports whether a cell prints a label in words, with or without its unit.
func namesRow(v *tableView, c *layout.TableCell) bool {
	words, _, _ := strings.Cut(strings.ReplaceAll(wording.Squeeze(c.Text()), "(", "（"), "（")
	return v.roles[c] == roleLabel && wording.HanOnly(words)
}

// secondCorner reports whether cell i of a row is the empty corner of a table's right half, whose columns say the same as those of
// the left one: _ 2024年 2025年 _ 2024年 2025年.
func secondCorner(row []*layout.TableCell, i int) bool {
	if len(row) != 2*i || i < 2 || wording.Squeeze(row[0].Text()) != "" || wording.Squeeze(row[i].Text()) != "" {
		return false
	}
	for k := 1; k < i; k++ {
		if text := wording.Squeeze(row[k].Text()); text == "" || text != wording.Squeeze(row[i+k].Text()) {
			return false
		}
	}
	return true
}

// corner is what the first cell of the header over c says, where that heads years, of what the figures below are: 子公司 before 2024年
// 2025年; "" for words that only name the rows, 指标.
func (w *gridWords) corner(c *layout.TableCell) string {
	over := w.over(c)
	if len(over) == 0 || !wording.YearHead.MatchString(wording.Squeeze(over[0].Text())) {
		return ""
	}
	first := w.g.Rows[over[0].Row].Cells[0].Top
	text := wording.Squeeze(first.Text())
	if first == over[0] || !w.named(first) || first.Last >= c.Row || namesRows.MatchString(diagonal.Replace(text)) || utf8.RuneCountInString(text) > headLength {
		return ""
	}
	return text
}

// diagonal parts the words of a corner for the rows from those for the columns.
var diagonal = strings.NewReplacer("\\", "", "＼", "", "/", "", "／", "", "|", "", "｜", "", "、", "", "—", "", "-", "")

// namesRows are the words of a corner that say only what stands below it.
var namesRows = pattern.Of(`^(?:序号|编号|项目|指标|科目|内容|名称|事项|栏目|类别|种类|类型|年度|年份|时间|数据|财务|经济|经营|主要|考核|产业|统计|会计|报表)*(?:项目|指标|科目|内容|名称|事项|栏目|类别|年度|年份|时间|数据)?(?:名称)?(?:[（(].*[）)])?$`)
