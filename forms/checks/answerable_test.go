package checks

import (
	"testing"
	"time"

	"yibiao/forms"
)

// TestNoConditionWaitsForWhatIsNotAsked answers only what kind of body the applicant is: whatever a condition then waits for
// and is asked of a firm, is asked of that body too. A question that cannot be answered would be put for ever.
func TestNoConditionWaitsForWhatIsNotAsked(t *testing.T) {
	looked := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		kinds := form.ByID["org.type"]
		if kinds == nil {
			return
		}
		of := func(kind string) Evaluation {
			c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}, Today: time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)}
			c.Answers.Values["org.type"] = kind
			return Evaluate(form, c)
		}
		firm := of("企业")
		for _, kind := range kinds.Options {
			out := of(kind)
			for _, v := range out.Report.Verdicts {
				for _, x := range v.Conditions {
					if x.Unasked != "" && (x.Outcome != forms.Doubtful || kind == "企业") {
						t.Errorf("%s of %s: %s, not asked is %s", x.Rule.ID.S, kind, x.Outcome, x.Unasked)
					}
					f := form.ByID[x.Missing]
					if x.Outcome != forms.Unknown || f == nil {
						continue
					}
					looked++
					if firm.Relevant[x.Missing] && !out.Relevant[x.Missing] {
						t.Errorf("%s of %s waits for %s, which is not asked of it", x.Rule.ID.S, kind, x.Missing)
					}
				}
			}
		}
	})
	if looked == 0 {
		t.Error("nothing was looked at")
	}
}
