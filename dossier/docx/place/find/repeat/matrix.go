package repeat

import (
	"slices"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/region"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/dossier/docx/place/find/table"
	"yibiao/forms/pattern"
)

// loneValue reports whether a row has one free cell only.
func loneValue(g *lister, row region.Row) bool {
	n := 0
	for _, c := range row.Cells {
		if c.Top == c && g.table.Roles[c].Value() {
			n++
		}
	}
	return n == 1
}

// afterTotal is the cell after the word that makes a row a total, as cells before it are
// of no use: 7 | | 合计 |. It is 0 for other rows.
func (g *lister) afterTotal(row region.Row) int {
	for k, c := range row.Cells {
		if c.Top == c && g.table.Roles[c].Names() && wording.TotalWords.MatchString(wording.Squeeze(c.Text())) {
			return k
		}
	}
	return 0
}

// kindOfTotal is the kind of a sum under the column name, whose words alone say no figures.
func kindOfTotal(g *lister, name string) place.Kind {
	switch first := g.Rows[0]; {
	case !described.MatchString(name) && g.RowLabel(first, len(first.Cells)) != nil:
		return place.Number
	case g.table.Unit != "" && wording.MoneyWords.MatchString(name):
		return wording.UnitKind(g.table.Unit) // 单位自有资金
	}
	return place.Text
}

// The words by which what was found by position is known better. They are data.
var (
	described = pattern.Of(`条件|现状|备注|材质|颜色|说明|材料|依据|名称|单位|方式|来源|型号|规格|内容|情况|自评|结论|用途|类别|类型|时间|进度|日期|地点|负责人|责任|姓名|部门|部位|理由|原因|措施|品牌|厂家|厂商|产地|证书|编号|标准|要求|计算|级别|对象|渠道|文件|职务|职称|专业|签|意见|备案|链接|网址|是否|事项|目标|成果|描述|页码|附件|佐证|方法|序号|产品|指标|号$|号码`)
	share     = pattern.Of(`率|比|增|排名|数量|件|人`)
	counted   = pattern.Of(`(人数|数量|数额|金额)([（(][^（()）]*[）)])?$`)
	people    = pattern.Of(`(人员|职工|员工|博士|硕士|本科|大专|职称|学历)([（(][^（()）]*[）)])?$`)
)

// percentEnd ends a column of shares, in whatever unit the row is.
var percentEnd = pattern.Of(`[^（(]{2}[%％]$`)

// ownNumber ends what only counts the rows, whose names are asked for.
var ownNumber = pattern.Of(`[0-9一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩…]$|^其[他它]`)

// emitMatrix makes a place of every empty cell of a row, named by its column, in the
// context of the row's label.
func (g *lister) emitMatrix(row region.Row) {
	v := g.table
	group := ""
	total := g.IsTotal(row)
	for k := g.afterTotal(row); k < len(row.Cells); k++ {
		c, l := row.Cells[k], g.Leaves[row.Leaf[k]]
		if l.Group && c.Top.Row <= g.Head {
			group = wording.Squeeze(c.Top.Text())
			continue
		}
		if cell.AskedYear(v.Grid, c) {
			table.EmitYear(v, c, l.Label, group)
		}
		if c.Top == c && v.Roles[c] == cell.Colon && ownNumber.MatchString(wording.CleanLabel(c.Text())) {
			// 指标1： asks for the name of the row.
			v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(c.Text()), Context: group, Kind: place.Text})
		}
		if c.Top != c || !v.Roles[c].Value() || v.Roles[c] == cell.Unit && wording.OwnUnit.MatchString(l.Label) {
			continue
		}
		label := g.RowLabel(row, k)
		if at := region.BlockOf(g.Region, row, k); at > 0 || abreast(g) {
			if label = nearer(label, row.Cells[at]); freeBlock(g, row, at) {
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
		if wording.SerialWords.MatchString(l.Label) || label == nil && (l.Label == "" || k == 0 && g.labelColumn() && !v.Roles[c].Value()) {
			continue
		}
		name := l.Label
		if name == "" || region.Generic[name] && label != nil {
			name = wording.CleanLabel(context)
		}
		if total && label != nil && described.MatchString(name) && loneValue(g, row) {
			name = wording.CleanLabel(context)
		}
		unit := region.RowUnit(g.Region, row, k)
		if l.Upper == "" && unit != "" && wording.YearHead.MatchString(name) {
			l.Upper = "（" + unit + "）"
		}
		emitUnited(g, c, unit, name+context, func() { g.emitCell(c, l, name, context, total) })
	}
}

// dataColumn heads the figures beside a column of their units.
var dataColumn = pattern.Of(`^(指标|填报|统计)?(数据|数据值|数值|指标值|填报值|完成值|实际值)$`)

// emitUnited emits cell c and gives its figure, which words name, the unit that the row prints in the column for units.
func emitUnited(g *lister, c *layout.TableCell, unit, words string, emit func()) {
	before := len(g.table.Walk.Places)
	emit()
	if len(g.table.Walk.Places) != before+1 || !printsUnits(g) || !wording.UnitOnly.MatchString(unit) || ratio.MatchString(words) {
		return
	}
	p := &g.table.Walk.Places[before]
	if p.Kind == place.Text && dataColumn.MatchString(p.Label) {
		p.Kind = wording.UnitKind(unit)
	}
	if (p.Kind == place.Number || p.Kind == place.Money) && p.Unit == "" {
		g.table.SetUnit(c, unit)
	}
}

// ratio are figures that have no unit, whatever that of their row is.
var ratio = pattern.Of(`率|比重|占比|比例|增[长幅减]|[%％]|序号|编号|年[份度]`)

// printsUnits reports whether a column of the region is for the units of the figures beside it.
func printsUnits(g *lister) bool {
	return slices.ContainsFunc(g.Leaves, func(l region.Leaf) bool { return wording.OwnUnit.MatchString(l.Label) })
}

// emitCell makes the place of cell c.
func (g *lister) emitCell(c *layout.TableCell, l region.Leaf, name, context string, total bool) {
	v := g.table
	if v.Roles[c] == cell.Blank {
		v.Blanks(c, name, context)
		return
	}
	p := place.Place{At: c.Addr, Label: name, Context: context}
	switch v.Roles[c] {
	case cell.Unit:
		p.Unit = phrase.CellUnit(wording.Squeeze(c.Text()))
	case cell.Hint:
		p.Hint = wording.Squeeze(c.Text())
	}
	p.Kind = wording.KindOfLabel(name, context, p.Unit, v.Unit, false)
	if p.Kind == place.LongText {
		p.Kind = place.Text
	}
	if p.Kind == place.Text && v.Unit != "" && wording.YearHead.MatchString(name) {
		p.Kind = wording.UnitKind(v.Unit)
	}
	switch {
	case p.Kind == place.Text && l.Upper == l.Label && l.Upper != "":
		p.Kind = place.Number
	case p.Kind == place.Text && wording.UnitIn(l.Upper) != "":
		p.Kind = wording.UnitKind(wording.UnitIn(l.Upper))
	case p.Kind == place.Text && (people.MatchString(l.Upper) || phrase.CountEnd.MatchString("　"+l.Upper)) && !described.MatchString(name):
		p.Kind = place.Number // 博士 below 科技人员; 数量 over 计划 and 实际
	}
	if wording.ForOffice(l.Upper) || phrase.RegionOnly.MatchString(p.Hint) || sign.Signed(name, false) || wording.Opinion(name) || wording.Opinion(context) && !v.Roles[c].Value() {
		p.Kind = place.Sign
	}
	if u := phrase.CellUnit(name); u != "" && !cell.YearOnly.MatchString(name) {
		p.Kind = wording.UnitKind(u)
	}
	if corner := wording.UnitIn(g.Leaves[0].Label); corner != "" && wording.YearHead.MatchString(name) && p.Kind == place.Text && wording.UnitIn(context) == "" && !described.MatchString(context) {
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
			p.Unit = wording.UnitIn(l.Upper)
		}
	}
	v.Walk.Add(c.Area, 0, p)
}

// kindOfRow is the kind of a cell whose column says no kind: that of the row's label.
func kindOfRow(column, row string) place.Kind {
	if phrase.PhoneWords.MatchString(column) || described.MatchString(column) && !counted.MatchString(row) {
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
func (g *lister) tick(c *layout.TableCell, l region.Leaf, label string) bool {
	if len(c.Blanks) != 1 || c.Blanks[0].Kind != layout.BlankBox || layout.Chars(wording.Squeeze(c.Text())) != 1 || label == "" {
		return false
	}
	opt := place.Option{At: reading.NumberOf(c.Area, 0), Label: wording.CleanLabel(label)}
	places := g.table.Walk.Places
	for i := range places {
		if p := &places[i]; p.Kind == place.Check && p.Label == l.Label && p.Order >= g.Rows[0].Cells[0].Order && len(p.Options) > 0 {
			p.Options = append(p.Options, opt)
			return true
		}
	}
	g.table.Walk.Add(c.Area, 0, place.Place{At: opt.At, Label: l.Label, Context: g.table.Section, Kind: place.Check, Options: []place.Option{opt}})
	return true
}

// choice makes one place of the cells from k on whose headers are the answers to one
// question; it returns their number, 0 when there is no question.
func (g *lister) choice(row region.Row, k int, label string) int {
	if g.Banded() {
		return 0
	}
	n := 0
	p := place.Place{At: row.Cells[k].Addr, Label: wording.CleanLabel(label), Kind: place.Choice}
	for k+n < len(row.Cells) {
		c := row.Cells[k+n]
		l := g.Leaves[row.Leaf[k+n]]
		if g.table.Roles[c] != cell.Empty || !wording.OptionWord.MatchString(l.Label) {
			break
		}
		p.Options = append(p.Options, place.Option{At: c.Addr, Label: l.Label})
		n++
	}
	if n < 2 {
		return 0
	}
	g.table.Walk.Add(row.Cells[k].Area, 0, p)
	return n
}

// labelColumn reports whether the first column names the rows.
func (g *lister) labelColumn() bool {
	for _, row := range g.Rows {
		if g.table.Roles[row.Cells[0].Top].Names() {
			return true
		}
	}
	return false
}

// abreast reports whether the header names its columns once more: 指标 数量 指标 数量.
func abreast(g *lister) bool {
	return len(g.Leaves) >= 4 && g.Leaves[0].Label != "" && slices.ContainsFunc(g.Leaves[1:], func(l region.Leaf) bool { return l.Label == g.Leaves[0].Label })
}

// freeBlock reports whether nothing is printed in the cells of a row from at on that stand
// under one round of the header: no row is there.
func freeBlock(g *lister, row region.Row, at int) bool {
	for k, c := range row.Cells[at:] {
		if k > 0 && g.Leaves[row.Leaf[at+k]].Label == g.Leaves[0].Label {
			break
		}
		if wording.Squeeze(c.Top.Text()) != "" || len(c.Top.Blanks) > 0 {
			return false
		}
	}
	return slices.ContainsFunc(g.Rows, func(r region.Row) bool {
		return r.R != row.R && at < len(r.Cells) && wording.Squeeze(r.Cells[at].Top.Text()) != ""
	})
}

// nearer is label where it stands at or behind cell first, else nil.
func nearer(label, first *layout.TableCell) *layout.TableCell {
	if label == nil || label.Col < first.Col {
		return nil
	}
	return label
}

// ticksAcross makes one choice of the cells from k on that hold a box each, under heads of which the header says together what
// they answer: 全部使用 | 部分使用 under 国产化. It returns their number, 0 when they are none.
func ticksAcross(g *lister, row region.Row, k int, label string) int {
	p := place.Place{Label: g.Leaves[row.Leaf[k]].Upper, Context: label, Kind: place.Choice}
	for n := k; n < len(row.Cells) && p.Label != "" && label != ""; n++ {
		c, l := row.Cells[n], g.Leaves[row.Leaf[n]]
		if c.Top != c || l.Upper != p.Label || l.Label == "" || len(c.Blanks) != 1 || c.Blanks[0].Kind != layout.BlankBox || layout.Chars(wording.Squeeze(c.Text())) > 4 {
			break
		}
		p.Options = append(p.Options, place.Option{At: reading.NumberOf(c.Area, 0), Label: l.Label})
	}
	if len(p.Options) < 2 {
		return 0
	}
	p.At = p.Options[0].At
	g.table.Walk.Add(row.Cells[k].Area, 1, p)
	return len(p.Options)
}
