// Package period decides of which year or day a place asks: from printed years, words that count years from the one in which the form
// is filled in, and the two ends of a period.
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
	"yibiao/dossier/formmap/years"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// YearHead heads figures of a year.
var YearHead = pattern.Of(`^20\d{2}(?:年度?|年末|年底|)$`)

var (
	rangeWords = pattern.Of(`起止|起讫|起迄|期限|周期|年限|执行期|实施期|建设期|合作期|日期|年月|期间|期`)
	beginWords = pattern.Of(`起始|开始|起|自|开工|动工`)
	building   = pattern.Of(`开工|竣工|建设|投产`)
	plainTitle = pattern.Of(`^(?:项目|课题|实施|建设|执行|研究|计划|项目实施|项目建设|项目执行|计划实施)?$`)
)

// period is a pair of date fields.
type period struct {
	from, to *fields.Candidate
	base     string
}

// periods pairs the date fields that begin and end something.
func periods(x *fields.Index) []period {
	var out []period
	for _, from := range x.All {
		if !from.Field.Has(forms.TraitDay) || from.Is(forms.TypeYear) {
			continue
		}
		for _, to := range x.All {
			if to != from && to.Field.Has(forms.TraitDay) && to.Prefix == from.Prefix && ends(from.ID, to.ID) {
				base := strings.NewReplacer("起止", "", "起讫", "").Replace(x.Words.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(from.Field.Label), "")))
				base = rangeWords.ReplaceAllString(beginWords.ReplaceAllString(base, ""), "")
				if building.MatchString(from.Field.Label + to.Field.Label) {
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

// RangePlaces decides two dates that share a label: from … to ….
func RangePlaces(p *slots.Form) {
	periods := periods(p.Fields)
	for i, it := range p.Items {
		if i+1 >= len(p.Items) || it.Done || it.Kind != place.Date {
			continue
		}
		next := p.Items[i+1]
		if next.Done || next.Kind != place.Date || next.Label != it.Label && next.Context != "至" || next.Box != it.Box {
			continue
		}
		if found := periodOf(p, it, periods); found != nil {
			it.Fill(found.from.ID, 0.92, plan.ReasonRange, found.to.ID)
			next.Fill(found.to.ID, 0.92, plan.ReasonRange, found.from.ID)
			continue
		}
		it.Leave(plan.Unsure, plan.ReasonNone)
		next.Leave(plan.Unsure, plan.ReasonNone)
	}
}

// periodOf finds the period that a label names; nil when that is not clear.
func periodOf(p *slots.Form, it *slots.Item, periods []period) *period {
	base := rangeWords.ReplaceAllString(it.Spelling(), "")
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
			v = p.Fields.Weights.Similar(base, q.base)
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

// CarriedYears reads an amount behind one of a year, in the same line or cell, as of that year where it names none itself:
// 2025年营业收入____万元，净利润____万元.
func CarriedYears(p *slots.Form) {
	for i, it := range p.Items {
		if i == 0 || it.Done || it.Kind != place.Money && !(it.Kind == place.Number && atYearsEnd.MatchString(wordings.Clean(it.Label))) || it.Foreign || otherYear.MatchString(it.Label) || p.Items[i-1].LineOf() != it.LineOf() {
			continue
		}
		before := &p.Items[i-1].Entry
		s, ok := plan.ParseSub(before.Sub)
		if t := p.Fields.ByID[before.Field]; ok && before.State == plan.Proposed && IsYearly(p, before.Field, s.Key) && s.Column != s.Key {
			like := it.Place
			like.Label = padding.ReplaceAllString(wordings.Clean(it.Label), "")
			yearlyPlace(p, it, t, like, s.Value)
			it.Carried = it.Done
		}
	}
}

// atYearsEnd begins a label of people at the end of the year that was named before it.
var atYearsEnd = pattern.Of(`^(?:年末|年底|期末)`)

// Uncarried takes back an amount whose year was that of a place before it that is taken back.
func Uncarried(p *slots.Form) {
	for i, it := range p.Items {
		if it.Carried && it.Entry.State == plan.Proposed && p.Items[i-1].Entry.State != plan.Proposed {
			it.Retract(plan.ReasonUnread, wordings.Clean(p.Items[i-1].Label), it.Entry.Field)
		}
	}
}

var (
	// ofReport is a line that prints the one year that a sheet of statistics is of.
	ofReport = pattern.Of(`^(?:报告期|统计期|报告年度|统计年度)?[:：]?(20\d{2})年度?$`)
	lastYear = pattern.Of(`^(?:上年|上年同期|上期|去年同期|上年度)(?:实际|累计|数|值)*$`)
)

// YearOfReport reads 本年 and 上年同期 of a sheet of statistics as the year that a line of its own prints over it, and the one before.
func YearOfReport(p *slots.Form) {
	years := map[string]bool{}
	for _, it := range p.Items {
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
		for _, it := range p.Items {
			label := wordings.Clean(it.Label)
			if it.Box == "p" || it.InCell() || !thisYear.MatchString(label) && !lastYear.MatchString(label) {
				continue
			}
			words := year + "年"
			if lastYear.MatchString(label) {
				words = strconv.Itoa(n-1) + "年"
			}
			it.Heads = slices.DeleteFunc(slices.Clone(it.Heads), func(h place.Head) bool { return ofReport.MatchString(wordings.Clean(h.Text)) })
			underWords(p.Fields, it, words)
		}
	}
}

// underWords reads a place, and the heading that is its label, by other words.
func underWords(x *fields.Index, it *slots.Item, words string) {
	label := wordings.Clean(it.Label)
	it.Heads = slices.Clone(it.Heads)
	for i, h := range it.Heads {
		if wordings.Clean(h.Text) == label {
			it.Heads[i].Text = words
		}
	}
	it.Relabel(x, words)
}

// wholeYear is a year by its last day or all its months.
var wholeYear = pattern.Of(`^(20\d{2}年)(?:末/年度|度/年末|末/全年|度?全年数?|12月31日|12月[末底]|1[-~至]12月|度数|度?实际完成(?:数|值)?|度?完成(?:数|值)?)$`)

// WholeYears reads such headings of figures as the year alone.
func WholeYears(p *slots.Form) {
	for _, it := range p.Items {
		if m := wholeYear.FindStringSubmatch(wordings.Clean(it.Label)); m != nil && it.Box != "p" && !it.InCell() {
			underWords(p.Fields, it, m[1])
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

// has tells whether the label of a place or words around it match.
func has(it *slots.Item, words *pattern.Pattern) bool {
	return words.MatchString(wordings.Clean(it.Label)) || slices.ContainsFunc(it.Heads, func(h place.Head) bool { return words.MatchString(wordings.Clean(h.Text)) })
}

// EarlierYears reads 前一年 beside 最近一年 in a table as the year before that one, and 前两年 as the one before it.
func EarlierYears(p *slots.Form) {
	last := map[string]bool{}
	for _, it := range p.Items {
		last[it.Box] = last[it.Box] || has(it, theLast)
	}
	for _, it := range p.Items {
		if !last[it.Box] || it.Box == "p" {
			continue
		}
		it.Heads = slices.Clone(it.Heads)
		for i, h := range it.Heads {
			it.Heads[i].Text = wordings.FirstOf(theEarlier[wordings.Clean(h.Text)], h.Text)
		}
		if is := theEarlier[wordings.Clean(it.Label)]; is != "" {
			it.Relabel(p.Fields, is)
		}
		if steps := heading.Steps(it.Context); len(steps) > 0 && theEarlier[steps[len(steps)-1]] != "" {
			it.Context = strings.Join(append(steps[:len(steps)-1:len(steps)-1], theEarlier[steps[len(steps)-1]]), " / ")
			it.Canonical = p.Fields.Words.Canonical(it.Context)
		}
	}
}

var (
	// theLast heads the last full year, and theEarlier are what stands beside it for those before, in words that say so alone.
	theLast    = pattern.Of(`^(?:最?近一|上一?)(?:个?(?:完整)?(?:会计)?年度?)$`)
	theEarlier = map[string]string{"前一年": "前年", "前一年度": "前年", "再前一年": "前三年", "前二年": "前三年", "前两年": "前三年"}
)

// UnderYears reads figures in a table without words before its rows with the year over or below their label: 营业收入 and 2025年.
func UnderYears(p *slots.Form) {
	for _, it := range p.Items {
		for _, h := range it.Heads {
			label, text := wordings.Clean(it.Label), wordings.Clean(h.Text)
			if it.Box != "p" && it.InColumn() && len(it.RowHeads()) == 0 && h.Role == place.HeadColumn && YearHead.MatchString(text) != YearHead.MatchString(label) {
				if YearHead.MatchString(label) {
					text, label = label, text
				}
				it.Relabelled(p.Fields, text+label)
				break
			}
		}
	}
}
