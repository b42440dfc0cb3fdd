package table

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/app/say"
	"yibiao/dossier/formmap/wordings"
	spreadsheet "yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// maxPaste bounds what is taken from the clipboard at once, in rows.
const maxPaste = 5000

// incoming is what a paste would do, with what a person must know before it is done.
type incoming struct {
	change
	to       []goal   // of each cell of a line
	strange  []string // heads that name no column: what stands below them is left out
	unheaded bool     // the first line looks like heads, and names no column
	head     int      // which line has the heads, from 1; 0 for none
	units    bool     // the line below the heads has nothing but units
	skip     int      // lines at the beginning that are not pasted: heads, and what stands above them
	beyond   int      // filled cells that lie right of the last column
	unsound  []string // columns none of whose figures, days or options can be read
	sums     int      // lines of sums, left out
	negative int      // figures in brackets, read as negative
	rest     int      // lines that the table takes no more
	over     []overwritten
}

// goal is where the cells of a column of the spreadsheet go.
type goal struct {
	column *forms.Field // nil for nowhere
	head   string       // what stands above them; "" for nothing
	unit   string       // the unit of money that their head names, where it is not that of the column; "" for none
}

// pasted puts lines copied from a spreadsheet into the table, from the first cell of what is selected on. Rows that are there
// are overwritten and further ones added. Calculated columns are passed over, and so is a first line of heads: each value goes to
// the column that its head names, whatever their order. A single value fills everything that is selected.
func (s *selection) pasted(lines [][]string) incoming {
	from, to := s.corners()
	if len(lines) == 1 && len(lines[0]) == 1 && from != to {
		return s.spread(lines[0][0])
	}
	in := s.aimed(lines, from.column)
	lines = lines[in.skip:]
	var kept [][]string
	for _, line := range lines[:min(len(lines), maxPaste)] {
		if first := slices.IndexFunc(line, func(text string) bool { return text != "" }); first >= 0 && spreadsheet.Total(line[first]) {
			in.sums++
			continue
		}
		kept = append(kept, line)
	}
	in.rest = max(len(lines)-maxPaste, 0)
	for i, line := range kept {
		s.take(&in, line, s.first()+from.row+i)
	}
	if limit := s.cfg.Field.MaxRows; limit > 0 {
		room := min(len(in.added), max(limit-len(s.all), 0))
		in.rest += len(in.added) - room
		in.added = in.added[:room]
	}
	in.unsound = s.unsound(in)
	return in
}

// take puts the cells of one line into a row, by its number among all.
func (s *selection) take(in *incoming, line []string, at int) {
	row := map[string]string{}
	for i, text := range line {
		switch {
		case i >= len(in.to):
			in.beyond++
		case in.to[i].column == nil && in.to[i].head == "" && text != "":
			in.beyond++
		case in.to[i].column != nil && !in.to[i].column.Computed():
			fit, negative := in.to[i].fitted(text)
			row[in.to[i].column.Name()] = fit
			if negative {
				in.negative++
			}
		}
	}
	if at >= len(s.all) {
		in.added = append(in.added, row)
		return
	}
	for _, column := range s.columns() {
		if text, ok := row[column.Name()]; ok {
			in.cells = append(in.cells, Cell{s.all[at].ID, column.Name(), text})
			if before := s.all[at].Cells[column.Name()]; s.another(column, before, text) {
				in.over = append(in.over, overwritten{at, column, before, text})
			}
		}
	}
}

// deepest is how many lines may stand above the heads: a title, the unit, a date.
const deepest = 5

// aimed finds where the cells of lines go: by the heads in the first one, or in one that a title and the like stand above, else from a
// column on.
func (c *cells) aimed(lines [][]string, column int) incoming {
	width := 0
	for _, line := range lines {
		width = max(width, len(line))
	}
	for at := range min(len(lines), deepest+1) {
		if in, ok := c.headed(lines[at], width, unitAbove(lines[:at])); ok && (at == 0 || len(in.to)-len(in.strange) > 1) {
			in.head, in.skip = at+1, at+1
			if in.skip < len(lines) && in.unitsBelow(lines[in.skip]) {
				in.skip++
				in.units = true
			}
			return in
		}
	}
	in := incoming{}
	for i := range width {
		g := goal{}
		if column+i < len(c.columns()) {
			g.column = c.columns()[column+i]
		}
		in.to = append(in.to, g)
	}
	if in.unheaded = c.looksHeaded(lines, in.to); in.unheaded {
		in.skip = 1
	}
	return in
}

// headed tells where the cells below a line of heads go; false where the line is none. unit is that of all money, as far as no head
// names another; "" for the table's own.
func (c *cells) headed(line []string, width int, unit string) (in incoming, ok bool) {
	in.to = make([]goal, width)
	taken := map[*forms.Field]bool{}
	for i, head := range line {
		if head == "" {
			continue
		}
		in.to[i].head = head
		if f := c.named(head, taken); f != nil {
			in.to[i].column, taken[f] = f, true
			in.to[i].unit = unitOf(head, unit, f)
			continue
		}
		in.strange = append(in.strange, head)
	}
	n := len(taken)
	return in, n > 1 && n >= len(in.strange) || n == 1 && len(in.strange) == 0
}

// unitAbove is the unit that the lines above the heads name (单位：元), the nearest first; "" for none.
func unitAbove(lines [][]string) string {
	for _, line := range slices.Backward(lines) {
		for _, text := range line {
			if unit := wordings.MoneyUnitOf(text); unit != "" {
				return unit
			}
		}
	}
	return ""
}

// unitsBelow are the units that a line below the heads has and nothing else (年, 千元, 千元), by column; false for another line. They go
// before what stands above the heads, and behind what these say themselves.
func (in *incoming) unitsBelow(line []string) bool {
	units := map[int]string{}
	for i, text := range line {
		money, only := wordings.OnlyUnit(text)
		if text != "" && !only {
			return false
		}
		if only && i < len(in.to) {
			units[i] = money
		}
	}
	for i, money := range units {
		if g := &in.to[i]; money != "" && g.column != nil && wordings.MoneyUnitOf(g.head) == "" {
			g.unit = unitOf("", money, g.column)
		}
	}
	return len(units) > 0
}

// named is the column that a head names, alone and not taken yet; nil for none.
func (c *cells) named(head string, taken map[*forms.Field]bool) *forms.Field {
	at := slices.IndexFunc(c.columns(), func(f *forms.Field) bool {
		return !taken[f] && (bare(head) == bare(f.Label) || bare(head) == bare(headText(c.cfg.Field, f)))
	})
	if at >= 0 {
		return c.columns()[at]
	}
	if c.cfg.Heads == nil {
		return nil
	}
	ids := c.cfg.Heads(head)
	if len(ids) != 1 {
		return nil
	}
	if f := c.cfg.Field.Column(ids[0]); f != nil && !taken[f] {
		return f
	}
	return nil
}

// unitOf is the unit of money below a head: the one that it names, or else that of all money; "" where that is the column's own.
func unitOf(head, all string, f *forms.Field) string {
	if !f.Is(forms.TypeMoney) {
		return ""
	}
	if unit := cmp.Or(wordings.MoneyUnitOf(head), all); unit != f.Unit {
		return unit
	}
	return ""
}

// looksHeaded tells of a first line that holds words where the lines below it hold figures or days: heads that name no column here.
func (c *cells) looksHeaded(lines [][]string, to []goal) bool {
	words := 0
	for i, head := range lines[0] {
		f := to[i].column
		if f == nil || !f.Has(forms.TraitAmount|forms.TraitDay) || head == "" || len(lines) < 2 || i >= len(lines[1]) {
			continue
		}
		if c.reads(f, head) || !c.reads(f, lines[1][i]) {
			return false
		}
		words++
	}
	return words > 0
}

// reads tells whether a column can read a text.
func (c *cells) reads(f *forms.Field, text string) bool {
	fit, _ := goal{column: f}.fitted(text)
	return c.cfg.Vocabulary.Parse(f, fit, nil).Fault == nil
}

// unsound are the labels of the columns none of whose texts can be read.
func (c *cells) unsound(in incoming) (labels []string) {
	for _, g := range in.to {
		if g.column == nil || g.column.Computed() || !g.column.Has(forms.TraitAmount|forms.TraitDay|forms.TraitOffered) {
			continue
		}
		good, bad := 0, 0
		count := func(text string) {
			switch {
			case text == "":
			case c.reads(g.column, text):
				good++
			default:
				bad++
			}
		}
		for _, x := range in.cells {
			if x.Column == g.column.Name() {
				count(x.Text)
			}
		}
		for _, row := range in.added {
			count(row[g.column.Name()])
		}
		if bad > 0 && good == 0 {
			labels = append(labels, g.column.Label)
		}
	}
	return labels
}

var (
	bracketedForm = pattern.Of(`^[(（]\s*([\x{A5}\x{FFE5}]?\s*[0-9０-９][0-9０-９,，.．]*\s*[%％]?)\s*[)）]$`)
	figureForm    = pattern.Of(`^[^$€£A-Za-z]*[0-9]$`) // also of one that cannot be read (△12000): who mends its sign must not change its unit
)

// fitted makes of a text what its column holds: one line where it holds one; a figure in brackets is negative, as accountants write
// it, and has the unit that its head names.
func (g goal) fitted(text string) (fit string, negative bool) {
	if !g.column.Has(forms.TraitAmount) {
		return fitting(g.column, text), false
	}
	fit = fitting(g.column, text)
	if m := bracketedForm.FindStringSubmatch(fit); m != nil {
		fit, negative = "-"+m[1], true
	}
	if g.unit != "" && figureForm.MatchString(gb.HalfWidth(fit)) {
		fit += g.unit
	}
	return fit, negative
}

// bare is the head of a column without its unit, marks and spaces.
func bare(text string) string {
	if at := strings.IndexAny(text, "(（"); at > 0 {
		text = text[:at]
	}
	return strings.TrimPrefix(strings.Join(strings.Fields(text), ""), "*")
}

// unsure tells that a person must look before it is done: something may go where it does not belong, or nowhere, or several cells over
// what is filled. One value for one cell is what typing it would do.
func (in incoming) unsure() bool {
	return len(in.strange) > 0 || in.unheaded || in.skip > 1 || in.beyond > 0 || len(in.unsound) > 0 || len(in.over) > 0 && len(in.cells)+len(in.added) > 1
}

// converted is how many columns come in another unit.
func (in incoming) converted() (n int) {
	for _, g := range in.to {
		if g.unit != "" {
			n++
		}
	}
	return n
}

// told are the sentences on what is done, and what is left out. What is overwritten stands first: a line may end before its last words.
func (in incoming) told(v *forms.Vocabulary) []string {
	lines := in.changes(v)
	add := func(when bool, line string) {
		if when {
			lines = append(lines, line)
		}
	}
	var ways, units []string
	for _, g := range in.to {
		if g.head != "" && g.column != nil {
			ways = append(ways, say.T("“{head}”→“{column}”", "head", g.head, "column", g.column.Label))
		}
		if _, yuan := gb.MoneyShift(g.unit); yuan {
			units = append(units, say.T("“{column}”从{from}换成{to}", "column", g.column.Label, "from", g.unit, "to", g.column.Unit))
		}
	}
	add(in.head == 1, say.T("第一行是表头，按列名放：{ways}", "ways", strings.Join(ways, say.T("，"))))
	add(in.head > 1, say.T("第 {n} 行是表头，按列名放：{ways}。它上面的行不粘贴。", "n", in.head, "ways", strings.Join(ways, say.T("，"))))
	add(in.units, say.T("表头下面一行写的是单位，不粘贴。"))
	add(len(units) > 0, say.T("单位不同，数字换算后再放：{units}。", "units", strings.Join(units, say.T("，"))))
	add(in.unheaded, say.T("第一行像表头，但列名在这张表里认不出来：第一行不粘贴，下面的按位置放。"))
	add(len(in.strange) > 0, say.T("表里没有这几列，不粘贴：{heads}", "heads", strings.Join(in.strange, say.T("、"))))
	add(in.beyond > 0, say.T("右边没有列了，{n} 格放不下，不粘贴。", "n", in.beyond))
	add(len(in.unsound) > 0, say.T("这几列粘贴的内容读不出来，可能对错了列：{columns}", "columns", strings.Join(in.unsound, say.T("、"))))
	add(in.sums > 0, say.T("合计、平均这样的行不粘贴：{n} 行。", "n", in.sums))
	add(in.negative > 0, say.T("括号里的数当作负数：{n} 处。", "n", in.negative))
	add(in.rest > 0, say.T("表里放不下的 {n} 行不粘贴。", "n", in.rest))
	return lines
}
