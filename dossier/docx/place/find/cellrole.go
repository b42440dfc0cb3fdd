package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
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

func roleOf(c *layout.TableCell) role {
	text := c.Text()
	t := wording.Squeeze(text)
	switch {
	case c.Top != c:
		return roleMerged
	case len(c.Tables) > 0:
		return roleNested
	case t == "：" || t == ":":
		return rolePart
	case t != "" && OnlyHint(c.Chars), strings.ContainsAny(t, "{«") && program.MatchString(t):
		return roleHint
	case len(c.Blanks) > 0:
		if endColon(c) {
			return roleColon
		}
		return roleBlank
	case t == "" && strings.ContainsRune(text, wording.PictureGlyph):
		return roleImage
	case t == "":
		return roleEmpty
	case wording.DashText.MatchString(t), wording.Percent.MatchString(t), c.Index == 0 && wording.FormCode.MatchString(t):
		return roleDash
	case wording.SerialText.MatchString(t) || wording.RowCode.MatchString(t):
		return roleSerial
	case yearCorner.MatchString(t) && strings.Trim(text, wording.Spaces) == text:
		return roleLabel
	case CellUnit(t) != "" && strings.ContainsAny(text, wording.Spaces) || t == "%" || t == "％":
		return roleUnit
	case IsHint(t), c.Index > 0 && printedOptions(c.Area) != nil:
		return roleHint
	}
	return roleLabel
}

// yearCorner is what stands before a row of years; the room within 年 度 is no blank.
var yearCorner = pattern.Of(`^年[度份别]$`)

// endColon reports whether the only blank of a cell is the colon that ends its text.
func endColon(c *layout.TableCell) bool {
	b := c.Blanks[0]
	return len(c.Blanks) == 1 && b.Kind == layout.BlankColon && wording.Squeeze(layout.Plain(c.Chars[b.Lo:])) == "" && layout.TextWidth([]rune(layout.Plain(c.Chars[b.Lo:b.Hi]))) <= 2
}

// OnlyHint reports whether all that g prints is the placeholder of a control.
func OnlyHint(g []layout.Glyph) bool {
	return !slices.ContainsFunc(g, func(x layout.Glyph) bool { return !x.Hint && !wording.IsIn(wording.Spaces+"\n", x.R) })
}

// spareLines is the number of empty lines after the last text of a cell.
func spareLines(g []layout.Glyph) int {
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

// tableView is a table being searched.
type tableView struct {
	d     *detector
	g     *layout.Grid
	roles map[*layout.TableCell]role
	taken map[*layout.TableCell]bool
	// section is the title row passed last, "" before the first; unit is that of
	// the table's figures.
	section string
	unit    string
}

// table finds the places of a table.
func (d *detector) table(g *layout.Grid, section string) {
	g = g.WithoutEdge(d.l.T).WithoutOutside(d.l.T)
	v := &tableView{d: d, g: g, roles: map[*layout.TableCell]role{}, taken: map[*layout.TableCell]bool{}, section: section, unit: d.unit}
	if section == "" {
		v.section = d.section
	}
	d.unit = ""
	v.assign()
	office, rows, first := d.office, officeRows(v), len(d.places)
	for r := range g.Rows {
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
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			if len(c.Tables) > 0 && c.Top == c && !v.taken[c] && ruledBlanks(c) {
				v.blanksIn(c, "", v.section)
			}
			for _, inner := range c.Tables {
				d.table(inner, v.section)
			}
			for _, b := range c.Boxes {
				boxIn(d, c, b)
			}
		}
	}
}

// row finds the places of row r that are not taken yet.
func (v *tableView) row(r int) {
	row := v.g.Rows[r]
	if len(row.Cells) == 0 || v.taken[row.Cells[0]] && v.taken[row.Cells[len(row.Cells)-1]] {
		return
	}
	if reg := v.region(r); reg != nil {
		reg.emit()
		return
	}
	v.labelled(r)
}

// roomy reports whether cell c has space for paragraphs.
func (v *tableView) roomy(c *layout.TableCell) bool {
	height := 0
	for r := c.Row; r <= c.Last; r++ {
		height += v.g.Rows[r].Height
	}
	return height >= roomyHeight || spareLines(c.Chars) >= 3
}

// ruledBlanks reports whether a cell that holds a table has lines to write on beside it.
func ruledBlanks(c *layout.TableCell) bool {
	return slices.ContainsFunc(c.Blanks, func(b layout.Blank) bool { return b.Kind == layout.BlankUnderline || b.Kind == layout.BlankUnderscore })
}

// overRow reports whether c, alone in its row, heads the next row, which is one cell with
// labels or a text of its own: 单位信息： over 名称：____电话：____.
func overRow(v *tableView, c *layout.TableCell) bool {
	if len(v.g.Rows[c.Row].Cells) != 1 || c.Row+1 >= len(v.g.Rows) || len(v.g.Rows[c.Row+1].Cells) != 1 {
		return false
	}
	next, stem := v.g.Rows[c.Row+1].Cells[0], wording.CleanLabel(c.Text())
	text := wording.Squeeze(next.Text())
	switch {
	case next.Top != next || text == "":
		return false
	case ticksAsked.MatchString(stem):
		return len(next.Blanks) > 0 && next.Blanks[0].Kind == layout.BlankBox
	case !wording.Introduces(stem) && !aboutEnd.MatchString(stem):
		return false
	}
	return v.roles[next] == roleBlank && len(next.Blanks) > 1 || isSentence(text)
}

// ticksAsked says how the boxes below are ticked.
var ticksAsked = pattern.Of(`[打划画]["“”'‘]?[√✓]|打勾|勾选`)

// officeRows are the rows that a cell at their left, or a text box in it, gives to
// another office.
func officeRows(v *tableView) map[int]bool {
	rows := map[int]bool{}
	for _, row := range v.g.Rows {
		for i, c := range row.Cells {
			if i > 0 || c.Top != c || c.Last == c.Row {
				continue
			}
			words := wording.Squeeze(c.Text())
			for _, b := range c.Boxes {
				words += wording.Squeeze(b.Box.Text())
			}
			if !strings.ContainsAny(words, "填用") || !wording.ForOffice(words) {
				continue
			}
			for r := c.Row; r <= c.Last; r++ {
				rows[r] = true
			}
		}
	}
	return rows
}

// fillsUp reports whether an empty cell only fills up the row before a label of its own: it answers no colon above.
func fillsUp(v *tableView, c *layout.TableCell) bool {
	row := v.g.Rows[c.Row].Cells
	return c.Index+1 < len(row) && row[c.Index+1].Top == row[c.Index+1] && v.roles[row[c.Index+1]] == roleColon
}

// What stands in a cell where its answer goes.
var (
	// addressMarks are the parts of an address with marks before each: **省**市**区**路**号.
	addressMarks = pattern.Of(`^(?:[xX×＊*_]{1,4}(?:省|自治区|市|州|盟|区|县|旗|乡|镇|街道?|村|组|路|巷|弄|号|楼|栋|幢|座|单元|层|室|/)+){3,}$`)
	// typeface is a remark on how the answer is to be printed.
	typeface = pattern.Of(`[（(][^（()）]*字体[^（()）]*[）)]$`)
	// justFill says that the cell is filled in truly or left empty, and names nothing.
	justFill = pattern.Of(`^请?(?:如实|据实|按实|照实|(?:根据|按照?|视|依据)实际(?:情况)?)(?:进行)?(?:填写|填报|填)(?:即可)?。?$|^请?填写$|^待填写?$|^(?:请)?(?:留空|空着|(?:可以?|可)?不(?:用|必|需要?)?填写?|无[需须]填写?)(?:即可)?。?$`)
	// asksFor ends words that tell what is written beside a label: 法人姓名, 备案通过时间.
	asksFor = pattern.Of(`^\p{Han}{2,16}(?:姓名|全称|名称|号码|时间|日期|地址|域名)$`)
)

// mustFill says of an answer that it must be given, how long it may be, from what it is chosen, or that a portal writes it: 必填（100字）,
// 【按系统确定的领域选择】, 自动填充.
var mustFill = pattern.Of(`^(?:[（(]?(?:非必填|必填|选填|必选|自动(?:填充|带出|生成|获取))[）)]?|[（(](?:不可|不能|不得)与[^（()）]*[）)]|[（(](?:最?多|限|不超过)?[0-9]{1,4}(?:个?字符?|位数?字?)(?:以内)?[^（()）]*[）)]|[（(][^（()）]*(?:最高|小数)[^（()）]*[）)]|【[^【】]*(?:选择|勾选|填写|填报|录入|生成)[^【】]*】)+$`)

// noneBut is an answer that says none, and in brackets what to write otherwise.
var noneBut = pattern.Of(`^无[（(][^（()）]*(?:写|填)[^（()）]*[）)]$`)

// refers says of an answer where it stands already, what it must agree with, or how several are told apart: 见营业执照,
// 与工商营业执照上的企业名称相同, 有多个的，用顿号隔开.
var refers = pattern.Of(`^[（(]?(?:详?见|同)[^，。；（()）]{0,6}(?:执照|证书|证照|信用代码|登记证)[^，。；（()）]{0,10}[）)]?$|^[（(]?(?:应|须|需)?(?:与|同|按)[^，。；（()）]{2,24}(?:相同|一致)[）)]?$|(?:用|以)(?:顿号|逗号|分号|空格|“、”).{0,4}(?:隔开|分隔|分开)[）)]?。?$`)

// restates reports whether cell i of row r only says once more, in more words, what the label before it asks, where an answer would
// stand: 职工人数 | 所有职工人数, 注册地址 | 工商营业执照上的地址.
func (v *tableView) restates(r, i int, left, t string) bool {
	row := v.g.Rows[r].Cells
	own := []rune(strings.TrimRight(withoutRemark(left), "：:"))
	more := utf8.RuneCountInString(t) - len(own)
	if len(own) < 3 || more < 2 || more > 12 || v.roles[row[i-1].Top] != roleLabel || row[i-1].Top != row[i-1] || i+1 < len(row) && !v.roles[row[i+1].Top].names() {
		return false
	}
	if whole := string(own); !strings.HasSuffix(t, whole) && !(ofPaper.MatchString(t) && strings.HasSuffix(t, string(own[len(own)-2:]))) {
		return false
	}
	if row[i].Last+1 == len(v.g.Rows) {
		return true
	}
	for k, below := range v.g.Rows[row[i].Last+1].Cells {
		if below.Overlaps(row[i]) > 0 && wording.Squeeze(below.Text()) == "" && (k == 0 || v.roles[v.g.Rows[below.Row].Cells[k-1].Top] != roleLabel) {
			return false // it heads a column
		}
	}
	return true
}

// ofPaper begins words for what a paper says.
var ofPaper = pattern.Of(`^(?:工商|营业执照|登记证|身份证|证书|执照|户口|合同).*上的?`)
