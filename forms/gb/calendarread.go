package gb

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// calendarFile is the shape of a calendar file; the keys are years. "off" is quoted there, as older YAML takes it for false.
type calendarFile struct {
	Years  keyed[yearFile]  `yaml:"years"`
	Feasts keyed[[]scalar]  `yaml:"feasts"`
	Local  keyed[localFile] `yaml:"guangxi_local"`
}

type yearFile struct {
	Off          []scalar `yaml:"off"`
	WorkWeekends []scalar `yaml:"work_weekends"`
	Source       string   `yaml:"source"`
}

type localFile struct {
	Off       []scalar `yaml:"off"`
	Source    string   `yaml:"source"`
	Estimated bool     `yaml:"estimated"`
}

// maxRun is the longest run of days off, in days.
const maxRun = 31

// ReadCalendar reads a calendar file; name is its name in errors. Each year under years has "off", a list of days or
// first/last runs, work_weekends, the Saturdays and Sundays that are worked, and source; guangxi_local has "off", source, and
// estimated for days that no notice has given; feasts lists days off by law that follow the lunar calendar.
// A day must lie in its year or in the December before. All errors are *DataError with the place of the mistake.
func ReadCalendar(r io.Reader, name string) (*Calendar, error) {
	var file calendarFile
	if err := readYAML(r, name, &file); err != nil {
		return nil, err
	}
	c := newCalendar()
	for _, e := range file.Years {
		year, err := calendarYear(e.key)
		if err != nil {
			return nil, inFile(name, err)
		}
		if c.years[year], err = newYear(year, e.value); err != nil {
			return nil, inFile(name, err)
		}
	}
	for _, e := range file.Feasts {
		year, off, err := readDays(e.key, e.value)
		if err != nil {
			return nil, inFile(name, err)
		}
		c.feasts[year] = off
	}
	for _, e := range file.Local {
		year, off, err := readDays(e.key, e.value.Off)
		if err != nil {
			return nil, inFile(name, err)
		}
		c.local[year] = localYear{off: off, source: e.value.Source, estimated: e.value.Estimated}
	}
	return c, nil
}

// readDays reads the days of one year.
func readDays(key scalar, days []scalar) (year int, off map[civil]bool, err error) {
	if year, err = calendarYear(key); err == nil {
		off, err = daysOff(year, days)
	}
	return year, off, err
}

// calendarYear reads the key of a year. Sensible bounds keep a damaged file from making endless holidays.
func calendarYear(key scalar) (int, error) {
	year, err := strconv.Atoi(key.text)
	if err != nil || len(key.text) != 4 || year < 1990 || year > 2200 {
		return 0, key.mistake(DataDate, fmt.Sprintf("%q is not a year from 1990 to 2200", key.text))
	}
	return year, nil
}

func newYear(year int, given yearFile) (yearData, error) {
	data := yearData{worked: map[civil]bool{}, source: given.Source}
	var err error
	if data.off, err = daysOff(year, given.Off); err != nil {
		return data, err
	}
	for _, text := range given.WorkWeekends {
		t, err := calendarDay(year, text, text.text)
		if err != nil {
			return data, err
		}
		day := civilOf(t)
		switch weekday := t.Weekday(); {
		case weekday != time.Saturday && weekday != time.Sunday:
			return data, text.mistake(DataDate, fmt.Sprintf("%s is not a Saturday or Sunday", text.text))
		case data.off[day]:
			return data, text.mistake(DataTwice, fmt.Sprintf("%s is both off and worked", text.text))
		case data.worked[day]:
			return data, text.mistake(DataTwice, fmt.Sprintf("%s stands here twice", text.text))
		}
		data.worked[day] = true
	}
	return data, nil
}

// daysOff reads days and first/last runs of days.
func daysOff(year int, list []scalar) (map[civil]bool, error) {
	off := map[civil]bool{}
	for _, text := range list {
		first, last, isRun := strings.Cut(text.text, "/")
		if !isRun {
			last = first
		}
		from, err := calendarDay(year, text, first)
		if err != nil {
			return nil, err
		}
		to, err := calendarDay(year, text, last)
		if err != nil {
			return nil, err
		}
		if to.Before(from) || to.Sub(from) >= maxRun*24*time.Hour {
			return nil, text.mistake(DataDate, fmt.Sprintf("%s runs backwards or over more than %d days", text.text, maxRun))
		}
		for t := from; !t.After(to); t = t.AddDate(0, 0, 1) {
			if off[civilOf(t)] {
				return nil, text.mistake(DataTwice, fmt.Sprintf("%s stands here twice", t.Format(DateLayout)))
			}
			off[civilOf(t)] = true
		}
	}
	return off, nil
}

// calendarDay reads one day of a year's list; at is where it stands.
func calendarDay(year int, at scalar, text string) (time.Time, error) {
	t, err := time.Parse(DateLayout, text)
	if err != nil {
		return t, at.mistake(DataDate, fmt.Sprintf("%q is not a day like 2026-01-31", text))
	}
	if t.Year() != year && (t.Year() != year-1 || t.Month() != time.December) {
		return t, at.mistake(DataDate, fmt.Sprintf("%s does not belong to %d", text, year))
	}
	return t, nil
}
