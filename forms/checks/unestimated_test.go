package checks

import (
	"testing"

	"yibiao/forms"
)

// TestAnAmountThatIsNotWorkedOutSaysWhy: an amount that does not apply names the answers by which it does not, and one that waits for
// a table tells whether the table is empty.
func TestAnAmountThatIsNotWorkedOutSaysWhy(t *testing.T) {
	aside := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, answer := range []string{"甲", "0", "1", "-3", "99", "false", "一级", "其他"} {
			c := nonsense(form, answer)
			for _, e := range Evaluate(form, c).Report.Estimates {
				if e.Listed != (len(c.Answers.Tables[e.Missing]) > 0) && !e.Barred {
					t.Errorf("%s/%s waits for %s, listed: %v", q.ID.S, e.Amount.ID.S, e.Missing, e.Listed)
				}
				if e.Applies || e.Barred || e.Missing != "" {
					continue
				}
				aside++
				if len(e.Deciding) == 0 {
					t.Errorf("%s/%s does not apply, and nothing says why", q.ID.S, e.Amount.ID.S)
				}
			}
		}
	})
	if aside < 2 {
		t.Errorf("only %d amounts did not apply", aside)
	}
}
