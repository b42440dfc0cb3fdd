package checks

import (
	"slices"

	"yibiao/forms"
)

// fail makes an error of the pack a finding, each place once. finding tells the place.
func (k *examination) fail(finding forms.Finding, rule string) {
	finding = finding.As(rule, forms.Warn, forms.FindingNotComputed)
	finding.Says = ""
	if !slices.ContainsFunc(k.report.Findings, func(f forms.Finding) bool { return f.Rule == rule && f.Code == forms.FindingNotComputed }) {
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
