package cell

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// Role is what a table cell is for.
type Role uint8

// The roles of cells.
const (
	Merged Role = iota // continues the cell above
	Empty              // room for an answer
	Unit               // a unit with room before it
	Hint               // an instruction to be replaced
	Blank              // holds blanks of its own
	Colon              // a label with a colon, the answer beside it or in the cell
	Dash               // printed as not applicable
	Sample             // an answer that is printed already
	Serial             // a running number
	Nested             // holds a table
	Image              // holds a picture
	Part               // a mark that only parts a label from its answer
	Label              // words that name other cells, and any others
)

// Value reports whether a cell of the role can take an answer for a label beside it.
func (r Role) Value() bool { return r == Empty || r == Unit || r == Hint || r == Blank }

// Names reports whether the cell can name others.
func (r Role) Names() bool { return r == Label || r == Colon }

// RoleIn is what cell c of a table is for.
func RoleIn(g *layout.Grid, c *layout.TableCell) Role {
	role := roleOf(c)
	switch {
	case role == Label && answersListed(g, c):
		return Dash
	case role == Unit && AskedYear(g, c):
		return Label
	}
	return role
}

func roleOf(c *layout.TableCell) Role {
	text := c.Text()
	t := wording.Squeeze(text)
	switch {
	case c.Top != c:
		return Merged
	case len(c.Tables) > 0:
		return Nested
	case t == "：" || t == ":":
		return Part
	case t != "" && phrase.OnlyHint(c.Chars), strings.ContainsAny(t, "{«") && program.MatchString(t):
		return Hint
	case len(c.Blanks) > 0:
		if endColon(c) {
			return Colon
		}
		return Blank
	case t == "" && strings.ContainsRune(text, wording.PictureGlyph):
		return Image
	case t == "":
		return Empty
	case wording.DashText.MatchString(t), wording.Percent.MatchString(t), c.Index == 0 && wording.FormCode.MatchString(t):
		return Dash
	case wording.SerialText.MatchString(t) || wording.RowCode.MatchString(t):
		return Serial
	case YearCorner.MatchString(t) && strings.Trim(text, wording.Spaces) == text:
		return Label
	case phrase.CellUnit(t) != "" && strings.ContainsAny(text, wording.Spaces) || t == "%" || t == "％":
		return Unit
	case phrase.IsHint(t), c.Index > 0 && phrase.PrintedOptions(c.Area) != nil:
		return Hint
	}
	return Label
}

// unitsAlong makes places of the same unit in cell after cell of a row, as of its first:
// 资产总额 | 万元 | 万元 | 万元.
func unitsAlong(v *View, row []*layout.TableCell) {
	for i := 1; i < len(row); i++ {
		t := wording.Squeeze(row[i].Text())
		if v.Roles[row[i]] != Label || phrase.CellUnit(t) == "" {
			continue
		}
		before := v.Roles[row[i-1]] == Unit && wording.Squeeze(row[i-1].Text()) == t
		if before || i > 2 && v.Roles[row[i-1]] == Label && v.Roles[row[i-2]] == Unit {
			v.Roles[row[i]] = Unit
		}
	}
}

var (
	// HeadWords name the columns below them, not the cell beside.
	HeadWords = pattern.Of(`^(年度|年份|项目|指标|科目|类别|内容|名称|序号|事项|栏目|指标名称|项目名称|科目名称|产品|种类|时间)$`)
	// program is a mark that a program would replace: {{name}}, ${name}, «name».
	program = pattern.Of(`^([$#]?\{+[^{}]{0,60}\}+|«[^«»]*»)+$`)
)

// YearCorner is what stands before a row of years; the room within 年 度 is no blank.
var YearCorner = pattern.Of(`^年[度份别]$`)

// endColon reports whether the only blank of a cell is the colon that ends its text.
func endColon(c *layout.TableCell) bool {
	b := c.Blanks[0]
	return len(c.Blanks) == 1 && b.Kind == layout.BlankColon && wording.Squeeze(layout.Plain(c.Chars[b.Lo:])) == "" && layout.TextWidth([]rune(layout.Plain(c.Chars[b.Lo:b.Hi]))) <= 2
}

// What stands in a cell where its answer goes.
var (
	// Typeface is a remark on how the answer is to be printed.
	Typeface = pattern.Of(`[（(][^（()）]*字体[^（()）]*[）)]$`)
	// JustFill says that the cell is filled in truly or left empty, and names nothing.
	JustFill = pattern.Of(`^请?(?:如实|据实|按实|照实|(?:根据|按照?|视|依据)实际(?:情况)?)(?:进行)?(?:填写|填报|填)(?:即可)?。?$|^请?填写$|^待填写?$|^(?:请)?(?:留空|空着|(?:可以?|可)?不(?:用|必|需要?)?填写?|无[需须]填写?)(?:即可)?。?$`)
)

// MustFill says of an answer that it must be given, how long it may be, from what it is chosen, or that a portal writes it: 必填（100字）,
// 【按系统确定的领域选择】, 自动填充.
var MustFill = pattern.Of(`^(?:[（(]?(?:非必填|必填|选填|必选|自动(?:填充|带出|生成|获取))[）)]?|[（(](?:不可|不能|不得)与[^（()）]*[）)]|[（(](?:最?多|限|不超过)?[0-9]{1,4}(?:个?字符?|位数?字?)(?:以内)?[^（()）]*[）)]|[（(][^（()）]*(?:最高|小数)[^（()）]*[）)]|【[^【】]*(?:选择|勾选|填写|填报|录入|生成)[^【】]*】)+$`)

// restates reports whether cell i of row r only says once more, in more words, what the label before it asks, where an answer would
// stand: 职工人数 | 所有职工人数, 注册地址 | 工商营业执照上的地址.
func (v *View) restates(r, i int, left, t string) bool {
	row := v.Grid.Rows[r].Cells
	own := []rune(strings.TrimRight(phrase.WithoutRemark(left), "：:"))
	more := utf8.RuneCountInString(t) - len(own)
	if len(own) < 3 || more < 2 || more > 12 || v.Roles[row[i-1].Top] != Label || row[i-1].Top != row[i-1] || i+1 < len(row) && !v.Roles[row[i+1].Top].Names() {
		return false
	}
	if whole := string(own); !strings.HasSuffix(t, whole) && !(ofPaper.MatchString(t) && strings.HasSuffix(t, string(own[len(own)-2:]))) {
		return false
	}
	if row[i].Last+1 == len(v.Grid.Rows) {
		return true
	}
	for k, below := range v.Grid.Rows[row[i].Last+1].Cells {
		if below.Overlaps(row[i]) > 0 && wording.Squeeze(below.Text()) == "" && (k == 0 || v.Roles[v.Grid.Rows[below.Row].Cells[k-1].Top] != Label) {
			return false // it heads a column
		}
	}
	return true
}

// ofPaper begins words for what a paper says.
var ofPaper = pattern.Of(`^(?:工商|营业执照|登记证|身份证|证书|执照|户口|合同).*上的?`)

// YearOnly is the word for the year and nothing else, but for a remark on it: 年（预计）.
var YearOnly = pattern.Of(`^年度?([（(][^（()）]{1,6}[）)])?$`)

var (
	// asksWhich ends a label that is answered by one of some words.
	asksWhich = pattern.Of(`(?:类型|种类|类别|性质|方式|形式|行业|关系|状况|银行|业态|程度|来源|用途|级别|等级)[：:]?$`)
	// lastOfAll is the last of the words to choose from.
	lastOfAll = pattern.Of(`^其[他它][（()）_＿:：]*$`)
)

// fewestAnswers is the number of words from which on they are a list.
const fewestAnswers = 3

// answersListed reports whether a cell holds nothing but words to choose from, the answers to
// the label that begins its row, whose boxes are no characters: 身份证 军官证 护照 其他. They
// head nothing below them.
func answersListed(g *layout.Grid, c *layout.TableCell) bool {
	row := g.Rows[c.Row].Cells
	if len(row) != 2 || c.Index != 1 || row[0].Top != row[0] || wording.Squeeze(row[0].Text()) == "" {
		return false
	}
	words := strings.Fields(strings.Map(func(r rune) rune {
		if wording.IsIn(wording.Spaces+"\n", r) {
			return ' '
		}
		return r
	}, c.Text()))
	long := 0
	for _, w := range words {
		if utf8.RuneCountInString(w) >= 2 {
			long++ // not one word with space between its characters
		}
	}
	return long >= fewestAnswers && long*2 > len(words) && (lastOfAll.MatchString(words[len(words)-1]) || long == len(words) && asksWhich.MatchString(wording.Squeeze(row[0].Text())))
}
