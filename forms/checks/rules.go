package checks

import (
	"slices"
	"strings"
	"time"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// programme checks one programme's rules and amounts.
func (k *examination) programme(p *forms.Programme) {
	verdict, asks := forms.Verdict{Programme: p, Outcome: forms.Met}, false
	for _, r := range k.rulesOf(p) {
		if k.brief && (r.Condition == "" || r.Asking) {
			continue
		}
		k.scope.Open = opens(r)
		before := len(k.report.Findings)
		condition := k.rule(r)
		if condition.Outcome == forms.Doubtful && r.Decides() {
			settleDoubt(k.report.Findings[before:])
		}
		waiting(k, &condition)
		k.scope.Open = false
		if !r.Decides() {
			continue
		}
		asks = true
		if condition.Outcome == forms.NotAsked {
			if r.Src == forms.Seed && slices.ContainsFunc(condition.Deciding, chosen(k.form)) {
				verdict.Aside = append(verdict.Aside, condition)
			}
			continue
		}
		verdict.Conditions = append(verdict.Conditions, condition)
		verdict.Outcome = worse(verdict.Outcome, condition)
	}
	if !asks {
		verdict.Outcome = forms.NoConditions
	} else if verdict.Outcome == forms.Met && !slices.ContainsFunc(verdict.Conditions, decisive) {
		verdict.Outcome = forms.Confirm // what has been decided is usual elsewhere, and nothing of it is the programme's own
	}
	k.report.Verdicts = append(k.report.Verdicts, verdict)
	promises(k, p)
	amounts(k, p, verdict)
}

// opens tells whether a rule waits for answers that it lacks: what is inferred because an answer is missing does not wait for it.
func opens(r *forms.Rule) bool { return !r.InfersExpr.Calls("answered", "") }

// settleDoubt keeps what a condition in doubt has to say from refusing the export: who must ask first may well be told that it holds.
func settleDoubt(findings []forms.Finding) {
	for i := range findings {
		if findings[i].Severity == forms.Block {
			findings[i].Severity = forms.Warn
		}
	}
}

// chosen tells of an answer that it was chosen or ticked.
func chosen(form *forms.Form) func(forms.Decided) bool {
	return func(d forms.Decided) bool {
		f := form.ByID[d.Field]
		return f != nil && d.Text != "" && f.Has(forms.TraitChosen)
	}
}

// decisive tells whether a condition is the programme's own: the document states it, or a person vouched for it. What is
// asked at windows alike of every applicant (to be of Guangxi, an enterprise) says nothing for one programme.
func decisive(c forms.Condition) bool {
	return c.Rule.Src == forms.Seed || c.Rule.Severity == forms.Manual
}

// worse combines outcomes. Every condition counts, whatever it means for the export.
func worse(sofar forms.Outcome, c forms.Condition) forms.Outcome {
	if forms.OutcomeRank[c.Outcome] > forms.OutcomeRank[sofar] {
		return c.Outcome
	}
	return sofar
}

// rulesOf gives a programme's rules; behind them, once the document has expired, that it has.
func (k *examination) rulesOf(p *forms.Programme) []*forms.Rule {
	end, err := time.Parse(time.DateOnly, p.Pack.Document.Expires)
	if err != nil || !k.scope.Passed(end) {
		return p.Rules
	}
	expired := &forms.Rule{
		ID: forms.Text{S: "expired"}, Condition: "政策在有效期内", Severity: forms.Warn, Programme: p, Expired: true,
		Says:   "政策已于 " + p.Pack.Document.Expires + " 到期。是否延期、有没有新办法，请先问主管部门。",
		Source: forms.Source{Src: forms.Seed, Number: p.Pack.Document.Number},
	}
	return append(slices.Clone(p.Rules), expired)
}

// rule checks one rule, for every row when it has Each, and adds its findings.
func (k *examination) rule(r *forms.Rule) forms.Condition {
	condition := evaluated(k, r)
	if stands(condition) || condition.Outcome == forms.NotMet {
		if odd := eval.Odd(k.scope, r, condition.Deciding); odd != "" {
			condition.Outcome, condition.Stated, condition.Inferred, condition.Missing, condition.Odd = forms.Doubtful, false, false, "", odd
			condition.OddWhy = doubt(k, r, odd)
			if eval.NotYet(k.scope, odd) != "" {
				condition.Outcome, condition.Odd, condition.OddWhy, condition.Missing = forms.Unknown, "", nil, odd
			}
		}
	}
	if stands(condition) {
		if field, text := eval.Nothing(k.scope, r, condition.Deciding); field != "" {
			condition.Outcome, condition.Stated, condition.Inferred, condition.Missing, condition.Vague = forms.Unknown, false, false, field, text
		}
	}
	unproved(k, r, &condition)
	if f := k.form.ByID[condition.Missing]; condition.Outcome == forms.Unknown && f != nil && eval.NotAsked(k.scope, f) {
		condition.Outcome, condition.Missing, condition.Unasked = forms.Doubtful, "", f.Name()
	}
	lastRow(k, r, &condition)
	presumed(k, &condition)
	estimated(k, &condition)
	lacking(k, &condition)
	condition.Unfit = k.c.Attached[condition.Missing] == 0 && k.c.Unfit[condition.Missing] > 0
	return condition
}

// stands tells of a condition that nothing of what was answered speaks against, were it only inferred.
func stands(c forms.Condition) bool {
	return c.Outcome == forms.Met || c.Outcome == forms.Confirm && c.Inferred
}

// doubt is what is said against the time of what a rule rests on, with values filled in; nil when nothing is.
func doubt(k *examination, r *forms.Rule, id string) *forms.Finding {
	before := k.scope.Row
	defer func() { k.scope.Row = before }()
	why, row := eval.Doubt(k.scope, r.Require.S, id)
	if why == nil {
		return nil
	}
	k.scope.Row = row
	why.Says = k.fill(why.Says)
	return why
}

func evaluated(k *examination, r *forms.Rule) forms.Condition {
	k.scope.ResetReads()
	condition := forms.Condition{Rule: r, Outcome: forms.Met}
	if !k.applies(r, &condition) {
		return condition
	}
	if r.RequireExpr == nil {
		return unwritten(k, r, condition)
	}
	if !r.Each.Given() {
		once(k, r, &condition, forms.Finding{})
		k.inferred(r, &condition)
		return condition
	}
	rows := k.c.Answers.Tables[r.Each.S]
	if len(rows) == 0 {
		condition.Outcome, condition.Missing = forms.Unknown, r.Each.S
		if k.scope.None(r.Each.S) {
			condition.Outcome, condition.Missing = forms.NotAsked, ""
		}
	}
	k.scope.Each = r.Each.S
	for i := range rows {
		k.scope.Row = &rows[i]
		once(k, r, &condition, forms.Finding{Table: r.Each.S, Row: rows[i].ID, RowNumber: i + 1})
		k.scope.Row = nil
	}
	k.scope.Each = ""
	k.inferred(r, &condition)
	return condition
}

// doubted tells whether what speaks against a rule is contradicted by another answer.
func doubted(k *examination, r *forms.Rule) bool {
	return r.DoubtExpr != nil && k.scope.Decided(r.DoubtExpr)
}

// other tells whether a rule that does not hold compares a choice that was answered with 其他: that speaks against nothing, as
// nobody knows what it stands for. A rule that itself names 其他 has thought of it.
func other(k *examination, r *forms.Rule) bool {
	if r.RequireExpr == nil || slices.ContainsFunc(r.RequireExpr.Reading.Texts, func(text string) bool { return strings.Contains(text, "其他") }) {
		return false
	}
	is := func(f *forms.Field, text string) bool {
		return f.Has(forms.TraitChosen) && strings.HasPrefix(text, "其他") && slices.Contains(f.Options, text)
	}
	for _, id := range r.RequireExpr.Reads {
		if f := k.form.ByID[id]; f != nil && !f.IsTable() && is(f, k.scope.Text(f)) {
			return true
		}
	}
	if table := k.form.ByID[r.Each.S]; table != nil && k.scope.Row != nil {
		return slices.ContainsFunc(table.Columns, func(c *forms.Field) bool {
			return slices.Contains(r.RequireExpr.Reading.Cells, forms.Cell{Column: c.Name(), Of: forms.ThisRow}) && is(c, k.scope.Row.Cells[c.Name()])
		})
	}
	return false
}

// inferred keeps a condition that only seems to hold from counting as met: what the applicant states or ticks without the material
// that proves it, and what the rule itself says is only inferred.
func (k *examination) inferred(r *forms.Rule, condition *forms.Condition) {
	if condition.Outcome != forms.Met {
		return
	}
	condition.Stated, condition.Filed = r.Claimed, filed(k, r)
	if r.Claimed || r.Severity == forms.Manual {
		if file := unproven(k, r); file != "" {
			condition.Outcome, condition.Inferred, condition.Missing = forms.Confirm, true, file
		}
	}
	if r.InfersExpr == nil {
		return
	}
	before := k.scope.Trail
	k.scope.Open = false
	holds, known, err := eval.Truth(r.InfersExpr, k.scope)
	k.scope.Trail = before
	if err != nil {
		failed(k, r, condition, forms.Finding{})
		return
	}
	if holds && known {
		condition.Outcome, condition.Inferred, condition.Missing = forms.Confirm, true, ""
		if f := k.form.ByID[r.InfersExpr.Reads[0]]; f != nil && !f.Computed() && blank(k, f) {
			condition.Missing = f.Name()
		}
	}
}

// filed tells whether a file is attached that a rule asks for or is to be proven by.
func filed(k *examination, r *forms.Rule) bool {
	return r.RequireExpr.Calls("attached", "") ||
		slices.ContainsFunc(r.Needs, func(id forms.Text) bool { return k.c.Attached[id.S] > 0 })
}

// unproven is the first material that is to prove a condition and is not attached; "" when none lacks, or none is asked for as
// the case stands. What the program prints itself proves nothing.
func unproven(k *examination, r *forms.Rule) string {
	before := k.scope.Trail
	defer func() { k.scope.Trail = before }()
	for _, id := range r.Needs {
		q := k.form.Requirement(id.S)
		if q == nil || k.c.Attached[id.S] > 0 || len(k.form.MadeBy(id.S)) > 0 {
			continue
		}
		if _, applies := k.need(q); applies {
			return id.S
		}
	}
	return ""
}

// applies decides the rule's when; a rule that does not apply, or cannot be told to apply yet, gives no finding.
func (k *examination) applies(r *forms.Rule, condition *forms.Condition) bool {
	if r.WhenExpr == nil {
		return true
	}
	holds, known, err := eval.Truth(r.WhenExpr, k.scope)
	switch {
	case err != nil || !known && byZero(k):
		failed(k, r, condition, forms.Finding{})
	case !known:
		condition.Outcome, condition.Missing = forms.Unknown, k.scope.Missing
		condition.Deciding = k.deciding()
	case !holds && k.scope.Unfilled != "":
		condition.Outcome, condition.Missing = forms.Unknown, k.scope.Unfilled
	case !holds:
		condition.Outcome, condition.Deciding = forms.NotAsked, k.deciding()
	}
	return known && holds
}

// once evaluates the rule in the current row and records the result.
func once(k *examination, r *forms.Rule, condition *forms.Condition, finding forms.Finding) {
	holds, known, err := eval.Truth(r.RequireExpr, k.scope)
	condition.Deciding = k.deciding()
	if err != nil || !known && byZero(k) {
		failed(k, r, condition, finding)
		return
	}
	outcome, missing := forms.Met, ""
	switch {
	case !known:
		outcome, missing = forms.Unknown, k.scope.Missing
	case !holds:
		outcome, missing = k.unmet(r)
		bad := k.broken(r, finding)
		if presumed := presumedIn(k); presumed != nil {
			bad.Presumed = presumed.Label
		}
		if f := k.form.ByID[missing]; outcome == forms.Unknown && missing == k.scope.Empty && f != nil {
			bad.Code, bad.Says, bad.Label = forms.FindingRequired, "", f.Label // nothing was said yet that could be wrong
		}
		if r.Severity == forms.Block && (outcome == forms.NotMet || outcome == forms.Doubtful) && (doubted(k, r) || other(k, r)) {
			outcome, bad.Severity = forms.Doubtful, forms.Warn
		}
		if file := k.onlyFiles(r); file != "" {
			bad.Fields, bad.Material = nil, file
		}
		k.add(bad)
	case k.scope.Empty != "":
		outcome, missing = forms.Unknown, k.scope.Empty
	case k.scope.Guess != "":
		outcome, missing = forms.Unknown, k.scope.Guess
	case r.Severity == forms.Manual && !k.ticked(r):
		outcome = forms.Confirm
		k.add(k.broken(r, finding))
	}
	if forms.OutcomeRank[outcome] > forms.OutcomeRank[condition.Outcome] {
		condition.Outcome, condition.Missing, condition.Against = outcome, missing, against(k, r, outcome)
	}
}

// onlyFiles gives the material that a broken rule lacks when nothing but files stands against it: the answers that it reads
// are right then, and must not be shown as wrong. "" when an answer is wrong.
func (k *examination) onlyFiles(r *forms.Rule) string {
	file := k.scope.Unattached
	if file == "" {
		return ""
	}
	before := k.scope.Trail
	k.scope.Granted = func(string) bool { return true }
	holds, known, err := eval.Truth(r.RequireExpr, k.scope)
	k.scope.Granted, k.scope.Trail = nil, before
	if err != nil || known && !holds {
		return ""
	}
	return file
}

// unmet is what a rule that does not hold says of its condition, and what would settle it. What nobody has filled in, attached or
// listed yet speaks against nothing.
func (k *examination) unmet(r *forms.Rule) (outcome forms.Outcome, missing string) {
	switch {
	case r.Severity == forms.Manual:
		return forms.Confirm, ""
	case k.scope.Unfilled != "":
		return forms.Unknown, k.scope.Unfilled
	case k.scope.Empty != "":
		return forms.Unknown, k.scope.Empty
	case r.Severity == forms.Block && r.Src == forms.Seed:
		return forms.NotMet, ""
	}
	return forms.Doubtful, "" // what is only usual, or stands in another document, leaves a question
}

// unwritten handles rules without an expression: a manual one needs its tick, an info one is only shown.
func unwritten(k *examination, r *forms.Rule, condition forms.Condition) forms.Condition {
	switch {
	case r.Expired:
		condition.Outcome = forms.Doubtful
		k.add(k.broken(r, forms.Finding{}))
	case r.Severity == forms.Manual && !k.ticked(r):
		condition.Outcome = forms.Confirm
		k.add(k.broken(r, forms.Finding{}))
	case r.Severity == forms.Manual:
		k.inferred(r, &condition)
	case r.Severity == forms.Info:
		k.add(k.broken(r, forms.Finding{}))
	}
	return condition
}

func (k *examination) broken(r *forms.Rule, finding forms.Finding) forms.Finding {
	if k.brief { // nobody reads it: add takes none
		return finding
	}
	finding.Rule, finding.Severity, finding.Code = r.Key(), r.Severity, forms.FindingRule
	finding.Programme, finding.Source, finding.Label = r.Programme.ID.S, r.Source, r.Condition
	finding.Says = withSums(k, r, k.fill(saysOf(k, r)))
	if r.Condition == "" && r.RequireExpr != nil && (r.Src == forms.Assumed || r.Src == "") {
		finding.Source = forms.Source{Src: forms.Own} // that answers go together
	}
	if r.Severity == forms.Manual {
		finding.Says, finding.Before, finding.First = k.fill(r.Asked()), confirmedBefore(k, r), unanswered(k, r)
	}
	if len(r.Needs) > 0 {
		finding.Material = r.Needs[0].S
	}
	for _, f := range r.Fields {
		finding.Fields = append(finding.Fields, f.S)
	}
	if len(finding.Fields) == 0 {
		for _, id := range k.scope.Reads {
			if k.form.Asked[id] {
				finding.Fields = append(finding.Fields, id)
			}
		}
	}
	return finding
}
