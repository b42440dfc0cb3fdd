package plan

import (
	"strconv"
	"strings"
	"time"

	"yibiao/forms/pattern"
)

// Sub is the place of a value inside a table or list field.
type Sub struct {
	// Key and Value choose a row: the Nth (from 0) whose column Key is Value.
	// Value may be "@year" for the last full year, "@year-1" for the one before, and
	// so on. Key "" chooses no row.
	Key, Value string
	Nth        int
	// Column is the column id.
	Column string
	// Sum asks for the total of Column over all rows, All for what it has in each of them.
	Sum, All bool
	// Index is the entry of a list field, from 0; -1 when the field is a table.
	Index int
}

var (
	subCell  = pattern.Of(`^([^=:#]+)=(.*?)(?:#(\d{1,6}))?:([^:]+)$`)
	subSum   = pattern.Of(`^sum:([^:]+)$`)
	subAll   = pattern.Of(`^all:([^:]+)$`)
	SubIndex = pattern.Of(`^\d{1,6}$`)
)

// ParseSub reads "year=2024:rev" (the row whose year is 2024, column rev),
// "l2=数量#1:target" (the second such row), "sum:qty" (the total of a column),
// "all:name" (what a column has in every row) and "2" (the third entry of a list). ok is
// false for anything else.
func ParseSub(text string) (s Sub, ok bool) {
	s.Index = -1
	if SubIndex.MatchString(text) {
		s.Index, _ = strconv.Atoi(text)
		return s, true
	}
	if m := subSum.FindStringSubmatch(text); m != nil {
		s.Sum, s.Column = true, m[1]
		return s, true
	}
	if m := subAll.FindStringSubmatch(text); m != nil {
		s.All, s.Column = true, m[1]
		return s, true
	}
	m := subCell.FindStringSubmatch(text)
	if m == nil {
		return s, false
	}
	s.Key, s.Value, s.Column = m[1], m[2], m[4]
	if m[3] != "" {
		s.Nth, _ = strconv.Atoi(m[3])
	}
	return s, true
}

// YearOf is the year that a value counted from the day of filling stands for.
func YearOf(value string, today time.Time) (string, bool) {
	rest, ok := strings.CutPrefix(value, FieldYear)
	if !ok {
		return "", false
	}
	back := 0
	if rest != "" {
		n, err := strconv.Atoi(strings.TrimPrefix(rest, "-"))
		if err != nil || rest[0] != '-' {
			return "", false
		}
		back = n
	}
	return strconv.Itoa(today.Year() - 1 - back), true
}

// String is what ParseSub reads.
func (s Sub) String() string {
	switch {
	case s.Index >= 0:
		return strconv.Itoa(s.Index)
	case s.Sum:
		return "sum:" + s.Column
	case s.All:
		return "all:" + s.Column
	}
	nth := ""
	if s.Nth > 0 {
		nth = "#" + strconv.Itoa(s.Nth)
	}
	return s.Key + "=" + s.Value + nth + ":" + s.Column
}
