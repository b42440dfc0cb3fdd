package checks

import (
	"strings"
	"testing"
	"time"

	"yibiao/forms"
)

// TestARuleThatFailsIsNoMissingAnswer: whatever stops the rule itself, its condition waits for no answer, is not met, and a finding
// tells of it.
func TestARuleThatFailsIsNoMissingAnswer(t *testing.T) {
	for name, c := range map[string]struct {
		require string
		code    forms.FindingCode // "" for a rule that can be worked out
	}{
		"zero as it stands":       {`eq.price / 0 > 1`, forms.FindingByZero},
		"zero that is calculated": {`eq.price / (eq.price - eq.price) > 1`, forms.FindingByZero},
		"one side of an or":       {`eq.price / 0 > 1 or eq.price > 1000`, forms.FindingByZero},
		"counts of none":          {`len(1..2) / (len(1..3) - 3) > 1 and eq.price > 0`, forms.FindingByZero},
		"whole numbers":           {`7 / 0 > 1 and eq.price > 0`, forms.FindingByZero},
		"too many steps":          {`let r = 1..1000; sum(r, sum(r, sum(r, sum(r, 1)))) > 0 and eq.price > 0`, forms.FindingNotComputed},
		"a quotient of counts":    {`len(1..3) / len(1..2) == 1.5 and eq.price > 0`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			library, err := withRule(t, c.require)
			if err != nil {
				t.Fatal(err)
			}
			form, err := forms.Compose(library.Packs[0], []string{"one"})
			if err != nil {
				t.Fatal(err)
			}
			a := forms.NewAnswers()
			a.Values["eq.price"], a.Values["eq.class"] = "49.9", "成套设备"
			report := Evaluate(form, forms.Case{Answers: a, Attached: map[string]int{}, Today: time.Date(2026, 1, 15, 0, 0, 0, 0, time.UTC)}).Report
			var told forms.FindingCode
			for _, f := range report.Findings {
				if f.Code == forms.FindingByZero || f.Code == forms.FindingNotComputed {
					told = f.Code
				}
			}
			if told != c.code {
				t.Errorf("told as %q, want %q", told, c.code)
			}
			for _, x := range report.Verdicts[0].Conditions {
				if strings.HasSuffix(x.Rule.Key(), "/floor") && (x.Failed != (c.code != "") || x.Failed == (x.Outcome == forms.Met) || x.Missing != "") {
					t.Errorf("%s, failed %v, missing %q", x.Outcome, x.Failed, x.Missing)
				}
			}
		})
	}
}
