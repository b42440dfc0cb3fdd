package find

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// demands is what a cell asks for in a list below its short heading, "" when it is
// no such cell.
func demands(c *layout.TableCell) string {
	all := layout.Lines(c.Chars)
	head := wording.Squeeze(layout.Plain(c.Chars[all[0].Lo:all[0].Hi]))
	if len(all) < 2 || head == "" || utf8.RuneCountInString(head) > 12 || strings.ContainsAny(head, "，。；") {
		return ""
	}
	rest := layout.Plain(c.Chars[all[0].Hi:])
	for _, s := range all[1:] {
		t := wording.Squeeze(layout.Plain(c.Chars[s.Lo:s.Hi]))
		if t != "" && (!wording.Numbered.MatchString(t) || !wording.Demand.MatchString(t)) {
			return ""
		}
	}
	return strings.TrimSpace(rest)
}

// headLine is the words that head a cell: its first line, or all of a text that is
// stacked or broken into short lines.
func headLine(c *layout.TableCell) string {
	var kept []string
	for _, s := range layout.Lines(c.Chars) {
		if t := wording.Squeeze(layout.Plain(c.Chars[s.Lo:s.Hi])); t != "" {
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
	if n <= 6 || len(kept) > 1 && strings.HasPrefix(kept[1], "（") && !itemised.MatchString(kept[1]) {
		return strings.Join(kept, "")
	}
	return kept[0]
}

// itemised begins the first item of a list, which is no remark on the heading over it: （一）.
var itemised = pattern.Of(`^（[一二三四五六七八九十0-9]{1,2}）`)

// askLine is the line that asks in a cell whose only colon ends it: 填报时间： below the name of
// the table; first where that is not below other words.
func askLine(c *layout.TableCell, first string) string {
	all := textLines(c)
	last := all[len(all)-1]
	if len(c.Blanks) != 1 || headLine(c) != all[0] || len(all) < 2 || utf8.RuneCountInString(last) < 4 || strings.Count(strings.ReplaceAll(last, ":", "："), "：") != 1 {
		return first
	}
	return last
}

// remarkBelow is the remark on what to write that c, alone in its row, has below its heading,
// "" for none: 成果简介 over （重点描述创新点、成熟度等）.
func (v *tableView) remarkBelow(c *layout.TableCell) string {
	if c.Row+1 < len(v.g.Rows) && len(v.g.Rows[c.Row+1].Cells) > 1 {
		return ""
	}
	text := strings.Trim(c.Text(), wording.Spaces+"\n")
	head, rest, _ := strings.Cut(text, "\n")
	head, t := wording.Squeeze(head), wording.Squeeze(rest)
	n := utf8.RuneCountInString(head)
	if n < 2 || n > 20 || strings.ContainsAny(head, "，。；：:") || !layout.RemarkOnly.MatchString(t) || utf8.RuneCountInString(t) < 10 || !wording.LongWords.MatchString(head+t) || wording.Opinion(head) || wording.SignWords.MatchString(t) {
		return ""
	}
	return strings.TrimSpace(rest)
}

// doneSoFar asks to tell what was done.
var doneSoFar = pattern.Of(`(工作|开展|进展|完成|实施|落实|经营|转化|运行|使用|建设|应用|推广)(的)?情况$`)

// invites reports whether the heading c, alone in its row, asks for a description of which
// the form leaves the room to whoever writes: the next row has a heading of its own, and
// neither numbers under it nor columns.
func (v *tableView) invites(c *layout.TableCell) bool {
	text := wording.Squeeze(c.Text())
	n := utf8.RuneCountInString(text)
	if v.roles[c] != roleLabel || n < 4 || n > 30 || wording.ListNumber.MatchString(text) || !wording.LongWords.MatchString(text) && !doneSoFar.MatchString(text) || wording.Opinion(text) || strings.ContainsAny(text, "。；，：:《") || c.Row == 0 || c.Row+1 >= len(v.g.Rows) {
		return false
	}
	next := v.g.Rows[c.Row+1].Cells
	if len(next) != 1 || next[0].Top != next[0] || !v.roles[next[0]].names() && v.roles[next[0]] != roleBlank {
		return false
	}
	below := wording.Squeeze(next[0].Text())
	if boxed := next[0].Blanks; len(boxed) > 1 && boxed[0].Kind == layout.BlankBox && strings.Count(strings.ReplaceAll(below, ":", "："), "：") > 1 {
		return false // over several questions to tick
	}
	return utf8.RuneCountInString(headLine(next[0])) <= 40 && !wording.ListNumber.MatchString(below) && !wording.LetterBegin.MatchString(below) && !layout.RemarkOnly.MatchString(below) && !wording.SignWords.MatchString(below)
}

// copiesAbreast reports whether all cells of a row say which copy is pasted into them.
func copiesAbreast(row layout.GridRow, i int) bool {
	for _, c := range row.Cells {
		if t := wording.Squeeze(c.Text()); c.Top != c || !wording.CopyHere.MatchString(t) && !wording.ImageWords.MatchString(t) || utf8.RuneCountInString(t) < 8 {
			return false
		}
	}
	return len(row.Cells) > 1 && i >= 0
}

// namesForm reports whether the first row of a table is the name of the form.
func namesForm(v *tableView, c *layout.TableCell, text string) bool {
	return c.Row == 0 && len(v.g.Rows[0].Cells) == 1 && len(v.g.Rows) > 2 && len(c.Blanks) == 0 && (nameEnd.MatchString(text) || sheetName.MatchString(text)) && !wording.ListNumber.MatchString(text)
}

// signsItself is what names its own place to sign beside a group: 签字：.
var signsItself = pattern.Of(`^` + wording.SealMark + `[：:]$`)

// overHeader reports whether c, alone in its row, names the list whose header stands in
// the next row: 认定要求：over 内容 | 标准 | 具备条件.
func overHeader(v *tableView, c *layout.TableCell) bool {
	if len(v.g.Rows[c.Row].Cells) != 1 || c.Row+1 >= len(v.g.Rows) || !wording.Introduces(wording.CleanLabel(c.Text())) && !aboutEnd.MatchString(wording.CleanLabel(c.Text())) {
		return false
	}
	_, header := v.header(c.Row + 1)
	return header
}

// hintIn is the instruction that cell c prints, "" for none.
func (v *tableView) hintIn(c *layout.TableCell) string {
	if v.roles[c] != roleHint {
		return ""
	}
	return wording.Squeeze(c.Text())
}

// pictureName names the place for a picture that has no label: by what it says itself,
// else by the line over the table.
func (v *tableView) pictureName(hint string) string {
	name := wording.ImageTail.ReplaceAllString(wording.CleanLabel(v.d.last), "")
	if utf8.RuneCountInString(hint) > 7 || utf8.RuneCountInString(name) > 25 {
		return wording.CleanLabel(hint)
	}
	return name
}

// ticksOn reports whether cell i of a row and the next hold boxes and their words only: the
// answers to one label stand in cells of their own.
func (v *tableView) ticksOn(row layout.GridRow, i int) bool {
	return i+1 < len(row.Cells) && ticksOnly(row.Cells[i]) && (ticksOnly(row.Cells[i+1]) || boxFirst(row.Cells[i+1]) && layout.Chars(wording.Squeeze(row.Cells[i+1].Text())) <= 24) && row.Cells[i+1].Top == row.Cells[i+1]
}

// ticksOnly reports whether a cell is a few words with boxes and has no question.
func ticksOnly(c *layout.TableCell) bool {
	for _, b := range c.Blanks {
		if b.Kind != layout.BlankBox {
			return false
		}
	}
	t := wording.Squeeze(c.Text())
	return len(c.Blanks) > 0 && utf8.RuneCountInString(t) <= 16 && !strings.ContainsAny(t, "：:？?。")
}

// ownQuestion reports whether a cell is one question with its own label, so that a label
// with a colon before it is answered in its own cell: 姓名： | 性别：□男 □女.
func ownQuestion(c *layout.TableCell) bool {
	head := wording.Squeeze(layout.Plain(c.Chars[:c.Blanks[0].Lo]))
	n := utf8.RuneCountInString(head)
	return n > 2 && n <= 10 && wording.IsIn("：:", lastRune(head)) && strings.Count(strings.ReplaceAll(wording.Squeeze(c.Text()), ":", "："), "：") == 1
}

// selfNamed reports whether a cell with blanks begins with words of its own.
func (v *tableView) selfNamed(c *layout.TableCell, label string) bool {
	c = c.Top
	b := c.Blanks[0]
	return b.Kind == layout.BlankColon && b.Lo > 0 && (wording.Opinion(wording.Squeeze(layout.Plain(c.Chars[:b.Lo]))) || utf8.RuneCountInString(label) == 0)
}

// mostEntries is the number of entries that one label has at most.
const mostEntries = 30

// numberedEntry reports whether cell c only prints a number before the room for one of
// several entries to the label at its left, which runs down beside them: 组建单位 beside ①
// over ②.
func numberedEntry(g *layout.Grid, c *layout.TableCell) bool {
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

// bandRows is how far over a cell the row is looked for that heads its block.
const bandRows = 12

// bandOver is what heads the block of cell c and its label where blocks stand side by side:
// 甲方信息 | 乙方信息; "" for none.
func bandOver(v *tableView, c, label *layout.TableCell) string {
	if label == nil || label.Row != c.Row {
		return ""
	}
	for r := c.Row - 1; r >= max(0, c.Row-bandRows); r-- {
		cells := v.g.Rows[r].Cells
		if len(cells) == 1 {
			return ""
		}
		a := v.g.At(r, c.Col)
		if a == nil || a.Top != a || !a.Covers(c) || !a.Covers(label) || v.roles[a] != roleLabel {
			continue
		}
		if slices.ContainsFunc(cells, func(x *layout.TableCell) bool { return x.Top != x || v.roles[x] != roleLabel || x.Span < 2 }) {
			return ""
		}
		return wording.Squeeze(a.Text())
	}
	return ""
}

// emitEntry makes the place of a numbered entry c of label.
func emitEntry(v *tableView, c, label *layout.TableCell) {
	number := wording.Squeeze(c.Text())
	v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: number, Context: wording.Squeeze(label.Text()), Kind: place.Text})
}

// labelAndWords reports whether row r is a label with words that answer it already: the rows
// around it are labels with free cells, cut so that their labels stand over and below its own.
func labelAndWords(v *tableView, r int) bool {
	row := ownCells(v.g.Rows[r].Cells, r)
	if len(row) != 2 || v.roles[row[0]] != roleLabel || v.roles[row[1]] != roleLabel {
		return false
	}
	words := wording.Squeeze(row[1].Text())
	if headWords.MatchString(wording.Squeeze(row[0].Text())) || layout.Chars(words) <= 5 && columnName.MatchString(words) || headWords.MatchString(words) || wording.MoneyWords.MatchString(words) || wording.NumberWords.MatchString(words) || wording.DateWords.MatchString(words) || generic[words] {
		return false
	}
	around := 0
	for _, n := range []int{r - 1, r + 1} {
		if n < 0 || n >= len(v.g.Rows) {
			continue
		}
		near := ownCells(v.g.Rows[n].Cells, n)
		if first := v.g.Rows[n].Cells[0].Top; len(near) == 1 && n < r && first.Row < n {
			near = []*layout.TableCell{first, near[0]} // the label of several rows
		}
		if len(near) == 3 && !near[0].Same(row[0]) {
			near = near[1:] // a group begins here
		}
		if len(near) < 2 || !near[0].Same(row[0]) || !v.roles[near[0]].names() || !v.roles[near[1]].value() && v.roles[near[1]] != roleSample || v.taken[near[1]] && n > r {
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
func tickHead(v *tableView, c *layout.TableCell) bool {
	b := c.Blanks[0]
	below := v.g.At(c.Last+1, c.Col)
	return c.Top == c && len(c.Blanks) == 1 && b.Kind == layout.BlankBracket && b.Lo > 0 && wording.Squeeze(layout.Plain(c.Chars[b.Hi:])) == "" &&
		strings.ContainsAny(layout.Plain(c.Chars[b.Lo:b.Hi]), wording.TickGlyphs) && below != nil && below.Same(c) && v.roles[below.Top] == roleEmpty
}

// signedBefore reports whether a label to sign, or a cell that says so, stands in the
// row before c, or over the label of a day that begins a row.
func (v *tableView) signedBefore(c *layout.TableCell) bool {
	before := v.g.Rows[c.Row].Cells[:c.Index]
	for _, x := range before {
		t := wording.Squeeze(x.Top.Text())
		if v.roles[x.Top].names() && signed(t, false) || v.roles[x.Top] == roleHint && wording.SealOnly.MatchString(strings.TrimRight(t, "：:")) {
			return true
		}
	}
	if len(before) != 1 {
		return false
	}
	up := v.g.At(c.Row-1, before[0].Col)
	return up != nil && v.roles[up.Top].names() && signed(wording.Squeeze(up.Top.Text()), false) && up.Same(before[0])
}

// setUnit gives the place of cell c, when it was the last one found, the unit that a
// neighbour prints.
func (v *tableView) setUnit(c *layout.TableCell, unit string) {
	if k := len(v.d.places); k > 0 && v.d.places[k-1].At == c.Addr {
		p := &v.d.places[k-1]
		p.Unit = unit
		p.Kind = wording.UnitKind(unit)
	}
}

// unitsAlong makes places of the same unit in cell after cell of a row, as of its first:
// 资产总额 | 万元 | 万元 | 万元.
func unitsAlong(v *tableView, row []*layout.TableCell) {
	for i := 1; i < len(row); i++ {
		t := wording.Squeeze(row[i].Text())
		if v.roles[row[i]] != roleLabel || CellUnit(t) == "" {
			continue
		}
		before := v.roles[row[i-1]] == roleUnit && wording.Squeeze(row[i-1].Text()) == t
		if before || i > 2 && v.roles[row[i-1]] == roleLabel && v.roles[row[i-2]] == roleUnit {
			v.roles[row[i]] = roleUnit
		}
	}
}

// bandIn reports whether row r only names the rows below it within a list: words over most
// of its columns, and below them rows that fit the header.
func bandIn(g *region, r int) bool {
	if bandWords(g, r) == "" || r+2 >= len(g.v.g.Rows) || len(g.leaves) < 3 {
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
	for _, c := range g.v.g.Rows[r].Cells {
		switch {
		case c.Top != c || c.Last > r:
			return ""
		case g.v.roles[c] == roleSerial && c.Index == 0 && g.serial() == 0:
		case g.v.roles[c] == roleLabel && words == "":
			words, wide = wording.Squeeze(c.Text()), c.Span
		case g.v.roles[c] != roleEmpty || c.Span > 1:
			return ""
		}
	}
	if wide*2 < g.v.g.Cols || wording.TotalWords.MatchString(words) || wording.NotePrefix.MatchString(words) || utf8.RuneCountInString(words) > 20 {
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
func roomBetween(c *layout.TableCell) bool {
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
