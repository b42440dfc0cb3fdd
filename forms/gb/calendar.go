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
	years map[int]yearData
	local map[int]map[civil]bool
}

// yearData is one year's arrangement; days in the December before may belong to it.
type yearData struct {
	off    map[civil]bool
	worked map[civil]bool // Saturdays and Sundays that are worked
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

// Merge gives a calendar with the years of both; where both know a year, other's replaces it whole. Neither is changed,
// and either may be nil.
func (c *Calendar) Merge(other *Calendar) *Calendar {
	merged := &Calendar{years: map[int]yearData{}, local: map[int]map[civil]bool{}}
	for _, from := range []*Calendar{c, other} {
		if from != nil {
			maps.Copy(merged.years, from.years)
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

// IsWorkday tells whether t's day is worked. known is false for a year without data: then weekends and the holidays with
// fixed dates (1 January, 1–2 May, 1–3 October) count as off, and workday is an estimate.
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
	return known || !fixedHoliday(int(day)%10000), known
}

// fixedHoliday tells whether month·100 + day is a national holiday in every year (全国年节及纪念日放假办法, 2024).
func fixedHoliday(monthDay int) bool {
	return monthDay == 101 || monthDay == 501 || monthDay == 502 || monthDay >= 1001 && monthDay <= 1003
}

// LocalHoliday tells whether t's day is a holiday in Guangxi only (壮族三月三). The statutory count works on such a day, but
// offices are closed.
func (c *Calendar) LocalHoliday(t time.Time) bool {
	return c != nil && c.local[t.Year()][civilOf(t)]
}

// LocalKnown tells whether the local holidays of a year are known.
func (c *Calendar) LocalKnown(year int) bool {
	if c == nil {
		return false
	}
	_, ok := c.local[year]
	return ok
}
