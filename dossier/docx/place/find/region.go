package find

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// leaf is a column under a header block.
type leaf struct {
	cell  *layout.TableCell // in the block's last row
	label string
	upper string // the label over it in a header of several rows
	group bool   // a label that runs down into the data rows
}

// region is a header with the rows that belong under it.
type region struct {
	v      *tableView
	from   int // first row of the header
	head   int // its last row
	leaves []leaf
	rows   []regionRow
	totals []int // rows over them that only add them up
	// columns is what the rows have in common; see columnOf.
	columns map[int]column
}

// regionRow is a data row; leaf[i] is that of cell i, -1 for none.
type regionRow struct {
	r     int
	cells []*layout.TableCell
	leaf  []int
}

// region returns the region whose header begins in row r, nil when none does.
func (v *tableView) region(r int) *region {
	bottom, ok := v.header(r)
	if !ok {
		return nil
	}
	reg := &region{v: v, from: r, head: lastOfHead(v, bottom)}
	labels := 0
	for _, c := range v.g.Rows[bottom].Cells {
		l := leaf{cell: c, label: leafLabel(c.Top), group: c.Top.Row < r || c.Top.Last > reg.head}
		l.underUpper(v, r, bottom)
		if !l.group && l.label != "" {
			labels++
		}
		reg.leaves = append(reg.leaves, l)
	}
	if labels < 2 {
		return nil
	}
	if n := len(reg.leaves) - 1; n > 0 && reg.leaves[n].label == "" && spareColumn(v, bottom) {
		reg.leaves = reg.leaves[:n]
	}
	var answered []int
	for next := reg.head + 1; next < len(v.g.Rows); next++ {
		if len(reg.rows) == 0 && (v.example(next) || filledRow(v, next)) {
			answered = append(answered, next)
			continue
		}
		if len(reg.rows) > 0 && reg.turns(next) {
			break
		}
		row, ok := reg.match(next)
		if !ok {
			if len(reg.rows) == 0 && totalBlank(reg, next) != nil {
				reg.totals = append(reg.totals, next)
				continue
			}
			// A subtotal may stand between rows of the same kind.
			if _, again := v.header(next); !again && (len(reg.rows) > 0 && reg.resumes(next+1) || bandIn(reg, next)) {
				continue
			}
			break
		}
		reg.rows = append(reg.rows, row)
	}
	if len(reg.rows) == 0 || !reg.plausible() {
		return nil
	}
	for _, r := range answered {
		for _, c := range v.g.Rows[r].Cells {
			v.taken[c] = c.Top == c || v.taken[c]
		}
	}
	return reg
}

// example reports whether row r shows how to fill in the rows below it.
func (v *tableView) example(r int) bool {
	cells := v.g.Rows[r].Cells
	return len(cells) > 1 && wording.ExampleLead.MatchString(wording.Squeeze(cells[0].Text()))
}

// resumes reports whether row r is as the region's first row.
func (g *region) resumes(r int) bool {
	if r >= len(g.v.g.Rows) || len(g.v.g.Rows[r].Cells) != len(g.rows[0].cells) {
		return false
	}
	row, ok := g.match(r)
	return ok && len(row.cells) >= 4 && len(g.leaves) == len(row.cells) && g.rowLabel(row, len(row.cells)) != nil
}

// header reports whether row r holds nothing but labels, and where its block ends.
func (v *tableView) header(r int) (bottom int, ok bool) {
	row := v.g.Rows[r]
	if v.example(r) || labelAndWords(v, r) {
		return 0, false
	}
	if interlocked(v, r) {
		return r + 1, true
	}
	labels, hints := 0, 0
	for i, c := range row.Cells {
		role := v.roles[c.Top]
		switch {
		case v.taken[c]:
			return 0, false
		case c.Top.Row < r:
		case role == roleLabel && i > 0 && bookTitle.MatchString(wording.Squeeze(c.Text())):
			return 0, false // a printed answer
		case role == roleLabel && i > 0 && wording.LeftValue.MatchString(wording.Squeeze(c.Text())):
			return 0, false
		case role == roleLabel && (isSentence(wording.Squeeze(c.Text())) || wording.NotePrefix.MatchString(wording.Squeeze(c.Text())) && layout.Chars(wording.Squeeze(c.Text())) > 6):
			return 0, false
		case role == roleLabel, role == roleSerial && i > 0, role == roleBlank && (wording.YearHead.MatchString(wording.Squeeze(c.Text())) || i > 0 && tickHead(v, c)):
			labels++
		case role == roleEmpty && i >= 2 && i == len(row.Cells)-1 && (spareColumn(v, r) || hollowBelow(v, r) && (labels >= 4 || labels >= 2 && hollowRows(v, r))):
		case role == roleHint && headHint(c) && !OnlyHint(c.Chars):
			hints++
		case role == roleEmpty && i <= 1 && (labels == 0 || row.Cells[0].Last > r):
		case role == roleEmpty && secondCorner(row.Cells, i):
		default:
			return 0, false
		}
	}
	if labels < 2 && (hints == 0 || labels+hints < 3) {
		return 0, false
	}
	bottom = r
	for !numbersColumns(v.g, bottom+1) && v.subHeader(r, bottom+1) {
		bottom++
	}
	return bottom, true
}

// headHint reports whether an instruction can name a column: 简述主要内容 does, a remark
// or a placeholder does not.
func headHint(c *layout.TableCell) bool {
	t := wording.Squeeze(c.Text())
	return utf8.RuneCountInString(t) <= 12 && !OnlyHint(c.Chars) && wording.HintStart.MatchString(t) && !wording.Placeholder.MatchString(t)
}

// subHeader reports whether row r goes on with the header block that began in from:
// some of its cells continue those above and the others split a wider one.
func (v *tableView) subHeader(from, r int) bool {
	if r >= len(v.g.Rows) {
		return false
	}
	goes, split, same, hollow := 0, 0, 0, 0
	for _, c := range v.g.Rows[r].Cells {
		if c.Top.Row < from {
			continue
		}
		if c.Top.Row < r {
			if c.Top.Last == r {
				goes++
			}
			continue
		}
		role := v.roles[c]
		if role == roleEmpty && c.Index == 0 {
			continue
		}
		if up := v.g.At(r-1, c.Col); role == roleEmpty && up != nil && up.Top.Row >= from && v.roles[up.Top] == roleLabel && up.Same(c) {
			hollow++
			continue
		}
		if role != roleLabel && role != roleSerial && !wording.BandText.MatchString(wording.Squeeze(c.Text())) {
			return false
		}
		up := v.g.At(r-1, c.Col)
		if up == nil || !up.Covers(c) || v.roles[up.Top] == roleHint {
			return false
		}
		if up.Span > c.Span {
			split++
		} else {
			same++
		}
	}
	if hollow > 0 {
		// Cells below those that are not split stay empty: 身份证件 over 种类 and 号码, 年度 over 2024 and 2025.
		return split > 1 && same == 0 && (freeBelow(v, from, r) || bareYears(v, r))
	}
	return goes > 0 || split > 1 && same == 0
}

// columnName ends words that name a column rather than a row.
var columnName = pattern.Of(`(指标|名称|类别|种类|类型|项目|内容|分值|基准分|说明|标准|编号|号码|序号|姓名|科目)$`)

// freeBelow reports whether the words of row r that split a cell of the row over it stand
// over free cells: else they name rows.
func freeBelow(v *tableView, from, r int) bool {
	for _, c := range v.g.Rows[r].Cells {
		if c.Top != c || v.roles[c] != roleLabel {
			continue
		}
		if c.Last > r {
			return false
		}
		if below := v.g.At(r+1, c.Col); below != nil && below.Row > from && v.roles[below.Top] == roleLabel && !columnName.MatchString(wording.Squeeze(c.Text())) {
			return false
		}
	}
	return true
}

// repeats reports whether leaf k begins the columns once more: 指标 数量 指标 数量.
func (g *region) repeats(k int) bool {
	for _, l := range g.leaves[:k] {
		if l.label == g.leaves[k].label {
			return true
		}
	}
	return false
}

// plausible tells a header from a row that happens to hold labels only.
func (g *region) plausible() bool {
	first := g.rows[0]
	same, values := 0, 0
	for i, c := range first.cells {
		l := g.leaves[first.leaf[i]]
		if !g.v.roles[c.Top].value() || g.filler(i, l) || l.group && l.label == "" && c.Top != c {
			continue
		}
		if i > 0 && first.leaf[i] == first.leaf[i-1] && g.v.roles[first.cells[i-1]] == roleLabel && ticksOnly(c) {
			continue // whether there is any, beside the name of the row
		}
		values++
		if l.label != "" && !l.group && (l.cell.Same(c) || len(first.cells) == len(g.leaves)) {
			same++
		}
	}
	return same == values && (values >= 2 || len(g.rows) >= 2 || len(g.leaves) >= 3)
}

// filler reports whether cell i of a row, under leaf l, only fills up the table: no words
// stand over its column, which is the first or the last one.
func (g *region) filler(i int, l leaf) bool {
	return l.label == "" && (i == 0 || i == len(g.leaves)-1)
}

// emit makes the places of the region and takes its cells.
func (g *region) emit() {
	v := g.v
	for r := g.top(); r <= g.head; r++ {
		for i, c := range v.g.Rows[r].Cells {
			if c.Top == c && !v.taken[c] && entryCell(v, c) {
				emitEntry(v, c, v.g.Rows[r].Cells[0].Top)
			}
			if c.Top == c && !v.taken[c] && v.roles[c] == roleBlank && yearOver(c) {
				emitYearLine(v, c)
			}
			if !v.taken[c] && askedYear(v.g, c) {
				emitYear(v, c, yearsName(g, c), v.section)
			}
			if i > 0 && c.Top == c && c.Last > g.head && v.roles[c] == roleEmpty && !v.taken[c] && v.roles[v.g.Rows[r].Cells[i-1]] == roleLabel {
				v.value(c, v.g.Rows[r].Cells[i-1], nil) // whether there are any, beside the group
			}
			v.taken[c] = true
		}
	}
	for _, r := range g.totals {
		emitTotal(g, r)
	}
	for i := 0; i < len(g.rows); {
		n := g.blankRun(i)
		switch {
		case g.repeating(i, n):
			was := v.section
			v.section = cmp.Or(bandOf(g, g.rows[i].r), was)
			g.emitRows(i, n)
			v.section = was
			i += n
		default:
			g.emitMatrix(g.rows[i])
			i++
		}
	}
	for _, row := range g.rows {
		for _, c := range row.cells {
			v.taken[c] = true
		}
	}
}

// top is the first row of the header block.
func (g *region) top() int {
	r := g.from
	for _, l := range g.leaves {
		if !l.group {
			r = min(r, l.cell.Top.Row)
		}
	}
	return r
}

// rowLabel is the label of data row i left of column col, nil when it has none: the
// nearest words that are no number; right of it only whose post or part the row is.
func (g *region) rowLabel(row regionRow, before int) *layout.TableCell {
	for i, c := range slices.Backward(row.cells[:before]) {
		t := c.Top
		if askedYear(g.v.g, t) && t.Row > g.head {
			return t
		}
		if g.constant(row, i) || wording.OwnUnit.MatchString(g.leaves[row.leaf[i]].label) || wording.UnitOnly.MatchString(wording.Squeeze(t.Text())) || wording.SideColumn.MatchString(g.leaves[row.leaf[i]].label) {
			continue
		}
		if g.v.roles[t].names() && (t.Row > g.head) && (!wording.BandText.MatchString(wording.Squeeze(t.Text())) || wording.YearText.MatchString(wording.Squeeze(t.Text()))) {
			return t
		}
	}
	for i, c := range row.cells[before:] {
		if k := row.leaf[before+i]; wording.PostColumn.MatchString(g.leaves[k].label) && g.v.roles[c.Top].names() && c.Top.Row > g.head {
			return c.Top // 姓名 | 职务, with 监事 printed below the second
		}
	}
	return nil
}

// blankRun is the number of rows from i on that have no label, or share one.
func (g *region) blankRun(i int) int {
	n := 0
	var shared *layout.TableCell
	for _, row := range g.rows[i:] {
		l := labelOf(g, row)
		if n > 0 && (l != shared || row.r != g.rows[i+n-1].r+1) || l != nil && l.Last == l.Row {
			break
		}
		shared = l
		n++
	}
	return n
}

// repeating reports whether n rows from i on are rows of one list.
func (g *region) repeating(i, n int) bool {
	if n == 0 {
		return false
	}
	row := g.rows[i]
	if g.hasOptions() || g.isTotal(row) || ticksAll(g, row) {
		return false
	}
	if l := labelOf(g, row); l != nil {
		people := wording.PeopleWords.MatchString(wording.Squeeze(l.Text())) || wording.Squeeze(l.Text()) == "成员"
		return n >= 3 || n == 2 && people
	}
	if n >= 2 || g.serial() >= 0 || owners.MatchString(g.leaves[row.leaf[0]].label) {
		return true
	}
	// A lone row is a list when a total follows it; else each of its cells is named.
	return i+1 < len(g.rows) && g.isTotal(g.rows[i+1])
}

// owners heads a list of the owners of a firm, of which a form prints one row.
var owners = pattern.Of(`^(股东|出资人|投资人|合伙人)(姓名|名称)?([（(].*[）)])?$`)

// hasOptions reports whether two headers side by side are answers to one question.
func (g *region) hasOptions() bool {
	for k := 1; k < len(g.leaves); k++ {
		if wording.OptionWord.MatchString(g.leaves[k].label) && wording.OptionWord.MatchString(g.leaves[k-1].label) {
			return !g.banded()
		}
	}
	return false
}

// banded reports whether the header gives a range of marks below each answer.
func (g *region) banded() bool {
	return slices.ContainsFunc(g.leaves, func(l leaf) bool {
		return l.cell.Top == l.cell && wording.BandText.MatchString(wording.Squeeze(l.cell.Text()))
	})
}

// serial is the leaf of running numbers, -1 when there is none.
func (g *region) serial() int {
	return slices.IndexFunc(g.leaves, func(l leaf) bool { return wording.SerialWords.MatchString(l.label) })
}
