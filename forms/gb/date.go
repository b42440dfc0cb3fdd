package gb

import (
	"strconv"
	"strings"
	"time"

	"yibiao/forms/pattern"
)

// The forms in which dates, months and years are kept.
const (
	DateLayout      = "2006-01-02"
	YearMonthLayout = "2006-01"
	YearLayout      = "2006"
)

// firstYear is the earliest year taken for true; an earlier one is a typing mistake.
const firstYear = 1800

var (
	dateForm = pattern.Of(`^([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|` +
		`\.([0-9]{1,2})\.([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})[日号]|([0-9]{2})([0-9]{2}))$`)
	monthForm = pattern.Of(`^([0-9]{4})(?:-([0-9]{1,2})|/([0-9]{1,2})|\.([0-9]{1,2})|年([0-9]{1,2})月|([0-9]{2}))$`)
	yearForm  = pattern.Of(`^([0-9]{4})(?:年度?)?$`)
)

// ParseDate reads a day written as 2025-05-06, 2025/5/6, 2025.5.6, 2025年5月6日, 二〇二五年五月六日 or 20250506, half- or full-width,
// as midnight UTC.
// Errors, all *Fault: date-empty, date-form, date-none (year, month, day: no such day), date-year (a year before 1800).
func ParseDate(text string) (time.Time, error) {
	return parseParts(dateForm, text)
}

// ParseYearMonth reads a month written as 2025-05, 2025/5, 2025.5, 2025年5月 or 202505 as its first day. Errors as ParseDate's.
func ParseYearMonth(text string) (time.Time, error) {
	return parseParts(monthForm, text)
}

// ParseYear reads a year written as 2025, 2025年 or 2025年度 as its first day. Errors as ParseDate's.
func ParseYear(text string) (time.Time, error) {
	return parseParts(yearForm, text)
}

// parseParts reads year, month and day from the groups of form that took part; a missing month or day is 1.
func parseParts(form *pattern.Pattern, text string) (time.Time, error) {
	s := ""
	if len(text) <= maxText {
		s = inFigures(compact(text))
		if s == "" {
			return time.Time{}, fault(FaultDateEmpty)
		}
	}
	groups := form.FindStringSubmatch(s)
	if groups == nil {
		return time.Time{}, fault(FaultDateForm)
	}
	parts := []int{}
	for _, group := range groups[1:] {
		if n, err := strconv.Atoi(group); err == nil {
			parts = append(parts, n)
		}
	}
	for len(parts) < 3 {
		parts = append(parts, 1)
	}
	if parts[0] < firstYear {
		return time.Time{}, fault(FaultDateYear, "year", strconv.Itoa(parts[0]))
	}
	t := time.Date(parts[0], time.Month(parts[1]), parts[2], 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != parts[1] || t.Day() != parts[2] {
		return time.Time{}, fault(FaultDateNone, "year", strconv.Itoa(parts[0]), "month", strconv.Itoa(parts[1]), "day", strconv.Itoa(parts[2]))
	}
	return t, nil
}

var (
	wordedDate = pattern.Of(`^([〇○零一二三四五六七八九]{4})(?:年(?:度|([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})([日号]))?)?)?$`)
	// figureOf are the characters of numbers as dates are written; 十 counts tens.
	figureOf = map[rune]int{'〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
)

// inFigures writes a date in characters, 二〇二六年三月十五日, with figures; other texts stay.
func inFigures(text string) string {
	m := wordedDate.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	year := 0
	for _, r := range m[1] {
		year = year*10 + figureOf[r]
	}
	out := strconv.Itoa(year) + "年"
	if m[2] != "" {
		out += strconv.Itoa(tens(m[2])) + "月"
	}
	if m[3] != "" {
		out += strconv.Itoa(tens(m[3])) + m[4]
	}
	return out
}

// tens reads a number below a hundred in characters; 0 for what is none.
func tens(text string) int {
	before, after, ten := strings.Cut(text, "十")
	if !ten {
		before, after = "", text
	}
	one := func(s string, none int) int {
		if s == "" {
			return none
		}
		r := []rune(s)
		if len(r) != 1 {
			return -100 // 二三 is no number of a month or day
		}
		return figureOf[r[0]]
	}
	n := one(after, 0)
	if ten {
		n += 10 * one(before, 1)
	}
	return max(n, 0)
}

// FormatDateCN writes a day as 2025年5月6日, read in t's own location.
func FormatDateCN(t time.Time) string { return t.Format("2006年1月2日") }

// FormatYearMonthCN writes a month as 2025年5月.
func FormatYearMonthCN(t time.Time) string { return t.Format("2006年1月") }
