// Package checks looks at one case of a form as a whole: findings, verdicts, estimates, materials and dates, in one pass; and at
// the examples of a pack. It reads no files.
package checks

import (
	"slices"
	"time"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// Evaluation is all that one pass over a case tells.
type Evaluation struct {
	Report forms.Report
	// Answers are those in force: calculated values and defaults filled in, irrelevant ones left out. This is what is
	// printed and exported.
	Answers forms.Answers
	// Relevant tells by field id which asked fields are asked in the case as it stands, Required which of all asked
	// fields must be answered.
	Relevant, Required map[string]bool
	// Presumed tells by field id which asked fields show a default that nobody typed or confirmed.
	Presumed map[string]bool
	// Made tells by requirement id which are answered by a document that the program prints in the case as it stands.
	Made map[string]bool

	asked *asked
}

// Evaluate looks at a case against everything that the form's programmes demand. It never changes the case, which must not be changed
// while the evaluation is asked. What in the pack cannot be evaluated, or costs too much, is a finding with the code not-computed.
func Evaluate(form *forms.Form, c forms.Case) Evaluation {
	k := &examination{form: form, scope: eval.NewScope(form, c), c: c}
	// Answers first: while a condition is tried as if every material were attached, no answer may be calculated.
	out := Evaluation{Answers: k.answers(), Relevant: map[string]bool{}, Required: map[string]bool{}, Presumed: map[string]bool{}, Made: map[string]bool{}}
	for _, f := range form.Fields() {
		out.Relevant[f.Name()] = k.scope.Relevant(f) && k.scope.Wanted(f)
		out.Required[f.Name()] = k.scope.Asks(f)
		if out.Relevant[f.Name()] && eval.Presumed(k.scope, f) {
			out.Presumed[f.Name()] = true
		}
	}
	k.fields()
	k.advise()
	k.materials()
	for _, p := range form.Programmes {
		k.programme(p)
	}
	unmade(k)
	k.due()
	for _, id := range unestimated(form, k.report.Estimates, out.Answers) {
		delete(out.Answers.Values, id)
		eval.Withhold(k.scope, id)
	}
	for _, o := range form.Outputs {
		if o.Answers.Given() && k.scope.Decided(o.WhenExpr) {
			out.Made[o.Answers.S] = true
		}
	}
	tellFailed(k)
	k.report.SortFindings()
	out.Report, out.asked = k.report, &asked{of: k}
	return out
}

// unestimated are the fields with an answer that is calculated from amounts none of which the estimate gives, or from such a field: a
// form promises no money that the estimate does not.
func unestimated(form *forms.Form, list []forms.Estimate, answers forms.Answers) (refused []string) {
	from := func(id string) bool { return slices.Contains(refused, id) }
	for again := true; again; {
		again = false
		for id, f := range form.ByID {
			if f.CalculateExpr == nil || from(id) || answers.Values[id] == "" || backed(f, list) && !slices.ContainsFunc(f.CalculateExpr.Reads, from) {
				continue
			}
			refused, again = append(refused, id), true
		}
	}
	return refused
}

// backed tells whether an estimate gives one of the amounts that a field is calculated from, or it is calculated from none.
func backed(f *forms.Field, list []forms.Estimate) bool {
	reads := func(e forms.Estimate) bool { return f.CalculateExpr.Calls("estimated", e.Amount.ID.S) }
	return !slices.ContainsFunc(list, reads) || slices.ContainsFunc(list, func(e forms.Estimate) bool { return reads(e) && e.Known })
}

// advise lets nothing that is kept of an approval refuse an export: it is no part of what is handed in.
func (k *examination) advise() {
	for _, s := range k.form.Sections {
		for _, field := range s.Fields {
			for i := range k.report.Findings {
				f := &k.report.Findings[i]
				if s.Award && f.Severity == forms.Block && slices.Contains(f.Fields, field.Name()) {
					f.Severity = forms.Warn
				}
			}
		}
	}
}

func (k *examination) answers() forms.Answers {
	out := forms.NewAnswers()
	for id, f := range k.form.ByID {
		if f.IsTable() {
			out.Tables[id] = effectiveRows(k.scope, f)
			continue
		}
		if text := k.scope.Text(f); text != "" && (k.form.Asked[id] || f.Profile) {
			out.Values[id] = text
		}
	}
	for id, text := range k.c.Answers.Values {
		if k.form.ByID[id] == nil {
			out.Values[id] = text
		}
	}
	for _, p := range k.form.Programmes {
		for _, r := range p.Rules {
			if out.Values[r.TickField()] != "" && !k.ticked(r) {
				delete(out.Values, r.TickField())
			}
		}
	}
	return out
}

func effectiveRows(s *eval.Scope, f *forms.Field) []forms.Row {
	if !s.Relevant(f) {
		return nil
	}
	var rows []forms.Row
	for i := range s.Answers.Tables[f.Name()] {
		row := &s.Answers.Tables[f.Name()][i]
		cells := map[string]string{}
		for _, c := range f.Columns {
			text := row.Cells[c.Name()] // a column's default counts in rules alone
			if c.Computed() {
				text = s.Cell(c, row)
			}
			if text != "" {
				cells[c.Name()] = text
			}
		}
		rows = append(rows, forms.Row{ID: row.ID, Cells: cells})
	}
	return rows
}

// Assessment is what can be said about a form's programmes before a dossier is begun.
type Assessment struct {
	// Verdicts has one entry per programme, in the form's order.
	Verdicts  []forms.Verdict
	Estimates []forms.Estimate
	// Turns is the next day, at midnight UTC, on which the same case may be assessed otherwise; the zero time when no day to come
	// makes a difference.
	Turns time.Time
}

// Assess decides the eligibility conditions and the amounts alone. Of a case that no dossier holds yet little is known: what has not
// been answered, attached or listed leaves a condition unknown instead of failing it, and Condition.Missing names the field, or the
// requirement, that would settle it. Of one that a dossier holds it says what Evaluate says. A condition that cannot be evaluated
// is unknown.
func Assess(form *forms.Form, c forms.Case) Assessment {
	k := &examination{form: form, scope: eval.NewScope(form, c), c: c, brief: true}
	k.scope.Early = !c.Begun
	for _, p := range form.Programmes {
		k.programme(p)
	}
	return Assessment{Verdicts: k.report.Verdicts, Estimates: k.report.Estimates, Turns: k.scope.Turns()}
}
