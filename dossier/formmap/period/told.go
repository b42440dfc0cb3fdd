package period

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/formmap/years"
	"yibiao/forms/pattern"
)

// thisYear and lastYear head the figures of that year and the one before it.
var thisYear = pattern.Of(`^(?:本年|本期|当年|本年度)(?:实际|累计|数|值)*$`)

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

// AnyYear is a year, also as one of several: 2024-2025年度.
var AnyYear = pattern.Of(`20\d{2}`)

// toldOver is the note of a form by which what place it was proposed is of another year than the one counted from today; "" for none.
func toldOver(p *slots.Form, it *slots.Item) string {
	s, ok := plan.ParseSub(it.Entry.Sub)
	counted := ok && strings.HasPrefix(s.Value, plan.FieldYear) && countsBack(it)
	if staff := strings.HasPrefix(it.Entry.Field, "staff."); p.Year == 0 || !counted && !staff {
		return ""
	}
	for _, note := range it.Notes {
		note = wordings.Clean(note)
		newest, told := 0, AnyYear.FindAllString(toldYear.FindString(note), -1)
		said := filledIn.MatchString(note) && len(it.Years.Of) == 0 && it.Years.Line == ""
		if said || len(it.Years.Of) == 0 && ofPeriod.MatchString(note) {
			told = AnyYear.FindAllString(note, -1)
		}
		for _, year := range told {
			n, _ := strconv.Atoi(year)
			newest = max(newest, n)
		}
		if years := AnyYear.FindAllString(note, -1); counted && len(told) == 0 && len(years) == 1 && len(it.Years.Of) == 0 && it.Years.Line == "" && ofThisYear.MatchString(note) && besideThisYear(p, it) {
			newest, _ = strconv.Atoi(years[0])
			said = true // the year before that is asked
		}
		last := newest
		if said || thisYearIs.MatchString(note) && besideThisYear(p, it) {
			last-- // the last year of one who fills in then
		}
		if newest != 0 && !years.OtherDates.MatchString(note) && (counted && last != p.Year-1 || !counted && newest < p.Year && len(told) == 1) {
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
func besideThisYear(p *slots.Form, it *slots.Item) bool {
	return slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == it.Box && o.Box != "p" && (thisYear.MatchString(wordings.Clean(o.Printed.Label)) || slices.ContainsFunc(o.Heads, func(h place.Head) bool {
			return h.Role == place.HeadColumn && thisYear.MatchString(wordings.Clean(h.Text))
		}))
	})
}

// printedBeside is the one year that the words beside and over a cell in its table print; 0 for none.
func printedBeside(it *slots.Item) int {
	year := 0
	for _, h := range it.Heads {
		if h.Role == place.HeadRow || h.Role == place.HeadColumn {
			if m := fields.PrintedYear.FindStringSubmatch(wordings.Clean(h.Text)); m != nil {
				year, _ = strconv.Atoi(m[1])
			}
		}
	}
	return year
}

// CountedYears counts 上年 and the like from the year that the form prints for the whole, and takes back what is of today below
// a year that is over: the head count of today is not that of 2024.
func CountedYears(p *slots.Form) {
	for _, it := range p.Items {
		if it.Entry.State != plan.Proposed {
			continue
		}
		if year := printedBeside(it); strings.HasPrefix(it.Entry.Field, "staff.") && year != 0 && year < p.Year {
			it.Retract(plan.ReasonUnread, strconv.Itoa(year)+"年", it.Entry.Field)
			continue
		}
		if note := toldOver(p, it); note != "" {
			it.Retract(plan.ReasonUnread, note, it.Entry.Field)
			continue
		}
		if len(it.Years.Of) == 0 {
			ofLooseYear(p, it)
			continue
		}
		of := strings.Join(it.Years.Of, "、") + "年"
		year, _ := strconv.Atoi(it.Years.Of[0])
		if strings.HasPrefix(it.Entry.Field, "staff.") && year < p.Year {
			it.Retract(plan.ReasonUnread, of, it.Entry.Field)
			continue
		}
		s, ok := plan.ParseSub(it.Entry.Sub)
		if !ok || !strings.HasPrefix(s.Value, plan.FieldYear) || !countsBack(it) {
			continue
		}
		if len(it.Years.Of) > 1 || year < p.Year && has(it, Ordinal) && has(it, ofReported) {
			it.Retract(plan.ReasonUnread, of, it.Entry.Field)
			continue
		}
		back, _ := strconv.Atoi(strings.TrimPrefix(strings.TrimPrefix(s.Value, plan.FieldYear), "-"))
		counted := s.Value
		s.Value = strconv.Itoa(year - 1 - back)
		it.Entry.Sub, it.Entry.Reason = s.String(), strings.Replace(it.Entry.Reason, counted, s.Value, 1)
	}
}

// ofLooseYear takes back what is counted back from today, or is of today, where a line prints another year.
func ofLooseYear(p *slots.Form, it *slots.Item) {
	said := it.Years
	if said.Line == "" || p.Year == 0 || said.Year == p.Year {
		return
	}
	s, ok := plan.ParseSub(it.Entry.Sub)
	if ok && strings.HasPrefix(s.Value, plan.FieldYear) && countsBack(it) || strings.HasPrefix(it.Entry.Field, "staff.") && said.Year < p.Year {
		it.Retract(plan.ReasonUnread, said.Line, it.Entry.Field)
	}
}

// ofReported is in the title or a line of what reports of a year, which then may be the last of several: 报告年度：2024年.
var ofReported = pattern.Of(`年报|(?:^|[^申])报表|报告|统计`)

// countsBack tells whether the words of a place itself count a year back.
func countsBack(it *slots.Item) bool {
	return backFrom.MatchString(it.Label) || slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadTitle && backFrom.MatchString(h.Text)
	})
}
