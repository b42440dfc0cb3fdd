package formmap

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	// lastYearWords begin a label that asks for the last full year, lastYearPlace is
	// such a heading, otherYear a label that asks for another.
	lastYearWords = pattern.Of(`^(?:截[至止])?(?:20\d{2}年(?:12月[末底]|[度末底])?|上上一?年度?末?|前年度?末?|上一?年度?末|上一?年度?|去年|近一年|最近一年|上一?个?(?:会计|纳税|财务)年度|申[请报]上一?年度?)`)
	lastYearPlace = pattern.Of(`上一?个?(?:会计|纳税|财务)?年度|上年末|去年|近一年`)
	otherYear     = pattern.Of(`近.年|当年|本年|今年|新增|预计|计划|增长|累计|前[二两三四五]年`)
	// ofUnit and padding are words that such a figure may have before and after those.
	ofUnit  = pattern.Of(`^(?:本|我)?(?:申[请报])?(?:单位|企业|公司)`)
	padding = pattern.Of(`^(?:现价|实现|实际|完成|全年|度|企业|单位|公司)+`)
)

// lastYearPlaces reads a figure without a year of its own as the last year's column of a
// yearly table: where the label says so, or where it stands in the text right below
// that table's printed matrix.
func lastYearPlaces(p *proposal) {
	value := plan.FieldYear
	if len(p.years) > 0 {
		value = strconv.Itoa(p.years[len(p.years)-1])
	}
	below := ""
	for _, it := range p.items {
		if it.box != "p" {
			below = ""
			if s, ok := plan.ParseSub(it.entry.Sub); ok && isYearly(p, it.entry.Field, s.Key) {
				below = it.entry.Field
			}
		}
		if it.done && !ofProgramme(p, it) || it.Kind != place.Money && it.Kind != place.Number && it.Kind != place.Text || it.attribute != "" || p.x.w.Totals[it.context] {
			continue
		}
		like := it.Place
		own := ofUnit.ReplaceAllString(figureAsked(it), "")
		like.Label = padding.ReplaceAllString(lastYearWords.ReplaceAllString(own, ""), "")
		said := lastYearWords.MatchString(own) || lastYearPlace.MatchString(it.Context) && !otherYear.MatchString(own)
		if it.Kind == place.Text {
			said = said && lastYearWords.MatchString(own)
			below = ""
		}
		if inSeries(p, it) {
			continue
		}
		for _, t := range p.x.tables {
			if len(t.columns) == 0 || like.Label == "" || !said && below != t.id {
				continue
			}
			yearlyPlace(p, it, t, like, value)
		}
	}
}

// figureAsked is what a figure is of: the label of its row below a plain head of a column, 2025年利润总额 | 千元 | ____.
func figureAsked(it *item) string {
	label := wordings.Clean(it.Label)
	if it.box == "p" || !plainColumn.MatchString(label) {
		return label
	}
	for _, text := range it.rowHeads() {
		if !wordless.MatchString(text) && !wordings.UnitWord.MatchString(text) && !wordings.OnlyMoney.MatchString(text) {
			return text
		}
	}
	return label
}

// valueColumn heads the figures of a table of one year, where the rows name what they are.
var valueColumn = pattern.Of(`^(?:指标|填报|统计)?(?:数值|数据|数值?)$`)

// yearOfForm reads the figures of a form that asks elsewhere of which year they are, 统计年度, as those of the last full year: the
// year is printed with them.
func yearOfForm(p *proposal) {
	said := 0
	for _, it := range p.items {
		if it.entry.Field == plan.FieldYear && it.entry.State == plan.Proposed {
			said++
		}
	}
	if said != 1 {
		return
	}
	for _, it := range p.open() {
		rows := it.rowHeads()
		if it.box == "p" || it.foreign || it.Kind != place.Money && it.Kind != place.Number || !valueColumn.MatchString(wordings.Clean(it.Label)) || len(rows) == 0 || otherYear.MatchString(rows[0]) || inSeries(p, it) {
			continue
		}
		like := it.Place
		if like.Label = rows[0]; slices.Contains([]string{"其中", "合计"}, like.Label) {
			continue
		}
		for _, t := range p.x.tables {
			if len(t.columns) > 0 {
				yearlyPlace(p, it, t, like, plan.FieldYear)
			}
		}
	}
}

// plainFigures head the figures of the applicant itself below a year, beside those of a product, a plan or the growth.
var plainFigures = pattern.Of(`^(?:(?:本|我)(?:企业|单位|公司)|(?:企业|单位|公司|全公司|全厂)(?:整体|总体|合计)?|金额|数额|数值|数据|实际(?:数|值|完成数?)?|完成(?:数|值)?|绝对(?:数|额|值))(?:\([^()]{0,4}元\))?$`)

// underYear reads a figure below such a head as that of the year over it: 2024年 over 本企业 and 申报产品.
func (it *item) underYear(x *index) {
	var over []string
	for _, h := range it.Heads {
		if h.Role == place.HeadColumn {
			over = append(over, wordings.Clean(h.Text))
		}
	}
	label := wordings.Clean(it.Label)
	if it.box == "p" || it.inCell() || len(over) != 2 || over[0] != label || !plainFigures.MatchString(label) || !printedYear.MatchString(over[1]) && yearsBack[over[1]] == 0 {
		return
	}
	it.Unit = wordings.FirstOf(it.Unit, wordings.UnitOf(it.Label))
	it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadColumn && wordings.Clean(h.Text) == label })
	it.relabel(x, over[1])
}

// yearOf is a year that a heading prints for what stands below or beside it: 主要经济指标（2025年）.
var yearOf = pattern.Of(`20\d{2}年?(?:度|底|末)?`)

// yearOfPart reads the figures of a part whose heading prints the one year that they are of.
func yearOfPart(p *proposal) {
	for _, it := range p.open() {
		if it.box == "p" || it.foreign || it.Kind != place.Money && it.Kind != place.Number || otherYear.MatchString(it.Label) || yearOf.MatchString(it.Label) || lastYearWords.MatchString(wordings.Clean(it.Label)) || has(it, ordinal) || inSeries(p, it) {
			continue
		}
		years := map[string]bool{}
		for _, h := range it.Heads {
			if text := wordings.Clean(h.Text); (h.Role != place.HeadTitle || reportOf.MatchString(text)) && text != wordings.Clean(it.Label) {
				for _, year := range yearOf.FindAllString(text, -1) {
					years[year[:4]] = true
				}
			}
		}
		like := it.Place
		like.Label = padding.ReplaceAllString(wordings.Clean(it.Label), "")
		if rows := it.rowHeads(); plainColumn.MatchString(wordings.Clean(it.Label)) && len(rows) > 0 {
			like.Label = padding.ReplaceAllString(wordings.Clean(rows[0]), "")
		}
		for year := range years {
			for _, t := range p.x.tables {
				if len(t.columns) > 0 && len(years) == 1 && like.Label != "" {
					yearlyPlace(p, it, t, like, year)
				}
			}
		}
	}
}

// reportOf is the title of what a firm reports of a year, which its figures are of.
var reportOf = pattern.Of(`年报|(?:^|[^申])报表|统计(?:调查)?表|年度报告|年度(?:发展|经营|生产经营)情况`)

// plainColumn heads the figures of a table whose rows name what they are.
var plainColumn = pattern.Of(`^(?:指标|填报|统计|企业|单位|实际)?(?:金额|数值|数据值?|数量|数值?|指标值|填报值)$`)

// plainColumns reads the figure in the one column of figures by the words of its row as well: 职工总数 below 数量. A table that has
// asked something of another goes on about it.
func plainColumns(p *proposal) {
	about := map[string]bool{} // tables that have asked something of another
	for _, it := range p.items {
		rows := it.rowHeads()
		if about[it.box] = about[it.box] || it.party != "" || p.begins(it) != "" || asksName.MatchString(wordings.Clean(it.Label)) && !it.any(p.x.unitLabels); about[it.box] {
			continue
		}
		if it.box == "p" || it.Kind != place.Number && it.Kind != place.Money && it.Kind != place.Text || len(rows) == 0 || !plainColumn.MatchString(wordings.Clean(it.Label)) || inSeries(p, it) {
			continue
		}
		it.spell = append(it.spell, p.x.w.Variants(rows[0], false)...)
	}
}

// inSeries tells whether the row of a place asks the same again: each place is of a year that the form does not print. Two halves of
// a row, each with words of its own before the figure, ask two things.
func inSeries(p *proposal, it *item) bool {
	return it.box != "p" && slices.ContainsFunc(p.items, func(o *item) bool {
		return o != it && o.box == it.box && o.row == it.row && o.Kind == it.Kind && wordings.Clean(o.Label) == wordings.Clean(it.Label) && rowWord(o) == rowWord(it)
	})
}

// rowWord is what stands nearest before a place in its row, "" for nothing.
func rowWord(it *item) string {
	if rows := it.rowHeads(); len(rows) > 0 {
		return rows[0]
	}
	return ""
}

// besideYears are the words in the row before cells that each print a year of their own,
// 近三年营业收入 | 2023年：____ | 2024年：____; "" for other cells.
func besideYears(it *item) string {
	if !it.ownLabel() || !printedYear.MatchString(wordings.Clean(it.Label)) {
		return ""
	}
	for _, h := range it.Heads {
		if h.Role == place.HeadRow && !printedYear.MatchString(wordings.Clean(h.Text)) {
			return h.Text
		}
	}
	return ""
}

// isYearly tells whether a table has one row for each year.
func isYearly(p *proposal, table, key string) bool {
	t := p.x.byID[table]
	return t != nil && t.field.IsTable() && t.field.Column(key) != nil && t.field.Column(key).Is(forms.TypeYear)
}

// yearlyPlace reads a figure as a column of the yearly table t.
func yearlyPlace(p *proposal, it *item, t *candidate, like place.Place, value string) {
	year := t.columns[0]
	if it.done && !ofProgramme(p, it) || !year.is(forms.TypeYear) {
		return
	}
	c, v := p.x.columnOf(t, year, like)
	if c == nil || v < 0.93 {
		return
	}
	said := lastYearWords.FindString(ofUnit.ReplaceAllString(figureAsked(it), ""))
	if m := printedYear.FindStringSubmatch(said); m != nil {
		value = m[1]
	}
	if back := yearsBack[said]; back > 1 {
		value = relativeYear(back)
	}
	it.fill(t.id, v*0.95, plan.ReasonMatrix, value, c.field.Label)
	it.entry.Sub = plan.Sub{Key: year.field.Name(), Value: value, Column: c.field.Name(), Index: -1}.String()
}

// ofProgramme tells whether a place takes a figure that a programme asks, which has no year: 上一年度 净利润 is the firm's.
func ofProgramme(p *proposal, it *item) bool {
	return it.entry.State == plan.Proposed && it.entry.Sub == "" && !p.own && (it.Kind == place.Money || it.Kind == place.Number) && !p.x.w.OfFirm(it.entry.Field) && !strings.HasPrefix(it.entry.Field, "@")
}

// withoutBlank is a heading without the blank that it prints, and what is asked there: 前年____审计.
func withoutBlank(text string) string {
	text, _, _ = strings.Cut(text, "__")
	return text
}

var (
	allIncome = pattern.Of(`^(?:营业)?总收入|^收入(?:总额|合计|总计)|^营业(?:总)?收入`)
	aRate     = pattern.Of(`率|同比|增长`)
)

// ofWhole tells whether 其中 before the row of a place says of it only what its name says: 主营业务收入 below 总收入.
func ofWhole(p *proposal, it *item) bool {
	s, ok := plan.ParseSub(it.entry.Sub)
	if c := p.x.byID[it.entry.Field]; !ok || c == nil || s.Column != "main_rev" || wordings.Clean(lastStep(it.Context)) != "主营业务收入" {
		return false
	}
	for i := slices.Index(p.items, it) - 1; i >= 0 && p.items[i].box == it.box; i-- {
		words := wordings.FirstOf(wordings.Clean(lastStep(p.items[i].Context)), wordings.Clean(p.items[i].Label))
		if p.items[i].row < it.row && !aRate.MatchString(words) {
			return allIncome.MatchString(words)
		}
	}
	return false
}

var (
	// openYear are labels of places that take the year of the figures in their row or column.
	openYear = pattern.Of(`^(?:年份|年度|(?:最?近|前)[两二三]个?(?:完整)?(?:会计)?年度?)$`)
	// aYearHead is a heading that leaves the year open.
	aYearHead = pattern.Of(`^年度?$`)
)

// asksYear tells whether a place takes a year that figures beside or below it are of, and not an expected one.
func asksYear(it *item) bool {
	return it.box != "p" && it.Kind == place.Text && it.col() >= 0 && openYear.MatchString(wordings.Clean(it.Label)) && strings.TrimSpace(it.Unit) == "年"
}

var (
	// yearWords head the figures of a year that is not printed.
	yearWords = pattern.Of(`^(?:前年度?|上上一?年度?|上一?年度?|去年)$`)
	// yearAsked is the same with room for the year behind: 前年（　年）.
	yearAsked = pattern.Of(`^(前年度?|上上一?年度?|上一?年度?|去年)[(（](?:20)?[_\s　]*年?度?[)）]$`)
)

// namesYear tells whether a place takes the year behind the words for it, over the figures of that year.
func namesYear(it *item) bool {
	return it.box != "p" && it.Kind == place.Text && it.col() >= 0 && it.ownLabel() && yearWords.MatchString(wordings.Clean(it.Label))
}

// withoutYearAsked reads headings with room for the year as the words before it.
func withoutYearAsked(p *proposal) {
	for _, it := range p.items {
		if m := yearAsked.FindStringSubmatch(wordings.Clean(it.Label)); m != nil && it.box != "p" {
			it.relabelled(p.x, m[1])
		}
		it.Heads = slices.Clone(it.Heads)
		for i, h := range it.Heads {
			if m := yearAsked.FindStringSubmatch(wordings.Clean(h.Text)); m != nil {
				it.Heads[i].Text = m[1]
			}
		}
		it.underYear(p.x)
	}
}

// openYears reads figures whose years the form leaves open as those of the last full years, the earliest first: the years are
// printed with them.
func openYears(p *proposal) {
	inRow, inColumn := map[spot][]*item{}, map[spot][]*item{}
	for _, it := range p.items {
		if asksYear(it) {
			row, column := spot{it.box, it.row, ""}, spot{it.box, it.col(), ""}
			inRow[row], inColumn[column] = append(inRow[row], it), append(inColumn[column], it)
		}
	}
	words := []string{"上年", "前年", "前三年"}
	for _, it := range p.items {
		if it.box == "p" || it.col() < 0 || asksYear(it) {
			continue
		}
		for _, years := range inColumn {
			for i, year := range years {
				if len(years) > 1 && len(years) <= len(words) && year.box == it.box && year.row == it.row && it.col() > year.col() {
					it.ofYear(p.x, words[len(years)-1-i], false)
				}
			}
		}
		for _, years := range inRow {
			for i, year := range years {
				if len(years) > 1 && len(years) <= len(words) && year.box == it.box && year.col() == it.col() && it.row > year.row && wordings.Clean(it.Label) == wordings.Clean(year.Label) {
					it.ofYear(p.x, words[len(years)-1-i], true)
				}
			}
		}
	}
}

// ofYear puts the words for a year in the place of the heading that leaves it open, in the label or beside it.
func (it *item) ofYear(x *index, words string, inLabel bool) {
	it.Heads = slices.Clone(it.Heads)
	for i, h := range it.Heads {
		if aYearHead.MatchString(wordings.Clean(h.Text)) && (h.Role == place.HeadRow) == !inLabel {
			it.Heads[i].Text = words
		}
	}
	if inLabel {
		old := wordings.Clean(it.Label)
		it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == old })
		it.relabel(x, words)
		return
	}
	if steps := heading.Steps(it.Context); len(steps) > 0 && aYearHead.MatchString(steps[len(steps)-1]) {
		it.Context = strings.Join(append(steps[:len(steps)-1:len(steps)-1], words), " / ")
		it.context = x.w.Canonical(it.Context)
	}
}

// yearsOfFigures prints the year of the figures in the row or column of a place that asks it.
func yearsOfFigures(p *proposal) {
	for _, it := range p.items {
		named := namesYear(it)
		if it.done || !named && !asksYear(it) {
			continue
		}
		var found plan.Entry
		same := true
		for _, o := range p.items {
			s, ok := plan.ParseSub(o.entry.Sub)
			beside := !named && o.row == it.row && o.col() > it.col() || o.col() == it.col() && o.row > it.row
			if o.box != it.box || !ok || !beside || named && wordings.Clean(o.printed.Label) != wordings.Clean(it.Label) || o.entry.State != plan.Proposed || !isYearly(p, o.entry.Field, s.Key) {
				continue
			}
			s.Column, s.Nth = s.Key, 0
			if found.Field != "" && (found.Field != o.entry.Field || found.Sub != s.String()) {
				same = false
			}
			found.Field, found.Sub = o.entry.Field, s.String()
		}
		if found.Field != "" && same {
			it.fill(found.Field, 0.9, plan.ReasonMatrix)
			it.entry.Sub = found.Sub
		}
	}
}
