package period

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	// LastYearWords begin a label that asks for the last full year, lastYearPlace is
	// such a heading, otherYear a label that asks for another.
	LastYearWords = pattern.Of(`^(?:截[至止])?(?:20\d{2}年(?:12月[末底]|[度末底])?|上上一?年度?末?|前年度?末?|上一?年度?末|上一?年度?|去年|近一年|最近一年|上一?个?(?:会计|纳税|财务)年度|申[请报]上一?年度?)`)
	lastYearPlace = pattern.Of(`上一?个?(?:会计|纳税|财务)?年度|上年(?:末|生产|经营|财务|主要|情况|指标|数据)|去年|近一年`)
	otherYear     = pattern.Of(`近.年|当年|本年|今年|新增|预计|计划|增长|累计|前[二两三四五]年`)
	// ofUnit and padding are words that such a figure may have before and after those.
	ofUnit  = pattern.Of(`^(?:本|我)?(?:申[请报])?(?:单位|企业|公司)`)
	padding = pattern.Of(`^(?:现价|实现|实际|完成|全年|度|企业|单位|公司)+`)
)

// LastYearPlaces reads a figure without a year of its own as the last year's column of a
// yearly table: where the label says so, or where it stands in the text right below
// that table's printed matrix.
func LastYearPlaces(p *slots.Form) {
	value := plan.FieldYear
	if len(p.Years) > 0 {
		value = strconv.Itoa(p.Years[len(p.Years)-1])
	}
	below := ""
	for _, it := range p.Items {
		if it.Box != "p" {
			below = ""
			if s, ok := plan.ParseSub(it.Entry.Sub); ok && IsYearly(p, it.Entry.Field, s.Key) {
				below = it.Entry.Field
			}
		}
		if it.Done && !mayBeOfYear(p, it) || it.Kind != place.Money && it.Kind != place.Number && it.Kind != place.Text || it.Attribute != "" || p.Fields.Words.Totals[it.Canonical] {
			continue
		}
		like := it.Place
		own := ofUnit.ReplaceAllString(FigureAsked(it), "")
		like.Label = padding.ReplaceAllString(LastYearWords.ReplaceAllString(own, ""), "")
		said := LastYearWords.MatchString(own) || (lastYearPlace.MatchString(it.Context) || underLastYear(it)) && !otherYear.MatchString(own) || it.Kind == place.Number && atYearsEnd.MatchString(own)
		if it.Kind == place.Text {
			said = said && LastYearWords.MatchString(own)
			below = ""
		}
		if InSeries(p, it) {
			continue
		}
		for _, t := range p.Fields.Tables {
			if len(t.Columns) == 0 || like.Label == "" || !said && below != t.ID {
				continue
			}
			yearlyPlace(p, it, t, like, value)
		}
	}
}

// underLastYear tells whether what stands over the table of a place says that its figures are of the last year: 上一年度经济效益情况.
func underLastYear(it *slots.Item) bool {
	return it.Box != "p" && slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		text := wordings.Clean(h.Text)
		return heading.Over(h) && lastYearPlace.MatchString(text) && !otherYear.MatchString(text)
	})
}

// FigureAsked is what a figure is of: the label of its row below a plain head of a column, 2025年利润总额 | 千元 | ____.
func FigureAsked(it *slots.Item) string {
	label := wordings.Clean(it.Label)
	if it.Box == "p" || !PlainColumn.MatchString(label) {
		return label
	}
	for _, text := range it.RowHeads() {
		if !fields.Wordless.MatchString(text) && !wordings.UnitWord.MatchString(text) && !wordings.OnlyMoney.MatchString(text) {
			return text
		}
	}
	return label
}

// valueColumn heads the figures of a table of one year, where the rows name what they are.
var valueColumn = pattern.Of(`^(?:指标|填报|统计)?(?:数值|数据|数值?)$`)

// YearOfForm reads the figures of a form that asks elsewhere of which year they are, 统计年度, as those of the last full year: the
// year is printed with them.
func YearOfForm(p *slots.Form) {
	said := 0
	for _, it := range p.Items {
		if it.Entry.Field == plan.FieldYear && it.Entry.State == plan.Proposed {
			said++
		}
	}
	if said != 1 {
		return
	}
	for _, it := range p.Open() {
		rows := it.RowHeads()
		if it.Box == "p" || it.Foreign || it.Kind != place.Money && it.Kind != place.Number || !valueColumn.MatchString(wordings.Clean(it.Label)) || len(rows) == 0 || otherYear.MatchString(rows[0]) || InSeries(p, it) {
			continue
		}
		like := it.Place
		if like.Label = rows[0]; slices.Contains([]string{"其中", "合计"}, like.Label) {
			continue
		}
		for _, t := range p.Fields.Tables {
			if len(t.Columns) > 0 {
				yearlyPlace(p, it, t, like, plan.FieldYear)
			}
		}
	}
}

// plainFigures head the figures of the applicant itself below a year, beside those of a product, a plan or the growth.
var plainFigures = pattern.Of(`^(?:(?:本|我)(?:企业|单位|公司)|(?:企业|单位|公司|全公司|全厂)(?:整体|总体|合计)?|金额|数额|数值|数据|实际(?:数|值|完成数?)?|完成(?:数|值)?|绝对(?:数|额|值))(?:\([^()]{0,4}元\))?$`)

// underYear reads a figure below such a head as that of the year over it: 2024年 over 本企业 and 申报产品.
func underYear(it *slots.Item, x *fields.Index) {
	var over []string
	for _, h := range it.Heads {
		if h.Role == place.HeadColumn {
			over = append(over, wordings.Clean(h.Text))
		}
	}
	label := wordings.Clean(it.Label)
	if it.Box == "p" || it.InCell() || len(over) != 2 || over[0] != label || !plainFigures.MatchString(label) || !fields.PrintedYear.MatchString(over[1]) && fields.YearsBack[over[1]] == 0 {
		return
	}
	it.Unit = wordings.FirstOf(it.Unit, wordings.UnitOf(it.Label))
	it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadColumn && wordings.Clean(h.Text) == label })
	it.Relabel(x, over[1])
}

// YearOf is a year that a heading prints for what stands below or beside it: 主要经济指标（2025年）.
var YearOf = pattern.Of(`20\d{2}年?(?:度|底|末)?`)

// YearOfPart reads the figures of a part whose heading prints the one year that they are of.
func YearOfPart(p *slots.Form) {
	for _, it := range p.Open() {
		if it.Box == "p" || it.Foreign || it.Kind != place.Money && it.Kind != place.Number || otherYear.MatchString(it.Label) || YearOf.MatchString(it.Label) || LastYearWords.MatchString(wordings.Clean(it.Label)) || has(it, Ordinal) || InSeries(p, it) {
			continue
		}
		years := map[string]bool{}
		for _, h := range it.Heads {
			if text := wordings.Clean(h.Text); (h.Role != place.HeadTitle || reportOf.MatchString(text)) && text != wordings.Clean(it.Label) {
				for _, year := range YearOf.FindAllString(text, -1) {
					years[year[:4]] = true
				}
			}
		}
		like := it.Place
		like.Label = padding.ReplaceAllString(wordings.Clean(it.Label), "")
		if rows := it.RowHeads(); PlainColumn.MatchString(wordings.Clean(it.Label)) && len(rows) > 0 {
			like.Label = padding.ReplaceAllString(wordings.Clean(rows[0]), "")
		}
		for year := range years {
			for _, t := range p.Fields.Tables {
				if len(t.Columns) > 0 && len(years) == 1 && like.Label != "" {
					yearlyPlace(p, it, t, like, year)
				}
			}
		}
	}
}

// reportOf is the title of what a firm reports of a year, which its figures are of.
var reportOf = pattern.Of(`年报|(?:^|[^申])报表|统计(?:调查)?表|年度报告|年度(?:发展|经营|生产经营)情况`)

// PlainColumn heads the figures of a table whose rows name what they are.
var PlainColumn = pattern.Of(`^(?:指标|填报|统计|企业|单位|实际)?(?:金额|数额|数值|数据值?|数量|数值?|指标值|填报值)$`)

// InSeries tells whether the row of a place asks the same again: each place is of a year that the form does not print. Two halves of
// a row, each with words of its own before the figure, ask two things.
func InSeries(p *slots.Form, it *slots.Item) bool {
	return it.Box != "p" && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o != it && o.Box == it.Box && o.Row == it.Row && o.Kind == it.Kind && wordings.Clean(o.Label) == wordings.Clean(it.Label) && slots.RowWord(o) == slots.RowWord(it)
	})
}

// IsYearly tells whether a table has one row for each year.
func IsYearly(p *slots.Form, table, key string) bool {
	t := p.Fields.ByID[table]
	return t != nil && t.Field.IsTable() && t.Field.Column(key) != nil && t.Field.Column(key).Is(forms.TypeYear)
}

// yearlyPlace reads a figure as a column of the yearly table t.
func yearlyPlace(p *slots.Form, it *slots.Item, t *fields.Candidate, like place.Place, value string) {
	year := t.Columns[0]
	if it.Done && !mayBeOfYear(p, it) || !year.Is(forms.TypeYear) {
		return
	}
	c, v := p.Fields.ColumnOf(t, year, like)
	if c == nil || v < 0.93 {
		return
	}
	said := LastYearWords.FindString(ofUnit.ReplaceAllString(FigureAsked(it), ""))
	if m := fields.PrintedYear.FindStringSubmatch(said); m != nil {
		value = m[1]
	}
	if back := fields.YearsBack[said]; back > 1 {
		value = fields.RelativeYear(back)
	}
	it.Fill(t.ID, v*0.95, plan.ReasonMatrix, value, c.Field.Label)
	it.Entry.Sub = plan.Sub{Key: year.Field.Name(), Value: value, Column: c.Field.Name(), Index: -1}.String()
}

// mayBeOfYear tells whether a place takes the staff of today, or a programme's figure, which has no year: 上一年度 净利润 is the firm's.
func mayBeOfYear(p *slots.Form, it *slots.Item) bool {
	return it.Entry.State == plan.Proposed && it.Entry.Field == "staff.total" || it.Entry.State == plan.Proposed && it.Entry.Sub == "" && !p.Own && (it.Kind == place.Money || it.Kind == place.Number) && !p.Fields.Words.OfFirm(it.Entry.Field) && !strings.HasPrefix(it.Entry.Field, "@")
}

var (
	// openYear are labels of places that take the year of the figures in their row or column.
	openYear = pattern.Of(`^(?:年份|年度|(?:最?近|前)[两二三]个?(?:完整)?(?:会计)?年度?)$`)
	// aYearHead is a heading that leaves the year open.
	aYearHead = pattern.Of(`^年度?$`)
)

// asksYear tells whether a place takes a year that figures beside or below it are of, and not an expected one.
func asksYear(it *slots.Item) bool {
	return it.Box != "p" && it.Kind == place.Text && it.Col() >= 0 && openYear.MatchString(wordings.Clean(it.Label)) && strings.TrimSpace(it.Unit) == "年"
}

var (
	// yearWords head the figures of a year that is not printed.
	yearWords = pattern.Of(`^(?:前年度?|上上一?年度?|上一?年度?|去年)$`)
	// yearAsked is the same with room for the year behind: 前年（　年）.
	yearAsked = pattern.Of(`^(前年度?|上上一?年度?|上一?年度?|去年)[(（](?:20)?[_\s　]*年?度?[)）]$`)
)

// namesYear tells whether a place takes the year behind the words for it, over the figures of that year.
func namesYear(it *slots.Item) bool {
	return it.Box != "p" && it.Kind == place.Text && it.Col() >= 0 && it.OwnLabel() && yearWords.MatchString(wordings.Clean(it.Label))
}

// WithoutYearAsked reads headings with room for the year as the words before it.
func WithoutYearAsked(p *slots.Form) {
	for _, it := range p.Items {
		if m := yearAsked.FindStringSubmatch(wordings.Clean(it.Label)); m != nil && it.Box != "p" {
			it.Relabelled(p.Fields, m[1])
		}
		it.Heads = slices.Clone(it.Heads)
		for i, h := range it.Heads {
			if m := yearAsked.FindStringSubmatch(wordings.Clean(h.Text)); m != nil {
				it.Heads[i].Text = m[1]
			}
		}
		underYear(it, p.Fields)
	}
}

// OpenYears reads figures whose years the form leaves open as those of the last full years, the earliest first: the years are
// printed with them.
func OpenYears(p *slots.Form) {
	inRow, inColumn := map[slots.Spot][]*slots.Item{}, map[slots.Spot][]*slots.Item{}
	for _, it := range p.Items {
		if asksYear(it) {
			row, column := slots.Spot{Box: it.Box, Row: it.Row}, slots.Spot{Box: it.Box, Row: it.Col()}
			inRow[row], inColumn[column] = append(inRow[row], it), append(inColumn[column], it)
		}
	}
	words := []string{"上年", "前年", "前三年"}
	for _, it := range p.Items {
		if it.Box == "p" || it.Col() < 0 || asksYear(it) {
			continue
		}
		for _, years := range inColumn {
			for i, year := range years {
				if len(years) > 1 && len(years) <= len(words) && year.Box == it.Box && year.Row == it.Row && it.Col() > year.Col() {
					ofYear(it, p.Fields, words[len(years)-1-i], false)
				}
			}
		}
		for _, years := range inRow {
			for i, year := range years {
				if len(years) > 1 && len(years) <= len(words) && year.Box == it.Box && year.Col() == it.Col() && it.Row > year.Row && wordings.Clean(it.Label) == wordings.Clean(year.Label) {
					ofYear(it, p.Fields, words[len(years)-1-i], true)
				}
			}
		}
	}
}

// ofYear puts the words for a year in the place of the heading that leaves it open, in the label or beside it.
func ofYear(it *slots.Item, x *fields.Index, words string, inLabel bool) {
	it.Heads = slices.Clone(it.Heads)
	for i, h := range it.Heads {
		if aYearHead.MatchString(wordings.Clean(h.Text)) && (h.Role == place.HeadRow) == !inLabel {
			it.Heads[i].Text = words
		}
	}
	if inLabel {
		old := wordings.Clean(it.Label)
		it.Heads = slices.DeleteFunc(it.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == old })
		it.Relabel(x, words)
		return
	}
	if steps := heading.Steps(it.Context); len(steps) > 0 && aYearHead.MatchString(steps[len(steps)-1]) {
		it.Context = strings.Join(append(steps[:len(steps)-1:len(steps)-1], words), " / ")
		it.Canonical = x.Words.Canonical(it.Context)
	}
}

// YearsOfFigures prints the year of the figures in the row or column of a place that asks it.
func YearsOfFigures(p *slots.Form) {
	for _, it := range p.Items {
		named := namesYear(it)
		if it.Done || !named && !asksYear(it) {
			continue
		}
		var found plan.Entry
		same := true
		for _, o := range p.Items {
			s, ok := plan.ParseSub(o.Entry.Sub)
			beside := !named && o.Row == it.Row && o.Col() > it.Col() || o.Col() == it.Col() && o.Row > it.Row
			if o.Box != it.Box || !ok || !beside || named && wordings.Clean(o.Printed.Label) != wordings.Clean(it.Label) || o.Entry.State != plan.Proposed || !IsYearly(p, o.Entry.Field, s.Key) {
				continue
			}
			s.Column, s.Nth = s.Key, 0
			if found.Field != "" && (found.Field != o.Entry.Field || found.Sub != s.String()) {
				same = false
			}
			found.Field, found.Sub = o.Entry.Field, s.String()
		}
		if found.Field != "" && same {
			it.Fill(found.Field, 0.9, plan.ReasonMatrix)
			it.Entry.Sub = found.Sub
		}
	}
}

// Ordinal heads one of the years that a form counts from its first; m[1] is which.
var Ordinal = pattern.Of(`^第([一二三])年$`)
