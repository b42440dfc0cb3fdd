// Package cell says what each cell of a table is for: a label, room for an answer, a unit, a hint. It judges by the words of the cell
// and of the cells beside it, and knows nothing of the text around the table.
package cell

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// View is a table of which the role of every cell is known.
type View struct {
	// Grid is the table, without what a form draws around it.
	Grid *layout.Grid
	// Roles are those of all cells, of those as well that only go on with the cell above.
	Roles map[*layout.TableCell]Role
	// Taken are the cells for which nothing more is to be found.
	Taken map[*layout.TableCell]bool
}

// Look finds the roles of the cells of g; none of them is taken.
func Look(g *layout.Grid) *View {
	v := &View{Grid: g, Roles: map[*layout.TableCell]Role{}, Taken: map[*layout.TableCell]bool{}}
	v.assign()
	return v
}

// HeadLine is the words that head a cell: its first line, or all of a text that is
// stacked or broken into short lines.
func HeadLine(c *layout.TableCell) string {
	kept := slices.DeleteFunc(phrase.Lines(c.Chars), func(t string) bool { return t == "" })
	if len(kept) == 0 {
		return ""
	}
	n := 0
	for _, k := range kept {
		n = max(n, utf8.RuneCountInString(k))
	}
	if n <= 6 || len(kept) > 1 && strings.HasPrefix(kept[1], "（") && !itemised.MatchString(kept[1]) {
		return strings.Join(kept, "")
	}
	return kept[0]
}

// itemised begins the first item of a list, which is no remark on the heading over it: （一）.
var itemised = pattern.Of(`^（[一二三四五六七八九十0-9]{1,2}）`)

// TicksOnly reports whether a cell is a few words with boxes and has no question.
func TicksOnly(c *layout.TableCell) bool {
	for _, b := range c.Blanks {
		if b.Kind != layout.BlankBox {
			return false
		}
	}
	t := wording.Squeeze(c.Text())
	return len(c.Blanks) > 0 && utf8.RuneCountInString(t) <= 16 && !strings.ContainsAny(t, "：:？?。")
}

// SelfNamed reports whether a cell with blanks begins with words of its own.
func SelfNamed(c *layout.TableCell, label string) bool {
	c = c.Top
	b := c.Blanks[0]
	return b.Kind == layout.BlankColon && b.Lo > 0 && (wording.Opinion(wording.Squeeze(layout.Plain(c.Chars[:b.Lo]))) || utf8.RuneCountInString(label) == 0)
}

// mostEntries is the number of entries that one label has at most.
const mostEntries = 30

// NumberedEntry reports whether cell c only prints a number before the room for one of
// several entries to the label at its left, which runs down beside them: 组建单位 beside ①
// over ②.
func NumberedEntry(g *layout.Grid, c *layout.TableCell) bool {
	row := g.Rows[c.Row].Cells
	if len(row) != 2 || c.Index != 1 || c.Top != c || c.Span*2 < g.Cols {
		return false
	}
	label := row[0].Top
	if label.Last == label.Row || label.Last-label.Row >= mostEntries || wording.Squeeze(label.Text()) == "" {
		return false
	}
	for r := label.Row; r <= label.Last; r++ {
		cells := g.Rows[r].Cells
		if len(cells) != 2 || cells[1].Top != cells[1] || len(cells[1].Blanks) > 0 || !wording.SerialText.MatchString(wording.Squeeze(cells[1].Text())) {
			return false
		}
	}
	return true
}

// roomBetween reports whether a cell prints what to write about, line by line, with room
// below each.
func roomBetween(c *layout.TableCell) bool {
	lines, gaps, empty := 0, 0, 0
	for _, s := range phrase.Lines(c.Chars) {
		if s != "" {
			lines++
			if empty >= 2 {
				gaps++
			}
			empty = 0
			continue
		}
		empty++
	}
	return lines >= 2 && gaps > 0 && gaps+1 >= lines
}

// SpareLines is the number of empty lines after the last text of a cell.
func SpareLines(g []layout.Glyph) int {
	n := 0
	for _, s := range slices.Backward(layout.Lines(g)) {
		if wording.Squeeze(layout.Plain(g[s.Lo:s.Hi])) != "" {
			break
		}
		n++
	}
	return n
}

// roomyHeight is the least height of a row, in twips, that invites paragraphs.
const roomyHeight = 1000

// Roomy reports whether cell c has space for paragraphs.
func (v *View) Roomy(c *layout.TableCell) bool {
	height := 0
	for r := c.Row; r <= c.Last; r++ {
		height += v.Grid.Rows[r].Height
	}
	return height >= roomyHeight || SpareLines(c.Chars) >= 3
}

var yearColumn = pattern.Of(`年(份|度|别)?$|时间$|期间$`)

// YearOf is what a cell prints that holds nothing but the word for the year, 年 or 年（预计）, "" for others.
func YearOf(a *layout.Area) string {
	if n := len(a.Chars); n == 0 || n > 40 || len(a.Blanks) > 0 {
		return ""
	}
	if t := wording.Squeeze(a.Text()); strings.HasPrefix(t, "年") && YearOnly.MatchString(t) {
		return t
	}
	return ""
}

// AskedYear reports whether a cell that prints only 年 asks for the year of the figures below it, in a header of several
// years, or of those beside it, in the first column.
func AskedYear(g *layout.Grid, c *layout.TableCell) bool {
	if c.Top != c || YearOf(c.Area) == "" {
		return false
	}
	row := g.Rows[c.Row].Cells
	free := func(x *layout.TableCell) bool { return x != nil && x.Top == x && wording.Squeeze(x.Text()) == "" }
	year := func(x *layout.TableCell) bool { return x != nil && x.Top == x && YearOf(x.Area) != "" }
	if c.Index > 0 && (year(row[c.Index-1]) || c.Index+1 < len(row) && year(row[c.Index+1])) {
		below := g.At(c.Last+1, c.Col)
		return below != nil && below.Same(c) && (free(below) || phrase.CellUnit(wording.Squeeze(below.Text())) != "" && !year(below))
	}
	for _, x := range row[:c.Index] {
		if x.Top == x && x.Last == c.Row {
			return false
		}
	}
	if c.Index+1 >= len(row) || !free(row[c.Index+1]) {
		return false
	}
	up, down := g.At(c.Row-1, c.Col), g.At(c.Last+1, c.Col)
	return year(up) || year(down) || up != nil && yearColumn.MatchString(wording.Squeeze(up.Top.Text()))
}

// columnNumber is the number of a column in a row of nothing else, which is no name: （1） | （2） | （3）.
var columnNumber = pattern.Of(`^[（(]([0-9]{1,2})[）)]$`)

// fewestNumbers is the least number of columns that such a row counts.
const fewestNumbers = 3

// NumbersColumns reports whether row r of a table only counts the columns of the header over it, in brackets, from 1.
func NumbersColumns(g *layout.Grid, r int) bool {
	if r < 1 || r+1 >= len(g.Rows) {
		return false
	}
	n, last := 0, 0
	for _, c := range g.Rows[r].Cells {
		t := wording.Squeeze(c.Text())
		if c.Top != c || t == "" && c.Index == 0 || wording.DashText.MatchString(t) {
			continue
		}
		m := columnNumber.FindStringSubmatch(t)
		if m == nil || c.Last > r {
			return false
		}
		k, err := strconv.Atoi(m[1])
		if err != nil || n == 0 && k != 1 || k < last {
			return false
		}
		n, last = n+1, k
	}
	return n >= fewestNumbers
}

// BoxFirst reports whether a cell begins with a box that is alone in its line.
func BoxFirst(c *layout.TableCell) bool {
	if len(c.Blanks) == 0 || c.Blanks[0].Kind != layout.BlankBox || strings.Trim(layout.Plain(c.Chars[:c.Blanks[0].Lo]), wording.Spaces+"\n") != "" {
		return false
	}
	return len(c.Blanks) == 1 || c.Blanks[1].Kind != layout.BlankBox || slices.ContainsFunc(c.Chars[c.Blanks[0].Hi:c.Blanks[1].Lo], func(g layout.Glyph) bool { return g.R == wording.LineEnd })
}

// SecondCorner reports whether cell i of a row is the empty corner of a table's right half, whose columns say the same as those of
// the left one: _ 2024年 2025年 _ 2024年 2025年.
func SecondCorner(row []*layout.TableCell, i int) bool {
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

// RowAddr is the address of row r of a table, t0.r2.
func RowAddr(g *layout.Grid, r int) string { return g.Addr + ".r" + strconv.Itoa(r) }
