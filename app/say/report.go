package say

import (
	"yibiao/app/session"
	"yibiao/forms"
)

// Report makes the sentences of the page that goes into a bundle.
type Report struct{}

var _ session.Words = Report{}

// Finding is the sentence of a finding.
func (Report) Finding(f forms.Finding, v *forms.Vocabulary) string { return Finding(f, v) }

// Citation tells on what a statement rests.
func (Report) Citation(s forms.Source) string { return Citation(s) }

// Outcome names the state of a condition.
func (Report) Outcome(o forms.Outcome) string { return Outcome(o) }

// Severity names a severity.
func (Report) Severity(s forms.Severity) string { return Severity(s) }
