package find

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// oneColumn reports whether every row of a table is one cell.
func oneColumn(g *layout.Grid) bool {
	return !slices.ContainsFunc(g.Rows, func(r layout.GridRow) bool { return len(r.Cells) != 1 })
}

// ticksAll reports whether every cell of a row is boxes with their answers, which differ from
// row to row: such rows are no list.
func ticksAll(g *region, row regionRow) bool {
	for _, c := range row.cells {
		if c.Top != c || g.v.roles[c] != roleBlank || !ticksOnly(c) {
			return false
		}
	}
	return len(g.rows) == 1 || wording.Squeeze(g.rows[0].cells[0].Text()) != wording.Squeeze(g.rows[len(g.rows)-1].cells[0].Text())
}

// numberedBand reports whether row r, which only names the rows below it, has a number of its
// own in the column of numbers: 1 | RPA over 1.1, 1.2.
func numberedBand(g *region, r int) bool {
	first := g.v.g.Rows[r].Cells[0]
	return g.serial() == 0 && g.v.roles[first] == roleSerial
}

// nameTicks names a box that is alone in its cell by its own words; what names the cell is what
// they are about. Boxes in cells side by side are the answers to one question.
func nameTicks(v *tableView, places []place.Place) {
	for _, row := range v.g.Rows {
		for i, c := range row.Cells {
			if c.Top != c || !oneTick(c) || i+1 < len(row.Cells) && hasTick(row.Cells[i+1]) || i > 0 && hasTick(row.Cells[i-1]) {
				continue
			}
			for k := range places {
				p := &places[k]
				if len(p.Options) != 1 || p.Options[0].At != p.At || !strings.HasPrefix(p.At, c.Addr+"#") {
					continue
				}
				if own := p.Options[0].Label; layout.Chars(own) >= 4 && p.Label != "" && p.Label != own {
					p.Context, p.Label = p.Label, own
				}
			}
		}
	}
}

func hasTick(c *layout.TableCell) bool {
	return slices.ContainsFunc(c.Blanks, func(b layout.Blank) bool { return b.Kind == layout.BlankBox })
}

// oneTick reports whether a cell has one box, which begins its line.
func oneTick(c *layout.TableCell) bool {
	n, lo := 0, 0
	for _, b := range c.Blanks {
		if b.Kind == layout.BlankBox {
			n, lo = n+1, b.Lo
		}
	}
	if n != 1 {
		return false
	}
	before := layout.Plain(c.Chars[:lo])
	return wording.Squeeze(before[strings.LastIndexByte(before, '\n')+1:]) == ""
}

// roomIn is the room between the parts of a place, each before its unit.
var roomIn = pattern.Of(`[ \t\x{3000}\x{a0}]{3,}`)

// regionRoom reports whether a cell prints the units of an address with room before them:
// 某某区　　　　路　　号, 镇（街道）.
func regionRoom(text string) bool {
	text = strings.Trim(text, wording.Spaces+"\n")
	if oneRegion.MatchString(wording.Squeeze(text)) {
		return true
	}
	parts := roomIn.Split(text, -1)
	for _, p := range parts {
		if !placeUnit.MatchString(wording.Squeeze(p)) {
			return false
		}
	}
	return len(parts) >= 3
}

var (
	oneRegion = pattern.Of(`^(区|县|镇|乡|街道)[（(](省|市|县|区|镇|乡|街道|、|/)+[）)]$`)
	placeUnit = pattern.Of(`^\p{Han}{0,4}(省|市|县|区|镇|乡|街道|路|街|弄|号|室|楼)$`)
)

var (
	entryMark = pattern.Of(`^[0-9]{1,2}[、.．]$`)
	entryName = pattern.Of(`^\p{Han}{0,6}(名称|姓名|品名)$`)
)

// entryCell reports whether c only prints the number before the room for one of the names that
// a row asks for: 名称 | 1、 | 2、 | 3、.
func entryCell(v *tableView, c *layout.TableCell) bool {
	row := v.g.Rows[c.Row].Cells
	if v.roles[c] != roleSerial || c.Index == 0 || !entryMark.MatchString(wording.Squeeze(c.Text())) || !entryName.MatchString(wording.Squeeze(row[0].Top.Text())) {
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

// headsBeside reports whether a row has free cells side by side that begin with it, so that the
// words over each name it and not the label that runs down at their left.
func headsBeside(v *tableView, row layout.GridRow) bool {
	if len(row.Cells) < 3 {
		return false
	}
	a, b := row.Cells[1], row.Cells[2]
	return a.Top == a && b.Top == b && v.roles[a] == roleEmpty && v.roles[b] == roleEmpty && v.above(b) != nil
}

// alongHeads reports whether row r is one label and free cells only, and cells i and i+1 of it
// stand under words, or under the room that those leave: 数量 | | | under 名称 | 车床 | 铣床.
func alongHeads(v *tableView, r, i int) bool {
	row := v.g.Rows[r].Cells
	if r == 0 || len(row) < 3 || len(v.g.Rows[r-1].Cells) < len(row)-1 || !v.roles[row[0].Top].names() {
		return false
	}
	for _, c := range row[1:] {
		if c.Top == c && v.roles[c] != roleEmpty || c.Top != c && c.Top.Row >= r-1 {
			return false
		}
	}
	for _, c := range row[i : i+2] {
		up := v.g.At(r-1, c.Col)
		if up == nil || !up.Same(c) || c.Top != c {
			return false
		}
		if named := v.roles[up.Top] == roleLabel || entryCell(v, up); !named && (v.roles[up.Top] != roleEmpty || v.above(up) == nil) {
			return false
		}
	}
	return true
}

// valueBeside makes the place of the free cell i of a row by its label and group, in this order,
// or by the words over it; it reports whether the next cell belongs to the same label.
func valueBeside(v *tableView, row layout.GridRow, i int, named [2]*layout.TableCell) bool {
	c, label, group := row.Cells[i], named[0], named[1]
	if up := v.above(c); label != nil && up != nil && i == 1 && label.Row < up.Last && up.Last == c.Row-1 && up.Row >= label.Row && headsBeside(v, row) {
		v.value(c, up, label)
		return false
	}
	v.value(c, label, group)
	return v.across(c.Row, i) || alike(v, c.Row, i) || v.ticksOn(row, i) || underParties(v, c.Row, i)
}

// bookTitle is the name of a rule or a list, which answers and names no column.
var bookTitle = pattern.Of(`^《[^《》]{4,}》([（(][^（()）]*[）)])?$`)

// leafLabel names a column; one that is only counted keeps its mark: 1、.
func leafLabel(c *layout.TableCell) string {
	if t := wording.Squeeze(c.Text()); wording.SerialText.MatchString(t) {
		return t
	}
	return wording.CleanLabel(c.Text())
}

// ruledYear heads a column and has a line for the year: 上一年____审计.
var ruledYear = pattern.Of(`^(前|上一|本|去|当)年度?([（(][^（()）]*[）)])?[_＿]{2,}\p{Han}*$`)

// letterRun is the least number of empty cells in a row that take one character each.
const letterRun = 6

// letters reports whether the cells from i of a row on are boxes for one character
// each: a run of empty cells that nothing stands over.
func (v *tableView) letters(row layout.GridRow, i int) bool {
	n := 0
	for _, c := range row.Cells[i:] {
		if v.roles[c] != roleEmpty || v.taken[c] || v.above(c) != nil {
			break
		}
		n++
	}
	return n >= letterRun
}

// letterCells leaves boxes for one character each to a person.
func letterCells(v *tableView, row layout.GridRow, i int, label, group *layout.TableCell) {
	v.d.add(row.Cells[i].Area, 0, place.Place{At: row.Cells[i].Addr, Label: wording.CleanLabel(label.Text()), Context: v.contextOf(group), Kind: place.Sign})
	for _, c := range row.Cells[i:] {
		if v.roles[c] != roleEmpty {
			break
		}
		v.taken[c] = true
	}
}

// withoutGaps drops the places of cells that are free by chance in a table to read: under a
// header of many columns, where nearly all cells of their column are printed.
func withoutGaps(v *tableView, places []place.Place) []place.Place {
	head := -1
	for r, row := range v.g.Rows[:min(len(v.g.Rows), 3)] {
		if len(row.Cells) >= 5 && !slices.ContainsFunc(row.Cells, func(c *layout.TableCell) bool { return c.Top != c || v.roles[c] != roleLabel }) {
			head = r
			break
		}
	}
	if head < 0 || len(v.g.Rows) < head+8 {
		return places
	}
	printed, free := map[int]int{}, map[int]int{}
	for _, row := range v.g.Rows[head+1:] {
		for _, c := range row.Cells {
			switch {
			case c.Top != c || c.Span*2 > v.g.Cols:
			case v.roles[c] == roleEmpty:
				free[c.Col]++
			default:
				printed[c.Col]++
			}
		}
	}
	chance := map[string]bool{}
	for _, row := range v.g.Rows[head+1:] {
		for i, c := range row.Cells {
			chance[c.Addr] = !numberedFree(v, row.Cells, i) && v.roles[c] == roleEmpty && printed[c.Col] >= 5 && free[c.Col]*2 <= printed[c.Col] && len(row.Cells) >= 5
		}
	}
	return slices.DeleteFunc(places, func(p place.Place) bool { return chance[p.At] })
}

// numberedFree reports whether cell i of a row belongs to several free cells behind a number:
// the row is asked for as a whole.
func numberedFree(v *tableView, row []*layout.TableCell, i int) bool {
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
var sideName = pattern.Of(`^\p{Han}{1,6}(方|单位|人)([（(][^（()）]*[）)])?$`)

// underParties reports whether cell i of row r and the next one answer the label of their row for two parties, each in its
// column: 委托方 and 承研方 over rows that are cut alike.
func underParties(v *tableView, r, i int) bool {
	row := v.g.Rows[r].Cells
	if i+1 >= len(row) || v.roles[row[i]] != roleEmpty || v.roles[row[i+1]] != roleEmpty {
		return false
	}
	top := r - 1
	for top >= 0 && slices.EqualFunc(v.g.Rows[top].Cells, row, (*layout.TableCell).Same) {
		top--
	}
	if top < 0 {
		return false
	}
	var over [2]string
	for k, c := range row[i : i+2] {
		if a := v.g.At(top, c.Col); a != nil && a.End() == c.End() && v.roles[a.Top].names() {
			over[k] = wording.Squeeze(a.Text())
		}
	}
	return over[0] != over[1] && sideName.MatchString(over[0]) && sideName.MatchString(over[1])
}

// ticksAcross makes one choice of the cells from k on that hold a box each, under heads of which the header says together what
// they answer: 全部使用 | 部分使用 under 国产化. It returns their number, 0 when they are none.
func ticksAcross(g *region, row regionRow, k int, label string) int {
	p := place.Place{Label: g.leaves[row.leaf[k]].upper, Context: label, Kind: place.Choice}
	for n := k; n < len(row.cells) && p.Label != "" && label != ""; n++ {
		c, l := row.cells[n], g.leaves[row.leaf[n]]
		if c.Top != c || l.upper != p.Label || l.label == "" || len(c.Blanks) != 1 || c.Blanks[0].Kind != layout.BlankBox || layout.Chars(wording.Squeeze(c.Text())) > 4 {
			break
		}
		p.Options = append(p.Options, place.Option{At: numberOf(c.Area, 0), Label: l.label})
	}
	if len(p.Options) < 2 {
		return 0
	}
	p.At = p.Options[0].At
	g.v.d.add(row.cells[k].Area, 1, p)
	return len(p.Options)
}

// pairsOver reports whether row r is free as a whole below a row of labels that each have their answer beside them: nothing
// names its cells.
func pairsOver(v *tableView, r int) bool {
	if r == 0 || slices.ContainsFunc(v.g.Rows[r].Cells, func(c *layout.TableCell) bool { return c.Top != c || v.roles[c] != roleEmpty }) {
		return false
	}
	up := v.g.Rows[r-1].Cells
	pairs := 0
	for i, c := range up {
		switch {
		case i == 0 && c.Top.Last > c.Top.Row:
		case v.roles[c.Top].names():
			if i+1 >= len(up) || !v.roles[up[i+1]].value() {
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

// alike reports whether cell i of a row and the next are room for answers of the label that is alone in its row, with free cells
// of which nothing over them names one: 关键字 | | | |. Behind any other label they are one cell that was not merged.
func alike(v *tableView, r, i int) bool {
	row := v.g.Rows[r].Cells
	if len(row) <= fewestRoom || i+1 >= len(row) || row[0].Top != row[0] || row[0].Last > r || !v.roles[row[0]].names() || !severalWords.MatchString(wording.Squeeze(row[0].Text())) {
		return false
	}
	return !slices.ContainsFunc(row[1:], func(c *layout.TableCell) bool { return c.Top != c || v.roles[c] != roleEmpty || v.above(c) != nil })
}

// ownLabel reports whether a label of its own row stands right before c.
func ownLabel(v *tableView, c *layout.TableCell) bool {
	if c.Index == 0 {
		return false
	}
	x := v.g.Rows[c.Row].Cells[c.Index-1]
	return x.Top == x && x.Last == x.Row && v.roles[x].names()
}
