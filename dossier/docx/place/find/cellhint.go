package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

var (
	UnitRemark = pattern.Of(`^[（(](单位[:：])?(` + wording.UnitList + `)[）)]$`)
	// headWords name the columns below them, not the cell beside.
	headWords = pattern.Of(`^(年度|年份|项目|指标|科目|类别|内容|名称|序号|事项|栏目|指标名称|项目名称|科目名称|产品|种类|时间)$`)
	// crossed are the marks that stand where words belong.
	crossed   = pattern.Of(`^([ⅠⅡⅢⅣI]+类|\p{Han}?第)?[xX×＊*]{2,}([-－—/.][xX×＊*]{2,})*号?([（(][^（()）]*[）)])?$`)
	crossedIn = pattern.Of(`^[\p{Han}]{0,4}[xX×＊*]{2,}[\p{Han}xX×＊*0-9（）()\-/]*((?:公司|企业|单位)(?:名称|全称)?|大学|学院|研究院|研究所|中心|集团|部门|省|市|区|县|镇|乡|村|街道|路|号|楼|栋|幢|层|室|元|人|日|月|先生|女士)$|^(?:www\.)?[xX×＊*]{2,}(?:\.(?:com|cn|net|org))+$`)
	// gapped is a cell with room before measure words, which no number names.
	gapped  = pattern.Of(`(?:\p{Han}{2}|[第共约计有达设含])[ \t\x{3000}\x{a0}]{2,}(件|项|个|人|名|台|套|次|家|种|本|部|篇|万元|元|份|平方米|亩|吨)([，,；;、。）)]|[ \t\x{3000}\x{a0}]*$)`)
	numbers = pattern.Of(`^(([0-9]+|[①②③④⑤⑥⑦⑧⑨⑩])[.、．）)]?|[（(][0-9]+[）)]){2,}$`)
	// numberedGaps are the numbers of entries with room behind each: 1、　　2、　　.
	numberedGaps = pattern.Of(`^([1-9][、.．)）]){2,9}$|^[①②③④⑤⑥⑦⑧⑨]{2,9}$`)
	shortHint    = pattern.Of(`^(请|填写.|注明.|例如|例[:：]|如[:：]|选填|可填|不超过|限[0-9一二三四五六七八九十]|此处|点击|单击|输入.|选择一|@$|区号|[0-9]{1,2}位(数字|字符|代码)?$|https?://$|www\.$|0[0-9]{2,3}[-—]$)`)
	// listed is a printed list to choose from without boxes: 1.国有 2.民营.
	listed = pattern.Of(`^(1[.、．)）].+2[.、．)）]|A[.、．)）:：].+B[.、．)）:：]|①.+②|（1）.+（2）|([口£o○◯]\p{Han}[^口£○◯]*){2,}$)`)
	// leftOver is what a program or a typist left in an answer's cell.
	leftOver = pattern.Of(`^(_?[A-Za-z_][A-Za-z0-9_.]*\}+|[$#]?\{+[A-Za-z0-9_.]+|[a-z])$`)
	// program is a mark that a program would replace: {{name}}, ${name}, «name».
	program = pattern.Of(`^([$#]?\{+[^{}]{0,60}\}+|«[^«»]*»)+$`)
	// inTongue says in which language the answer beside its label is written.
	inTongue  = pattern.Of(`^[（(](?:中文|英文|外文|中|英)(?:名称?)?[）)]$`)
	otherKind = pattern.Of(`^[（(](一|二|三|四|五|六|七|八|九|十|[0-9]+|[A-Za-z])[）)]$`)
)

// Units are the units of unitList, one by one.
var Units = func() map[string]bool {
	all := map[string]bool{}
	for _, unit := range strings.Split(wording.UnitList, "|") {
		head, ends, several := strings.Cut(strings.TrimSuffix(unit, "]"), "[")
		for _, end := range ends {
			all[head+string(end)] = true
		}
		if !several {
			all[unit] = true
		}
	}
	return all
}()

// unitEnds are the last characters of units and of units in brackets.
var unitEnds = func() map[rune]bool {
	ends := map[rune]bool{')': true, '）': true}
	for unit := range Units {
		last, _ := utf8.DecodeLastRuneInString(unit)
		ends[last] = true
	}
	return ends
}()

// UnitLeads are the words that unitOnly lets stand before a unit.
var UnitLeads = []string{"", "人民币", "¥", "￥", "约", "共", "计", "共计", "第", "大写", "小写"}

// CellUnit is the unit that a cell prints and nothing else, bare or in brackets, ""
// when it prints more: what unitOnly and unitRemark read. Every cell is asked for it
// often, so that it does without them.
func CellUnit(t string) string {
	if last, n := utf8.DecodeLastRuneInString(t); n == 0 || len(t) > 60 || !unitEnds[last] {
		return ""
	}
	for _, lead := range UnitLeads {
		if rest, ok := strings.CutPrefix(t, lead); ok {
			if Units[rest] {
				return rest
			}
			if rest = withoutColon(rest); Units[rest] {
				return rest
			}
		}
	}
	first, from := utf8.DecodeRuneInString(t)
	last, to := utf8.DecodeLastRuneInString(t)
	if first != '(' && first != '（' || last != ')' && last != '）' {
		return ""
	}
	end := t[from : len(t)-to]
	if rest, ok := strings.CutPrefix(end, "单位"); ok {
		if end = withoutColon(rest); end == rest {
			return ""
		}
	}
	if Units[end] {
		return end
	}
	return ""
}

func withoutColon(t string) string {
	if rest, ok := strings.CutPrefix(t, "："); ok {
		return rest
	}
	return strings.TrimPrefix(t, ":")
}

// assign gives every cell its role: first by what it holds, then by what stands beside.
func (v *tableView) assign() {
	for _, row := range v.g.Rows {
		for _, c := range row.Cells {
			v.roles[c] = roleIn(v.g, c)
		}
	}
	for r, row := range v.g.Rows {
		for i, c := range row.Cells {
			if c.Top == c && v.roles[c] == roleBlank && (spelled(v, r, i) || ticksRow(v, r, i) || remarked(c) && i+1 < len(row.Cells) && v.roles[row.Cells[i+1]] == roleEmpty) {
				v.roles[c] = roleLabel
			}
		}
	}
	for r, row := range v.g.Rows {
		for i, c := range row.Cells {
			if left := cellBefore(v, row.Cells, i); left != nil && c.Top == c && v.roles[left.Top].names() {
				v.beside(r, i)
			}
		}
		answeredRow(v, row.Cells)
		instructedRow(v, row.Cells)
		unitsAlong(v, row.Cells)
		if n := len(row.Cells); n == 2 && v.roles[row.Cells[1]] == roleSerial && numberedEntry(v.g, row.Cells[1]) {
			v.roles[row.Cells[1]] = roleHint
		}
	}
}

// ticksRow reports whether cell i of row r names a row of several empty cells and ends in a bracket that is ticked where the row
// applies, as another row next to it does: 单位名称（　）.
func ticksRow(v *tableView, r, i int) bool {
	ticked := func(r int) bool {
		if r < 0 || r >= len(v.g.Rows) || len(v.g.Rows[r].Cells) < 3 {
			return false
		}
		row := v.g.Rows[r].Cells
		c := row[0]
		if c.Top != c || len(c.Blanks) != 1 || c.Blanks[0].Kind != layout.BlankBracket || c.Blanks[0].Lo < 2 || wording.Squeeze(layout.Plain(c.Chars[c.Blanks[0].Hi:])) != "" {
			return false
		}
		return !slices.ContainsFunc(row[1:], func(x *layout.TableCell) bool { return v.roles[x] != roleEmpty })
	}
	return i == 0 && ticked(r) && (ticked(r-1) || ticked(r+1))
}

// cellBefore is the cell before cell i of a row, past a mark that parts them; nil for none.
func cellBefore(v *tableView, row []*layout.TableCell, i int) *layout.TableCell {
	if i > 1 && v.roles[row[i-1]] == rolePart {
		i--
	}
	if i == 0 {
		return nil
	}
	return row[i-1]
}

// printedAnswer reports whether the words of cell i of row r stand behind a label with a
// colon, which they answer.
func printedAnswer(v *tableView, r, i int) bool {
	row := v.g.Rows[r].Cells
	left, c := row[i-1], row[i]
	if left.Top != left || len(c.Boxes) > 0 || v.roles[left] != roleColon || v.roles[c] != roleLabel || i+1 < len(row) && v.roles[row[i+1].Top].value() {
		return false
	}
	t := wording.Squeeze(c.Text())
	return !layout.RemarkOnly.MatchString(t) && CellUnit(t) == "" && !wording.SignWords.MatchString(t) && !IsHint(t) && !isSentence(t) && !wording.IntroLead.MatchString(left.Text())
}

// answeredRow makes answers of the words between the labels of a row of which one answer
// is known by its look: 职称 | 讲师 | 联系电话 | 0772-…, last year's file.
func answeredRow(v *tableView, row []*layout.TableCell) {
	if len(row) > 2 && len(row)%2 > 0 && row[0].Top.Last > row[0].Top.Row {
		row = row[1:]
	}
	if len(row) < 4 || len(row)%2 > 0 || !slices.ContainsFunc(row, func(c *layout.TableCell) bool { return v.roles[c] == roleSample }) {
		return
	}
	for i, c := range row {
		role := v.roles[c]
		if c.Top != c || i%2 == 0 && !role.names() || i%2 > 0 && role != roleSample && role != roleLabel && role != roleSerial && !role.value() {
			return
		}
	}
	for i := 1; i < len(row); i += 2 {
		if r := v.roles[row[i]]; r == roleLabel || r == roleSerial {
			v.roles[row[i]] = roleSample
		}
	}
}

// instructedRow makes hints of the words between the labels of a row of which one answer is an instruction: 单位名称 | 填写全称 | 单位负责人
// | 法人姓名.
func instructedRow(v *tableView, row []*layout.TableCell) {
	told := func(c *layout.TableCell) bool {
		return v.roles[c] == roleHint && (justFill.MatchString(wording.Squeeze(c.Text())) || IsHint(c.Text()))
	}
	if len(row) < 4 || len(row)%2 > 0 || !slices.ContainsFunc(row, told) {
		return
	}
	for i, c := range row {
		if c.Top != c || i%2 == 0 && !v.roles[c].names() || i%2 > 0 && !told(c) && !(v.roles[c] == roleLabel && asksFor.MatchString(wording.Squeeze(c.Text()))) {
			return
		}
	}
	for i := 1; i < len(row); i += 2 {
		v.roles[row[i]] = roleHint
	}
}

// remarked reports whether a cell is a label with a colon and a remark, 申报单位：（盖章）.
func remarked(c *layout.TableCell) bool {
	b := c.Blanks[0]
	return len(c.Blanks) == 1 && b.Kind == layout.BlankColon && b.Hi == len(c.Chars) && layout.RemarkOnly.MatchString(wording.Squeeze(layout.Plain(c.Chars[b.Lo:])))
}

// spelled reports whether cell i of row r is a label whose characters are set apart,
// 成 立 年 月, with room for the answer at its right or below.
func spelled(v *tableView, r, i int) bool {
	c := v.g.Rows[r].Cells[i]
	if len(c.Blanks) != 1 || !dateRemark(c) && (!spelledDate(c.Chars, c.Blanks[0]) || wording.Squeeze(layout.Plain(c.Chars[c.Blanks[0].Hi:])) != "") {
		return false
	}
	if row := v.g.Rows[r].Cells; i+1 < len(row) && v.roles[row[i+1].Top].value() {
		return true
	}
	below := v.g.At(c.Last+1, c.Col)
	return below != nil && v.roles[below.Top] == roleEmpty
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

// spelledDate reports whether the date blank b only ends a word, 出 生 年 月: words
// stand before it without a stop, nothing is underlined, and its characters stand no
// farther apart than those of the word.
func spelledDate(g []layout.Glyph, b layout.Blank) bool {
	if b.Kind != layout.BlankDate {
		return false
	}
	lo := b.Lo
	for lo > 0 && g[lo-1].R != wording.LineEnd && !wording.IsIn("：:，,。；;）)", g[lo-1].R) {
		lo--
	}
	if lo == b.Lo && lo > 0 && g[lo-1].R == wording.LineEnd {
		// The word goes on in a second line: 出 生 over 年 月.
		for lo--; lo > 0 && g[lo-1].R != wording.LineEnd && (wording.IsIn(wording.Spaces, g[lo-1].R) || wording.HanOnly(string(g[lo-1].R))); {
			lo--
		}
		if utf8.RuneCountInString(wording.Squeeze(layout.Plain(g[lo:b.Lo]))) > 3 {
			return false
		}
	}
	word := wording.Squeeze(layout.Plain(g[lo:b.Lo]))
	if n := utf8.RuneCountInString(word); n == 0 || n > 8 || !wording.HanOnly(word) {
		return false
	}
	apart, within, gap := 0, 0, 0
	for i := lo; i < b.Hi; i++ {
		switch x := g[i]; {
		case x.R == wording.LineEnd:
			gap = 0
			continue
		case wording.IsIn(wording.Spaces, x.R):
			gap += layout.TextWidth([]rune{x.R})
			if x.Lined {
				return false
			}
			continue
		case x.Lined && i >= b.Lo, wording.IsIn("_＿", x.R), layout.DigitPattern.MatchString(string(x.R)):
			return false
		case i > lo && !wording.IsIn("年月日", x.R):
			within = max(within, gap)
		case i > lo:
			apart = max(apart, gap)
		}
		gap = 0
	}
	return apart <= max(2, within)
}

// isListed reports whether text is a short list to choose from without boxes.
func isListed(t string) bool {
	return utf8.RuneCountInString(t) <= 60 && !strings.ContainsAny(t, "。；，,;") && listed.MatchString(t) && !numbers.MatchString(t)
}

// isGapped reports whether text leaves room before measure words.
func isGapped(text string) bool {
	wide := strings.ContainsAny(text, "\t\u3000") || strings.Contains(text, "  ") || strings.Contains(text, "\u00a0\u00a0")
	return wide && gapped.MatchString(text)
}

// paired reports whether a row has a value, or a unit, for every label: else its units
// name columns. A label before another one heads the row.
func paired(v *tableView, row []*layout.TableCell) bool {
	n := 0
	for i, c := range row {
		switch role := v.roles[c.Top]; {
		case c.Top != c:
		case i == 0 && len(row) > 3 && role.names() && v.roles[row[1].Top].names() && CellUnit(wording.Squeeze(row[1].Text())) == "":
		case role.value() || role == roleSample || CellUnit(wording.Squeeze(c.Text())) != "":
			n--
		case role.names():
			n++
		}
	}
	return n <= 0
}

// beside gives cell i of row r, which stands right of a label, the role of a value
// when it prints no more than a unit, a remark or a placeholder, or a label that is
// signed.
func (v *tableView) beside(r, i int) {
	row := v.g.Rows[r].Cells
	c, before := row[i], cellBefore(v, row, i)
	left := wording.Squeeze(before.Top.Text())
	t := wording.Squeeze(c.Text())
	role := v.roles[c]
	if role == roleColon && wording.SealOnly.MatchString(strings.TrimRight(t, "：:")) {
		v.roles[c] = roleHint
		return
	}
	if role == roleLabel && mustFill.MatchString(t) {
		v.roles[c] = roleHint
		return
	}
	if (role == roleLabel || role == roleSerial) && (answerTo(left, t) || printedAnswer(v, r, i)) {
		v.roles[c] = roleSample
		return
	}
	if role != roleLabel && role != roleDash {
		return
	}
	if plain := typeface.ReplaceAllString(t, ""); crossedIn.MatchString(plain) && plain != t {
		v.roles[c] = roleHint
		return
	}
	if wording.SealOnly.MatchString(t) && layout.RemarkOnly.MatchString(t) {
		v.roles[c] = roleHint
		return
	}
	if justFill.MatchString(t) || role == roleLabel && (refers.MatchString(t) || v.restates(r, i, left, t)) {
		v.roles[c] = roleHint
		return
	}
	tongue := inTongue.MatchString(t)
	if before.Top != before && !tongue || CellUnit(left) != "" {
		// A label of the rows above, or a unit, names no cell of this row.
		return
	}
	if i+1 < len(row) && v.roles[row[i+1].Top].value() && !(tongue && row[i+1].Top.Last > row[i+1].Top.Row) {
		return
	}
	switch {
	case role == roleLabel && t == tenThousand && capital.MatchString(left):
		v.roles[c] = roleUnit
	case role == roleLabel && CellUnit(t) != "":
		if !headWords.MatchString(left) && paired(v, row) {
			v.roles[c] = roleUnit
		}
	case layout.RemarkOnly.MatchString(t) && !otherKind.MatchString(t), crossed.MatchString(t), strings.ContainsAny(t, "xX×＊*") && crossedIn.MatchString(t) && !wording.YearHead.MatchString(t), regionOnly.MatchString(t):
		v.roles[c] = roleHint
	case role == roleLabel && utf8.RuneCountInString(t) >= 8 && wording.TellsHow.MatchString(t) && c.Last-c.Row <= 1:
		v.roles[c] = roleHint
	case role == roleLabel && i+1 == len(row) && c.Span*2 >= v.g.Cols && roomBetween(c) && wording.LongWords.MatchString(left) && !wording.SignWords.MatchString(t) && !wording.Opinion(left):
		v.roles[c] = roleHint
	case leftOver.MatchString(t), (t == "无" || noneBut.MatchString(t)) && left != "有" && left != "是否":
		v.roles[c] = roleSample
	case forShow.MatchString(t), wording.Opinion(left) && wording.IsIn("○◯〇●", wording.FirstRune(t)), shortHint.MatchString(t), isListed(t), isGapped(c.Text()), strings.Contains(strings.Trim(c.Text(), "\n"), "\n") && numbers.MatchString(t), regionRoom(c.Text()), wording.IsIn(wording.Spaces, lastRune(c.Text())) && numberedGaps.MatchString(t):
		v.roles[c] = roleHint
	}
}

// tenThousand is how a cell for the capital of a firm, which is in yuan, prints 万元.
const tenThousand = "万"

var capital = pattern.Of(`^(?:注册|实收|实缴)(?:资本|资金)(?:[（(][^（()）]*[）)])?[：:]?$`)

// forShow is an answer that says of itself that it is printed for show: 张三（示例）.
var forShow = pattern.Of(`^.{2,30}[（(](?:示例|样例|例|举例|范例|仅供参考)[)）]$`)

// byOffice says behind a blank that the authority fills it in: （统计机构填写）.
var byOffice = pattern.Of(`^[（(][^（()）]{0,8}(?:机构|部门|机关|人员|单位)填写?[)）]`)
