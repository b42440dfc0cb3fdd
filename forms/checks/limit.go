package checks

import (
	"slices"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// uncompared looks at what is asked for while the limit cannot be worked out: the estimate says that it was not compared, and
// more than a part of the limit that is known (the cap, or base and ratio) is a finding.
func uncompared(k *examination, p *forms.Programme, e *forms.Estimate) {
	f := k.form.ByID[e.Amount.Asked.S]
	if e.Known || e.Barred || !e.Applies || f == nil || e.Amount.Reading != "" || !k.scope.Relevant(f) {
		return
	}
	asked, ok := gb.Number(k.scope.Text(f))
	if !ok {
		return
	}
	e.Asked = shownWith(k.scope.Vocab, f, k.scope.Text(f))
	limit, known := eval.PartOfLimit(k.scope, e.Amount)
	limit, _ = gb.MoneyIn(limit, e.Amount.Unit, f.Unit)
	if !known || asked.LessThanOrEqual(limit) || slices.ContainsFunc(k.report.Findings, func(x forms.Finding) bool {
		return x.Programme == p.ID.S && x.Code == forms.FindingRule && slices.Contains(x.Fields, f.Name())
	}) {
		return
	}
	questioned(k, f.Name()+"/limit", forms.Fault(forms.FaultAskedAbove, "text", e.Asked, "limit", forms.WithUnit(limit.String(), f.Unit)),
		forms.Finding{Programme: p.ID.S, Fields: []string{f.Name()}, Label: f.Label})
}
