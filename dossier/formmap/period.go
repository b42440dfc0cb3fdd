package formmap

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/formmap/years"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	rangeWords = pattern.Of(`起止|起讫|起迄|期限|周期|年限|执行期|实施期|建设期|合作期|日期|年月|期间|期`)
	beginWords = pattern.Of(`起始|开始|起|自|开工|动工`)
	building   = pattern.Of(`开工|竣工|建设|投产`)
	plainTitle = pattern.Of(`^(?:项目|课题|实施|建设|执行|研究|计划|项目实施|项目建设|项目执行|计划实施)?$`)
)

// period is a pair of date fields.
type period struct {
	from, to *candidate
	base     string
}

// periods pairs the date fields that begin and end something.
func (x *index) periods() []period {
	var out []period
	for _, from := range x.all {
		if !from.field.Has(forms.TraitDay) || from.is(forms.TypeYear) {
			continue
		}
		for _, to := range x.all {
			if to != from && to.field.Has(forms.TraitDay) && to.prefix == from.prefix && ends(from.id, to.id) {
				base := strings.NewReplacer("起止", "", "起讫", "").Replace(x.w.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(from.field.Label), "")))
				base = rangeWords.ReplaceAllString(beginWords.ReplaceAllString(base, ""), "")
				if building.MatchString(from.field.Label + to.field.Label) {
					base = "建设"
				}
				out = append(out, period{from, to, base})
			}
		}
	}
	return out
}

// ends tells whether two ids differ only in saying beginning and end.
func ends(from, to string) bool {
	for _, pair := range [][2]string{{"from", "to"}, {"start", "end"}, {"begin", "end"}, {"start", "finish"}, {"since", "until"}} {
		if head, ok := strings.CutSuffix(from, pair[0]); ok && head+pair[1] == to {
			return true
		}
	}
	return false
}

// rangePlaces decides two dates that share a label: from … to ….
func rangePlaces(p *proposal) {
	periods := p.x.periods()
	for i, it := range p.items {
		if i+1 >= len(p.items) || it.done || it.Kind != place.Date {
			continue
		}
		next := p.items[i+1]
		if next.done || next.Kind != place.Date || next.Label != it.Label && next.Context != "至" || next.box != it.box {
			continue
		}
		if found := periodOf(p, it, periods); found != nil {
			it.fill(found.from.id, 0.92, plan.ReasonRange, found.to.id)
			next.fill(found.to.id, 0.92, plan.ReasonRange, found.from.id)
			continue
		}
		it.leave(plan.Unsure, plan.ReasonNone)
		next.leave(plan.Unsure, plan.ReasonNone)
	}
}

// periodOf finds the period that a label names; nil when that is not clear.
func periodOf(p *proposal, it *item, periods []period) *period {
	base := rangeWords.ReplaceAllString(it.label(), "")
	general := plainTitle.MatchString(base)
	var best *period
	var top, second float64
	for i := range periods {
		v := 0.0
		switch q := &periods[i]; {
		case base == q.base, general && building.MatchString(base) && q.base == "建设":
			v = 1
		case general && plainTitle.MatchString(q.base):
			v = 0.85
		case !general:
			v = p.x.weights.Similar(base, q.base)
		}
		if v > top {
			best, top, second = &periods[i], v, top
		} else if v > second {
			second = v
		}
	}
	if top < 0.6 || top-second < 0.1 {
		return nil
	}
	return best
}

// carriedYears reads an amount behind one of a year, in the same line or cell, as of that year where it names none itself:
// 2025年营业收入____万元，净利润____万元.
func carriedYears(p *proposal) {
	for i, it := range p.items {
		if i == 0 || it.done || it.Kind != place.Money && !(it.Kind == place.Number && atYearsEnd.MatchString(wordings.Clean(it.Label))) || it.foreign || otherYear.MatchString(it.Label) || p.items[i-1].lineOf() != it.lineOf() {
			continue
		}
		before := &p.items[i-1].entry
		s, ok := plan.ParseSub(before.Sub)
		if t := p.x.byID[before.Field]; ok && before.State == plan.Proposed && isYearly(p, before.Field, s.Key) && s.Column != s.Key {
			like := it.Place
			like.Label = padding.ReplaceAllString(wordings.Clean(it.Label), "")
			yearlyPlace(p, it, t, like, s.Value)
			it.carried = it.done
		}
	}
}

// atYearsEnd begins a label of people at the end of the year that was named before it.
var atYearsEnd = pattern.Of(`^(?:年末|年底|期末)`)

// uncarried takes back an amount whose year was that of a place before it that is taken back.
func uncarried(p *proposal) {
	for i, it := range p.items {
		if it.carried && it.entry.State == plan.Proposed && p.items[i-1].entry.State != plan.Proposed {
			it.retract(plan.ReasonUnread, wordings.Clean(p.items[i-1].Label), it.entry.Field)
		}
	}
}

var (
	// ofReport is a line that prints the one year that a sheet of statistics is of.
	ofReport = pattern.Of(`^(?:报告期|统计期|报告年度|统计年度)?[:：]?(20\d{2})年度?$`)
	// thisYear and lastYear head the figures of that year and the one before it.
	thisYear = pattern.Of(`^(?:本年|本期|当年|本年度)(?:实际|累计|数|值)*$`)
	lastYear = pattern.Of(`^(?:上年|上年同期|上期|去年同期|上年度)(?:实际|累计|数|值)*$`)
)

// yearOfReport reads 本年 and 上年同期 of a sheet of statistics as the year that a line of its own prints over it, and the one before.
func yearOfReport(p *proposal) {
	years := map[string]bool{}
	for _, it := range p.items {
		texts := heading.Steps(it.Context)
		for _, h := range it.Heads {
			if h.Role != place.HeadRow && h.Role != place.HeadColumn {
				texts = append(texts, wordings.Clean(h.Text))
			}
		}
		for _, text := range texts {
			if m := ofReport.FindStringSubmatch(text); m != nil {
				years[m[1]] = true
			}
		}
	}
	if len(years) != 1 {
		return
	}
	for year := range years {
		n, _ := strconv.Atoi(year)
		for _, it := range p.items {
			label := wordings.Clean(it.Label)
			if it.box == "p" || it.inCell() || !thisYear.MatchString(label) && !lastYear.MatchString(label) {
				continue
			}
			words := year + "年"
			if lastYear.MatchString(label) {
				words = strconv.Itoa(n-1) + "年"
			}
			it.Heads = slices.DeleteFunc(slices.Clone(it.Heads), func(h place.Head) bool { return ofReport.MatchString(wordings.Clean(h.Text)) })
			underWords(p.x, it, words)
		}
	}
}

// underWords reads a place, and the heading that is its label, by other words.
func underWords(x *index, it *item, words string) {
	label := wordings.Clean(it.Label)
	it.Heads = slices.Clone(it.Heads)
	for i, h := range it.Heads {
		if wordings.Clean(h.Text) == label {
			it.Heads[i].Text = words
		}
	}
	it.relabel(x, words)
}

// wholeYear is a year by its last day or all its months.
var wholeYear = pattern.Of(`^(20\d{2}年)(?:末/年度|度/年末|末/全年|度?全年数?|12月31日|12月[末底]|1[-~至]12月|度数|度?实际完成(?:数|值)?|度?完成(?:数|值)?)$`)

// wholeYears reads such headings of figures as the year alone.
func wholeYears(p *proposal) {
	for _, it := range p.items {
		if m := wholeYear.FindStringSubmatch(wordings.Clean(it.Label)); m != nil && it.box != "p" && !it.inCell() {
			underWords(p.x, it, m[1])
		}
		year := years.Printed.FindString(wordings.Clean(it.Label))
		it.Heads = slices.DeleteFunc(slices.Clone(it.Heads), func(h place.Head) bool {
			m := toItsEnd.FindStringSubmatch(wordings.Clean(h.Text))
			return m != nil && m[1] == year && heading.Over(h)
		})
	}
}

// toItsEnd is the day up to which a sentence tells, the last of a year: 截至2025年12月31日 before 2025年营业收入.
var toItsEnd = pattern.Of(`^截[至止]到?(20\d{2}年)(?:12月31日|12月底|年?[底末]|度末)?$`)

// backFrom are words for a year that is counted back from the one that the form is of.
var backFrom = pattern.Of(`上上?一?个?(?:会计)?年|上年|去年|前年|前[一二两三]个?年|最?近[一二两三2-3]个?(?:完整)?(?:会计)?年|^第[一二三]年$`)

// toldYear is in a note that tells of which year or day the figures are: 注：上年指2023年度, 表中数据截至2024年12月31日.
var toldYear = pattern.Of(`(?:上一?年度?|去年|近[一两二三]年|[本当]年度?|数据|数值|人员|人数|指标|信息|表[中内格])[^。，,]{0,10}(?:指|为|填|截[至止]|按|以|取)[^。]*`)

var (
	// filledIn is in a note that says in which year a form is filled in, from which 上年 is counted, and ofPeriod in one that says of which its
	// figures are.
	filledIn = pattern.Of(`(?:申[请报]|填[报表写]|报送|上报)年度|截止(?:日期|时间)?[:为]|(?:填[报表写]|报送|上报|申[请报])(?:日期|时间)[:为]|于20\d{2}年\d{1,2}月(?:\d{1,2}日|底)?(?:之?前|以前)`)
	ofPeriod = pattern.Of(`(?:统计|会计|评价|考核|报告)(?:期间|年度|期)[:为]|(?:数据|费款|税款)?所属(?:期间?|时期|年度)[:为]|基准[日年]期?[:为]`)
)

// anyYear is a year, also as one of several: 2024-2025年度.
var anyYear = pattern.Of(`20\d{2}`)

// toldOver is the note of a form by which what place it was proposed is of another year than the one counted from today; "" for none.
func toldOver(p *proposal, it *item) string {
	s, ok := plan.ParseSub(it.entry.Sub)
	counted := ok && strings.HasPrefix(s.Value, plan.FieldYear) && countsBack(it)
	if staff := strings.HasPrefix(it.entry.Field, "staff."); p.year == 0 || !counted && !staff {
		return ""
	}
	for _, note := range it.Notes {
		note = wordings.Clean(note)
		newest, told := 0, anyYear.FindAllString(toldYear.FindString(note), -1)
		said := filledIn.MatchString(note) && len(it.years.Of) == 0 && it.years.Line == ""
		if said || len(it.years.Of) == 0 && ofPeriod.MatchString(note) {
			told = anyYear.FindAllString(note, -1)
		}
		for _, year := range told {
			n, _ := strconv.Atoi(year)
			newest = max(newest, n)
		}
		if years := anyYear.FindAllString(note, -1); counted && len(told) == 0 && len(years) == 1 && len(it.years.Of) == 0 && it.years.Line == "" && ofThisYear.MatchString(note) && besideThisYear(p, it) {
			newest, _ = strconv.Atoi(years[0])
			said = true // the year before that is asked
		}
		last := newest
		if said || thisYearIs.MatchString(note) && besideThisYear(p, it) {
			last-- // the last year of one who fills in then
		}
		if newest != 0 && !years.OtherDates.MatchString(note) && (counted && last != p.year-1 || !counted && newest < p.year && len(told) == 1) {
			return note
		}
	}
	return ""
}

var (
	// ofThisYear is a line that is a year and no more, or says that the sheet is of it, and thisYearIs one that says which year this is.
	ofThisYear = pattern.Of(`^\(?(?:报告|统计|数据|会计)?(?:年度|期间?)?:?20\d{2}年(?:度|末|底|12月31日)?(?:[,，]?(?:金额|计量)?单位.*)?\)?$|(?:本表|以下)填[报写]20\d{2}年`)
	thisYearIs = pattern.Of(`[本当]年度?数?(?:指|为|是)`)
)

// besideThisYear tells whether the table of a place asks figures of this year beside those of the last one.
func besideThisYear(p *proposal, it *item) bool {
	return slices.ContainsFunc(p.items, func(o *item) bool {
		return o.box == it.box && o.box != "p" && (thisYear.MatchString(wordings.Clean(o.printed.Label)) || slices.ContainsFunc(o.Heads, func(h place.Head) bool {
			return h.Role == place.HeadColumn && thisYear.MatchString(wordings.Clean(h.Text))
		}))
	})
}

// printedBeside is the one year that the words beside and over a cell in its table print; 0 for none.
func printedBeside(it *item) int {
	year := 0
	for _, h := range it.Heads {
		if h.Role == place.HeadRow || h.Role == place.HeadColumn {
			if m := printedYear.FindStringSubmatch(wordings.Clean(h.Text)); m != nil {
				year, _ = strconv.Atoi(m[1])
			}
		}
	}
	return year
}

// countedYears counts 上年 and the like from the year that the form prints for the whole, and takes back what is of today below
// a year that is over: the head count of today is not that of 2024.
func countedYears(p *proposal) {
	for _, it := range p.items {
		if it.entry.State != plan.Proposed {
			continue
		}
		if year := printedBeside(it); strings.HasPrefix(it.entry.Field, "staff.") && year != 0 && year < p.year {
			it.retract(plan.ReasonUnread, strconv.Itoa(year)+"年", it.entry.Field)
			continue
		}
		if note := toldOver(p, it); note != "" {
			it.retract(plan.ReasonUnread, note, it.entry.Field)
			continue
		}
		if len(it.years.Of) == 0 {
			p.ofLooseYear(it)
			continue
		}
		of := strings.Join(it.years.Of, "、") + "年"
		year, _ := strconv.Atoi(it.years.Of[0])
		if strings.HasPrefix(it.entry.Field, "staff.") && year < p.year {
			it.retract(plan.ReasonUnread, of, it.entry.Field)
			continue
		}
		s, ok := plan.ParseSub(it.entry.Sub)
		if !ok || !strings.HasPrefix(s.Value, plan.FieldYear) || !countsBack(it) {
			continue
		}
		if len(it.years.Of) > 1 || year < p.year && has(it, ordinal) && has(it, ofReported) {
			it.retract(plan.ReasonUnread, of, it.entry.Field)
			continue
		}
		back, _ := strconv.Atoi(strings.TrimPrefix(strings.TrimPrefix(s.Value, plan.FieldYear), "-"))
		counted := s.Value
		s.Value = strconv.Itoa(year - 1 - back)
		it.entry.Sub, it.entry.Reason = s.String(), strings.Replace(it.entry.Reason, counted, s.Value, 1)
	}
}

// ofLooseYear takes back what is counted back from today, or is of today, where a line prints another year.
func (p *proposal) ofLooseYear(it *item) {
	said := it.years
	if said.Line == "" || p.year == 0 || said.Year == p.year {
		return
	}
	s, ok := plan.ParseSub(it.entry.Sub)
	if ok && strings.HasPrefix(s.Value, plan.FieldYear) && countsBack(it) || strings.HasPrefix(it.entry.Field, "staff.") && said.Year < p.year {
		it.retract(plan.ReasonUnread, said.Line, it.entry.Field)
	}
}

// ofReported is in the title or a line of what reports of a year, which then may be the last of several: 报告年度：2024年.
var ofReported = pattern.Of(`年报|(?:^|[^申])报表|报告|统计`)

// has tells whether the label of a place or words around it match.
func has(it *item, words *pattern.Pattern) bool {
	return words.MatchString(wordings.Clean(it.Label)) || slices.ContainsFunc(it.Heads, func(h place.Head) bool { return words.MatchString(wordings.Clean(h.Text)) })
}

// earlierYears reads 前一年 beside 最近一年 in a table as the year before that one, and 前两年 as the one before it.
func earlierYears(p *proposal) {
	last := map[string]bool{}
	for _, it := range p.items {
		last[it.box] = last[it.box] || has(it, theLast)
	}
	for _, it := range p.items {
		if !last[it.box] || it.box == "p" {
			continue
		}
		it.Heads = slices.Clone(it.Heads)
		for i, h := range it.Heads {
			it.Heads[i].Text = wordings.FirstOf(theEarlier[wordings.Clean(h.Text)], h.Text)
		}
		if is := theEarlier[wordings.Clean(it.Label)]; is != "" {
			it.relabel(p.x, is)
		}
		if steps := heading.Steps(it.Context); len(steps) > 0 && theEarlier[steps[len(steps)-1]] != "" {
			it.Context = strings.Join(append(steps[:len(steps)-1:len(steps)-1], theEarlier[steps[len(steps)-1]]), " / ")
			it.context = p.x.w.Canonical(it.Context)
		}
	}
}

var (
	// theLast heads the last full year, and theEarlier are what stands beside it for those before, in words that say so alone.
	theLast    = pattern.Of(`^(?:最?近一|上一?)(?:个?(?:完整)?(?:会计)?年度?)$`)
	theEarlier = map[string]string{"前一年": "前年", "前一年度": "前年", "再前一年": "前三年", "前二年": "前三年", "前两年": "前三年"}
)

// countsBack tells whether the words of a place itself count a year back.
func countsBack(it *item) bool {
	return backFrom.MatchString(it.Label) || slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadTitle && backFrom.MatchString(h.Text)
	})
}
