package checks

import (
	"strings"
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
				if (e.Waits.Listed || e.Waits.Vague != "") != (len(c.Answers.Tables[e.Missing]) > 0 || e.Waits.Vague != "") && !e.Barred {
					t.Errorf("%s/%s waits for %s, told: %+v", q.ID.S, e.Amount.ID.S, e.Missing, e.Waits)
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

// A figure of a time that is not over is not wrong: it is too early, on the last day too, and in the amount as in the condition.
func TestAnAmountOfAPeriodThatIsNotOverSaysSo(t *testing.T) {
	pack := builtin(t).Pack("liuzhou")
	form, err := forms.Compose(pack, []string{"lz-05-jieneng"})
	if err != nil {
		t.Fatal(err)
	}
	for today, early := range map[string]bool{"2026-11-29": true, "2026-11-30": true, "2026-12-01": false} {
		c := caseOn(today, map[string]string{
			"jn.base_from": "2024-12-01", "jn.base_to": "2025-11-30", "jn.now_from": "2025-12-01", "jn.now_to": "2026-11-30",
			"jn.base_out": "20000", "jn.now_out": "20000", "jn.co2": "0", "jn.price": "100",
		})
		c.Answers.Tables["jn.energy"] = []forms.Row{{ID: "a", Cells: map[string]string{"fuel": "电力", "unit": "万千瓦时", "base": "100", "now": "90", "coef": "1229"}}}
		report, err := check(form, c)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range report.Estimates {
			if got := strings.Contains(e.Waits.NotYet, "还没有过完"); e.Amount.ID.S == "support" && (got != early || e.Known == early) {
				t.Errorf("%s: waits for %s, %+v", today, e.Missing, e.Waits)
			}
		}
		if got := conditionOf(t, report.Verdicts[0], "JN-over").Outcome == forms.Doubtful; got != early {
			t.Errorf("%s: the condition says otherwise", today)
		}
	}
}
