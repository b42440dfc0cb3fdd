package gb

import (
	"testing"
	"time"
)

// A period that begins on a day without a match in its last month ends with that month, not a day before.
func TestLastDayOfMonthsThatBegin(t *testing.T) {
	for _, one := range []struct {
		begin  string
		months int
		want   string
	}{
		{"2024-02-29", 36, "2027-02-28"},
		{"2024-02-29", 48, "2028-02-28"},
		{"2024-03-01", 36, "2027-02-28"},
		{"2025-03-01", 36, "2028-02-29"},
		{"2025-06-01", 36, "2028-05-31"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2026-01-28", 1, "2026-02-27"},
		{"2026-08-31", 6, "2027-02-28"},
	} {
		begin, err := time.Parse(time.DateOnly, one.begin)
		if err != nil {
			t.Fatal(err)
		}
		if got := LastOfMonths(begin, one.months).Format(time.DateOnly); got != one.want {
			t.Errorf("%d months from %s end on %s, want %s", one.months, one.begin, got, one.want)
		}
	}
}
