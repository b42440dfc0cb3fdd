package forms

import "slices"

// fail makes an error of the pack a finding, each place once. finding tells the place.
func (k *examination) fail(finding Finding, rule string) {
	finding = finding.as(rule, Warn, FindingNotComputed)
	finding.Says = ""
	if !slices.ContainsFunc(k.report.Findings, func(f Finding) bool { return f.Rule == rule && f.Code == FindingNotComputed }) {
		k.add(finding)
	}
}

// tellFailed tells of what failed while answers were worked out.
func tellFailed(k *examination) {
	for _, x := range k.scope.failed {
		if x.of == nil {
			k.fail(Finding{Label: "是否需要填写"}, x.e.Source)
			continue
		}
		k.fail(Finding{Fields: []string{x.of.Name()}, Source: x.of.Source, Label: x.of.Label}, x.of.Name()+"/computed")
	}
}
