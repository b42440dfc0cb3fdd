package formmap

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// Matrix tables print one value of a key column in each row and the other columns
// above (or the other way round): 营业收入 × 2024年, 设备费 × 自筹资金.

// hit is a place read as a cell of a table field.
type hit struct {
	it     *item
	column *candidate
	value  string // of the key column
	score  float64
}

// reading is one way to read a printed table: which table field, which key column,
// and whether the key stands in the label (above) or in the context (left).
type reading struct {
	table, key *candidate
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

// matrixPlaces reads every printed table, the best reading first, until none is left.
func matrixPlaces(p *proposal) {
	boxes := map[string][]*item{}
	for _, it := range p.open() {
		if it.Kind != place.Rows && it.Kind != place.Date && it.box != "p" {
			boxes[it.box] = append(boxes[it.box], it)
		}
	}
	for _, box := range wordings.SortedKeys(boxes) {
		for rest := boxes[box]; ; {
			best := bestReading(p, rest)
			if best.table == nil {
				break
			}
			takeReading(p, best)
			var more []*item
			for _, it := range rest {
				if !it.done {
					more = append(more, it)
				}
			}
			rest = more
		}
	}
	sort.Ints(p.years)
}

func bestReading(p *proposal, items []*item) reading {
	var best reading
	for _, t := range p.x.tables {
		for _, k := range keyColumns(t) {
			if !p.own && !k.is(forms.TypeYear) && len(k.field.Options) == 0 {
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
func keyColumns(t *candidate) []*candidate {
	var out []*candidate
	free := false
	for _, c := range t.columns {
		switch {
		case c.is(forms.TypeYear), len(c.field.Options) > 0:
			out = append(out, c)
		case c.is(forms.TypeText) && !free && len(out) == 0:
			free = true
			out = append(out, c)
		}
	}
	return out
}

// readMatrix collects the hits of a reading.
func readMatrix(p *proposal, items []*item, r reading) reading {
	for _, it := range items {
		head, side := it.Label, it.Context
		if r.above {
			head, side = side, head
			if beside := besideYears(it); beside != "" && r.key.is(forms.TypeYear) {
				head = beside
			}
		}
		value := keyValue(p.x, r.key, side)
		if value == "" && r.key.is(forms.TypeYear) {
			value = ordinalYear(it, side)
		}
		if value == "" || !crosses(it, side, head, r.key.is(forms.TypeYear) || len(r.key.field.Options) > 0) {
			continue
		}
		like := it.Place
		like.Label, like.Context, like.Unit = head, "", wordings.FirstOf(it.Unit, wordings.UnitOf(head))
		if c, v := p.x.columnOf(r.table, r.key, like); c != nil {
			r.hits = append(r.hits, hit{it, c, value, v})
		}
	}
	return r
}

var (
	ordinal   = pattern.Of(`^第([一二三])年$`)
	yearsSpan = pattern.Of(`[近前]([两二三])年`)
)

// ordinalYear reads 第一年 below 近三年 as the earliest of the three last full years, ""
// where no such heading tells of how many they are.
func ordinalYear(it *item, words string) string {
	m := ordinal.FindStringSubmatch(wordings.Clean(lastStep(words)))
	if m == nil {
		return ""
	}
	count := map[string]int{"一": 1, "二": 2, "两": 2, "三": 3}
	for _, h := range it.Heads {
		if span := yearsSpan.FindStringSubmatch(wordings.Clean(h.Text)); span != nil && count[m[1]] <= count[span[1]] {
			return relativeYear(count[span[1]] - count[m[1]] + 1)
		}
	}
	return ""
}

// crosses tells whether a place stands where the words of a key and those of a column
// cross, one in its row and the other over it; a title over the table is no key, and a
// row of labels each with its own answer is no matrix. Years and printed choices may
// also stand in the row before the label.
func crosses(it *item, key, column string, named bool) bool {
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
	if named && key == it.Label && withoutBlank(key) != key {
		keyOver = true // with a blank of its own, it is no heading
	}
	for _, group := range it.groups() {
		keyInRow = keyInRow || named && columnInRow && slices.Contains(keys, group) // 2023年 | 收入 | ____ | 利润 | ____
	}
	if named && it.ownLabel() && columnInRow {
		return true // 近三年营业收入 | 2023年：____ | 2024年：____
	}
	return keyInRow && columnOver || keyOver && columnInRow || named && (keyInRow || keyOver)
}

// spanOfYears begins the words beside cells of several years.
var spanOfYears = pattern.Of(`^(?:(?:最?近|前)[二两三23]年的?|年度|全年)`)

// columnOf finds the column that a printed heading means; a path gives way to its
// last step.
func (x *index) columnOf(t, key *candidate, like place.Place) (*candidate, float64) {
	spellings := x.w.Variants(spanOfYears.ReplaceAllString(wordings.Clean(lastStep(like.Label)), ""), false)
	fits := fit.UnitsAt(like)
	var best *candidate
	var top, second float64
	for _, c := range t.columns {
		if c == key || fit.Kind(like.Kind, c.field) == 0 || !fits(c.field) {
			continue
		}
		v, _ := x.best(spellings, c)
		if v *= fit.Kind(like.Kind, c.field); v > top {
			best, top, second = c, v, top
		} else if v > second {
			second = v
		}
	}
	if top < 0.8 || top-second < 0.02 {
		return nil, 0
	}
	return best, top
}

func lastStep(path string) string {
	parts := strings.Split(path, " / ")
	return parts[len(parts)-1]
}

var printedYear = pattern.Of(`^(20\d{2})(?:年|年度|年末|年底|年12月[末底]|年实际|年实际数|年度实际)?(?:[(].*[)])?$`)

// readWords are printed words as every key column asks for them.
type readWords struct {
	year  string // that they print or count back
	bare  string // without remarks; "" for the words of a total
	own   string // canonical, as options are compared
	value map[*candidate]string
}

// read reads printed words, once for each.
func (x *index) read(words string) readWords {
	r, ok := x.words[words]
	if ok {
		return r
	}
	r.value = map[*candidate]string{}
	text := withoutBlank(wordings.Clean(lastStep(words)))
	if m := printedYear.FindStringSubmatch(text); m != nil {
		r.year = m[1]
	} else if back, ok := yearsBack[strings.TrimSuffix(strings.TrimSuffix(text, "数"), "实际")]; ok {
		r.year = relativeYear(back)
	}
	if bare := wordings.Remark.ReplaceAllString(text, ""); bare != "" && !x.w.Totals[x.w.Canonical(bare)] {
		r.bare, r.own = strings.Trim(bare, ":、."), x.w.Canonical(strings.TrimSuffix(bare, "指标"))
	}
	if len(x.words) >= remembered {
		x.words = map[string]readWords{}
	}
	x.words[words] = r
	return r
}

// keyValue is the value of a key column that printed words stand for, "" for none.
func keyValue(x *index, key *candidate, words string) string {
	r := x.read(words)
	switch {
	case key.is(forms.TypeYear):
		return r.year
	case r.bare == "" && r.own == "" || len(key.field.Options) == 0:
		return r.bare
	}
	v, ok := r.value[key]
	if !ok {
		v = x.fit.Option(r.own, key.field.Options)
		r.value[key] = v
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
		add(keysOf, h.column.id, h.value)
		add(columnsOf, h.value, h.column.id)
		cell[h.value+"\x00"+h.column.id] = true
	}
	wide, high := 0, 0
	for _, s := range keysOf {
		high = max(high, len(s))
	}
	for _, s := range columnsOf {
		wide = max(wide, len(s))
	}
	switch {
	case r.key.is(forms.TypeYear):
		return high >= 2 || wide >= 2
	case len(r.key.field.Options) > 0:
		return high >= 2
	}
	return high >= 2 && wide >= 2
}

func add(m map[string]map[string]bool, k, v string) {
	if m[k] == nil {
		m[k] = map[string]bool{}
	}
	m[k][v] = true
}

// takeReading decides the items of a reading. A key that is printed for several rows counts
// them.
func takeReading(p *proposal, r reading) {
	rows := map[string][]int{}
	for _, h := range r.hits {
		list := rows[h.value]
		if r.above || r.key.is(forms.TypeYear) || len(list) > 0 && list[len(list)-1] == h.it.row {
			continue
		}
		rows[h.value] = append(list, h.it.row)
	}
	for _, h := range r.hits {
		nth := 0
		for i, row := range rows[h.value] {
			if row == h.it.row {
				nth = i
			}
		}
		h.it.fill(r.table.id, h.score, plan.ReasonMatrix, h.value, h.column.field.Label)
		h.it.entry.Sub = plan.Sub{Key: r.key.field.Name(), Value: h.value, Nth: nth, Column: h.column.field.Name(), Index: -1}.String()
		if len(h.it.Options) > 0 {
			h.it.entry.Option = p.x.fit.Choose(h.it.Place, h.column.field)
		}
		if r.key.is(forms.TypeYear) {
			if y, err := strconv.Atoi(h.value); err == nil {
				p.years = append(p.years, y)
			}
		}
	}
}

// totalPlaces decides the cells of total rows below repeating rows and matrices: a field of
// its own for the total where there is one, else the sum of the column.
func totalPlaces(p *proposal) {
	tableOf := map[string]*candidate{}
	for _, it := range p.items {
		if it.done && it.entry.State == plan.Proposed && p.x.byID[it.entry.Field] != nil && p.x.byID[it.entry.Field].field.IsTable() && it.box != "p" {
			tableOf[it.box] = p.x.byID[it.entry.Field]
		}
	}
	for _, it := range p.open() {
		t := tableOf[it.box]
		if t == nil || !p.x.w.Totals[it.context] || isDated(t) && (strings.HasSuffix(it.context, "小计") || strings.Contains(wordings.Clean(it.printed.Context), "元")) {
			continue // of which rows, or in which unit, a total of years is, the form would have to say
		}
		c, v := p.x.columnOf(t, nil, it.Place)
		switch own := totalField(p.x, it, t); {
		case own != nil:
			it.fill(own.id, 0.85, plan.ReasonSum, t.id)
		case c != nil && c.field.Has(forms.TraitAmount) && !(isDated(t) && (!c.is(forms.TypeMoney) || ofADay.MatchString(c.field.Label))):
			it.fill(t.id, v, plan.ReasonSum, t.id)
			it.entry.Sub = plan.Sub{Sum: true, Column: c.field.Name(), Index: -1}.String()
		}
	}
}

// ofADay are labels of amounts of the end of a year, which years do not add up to.
var ofADay = pattern.Of(`资产|负债|权益|余额|存货|应收|货币资金`)

// grand are labels of fields that hold the total of a budget.
var grand = []string{"总经费", "总投资", "经费", "预算", "投资总额"}

// totalField is the scalar that the total of a printed column is kept in; nil when
// none or more than one fits.
func totalField(x *index, it *item, t *candidate) *candidate {
	var best *candidate
	var top, second float64
	for _, c := range x.all {
		if c.field.IsTable() || !c.is(forms.TypeMoney) || x.fit.Field(it.Place, c.field) < 0.9 {
			continue
		}
		v, _ := x.best(it.spell, c)
		if it.any(x.w.Totals) {
			v = 0
			for _, k := range c.keys {
				for i, name := range grand {
					if k.text == name || k.text == "项目"+name {
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
