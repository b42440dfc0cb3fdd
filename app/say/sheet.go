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
	return T("“{name}”：{what}，列名在第 {row} 行", "name", Shortened(name, 30), "what", what, "row", p.Head+1)
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
	if len(c.Offers) == 0 {
		return T("{header} → {field}", "header", Shortened(c.Header, 30), "field", SheetTarget(im, c.Target))
	}
	var names []string
	for _, t := range c.Offers {
		names = append(names, SheetTarget(im, t))
	}
	return T("{header} → 不导入：可能是{fields}，请指定", "header", Shortened(c.Header, 30), "fields", strings.Join(names, T("、")))
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
		parts = append(parts, Fault(l.Fault, v))
	}
	for _, d := range l.Doubts {
		parts = append(parts, T("请核对：{fault}", "fault", Fault(d, v)))
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// mostCell is how much of a cell a line shows.
const mostCell = 60

// SheetValue is what stands in the cell, and what it would replace; secret numbers masked.
func SheetValue(l sheets.Line, v *forms.Vocabulary) string {
	show := func(text string) string {
		if l.Field == nil {
			return Shortened(text, mostCell)
		}
		return Shortened(l.Field.Mask(v.Display(l.Field, text, "")), mostCell)
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

// SheetCounts tells what a plan would do, or has done.
func SheetCounts(p sheets.Plan, done bool) string {
	words := T("新建 {clients} 家单位，填入 {new} 处，修改 {changed} 处，一样的 {same} 处，不采用 {refused} 处",
		"clients", p.Count(sheets.NewClient), "new", p.Count(sheets.New), "changed", p.Count(sheets.Changed), "same", p.Count(sheets.Same)+p.Count(sheets.Kept), "refused", p.Count(sheets.Refused))
	if n := p.Doubtful(); n > 0 {
		words += T("；{n} 处请核对", "n", n)
	}
	if done {
		return T("已导入：{what}", "what", words)
	}
	return T("将会：{what}", "what", words)
}

// SheetUndone tells what taking an import back has done.
func SheetUndone(d sheets.Done, kept int) string {
	words := T("已撤销最近一次表格导入或补填（新建 {clients} 家单位、{values} 处内容）。", "clients", d.Clients, "values", d.Values)
	if kept > 0 {
		words += T("其中 {n} 处后来有人改过或用上了，照原样留着。", "n", kept)
	}
	return words
}
