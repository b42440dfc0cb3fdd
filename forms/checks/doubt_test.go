package checks

import (
	"testing"

	"yibiao/forms"
)

// TestWhatIsInDoubtDoesNotRefuseTheExport: who must first ask whether a condition holds may be told that it does, so that the same
// fact is never in doubt in one place and forbids the export in another. Only what the document itself states can do that.
func TestWhatIsInDoubtDoesNotRefuseTheExport(t *testing.T) {
	doubts := 0
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		for _, r := range q.Rules {
			if r.Decides() && r.Severity == forms.Block && r.Src != forms.Seed {
				t.Errorf("%s (%s) is a condition of another document and would refuse the export: warn", r.Key(), r.Condition)
			}
		}
		for _, answer := range []string{"甲", "1", "2024-01-02", "false", "一级"} {
			c := nonsense(form, answer)
			for _, f := range form.Fields() {
				if f.Fallback != nil {
					delete(c.Answers.Values, f.Name()) // nobody has confirmed the default
				}
			}
			report := Evaluate(form, c).Report
			doubted := map[string]bool{}
			for _, v := range report.Verdicts {
				for _, c := range v.Conditions {
					doubted[c.Rule.Key()] = doubted[c.Rule.Key()] || c.Outcome == forms.Doubtful
				}
			}
			for _, f := range report.Findings {
				if doubted[f.Rule] {
					doubts++
					if f.Severity == forms.Block {
						t.Errorf("%s is in doubt and refuses the export: %s", f.Rule, f.Says)
					}
				}
			}
		}
	})
	if doubts < 100 {
		t.Errorf("only %d findings of conditions in doubt were seen", doubts)
	}
}
