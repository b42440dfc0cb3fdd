package docx

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// demands is what a cell asks for in a list below its short heading, "" when it is
// no such cell.
func demands(c *tableCell) string {
	all := lines(c.chars)
	head := squeeze(plain(c.chars[all[0].Lo:all[0].Hi]))
	if len(all) < 2 || head == "" || utf8.RuneCountInString(head) > 12 || strings.ContainsAny(head, "，。；") {
		return ""
	}
	rest := plain(c.chars[all[0].Hi:])
	for _, s := range all[1:] {
		t := squeeze(plain(c.chars[s.Lo:s.Hi]))
		if t != "" && (!numbered.MatchString(t) || !demand.MatchString(t)) {
			return ""
		}
	}
	return strings.TrimSpace(rest)
}

// headLine is the words that head a cell: its first line, or all of a text that is
// stacked or broken into short lines.
func headLine(c *tableCell) string {
	var kept []string
	for _, s := range lines(c.chars) {
		if t := squeeze(plain(c.chars[s.Lo:s.Hi])); t != "" {
			kept = append(kept, t)
		}
	}
	if len(kept) == 0 {
		return ""
	}
	n := 0
	for _, k := range kept {
		n = max(n, utf8.RuneCountInString(k))
	}
	if n <= 6 || len(kept) > 1 && strings.HasPrefix(kept[1], "（") {
		return strings.Join(kept, "")
	}
	return kept[0]
}

// askLine is the line that asks in a cell whose only colon ends it: 填报时间： below the name of
// the table; first where that is not below other words.
func askLine(c *tableCell, first string) string {
	all := textLines(c)
	last := all[len(all)-1]
	if len(c.blanks) != 1 || headLine(c) != all[0] || len(all) < 2 || utf8.RuneCountInString(last) < 4 || strings.Count(strings.ReplaceAll(last, ":", "："), "：") != 1 {
		return first
	}
	return last
}

// remarkBelow is the remark on what to write that c, alone in its row, has below its heading,
// "" for none: 成果简介 over （重点描述创新点、成熟度等）.
func (v *tableView) remarkBelow(c *tableCell) string {
	if c.row+1 < len(v.g.rows) && len(v.g.rows[c.row+1].cells) > 1 {
		return ""
	}
	text := strings.Trim(c.text(), spaces+"\n")
	head, rest, _ := strings.Cut(text, "\n")
	head, t := squeeze(head), squeeze(rest)
	n := utf8.RuneCountInString(head)
	if n < 2 || n > 20 || strings.ContainsAny(head, "，。；：:") || !remarkOnly.MatchString(t) || utf8.RuneCountInString(t) < 10 || !longWords.MatchString(head+t) || opinion(head) || signWords.MatchString(t) {
		return ""
	}
	return strings.TrimSpace(rest)
}

// doneSoFar asks to tell what was done.
var doneSoFar = regexp.MustCompile(`(工作|开展|进展|完成|实施|落实|经营|转化|运行|使用|建设|应用|推广)(的)?情况$`)

// invites reports whether the heading c, alone in its row, asks for a description of which
// the form leaves the room to whoever writes: the next row has a heading of its own, and
// neither numbers under it nor columns.
func (v *tableView) invites(c *tableCell) bool {
	text := squeeze(c.text())
	n := utf8.RuneCountInString(text)
	if v.roles[c] != roleLabel || n < 4 || n > 30 || listNumber.MatchString(text) || !longWords.MatchString(text) && !doneSoFar.MatchString(text) || opinion(text) || strings.ContainsAny(text, "。；，：:《") || c.row == 0 || c.row+1 >= len(v.g.rows) {
		return false
	}
	next := v.g.rows[c.row+1].cells
	if len(next) != 1 || next[0].top != next[0] || !v.roles[next[0]].names() && v.roles[next[0]] != roleBlank {
		return false
	}
	below := squeeze(next[0].text())
	if boxed := next[0].blanks; len(boxed) > 1 && boxed[0].kind == blankBox && strings.Count(strings.ReplaceAll(below, ":", "："), "：") > 1 {
		return false // over several questions to tick
	}
	return utf8.RuneCountInString(headLine(next[0])) <= 40 && !listNumber.MatchString(below) && !letterBegin.MatchString(below) && !remarkOnly.MatchString(below) && !signWords.MatchString(below)
}

// copiesAbreast reports whether all cells of a row say which copy is pasted into them.
func copiesAbreast(row gridRow, i int) bool {
	for _, c := range row.cells {
		if t := squeeze(c.text()); c.top != c || !copyHere.MatchString(t) && !imageWords.MatchString(t) || utf8.RuneCountInString(t) < 8 {
			return false
		}
	}
	return len(row.cells) > 1 && i >= 0
}

// namesForm reports whether the first row of a table is the name of the form.
func namesForm(v *tableView, c *tableCell, text string) bool {
	return c.row == 0 && len(v.g.rows[0].cells) == 1 && len(v.g.rows) > 2 && len(c.blanks) == 0 && (nameEnd.MatchString(text) || sheetName.MatchString(text)) && !listNumber.MatchString(text)
}

// signsItself is what names its own place to sign beside a group: 签字：.
var signsItself = regexp.MustCompile(`^` + sealMark + `[：:]$`)

// overHeader reports whether c, alone in its row, names the list whose header stands in
// the next row: 认定要求：over 内容 | 标准 | 具备条件.
func overHeader(v *tableView, c *tableCell) bool {
	if len(v.g.rows[c.row].cells) != 1 || c.row+1 >= len(v.g.rows) || !introduces(cleanLabel(c.text())) && !aboutEnd.MatchString(cleanLabel(c.text())) {
		return false
	}
	_, header := v.header(c.row + 1)
	return header
}

// hintIn is the instruction that cell c prints, "" for none.
func (v *tableView) hintIn(c *tableCell) string {
	if v.roles[c] != roleHint {
		return ""
	}
	return squeeze(c.text())
}

// pictureName names the place for a picture that has no label: by what it says itself,
// else by the line over the table.
func (v *tableView) pictureName(hint string) string {
	name := imageTail.ReplaceAllString(cleanLabel(v.d.last), "")
	if utf8.RuneCountInString(hint) > 7 || utf8.RuneCountInString(name) > 25 {
		return cleanLabel(hint)
	}
	return name
}

// ticksOn reports whether cell i of a row and the next hold boxes and their words only: the
// answers to one label stand in cells of their own.
func (v *tableView) ticksOn(row gridRow, i int) bool {
	return i+1 < len(row.cells) && ticksOnly(row.cells[i]) && (ticksOnly(row.cells[i+1]) || boxFirst(row.cells[i+1]) && chars(squeeze(row.cells[i+1].text())) <= 24) && row.cells[i+1].top == row.cells[i+1]
}

// ticksOnly reports whether a cell is a few words with boxes and has no question.
func ticksOnly(c *tableCell) bool {
	for _, b := range c.blanks {
		if b.kind != blankBox {
			return false
		}
	}
	t := squeeze(c.text())
	return len(c.blanks) > 0 && utf8.RuneCountInString(t) <= 16 && !strings.ContainsAny(t, "：:？?。")
}

// ownQuestion reports whether a cell is one question with its own label, so that a label
// with a colon before it is answered in its own cell: 姓名： | 性别：□男 □女.
func ownQuestion(c *tableCell) bool {
	head := squeeze(plain(c.chars[:c.blanks[0].Lo]))
	n := utf8.RuneCountInString(head)
	return n > 2 && n <= 10 && isIn("：:", lastRune(head)) && strings.Count(strings.ReplaceAll(squeeze(c.text()), ":", "："), "：") == 1
}

// selfNamed reports whether a cell with blanks begins with words of its own.
func (v *tableView) selfNamed(c *tableCell, label string) bool {
	c = c.top
	b := c.blanks[0]
	return b.kind == blankColon && b.Lo > 0 && (opinion(squeeze(plain(c.chars[:b.Lo]))) || utf8.RuneCountInString(label) == 0)
}

// mostEntries is the number of entries that one label has at most.
const mostEntries = 30

// numberedEntry reports whether cell c only prints a number before the room for one of
// several entries to the label at its left, which runs down beside them: 组建单位 beside ①
// over ②.
func numberedEntry(g *grid, c *tableCell) bool {
	row := g.rows[c.row].cells
	if len(row) != 2 || c.index != 1 || c.top != c || c.span*2 < g.cols {
		return false
	}
	label := row[0].top
	if label.last == label.row || label.last-label.row >= mostEntries || squeeze(label.text()) == "" {
		return false
	}
	for r := label.row; r <= label.last; r++ {
		cells := g.rows[r].cells
		if len(cells) != 2 || cells[1].top != cells[1] || len(cells[1].blanks) > 0 || !serialText.MatchString(squeeze(cells[1].text())) {
			return false
		}
	}
	return true
}

// bandRows is how far over a cell the row is looked for that heads its block.
const bandRows = 12

// bandOver is what heads the block of cell c and its label where blocks stand side by side:
// 甲方信息 | 乙方信息; "" for none.
func bandOver(v *tableView, c, label *tableCell) string {
	if label == nil || label.row != c.row {
		return ""
	}
	for r := c.row - 1; r >= max(0, c.row-bandRows); r-- {
		cells := v.g.rows[r].cells
		if len(cells) == 1 {
			return ""
		}
		a := v.g.at(r, c.col)
		if a == nil || a.top != a || !a.covers(c) || !a.covers(label) || v.roles[a] != roleLabel {
			continue
		}
		if slices.ContainsFunc(cells, func(x *tableCell) bool { return x.top != x || v.roles[x] != roleLabel || x.span < 2 }) {
			return ""
		}
		return squeeze(a.text())
	}
	return ""
}

// emitEntry makes the place of a numbered entry c of label.
func emitEntry(v *tableView, c, label *tableCell) {
	number := squeeze(c.text())
	v.d.add(c.area, 0, Place{At: c.addr, Label: number, Context: squeeze(label.text()), Kind: PlaceText})
}

// labelAndWords reports whether row r is a label with words that answer it already: the rows
// around it are labels with free cells, cut so that their labels stand over and below its own.
func labelAndWords(v *tableView, r int) bool {
	row := ownCells(v.g.rows[r].cells, r)
	if len(row) != 2 || v.roles[row[0]] != roleLabel || v.roles[row[1]] != roleLabel {
		return false
	}
	words := squeeze(row[1].text())
	if headWords.MatchString(squeeze(row[0].text())) || chars(words) <= 5 && columnName.MatchString(words) || headWords.MatchString(words) || moneyWords.MatchString(words) || numberWords.MatchString(words) || dateWords.MatchString(words) || generic[words] {
		return false
	}
	around := 0
	for _, n := range []int{r - 1, r + 1} {
		if n < 0 || n >= len(v.g.rows) {
			continue
		}
		near := ownCells(v.g.rows[n].cells, n)
		if first := v.g.rows[n].cells[0].top; len(near) == 1 && n < r && first.row < n {
			near = []*tableCell{first, near[0]} // the label of several rows
		}
		if len(near) == 3 && !near[0].same(row[0]) {
			near = near[1:] // a group begins here
		}
		if len(near) < 2 || !near[0].same(row[0]) || !v.roles[near[0]].names() || !v.roles[near[1]].value() && v.roles[near[1]] != roleSample || v.taken[near[1]] && n > r {
			return false
		}
		around++
	}
	return around == 2
}

// ownCells are the cells that begin in row r.
func ownCells(cells []*tableCell, r int) []*tableCell {
	var own []*tableCell
	for _, c := range cells {
		if c.top == c && c.row == r {
			own = append(own, c)
		}
	}
	return own
}

// tickHead reports whether a cell names a column whose cells take a tick: 已授权（√） over a
// free cell.
func tickHead(v *tableView, c *tableCell) bool {
	b := c.blanks[0]
	below := v.g.at(c.last+1, c.col)
	return c.top == c && len(c.blanks) == 1 && b.kind == blankBracket && b.Lo > 0 && squeeze(plain(c.chars[b.Hi:])) == "" &&
		strings.ContainsAny(plain(c.chars[b.Lo:b.Hi]), tickGlyphs) && below != nil && below.same(c) && v.roles[below.top] == roleEmpty
}

// signedBefore reports whether a label to sign, or a cell that says so, stands in the
// row before c, or over the label of a day that begins a row.
func (v *tableView) signedBefore(c *tableCell) bool {
	before := v.g.rows[c.row].cells[:c.index]
	for _, x := range before {
		t := squeeze(x.top.text())
		if v.roles[x.top].names() && signed(t, false) || v.roles[x.top] == roleHint && sealOnly.MatchString(strings.TrimRight(t, "：:")) {
			return true
		}
	}
	if len(before) != 1 {
		return false
	}
	up := v.g.at(c.row-1, before[0].col)
	return up != nil && v.roles[up.top].names() && signed(squeeze(up.top.text()), false) && up.same(before[0])
}

// setUnit gives the place of cell c, when it was the last one found, the unit that a
// neighbour prints.
func (v *tableView) setUnit(c *tableCell, unit string) {
	if k := len(v.d.places); k > 0 && v.d.places[k-1].At == c.addr {
		p := &v.d.places[k-1]
		p.Unit = unit
		p.Kind = unitKind(unit)
	}
}

// unitsAlong makes places of the same unit in cell after cell of a row, as of its first:
// 资产总额 | 万元 | 万元 | 万元.
func unitsAlong(v *tableView, row []*tableCell) {
	for i := 1; i < len(row); i++ {
		t := squeeze(row[i].text())
		if v.roles[row[i]] != roleLabel || cellUnit(t) == "" {
			continue
		}
		before := v.roles[row[i-1]] == roleUnit && squeeze(row[i-1].text()) == t
		if before || i > 2 && v.roles[row[i-1]] == roleLabel && v.roles[row[i-2]] == roleUnit {
			v.roles[row[i]] = roleUnit
		}
	}
}

// bandIn reports whether row r only names the rows below it within a list: words over most
// of its columns, and below them rows that fit the header.
func bandIn(g *region, r int) bool {
	if bandWords(g, r) == "" || r+2 >= len(g.v.g.rows) || len(g.leaves) < 3 {
		return false
	}
	for _, n := range []int{r + 1, r + 2} {
		row, ok := g.match(n)
		if !ok || len(row.cells) != len(g.leaves) || g.rowLabel(row, len(row.cells)) != nil && !numberedBand(g, r) {
			return false
		}
	}
	return true
}

// bandWords are the words of a row that has no others and no room of its own, "" for none.
func bandWords(g *region, r int) string {
	words, wide := "", 0
	for _, c := range g.v.g.rows[r].cells {
		switch {
		case c.top != c || c.last > r:
			return ""
		case g.v.roles[c] == roleSerial && c.index == 0 && g.serial() == 0:
		case g.v.roles[c] == roleLabel && words == "":
			words, wide = squeeze(c.text()), c.span
		case g.v.roles[c] != roleEmpty || c.span > 1:
			return ""
		}
	}
	if wide*2 < g.v.g.cols || totalWords.MatchString(words) || notePrefix.MatchString(words) || utf8.RuneCountInString(words) > 20 {
		return ""
	}
	return words
}

// bandOf is what the row over row r says of it within the list, "" when it says nothing.
func bandOf(g *region, r int) string {
	for r--; r > g.head; r-- {
		if words := bandWords(g, r); words != "" {
			return words
		}
	}
	return ""
}

// roomBetween reports whether a cell prints what to write about, line by line, with room
// below each.
func roomBetween(c *tableCell) bool {
	lines, gaps, empty := 0, 0, 0
	for _, s := range textLines(c) {
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

// textLines are the lines of a cell without white space.
func textLines(c *tableCell) []string {
	var out []string
	for _, s := range lines(c.chars) {
		out = append(out, squeeze(plain(c.chars[s.Lo:s.Hi])))
	}
	return out
}
