package docx

import (
	"regexp"
	"slices"
	"strings"
)

// emitRows makes one place of n blank rows from row i of the region on.
func (g *region) emitRows(i, n int) {
	v := g.v
	row := g.rows[i]
	last := g.rows[i+n-1].r
	header := g.head
	p := Place{At: rowAddr(v.g, row.r), Kind: PlaceRows, Rows: []int{row.r, last}, Header: &header, Context: v.section}
	var names []string
	for k, c := range row.cells {
		l := g.leaves[row.leaf[k]]
		if l.group {
			p.Context = squeeze(l.cell.top.text())
			continue
		}
		role := v.roles[c.top]
		if g.filler(row.leaf[k], l) && role == roleEmpty {
			continue
		}
		if serialWords.MatchString(l.label) && (role == roleSerial || role == roleEmpty || role == roleLabel) {
			p.Serial = &PlaceSerial{Cell: c.index, Printed: role != roleEmpty, Label: l.label}
			continue
		}
		if role.names() && !g.stray(row, k) {
			if !g.constant(row, k) {
				p.Context = squeeze(c.top.text())
			}
			continue
		}
		if role == roleDash || role == roleSerial && !strings.ContainsAny(c.text(), "….⋯") {
			continue
		}
		kind := kindOfLabel(l.label, "", "", "", false)
		if kind == PlaceLongText {
			kind = PlaceText
		}
		if signed(l.label, false) || opinion(l.label) || forOffice(l.label) || forOffice(l.upper) || dayLabel.MatchString(l.label) && k > 0 && signed(g.leaves[row.leaf[k-1]].label, false) {
			kind = PlaceSign
		}
		p.Columns = append(p.Columns, PlaceColumn{Cell: c.index, Label: l.label, Kind: kind})
		names = append(names, l.label)
	}
	if p.Context == "" {
		p.Context = v.d.last
	}
	p.Label = strings.Join(names, "|")
	if !slices.ContainsFunc(p.Columns, func(c PlaceColumn) bool { return c.Kind != PlaceSign }) {
		p.Kind = PlaceSign
	}
	v.d.add(row.cells[0].area, 0, p)
}

// percentEnd ends a column of shares, in whatever unit the row is.
var percentEnd = regexp.MustCompile(`[^（(]{2}[%％]$`)

// ownNumber ends what only counts the rows, whose names are asked for.
var ownNumber = regexp.MustCompile(`[0-9一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩…]$|^其[他它]`)

// generic are the headers of a value column that say less than the row's label.
var generic = map[string]bool{
	"内容": true, "填写内容": true, "填报内容": true, "具体内容": true, "情况": true, "具体情况": true,
	"信息": true, "填写": true, "答案": true, "填报信息": true,
}

// emitMatrix makes a place of every empty cell of a row, named by its column, in the
// context of the row's label.
func (g *region) emitMatrix(row regionRow) {
	v := g.v
	var group, unit string
	total := g.isTotal(row)
	for _, c := range row.cells {
		if t := squeeze(c.top.text()); unitOnly.MatchString(t) && v.roles[c.top] != roleEmpty && len(c.blanks) == 0 && !isIn(spaces, firstRune(c.text())) {
			unit = t
		}
	}
	for k := g.afterTotal(row); k < len(row.cells); k++ {
		c := row.cells[k]
		l := g.leaves[row.leaf[k]]
		if l.group && c.top.row <= g.head {
			group = squeeze(c.top.text())
			continue
		}
		if c.top == c && v.roles[c] == roleColon && ownNumber.MatchString(cleanLabel(c.text())) {
			// 指标1： asks for the name of the row.
			v.d.add(c.area, 0, Place{At: c.addr, Label: cleanLabel(c.text()), Context: group, Kind: PlaceText})
		}
		if c.top != c || !v.roles[c].value() || v.roles[c] == roleUnit && ownUnit.MatchString(l.label) {
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
			context = squeeze(label.text())
		}
		if g.tick(c, l, context) {
			continue
		}
		if n := g.choice(row, k, context); n > 0 {
			k += n - 1
			continue
		}
		if serialWords.MatchString(l.label) || l.label == "" && label == nil {
			continue
		}
		name := l.label
		if name == "" || generic[name] && label != nil {
			name = cleanLabel(context)
		}
		if label == nil && k == 0 && g.labelColumn() && !v.roles[c].value() {
			continue
		}
		if total && label != nil && described.MatchString(name) && loneValue(g, row) {
			name = cleanLabel(context)
		}
		if l.upper == "" && unit != "" && yearHead.MatchString(name) {
			l.upper = "（" + unit + "）"
		}
		g.emitCell(c, l, name, context, total)
	}
}

// afterTotal is the cell after the word that makes a row a total, as cells before it are
// of no use: 7 | | 合计 |. It is 0 for other rows.
func (g *region) afterTotal(row regionRow) int {
	for k, c := range row.cells {
		if c.top == c && g.v.roles[c].names() && totalWords.MatchString(squeeze(c.text())) {
			return k
		}
	}
	return 0
}

// emitCell makes the place of cell c.
func (g *region) emitCell(c *tableCell, l leaf, name, context string, total bool) {
	v := g.v
	if v.roles[c] == roleBlank {
		v.blanksIn(c, name, context)
		return
	}
	p := Place{At: c.addr, Label: name, Context: context}
	switch v.roles[c] {
	case roleUnit:
		p.Unit = cellUnit(squeeze(c.text()))
	case roleHint:
		p.Hint = squeeze(c.text())
	}
	p.Kind = kindOfLabel(name, context, p.Unit, v.unit, false)
	if p.Kind == PlaceLongText {
		p.Kind = PlaceText
	}
	if p.Kind == PlaceText && v.unit != "" && yearHead.MatchString(name) {
		p.Kind = unitKind(v.unit)
	}
	switch {
	case p.Kind == PlaceText && l.upper == l.label && l.upper != "":
		p.Kind = PlaceNumber
	case p.Kind == PlaceText && unitIn(l.upper) != "":
		p.Kind = unitKind(unitIn(l.upper))
	case p.Kind == PlaceText && (people.MatchString(l.upper) || countEnd.MatchString("　"+l.upper)) && !described.MatchString(name):
		p.Kind = PlaceNumber // 博士 below 科技人员; 数量 over 计划 and 实际
	}
	if forOffice(l.upper) || regionOnly.MatchString(p.Hint) || signed(name, false) || opinion(name) || opinion(context) && !v.roles[c].value() {
		p.Kind = PlaceSign
	}
	if u := cellUnit(name); u != "" {
		p.Kind = unitKind(u)
	}
	if corner := unitIn(g.leaves[0].label); corner != "" && yearHead.MatchString(name) && p.Kind == PlaceText && unitIn(context) == "" && !described.MatchString(context) {
		p.Kind, p.Unit = unitKind(corner), corner // 出口额（万美元） over the names of the rows
	}
	if percentEnd.MatchString(name) {
		p.Kind, p.Unit = PlaceNumber, "%"
	}
	if u := unitIn(context); p.Kind == PlaceNumber && p.Unit == "" && unitIn(name) == "" && u != "" && !share.MatchString(name) {
		p.Kind = unitKind(u)
	}
	if p.Kind == PlaceText && p.Hint == "" {
		p.Kind = kindOfRow(name, context)
	}
	if first := g.rows[0]; total && p.Kind == PlaceText && !described.MatchString(name) && g.rowLabel(first, len(first.cells)) != nil {
		p.Kind = PlaceNumber
	}
	if total && p.Kind != PlaceNumber && p.Kind != PlaceMoney {
		return
	}
	if p.Unit == "" {
		if p.Unit = unitIn(name); p.Unit == "" {
			p.Unit = unitIn(l.upper)
		}
	}
	v.d.add(c.area, 0, p)
}

// kindOfRow is the kind of a cell whose column says no kind: that of the row's label.
func kindOfRow(column, row string) PlaceKind {
	if phoneWords.MatchString(column) || described.MatchString(column) && !counted.MatchString(row) {
		return PlaceText
	}
	switch k := kindOfLabel(row, "", "", "", false); {
	case k == PlaceNumber || k == PlaceMoney:
		return k
	case people.MatchString(row):
		return PlaceNumber
	}
	return PlaceText
}

// tick adds cell c, which holds one box and nothing else, to the options of its
// column; false when it is none.
func (g *region) tick(c *tableCell, l leaf, label string) bool {
	if len(c.blanks) != 1 || c.blanks[0].kind != blankBox || chars(squeeze(c.text())) != 1 || label == "" {
		return false
	}
	opt := PlaceOption{At: numberOf(c.area, 0), Label: cleanLabel(label)}
	places := g.v.d.places
	for i := range places {
		if p := &places[i]; p.Kind == PlaceCheck && p.Label == l.label && p.order >= g.rows[0].cells[0].order && len(p.Options) > 0 {
			p.Options = append(p.Options, opt)
			return true
		}
	}
	g.v.d.add(c.area, 0, Place{At: opt.At, Label: l.label, Context: g.v.section, Kind: PlaceCheck, Options: []PlaceOption{opt}})
	return true
}

// choice makes one place of the cells from k on whose headers are the answers to one
// question; it returns their number, 0 when there is no question.
func (g *region) choice(row regionRow, k int, label string) int {
	if g.banded() {
		return 0
	}
	n := 0
	p := Place{At: row.cells[k].addr, Label: cleanLabel(label), Kind: PlaceChoice}
	for k+n < len(row.cells) {
		c := row.cells[k+n]
		l := g.leaves[row.leaf[k+n]]
		if g.v.roles[c] != roleEmpty || !optionWord.MatchString(l.label) {
			break
		}
		p.Options = append(p.Options, PlaceOption{At: c.addr, Label: l.label})
		n++
	}
	if n < 2 {
		return 0
	}
	g.v.d.add(row.cells[k].area, 0, p)
	return n
}

// labelColumn reports whether the first column names the rows.
func (g *region) labelColumn() bool {
	for _, row := range g.rows {
		if g.v.roles[row.cells[0].top].names() {
			return true
		}
	}
	return false
}

// loneValue reports whether a row has one free cell only.
func loneValue(g *region, row regionRow) bool {
	n := 0
	for _, c := range row.cells {
		if c.top == c && g.v.roles[c].value() {
			n++
		}
	}
	return n == 1
}

// columnCodes are the marks under the header of a statistical table: 甲 乙 丙 1 2.
var columnCodes = regexp.MustCompile(`^([甲乙丙丁戊己]|[（(]?[0-9]{1,2}[）)]?|[A-Z])$`)

// codesBelow reports whether the row below header r only marks its columns.
func codesBelow(v *tableView, r int) bool {
	if r+1 >= len(v.g.rows) || len(v.g.rows[r+1].cells) != len(v.g.rows[r].cells) || len(v.g.rows[r].cells) < 2 {
		return false
	}
	letters := false
	for i, c := range v.g.rows[r+1].cells {
		t := squeeze(c.text())
		if c.top != c || c.last > c.row || !c.same(v.g.rows[r].cells[i]) || !columnCodes.MatchString(t) {
			return false
		}
		letters = letters || t == "甲"
	}
	return letters
}

// lastOfHead is the last row of a header whose words end in row r.
func lastOfHead(v *tableView, r int) int {
	if codesBelow(v, r) {
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
		if squeeze(c.top.text()) != "" || len(c.top.blanks) > 0 {
			return false
		}
	}
	return slices.ContainsFunc(g.rows, func(r regionRow) bool {
		return r.r != row.r && at < len(r.cells) && squeeze(r.cells[at].top.text()) != ""
	})
}

// nearer is label where it stands at or behind cell first, else nil.
func nearer(label, first *tableCell) *tableCell {
	if label == nil || label.col < first.col {
		return nil
	}
	return label
}

// totalBlank is the cell of row r that asks for the total of its column, where nothing else
// is asked: —— | 总计：; nil for none.
func totalBlank(g *region, r int) *tableCell {
	var found *tableCell
	for _, c := range g.v.g.rows[r].cells {
		switch role := g.v.roles[c]; {
		case c.top != c || c.last > r:
			return nil
		case role == roleColon && totalWords.MatchString(cleanLabel(c.text())) && found == nil:
			found = c
		case role != roleDash:
			return nil
		}
	}
	if found == nil || len(g.v.g.rows[r].cells) != len(g.leaves) {
		return nil
	}
	return found
}

// emitTotal makes the place of a total over the rows.
func emitTotal(g *region, r int) {
	c := totalBlank(g, r)
	for _, x := range g.v.g.rows[r].cells {
		g.v.taken[x] = true
	}
	column := g.leaves[c.index].label
	p := Place{At: c.addr, Label: cleanLabel(c.text()), Context: column, Unit: unitIn(column)}
	if p.Kind = unitKind(p.Unit); p.Unit == "" {
		p.Kind = PlaceNumber
	}
	g.v.d.add(c.area, 1, p)
}
