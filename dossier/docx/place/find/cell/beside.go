package cell

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// assign gives every cell its role: first by what it holds, then by what stands beside.
func (v *View) assign() {
	for _, row := range v.Grid.Rows {
		for _, c := range row.Cells {
			v.Roles[c] = RoleIn(v.Grid, c)
		}
	}
	for r, row := range v.Grid.Rows {
		for i, c := range row.Cells {
			if c.Top == c && v.Roles[c] == Blank && (spelled(v, r, i) || ticksRow(v, r, i) || remarked(c) && i+1 < len(row.Cells) && v.Roles[row.Cells[i+1]] == Empty) {
				v.Roles[c] = Label
			}
		}
	}
	for r, row := range v.Grid.Rows {
		for i, c := range row.Cells {
			if left := cellBefore(v, row.Cells, i); left != nil && c.Top == c && v.Roles[left.Top].Names() {
				v.beside(r, i)
			}
		}
		answeredRow(v, row.Cells)
		instructedRow(v, row.Cells)
		unitsAlong(v, row.Cells)
		if n := len(row.Cells); n == 2 && v.Roles[row.Cells[1]] == Serial && NumberedEntry(v.Grid, row.Cells[1]) {
			v.Roles[row.Cells[1]] = Hint
		}
	}
}

// beside gives cell i of row r, which stands right of a label, the role of a value
// when it prints no more than a unit, a remark or a placeholder, or a label that is
// signed.
func (v *View) beside(r, i int) {
	row := v.Grid.Rows[r].Cells
	c, before := row[i], cellBefore(v, row, i)
	left := wording.Squeeze(before.Top.Text())
	t := wording.Squeeze(c.Text())
	role := v.Roles[c]
	if role == Colon && wording.SealOnly.MatchString(strings.TrimRight(t, "：:")) {
		v.Roles[c] = Hint
		return
	}
	if role == Label && MustFill.MatchString(t) {
		v.Roles[c] = Hint
		return
	}
	if (role == Label || role == Serial) && (phrase.AnswerTo(left, t) || printedAnswer(v, r, i)) {
		v.Roles[c] = Sample
		return
	}
	if role != Label && role != Dash {
		return
	}
	if plain := Typeface.ReplaceAllString(t, ""); crossedIn.MatchString(plain) && plain != t {
		v.Roles[c] = Hint
		return
	}
	if wording.SealOnly.MatchString(t) && layout.RemarkOnly.MatchString(t) {
		v.Roles[c] = Hint
		return
	}
	if JustFill.MatchString(t) || role == Label && (refers.MatchString(t) || v.restates(r, i, left, t)) {
		v.Roles[c] = Hint
		return
	}
	tongue := phrase.InTongue.MatchString(t)
	if before.Top != before && !tongue || phrase.CellUnit(left) != "" {
		// A label of the rows above, or a unit, names no cell of this row.
		return
	}
	if i+1 < len(row) && v.Roles[row[i+1].Top].Value() && !(tongue && row[i+1].Top.Last > row[i+1].Top.Row) {
		return
	}
	switch {
	case role == Label && t == phrase.TenThousand && phrase.Capital.MatchString(left):
		v.Roles[c] = Unit
	case role == Label && phrase.CellUnit(t) != "":
		if !HeadWords.MatchString(left) && paired(v, row) {
			v.Roles[c] = Unit
		}
	case layout.RemarkOnly.MatchString(t) && !otherKind.MatchString(t), crossed.MatchString(t), strings.ContainsAny(t, "xX×＊*") && crossedIn.MatchString(t) && !wording.YearHead.MatchString(t), phrase.RegionOnly.MatchString(t):
		v.Roles[c] = Hint
	case role == Label && utf8.RuneCountInString(t) >= 8 && wording.TellsHow.MatchString(t) && c.Last-c.Row <= 1:
		v.Roles[c] = Hint
	case role == Label && i+1 == len(row) && c.Span*2 >= v.Grid.Cols && roomBetween(c) && wording.LongWords.MatchString(left) && !wording.SignWords.MatchString(t) && !wording.Opinion(left):
		v.Roles[c] = Hint
	case leftOver.MatchString(t), (t == "无" || noneBut.MatchString(t)) && left != "有" && left != "是否":
		v.Roles[c] = Sample
	case forShow.MatchString(t), wording.Opinion(left) && wording.IsIn("○◯〇●", wording.FirstRune(t)), shortHint.MatchString(t), phrase.IsListed(t), phrase.IsGapped(c.Text()), strings.Contains(strings.Trim(c.Text(), "\n"), "\n") && phrase.Numbers.MatchString(t), phrase.RegionRoom(c.Text()), wording.IsIn(wording.Spaces, phrase.LastRune(c.Text())) && numberedGaps.MatchString(t):
		v.Roles[c] = Hint
	}
}

var (
	// crossed are the marks that stand where words belong.
	crossed   = pattern.Of(`^([ⅠⅡⅢⅣI]+类|\p{Han}?第)?[xX×＊*]{2,}([-－—/.][xX×＊*]{2,})*号?([（(][^（()）]*[）)])?$`)
	crossedIn = pattern.Of(`^[\p{Han}]{0,4}[xX×＊*]{2,}[\p{Han}xX×＊*0-9（）()\-/]*((?:公司|企业|单位)(?:名称|全称)?|大学|学院|研究院|研究所|中心|集团|部门|省|市|区|县|镇|乡|村|街道|路|号|楼|栋|幢|层|室|元|人|日|月|先生|女士)$|^(?:www\.)?[xX×＊*]{2,}(?:\.(?:com|cn|net|org))+$`)
	// numberedGaps are the numbers of entries with room behind each: 1、　　2、　　.
	numberedGaps = pattern.Of(`^([1-9][、.．)）]){2,9}$|^[①②③④⑤⑥⑦⑧⑨]{2,9}$`)
	shortHint    = pattern.Of(`^(请|填写.|注明.|例如|例[:：]|如[:：]|选填|可填|不超过|限[0-9一二三四五六七八九十]|此处|点击|单击|输入.|选择一|@$|区号|[0-9]{1,2}位(数字|字符|代码)?$|https?://$|www\.$|0[0-9]{2,3}[-—]$)`)
	// leftOver is what a program or a typist left in an answer's cell.
	leftOver  = pattern.Of(`^(_?[A-Za-z_][A-Za-z0-9_.]*\}+|[$#]?\{+[A-Za-z0-9_.]+|[a-z])$`)
	otherKind = pattern.Of(`^[（(](一|二|三|四|五|六|七|八|九|十|[0-9]+|[A-Za-z])[）)]$`)
)

// ticksRow reports whether cell i of row r names a row of several empty cells and ends in a bracket that is ticked where the row
// applies, as another row next to it does: 单位名称（　）.
func ticksRow(v *View, r, i int) bool {
	ticked := func(r int) bool {
		if r < 0 || r >= len(v.Grid.Rows) || len(v.Grid.Rows[r].Cells) < 3 {
			return false
		}
		row := v.Grid.Rows[r].Cells
		c := row[0]
		if c.Top != c || len(c.Blanks) != 1 || c.Blanks[0].Kind != layout.BlankBracket || c.Blanks[0].Lo < 2 || wording.Squeeze(layout.Plain(c.Chars[c.Blanks[0].Hi:])) != "" {
			return false
		}
		return !slices.ContainsFunc(row[1:], func(x *layout.TableCell) bool { return v.Roles[x] != Empty })
	}
	return i == 0 && ticked(r) && (ticked(r-1) || ticked(r+1))
}

// cellBefore is the cell before cell i of a row, past a mark that parts them; nil for none.
func cellBefore(v *View, row []*layout.TableCell, i int) *layout.TableCell {
	if i > 1 && v.Roles[row[i-1]] == Part {
		i--
	}
	if i == 0 {
		return nil
	}
	return row[i-1]
}

// printedAnswer reports whether the words of cell i of row r stand behind a label with a
// colon, which they answer.
func printedAnswer(v *View, r, i int) bool {
	row := v.Grid.Rows[r].Cells
	left, c := row[i-1], row[i]
	if left.Top != left || len(c.Boxes) > 0 || v.Roles[left] != Colon || v.Roles[c] != Label || i+1 < len(row) && v.Roles[row[i+1].Top].Value() {
		return false
	}
	t := wording.Squeeze(c.Text())
	return !layout.RemarkOnly.MatchString(t) && phrase.CellUnit(t) == "" && !wording.SignWords.MatchString(t) && !phrase.IsHint(t) && !phrase.IsSentence(t) && !wording.IntroLead.MatchString(left.Text())
}

// answeredRow makes answers of the words between the labels of a row of which one answer
// is known by its look: 职称 | 讲师 | 联系电话 | 0772-…, last year's file.
func answeredRow(v *View, row []*layout.TableCell) {
	if len(row) > 2 && len(row)%2 > 0 && row[0].Top.Last > row[0].Top.Row {
		row = row[1:]
	}
	if len(row) < 4 || len(row)%2 > 0 || !slices.ContainsFunc(row, func(c *layout.TableCell) bool { return v.Roles[c] == Sample }) {
		return
	}
	for i, c := range row {
		role := v.Roles[c]
		if c.Top != c || i%2 == 0 && !role.Names() || i%2 > 0 && role != Sample && role != Label && role != Serial && !role.Value() {
			return
		}
	}
	for i := 1; i < len(row); i += 2 {
		if r := v.Roles[row[i]]; r == Label || r == Serial {
			v.Roles[row[i]] = Sample
		}
	}
}

// instructedRow makes hints of the words between the labels of a row of which one answer is an instruction: 单位名称 | 填写全称 | 单位负责人
// | 法人姓名.
func instructedRow(v *View, row []*layout.TableCell) {
	told := func(c *layout.TableCell) bool {
		return v.Roles[c] == Hint && (JustFill.MatchString(wording.Squeeze(c.Text())) || phrase.IsHint(c.Text()))
	}
	if len(row) < 4 || len(row)%2 > 0 || !slices.ContainsFunc(row, told) {
		return
	}
	for i, c := range row {
		if c.Top != c || i%2 == 0 && !v.Roles[c].Names() || i%2 > 0 && !told(c) && !(v.Roles[c] == Label && asksFor.MatchString(wording.Squeeze(c.Text()))) {
			return
		}
	}
	for i := 1; i < len(row); i += 2 {
		v.Roles[row[i]] = Hint
	}
}

// remarked reports whether a cell is a label with a colon and a remark, 申报单位：（盖章）.
func remarked(c *layout.TableCell) bool {
	b := c.Blanks[0]
	return len(c.Blanks) == 1 && b.Kind == layout.BlankColon && b.Hi == len(c.Chars) && layout.RemarkOnly.MatchString(wording.Squeeze(layout.Plain(c.Chars[b.Lo:])))
}

// spelled reports whether cell i of row r is a label whose characters are set apart,
// 成 立 年 月, with room for the answer at its right or below.
func spelled(v *View, r, i int) bool {
	c := v.Grid.Rows[r].Cells[i]
	if len(c.Blanks) != 1 || !dateRemark(c) && (!phrase.SpelledDate(c.Chars, c.Blanks[0]) || wording.Squeeze(layout.Plain(c.Chars[c.Blanks[0].Hi:])) != "") {
		return false
	}
	if row := v.Grid.Rows[r].Cells; i+1 < len(row) && v.Roles[row[i+1].Top].Value() {
		return true
	}
	below := v.Grid.At(c.Last+1, c.Col)
	return below != nil && v.Roles[below.Top] == Empty
}

// dateRemark reports whether a cell ends with a remark on how to write a day: 成立日期
// （年 月 日）.
func dateRemark(c *layout.TableCell) bool {
	b := c.Blanks[0]
	text := wording.Squeeze(c.Text())
	at := max(strings.LastIndex(text, "（"), strings.LastIndex(text, "("))
	if b.Kind != layout.BlankDate || at <= 0 || !layout.RemarkOnly.MatchString(text[at:]) {
		return false
	}
	inner := layout.Plain(c.Chars[b.Lo:b.Hi])
	return strings.Trim(text[at:], "（()）") == wording.Squeeze(inner) && layout.TextWidth([]rune(inner)) <= 2*utf8.RuneCountInString(wording.Squeeze(inner))+2 && !strings.ContainsAny(inner, "_＿")
}

// paired reports whether a row has a value, or a unit, for every label: else its units
// name columns. A label before another one heads the row.
func paired(v *View, row []*layout.TableCell) bool {
	n := 0
	for i, c := range row {
		switch role := v.Roles[c.Top]; {
		case c.Top != c:
		case i == 0 && len(row) > 3 && role.Names() && v.Roles[row[1].Top].Names() && phrase.CellUnit(wording.Squeeze(row[1].Text())) == "":
		case role.Value() || role == Sample || phrase.CellUnit(wording.Squeeze(c.Text())) != "":
			n--
		case role.Names():
			n++
		}
	}
	return n <= 0
}

// forShow is an answer that says of itself that it is printed for show: 张三（示例）.
var forShow = pattern.Of(`^.{2,30}[（(](?:示例|样例|例|举例|范例|仅供参考)[)）]$`)

// asksFor ends words that tell what is written beside a label: 法人姓名, 备案通过时间.
var asksFor = pattern.Of(`^\p{Han}{2,16}(?:姓名|全称|名称|号码|时间|日期|地址|域名)$`)

// noneBut is an answer that says none, and in brackets what to write otherwise.
var noneBut = pattern.Of(`^无[（(][^（()）]*(?:写|填)[^（()）]*[）)]$`)

// refers says of an answer where it stands already, what it must agree with, or how several are told apart: 见营业执照,
// 与工商营业执照上的企业名称相同, 有多个的，用顿号隔开.
var refers = pattern.Of(`^[（(]?(?:详?见|同)[^，。；（()）]{0,6}(?:执照|证书|证照|信用代码|登记证)[^，。；（()）]{0,10}[）)]?$|^[（(]?(?:应|须|需)?(?:与|同|按)[^，。；（()）]{2,24}(?:相同|一致)[）)]?$|(?:用|以)(?:顿号|逗号|分号|空格|“、”).{0,4}(?:隔开|分隔|分开)[）)]?。?$`)
