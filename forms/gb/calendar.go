package gb

import (
	"maps"
	"slices"
	"time"
)

// Calendar knows the working days of the years it has data for, and the local holidays of Guangxi.
// It never changes after it was read, so goroutines may share it. The nil Calendar has no data.
//
// Wherever a time.Time is taken, its calendar day in its own location counts; days are given back as midnight UTC.
type Calendar struct {
	years  map[int]yearData
	feasts map[int]map[civil]bool // days off by law that follow the lunar calendar
	local  map[int]localYear
}

// localYear is a year's days off in Guangxi only.
type localYear struct {
	off       map[civil]bool
	source    string
	estimated bool
}

// yearData is one year's arrangement; days in the December before may belong to it.
type yearData struct {
	off    map[civil]bool
	worked map[civil]bool // Saturdays and Sundays that are worked
	source string
}

// civil is a day as year·10000 + month·100 + day.
type civil int

func civilOf(t time.Time) civil {
	year, month, day := t.Date()
	return civil(year*10000 + int(month)*100 + day)
}

// midnight is the calendar day of t as midnight UTC.
func midnight(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func newCalendar() *Calendar {
	return &Calendar{years: map[int]yearData{}, feasts: map[int]map[civil]bool{}, local: map[int]localYear{}}
}

// Merge gives a calendar with the years of both; where both know a year, other's replaces it whole. Neither is changed,
// and either may be nil.
func (c *Calendar) Merge(other *Calendar) *Calendar {
	merged := newCalendar()
	for _, from := range []*Calendar{c, other} {
		if from != nil {
			maps.Copy(merged.years, from.years)
			maps.Copy(merged.feasts, from.feasts)
			maps.Copy(merged.local, from.local)
		}
	}
	return merged
}

// Years gives the years with national data, ascending.
func (c *Calendar) Years() []int {
	if c == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(c.years))
}

// Source tells on what the arrangement of a year rests; "" for a year without data, or when its file does not say.
func (c *Calendar) Source(year int) string {
	if c == nil {
		return ""
	}
	return c.years[year].source
}

// Days gives the days off and the worked Saturdays and Sundays of a year's arrangement, each in order.
func (c *Calendar) Days(year int) (off, worked []time.Time) {
	if c == nil {
		return nil, nil
	}
	return inOrder(c.years[year].off), inOrder(c.years[year].worked)
}

func inOrder(days map[civil]bool) []time.Time {
	var out []time.Time
	for _, day := range slices.Sorted(maps.Keys(days)) {
		out = append(out, time.Date(int(day)/10000, time.Month(int(day)/100%100), int(day)%100, 0, 0, 0, 0, time.UTC))
	}
	return out
}

// MissingByLaw gives the days of a year that are off by law and that its arrangement does not give off, in order: the
// arrangement is not whole. A year without data misses none.
func (c *Calendar) MissingByLaw(year int) []time.Time {
	if c == nil {
		return nil
	}
	data, known := c.years[year]
	if !known || year < firstYearOfLaw {
		return nil
	}
	var missing []time.Time
	for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
		if c.offByLaw(day) && !data.off[civilOf(day)] {
			missing = append(missing, day)
		}
	}
	return missing
}

// IsWorkday tells whether t's day is worked. known is false for a year without data: then weekends and the days fixed by
// law count as off, and workday is an estimate. What the notice of such a year will add, days made up for and weekends
// that are worked, is not guessed.
func (c *Calendar) IsWorkday(t time.Time) (workday, known bool) {
	day := civilOf(t)
	if c != nil {
		_, known = c.years[t.Year()]
		// A notice may also arrange the last days of the year before.
		for _, year := range []int{t.Year() + 1, t.Year()} {
			data := c.years[year]
			if data.off[day] {
				return false, known
			}
			if data.worked[day] {
				return true, known
			}
		}
	}
	if weekday := t.Weekday(); weekday == time.Saturday || weekday == time.Sunday {
		return false, known
	}
	return known || !c.offByLaw(t), known
}

// firstYearOfLaw is the first year of 全国年节及纪念日放假办法 as amended in 2024 (国务院令第795号).
const firstYearOfLaw = 2025

// offByLaw tells whether a day is a national holiday by law: 1 January, 1–2 May, 1–3 October, and the feasts of the lunar
// calendar, in the years for which they are listed.
func (c *Calendar) offByLaw(t time.Time) bool {
	day := civilOf(t)
	switch monthDay := int(day) % 10000; {
	case monthDay == 101, monthDay == 501, monthDay == 502, monthDay >= 1001 && monthDay <= 1003:
		return true
	}
	return c != nil && c.feasts[t.Year()][day]
}

// LocalHoliday tells whether t's day is a holiday in Guangxi only (壮族三月三). The statutory count works on such a day, but
// offices are closed.
func (c *Calendar) LocalHoliday(t time.Time) bool {
	return c != nil && c.local[t.Year()].off[civilOf(t)]
}

// LocalDays are the holidays of one year in Guangxi only.
type LocalDays struct {
	Off    []time.Time
	Source string
	// Estimated: derived from the rule; the year's notice had not come.
	Estimated bool
}

// Local gives the local holidays of a year, in order; false when they are not known.
func (c *Calendar) Local(year int) (LocalDays, bool) {
	if c == nil {
		return LocalDays{}, false
	}
	l, ok := c.local[year]
	return LocalDays{Off: inOrder(l.off), Source: l.source, Estimated: l.estimated}, ok
}
