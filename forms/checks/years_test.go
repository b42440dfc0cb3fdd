package checks

import (
	"regexp"
	"testing"

	"yibiao/forms"
)

// spanned is a day that an answer ends a period with, compared with the day on which so many years or months are full.
var spanned = regexp.MustCompile(`([a-z_.]+) (<=|>) (?:years|months)_after\(`)

// TestYearsAreCountedToTheDayBefore finds the expressions of all packs that would let a period of some years last a day longer: from
// the first of a month it ends on the last of another one. Where today is compared the period begins the day after, and its last
// day is the same day of the year.
func TestYearsAreCountedToTheDayBefore(t *testing.T) {
	look := func(where, text string) {
		for _, x := range spanned.FindAllStringSubmatch(text, -1) {
			if x[1] != "today" {
				t.Errorf("%s: %s", where, x[0])
			}
		}
	}
	seen := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, r := range q.Rules {
			seen++
			look(r.Key(), r.When.S+" ; "+r.Require.S+" ; "+r.Infers.S+" ; "+r.Doubt.S)
		}
		for _, f := range form.Fields() {
			look(f.Name(), f.Relevant.S+" ; "+f.Calculate.S)
			if f.Constraint != nil {
				look(f.Name(), f.Constraint.Require.S)
			}
		}
	})
	if seen < 700 {
		t.Errorf("only %d rules were looked at", seen)
	}
}
