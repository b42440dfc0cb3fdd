package say

import (
	"yibiao/app/session"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// Report makes the sentences of the page that goes into a bundle. A Chinese clerk reads it: it is Chinese whatever language
// the program has.
type Report struct{}

var _ session.Words = Report{}

// Finding is the sentence of a finding.
func (Report) Finding(f forms.Finding, v *forms.Vocabulary) string { return inChinese.finding(f, v) }

// Citation tells on what a statement rests.
func (Report) Citation(s forms.Source) string { return inChinese.citation(s) }

// Verdict tells in one sentence whether the client may apply.
func (Report) Verdict(v forms.Verdict) string { return inChinese.verdict(v) }

// Outcome names the state of a condition.
func (Report) Outcome(o forms.Outcome) string { return inChinese.outcome(o) }

// Severity names a severity in Chinese, the language of all that leaves the vault.
func (Report) Severity(s forms.Severity) string { return inChinese.severity(s) }

// Held tells which answer was not written into a form, and why.
func (Report) Held(h printed.Held, form *forms.Form) string { return inChinese.heldValue(h, form) }
