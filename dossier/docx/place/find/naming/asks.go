package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/region"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/forms/pattern"
)

// RemarkBelow is the remark on what to write that c, alone in its row, has below its heading,
// "" for none: 成果简介 over （重点描述创新点、成熟度等）.
func RemarkBelow(v *cell.View, c *layout.TableCell) string {
	if c.Row+1 < len(v.Grid.Rows) && len(v.Grid.Rows[c.Row+1].Cells) > 1 {
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

// Invites reports whether the heading c, alone in its row, asks for a description of which
// the form leaves the room to whoever writes: the next row has a heading of its own, and
// neither numbers under it nor columns.
func Invites(v *cell.View, c *layout.TableCell) bool {
	text := wording.Squeeze(c.Text())
	n := utf8.RuneCountInString(text)
	if v.Roles[c] != cell.Label || n < 4 || n > 30 || wording.ListNumber.MatchString(text) || !wording.LongWords.MatchString(text) && !doneSoFar.MatchString(text) || wording.Opinion(text) || strings.ContainsAny(text, "。；，：:《") || c.Row == 0 || c.Row+1 >= len(v.Grid.Rows) {
		return false
	}
	next := v.Grid.Rows[c.Row+1].Cells
	if len(next) != 1 || next[0].Top != next[0] || !v.Roles[next[0]].Names() && v.Roles[next[0]] != cell.Blank {
		return false
	}
	below := wording.Squeeze(next[0].Text())
	if boxed := next[0].Blanks; len(boxed) > 1 && boxed[0].Kind == layout.BlankBox && strings.Count(strings.ReplaceAll(below, ":", "："), "：") > 1 {
		return false // over several questions to tick
	}
	return utf8.RuneCountInString(cell.HeadLine(next[0])) <= 40 && !wording.ListNumber.MatchString(below) && !wording.LetterBegin.MatchString(below) && !layout.RemarkOnly.MatchString(below) && !wording.SignWords.MatchString(below)
}

// CopiesAbreast reports whether all cells of a row say which copy is pasted into them.
func CopiesAbreast(row layout.GridRow, i int) bool {
	for _, c := range row.Cells {
		if t := wording.Squeeze(c.Text()); c.Top != c || !wording.CopyHere.MatchString(t) && !wording.ImageWords.MatchString(t) || utf8.RuneCountInString(t) < 8 {
			return false
		}
	}
	return len(row.Cells) > 1 && i >= 0
}

// NamesForm reports whether the first row of a table is the name of the form.
func NamesForm(v *cell.View, c *layout.TableCell, text string) bool {
	return c.Row == 0 && len(v.Grid.Rows[0].Cells) == 1 && len(v.Grid.Rows) > 2 && len(c.Blanks) == 0 && (phrase.NameEnd.MatchString(text) || phrase.SheetName.MatchString(text)) && !wording.ListNumber.MatchString(text)
}

// OverHeader reports whether c, alone in its row, names the list whose header stands in
// the next row: 认定要求：over 内容 | 标准 | 具备条件.
func OverHeader(v *cell.View, c *layout.TableCell) bool {
	if len(v.Grid.Rows[c.Row].Cells) != 1 || c.Row+1 >= len(v.Grid.Rows) || !wording.Introduces(wording.CleanLabel(c.Text())) && !phrase.AboutEnd.MatchString(wording.CleanLabel(c.Text())) {
		return false
	}
	_, header := region.Header(v, c.Row+1)
	return header
}

// HintIn is the instruction that cell c prints, "" for none.
func HintIn(v *cell.View, c *layout.TableCell) string {
	if v.Roles[c] != cell.Hint {
		return ""
	}
	return wording.Squeeze(c.Text())
}

// TicksOn reports whether cell i of a row and the next hold boxes and their words only: the
// answers to one label stand in cells of their own.
func TicksOn(row layout.GridRow, i int) bool {
	return i+1 < len(row.Cells) && cell.TicksOnly(row.Cells[i]) && (cell.TicksOnly(row.Cells[i+1]) || cell.BoxFirst(row.Cells[i+1]) && layout.Chars(wording.Squeeze(row.Cells[i+1].Text())) <= 24) && row.Cells[i+1].Top == row.Cells[i+1]
}

// bandRows is how far over a cell the row is looked for that heads its block.
const bandRows = 12

// BandOver is what heads the block of cell c and its label where blocks stand side by side:
// 甲方信息 | 乙方信息; "" for none.
func BandOver(v *cell.View, c, label *layout.TableCell) string {
	if label == nil || label.Row != c.Row {
		return ""
	}
	for r := c.Row - 1; r >= max(0, c.Row-bandRows); r-- {
		cells := v.Grid.Rows[r].Cells
		if len(cells) == 1 {
			return ""
		}
		a := v.Grid.At(r, c.Col)
		if a == nil || a.Top != a || !a.Covers(c) || !a.Covers(label) || v.Roles[a] != cell.Label {
			continue
		}
		if slices.ContainsFunc(cells, func(x *layout.TableCell) bool { return x.Top != x || v.Roles[x] != cell.Label || x.Span < 2 }) {
			return ""
		}
		return wording.Squeeze(a.Text())
	}
	return ""
}

// SignedBefore reports whether a label to sign, or a cell that says so, stands in the
// row before c, or over the label of a day that begins a row.
func SignedBefore(v *cell.View, c *layout.TableCell) bool {
	before := v.Grid.Rows[c.Row].Cells[:c.Index]
	for _, x := range before {
		t := wording.Squeeze(x.Top.Text())
		if v.Roles[x.Top].Names() && sign.Signed(t, false) || v.Roles[x.Top] == cell.Hint && wording.SealOnly.MatchString(strings.TrimRight(t, "：:")) {
			return true
		}
	}
	if len(before) != 1 {
		return false
	}
	up := v.Grid.At(c.Row-1, before[0].Col)
	return up != nil && v.Roles[up.Top].Names() && sign.Signed(wording.Squeeze(up.Top.Text()), false) && up.Same(before[0])
}
