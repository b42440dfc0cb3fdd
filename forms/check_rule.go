package forms

import (
	"slices"
	"strings"
	"time"
)

// programme checks one programme's rules and amounts.
func (k *examination) programme(p *Programme) {
	verdict := Verdict{Programme: p, Outcome: Met}
	for _, r := range k.rulesOf(p) {
		if k.scope.early && r.Condition == "" {
			continue
		}
		// What is inferred for want of an answer does not wait for it.
		k.scope.open = r.infers == nil || !strings.Contains(r.Infers.S, "answered(")
		condition := k.rule(r)
		condition.Wrong = condition.Outcome == Unknown && k.scope.wrong(condition.Missing)
		condition.Guessed = condition.Outcome == Unknown && !condition.Wrong && suggested(k.scope, condition.Missing)
		k.scope.open = false
		if r.Condition == "" || r.Severity == Info || condition.Outcome == NotAsked {
			continue
		}
		verdict.Conditions = append(verdict.Conditions, condition)
		verdict.Outcome = worse(verdict.Outcome, condition)
	}
	if verdict.Outcome == Met && !slices.ContainsFunc(verdict.Conditions, decisive) {
		verdict.Outcome = Confirm // what has been decided is usual elsewhere, and nothing of it is the programme's own
	}
	k.report.Verdicts = append(k.report.Verdicts, verdict)
	promises(k, p)
	for _, a := range p.Amounts {
		k.scope.resetReads()
		estimate, err := k.scope.estimate(a)
		if err != nil {
			k.fail(Finding{Programme: p.ID.S, Label: a.Label}, p.ID.S+"/"+a.ID.S)
		}
		if slices.ContainsFunc(verdict.Conditions, bars) {
			estimate = Estimate{Amount: a, Barred: true}
		} else if open := openQuestion(k.form, verdict.Conditions); estimate.Known && open != "" {
			estimate = Estimate{Amount: a, Applies: true, Missing: open}
		}
		uncompared(k, p, &estimate)
		k.report.Estimates = append(k.report.Estimates, estimate)
	}
}

// decisive tells whether a condition is the programme's own: the document states it, or a person vouched for it. What is
// asked at windows alike of every applicant (to be of Guangxi, an enterprise) says nothing for one programme.
func decisive(c Condition) bool { return c.Rule.Src == Seed || c.Rule.Severity == Manual }

// bars tells whether a condition stands against every payment.
func bars(c Condition) bool { return c.Outcome == NotMet && !c.Rule.Asking }

// openQuestion is a yes-no question that nobody has answered and that may bar every payment; "" when there is none.
func openQuestion(form *Form, conditions []Condition) string {
	for _, c := range conditions {
		f := form.fields[c.Missing]
		if c.Outcome == Unknown && c.Rule.Severity == Block && !c.Rule.Asking && f != nil && f.Is(TypeBool) && form.asked[c.Missing] {
			return c.Missing
		}
	}
	return ""
}

// outcomeRank orders outcomes, best first.
var outcomeRank = map[Outcome]int{Met: 0, Confirm: 1, Unknown: 2, Doubtful: 3, NotMet: 4}

// worse combines outcomes. Every condition counts, whatever it means for the export.
func worse(sofar Outcome, c Condition) Outcome {
	if outcomeRank[c.Outcome] > outcomeRank[sofar] {
		return c.Outcome
	}
	return sofar
}

// rulesOf gives a programme's rules; behind them, once the document has expired, that it has.
func (k *examination) rulesOf(p *Programme) []*Rule {
	end, err := time.Parse(time.DateOnly, p.Pack.Document.Expires)
	if err != nil || !k.c.Today.After(end) {
		return p.Rules
	}
	expired := &Rule{
		ID: Text{S: "expired"}, Condition: "政策在有效期内", Severity: Warn, Programme: p, expired: true,
		Says:   "政策已于 " + p.Pack.Document.Expires + " 到期。是否延期、有没有新办法，请先问主管部门。",
		Source: Source{Src: Seed, Number: p.Pack.Document.Number},
	}
	return append(slices.Clone(p.Rules), expired)
}

// rule checks one rule, for every row when it has Each, and adds its findings.
func (k *examination) rule(r *Rule) Condition {
	condition := evaluated(k, r)
	if condition.Outcome == Met && odd(k.scope, r, condition.Deciding) {
		condition.Outcome, condition.Stated = Doubtful, false
	}
	return condition
}

func evaluated(k *examination, r *Rule) Condition {
	k.scope.resetReads()
	condition := Condition{Rule: r, Outcome: Met}
	if !k.applies(r, &condition) {
		return condition
	}
	if r.require == nil {
		return k.unwritten(r, condition)
	}
	if !r.Each.Given() {
		k.once(r, &condition, Finding{})
		k.inferred(r, &condition)
		return condition
	}
	rows := k.c.Answers.Tables[r.Each.S]
	if len(rows) == 0 {
		condition.Outcome, condition.Missing = Unknown, r.Each.S
		if k.scope.none(r.Each.S) {
			condition.Outcome, condition.Missing = NotAsked, ""
		}
	}
	k.scope.each = r.Each.S
	for i := range rows {
		k.scope.row = &rows[i]
		k.once(r, &condition, Finding{Table: r.Each.S, Row: rows[i].ID, RowNumber: i + 1})
		k.scope.row = nil
	}
	k.scope.each = ""
	k.inferred(r, &condition)
	return condition
}

// doubted tells whether what speaks against a rule is contradicted by another answer.
func doubted(k *examination, r *Rule) bool {
	return r.doubt != nil && k.scope.decided(r.doubt)
}

// inferred keeps a condition that only seems to hold from counting as met: what the applicant states without the material that
// proves it, and what the rule itself says is only inferred.
func (k *examination) inferred(r *Rule, condition *Condition) {
	if condition.Outcome != Met {
		return
	}
	condition.Stated = r.claimed
	if file := unproven(k, r); condition.Stated && file != "" {
		condition.Outcome, condition.Inferred, condition.Missing = Confirm, true, file
	}
	if r.infers == nil {
		return
	}
	before := k.scope.trail
	k.scope.open = false
	holds, known, err := r.infers.holds(k.scope)
	k.scope.trail = before
	if err != nil {
		k.fail(k.broken(r, Finding{}), r.Key())
	}
	if holds && known {
		condition.Outcome, condition.Inferred, condition.Missing = Confirm, true, ""
		if f := k.form.fields[r.infers.Reads[0]]; f != nil && k.scope.text(f) == "" {
			condition.Missing = f.Name()
		}
	}
}

// unproven is the first material that is to prove a condition and is not attached; "" when none lacks, or none is asked for as
// the case stands. What the program prints itself proves nothing.
func unproven(k *examination, r *Rule) string {
	before := k.scope.trail
	defer func() { k.scope.trail = before }()
	for _, id := range r.Needs {
		q := k.form.Requirement(id.S)
		if q == nil || k.c.Attached[id.S] > 0 || k.produced(id.S) {
			continue
		}
		if _, applies := k.need(q); applies {
			return id.S
		}
	}
	return ""
}

// applies decides the rule's when; a rule that does not apply, or cannot be told to apply yet, gives no finding.
func (k *examination) applies(r *Rule, condition *Condition) bool {
	if r.when == nil {
		return true
	}
	holds, known, err := r.when.holds(k.scope)
	if err != nil {
		k.fail(k.broken(r, Finding{}), r.Key())
	}
	switch {
	case !known:
		condition.Outcome, condition.Missing = Unknown, k.scope.missing
		condition.Deciding = k.deciding()
	case !holds && k.scope.unfilled != "":
		condition.Outcome, condition.Missing = Unknown, k.scope.unfilled
	case !holds:
		condition.Outcome = NotAsked
	}
	return known && holds
}

// once evaluates the rule in the current row and records the result.
func (k *examination) once(r *Rule, condition *Condition, finding Finding) {
	holds, known, err := r.require.holds(k.scope)
	if err != nil {
		k.fail(k.broken(r, finding), r.Key())
		condition.Outcome, condition.Missing = Unknown, ""
		return
	}
	condition.Deciding = k.deciding()
	outcome, missing := Met, ""
	switch {
	case !known:
		outcome, missing = Unknown, k.scope.missing
	case !holds:
		outcome, missing = k.unmet(r)
		bad := k.broken(r, finding)
		if f := k.form.fields[missing]; outcome == Unknown && missing == k.scope.empty && f != nil {
			bad.Code, bad.Says, bad.Label = FindingRequired, "", f.Label // nothing was said yet that could be wrong
		}
		if r.Severity == Block && (outcome == NotMet || outcome == Doubtful) && doubted(k, r) {
			outcome, bad.Severity = Doubtful, Warn
		}
		if file := k.onlyFiles(r); file != "" {
			bad.Fields, bad.Material = nil, file
		}
		k.add(bad)
	case k.scope.empty != "":
		outcome, missing = Unknown, k.scope.empty
	case k.scope.guess != "":
		outcome, missing = Unknown, k.scope.guess
	case r.Severity == Manual && !k.ticked(r):
		outcome = Confirm
		k.add(k.broken(r, finding))
	}
	if outcomeRank[outcome] > outcomeRank[condition.Outcome] {
		condition.Outcome, condition.Missing = outcome, missing
	}
}

// onlyFiles gives the material that a broken rule lacks when nothing but files stands against it: the answers that it reads
// are right then, and must not be shown as wrong. "" when an answer is wrong.
func (k *examination) onlyFiles(r *Rule) string {
	file := k.scope.unattached
	if file == "" {
		return ""
	}
	before := k.scope.trail
	k.scope.granted = true
	holds, known, err := r.require.holds(k.scope)
	k.scope.granted, k.scope.trail = false, before
	if err != nil || known && !holds {
		return ""
	}
	return file
}

// unmet is what a rule that does not hold says of its condition, and what would settle it. Something that nobody has filled
// in, attached or listed yet speaks against nothing.
func (k *examination) unmet(r *Rule) (outcome Outcome, missing string) {
	switch {
	case r.Severity == Manual:
		return Confirm, ""
	case k.scope.unfilled != "":
		return Unknown, k.scope.unfilled
	case k.scope.empty != "":
		return Unknown, k.scope.empty
	case r.Severity == Block && r.Src == Seed:
		return NotMet, ""
	}
	return Doubtful, "" // what is only usual, or stands in another document, leaves a question
}

// unwritten handles rules without an expression: a manual one needs its tick, an info one is only shown.
func (k *examination) unwritten(r *Rule, condition Condition) Condition {
	switch {
	case r.expired:
		condition.Outcome = Doubtful
		k.add(k.broken(r, Finding{}))
	case r.Severity == Manual && !k.ticked(r):
		condition.Outcome = Confirm
		k.add(k.broken(r, Finding{}))
	case r.Severity == Info:
		k.add(k.broken(r, Finding{}))
	}
	return condition
}

func (k *examination) broken(r *Rule, finding Finding) Finding {
	finding.Rule, finding.Severity, finding.Code = r.Key(), r.Severity, FindingRule
	finding.Programme, finding.Source, finding.Label = r.Programme.ID.S, r.Source, r.Condition
	finding.Says = k.fill(r.Says)
	if r.Condition == "" && r.require != nil && (r.Src == Assumed || r.Src == "") {
		finding.Source = Source{Src: Own} // that answers go together
	}
	if r.Severity == Manual {
		finding.Says, finding.Before = k.fill(r.Asked()), confirmedBefore(k, r)
	}
	if len(r.Needs) > 0 {
		finding.Material = r.Needs[0].S
	}
	for _, f := range r.Fields {
		finding.Fields = append(finding.Fields, f.S)
	}
	if len(finding.Fields) == 0 {
		for _, id := range k.scope.reads {
			if k.form.asked[id] {
				finding.Fields = append(finding.Fields, id)
			}
		}
	}
	return finding
}

// deciding lists the values that the evaluation has read so far.
func (k *examination) deciding() []Decided {
	var out []Decided
	for _, id := range k.scope.reads {
		f := k.form.fields[id]
		if f == nil {
			continue
		}
		d := Decided{Field: id, Label: f.Label}
		if !f.IsTable() {
			if text := k.scope.text(f); text != "" {
				d.Text = shownWith(k.scope.vocab, f, text)
			}
		}
		out = append(out, d)
	}
	return out
}
