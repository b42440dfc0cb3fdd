package find

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// figureLabel asks for an amount, whatever stands in brackets behind it.
var figureLabel = pattern.Of(`^([^是有0-9][^0-9]*?)?((注册|实收|认缴|实缴)(资本|资金|金额|到位|出资)?|资本金?|总额|总值|产值|[^定限名差余]额|收入|利润|资产|负债|权益|造价|[总单]价)([（(][^（()）]*[）)])?$`)

// OnlyBracket reports whether all that an area prints is one empty bracket: beside the label of
// an amount the amount goes before it, anywhere else the answer goes into it.
func OnlyBracket(a *layout.Area) bool {
	return len(a.Blanks) == 1 && a.Blanks[0].Kind == layout.BlankBracket && bareBracket.MatchString(wording.Squeeze(a.Text()))
}

var bareBracket = pattern.Of(`^[（(][）)]$`)

// mostBrackets is the number of brackets below each other that are no list to tick.
const mostBrackets = 2

// figureBracket makes the places of a cell that holds only an empty bracket beside the label of
// an amount: the amount before the bracket, its currency in it. It is false for other cells.
func figureBracket(v *tableView, c *layout.TableCell, label, context string) bool {
	if !OnlyBracket(c.Area) || !figureLabel.MatchString(label) || v.d.l.FieldOf(c.Area, 0) > 0 || LetterOptions(label) != nil {
		return false
	}
	below := 0
	for _, row := range v.g.Rows {
		for _, x := range row.Cells {
			if x.Col == c.Col && OnlyBracket(x.Area) {
				below++
			}
		}
	}
	if below > mostBrackets {
		return false
	}
	v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: context, Kind: place.Money, Unit: wording.UnitIn(strings.TrimRight(label, "：:"))})
	v.d.add(c.Area, 1, place.Place{At: numberOf(c.Area, 0), Label: "币种", Context: label, Kind: place.Text})
	return true
}

// sum reports whether a number stands beside the word that makes it a total: 小计 | 25.
func (v *tableView) sum(serial *layout.TableCell) bool {
	i := serial.Index - 1
	return i >= 0 && wording.TotalWords.MatchString(wording.Squeeze(v.g.Rows[serial.Row].Cells[i].Top.Text()))
}

var (
	yearOnly   = pattern.Of(`^年度?([（(][^（()）]{1,6}[）)])?$`)
	yearColumn = pattern.Of(`年(份|度|别)?$|时间$|期间$`)
	// lineForYear is a word for a year with a line or a bracket for its figures: 前年：____, 上一年度（____年）.
	lineForYear = pattern.Of(`^(前|上一?|本|去|当|近)[一二三两]?年度?[：:]?([（(][_＿]*年?度?[）)]|[_＿]*(年度?)?)$`)
)

// YearOf is what a cell prints that holds nothing but the word for the year, 年 or 年（预计）, "" for others.
func YearOf(a *layout.Area) string {
	if n := len(a.Chars); n == 0 || n > 40 || len(a.Blanks) > 0 {
		return ""
	}
	if t := wording.Squeeze(a.Text()); strings.HasPrefix(t, "年") && yearOnly.MatchString(t) {
		return t
	}
	return ""
}

// askedYear reports whether a cell that prints only 年 asks for the year of the figures below it, in a header of several
// years, or of those beside it, in the first column.
func askedYear(g *layout.Grid, c *layout.TableCell) bool {
	if c.Top != c || YearOf(c.Area) == "" {
		return false
	}
	row := g.Rows[c.Row].Cells
	free := func(x *layout.TableCell) bool { return x != nil && x.Top == x && wording.Squeeze(x.Text()) == "" }
	year := func(x *layout.TableCell) bool { return x != nil && x.Top == x && YearOf(x.Area) != "" }
	if c.Index > 0 && (year(row[c.Index-1]) || c.Index+1 < len(row) && year(row[c.Index+1])) {
		below := g.At(c.Last+1, c.Col)
		return below != nil && below.Same(c) && (free(below) || CellUnit(wording.Squeeze(below.Text())) != "" && !year(below))
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

// emitYear makes the place of a cell that only prints 年 under label.
func emitYear(v *tableView, c *layout.TableCell, label, context string) {
	if label == "" {
		label = YearOf(c.Area)
	}
	v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: context, Kind: place.Text, Unit: YearOf(c.Area)})
}

// yearOver reports whether the header cell c has a line for the year whose figures stand below it.
func yearOver(c *layout.TableCell) bool {
	if len(c.Blanks) != 1 {
		return false
	}
	t := wording.Squeeze(c.Text())
	return ruledYear.MatchString(t) || c.Blanks[0].Kind != layout.BlankBox && c.Blanks[0].Kind != layout.BlankColon && lineForYear.MatchString(t)
}

// emitYearLine makes the place of the year in a header cell: figures, but no amount.
func emitYearLine(v *tableView, c *layout.TableCell) {
	from := len(v.d.places)
	v.blanksIn(c, "", v.section)
	for i := range v.d.places[from:] {
		if p := &v.d.places[from+i]; p.Kind == place.Number {
			p.Kind = place.Text
		}
	}
}

// yearsName is what stands over the header cell c, which asks for a year, within its header.
func yearsName(g *region, c *layout.TableCell) string {
	if up := g.v.g.At(c.Row-1, c.Col); up != nil && up.Top.Row >= g.top() && g.v.roles[up.Top].names() {
		return wording.CleanLabel(up.Top.Text())
	}
	return ""
}

// isTotal reports whether a row adds up the others.
func (g *region) isTotal(row regionRow) bool {
	return slices.ContainsFunc(row.cells, func(c *layout.TableCell) bool {
		return g.v.roles[c.Top].names() && wording.TotalWords.MatchString(wording.Squeeze(c.Top.Text()))
	})
}

// columnNumber is the number of a column in a row of nothing else, which is no name: （1） | （2） | （3）.
var columnNumber = pattern.Of(`^[（(]([0-9]{1,2})[）)]$`)

// fewestNumbers is the least number of columns that such a row counts.
const fewestNumbers = 3

// numbersColumns reports whether row r of a table only counts the columns of the header over it, in brackets, from 1.
func numbersColumns(g *layout.Grid, r int) bool {
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

// sheetCode is the code of a sheet before the label that stands in its line: 表B3 项目编号.
var sheetCode = pattern.Of(`^表[A-Z][0-9]{1,2}(\p{Han}{2,})$`)

// loneValue reports whether a row has one free cell only.
func loneValue(g *region, row regionRow) bool {
	n := 0
	for _, c := range row.cells {
		if c.Top == c && g.v.roles[c].value() {
			n++
		}
	}
	return n == 1
}

// afterTotal is the cell after the word that makes a row a total, as cells before it are
// of no use: 7 | | 合计 |. It is 0 for other rows.
func (g *region) afterTotal(row regionRow) int {
	for k, c := range row.cells {
		if c.Top == c && g.v.roles[c].names() && wording.TotalWords.MatchString(wording.Squeeze(c.Text())) {
			return k
		}
	}
	return 0
}

// labelOf is the label of a row: its own words before its first free cell rather than those of a remark beside several rows.
func labelOf(g *region, row regionRow) *layout.TableCell {
	l := g.rowLabel(row, len(row.cells))
	if l == nil || l.Last == l.Row {
		return l
	}
	first := slices.IndexFunc(row.cells, func(c *layout.TableCell) bool { return c.Top == c && g.v.roles[c].value() })
	if first <= 0 || l.Col < row.cells[first].Col {
		return l
	}
	if own := g.rowLabel(row, first); own != nil && own.Last == own.Row {
		return own
	}
	return l
}

// rowUnit is the unit that a row prints in a cell of its own for the round of its columns
// in which cell k stands, "" for none.
func rowUnit(g *region, row regionRow, k int) string {
	v, unit, at := g.v, "", blockOf(g, row, k)
	for i, c := range row.cells[at:] {
		if i += at; i > at && blockOf(g, row, i) != at {
			break // 指标 | 单位 | 数量 goes on with another of these
		}
		if strings.ContainsAny(g.leaves[row.leaf[i]].label, "%％") {
			continue // of its own column
		}
		if t := wording.Squeeze(c.Top.Text()); wording.UnitOnly.MatchString(t) && v.roles[c.Top] != roleEmpty && YearOf(c.Top.Area) == "" && len(c.Blanks) == 0 && !wording.IsIn(wording.Spaces, wording.FirstRune(c.Text())) {
			unit = t
		}
	}
	return unit
}

// kindOfTotal is the kind of a sum under the column name, whose words alone say no figures.
func kindOfTotal(g *region, name string) place.Kind {
	switch first := g.rows[0]; {
	case !described.MatchString(name) && g.rowLabel(first, len(first.cells)) != nil:
		return place.Number
	case g.v.unit != "" && wording.MoneyWords.MatchString(name):
		return wording.UnitKind(g.v.unit) // 单位自有资金
	}
	return place.Text
}

var (
	// topUnit says over the first table in which unit the money of the form is: 金额单位：元.
	topUnit = pattern.Of(`(?:金额|货币|计价|计量)单位(?:[:：]|均?为)(?:人民币)?((?:百万|万|千|亿)?元)`)
	// allUnit says the same for all money wherever it stands, in a note: 涉及金额的，均以万元为单位.
	allUnit = pattern.Of(`(?:金额|资金|经费|财务数据)[^。；;]{0,14}?(?:均|一律|统一|都)(?:应|须|需)?(?:以|按|为)(?:人民币)?[“"]?((?:百万|万|千|亿)?元)[”"]?(?:为(?:计量|计价|货币)?单位)?`)
)

// unitOfForm is the line that says in which unit all money of a form is that prints none of its own; "" for none. Where lines
// say different units it holds them all.
func unitOfForm(l *layout.Layout) string {
	said, table := []string{}, false
	units := map[string]bool{}
	for _, b := range l.Body.Blocks {
		if b.Table != nil {
			table = true
			continue
		}
		text := wording.Squeeze(b.Para.Text())
		m := allUnit.FindStringSubmatch(text)
		if m == nil && !table {
			m = topUnit.FindStringSubmatch(text)
		}
		if m != nil && !units[m[1]] {
			units[m[1]] = true
			said = append(said, "金额单位："+m[1])
		}
	}
	return strings.Join(said, "；")
}

// underUnit has the unit of the whole form stand over the places, further off than any other words.
func underUnit(l *layout.Layout, places []place.Place) {
	unit := unitOfForm(l)
	for i := range places {
		if p := &places[i]; unit != "" && p.Kind != place.Sign && p.Kind != place.Image {
			p.Heads = appendHead(p.Heads[:len(p.Heads):len(p.Heads)], place.HeadUnit, unit)
		}
	}
}

// bareYears reports whether the words of row r are years without more.
func bareYears(v *tableView, r int) bool {
	for _, c := range v.g.Rows[r].Cells {
		if t := wording.Squeeze(c.Text()); c.Top == c && t != "" && !bareYear.MatchString(t) {
			return false
		}
	}
	return true
}

var bareYear = pattern.Of(`^20[0-9]{2}(?:年度?)?$`)
