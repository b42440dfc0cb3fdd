package find

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// emitRows makes one place of n blank rows from row i of the region on.
func (g *region) emitRows(i, n int) {
	v := g.v
	row := g.rows[i]
	last := g.rows[i+n-1].r
	header := g.head
	p := place.Place{At: rowAddr(v.g, row.r), Kind: place.Rows, Rows: []int{row.r, last}, Header: &header, Context: v.section}
	var names []string
	for k, c := range row.cells {
		l := g.leaves[row.leaf[k]]
		if l.group {
			p.Context = wording.Squeeze(l.cell.Top.Text())
			continue
		}
		role := v.roles[c.Top]
		if g.filler(row.leaf[k], l) && role == roleEmpty {
			continue
		}
		if wording.SerialWords.MatchString(l.label) && (k == 0 || l.label != "编号" || role == roleSerial) && (role == roleSerial || role == roleEmpty || role == roleLabel) {
			p.Serial = &place.Serial{Cell: c.Index, Printed: role != roleEmpty, Label: l.label}
			continue
		}
		if role.names() && !g.stray(row, k) {
			if !g.constant(row, k) {
				p.Context = wording.Squeeze(c.Top.Text())
			}
			continue
		}
		if role == roleDash || role == roleSerial && !strings.ContainsAny(c.Text(), "….⋯") {
			continue
		}
		kind := wording.KindOfLabel(l.label, "", "", "", false)
		if kind == place.LongText {
			kind = place.Text
		}
		if signed(l.label, false) || wording.Opinion(l.label) || wording.ForOffice(l.label) || wording.ForOffice(l.upper) || dayLabel.MatchString(l.label) && k > 0 && signed(g.leaves[row.leaf[k-1]].label, false) {
			kind = place.Sign
		}
		p.Columns = append(p.Columns, place.Column{Cell: c.Index, Label: l.label, Kind: kind})
		names = append(names, l.label)
	}
	if p.Context == "" {
		p.Context = v.d.last
	}
	p.Label = strings.Join(names, "|")
	if !slices.ContainsFunc(p.Columns, func(c place.Column) bool { return c.Kind != place.Sign }) {
		p.Kind = place.Sign
	}
	v.d.add(row.cells[0].Area, 0, p)
}

// percentEnd ends a column of shares, in whatever unit the row is.
var percentEnd = pattern.Of(`[^（(]{2}[%％]$`)

// ownNumber ends what only counts the rows, whose names are asked for.
var ownNumber = pattern.Of(`[0-9一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩…]$|^其[他它]`)

// generic are the headers of a value column that say less than the row's label.
var generic = map[string]bool{
	"内容": true, "填写内容": true, "填报内容": true, "具体内容": true, "情况": true, "具体情况": true,
	"信息": true, "填写": true, "答案": true, "填报信息": true, "企业填写": true, "单位填写": true, "企业填报": true, "单位填报": true,
	"填写栏": true, "填报栏": true, "填写情况": true, "填报情况": true, "申报内容": true, "采集内容": true, "登记内容": true, "填写信息": true,
}

// emitMatrix makes a place of every empty cell of a row, named by its column, in the
// context of the row's label.
func (g *region) emitMatrix(row regionRow) {
	v := g.v
	group := ""
	total := g.isTotal(row)
	for k := g.afterTotal(row); k < len(row.cells); k++ {
		c, l := row.cells[k], g.leaves[row.leaf[k]]
		if l.group && c.Top.Row <= g.head {
			group = wording.Squeeze(c.Top.Text())
			continue
		}
		if askedYear(v.g, c) {
			emitYear(v, c, l.label, group)
		}
		if c.Top == c && v.roles[c] == roleColon && ownNumber.MatchString(wording.CleanLabel(c.Text())) {
			// 指标1： asks for the name of the row.
			v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(c.Text()), Context: group, Kind: place.Text})
		}
		if c.Top != c || !v.roles[c].value() || v.roles[c] == roleUnit && wording.OwnUnit.MatchString(l.label) {
			continue
		}
		label := g.rowLabel(row, k)
		if at := blockOf(g, row, k); at > 0 || abreast(g) {
			if label = nearer(label, row.cells[at]); freeBlock(g, row, at) {
				continue
			}
		}
		context := group
		if label != nil {
			context = wording.Squeeze(label.Text())
		}
		if n := ticksAcross(g, row, k, context); n > 0 {
			k += n - 1
			continue
		}
		if g.tick(c, l, context) {
			continue
		}
		if n := g.choice(row, k, context); n > 0 {
			k += n - 1
			continue
		}
		if wording.SerialWords.MatchString(l.label) || label == nil && (l.label == "" || k == 0 && g.labelColumn() && !v.roles[c].value()) {
			continue
		}
		name := l.label
		if name == "" || generic[name] && label != nil {
			name = wording.CleanLabel(context)
		}
		if total && label != nil && described.MatchString(name) && loneValue(g, row) {
			name = wording.CleanLabel(context)
		}
		unit := rowUnit(g, row, k)
		if l.upper == "" && unit != "" && wording.YearHead.MatchString(name) {
			l.upper = "（" + unit + "）"
		}
		emitUnited(g, c, unit, name+context, func() { g.emitCell(c, l, name, context, total) })
	}
}

// dataColumn heads the figures beside a column of their units.
var dataColumn = pattern.Of(`^(指标|填报|统计)?(数据|数据值|数值|指标值|填报值|完成值|实际值)$`)

// emitUnited emits cell c and gives its figure, which words name, the unit that the row prints in the column for units.
func emitUnited(g *region, c *layout.TableCell, unit, words string, emit func()) {
	before := len(g.v.d.places)
	emit()
	if len(g.v.d.places) != before+1 || !printsUnits(g) || !wording.UnitOnly.MatchString(unit) || ratio.MatchString(words) {
		return
	}
	p := &g.v.d.places[before]
	if p.Kind == place.Text && dataColumn.MatchString(p.Label) {
		p.Kind = wording.UnitKind(unit)
	}
	if (p.Kind == place.Number || p.Kind == place.Money) && p.Unit == "" {
		g.v.setUnit(c, unit)
	}
}

// ratio are figures that have no unit, whatever that of their row is.
var ratio = pattern.Of(`率|比重|占比|比例|增[长幅减]|[%％]|序号|编号|年[份度]`)

// printsUnits reports whether a column of the region is for the units of the figures beside it.
func printsUnits(g *region) bool {
	return slices.ContainsFunc(g.leaves, func(l leaf) bool { return wording.OwnUnit.MatchString(l.label) })
}

// emitCell makes the place of cell c.
func (g *region) emitCell(c *layout.TableCell, l leaf, name, context string, total bool) {
	v := g.v
	if v.roles[c] == roleBlank {
		v.blanksIn(c, name, context)
		return
	}
	p := place.Place{At: c.Addr, Label: name, Context: context}
	switch v.roles[c] {
	case roleUnit:
		p.Unit = CellUnit(wording.Squeeze(c.Text()))
	case roleHint:
		p.Hint = wording.Squeeze(c.Text())
	}
	p.Kind = wording.KindOfLabel(name, context, p.Unit, v.unit, false)
	if p.Kind == place.LongText {
		p.Kind = place.Text
	}
	if p.Kind == place.Text && v.unit != "" && wording.YearHead.MatchString(name) {
		p.Kind = wording.UnitKind(v.unit)
	}
	switch {
	case p.Kind == place.Text && l.upper == l.label && l.upper != "":
		p.Kind = place.Number
	case p.Kind == place.Text && wording.UnitIn(l.upper) != "":
		p.Kind = wording.UnitKind(wording.UnitIn(l.upper))
	case p.Kind == place.Text && (people.MatchString(l.upper) || countEnd.MatchString("　"+l.upper)) && !described.MatchString(name):
		p.Kind = place.Number // 博士 below 科技人员; 数量 over 计划 and 实际
	}
	if wording.ForOffice(l.upper) || regionOnly.MatchString(p.Hint) || signed(name, false) || wording.Opinion(name) || wording.Opinion(context) && !v.roles[c].value() {
		p.Kind = place.Sign
	}
	if u := CellUnit(name); u != "" && !yearOnly.MatchString(name) {
		p.Kind = wording.UnitKind(u)
	}
	if corner := wording.UnitIn(g.leaves[0].label); corner != "" && wording.YearHead.MatchString(name) && p.Kind == place.Text && wording.UnitIn(context) == "" && !described.MatchString(context) {
		p.Kind, p.Unit = wording.UnitKind(corner), corner // 出口额（万美元） over the names of the rows
	}
	if percentEnd.MatchString(name) {
		p.Kind, p.Unit = place.Number, "%"
	}
	if u := wording.UnitIn(context); p.Kind == place.Number && p.Unit == "" && wording.UnitIn(name) == "" && u != "" && !share.MatchString(name) {
		p.Kind = wording.UnitKind(u)
	}
	if p.Kind == place.Text && p.Hint == "" {
		p.Kind = kindOfRow(name, context)
	}
	if total && p.Kind == place.Text {
		p.Kind = kindOfTotal(g, name)
	}
	if total && p.Kind != place.Number && p.Kind != place.Money {
		return
	}
	if p.Unit == "" {
		if p.Unit = wording.UnitIn(name); p.Unit == "" {
			p.Unit = wording.UnitIn(l.upper)
		}
	}
	v.d.add(c.Area, 0, p)
}

// kindOfRow is the kind of a cell whose column says no kind: that of the row's label.
func kindOfRow(column, row string) place.Kind {
	if phoneWords.MatchString(column) || described.MatchString(column) && !counted.MatchString(row) {
		return place.Text
	}
	switch k := wording.KindOfLabel(row, "", "", "", false); {
	case k == place.Number || k == place.Money:
		return k
	case people.MatchString(row):
		return place.Number
	}
	return place.Text
}

// tick adds cell c, which holds one box and nothing else, to the options of its
// column; false when it is none.
func (g *region) tick(c *layout.TableCell, l leaf, label string) bool {
	if len(c.Blanks) != 1 || c.Blanks[0].Kind != layout.BlankBox || layout.Chars(wording.Squeeze(c.Text())) != 1 || label == "" {
		return false
	}
	opt := place.Option{At: numberOf(c.Area, 0), Label: wording.CleanLabel(label)}
	places := g.v.d.places
	for i := range places {
		if p := &places[i]; p.Kind == place.Check && p.Label == l.label && p.Order >= g.rows[0].cells[0].Order && len(p.Options) > 0 {
			p.Options = append(p.Options, opt)
			return true
		}
	}
	g.v.d.add(c.Area, 0, place.Place{At: opt.At, Label: l.label, Context: g.v.section, Kind: place.Check, Options: []place.Option{opt}})
	return true
}

// choice makes one place of the cells from k on whose headers are the answers to one
// question; it returns their number, 0 when there is no question.
func (g *region) choice(row regionRow, k int, label string) int {
	if g.banded() {
		return 0
	}
	n := 0
	p := place.Place{At: row.cells[k].Addr, Label: wording.CleanLabel(label), Kind: place.Choice}
	for k+n < len(row.cells) {
		c := row.cells[k+n]
		l := g.leaves[row.leaf[k+n]]
		if g.v.roles[c] != roleEmpty || !wording.OptionWord.MatchString(l.label) {
			break
		}
		p.Options = append(p.Options, place.Option{At: c.Addr, Label: l.label})
		n++
	}
	if n < 2 {
		return 0
	}
	g.v.d.add(row.cells[k].Area, 0, p)
	return n
}

// labelColumn reports whether the first column names the rows.
func (g *region) labelColumn() bool {
	for _, row := range g.rows {
		if g.v.roles[row.cells[0].Top].names() {
			return true
		}
	}
	return false
}

// columnCodes are the marks under the header of a statistical table: 甲 乙 丙 1 2.
var columnCodes = pattern.Of(`^([甲乙丙丁戊己]|[（(]?[0-9]{1,2}[）)]?|[A-Z])$`)

// codesBelow reports whether the row below header r only marks its columns.
func codesBelow(v *tableView, r int) bool {
	if r+1 >= len(v.g.Rows) || len(v.g.Rows[r+1].Cells) != len(v.g.Rows[r].Cells) || len(v.g.Rows[r].Cells) < 2 {
		return false
	}
	letters := false
	for i, c := range v.g.Rows[r+1].Cells {
		t := wording.Squeeze(c.Text())
		if c.Top != c || c.Last > c.Row || !c.Same(v.g.Rows[r].Cells[i]) || !columnCodes.MatchString(t) {
			return false
		}
		letters = letters || t == "甲"
	}
	return letters
}

// lastOfHead is the last row of a header whose words end in row r.
func lastOfHead(v *tableView, r int) int {
	if codesBelow(v, r) || numbersColumns(v.g, r+1) {
		return r + 1
	}
	return r
}

// abreast reports whether the header names its columns once more: 指标 数量 指标 数量.
func abreast(g *region) bool {
	return len(g.leaves) >= 4 && g.leaves[0].label != "" && slices.ContainsFunc(g.leaves[1:], func(l leaf) bool { return l.label == g.leaves[0].label })
}

// blockOf is the first cell of a row that stands under the same round of a header that names
// its columns more than once as cell k.
func blockOf(g *region, row regionRow, k int) int {
	first := g.leaves[0].label
	for ; k > 0 && first != ""; k-- {
		if g.leaves[row.leaf[k]].label == first {
			return k
		}
	}
	return 0
}

// freeBlock reports whether nothing is printed in the cells of a row from at on that stand
// under one round of the header: no row is there.
func freeBlock(g *region, row regionRow, at int) bool {
	for k, c := range row.cells[at:] {
		if k > 0 && g.leaves[row.leaf[at+k]].label == g.leaves[0].label {
			break
		}
		if wording.Squeeze(c.Top.Text()) != "" || len(c.Top.Blanks) > 0 {
			return false
		}
	}
	return slices.ContainsFunc(g.rows, func(r regionRow) bool {
		return r.r != row.r && at < len(r.cells) && wording.Squeeze(r.cells[at].Top.Text()) != ""
	})
}

// nearer is label where it stands at or behind cell first, else nil.
func nearer(label, first *layout.TableCell) *layout.TableCell {
	if label == nil || label.Col < first.Col {
		return nil
	}
	return label
}

// totalBlank is the cell of row r that asks for the total of its column, where nothing else
// is asked: —— | 总计：; nil for none.
func totalBlank(g *region, r int) *layout.TableCell {
	var found *layout.TableCell
	for _, c := range g.v.g.Rows[r].Cells {
		switch role := g.v.roles[c]; {
		case c.Top != c || c.Last > r:
			return nil
		case role == roleColon && wording.TotalWords.MatchString(wording.CleanLabel(c.Text())) && found == nil:
			found = c
		case role != roleDash:
			return nil
		}
	}
	if found == nil || len(g.v.g.Rows[r].Cells) != len(g.leaves) {
		return nil
	}
	return found
}

// emitTotal makes the place of a total over the rows.
func emitTotal(g *region, r int) {
	c := totalBlank(g, r)
	for _, x := range g.v.g.Rows[r].Cells {
		g.v.taken[x] = true
	}
	column := g.leaves[c.Index].label
	p := place.Place{At: c.Addr, Label: wording.CleanLabel(c.Text()), Context: column, Unit: wording.UnitIn(column)}
	if p.Kind = wording.UnitKind(p.Unit); p.Unit == "" {
		p.Kind = place.Number
	}
	g.v.d.add(c.Area, 1, p)
}
