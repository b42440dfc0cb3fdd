package plan

import (
	"slices"
	"time"

	"yibiao/forms/gb"
)

// DoubtKind says what speaks against a day of the way back.
type DoubtKind string

// What may speak against it.
const (
	TooLate DoubtKind = "late" // it comes after a later step, or after the due date
	DayOff  DoubtKind = "off"  // nobody works on it
	Past    DoubtKind = "past" // it has passed
)

// Doubt is something that speaks against the day of a step. The day is kept all the same.
type Doubt struct {
	Kind DoubtKind
	Step Step
	Day  time.Time
	// Than is the later step, "" for the due date itself, and On its day; of the kind TooLate.
	Than Step
	On   time.Time
	// Guessed: the holidays of the year are not known yet; of the kind DayOff.
	Guessed bool
}

// Doubts tells what speaks against the steps among the days of a dossier that is due on a day (2006-01-02; "" for none), in the order
// of the steps. Steps whose day cannot be told are passed over.
func Doubts(list []Own, due string, today time.Time, calendar *gb.Calendar) []Doubt {
	type mark struct {
		step Step
		day  time.Time
	}
	var marks []mark
	for _, step := range Steps() {
		at := slices.IndexFunc(list, func(o Own) bool { return o.Step == step })
		if at < 0 {
			continue
		}
		if day, _, ok := list[at].Date(due, calendar); ok {
			marks = append(marks, mark{step, day})
		}
	}
	if day, err := time.Parse(time.DateOnly, due); err == nil {
		marks = append(marks, mark{"", day})
	}
	var out []Doubt
	for i, m := range marks {
		if m.step == "" {
			continue
		}
		if later := slices.IndexFunc(marks[i+1:], func(x mark) bool { return m.day.After(x.day) }); later >= 0 {
			than := marks[i+1+later]
			out = append(out, Doubt{Kind: TooLate, Step: m.step, Day: m.day, Than: than.step, On: than.day})
		}
		if works, known := calendar.IsWorkday(m.day); !works || calendar.LocalHoliday(m.day) {
			out = append(out, Doubt{Kind: DayOff, Step: m.step, Day: m.day, Guessed: !known})
		}
		if m.day.Before(today) {
			out = append(out, Doubt{Kind: Past, Step: m.step, Day: m.day})
		}
	}
	return out
}

// Typed are the steps as they were typed; what is no day is passed over.
func Typed(typed map[Step]string) []Own {
	var out []Own
	for _, step := range Steps() {
		if day, before, err := When(typed[step]); err == nil && (day != "" || before > 0) {
			out = append(out, Own{Step: step, Day: day, Before: before})
		}
	}
	return out
}
