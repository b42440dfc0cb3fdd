package checks

import (
	"slices"
	"strings"
	"testing"

	"yibiao/forms"
)

// What an article is silent about is not told as its text: no document of the packs says what happens to what was done before it came.
func TestSilenceOfADocumentIsNotItsText(t *testing.T) {
	seen := 0
	everyProgramme(t, func(_ *forms.Form, q *forms.Programme) {
		for _, r := range q.Rules {
			if !strings.Contains(r.Require.S, "policy_day") {
				continue
			}
			seen++
			if r.Src == forms.Seed {
				t.Errorf("%s (%s) is told as the text of %s, which does not say it", r.Key(), r.Condition, r.Article)
			}
		}
	})
	if seen < 15 {
		t.Errorf("only %d rules look at the day of the document", seen)
	}
}

// A tick alone does not meet what a paper is to prove, be it a list of an authority or its approval.
func TestATickIsProvenByItsPaper(t *testing.T) {
	proven := map[string]bool{}
	everyProgramme(t, func(form *forms.Form, q *forms.Programme) {
		whole := filled(form, firm{})
		for _, r := range q.Rules {
			for _, id := range r.Needs {
				made := slices.ContainsFunc(form.Outputs, func(o *forms.Output) bool { return o.Answers.S == id.S })
				if r.Severity != forms.Manual || made || form.Requirement(id.S) == nil {
					continue
				}
				if before, asked := outcomeOf(form, whole, r); !asked || before != forms.Met {
					continue
				}
				proven[q.ID.S] = true
				delete(whole.Attached, id.S)
				if got, _ := outcomeOf(form, whole, r); got != forms.Confirm {
					t.Errorf("%s is %s by a tick without %s", r.Key(), got, form.Requirement(id.S).Name)
				}
				whole.Attached[id.S] = 1
			}
		}
	})
	for _, id := range []string{"gn-03-niandu", "gn-04-pinggu-yanshou", "gn-05-biangeng", "zy-03-zipin", "fw-01-renwushu", "fw-06-xinxi-baosong", "lz-02b-touzi-jili", "lz-07-gongyedai"} {
		if !proven[id] {
			t.Errorf("%s asks no paper of who says that it may apply", id)
		}
	}
}

// outcomeOf is how the condition of a rule comes out; false when the rule is not asked.
func outcomeOf(form *forms.Form, c forms.Case, r *forms.Rule) (forms.Outcome, bool) {
	for _, v := range Assess(form, c).Verdicts {
		for _, x := range v.Conditions {
			if x.Rule == r {
				return x.Outcome, true
			}
		}
	}
	return "", false
}
