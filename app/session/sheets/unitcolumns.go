package sheets

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	// unitHeads are the heads of columns that may say of each row in what its amounts are.
	unitHeads = []string{"单位", "计量单位", "金额单位", "货币单位"}
	// currencyHeads are the ends of heads of columns that say of each row of which currency its amounts are.
	currencyHeads = []string{"币种", "币别", "货币", "货币种类", "货币名称"}
	// ownCurrency is how such columns write the currency in which fields are kept.
	ownCurrency = []string{"人民币", "RMB", "CNY", "¥", "￥", "本币"}
)

// sayer is a column that says of each row of what unit, or of what currency, its amounts are.
type sayer struct {
	at int    // from 0
	of string // the head of whose amounts alone it says so: 营收 of 营收单位; "" for those about it
}

// unitColumns are the columns that say of each row in what its amounts are, from the left.
func unitColumns(s sheet.Sheet, head int) (all []sayer) {
	for at, c := range s.Rows[head] {
		text := plainHead(c.Text)
		of, named := strings.CutSuffix(text, "单位")
		if slices.Contains(unitHeads, text) {
			of = ""
		} else if !named {
			continue
		}
		units := 0
		for row := head + 1; row < len(s.Rows) && units >= 0; row++ {
			below := s.At(row, at)
			if money, _ := wordings.OnlyUnit(below.Text); money != "" {
				units++
			} else if below.Kind != sheet.Empty {
				units = -1
			}
		}
		if units > 0 {
			all = append(all, sayer{at, of})
		}
	}
	return all
}

var (
	// countedForm is a unit of things that are counted by tens and more: 百人.
	countedForm = pattern.Of(`^[十百千万亿]+(?:人次?|名|家|户|项|件|台|套|个|次|辆|吨|亩)$`)
	// countedHead is one in brackets behind a head: 员工人数（百人）.
	countedHead = pattern.Of(`[（(【\[](?:单位[:：])?([十百千万亿]+(?:人次?|名|家|户|项|件|台|套|个|次|辆|吨|亩))[)）】\]]$`)
)

// countColumns are the columns that say of each row by what things are counted, money aside.
func countColumns(s sheet.Sheet, head int) (all []int) {
	for at, c := range s.Rows[head] {
		units := 0
		for row := head + 1; row < len(s.Rows) && units >= 0 && slices.Contains(unitHeads, plainHead(c.Text)); row++ {
			below := s.At(row, at)
			money, only := wordings.OnlyUnit(below.Text)
			if below.Kind != sheet.Empty && (money != "" || !only && !countedForm.MatchString(below.Text)) {
				units = -1
			} else if below.Kind != sheet.Empty {
				units++
			}
		}
		if units > 0 {
			all = append(all, at)
		}
	}
	return all
}

// countedBy is the unit by tens or more by which a row counts what stands in a column, as its head has it or the column beside it; "" for
// none.
func (p Part) countedBy(c Column, row int) string {
	if m := countedHead.FindStringSubmatch(c.Header); m != nil {
		return m[1]
	}
	for _, at := range p.counts {
		if unit := p.Sheet.At(row, at).Text; (c.At == at-1 || c.At == at+1) && countedForm.MatchString(unit) {
			return unit
		}
	}
	return ""
}

// currencyColumns are the columns that say of each row of what currency its amounts are, from the left.
func currencyColumns(s sheet.Sheet, head int) (all []sayer) {
	for at, c := range s.Rows[head] {
		text := plainHead(c.Text)
		for _, end := range currencyHeads {
			if of, ok := strings.CutSuffix(text, end); ok && c.Kind == sheet.Words {
				all = append(all, sayer{at, of})
				break
			}
		}
	}
	return all
}

// says tells whether a column is one of those that say of each row in what its amounts are.
func (p Part) says(at int) bool {
	is := func(x sayer) bool { return x.at == at }
	return slices.ContainsFunc(p.units, is) || slices.ContainsFunc(p.currencies, is) || slices.Contains(p.counts, at)
}

// money tells whether a column is taken for amounts of money.
func (r *reader) money(t Target) bool {
	f := r.form.Known(t.Field)
	if table := r.form.Known(t.Table); t.Table != "" && table != nil {
		f = table.Column(t.Field)
	}
	return f != nil && f.Is(forms.TypeMoney)
}

// sayerOf is the one of some columns that says in what the amounts of a column are: the one of its name; the only one; of several,
// or where amounts stand on both sides, the one behind it with nothing but amounts between, or each before its own. ok is false
// where nobody knows; the column is then the first; -1 for none at all.
func (p Part) sayerOf(c Column, all []sayer) (at int, ok bool) {
	var near []sayer
	for _, x := range all {
		switch {
		case x.of == "":
			near = append(near, x)
		case p.named(c, x.of):
			return x.at, true
		}
	}
	if len(near) == 0 {
		for _, x := range all {
			if !slices.ContainsFunc(p.Columns, func(other Column) bool { return p.named(other, x.of) }) {
				return x.at, false // of what it says so, is not known
			}
		}
		return -1, true
	}
	amounts := func(from, to int) (n int) { // in the columns between two
		for _, other := range p.Columns {
			if other.At > from && other.At < to && (other.At == c.At || p.heads.money(other.Target)) {
				n++
			}
		}
		return n
	}
	first, last := near[0].at, near[len(near)-1].at
	before, behind := amounts(-1, first), amounts(last, sheet.MaxColumns)
	if len(near) == 1 && (before == 0 || behind == 0) {
		return first, true
	}
	for i, x := range near {
		if before > 0 && x.at > c.At && amounts(c.At, x.at) == x.at-c.At-1 {
			return x.at, true
		}
		if before == 0 && behind > 0 && x.at < c.At && (i == len(near)-1 || near[i+1].at > c.At) {
			return x.at, amounts(x.at, c.At) == c.At-x.at-1
		}
	}
	return first, false
}

// named tells whether a column is what a word of another head means.
func (p Part) named(c Column, word string) bool {
	key := p.heads.key(word)
	is := func(t Target) bool { return t.Table == c.Target.Table && t.Field == c.Target.Field }
	return c.Target != (Target{}) && (slices.ContainsFunc(p.heads.fields[key], is) || slices.ContainsFunc(p.heads.tables[c.Target.Table][key], is))
}

// inRow is a column as one row has it: its amounts in the unit that the row names, where the head names none, and of its currency.
func (p Part) inRow(c Column, row int) Column {
	if at, ok := p.sayerOf(c, p.units); c.unit == "" && at >= 0 {
		money, _ := wordings.OnlyUnit(p.Sheet.At(row, at).Text)
		c.unit, c.byRow = cmp.Or(money, wholeUnit), true
		if !ok && money != "" {
			c.unit = money + unclear + wholeUnit
		}
	}
	if at, ok := p.sayerOf(c, p.currencies); at >= 0 {
		text := p.Sheet.At(row, at).Text
		money, _ := wordings.OnlyUnit(text)
		switch {
		case text == "" || slices.Contains(ownCurrency, strings.ToUpper(strings.Join(strings.Fields(text), ""))):
		case ok && !yuan(money):
			c.foreign = text
		case c.unit == "":
			c.unit = text + unclear + wholeUnit
		}
	}
	if c.unit == "" {
		c.unit = p.remark(c, row)
	}
	c.counted = p.countedBy(c, row)
	return c
}

// remark is the unit that another cell of a row mentions, which may be that of all its amounts; "" for none.
func (p Part) remark(c Column, row int) string {
	for _, other := range p.Columns {
		text := p.Sheet.At(row, other.At).Text
		if unit := wordings.MoneyUnitMentioned(text); unit != "" && other.At != c.At && other.Target == (Target{}) {
			return unit + unclear + wholeUnit
		}
	}
	return ""
}
