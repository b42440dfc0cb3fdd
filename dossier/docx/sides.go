package docx

import (
	"regexp"
	"slices"
	"strings"
)

// oneColumn reports whether every row of a table is one cell.
func oneColumn(g *grid) bool {
	return !slices.ContainsFunc(g.rows, func(r gridRow) bool { return len(r.cells) != 1 })
}

// ticksAll reports whether every cell of a row is boxes with their answers, which differ from
// row to row: such rows are no list.
func ticksAll(g *region, row regionRow) bool {
	for _, c := range row.cells {
		if c.top != c || g.v.roles[c] != roleBlank || !ticksOnly(c) {
			return false
		}
	}
	return len(g.rows) == 1 || squeeze(g.rows[0].cells[0].text()) != squeeze(g.rows[len(g.rows)-1].cells[0].text())
}

// numberedBand reports whether row r, which only names the rows below it, has a number of its
// own in the column of numbers: 1 | RPA over 1.1, 1.2.
func numberedBand(g *region, r int) bool {
	first := g.v.g.rows[r].cells[0]
	return g.serial() == 0 && g.v.roles[first] == roleSerial
}

// nameTicks names a box that is alone in its cell by its own words; what names the cell is what
// they are about. Boxes in cells side by side are the answers to one question.
func nameTicks(v *tableView, places []Place) {
	for _, row := range v.g.rows {
		for i, c := range row.cells {
			if c.top != c || !oneTick(c) || i+1 < len(row.cells) && hasTick(row.cells[i+1]) || i > 0 && hasTick(row.cells[i-1]) {
				continue
			}
			for k := range places {
				p := &places[k]
				if len(p.Options) != 1 || p.Options[0].At != p.At || !strings.HasPrefix(p.At, c.addr+"#") {
					continue
				}
				if own := p.Options[0].Label; chars(own) >= 4 && p.Label != "" && p.Label != own {
					p.Context, p.Label = p.Label, own
				}
			}
		}
	}
}

func hasTick(c *tableCell) bool {
	return slices.ContainsFunc(c.blanks, func(b blank) bool { return b.kind == blankBox })
}

// oneTick reports whether a cell has one box, which begins its line.
func oneTick(c *tableCell) bool {
	n, lo := 0, 0
	for _, b := range c.blanks {
		if b.kind == blankBox {
			n, lo = n+1, b.Lo
		}
	}
	if n != 1 {
		return false
	}
	before := plain(c.chars[:lo])
	return squeeze(before[strings.LastIndexByte(before, '\n')+1:]) == ""
}

// roomIn is the room between the parts of a place, each before its unit.
var roomIn = regexp.MustCompile(`[ \t\x{3000}\x{a0}]{3,}`)

// regionRoom reports whether a cell prints the units of an address with room before them:
// 某某区　　　　路　　号, 镇（街道）.
func regionRoom(text string) bool {
	text = strings.Trim(text, spaces+"\n")
	if oneRegion.MatchString(squeeze(text)) {
		return true
	}
	parts := roomIn.Split(text, -1)
	for _, p := range parts {
		if !placeUnit.MatchString(squeeze(p)) {
			return false
		}
	}
	return len(parts) >= 3
}

var (
	oneRegion = regexp.MustCompile(`^(区|县|镇|乡|街道)[（(](省|市|县|区|镇|乡|街道|、|/)+[）)]$`)
	placeUnit = regexp.MustCompile(`^\p{Han}{0,4}(省|市|县|区|镇|乡|街道|路|街|弄|号|室|楼)$`)
)

var (
	entryMark = regexp.MustCompile(`^[0-9]{1,2}[、.．]$`)
	entryName = regexp.MustCompile(`^\p{Han}{0,6}(名称|姓名|品名)$`)
)

// entryCell reports whether c only prints the number before the room for one of the names that
// a row asks for: 名称 | 1、 | 2、 | 3、.
func entryCell(v *tableView, c *tableCell) bool {
	row := v.g.rows[c.row].cells
	if v.roles[c] != roleSerial || c.index == 0 || !entryMark.MatchString(squeeze(c.text())) || !entryName.MatchString(squeeze(row[0].top.text())) {
		return false
	}
	n := 0
	for _, x := range row[1:] {
		if x.top == x && entryMark.MatchString(squeeze(x.text())) {
			n++
		}
	}
	return n > 1 && (c.index == 1 || entryMark.MatchString(squeeze(row[c.index-1].text())))
}

// headsBeside reports whether a row has free cells side by side that begin with it, so that the
// words over each name it and not the label that runs down at their left.
func headsBeside(v *tableView, row gridRow) bool {
	if len(row.cells) < 3 {
		return false
	}
	a, b := row.cells[1], row.cells[2]
	return a.top == a && b.top == b && v.roles[a] == roleEmpty && v.roles[b] == roleEmpty && v.above(b) != nil
}

// alongHeads reports whether row r is one label and free cells only, and cells i and i+1 of it
// stand under words, or under the room that those leave: 数量 | | | under 名称 | 车床 | 铣床.
func alongHeads(v *tableView, r, i int) bool {
	row := v.g.rows[r].cells
	if r == 0 || len(row) < 3 || len(v.g.rows[r-1].cells) < len(row)-1 || !v.roles[row[0].top].names() {
		return false
	}
	for _, c := range row[1:] {
		if c.top == c && v.roles[c] != roleEmpty || c.top != c && c.top.row >= r-1 {
			return false
		}
	}
	for _, c := range row[i : i+2] {
		up := v.g.at(r-1, c.col)
		if up == nil || !up.same(c) || c.top != c {
			return false
		}
		if named := v.roles[up.top] == roleLabel || entryCell(v, up); !named && (v.roles[up.top] != roleEmpty || v.above(up) == nil) {
			return false
		}
	}
	return true
}

// valueBeside makes the place of the free cell i of a row by its label and group, in this order,
// or by the words over it; it reports whether the next cell belongs to the same label.
func valueBeside(v *tableView, row gridRow, i int, named [2]*tableCell) bool {
	c, label, group := row.cells[i], named[0], named[1]
	if up := v.above(c); label != nil && up != nil && i == 1 && label.row < up.last && up.last == c.row-1 && up.row >= label.row && headsBeside(v, row) {
		v.value(c, up, label)
		return false
	}
	v.value(c, label, group)
	return v.across(c.row, i) || v.ticksOn(row, i) || underParties(v, c.row, i)
}

// bookTitle is the name of a rule or a list, which answers and names no column.
var bookTitle = regexp.MustCompile(`^《[^《》]{4,}》([（(][^（()）]*[）)])?$`)

// leafLabel names a column; one that is only counted keeps its mark: 1、.
func leafLabel(c *tableCell) string {
	if t := squeeze(c.text()); serialText.MatchString(t) {
		return t
	}
	return cleanLabel(c.text())
}

// ruledYear heads a column and has a line for the year: 上一年____审计.
var ruledYear = regexp.MustCompile(`^(前|上一|本|去|当)年度?([（(][^（()）]*[）)])?[_＿]{2,}\p{Han}*$`)

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
