package docx

import (
	"regexp"
	"slices"
)

// letterRun is the least number of empty cells in a row that take one character each.
const letterRun = 6

// letters reports whether the cells from i of a row on are boxes for one character
// each: a run of empty cells that nothing stands over.
func (v *tableView) letters(row gridRow, i int) bool {
	n := 0
	for _, c := range row.cells[i:] {
		if v.roles[c] != roleEmpty || v.taken[c] || v.above(c) != nil {
			break
		}
		n++
	}
	return n >= letterRun
}

// letterCells leaves boxes for one character each to a person.
func (v *tableView) letterCells(row gridRow, i int, label, group *tableCell) {
	v.d.add(row.cells[i].area, 0, Place{At: row.cells[i].addr, Label: cleanLabel(label.text()), Context: v.contextOf(group), Kind: PlaceSign})
	for _, c := range row.cells[i:] {
		if v.roles[c] != roleEmpty {
			break
		}
		v.taken[c] = true
	}
}

// withoutGaps drops the places of cells that are free by chance in a table to read: under a
// header of many columns, where nearly all cells of their column are printed.
func withoutGaps(v *tableView, places []Place) []Place {
	head := -1
	for r, row := range v.g.rows[:min(len(v.g.rows), 3)] {
		if len(row.cells) >= 5 && !slices.ContainsFunc(row.cells, func(c *tableCell) bool { return c.top != c || v.roles[c] != roleLabel }) {
			head = r
			break
		}
	}
	if head < 0 || len(v.g.rows) < head+8 {
		return places
	}
	printed, free := map[int]int{}, map[int]int{}
	for _, row := range v.g.rows[head+1:] {
		for _, c := range row.cells {
			switch {
			case c.top != c || c.span*2 > v.g.cols:
			case v.roles[c] == roleEmpty:
				free[c.col]++
			default:
				printed[c.col]++
			}
		}
	}
	chance := map[string]bool{}
	for _, row := range v.g.rows[head+1:] {
		for i, c := range row.cells {
			chance[c.addr] = !numberedFree(v, row.cells, i) && v.roles[c] == roleEmpty && printed[c.col] >= 5 && free[c.col]*2 <= printed[c.col] && len(row.cells) >= 5
		}
	}
	return slices.DeleteFunc(places, func(p Place) bool { return chance[p.At] })
}

// numberedFree reports whether cell i of a row belongs to several free cells behind a number:
// the row is asked for as a whole.
func numberedFree(v *tableView, row []*tableCell, i int) bool {
	lo, hi := i, i
	for lo > 0 && v.roles[row[lo]] == roleEmpty {
		lo--
	}
	for hi < len(row) && v.roles[row[hi]] == roleEmpty {
		hi++
	}
	return hi-lo > 2 && v.roles[row[lo]] == roleSerial
}

// sideName is the word for a side of a contract or a party of a project that heads a column.
var sideName = regexp.MustCompile(`^\p{Han}{1,6}(方|单位|人)([（(][^（()）]*[）)])?$`)

// underParties reports whether cell i of row r and the next one answer the label of their row for two parties, each in its
// column: 委托方 and 承研方 over rows that are cut alike.
func underParties(v *tableView, r, i int) bool {
	row := v.g.rows[r].cells
	if i+1 >= len(row) || v.roles[row[i]] != roleEmpty || v.roles[row[i+1]] != roleEmpty {
		return false
	}
	top := r - 1
	for top >= 0 && slices.EqualFunc(v.g.rows[top].cells, row, (*tableCell).same) {
		top--
	}
	if top < 0 {
		return false
	}
	var over [2]string
	for k, c := range row[i : i+2] {
		if a := v.g.at(top, c.col); a != nil && a.end() == c.end() && v.roles[a.top].names() {
			over[k] = squeeze(a.text())
		}
	}
	return over[0] != over[1] && sideName.MatchString(over[0]) && sideName.MatchString(over[1])
}
