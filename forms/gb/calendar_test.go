package gb

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
	"github.com/6tail/lunar-go/calendar"
	"github.com/google/go-cmp/cmp"
)

const vocabulary = "../../assets/packs/vocabulary"

func shippedCalendar(t testing.TB) *Calendar {
	t.Helper()
	file, err := os.Open(filepath.Join(vocabulary, "calendar.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	c, err := ReadCalendar(file, "calendar.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func date(t testing.TB, text string) time.Time {
	t.Helper()
	day, err := time.Parse(DateLayout, text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func TestWorkdaysByMonth(t *testing.T) {
	c := shippedCalendar(t)
	for year, want := range map[int][12]int{
		2025: {19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23},
		2026: {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23},
		2027: {21, 15, 23, 21, 19, 21, 22, 22, 22, 17, 22, 23},
	} {
		var got [12]int
		total := 0
		for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
			workday, known := c.IsWorkday(day)
			if !known {
				t.Fatalf("%v is not known", day)
			}
			if workday {
				got[day.Month()-1]++
				total++
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || total != 248 {
			t.Errorf("%d: %d workdays, want 248; by month:\n%s", year, total, diff)
		}
	}
}

var workdayVectors = []struct {
	start string
	n     int
	end   string
}{
	{"2025-01-23", 5, "2025-02-06"},
	{"2025-04-25", 5, "2025-05-06"},
	{"2025-09-26", 5, "2025-10-10"},
	{"2026-02-13", 5, "2026-02-27"},
	{"2026-04-29", 5, "2026-05-09"},
	{"2026-09-18", 10, "2026-10-09"},
	{"2026-09-24", 5, "2026-10-09"},
	{"2026-11-23", 5, "2026-11-30"},
	{"2026-11-23", 20, "2026-12-21"},
	{"2027-02-03", 5, "2027-02-17"},
	{"2027-01-29", 2, "2027-02-01"},
	{"2027-09-30", 3, "2027-10-11"},
}

// The arrangements and the feasts are those of a calendar that others keep; when it knows a year more, so must this one.
func TestCalendarAgreesWithLunarGo(t *testing.T) {
	c := shippedCalendar(t)
	for year := 2025; year <= 2040; year++ {
		list := HolidayUtil.GetHolidaysByYear(year)
		if known := slices.Contains(c.Years(), year); known != (list.Len() > 0) {
			t.Errorf("%d: known is %v, and the other has %d days", year, known, list.Len())
		}
		if list.Len() > 0 {
			got := map[string]bool{}
			for day := range c.years[year].off {
				got[fmt.Sprintf("%d off", day)] = true
			}
			for day := range c.years[year].worked {
				got[fmt.Sprintf("%d worked", day)] = true
			}
			want := map[string]bool{}
			for e := list.Front(); e != nil; e = e.Next() {
				h := e.Value.(*HolidayUtil.Holiday)
				kind := " off"
				if h.IsWork() {
					kind = " worked"
				}
				want[strings.ReplaceAll(h.GetDay(), "-", "")+kind] = true
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%d (-lunar-go +here):\n%s", year, diff)
			}
			if missing := c.MissingByLaw(year); missing != nil || c.Source(year) == "" {
				t.Errorf("%d: days of the law missing %v, source %q", year, missing, c.Source(year))
			}
		}
		newYear := calendar.NewLunarFromYmd(year, 1, 1)
		want := map[civil]bool{}
		for _, s := range []*calendar.Solar{
			newYear.GetSolar().NextDay(-1), newYear.GetSolar(), newYear.GetSolar().NextDay(1), newYear.GetSolar().NextDay(2),
			calendar.NewSolarFromYmd(year, 6, 1).GetLunar().GetJieQiTable()["清明"],
			calendar.NewLunarFromYmd(year, 5, 5).GetSolar(), calendar.NewLunarFromYmd(year, 8, 15).GetSolar(),
		} {
			want[civil(s.GetYear()*10000+s.GetMonth()*100+s.GetDay())] = true
		}
		if diff := cmp.Diff(want, c.feasts[year]); diff != "" {
			t.Errorf("feasts of %d (-lunar-go +here):\n%s", year, diff)
		}
	}
}

func TestAddWorkdays(t *testing.T) {
	c := shippedCalendar(t)
	for _, v := range workdayVectors {
		start, want := date(t, v.start), date(t, v.end)
		if got, estimated := c.AddWorkdays(start, v.n); !got.Equal(want) || estimated {
			t.Errorf("%s + %d = %v, %v; want %s", v.start, v.n, got, estimated, v.end)
		}
		if got, estimated, err := c.AddPeriod(start, v.n, UnitWorkday); !got.Equal(want) || estimated || err != nil {
			t.Errorf("period %s + %d = %v, %v, %v; want %s", v.start, v.n, got, estimated, err, v.end)
		}
		if n, _ := c.WorkdaysBetween(start, want); n != v.n {
			t.Errorf("%s to %s: %d workdays, want %d", v.start, v.end, n, v.n)
		}
	}
}

func TestAddWorkdaysEdges(t *testing.T) {
	c := shippedCalendar(t)
	shanghai := time.FixedZone("CST", 8*3600)
	for _, s := range []struct {
		start     time.Time
		n         int
		end       string
		estimated bool
	}{
		{date(t, "2026-05-02"), 0, "2026-05-02", false},
		{date(t, "2026-05-02"), 1, "2026-05-06", false},
		{time.Date(2026, 11, 23, 0, 30, 0, 0, shanghai), 5, "2026-11-30", false}, // still the 22nd in UTC
		{date(t, "2025-05-06"), -5, "2025-04-25", false},
		{date(t, "2026-12-30"), 1, "2026-12-31", false},
		{date(t, "2026-12-31"), 1, "2027-01-04", false},
		{date(t, "2027-12-31"), 1, "2028-01-03", true},
		{date(t, "2028-01-24"), 1, "2028-01-31", true}, // 除夕 to 初三 are off by law, 25 to 28 January
		{date(t, "2028-04-03"), 1, "2028-04-05", true},
		{date(t, "2030-06-04"), 1, "2030-06-06", true},
		{date(t, "2030-09-11"), 1, "2030-09-13", true},
		{date(t, "2024-12-31"), 1, "2025-01-02", false},
		{date(t, "2025-01-02"), -1, "2024-12-31", true},
	} {
		if got, estimated := c.AddWorkdays(s.start, s.n); got.Format(DateLayout) != s.end || estimated != s.estimated {
			t.Errorf("%v + %d = %s, %v; want %s, %v", s.start, s.n, got.Format(DateLayout), estimated, s.end, s.estimated)
		}
	}
	if got, estimated := c.AddWorkdays(date(t, "2026-01-01"), 1<<60); !estimated || got.Year() < 2300 {
		t.Errorf("a huge number: %v", got)
	}
}

func TestWithoutData(t *testing.T) {
	var c *Calendar
	for text, want := range map[string]bool{
		"2030-01-01": false, "2030-01-02": true, "2030-05-01": false, "2030-05-02": false, "2030-05-03": true, "2030-10-01": false,
		"2030-10-02": false, "2030-10-03": false, "2030-10-04": true, "2030-10-05": false, "2030-10-07": true,
	} {
		if workday, known := c.IsWorkday(date(t, text)); workday != want || known {
			t.Errorf("%s: %v, %v; want %v, false", text, workday, known, want)
		}
	}
	if _, known := c.Local(2025); known || c.LocalHoliday(date(t, "2025-03-31")) || c.Years() != nil {
		t.Error("no data must mean no local holidays and no years")
	}
}

func TestAddPeriod(t *testing.T) {
	c := shippedCalendar(t)
	for _, p := range []struct {
		start     string
		n         int
		unit, end string
		estimated bool
	}{
		{"2026-11-23", 7, UnitDay, "2026-11-30", false},
		{"2026-11-20", 1, UnitDay, "2026-11-23", false}, // ends on a Saturday
		{"2026-09-24", 7, UnitDay, "2026-10-08", false}, // ends on 1 October
		{"2026-10-03", 7, UnitDay, "2026-10-10", false}, // ends on a worked Saturday
		{"2026-01-31", 1, UnitMonth, "2026-02-28", false},
		{"2025-01-31", 1, UnitMonth, "2025-02-28", false},
		{"2025-12-31", 2, UnitMonth, "2026-02-28", false},
		{"2026-08-31", 1, UnitMonth, "2026-09-30", false},
		{"2025-05-01", 12, UnitMonth, "2026-05-06", false},
		{"2025-05-01", 1, UnitYear, "2026-05-06", false},
		{"2024-02-29", 1, UnitYear, "2025-02-28", false},
		{"2026-11-23", 1, UnitYear, "2027-11-23", false},
		{"2026-12-02", 30, UnitDay, "2027-01-04", false},
		{"2027-11-23", 1, UnitYear, "2028-11-23", true},
		{"2026-11-23", 0, UnitDay, "2026-11-23", false},
	} {
		got, estimated, err := c.AddPeriod(date(t, p.start), p.n, p.unit)
		if err != nil || got.Format(DateLayout) != p.end || estimated != p.estimated {
			t.Errorf("%s + %d %s = %s, %v, %v; want %s, %v", p.start, p.n, p.unit, got.Format(DateLayout), estimated, err, p.end, p.estimated)
		}
	}
	for _, p := range []struct {
		n          int
		unit, want string
	}{{1, "week", `period-unit unit="week"`}, {-1, UnitDay, "period-range"}, {1 << 40, UnitYear, "period-range"}} {
		if _, _, err := c.AddPeriod(date(t, "2026-01-01"), p.n, p.unit); err == nil || err.Error() != p.want {
			t.Errorf("%d %s: %v, want %s", p.n, p.unit, err, p.want)
		}
	}
}

func TestWorkdaysBetween(t *testing.T) {
	c := shippedCalendar(t)
	for _, s := range []struct {
		a, b      string
		n         int
		estimated bool
	}{
		{"2026-11-23", "2026-11-23", 0, false},
		{"2026-11-23", "2026-11-29", 4, false},
		{"2026-11-30", "2026-11-23", -5, false},
		{"2026-11-29", "2026-11-26", -1, false},
		{"2026-11-29", "2026-11-28", 0, false},
		{"2025-01-01", "2025-12-31", 248, false},
		{"2026-12-31", "2027-01-31", 21, false},
		{"2027-12-31", "2028-01-31", 17, true},
	} {
		if n, estimated := c.WorkdaysBetween(date(t, s.a), date(t, s.b)); n != s.n || estimated != s.estimated {
			t.Errorf("%s to %s: %d, %v; want %d, %v", s.a, s.b, n, estimated, s.n, s.estimated)
		}
	}
	if n, estimated := c.WorkdaysBetween(time.Time{}, date(t, "9999-12-31")); n < 90_000 || !estimated {
		t.Errorf("all of history: %d, %v", n, estimated)
	}
}

func TestLocalHolidays(t *testing.T) {
	c := shippedCalendar(t)
	for text, want := range map[string]bool{
		"2025-03-30": false, "2025-03-31": true, "2025-04-01": true, "2025-04-02": false, "2026-04-16": false, "2026-04-17": true, "2026-04-20": true,
		"2026-04-21": false, "2027-04-08": false, "2027-04-09": true, "2027-04-12": true, "2027-04-13": false,
	} {
		day := date(t, text)
		if got := c.LocalHoliday(day); got != want {
			t.Errorf("%s: %v", text, got)
		}
		if workday, _ := c.IsWorkday(day); want && !workday && day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			t.Errorf("%s must count as a workday", text)
		}
	}
	for year, estimated := range map[int]bool{2025: false, 2026: false, 2027: true} {
		local, known := c.Local(year)
		if !known || local.Estimated != estimated || local.Source == "" {
			t.Errorf("%d: known %v, %+v", year, known, local)
		}
		third := calendar.NewLunarFromYmd(year, 3, 3).GetSolar()
		for _, s := range []*calendar.Solar{third, third.NextDay(1)} {
			if !c.LocalHoliday(date(t, s.ToYmd())) {
				t.Errorf("%s, by the rule, is not off", s.ToYmd())
			}
		}
	}
	if _, known := c.Local(2028); known {
		t.Error("2028 is known although no notice and no rule has given it")
	}
}

func TestMerge(t *testing.T) {
	shipped := shippedCalendar(t)
	later := readCalendar(t, `
years:
  "2026": {"off": ["2026-03-02"], source: corrected}
  "2028":
    "off": ["2027-12-31/2028-01-01"]
    work_weekends: ["2027-12-26"]
guangxi_local:
  "2026": {"off": ["2026-04-20/2026-04-21"]}
`)
	merged := shipped.Merge(later)
	if diff := cmp.Diff([]int{2025, 2026, 2027, 2028}, merged.Years()); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]bool{
		"2025-10-01": false, // kept
		"2026-03-02": false, // replaced
		"2026-10-05": true,  // the earlier 2026 is gone whole
		"2027-12-31": false, // arranged by the notice for 2028
		"2027-12-26": true,
		"2028-01-04": true,
	} {
		if workday, known := merged.IsWorkday(date(t, text)); workday != want || !known {
			t.Errorf("%s: %v, %v; want %v, true", text, workday, known, want)
		}
	}
	if !merged.LocalHoliday(date(t, "2026-04-20")) || !merged.LocalHoliday(date(t, "2025-03-31")) {
		t.Error("local lists must come from both")
	}
	if workday, _ := shipped.IsWorkday(date(t, "2026-03-02")); !workday || len(shipped.Years()) != 3 {
		t.Error("merging changed the calendar it was called on")
	}
	if got := merged.Source(2026); got != "corrected" {
		t.Errorf("the source of the later arrangement is %q", got)
	}
	if merged.MissingByLaw(2025) != nil || len(merged.MissingByLaw(2026)) != 13 || merged.MissingByLaw(2029) != nil {
		t.Errorf("missing by law: %v, %v", merged.MissingByLaw(2025), merged.MissingByLaw(2026))
	}
	var none *Calendar
	if diff := cmp.Diff([]int{2025, 2026, 2027}, none.Merge(shipped).Merge(nil).Years()); diff != "" {
		t.Error(diff)
	}
}

func readCalendar(t testing.TB, text string) *Calendar {
	t.Helper()
	c, err := ReadCalendar(strings.NewReader(text), "test.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}
