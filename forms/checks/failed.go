package checks

import (
	"slices"

	"yibiao/forms"
)

// byZero tells whether a division by zero stopped the last evaluation, for want of no answer.
func byZero(k *examination) bool { return k.scope.ByZero && k.scope.Missing == "" }

// failed makes a condition one that could not be worked out, and says so in a finding at the place that finding tells.
func failed(k *examination, r *forms.Rule, condition *forms.Condition, finding forms.Finding) {
	if forms.OutcomeRank[forms.Unknown] >= forms.OutcomeRank[condition.Outcome] {
		condition.Outcome, condition.Missing, condition.Failed = forms.Unknown, "", true
	}
	k.fail(k.broken(r, finding), r.Key())
}

// fail makes an error of the pack a finding, each place once. finding tells the place.
func (k *examination) fail(finding forms.Finding, rule string) {
	code := forms.FindingNotComputed
	if byZero(k) {
		code = forms.FindingByZero
	}
	finding = finding.As(rule, forms.Warn, code)
	finding.Says = ""
	if !slices.ContainsFunc(k.report.Findings, func(f forms.Finding) bool { return f.Rule == rule && f.Code == code }) {
		k.add(finding)
	}
}

// tellFailed tells of what failed while answers were worked out.
func tellFailed(k *examination) {
	for _, x := range k.scope.Failed {
		if x.Of == nil {
			k.fail(forms.Finding{Label: "是否需要填写"}, x.E.Source)
			continue
		}
		k.fail(forms.Finding{Fields: []string{x.Of.Name()}, Source: x.Of.Source, Label: x.Of.Label}, x.Of.Name()+"/computed")
	}
}
