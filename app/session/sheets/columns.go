// Package sheets brings clients in from spreadsheets and writes registers out. What a spreadsheet would change is laid out whole
// before anything is written (Plan); then it is written in one step that can be taken back.
package sheets

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/pattern"
	"yibiao/forms/simplified"
)

// The fields by which a row says whose it is.
const (
	nameField = "org.name"
	usccField = "org.uscc"
)

// Target is where a column goes: a field of the profile, or a column of a table of it. The zero Target is nowhere.
type Target struct {
	Table string // "" for a field of its own
	Year  string // of a table with a row a year, where the header names the year
	Field string
}

// String is the target as it is kept and written in commands: org.name, fin.table/rev, fin.table/rev/2024.
func (t Target) String() string {
	parts := []string{t.Table, t.Field, t.Year}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "/")
}

// targetOf reads what String wrote.
func targetOf(text string) Target {
	parts := strings.Split(text, "/")
	switch len(parts) {
	case 1:
		return Target{Field: parts[0]}
	case 2:
		return Target{Table: parts[0], Field: parts[1]}
	}
	return Target{Table: parts[0], Field: parts[1], Year: parts[2]}
}

// Column is a column of a sheet with what it is taken for.
type Column struct {
	At     int // from 0
	Header string
	Target Target // zero where nothing is taken from it
	// Offers are what the header may mean where it may mean several things: a person says which.
	Offers []Target
	// Rival is the header of the column that is taken for what this one means too.
	Rival string
	// Unknown: nobody has said what it is, and the header does not tell.
	Unknown bool
	// InRows is the header of the column in which each row names the unit of the money in this one; "" where the head, or nothing, names it.
	InRows  string
	unit    string // of money, as the header has it
	byRow   bool   // unit is that of a row
	foreign string // another currency than the own that a row names; "" for none
	counted string // the unit by tens or more by which a row counts; "" for none
}

// Unit is the unit of money in which the column is read, as its header has it; "" where that names none, or it is not sure which.
func (c Column) Unit() string {
	if strings.Contains(c.unit, unclear) {
		return ""
	}
	return c.unit
}

// Unclear are the units of money of which one is that of the column, and nobody knows which; "" for others.
func (c Column) Unclear() string {
	if first, rest, ok := strings.Cut(c.unit, unclear); ok && rest == wholeUnit {
		return first
	} else if ok {
		return c.unit
	}
	return ""
}

// Part is a sheet of the file as it is understood.
type Part struct {
	Sheet             sheet.Sheet
	Table             string // the table whose rows it holds; "" for clients, one a row
	Head              int    // the row of headers, from 0; -1 where none was found
	Columns           []Column
	units, currencies []sayer // that say of each row in what its amounts are
	counts            []int
	heads             *reader
}

// reader recognises headers.
type reader struct {
	words  *wordings.Words
	form   *forms.Form
	fields map[string][]Target            // canonical header → fields of the profile
	tables map[string]map[string][]Target // table → canonical header → its columns
	said   []saidUnit                     // in the sheet that is being read
}

// usual are the headers of consultants' own lists that are no words of forms, or have one meaning there only.
var usual = map[string][]string{
	nameField:        {"客户", "客户名称", "客户全称", "企业", "公司", "单位", "公司名称", "企业名称", "公司全称", "纳税人"},
	usccField:        {"统一代码", "信用代码", "税号", "统一社会信用代码税号", "社会信用代码税号"},
	"legal.name":     {"法人", "法人姓名", "法人代表", "法定代表人", "法定代表"},
	"legal.id":       {"法人身份证", "法人身份证号"},
	"legal.mobile":   {"法人手机", "法人电话", "法人联系电话", "法定代表人电话", "法定代表人联系电话"},
	"handler.name":   {"联系人", "对接人", "经办人", "联络人", "企业联系人"},
	"handler.mobile": {"手机", "联系人手机", "联系人电话", "对接人手机", "对接人电话", "经办人电话", "经办人手机"},
	"handler.email":  {"邮箱", "联系人邮箱", "对接人邮箱"},
	"fincon.name":    {"财务", "财务联系人", "财务人员", "会计"},
	"fincon.mobile":  {"财务电话", "财务手机", "财务联系电话", "会计电话"},
	"bank.bank":      {"开户行", "开户银行", "开户支行", "开户行名称"},
	"bank.account":   {"账号", "银行账号", "银行卡号", "对公账号", "对公账户"},
	"bank.cnaps":     {"行号", "开户行行号", "开户行号", "联行号", "大额行号", "支付行号"},
	"org.industry":   {"行业", "所属行业", "行业代码", "行业分类"},
	"org.park":       {"园区", "所属园区"},
	"staff.total":    {"人数", "员工人数", "职工人数", "职工总数", "员工总数", "从业人数", "参保人数"},
	"staff.rd":       {"研发人数", "科技人员", "研发人员"},
}

func newReader(form *forms.Form) *reader {
	r := &reader{words: wordings.NewWords(), form: form, fields: map[string][]Target{}, tables: map[string]map[string][]Target{}}
	own := map[string]bool{} // headers that have one meaning here, whatever forms mean by them
	for _, f := range form.Fields() {
		id := f.Name()
		if f.IsTable() {
			r.tables[id] = map[string][]Target{}
			for _, c := range f.Columns {
				if !c.Computed() {
					r.learn(r.tables[id], Target{Table: id, Field: c.Name()}, slices.Concat(r.words.Columns[c.Label], usualKnown().Columns[id][c.Name()], []string{c.Label}))
				}
			}
			continue
		}
		if f.Computed() {
			continue
		}
		for _, label := range append(slices.Clone(usual[id]), f.Label) {
			key := r.key(label)
			if !own[key] {
				r.fields[key] = nil
			}
			own[key] = true
			r.learn(r.fields, Target{Field: id}, []string{label})
		}
	}
	for _, f := range form.Fields() {
		for _, label := range r.words.Fields[f.Name()] {
			if key := r.key(label); !own[key] && !f.IsTable() && !f.Computed() {
				r.learn(r.fields, Target{Field: f.Name()}, []string{label})
			}
		}
	}
	return r
}

func (r *reader) learn(to map[string][]Target, t Target, labels []string) {
	for _, label := range labels {
		if key := r.key(label); key != "" && !slices.Contains(to[key], t) {
			to[key] = append(to[key], t)
		}
	}
}

var (
	bracketsForm = pattern.Of(`[（(【\[][^）)】\]]*[）)】\]]`)
	requiredForm = pattern.Of(`^[*＊※\s]+|[*＊:：\s]+$`)
	// yearForm is a year before what is asked of it: 2024年营业收入, 2024年度研发费用.
	yearForm = pattern.Of(`^(20[0-9]{2})年?度?[-_\s]*(.+)$`)
)

// key is a header in one spelling, without stars and what stands in brackets.
func (r *reader) key(header string) string {
	header = requiredForm.ReplaceAllString(simplified.Text(strings.Join(strings.Fields(header), "")), "")
	bare := bracketsForm.ReplaceAllString(header, "")
	if bare == "" {
		bare = header
	}
	return r.words.Canonical(wordings.Clean(bare))
}

// means gives what a header may mean in a sheet of clients (table "") or of rows of a table.
func (r *reader) means(table, header string) []Target {
	key := r.key(header)
	if table == "" {
		if found := r.fields[key]; len(found) > 0 {
			return found
		}
		return r.ofYear(header)
	}
	if found := r.tables[table][key]; len(found) > 0 {
		return found
	}
	if found := r.fields[key]; len(found) == 1 && (found[0].Field == nameField || found[0].Field == usccField) {
		return found
	}
	return nil
}

// ofYear reads a header that names a year and a column of a table that has a row a year.
func (r *reader) ofYear(header string) []Target {
	m := yearForm.FindStringSubmatch(strings.Join(strings.Fields(header), ""))
	if m == nil {
		return nil
	}
	var out []Target
	for _, f := range r.form.Fields() {
		if !f.IsTable() || f.Column("year") == nil || f.Column("rev") == nil {
			continue
		}
		for _, t := range r.tables[f.Name()][r.key(m[2])] {
			if t.Field != "year" {
				out = append(out, Target{Table: t.Table, Field: t.Field, Year: m[1]})
			}
		}
	}
	return out
}

// headRows is how far down a sheet its headers may stand: titles and notes come before them.
const headRows = 15

// understand finds the row of headers of a sheet and what its columns mean.
func (r *reader) understand(s sheet.Sheet, remembered func(headers []string) map[string]string) Part {
	best := Part{Sheet: s, Head: -1}
	r.said = saidIn(s)
	most, first := 0, max(slices.IndexFunc(s.Rows, filled), 0)
	try := func(table string, bonus int) {
		for row := first; row < min(first+headRows, len(s.Rows)); row++ {
			p := r.part(s, table, row)
			weight := p.known()*2 + bonus
			if bonus < 0 && p.column(Target{Table: table, Field: "year"}) >= 0 {
				weight += 3 // a row a year
			}
			if p.known() > 0 && p.identifies() && weight > most {
				best, most = p, weight
			}
		}
	}
	try("", 1)
	for table := range r.tables {
		bonus := -3 // a few columns such as 名称 say little: what is not named so must have more
		if f := r.form.Known(table); f != nil && s.Name != "" && (strings.Contains(f.Label, s.Name) || strings.Contains(s.Name, f.Label)) {
			bonus = 2
		}
		try(table, bonus)
	}
	if best.Head >= 0 {
		best.recall(remembered(best.headers()))
	}
	return best
}

// part is a sheet whose headers stand in a row.
func (r *reader) part(s sheet.Sheet, table string, head int) Part {
	p := Part{Sheet: s, Table: table, Head: head, units: unitColumns(s, head), currencies: currencyColumns(s, head), counts: countColumns(s, head), heads: r}
	deep := storey(s, head)
	if deep {
		p.Head++
	}
	below := -1 // the row of units below the heads
	if unitsBelow(s, p.Head) {
		p.Head++
		below = p.Head
	}
	taken := map[Target]int{} // the column that has it
	for at, cell := range s.Rows[head] {
		if cell.Kind == sheet.Number || cell.Kind == sheet.Date { // a year alone says not of what
			p.Columns = append(p.Columns, Column{At: at, Header: cell.Text, Unknown: true})
		}
		if cell.Kind != sheet.Words {
			continue
		}
		c, found := r.column(s, table, head, at, deep)
		if p.says(at) {
			found = nil
		}
		money, _ := wordings.OnlyUnit(s.At(below, at).Text)
		c.unit = cmp.Or(moneyIn(c.Header, cell.Text, s.At(head-1, at).Text), money, r.unitAround(s, head, at))
		c.Unknown = len(found) == 0 && !p.says(at)
		p.Columns = append(p.Columns, c)
		p.assign(found, taken)
	}
	r.contactPhones(&p)
	for i, c := range p.Columns {
		if at, _ := p.sayerOf(c, p.units); at >= 0 && c.unit == "" {
			p.Columns[i].InRows = s.At(head, at).Text
		}
	}
	return p
}

// column reads the head in one cell, and what it may mean.
func (r *reader) column(s sheet.Sheet, table string, head, at int, deep bool) (c Column, found []Target) {
	text, above := s.At(head, at).Text, s.At(head-1, at)
	found, joined := r.means(table, strings.Join(strings.Fields(text), "")), false
	if below := s.At(head+1, at); deep && below.Kind == sheet.Words && below.Text != text {
		found, joined = r.inGroup(table, group{text, true}, below.Text)
		if !joined && !slices.Contains(usualKnown().Plain, plainHead(text)) {
			found = nil // of what the group is, is not known
		}
		joined, text = false, text+below.Text
	} else if over, ok := groupOver(s, head-1, at, text); ok {
		found, joined = r.inGroup(table, over, text)
	}
	if joined {
		text = above.Text + text
	}
	return Column{At: at, Header: strings.Join(strings.Fields(text), "")}, found
}

// assign says of the column that came last what it is taken for. Of two for one field that is taken which says its unit.
func (p *Part) assign(found []Target, taken map[Target]int) {
	last := len(p.Columns) - 1
	c := &p.Columns[last]
	if len(found) > 1 {
		c.Offers = found
	}
	if len(found) != 1 {
		return
	}
	first, rival := taken[found[0]]
	switch {
	case !rival:
		c.Target, taken[found[0]] = found[0], last
	case c.unit != "" && p.Columns[first].unit == "":
		c.Target, taken[found[0]] = found[0], last
		p.Columns[first].Target, p.Columns[first].Rival = Target{}, c.Header
	default:
		c.Rival = p.Columns[first].Header
	}
}

// storey tells that the row below a row of headers tells its groups apart: below 2024年, over several columns, stand 营业收入 and 利润.
func storey(s sheet.Sheet, head int) bool {
	if head+1 >= len(s.Rows) {
		return false
	}
	parts := 0
	for at, below := range s.Rows[head+1] {
		over := s.At(head, at)
		switch {
		case below.Kind == sheet.Empty, below.Kind == sheet.Words && below.Text == over.Text:
			continue
		case below.Kind != sheet.Words, over.Kind != sheet.Words, over.Text != s.At(head, at-1).Text && over.Text != s.At(head, at+1).Text:
			return false
		}
		parts++
	}
	return parts > 1
}

// known counts the columns that are recognised.
func (p Part) known() int {
	n := 0
	for _, c := range p.Columns {
		if c.Target != (Target{}) {
			n++
		}
	}
	return n
}

// identifies tells whether the rows say whose they are.
func (p Part) identifies() bool {
	return p.column(Target{Field: nameField}) >= 0 || p.column(Target{Field: usccField}) >= 0
}

// column is the column of the sheet that goes to a target, from 0; -1 for none.
func (p Part) column(t Target) int {
	for _, c := range p.Columns {
		if c.Target == t {
			return c.At
		}
	}
	return -1
}

func (p Part) headers() []string {
	var out []string
	for _, c := range p.Columns {
		out = append(out, c.Header)
	}
	return out
}

// recall takes over what a person chose for the same headers before; "" is a column that is not wanted.
func (p *Part) recall(chosen map[string]string) {
	for i := range p.Columns {
		if to, ok := chosen[p.Columns[i].Header]; ok {
			p.Columns[i].Target, p.Columns[i].Offers, p.Columns[i].Rival = targetOf(to), nil, ""
			p.Columns[i].Unknown = false
		}
	}
}
