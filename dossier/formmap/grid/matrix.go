package grid

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// PlainColumns reads the figure in the one column of figures by the words of its row as well: 职工总数 below 数量. A table that has
// asked something of another goes on about it.
func PlainColumns(p *slots.Form) {
	about := map[string]bool{} // tables that have asked something of another
	for _, it := range p.Items {
		rows := it.RowHeads()
		if about[it.Box] = about[it.Box] || it.Party != "" || whose.Begins(p, it) != "" || explain.AsksName.MatchString(wordings.Clean(it.Label)) && !it.Any(p.Fields.UnitLabels); about[it.Box] {
			continue
		}
		if it.Box == "p" || it.Kind != place.Number && it.Kind != place.Money && it.Kind != place.Text || len(rows) == 0 || !period.PlainColumn.MatchString(wordings.Clean(it.Label)) || period.InSeries(p, it) {
			continue
		}
		it.Spell = append(it.Spell, p.Fields.Words.Variants(rows[0], false)...)
	}
}

// besideYears are the words in the row before cells that each print a year of their own,
// 近三年营业收入 | 2023年：____ | 2024年：____; "" for other cells.
func besideYears(it *slots.Item) string {
	if !it.OwnLabel() || !fields.PrintedYear.MatchString(wordings.Clean(it.Label)) {
		return ""
	}
	for _, h := range it.Heads {
		if h.Role == place.HeadRow && !fields.PrintedYear.MatchString(wordings.Clean(h.Text)) {
			return h.Text
		}
	}
	return ""
}

// Matrix tables print one value of a key column in each row and the other columns above (or the other way round): 营业收入 × 2024年,
// 设备费 × 自筹资金.

// hit is a place read as a cell of a table field.
type hit struct {
	it     *slots.Item
	column *fields.Candidate
	value  string // of the key column
	score  float64
}

// reading is one way to read a printed table: which table field, which key column,
// and whether the key stands in the label (above) or in the context (left).
type reading struct {
	table, key *fields.Candidate
	above      bool
	hits       []hit
}

func (r reading) total() float64 {
	var s float64
	for _, h := range r.hits {
		s += h.score
	}
	return s
}

// MatrixPlaces reads every printed table, the best reading first, until none is left.
func MatrixPlaces(p *slots.Form) {
	boxes := map[string][]*slots.Item{}
	for _, it := range p.Open() {
		if it.Kind != place.Rows && it.Kind != place.Date && it.Box != "p" {
			boxes[it.Box] = append(boxes[it.Box], it)
		}
	}
	for _, box := range wordings.SortedKeys(boxes) {
		for rest := boxes[box]; ; {
			best := bestReading(p, rest)
			if best.table == nil {
				break
			}
			takeReading(p, best)
			var more []*slots.Item
			for _, it := range rest {
				if !it.Done {
					more = append(more, it)
				}
			}
			rest = more
		}
	}
	sort.Ints(p.Years)
}

func bestReading(p *slots.Form, items []*slots.Item) reading {
	var best reading
	for _, t := range p.Fields.Tables {
		for _, k := range keyColumns(t) {
			if !p.Own && !k.Is(forms.TypeYear) && len(k.Field.Options) == 0 {
				continue // any group of any form would be a row of such a table
			}
			for _, above := range []bool{false, true} {
				r := readMatrix(p, items, reading{table: t, key: k, above: above})
				if r.enough() && r.total() > best.total()+1e-9 {
					best = r
				}
			}
		}
	}
	return best
}

// keyColumns are those whose values a form may print: years, choices and the first
// column of text.
func keyColumns(t *fields.Candidate) []*fields.Candidate {
	var out []*fields.Candidate
	free := false
	for _, c := range t.Columns {
		switch {
		case c.Is(forms.TypeYear), len(c.Field.Options) > 0:
			out = append(out, c)
		case c.Is(forms.TypeText) && !free && len(out) == 0:
			free = true
			out = append(out, c)
		}
	}
	return out
}

// readMatrix collects the hits of a reading.
func readMatrix(p *slots.Form, items []*slots.Item, r reading) reading {
	for _, it := range items {
		head, side := it.Label, it.Context
		if r.above {
			head, side = side, head
			if beside := besideYears(it); beside != "" && r.key.Is(forms.TypeYear) {
				head = beside
			}
		}
		value := keyValue(p.Fields, r.key, side)
		if value == "" && r.key.Is(forms.TypeYear) {
			value = ordinalYear(it, side)
		}
		if value == "" || !crosses(it, side, head, r.key.Is(forms.TypeYear) || len(r.key.Field.Options) > 0) {
			continue
		}
		like := it.Place
		like.Label, like.Context, like.Unit = head, "", wordings.FirstOf(it.Unit, wordings.UnitOf(head))
		if c, v := p.Fields.ColumnOf(r.table, r.key, like); c != nil {
			r.hits = append(r.hits, hit{it, c, value, v})
		}
	}
	return r
}

var yearsSpan = pattern.Of(`[近前]([两二三])年`)

// ordinalYear reads 第一年 below 近三年 as the earliest of the three last full years, ""
// where no such heading tells of how many they are.
func ordinalYear(it *slots.Item, words string) string {
	m := period.Ordinal.FindStringSubmatch(wordings.Clean(fields.LastStep(words)))
	if m == nil {
		return ""
	}
	count := map[string]int{"一": 1, "二": 2, "两": 2, "三": 3}
	for _, h := range it.Heads {
		if span := yearsSpan.FindStringSubmatch(wordings.Clean(h.Text)); span != nil && count[m[1]] <= count[span[1]] {
			return fields.RelativeYear(count[span[1]] - count[m[1]] + 1)
		}
	}
	return ""
}

// crosses tells whether a place stands where the words of a key and those of a column
// cross, one in its row and the other over it; a title over the table is no key, and a
// row of labels each with its own answer is no matrix. Years and printed choices may
// also stand in the row before the label.
func crosses(it *slots.Item, key, column string, named bool) bool {
	if len(it.Heads) == 0 {
		return true
	}
	keys, columns := heading.Steps(key), heading.Steps(column)
	var keyInRow, keyOver, columnInRow, columnOver bool
	for _, h := range it.Heads {
		if h.Role != place.HeadRow && h.Role != place.HeadColumn {
			continue
		}
		text := wordings.Clean(h.Text)
		k, c := slices.Contains(keys, text), slices.Contains(columns, text)
		if h.Role == place.HeadRow {
			keyInRow, columnInRow = keyInRow || k, columnInRow || c
			continue
		}
		keyOver, columnOver = keyOver || k, columnOver || c
	}
	if named && key == it.Label && fields.WithoutBlank(key) != key {
		keyOver = true // with a blank of its own, it is no heading
	}
	for _, group := range it.Groups() {
		keyInRow = keyInRow || named && columnInRow && slices.Contains(keys, group) // 2023年 | 收入 | ____ | 利润 | ____
	}
	if named && it.OwnLabel() && columnInRow {
		return true // 近三年营业收入 | 2023年：____ | 2024年：____
	}
	return keyInRow && columnOver || keyOver && columnInRow || named && (keyInRow || keyOver)
}

// keyValue is the value of a key column that printed words stand for, "" for none.
func keyValue(x *fields.Index, key *fields.Candidate, words string) string {
	r := x.Read(words)
	switch {
	case key.Is(forms.TypeYear):
		return r.Year
	case r.Bare == "" && r.Own == "" || len(key.Field.Options) == 0:
		return r.Bare
	}
	v, ok := r.Value[key]
	if !ok {
		v = x.Fit.Option(r.Own, key.Field.Options)
		r.Value[key] = v
	}
	return v
}

// enough tells whether the hits are a matrix and no accident: a year with two values,
// or two keys below the same column.
func (r reading) enough() bool {
	keysOf := map[string]map[string]bool{}
	columnsOf := map[string]map[string]bool{}
	cell := map[string]bool{}
	for _, h := range r.hits {
		slots.Join(keysOf, h.column.ID, h.value, true)
		slots.Join(columnsOf, h.value, h.column.ID, true)
		cell[h.value+"\x00"+h.column.ID] = true
	}
	wide, high := 0, 0
	for _, s := range keysOf {
		high = max(high, len(s))
	}
	for _, s := range columnsOf {
		wide = max(wide, len(s))
	}
	switch {
	case r.key.Is(forms.TypeYear):
		return high >= 2 || wide >= 2
	case len(r.key.Field.Options) > 0:
		return high >= 2
	}
	return high >= 2 && wide >= 2
}

// takeReading decides the items of a reading. A key that is printed for several rows counts
// them.
func takeReading(p *slots.Form, r reading) {
	rows := map[string][]int{}
	for _, h := range r.hits {
		list := rows[h.value]
		if r.above || r.key.Is(forms.TypeYear) || len(list) > 0 && list[len(list)-1] == h.it.Row {
			continue
		}
		rows[h.value] = append(list, h.it.Row)
	}
	for _, h := range r.hits {
		nth := 0
		for i, row := range rows[h.value] {
			if row == h.it.Row {
				nth = i
			}
		}
		h.it.Fill(r.table.ID, h.score, plan.ReasonMatrix, h.value, h.column.Field.Label)
		h.it.Entry.Sub = plan.Sub{Key: r.key.Field.Name(), Value: h.value, Nth: nth, Column: h.column.Field.Name(), Index: -1}.String()
		if len(h.it.Options) > 0 {
			h.it.Entry.Option = p.Fields.Fit.Choose(h.it.Place, h.column.Field)
		}
		if r.key.Is(forms.TypeYear) {
			if y, err := strconv.Atoi(h.value); err == nil {
				p.Years = append(p.Years, y)
			}
		}
	}
}

// TotalPlaces decides the cells of total rows below repeating rows and matrices: a field of
// its own for the total where there is one, else the sum of the column.
func TotalPlaces(p *slots.Form) {
	tableOf := map[string]*fields.Candidate{}
	for _, it := range p.Items {
		if it.Done && it.Entry.State == plan.Proposed && p.Fields.ByID[it.Entry.Field] != nil && p.Fields.ByID[it.Entry.Field].Field.IsTable() && it.Box != "p" {
			tableOf[it.Box] = p.Fields.ByID[it.Entry.Field]
		}
	}
	for _, it := range p.Open() {
		t := tableOf[it.Box]
		if t == nil || !p.Fields.Words.Totals[it.Canonical] || fields.IsDated(t) && (strings.HasSuffix(it.Canonical, "小计") || strings.Contains(wordings.Clean(it.Printed.Context), "元")) {
			continue // of which rows, or in which unit, a total of years is, the form would have to say
		}
		c, v := p.Fields.ColumnOf(t, nil, it.Place)
		switch own := totalField(p.Fields, it, t); {
		case own != nil:
			it.Fill(own.ID, 0.85, plan.ReasonSum, t.ID)
		case c != nil && c.Field.Has(forms.TraitAmount) && !(fields.IsDated(t) && (!c.Is(forms.TypeMoney) || ofADay.MatchString(c.Field.Label))):
			it.Fill(t.ID, v, plan.ReasonSum, t.ID)
			it.Entry.Sub = plan.Sub{Sum: true, Column: c.Field.Name(), Index: -1}.String()
		}
	}
}

// ofADay are labels of amounts of the end of a year, which years do not add up to.
var ofADay = pattern.Of(`资产|负债|权益|余额|存货|应收|货币资金`)

// grand are labels of fields that hold the total of a budget.
var grand = []string{"总经费", "总投资", "经费", "预算", "投资总额"}

// totalField is the scalar that the total of a printed column is kept in; nil when
// none or more than one fits.
func totalField(x *fields.Index, it *slots.Item, t *fields.Candidate) *fields.Candidate {
	var best *fields.Candidate
	var top, second float64
	for _, c := range x.All {
		if c.Field.IsTable() || !c.Is(forms.TypeMoney) || x.Fit.Field(it.Place, c.Field) < 0.9 {
			continue
		}
		v, _ := x.Best(it.Spell, c)
		if it.Any(x.Words.Totals) {
			v = 0
			for _, k := range c.Keys {
				for i, name := range grand {
					if k.Text == name || k.Text == "项目"+name {
						v = max(v, 0.9-0.01*float64(i))
					}
				}
			}
		}
		if v > top {
			best, top, second = c, v, top
		} else if v > second {
			second = v
		}
	}
	if top < 0.7 || top-second < 0.05 {
		return nil
	}
	return best
}
