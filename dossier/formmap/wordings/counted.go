package wordings

import (
	"strconv"
	"strings"

	"yibiao/forms/pattern"
)

var (
	// codedLabel begins with the code of a line of the form: A01 用人单位名称.
	codedLabel = pattern.Of(`^([a-z])(\d{2})[.、)]?(\p{Han}.*)$`)
	// letteredHead begins with the letter of a part: 甲 单位基本属性, 乙部分 供应商填写, A 用人单位情况. A party, a class or a grade does not.
	letteredHead = pattern.Of(`^([a-h]|[甲乙丙丁戊己庚辛])(?:部分|[、.])?(\p{Han}.*)$`)
	noLetter     = pattern.Of(`^(?:方|级|类|型|等|组|种|烷|醇|烯|苯|基|座|幢|区|股|证|班|线|角|套)`)
)

// stems are the letters of a count in Chinese, in their order.
const stems = "甲乙丙丁戊己庚辛"

// Coded are the labels and headings of a form that begin with the code of a line or the letter of a part, as they are printed, without
// it. A code counts where three lines of its letter have one, a letter where the one before and the next begin others.
func Coded(labels, heads []string) map[string]string {
	rest := map[string]string{}
	lines := map[string]map[string]bool{}
	for _, label := range append(labels[:len(labels):len(labels)], heads...) {
		if m := codedLabel.FindStringSubmatch(Clean(label)); m != nil {
			if lines[m[1]] == nil {
				lines[m[1]] = map[string]bool{}
			}
			lines[m[1]][m[2]] = true
		}
	}
	for _, label := range append(labels[:len(labels):len(labels)], heads...) {
		if m := codedLabel.FindStringSubmatch(Clean(label)); m != nil && len(lines[m[1]]) >= fewNotes {
			rest[label] = m[3]
		}
	}
	at := map[int]bool{}
	for _, head := range heads {
		if n, _ := letterOf(head); n >= 0 {
			at[n] = true
		}
	}
	for _, head := range heads {
		n, bare := letterOf(head)
		first := n - n%100 // that of its kind
		if n >= 0 && at[first] && at[first+1] && (first > 0 || at[first+2]) {
			rest[head] = bare
		}
	}
	return rest
}

// letterOf is the letter that a heading begins with, from 0 for a and from 100 for 甲, and the rest; -1 for none.
func letterOf(head string) (int, string) {
	m := letteredHead.FindStringSubmatch(Clean(head))
	if m == nil || noLetter.MatchString(m[2]) {
		return -1, ""
	}
	if i := strings.Index(stems, m[1]); i >= 0 {
		return 100 + i/len("甲"), m[2]
	}
	return int(m[1][0] - 'a'), m[2]
}

var (
	// saidYear says of which year the figures are that are called by the word before: 评价年度：2025年度.
	saidYear = pattern.Of(`((?:评价|统计|考核|监测|报告|调查|核查|数据|填报)年度)[:：为](20\d{2})年?`)
	// ofStatistics is the head of a statistical form with the year that its figures are of.
	ofStatistics = pattern.Of(`(?:表号|制定机关|批准文号|备案文号).*[^:：至到\d](20\d{2})年度?$`)
	thisYear     = pattern.Of(`^(?:本年|本年度|本年实际|本年累计)$`)
	// ofPrices says in which prices an output is, as it always is.
	ofPrices   = pattern.Of(`[(（]按?(?:当年|现行)价格?[)）]`)
	yearBefore = pattern.Of(`^(?:上年|上年度|上年同期|上年实际|去年同期)$`)
)

// SaidYears reads words for a year as the one that the form itself prints for them: 评价年度销售收入 below 评价年度：2025年度, and 本年 and
// 上年同期 as the columns of a statistical form. What the form says of two years stays as it is.
func SaidYears(texts []string) func(string) string {
	years, statistics := map[string]map[string]bool{}, map[string]bool{}
	for _, text := range texts {
		text = Clean(text)
		for _, m := range saidYear.FindAllStringSubmatch(text, -1) {
			if years[m[1]] == nil {
				years[m[1]] = map[string]bool{}
			}
			years[m[1]][m[2]] = true
		}
		if m := ofStatistics.FindStringSubmatch(text); m != nil {
			statistics[m[1]] = true
		}
	}
	this := 0
	for year := range statistics {
		if len(statistics) == 1 {
			this, _ = strconv.Atoi(year)
		}
	}
	return func(text string) string {
		text = ofPrices.ReplaceAllString(text, "")
		cleaned := Clean(text)
		switch {
		case this > 0 && thisYear.MatchString(cleaned):
			return strconv.Itoa(this) + "年"
		case this > 0 && yearBefore.MatchString(cleaned):
			return strconv.Itoa(this-1) + "年"
		}
		for word, of := range years {
			rest, ok := strings.CutPrefix(cleaned, word)
			for year := range of {
				if ok && rest != "" && len(of) == 1 && !strings.HasPrefix(rest, ":") {
					return year + "年" + rest
				}
			}
		}
		return text
	}
}
