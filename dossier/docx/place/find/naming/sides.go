package naming

import (
	"slices"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/forms/pattern"
)

var (
	entryMark = pattern.Of(`^[0-9]{1,2}[、.．]$`)
	entryName = pattern.Of(`^\p{Han}{0,6}(名称|姓名|品名)$`)
)

// EntryCell reports whether c only prints the number before the room for one of the names that
// a row asks for: 名称 | 1、 | 2、 | 3、.
func EntryCell(v *cell.View, c *layout.TableCell) bool {
	row := v.Grid.Rows[c.Row].Cells
	if v.Roles[c] != cell.Serial || c.Index == 0 || !entryMark.MatchString(wording.Squeeze(c.Text())) || !entryName.MatchString(wording.Squeeze(row[0].Top.Text())) {
		return false
	}
	n := 0
	for _, x := range row[1:] {
		if x.Top == x && entryMark.MatchString(wording.Squeeze(x.Text())) {
			n++
		}
	}
	return n > 1 && (c.Index == 1 || entryMark.MatchString(wording.Squeeze(row[c.Index-1].Text())))
}

// HeadsBeside reports whether a row has free cells side by side that begin with it, so that the
// words over each name it and not the label that runs down at their left.
func HeadsBeside(v *cell.View, row layout.GridRow) bool {
	if len(row.Cells) < 3 {
		return false
	}
	a, b := row.Cells[1], row.Cells[2]
	return a.Top == a && b.Top == b && v.Roles[a] == cell.Empty && v.Roles[b] == cell.Empty && Above(v, b) != nil
}

// alongHeads reports whether row r is one label and free cells only, and cells i and i+1 of it
// stand under words, or under the room that those leave: 数量 | | | under 名称 | 车床 | 铣床.
func alongHeads(v *cell.View, r, i int) bool {
	row := v.Grid.Rows[r].Cells
	if r == 0 || len(row) < 3 || len(v.Grid.Rows[r-1].Cells) < len(row)-1 || !v.Roles[row[0].Top].Names() {
		return false
	}
	for _, c := range row[1:] {
		if c.Top == c && v.Roles[c] != cell.Empty || c.Top != c && c.Top.Row >= r-1 {
			return false
		}
	}
	for _, c := range row[i : i+2] {
		up := v.Grid.At(r-1, c.Col)
		if up == nil || !up.Same(c) || c.Top != c {
			return false
		}
		if named := v.Roles[up.Top] == cell.Label || EntryCell(v, up); !named && (v.Roles[up.Top] != cell.Empty || Above(v, up) == nil) {
			return false
		}
	}
	return true
}

// letterRun is the least number of empty cells in a row that take one character each.
const letterRun = 6

// Letters reports whether the cells from i of a row on are boxes for one character
// each: a run of empty cells that nothing stands over.
func Letters(v *cell.View, row layout.GridRow, i int) bool {
	n := 0
	for _, c := range row.Cells[i:] {
		if v.Roles[c] != cell.Empty || v.Taken[c] || Above(v, c) != nil {
			break
		}
		n++
	}
	return n >= letterRun
}

// WithoutGaps drops the places of cells that are free by chance in a table to read: under a
// header of many columns, where nearly all cells of their column are printed.
func WithoutGaps(v *cell.View, places []place.Place) []place.Place {
	head := -1
	for r, row := range v.Grid.Rows[:min(len(v.Grid.Rows), 3)] {
		if len(row.Cells) >= 5 && !slices.ContainsFunc(row.Cells, func(c *layout.TableCell) bool { return c.Top != c || v.Roles[c] != cell.Label }) {
			head = r
			break
		}
	}
	if head < 0 || len(v.Grid.Rows) < head+8 {
		return places
	}
	printed, free := map[int]int{}, map[int]int{}
	for _, row := range v.Grid.Rows[head+1:] {
		for _, c := range row.Cells {
			switch {
			case c.Top != c || c.Span*2 > v.Grid.Cols:
			case v.Roles[c] == cell.Empty:
				free[c.Col]++
			default:
				printed[c.Col]++
			}
		}
	}
	chance := map[string]bool{}
	for _, row := range v.Grid.Rows[head+1:] {
		for i, c := range row.Cells {
			chance[c.Addr] = !numberedFree(v, row.Cells, i) && v.Roles[c] == cell.Empty && printed[c.Col] >= 5 && free[c.Col]*2 <= printed[c.Col] && len(row.Cells) >= 5
		}
	}
	return slices.DeleteFunc(places, func(p place.Place) bool { return chance[p.At] })
}

// numberedFree reports whether cell i of a row belongs to several free cells behind a number:
// the row is asked for as a whole.
func numberedFree(v *cell.View, row []*layout.TableCell, i int) bool {
	lo, hi := i, i
	for lo > 0 && v.Roles[row[lo]] == cell.Empty {
		lo--
	}
	for hi < len(row) && v.Roles[row[hi]] == cell.Empty {
		hi++
	}
	return hi-lo > 2 && v.Roles[row[lo]] == cell.Serial
}

// sideName is the word for a side of a contract or a party of a project that heads a column.
var sideName = pattern.Of(`^\p{Han}{1,6}(方|单位|人)([（(][^（()）]*[）)])?$`)

// UnderParties reports whether cell i of row r and the next one answer the label of their row for two parties, each in its
// column: 委托方 and 承研方 over rows that are cut alike.
func UnderParties(v *cell.View, r, i int) bool {
	row := v.Grid.Rows[r].Cells
	if i+1 >= len(row) || v.Roles[row[i]] != cell.Empty || v.Roles[row[i+1]] != cell.Empty {
		return false
	}
	top := r - 1
	for top >= 0 && slices.EqualFunc(v.Grid.Rows[top].Cells, row, (*layout.TableCell).Same) {
		top--
	}
	if top < 0 {
		return false
	}
	var over [2]string
	for k, c := range row[i : i+2] {
		if a := v.Grid.At(top, c.Col); a != nil && a.End() == c.End() && v.Roles[a.Top].Names() {
			over[k] = wording.Squeeze(a.Text())
		}
	}
	return over[0] != over[1] && sideName.MatchString(over[0]) && sideName.MatchString(over[1])
}

// PairsOver reports whether row r is free as a whole below a row of labels that each have their answer beside them: nothing
// names its cells.
func PairsOver(v *cell.View, r int) bool {
	if r == 0 || slices.ContainsFunc(v.Grid.Rows[r].Cells, func(c *layout.TableCell) bool { return c.Top != c || v.Roles[c] != cell.Empty }) {
		return false
	}
	up := v.Grid.Rows[r-1].Cells
	pairs := 0
	for i, c := range up {
		switch {
		case i == 0 && c.Top.Last > c.Top.Row:
		case v.Roles[c.Top].Names():
			if i+1 >= len(up) || !v.Roles[up[i+1]].Value() {
				return false
			}
			pairs++
		}
	}
	return pairs > 1
}

// severalWords names what is told in several words or levels, each in its cell.
var severalWords = pattern.Of(`[0-9]个|关键[字词]|主题词|分类|行业([（(]|$)|领域([（(]|$)`)

// fewestRoom is the least number of free cells behind one label that are room for as many answers.
const fewestRoom = 3

// Alike reports whether cell i of a row and the next are room for answers of the label that is alone in its row, with free cells
// of which nothing over them names one: 关键字 | | | |. Behind any other label they are one cell that was not merged.
func Alike(v *cell.View, r, i int) bool {
	row := v.Grid.Rows[r].Cells
	if len(row) <= fewestRoom || i+1 >= len(row) || row[0].Top != row[0] || row[0].Last > r || !v.Roles[row[0]].Names() || !severalWords.MatchString(wording.Squeeze(row[0].Text())) {
		return false
	}
	return !slices.ContainsFunc(row[1:], func(c *layout.TableCell) bool { return c.Top != c || v.Roles[c] != cell.Empty || Above(v, c) != nil })
}

// OwnLabel reports whether a label of its own row stands right before c.
func OwnLabel(v *cell.View, c *layout.TableCell) bool {
	if c.Index == 0 {
		return false
	}
	x := v.Grid.Rows[c.Row].Cells[c.Index-1]
	return x.Top == x && x.Last == x.Row && v.Roles[x].Names()
}
