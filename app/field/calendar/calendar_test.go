package calendar

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func TestCalendarKeys(t *testing.T) {
	cases := []struct {
		name    string
		at      time.Time
		monthly bool
		keys    []fyne.KeyName
		want    time.Time
	}{
		{"next day over the month", day(2026, 1, 31), false, []fyne.KeyName{fyne.KeyRight}, day(2026, 2, 1)},
		{"a week down", day(2026, 2, 25), false, []fyne.KeyName{fyne.KeyDown}, day(2026, 3, 4)},
		{"a page from the 31st stays in February", day(2026, 1, 31), false, []fyne.KeyName{fyne.KeyPageDown}, day(2026, 2, 28)},
		{"a page in a leap year", day(2024, 1, 31), false, []fyne.KeyName{fyne.KeyPageDown}, day(2024, 2, 29)},
		{"today", day(2020, 1, 1), false, []fyne.KeyName{fyne.KeyHome}, fieldtest.Today},
		{"months across the year", day(2025, 12, 1), true, []fyne.KeyName{fyne.KeyRight}, day(2026, 1, 1)},
		{"a year of months", day(2025, 5, 1), true, []fyne.KeyName{fyne.KeyPageUp}, day(2024, 5, 1)},
	}
	for _, c := range cases {
		var got time.Time
		cal := New(c.at, c.monthly, fieldtest.Today)
		cal.Chosen = func(t time.Time) { got = t }
		for _, k := range append(c.keys, fyne.KeyReturn) {
			cal.TypedKey(&fyne.KeyEvent{Name: k})
		}
		if !got.Equal(c.want) {
			t.Errorf("%s: %s, want %s", c.name, got.Format(time.DateOnly), c.want.Format(time.DateOnly))
		}
	}
}

func TestCalendarPageBeginsOnMonday(t *testing.T) {
	cal := New(day(2026, 11, 23), false, fieldtest.Today) // 1 November 2026 is a Sunday
	if _, ok := cal.cell(5); ok {
		t.Error("there is a day before the first")
	}
	first, ok := cal.cell(6)
	if !ok || first.Day() != 1 {
		t.Errorf("the seventh place holds %v", first)
	}
}

func TestCalendarIsTapped(t *testing.T) {
	fieldtest.StartApp(t)
	var got []time.Time
	cal := New(day(2026, 11, 23), false, fieldtest.Today)
	cal.Chosen = func(t time.Time) { got = append(got, t) }
	cal.Resize(cal.MinSize())
	g := cal.grid(cal.Size())
	cal.Tapped(&fyne.PointEvent{Position: fyne.NewPos(g.width*6.5, g.head+g.names+g.height*0.5)}) // 1 November
	cal.Tapped(&fyne.PointEvent{Position: fyne.NewPos(g.width*0.5, g.head+g.names+g.height*0.5)}) // an empty place
	cal.Tapped(&fyne.PointEvent{Position: fyne.NewPos(cal.Size().Width-1, 1)})                    // a year on
	if diff := cmp.Diff([]time.Time{day(2026, 11, 1)}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if cal.title() != "2027年11月" {
		t.Errorf("title %q", cal.title())
	}
}
