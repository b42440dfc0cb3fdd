package say

import (
	"strings"

	"yibiao/app/session/sheets"
	"yibiao/forms"
)

// SheetKind names what becomes of a cell of a spreadsheet.
func SheetKind(k sheets.Kind) string {
	switch k {
	case sheets.Refused:
		return T("不采用")
	case sheets.Changed:
		return T("修改")
	case sheets.Kept:
		return T("不改动")
	case sheets.New:
		return T("填入")
	case sheets.NewClient:
		return T("新建单位")
	}
	return T("一样")
}

// SheetPart tells what a sheet is taken for.
func SheetPart(im *sheets.Import, p sheets.Part) string {
	what := T("申报单位，一行一家")
	if f := im.Form().Known(p.Table); f != nil {
		what = T("明细表“{name}”", "name", f.Label)
	}
	name := p.Sheet.Name
	if name == "" {
		name = im.Name
	}
	words := T("“{name}”：{what}，列名在第 {row} 行", "name", Shortened(name, 30), "what", what, "row", p.Head+1)
	if p.Sheet.Hidden {
		words += T("（隐藏的工作表）")
	}
	return words
}

// SheetLeftOut tells of which columns nothing is taken, by their headers; "" where there are none.
func SheetLeftOut(headers []string) string {
	if len(headers) == 0 {
		return ""
	}
	var names []string
	for _, h := range headers {
		names = append(names, Shortened(h, 20))
	}
	return T("有 {n} 列没有认出、不导入：{headers}。要导入的，在左边给它指定一项", "n", len(names), "headers", strings.Join(names, T("、")))
}

// SheetTarget names where a column goes.
func SheetTarget(im *sheets.Import, t sheets.Target) string {
	f, table := im.FieldOf(t)
	switch {
	case f == nil:
		return T("不导入")
	case table == nil:
		return f.Label
	case t.Year != "":
		return T("{table}：{year} 年 {name}", "table", table.Label, "year", t.Year, "name", f.Label)
	}
	return T("{table}：{name}", "table", table.Label, "name", f.Label)
}

// SheetColumn tells what a column is taken for, or what it may be.
func SheetColumn(im *sheets.Import, c sheets.Column) string {
	switch {
	case c.Rival != "":
		return T("{header} → {field}", "header", Shortened(c.Header, 30), "field", SheetRival(c))
	case c.Unknown:
		return T("{header} → {field}", "header", Shortened(c.Header, 30), "field", T("不导入：没有认出这一列是什么"))
	case len(c.Offers) == 0:
		return T("{header} → {field}", "header", Shortened(c.Header, 30), "field", SheetTarget(im, c.Target)+SheetUnit(im, c))
	}
	var names []string
	for _, t := range c.Offers {
		names = append(names, SheetTarget(im, t))
	}
	return T("{header} → 不导入：可能是{fields}，请指定", "header", Shortened(c.Header, 30), "fields", strings.Join(names, T("、")))
}

// SheetRival tells why a column is not taken though it is known what it means.
func SheetRival(c sheets.Column) string {
	return T("不导入：与“{other}”是同一栏，用的是那一列", "other", Shortened(c.Rival, 30))
}

// SheetUnit tells in which unit the amounts of a column are read; "" for other columns.
func SheetUnit(im *sheets.Import, c sheets.Column) string {
	f, _ := im.FieldOf(c.Target)
	switch {
	case f == nil || !f.Is(forms.TypeMoney):
		return ""
	case c.Unclear() != "":
		return T("（单位看不出来：上面写着{units}）", "units", c.Unclear())
	case c.Unit() != "":
		return T("（按{unit}）", "unit", c.Unit())
	case c.InRows != "":
		return T("（单位看每一行的“{column}”）", "column", c.InRows)
	}
	return T("（列名没有写单位，按{unit}）", "unit", f.Unit)
}

// SheetField names the field of a line, with its table and row; "" for the row itself.
func SheetField(l sheets.Line) string {
	switch {
	case l.Field == nil:
		return ""
	case l.Table == nil:
		return l.Field.Label
	case l.Row == "":
		return T("{table} {name}", "table", l.Table.Label, "name", l.Field.Label)
	}
	return T("{table} {row} {name}", "table", l.Table.Label, "row", l.Row, "name", l.Field.Label)
}

// SheetLine tells what becomes of a cell in one line, secret numbers masked.
func SheetLine(im *sheets.Import, l sheets.Line) string {
	parts := []string{T("【{kind}】", "kind", SheetKind(l.Kind)) + l.Place, Shortened(l.Client, 40)}
	if name := SheetField(l); name != "" {
		parts = append(parts, name+T("："))
	}
	v := im.Form().Pack.Vocabulary
	if l.Kind != sheets.NewClient {
		parts = append(parts, SheetValue(l, v))
	}
	if l.Fault != nil {
		parts = append(parts, SheetFault(l, v))
	}
	for _, d := range l.Doubts {
		parts = append(parts, T("请核对：{fault}", "fault", Fault(d, v)))
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// SheetFault tells why a cell, or with it the whole row, is refused.
func SheetFault(l sheets.Line, v *forms.Vocabulary) string {
	words := Fault(l.Fault, v)
	if l.Whole && l.Field != nil {
		words += T("；整行不采用")
	}
	return words
}

// mostCell is how much of a cell a line shows.
const mostCell = 60

// SheetValue is what stands in the cell, and what it would replace; secret numbers masked.
func SheetValue(l sheets.Line, v *forms.Vocabulary) string {
	show := func(text string) string {
		if l.Field == nil {
			return Shortened(text, mostCell)
		}
		return Shortened(WithUnit(v, l.Field, text), mostCell)
	}
	switch l.Kind {
	case sheets.Changed:
		return T("{old} → {new}", "old", show(l.Old), "new", show(l.New))
	case sheets.Kept:
		return T("{old}（表里是 {new}）", "old", show(l.Old), "new", show(l.New))
	case sheets.Refused:
		if l.Field != nil {
			return Shortened(l.Field.Mask(l.New), mostCell)
		}
	}
	return show(l.New)
}

// WithUnit is an answer as the screen shows it, with its unit where it is a sound number; "" for none.
func WithUnit(v *forms.Vocabulary, f *forms.Field, canonical string) string {
	shown := v.Shown(f, canonical)
	if shown == "" || v.Unsound(f, canonical, nil) != nil {
		return shown
	}
	return shown + f.Unit
}

// SheetCounts tells what a plan would do, or has done.
func SheetCounts(p sheets.Plan, done bool) string {
	words := T("新建 {clients} 家单位，填入 {new} 处，修改 {changed} 处，一样的 {same} 处，不采用 {refused} 处",
		"clients", p.Count(sheets.NewClient), "new", p.Count(sheets.New), "changed", p.Count(sheets.Changed), "same", p.Count(sheets.Same)+p.Count(sheets.Kept), "refused", p.Count(sheets.Refused))
	if n := p.Rows(); n > 0 {
		words += T("（其中 {n} 行整行不采用）", "n", n)
	}
	if n := p.Doubtful(); n > 0 {
		words += T("；{n} 处请核对", "n", n)
	}
	if p.Sums > 0 {
		words += T("；合计、平均这样的行不是单位，{n} 行不采用", "n", p.Sums)
	}
	if p.Fen > 0 {
		words += T("；{n} 处算出来的金额四舍五入到分", "n", p.Fen)
	}
	if p.Hidden.Any() {
		words += T("；{hidden}没有导入", "hidden", SheetHidden(p.Hidden))
	}
	if done {
		return T("已导入：{what}", "what", words)
	}
	return T("将会：{what}", "what", words)
}

// SheetHidden names what a spreadsheet does not show.
func SheetHidden(h sheets.Hidden) string {
	var words []string
	if h.Rows > 0 {
		words = append(words, T("{n} 行", "n", h.Rows))
	}
	if h.Columns > 0 {
		words = append(words, T("{n} 列", "n", h.Columns))
	}
	if h.Sheets > 0 {
		words = append(words, T("{n} 张工作表", "n", h.Sheets))
	}
	return T("表里隐藏（或筛选掉）的 {what}", "what", strings.Join(words, T("、")))
}

// SheetBack tells what taking the last import back would do, or has done, client by client.
func SheetBack(b sheets.TakingBack, v *forms.Vocabulary) []string {
	at := b.At.Local().Format("2006-01-02 15:04")
	out := []string{T("表格导入（{at}）：", "at", at) + SheetBackCounts(b)}
	if b.Filled {
		out[0] = T("一次补多处（{at}）：", "at", at) + SheetBackCounts(b)
	}
	for _, c := range b.Clients {
		name := Shortened(c.Name, 40)
		switch c.Fate {
		case sheets.Removed:
			out = append(out, T("【移到回收站】{name}", "name", name))
		case sheets.Left:
			out = append(out, T("【不动】{name}：{why}", "name", name, "why", SheetLeft(c)))
		case sheets.Back:
			out = append(out, T("【改回】{name}：{cells}", "name", name, "cells", sheetBackCells(c, v)))
		}
	}
	return out
}

// SheetBackCounts tells it in numbers.
func SheetBackCounts(b sheets.TakingBack) string {
	var words []string
	if n := b.Count(sheets.Removed); n > 0 {
		words = append(words, T("{n} 家新建的单位移到回收站", "n", n))
	}
	if n := b.Count(sheets.Back); n > 0 {
		back := T("{n} 家单位的 {cells} 处内容改回导入以前", "n", n, "cells", b.Cells())
		if b.Filled {
			back = T("{n} 家单位的 {cells} 处内容改回补这一项以前", "n", n, "cells", b.Cells())
		}
		words = append(words, back)
	}
	if n := b.Count(sheets.Left); n > 0 {
		left := T("{n} 家单位后来动过，连导入的内容一起不动", "n", n)
		if b.Filled {
			left = T("{n} 家单位后来动过，补的这一项不动", "n", n)
		}
		words = append(words, left)
	}
	if len(words) == 0 {
		return T("没有什么可撤销的")
	}
	return strings.Join(words, T("；"))
}

// SheetLeft tells why a client is left as it is.
func SheetLeft(c sheets.BackClient) string {
	var words []string
	for _, why := range c.Why {
		words = append(words, map[sheets.Touch]string{
			sheets.TouchRenamed: T("后来改了名"), sheets.TouchDeleted: T("已经在回收站里"), sheets.TouchDossier: T("申报档案在用"),
			sheets.TouchMaterial: T("后来附了材料"), sheets.TouchChanged: T("后来改过内容"),
		}[why])
	}
	return strings.Join(words, T("、"))
}

// mostBack is how many cells that go back are named of one client.
const mostBack = 6

// sheetBackCells tells which cells go back to what, secret numbers masked.
func sheetBackCells(c sheets.BackClient, v *forms.Vocabulary) string {
	var words []string
	for _, cell := range c.Cells[:min(len(c.Cells), mostBack)] {
		name := SheetField(sheets.Line{Field: cell.Field, Table: cell.Table, Row: cell.Row})
		if cell.Dossier != "" {
			name = T("《{title}》的{field}", "title", cell.Dossier, "field", name)
		}
		switch {
		case cell.Field == nil && cell.Table != nil:
			words = append(words, T("去掉“{table}”{row}那一行", "table", cell.Table.Label, "row", spaced(cell.Row)))
		case cell.Field == nil:
		case cell.Then == "":
			words = append(words, T("{name}清空", "name", name))
		default:
			words = append(words, T("{name}改回“{then}”", "name", name, "then", Shortened(cell.Field.Mask(v.Display(cell.Field, cell.Then, "")), mostCell)))
		}
	}
	if more := len(c.Cells) - mostBack; more > 0 {
		words = append(words, T("另 {n} 处", "n", more))
	}
	return strings.Join(words, T("，"))
}

// spaced sets what may be nothing off from Chinese text.
func spaced(text string) string {
	if text == "" {
		return ""
	}
	return " " + text + " "
}

// FillPutBack tells that what was answered for many and taken back is there again.
func FillPutBack(left int) string {
	words := T("已恢复刚撤销的补一项。")
	if left > 0 {
		words += T("其中 {n} 处后来另外改过，照现在的留着。", "n", left)
	}
	return words
}

// SheetPutBack tells that an import that was taken back is there again, and who is left out.
func SheetPutBack(done sheets.PuttingBack) string {
	words := T("已恢复刚撤销的表格导入。")
	if done.Left > 0 {
		words += T("其中 {n} 处后来另外改过，照现在的留着。", "n", done.Left)
	}
	if len(done.Doubled) > 0 {
		names := done.Doubled[:min(len(done.Doubled), mostBack)]
		words += T("有 {n} 家后来另建了同代码或同名的单位，没有恢复，仍在回收站：{names}。", "n", len(done.Doubled), "names", strings.Join(names, T("、")))
	}
	return words
}

// FoldedName tells that spaces were taken out of a name that was typed; "" where none were.
func FoldedName(typed, name string) string {
	if strings.Join(strings.Fields(typed), " ") == name {
		return ""
	}
	return T("名称中间的空格去掉了：{name}", "name", name)
}
