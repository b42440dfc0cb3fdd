package docx

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
