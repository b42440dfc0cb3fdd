package checks

import (
	"sync"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// asked is what an evaluation is asked once it is done, answered by the same look at the case; by one at a time.
type asked struct {
	sync.Mutex
	of *examination
}

// take gives the look at the case until done is called.
func (a *asked) take() (k *examination, done func()) {
	a.Lock()
	return a.of, a.Unlock
}

// Printed tells whether an output is to be produced for the case: its condition holds, or it has none. Failures: a fault of the pack.
func (e Evaluation) Printed(o *forms.Output) (bool, error) {
	if o.WhenExpr == nil {
		return true, nil
	}
	k, done := e.asked.take()
	defer done()
	holds, known, err := eval.Truth(o.WhenExpr, k.scope)
	return holds && known, err
}

// Denied are the answers that break a condition on nothing but themselves and the day: what the condition says, by field id.
func (e Evaluation) Denied() map[string]string {
	k, done := e.asked.take()
	defer done()
	return eval.Denied(k.scope)
}

// Hollow names, by label, what the statement of a rule speaks of and nobody has filled in or attached yet, so that nobody can confirm
// it; nil when nothing is.
func (e Evaluation) Hollow(r *forms.Rule) []string {
	k, done := e.asked.take()
	defer done()
	return hollow(k, r)
}

// Confirmed is what a person who ticks a rule confirms in the case as it stands: a mark of the values that the rule names, and the
// sentence with those values. "" for a rule that names none: its tick holds whatever is answered.
func (e Evaluation) Confirmed(r *forms.Rule) string {
	k, done := e.asked.take()
	defer done()
	return confirmed(k, r)
}
