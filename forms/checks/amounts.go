package checks

import (
	"slices"

	"yibiao/forms"
)

// amounts works out the amounts of a programme, as far as its conditions let anything be paid.
func amounts(k *examination, p *forms.Programme, verdict forms.Verdict) {
	for _, a := range p.Amounts {
		k.scope.ResetReads()
		estimate, err := k.scope.Estimate(a)
		if err != nil {
			k.fail(forms.Finding{Programme: p.ID.S, Label: a.Label}, p.ID.S+"/"+a.ID.S)
		}
		if !estimate.Applies {
			estimate.Deciding = k.deciding()
		}
		if slices.ContainsFunc(verdict.Conditions, bars) {
			estimate = forms.Estimate{Amount: a, Barred: true}
			withdraw(k, p, a)
		} else if open := openQuestion(k.form, verdict.Conditions); estimate.Known && open != "" {
			estimate = forms.Estimate{Amount: a, Applies: true, Missing: open}
			withdraw(k, p, a)
		}
		estimate.Waits = waitsFor(k, a, estimate.Missing)
		uncompared(k, p, &estimate)
		k.report.Estimates = append(k.report.Estimates, estimate)
	}
}

// waitsFor tells why what an amount waits for does not do as it is.
func waitsFor(k *examination, a *forms.Amount, missing string) forms.Condition {
	if missing == "" {
		return forms.Condition{}
	}
	c := forms.Condition{Rule: &forms.Rule{WhenExpr: a.WhenExpr, RequireExpr: a.BaseExpr}, Outcome: forms.Unknown, Missing: missing}
	unproved(k, c.Rule, &c)
	waiting(k, &c)
	lacking(k, &c)
	return c
}

// withdraw takes back what rules without a condition found by an amount that the estimate does not give: it points at a number that
// nobody can read.
func withdraw(k *examination, p *forms.Programme, a *forms.Amount) {
	for _, r := range p.Rules {
		if r.Condition == "" && r.RequireExpr.Calls("estimated", a.ID.S) {
			k.report.Findings = slices.DeleteFunc(k.report.Findings, func(x forms.Finding) bool { return x.Rule == r.Key() && x.Code == forms.FindingRule })
		}
	}
}

// bars tells whether a condition stands against every payment.
func bars(c forms.Condition) bool { return c.Outcome == forms.NotMet }

// openQuestion is a yes-no question that nobody has answered and that may bar every payment; "" when there is none.
func openQuestion(form *forms.Form, conditions []forms.Condition) string {
	for _, c := range conditions {
		f := form.ByID[c.Missing]
		if c.Outcome == forms.Unknown && c.Rule.Severity == forms.Block && f != nil && f.Is(forms.TypeBool) && form.Asked[c.Missing] {
			return c.Missing
		}
	}
	return ""
}
