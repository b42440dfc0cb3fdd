package region

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// labelAndWords reports whether row r is a label with words that answer it already: the rows
// around it are labels with free cells, cut so that their labels stand over and below its own.
func labelAndWords(v *cell.View, r int) bool {
	row := ownCells(v.Grid.Rows[r].Cells, r)
	if len(row) != 2 || v.Roles[row[0]] != cell.Label || v.Roles[row[1]] != cell.Label {
		return false
	}
	words := wording.Squeeze(row[1].Text())
	if cell.HeadWords.MatchString(wording.Squeeze(row[0].Text())) || layout.Chars(words) <= 5 && columnName.MatchString(words) || cell.HeadWords.MatchString(words) || wording.MoneyWords.MatchString(words) || wording.NumberWords.MatchString(words) || wording.DateWords.MatchString(words) || Generic[words] {
		return false
	}
	around := 0
	for _, n := range []int{r - 1, r + 1} {
		if n < 0 || n >= len(v.Grid.Rows) {
			continue
		}
		near := ownCells(v.Grid.Rows[n].Cells, n)
		if first := v.Grid.Rows[n].Cells[0].Top; len(near) == 1 && n < r && first.Row < n {
			near = []*layout.TableCell{first, near[0]} // the label of several rows
		}
		if len(near) == 3 && !near[0].Same(row[0]) {
			near = near[1:] // a group begins here
		}
		if len(near) < 2 || !near[0].Same(row[0]) || !v.Roles[near[0]].Names() || !v.Roles[near[1]].Value() && v.Roles[near[1]] != cell.Sample || v.Taken[near[1]] && n > r {
			return false
		}
		around++
	}
	return around == 2
}

// ownCells are the cells that begin in row r.
func ownCells(cells []*layout.TableCell, r int) []*layout.TableCell {
	var own []*layout.TableCell
	for _, c := range cells {
		if c.Top == c && c.Row == r {
			own = append(own, c)
		}
	}
	return own
}

// tickHead reports whether a cell names a column whose cells take a tick: 已授权（√） over a
// free cell.
func tickHead(v *cell.View, c *layout.TableCell) bool {
	b := c.Blanks[0]
	below := v.Grid.At(c.Last+1, c.Col)
	return c.Top == c && len(c.Blanks) == 1 && b.Kind == layout.BlankBracket && b.Lo > 0 && wording.Squeeze(layout.Plain(c.Chars[b.Hi:])) == "" &&
		strings.ContainsAny(layout.Plain(c.Chars[b.Lo:b.Hi]), wording.TickGlyphs) && below != nil && below.Same(c) && v.Roles[below.Top] == cell.Empty
}

// bareYears reports whether the words of row r are years without more.
func bareYears(v *cell.View, r int) bool {
	for _, c := range v.Grid.Rows[r].Cells {
		if t := wording.Squeeze(c.Text()); c.Top == c && t != "" && !bareYear.MatchString(t) {
			return false
		}
	}
	return true
}

// example reports whether row r shows how to fill in the rows below it.
func example(v *cell.View, r int) bool {
	cells := v.Grid.Rows[r].Cells
	return len(cells) > 1 && wording.ExampleLead.MatchString(wording.Squeeze(cells[0].Text()))
}

// Header reports whether row r holds nothing but labels, and where its block ends.
func Header(v *cell.View, r int) (bottom int, ok bool) {
	row := v.Grid.Rows[r]
	if example(v, r) || labelAndWords(v, r) {
		return 0, false
	}
	if interlocked(v, r) {
		return r + 1, true
	}
	labels, hints := 0, 0
	for i, c := range row.Cells {
		role := v.Roles[c.Top]
		switch {
		case v.Taken[c]:
			return 0, false
		case c.Top.Row < r:
		case role == cell.Label && i > 0 && bookTitle.MatchString(wording.Squeeze(c.Text())):
			return 0, false // a printed answer
		case role == cell.Label && i > 0 && wording.LeftValue.MatchString(wording.Squeeze(c.Text())):
			return 0, false
		case role == cell.Label && (phrase.IsSentence(wording.Squeeze(c.Text())) || wording.NotePrefix.MatchString(wording.Squeeze(c.Text())) && layout.Chars(wording.Squeeze(c.Text())) > 6):
			return 0, false
		case role == cell.Label, role == cell.Serial && i > 0, role == cell.Blank && (wording.YearHead.MatchString(wording.Squeeze(c.Text())) || i > 0 && tickHead(v, c)):
			labels++
		case role == cell.Empty && i >= 2 && i == len(row.Cells)-1 && (spareColumn(v, r) || hollowBelow(v, r) && (labels >= 4 || labels >= 2 && hollowRows(v, r))):
		case role == cell.Hint && headHint(c) && !phrase.OnlyHint(c.Chars):
			hints++
		case role == cell.Empty && i <= 1 && (labels == 0 || row.Cells[0].Last > r):
		case role == cell.Empty && cell.SecondCorner(row.Cells, i):
		default:
			return 0, false
		}
	}
	if labels < 2 && (hints == 0 || labels+hints < 3) {
		return 0, false
	}
	bottom = r
	for !cell.NumbersColumns(v.Grid, bottom+1) && subHeader(v, r, bottom+1) {
		bottom++
	}
	return bottom, true
}

// headHint reports whether an instruction can name a column: 简述主要内容 does, a remark
// or a placeholder does not.
func headHint(c *layout.TableCell) bool {
	t := wording.Squeeze(c.Text())
	return utf8.RuneCountInString(t) <= 12 && !phrase.OnlyHint(c.Chars) && wording.HintStart.MatchString(t) && !wording.Placeholder.MatchString(t)
}

// subHeader reports whether row r goes on with the header block that began in from:
// some of its cells continue those above and the others split a wider one.
func subHeader(v *cell.View, from, r int) bool {
	if r >= len(v.Grid.Rows) {
		return false
	}
	goes, split, same, hollow := 0, 0, 0, 0
	for _, c := range v.Grid.Rows[r].Cells {
		if c.Top.Row < from {
			continue
		}
		if c.Top.Row < r {
			if c.Top.Last == r {
				goes++
			}
			continue
		}
		role := v.Roles[c]
		if role == cell.Empty && c.Index == 0 {
			continue
		}
		if up := v.Grid.At(r-1, c.Col); role == cell.Empty && up != nil && up.Top.Row >= from && v.Roles[up.Top] == cell.Label && up.Same(c) {
			hollow++
			continue
		}
		if role != cell.Label && role != cell.Serial && !wording.BandText.MatchString(wording.Squeeze(c.Text())) {
			return false
		}
		up := v.Grid.At(r-1, c.Col)
		if up == nil || !up.Covers(c) || v.Roles[up.Top] == cell.Hint {
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
func freeBelow(v *cell.View, from, r int) bool {
	for _, c := range v.Grid.Rows[r].Cells {
		if c.Top != c || v.Roles[c] != cell.Label {
			continue
		}
		if c.Last > r {
			return false
		}
		if below := v.Grid.At(r+1, c.Col); below != nil && below.Row > from && v.Roles[below.Top] == cell.Label && !columnName.MatchString(wording.Squeeze(c.Text())) {
			return false
		}
	}
	return true
}

// spareColumn reports whether the last cell of header r only fills up the row: the rows
// below are empty, with one cell less.
func spareColumn(v *cell.View, r int) bool {
	n := len(v.Grid.Rows[r].Cells)
	for _, k := range []int{r + 1, r + 2} {
		if k >= len(v.Grid.Rows) || len(v.Grid.Rows[k].Cells) != n-1 {
			return false
		}
		for _, c := range v.Grid.Rows[k].Cells {
			if c.Top != c || v.Roles[c] != cell.Empty {
				return false
			}
		}
	}
	return true
}

// hollowBelow reports whether the row below header r is cut alike and free, also below the
// cell without words that ends the header.
func hollowBelow(v *cell.View, r int) bool {
	if r+1 >= len(v.Grid.Rows) || len(v.Grid.Rows[r+1].Cells) != len(v.Grid.Rows[r].Cells) {
		return false
	}
	for i, c := range v.Grid.Rows[r+1].Cells {
		if !c.Same(v.Grid.Rows[r].Cells[i]) || c.Top == c && v.Roles[c] != cell.Empty {
			return false
		}
	}
	return true
}

// interlocked reports whether rows r and r+1 are one header whose cells were not merged:
// where one of them has words the other has room, and the row below is free and cut as the
// lower one.
func interlocked(v *cell.View, r int) bool {
	if r+2 >= len(v.Grid.Rows) {
		return false
	}
	upper, lower := 0, 0
	for _, c := range v.Grid.Rows[r].Cells {
		switch {
		case v.Taken[c], c.Top == c && v.Roles[c] != cell.Label && v.Roles[c] != cell.Empty, c.Top == c && c.Last > r:
			return false
		case c.Top == c && v.Roles[c] == cell.Label:
			upper++
		}
	}
	for _, c := range v.Grid.Rows[r+1].Cells {
		up := v.Grid.At(r, c.Col)
		if up == nil || !up.Covers(c) {
			return false
		}
		if c.Top != c {
			if c.Top != up.Top {
				return false
			}
			continue
		}
		above, own := v.Roles[up], v.Roles[c]
		switch {
		case above == cell.Empty && own == cell.Label:
			lower++
		case above == cell.Label && own == cell.Empty && up.Same(c):
		default:
			return false
		}
	}
	if upper < 2 || lower < 2 || len(v.Grid.Rows[r+2].Cells) != len(v.Grid.Rows[r+1].Cells) {
		return false
	}
	for i, c := range v.Grid.Rows[r+2].Cells {
		if c.Top == c && v.Roles[c] != cell.Empty || !c.Same(v.Grid.Rows[r+1].Cells[i]) {
			return false
		}
	}
	return true
}

// hollowRows reports whether the two rows below row r are free and cut as it.
func hollowRows(v *cell.View, r int) bool {
	if r+2 >= len(v.Grid.Rows) || len(v.Grid.Rows[r+2].Cells) != len(v.Grid.Rows[r].Cells) {
		return false
	}
	for k := r + 1; k <= r+2; k++ {
		for i, c := range v.Grid.Rows[k].Cells {
			if !c.Same(v.Grid.Rows[r].Cells[i]) || c.Top == c && v.Roles[c] != cell.Empty {
				return false
			}
		}
	}
	return true
}

// Generic are the headers of a value column that say less than the row's label.
var Generic = map[string]bool{
	"内容": true, "填写内容": true, "填报内容": true, "具体内容": true, "情况": true, "具体情况": true,
	"信息": true, "填写": true, "答案": true, "填报信息": true, "企业填写": true, "单位填写": true, "企业填报": true, "单位填报": true,
	"填写栏": true, "填报栏": true, "填写情况": true, "填报情况": true, "申报内容": true, "采集内容": true, "登记内容": true, "填写信息": true,
}

// columnCodes are the marks under the header of a statistical table: 甲 乙 丙 1 2.
var columnCodes = pattern.Of(`^([甲乙丙丁戊己]|[（(]?[0-9]{1,2}[）)]?|[A-Z])$`)

// codesBelow reports whether the row below header r only marks its columns.
func codesBelow(v *cell.View, r int) bool {
	if r+1 >= len(v.Grid.Rows) || len(v.Grid.Rows[r+1].Cells) != len(v.Grid.Rows[r].Cells) || len(v.Grid.Rows[r].Cells) < 2 {
		return false
	}
	letters := false
	for i, c := range v.Grid.Rows[r+1].Cells {
		t := wording.Squeeze(c.Text())
		if c.Top != c || c.Last > c.Row || !c.Same(v.Grid.Rows[r].Cells[i]) || !columnCodes.MatchString(t) {
			return false
		}
		letters = letters || t == "甲"
	}
	return letters
}

// lastOfHead is the last row of a header whose words end in row r.
func lastOfHead(v *cell.View, r int) int {
	if codesBelow(v, r) || cell.NumbersColumns(v.Grid, r+1) {
		return r + 1
	}
	return r
}

// bookTitle is the name of a rule or a list, which answers and names no column.
var bookTitle = pattern.Of(`^《[^《》]{4,}》([（(][^（()）]*[）)])?$`)
