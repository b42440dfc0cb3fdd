package docx

import (
	"regexp"
	"slices"
	"strings"
)

// role is what a table cell is for.
type role uint8

const (
	roleMerged role = iota // continues the cell above
	roleEmpty
	roleUnit   // a unit with room before it
	roleHint   // an instruction to be replaced
	roleBlank  // holds blanks of its own
	roleColon  // a label with a colon, the answer beside it or in the cell
	roleDash   // printed as not applicable
	roleSample // an answer that is printed already
	roleSerial // a running number
	roleNested // holds a table
	roleImage  // holds a picture
	rolePart   // a mark that only parts a label from its answer
	roleLabel
)

// value reports whether a cell of the role can take an answer for a label beside it.
func (r role) value() bool { return r == roleEmpty || r == roleUnit || r == roleHint || r == roleBlank }

// names reports whether the cell can name others.
func (r role) names() bool { return r == roleLabel || r == roleColon }

func roleOf(c *tableCell) role {
	text := c.text()
	t := squeeze(text)
	switch {
	case c.top != c:
		return roleMerged
	case len(c.tables) > 0:
		return roleNested
	case t == "：" || t == ":":
		return rolePart
	case t != "" && onlyHint(c.chars), strings.ContainsAny(t, "{«") && program.MatchString(t):
		return roleHint
	case len(c.blanks) > 0:
		if endColon(c) {
			return roleColon
		}
		return roleBlank
	case t == "" && strings.ContainsRune(text, pictureGlyph):
		return roleImage
	case t == "":
		return roleEmpty
	case dashText.MatchString(t), percent.MatchString(t), c.index == 0 && formCode.MatchString(t):
		return roleDash
	case serialText.MatchString(t) || rowCode.MatchString(t):
		return roleSerial
	case yearCorner.MatchString(t) && strings.Trim(text, spaces) == text:
		return roleLabel
	case cellUnit(t) != "" && strings.ContainsAny(text, spaces) || t == "%" || t == "％":
		return roleUnit
	case isHint(t), c.index > 0 && printedOptions(c.area) != nil:
		return roleHint
	}
	return roleLabel
}

// yearCorner is what stands before a row of years; the room within 年 度 is no blank.
var yearCorner = regexp.MustCompile(`^年[度份别]$`)

// endColon reports whether the only blank of a cell is the colon that ends its text.
func endColon(c *tableCell) bool {
	b := c.blanks[0]
	return len(c.blanks) == 1 && b.kind == blankColon && squeeze(plain(c.chars[b.Lo:])) == "" && textWidth([]rune(plain(c.chars[b.Lo:b.Hi]))) <= 2
}

// onlyHint reports whether all that g prints is the placeholder of a control.
func onlyHint(g []glyph) bool {
	return !slices.ContainsFunc(g, func(x glyph) bool { return !x.hint && !isIn(spaces+"\n", x.r) })
}

// spareLines is the number of empty lines after the last text of a cell.
func spareLines(g []glyph) int {
	n := 0
	for _, s := range slices.Backward(lines(g)) {
		if squeeze(plain(g[s.Lo:s.Hi])) != "" {
			break
		}
		n++
	}
	return n
}

// roomyHeight is the least height of a row, in twips, that invites paragraphs.
const roomyHeight = 1000

// tableView is a table being searched.
type tableView struct {
	d     *detector
	g     *grid
	roles map[*tableCell]role
	taken map[*tableCell]bool
	// section is the title row passed last, "" before the first; unit is that of
	// the table's figures.
	section string
	unit    string
}

// table finds the places of a table.
func (d *detector) table(g *grid, section string) {
	g = g.withoutEdge(d.l.t).withoutOutside(d.l.t)
	v := &tableView{d: d, g: g, roles: map[*tableCell]role{}, taken: map[*tableCell]bool{}, section: section, unit: d.unit}
	if section == "" {
		v.section = d.section
	}
	d.unit = ""
	v.assign()
	office, rows, first := d.office, v.officeRows(), len(d.places)
	for r := range g.rows {
		if rows[r] {
			was := d.office
			d.office = true
			v.row(r)
			d.office = was
			continue
		}
		v.row(r)
	}
	d.office = office
	optionsDown(v, first)
	tickBrackets(v, d.places[first:])
	nameTicks(v, d.places[first:])
	d.places = append(d.places[:first], withoutGaps(v, d.places[first:])...)
	for _, row := range g.rows {
		for _, c := range row.cells {
			if len(c.tables) > 0 && c.top == c && !v.taken[c] && ruledBlanks(c) {
				v.blanksIn(c, "", v.section)
			}
			for _, inner := range c.tables {
				d.table(inner, v.section)
			}
			for _, b := range c.boxes {
				boxIn(d, c, b)
			}
		}
	}
}

// row finds the places of row r that are not taken yet.
func (v *tableView) row(r int) {
	row := v.g.rows[r]
	if len(row.cells) == 0 || v.taken[row.cells[0]] && v.taken[row.cells[len(row.cells)-1]] {
		return
	}
	if reg := v.region(r); reg != nil {
		reg.emit()
		return
	}
	v.labelled(r)
}

// roomy reports whether cell c has space for paragraphs.
func (v *tableView) roomy(c *tableCell) bool {
	height := 0
	for r := c.row; r <= c.last; r++ {
		height += v.g.rows[r].height
	}
	return height >= roomyHeight || spareLines(c.chars) >= 3
}

// ruledBlanks reports whether a cell that holds a table has lines to write on beside it.
func ruledBlanks(c *tableCell) bool {
	return slices.ContainsFunc(c.blanks, func(b blank) bool { return b.kind == blankUnderline || b.kind == blankUnderscore })
}

// overRow reports whether c, alone in its row, heads the next row, which is one cell with
// labels or a text of its own: 单位信息： over 名称：____电话：____.
func overRow(v *tableView, c *tableCell) bool {
	if len(v.g.rows[c.row].cells) != 1 || c.row+1 >= len(v.g.rows) || len(v.g.rows[c.row+1].cells) != 1 {
		return false
	}
	next, stem := v.g.rows[c.row+1].cells[0], cleanLabel(c.text())
	text := squeeze(next.text())
	switch {
	case next.top != next || text == "":
		return false
	case ticksAsked.MatchString(stem):
		return len(next.blanks) > 0 && next.blanks[0].kind == blankBox
	case !introduces(stem) && !aboutEnd.MatchString(stem):
		return false
	}
	return v.roles[next] == roleBlank && len(next.blanks) > 1 || isSentence(text)
}

// ticksAsked says how the boxes below are ticked.
var ticksAsked = regexp.MustCompile(`[打划画]["“”'‘]?[√✓]|打勾|勾选`)

// officeRows are the rows that a cell at their left, or a text box in it, gives to
// another office.
func (v *tableView) officeRows() map[int]bool {
	rows := map[int]bool{}
	for _, row := range v.g.rows {
		for i, c := range row.cells {
			if i > 0 || c.top != c || c.last == c.row {
				continue
			}
			words := squeeze(c.text())
			for _, b := range c.boxes {
				words += squeeze(b.box.text())
			}
			if !strings.ContainsAny(words, "填用") || !forOffice(words) {
				continue
			}
			for r := c.row; r <= c.last; r++ {
				rows[r] = true
			}
		}
	}
	return rows
}
