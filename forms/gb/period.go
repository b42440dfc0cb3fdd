package gb

import "time"

// The units of AddPeriod.
const (
	UnitWorkday = "workday" // 工作日: holidays and weekends are left out (行政许可法 第82条)
	UnitDay     = "day"     // 日: calendar days
	UnitMonth   = "month"
	UnitYear    = "year"
)

// maxPeriod bounds the number of units, so that a mistyped number cannot keep the program counting.
const maxPeriod = 100_000

// AddWorkdays counts n working days from start, not counting the day of the event itself (民法典 第201条, 行政许可法 第82条),
// and gives the last of them; a negative n counts back, zero gives start's day. estimated tells that a day of a year
// without data was counted. n beyond ±100000 counts as that.
func (c *Calendar) AddWorkdays(start time.Time, n int) (end time.Time, estimated bool) {
	end = midnight(start)
	step := 1
	if n < 0 {
		step, n = -1, -max(n, -maxPeriod)
	}
	for n = min(n, maxPeriod); n > 0; {
		end = end.AddDate(0, 0, step)
		workday, known := c.IsWorkday(end)
		estimated = estimated || !known
		if workday {
			n--
		}
	}
	return end, estimated
}

// AddPeriod gives the last day of a period of n units that begins with an event on start's day, which is not counted.
// A period in days, months or years that would end on a day off ends on the next working day (民法典 第203条); a month
// without the day wanted ends it on its last day (第202条). estimated tells that a year without data had a part in it.
// Errors, all *Fault: period-unit (unit), period-range (n is negative or above 100000).
func (c *Calendar) AddPeriod(start time.Time, n int, unit string) (end time.Time, estimated bool, err error) {
	if n < 0 || n > maxPeriod {
		return time.Time{}, false, fault(FaultPeriodRange)
	}
	day := midnight(start)
	switch unit {
	case UnitWorkday:
		end, estimated = c.AddWorkdays(day, n)
		return end, estimated, nil
	case UnitDay:
		end = day.AddDate(0, 0, n)
	case UnitMonth:
		end = AddMonths(day, n)
	case UnitYear:
		end = AddMonths(day, 12*n)
	default:
		return time.Time{}, false, fault(FaultPeriodUnit, "unit", unit)
	}
	for {
		workday, known := c.IsWorkday(end)
		estimated = estimated || !known
		if workday {
			return end, estimated, nil
		}
		end = end.AddDate(0, 0, 1)
	}
}

// AddMonths is the same day n months later, or the last day of that month when it is shorter.
func AddMonths(day time.Time, n int) time.Time {
	day = midnight(day)
	first := time.Date(day.Year(), day.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	length := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), length)-1)
}

// LastOfMonths is the last day of n months that begin with day: the eve of the same day n months later, or the last day of that
// month when it is shorter (民法典 第202条).
func LastOfMonths(day time.Time, n int) time.Time {
	end := AddMonths(day, n)
	if end.Day() < day.Day() {
		return end
	}
	return end.AddDate(0, 0, -1)
}

// WorkdaysBetween counts the working days after a's day up to and with b's day, so that AddWorkdays(a, n) leads to b when b is
// worked; when b is before a, those after b's day up to and with a's, below zero. estimated tells that a day of a year without data
// was counted. Distances of more than 400 years are cut off there.
func (c *Calendar) WorkdaysBetween(a, b time.Time) (n int, estimated bool) {
	day, last := midnight(a), midnight(b)
	if last.Before(day) {
		n, estimated = c.WorkdaysBetween(b, a)
		return -n, estimated
	}
	for limit := 400 * 366; !day.Equal(last) && limit > 0; limit-- {
		day = day.AddDate(0, 0, 1)
		workday, known := c.IsWorkday(day)
		estimated = estimated || !known
		if workday {
			n++
		}
	}
	return n, estimated
}
