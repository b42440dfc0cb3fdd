package forms

// Assessment is what can be said about a form's programmes before a dossier is begun.
type Assessment struct {
	// Verdicts has one entry per programme, in the form's order.
	Verdicts  []Verdict
	Estimates []Estimate
}

// NoneOf is the answer under which a client states that it has no rows for a table ("true").
func NoneOf(table string) string { return "none:" + table }

// Assess decides the eligibility conditions and the amounts of a case of which little is known yet: what has not been
// answered, attached or listed leaves a condition unknown instead of failing it. Condition.Missing then names the
// field, or the requirement, that would settle it. The error is a fault of the pack.
func Assess(form *Form, c Case) (Assessment, error) {
	k := &examination{form: form, scope: newScope(form, c), c: c}
	k.scope.early = true
	for _, p := range form.Programmes {
		k.programme(p)
	}
	if k.err == nil {
		k.err = k.scope.failure
	}
	return Assessment{Verdicts: k.report.Verdicts, Estimates: k.report.Estimates}, k.err
}
