package checks

import "yibiao/forms"

// presumed keeps a condition from counting as settled, either way, by a default that nobody typed or confirmed.
func presumed(k *examination, c *forms.Condition) {
	if k.scope.Presumed == "" || k.form.ByID[k.scope.Presumed] == nil {
		return
	}
	switch c.Outcome {
	case forms.Met, forms.NotAsked:
		c.Outcome, c.Inferred = forms.Confirm, true
	case forms.NotMet:
		c.Outcome = forms.Doubtful
	case forms.Doubtful:
		if c.Missing != "" || c.Odd != "" || c.Unasked != "" {
			return // something else is told of it
		}
	default:
		return
	}
	c.Stated, c.Missing, c.Presumed = false, k.scope.Presumed, true
}
