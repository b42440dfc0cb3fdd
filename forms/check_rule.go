package forms

// programme checks one programme's rules and amounts.
func (k *examination) programme(p *Programme) {
	verdict := Verdict{Programme: p, Outcome: Met}
	for _, r := range p.Rules {
		if k.scope.early && r.Condition == "" {
			continue
		}
		k.scope.open = k.scope.early
		condition := k.rule(r)
		k.scope.open = false
		if r.Condition == "" || condition.Outcome == NotAsked {
			continue
		}
		verdict.Conditions = append(verdict.Conditions, condition)
		verdict.Outcome = worse(verdict.Outcome, condition)
	}
	k.report.Verdicts = append(k.report.Verdicts, verdict)
	for _, a := range p.Amounts {
		k.scope.resetReads()
		estimate, err := k.scope.estimate(a)
		if err != nil {
			k.fail(err)
		}
		k.report.Estimates = append(k.report.Estimates, estimate)
	}
}

// worse combines outcomes: only blocking and manual conditions decide a programme's verdict.
func worse(sofar Outcome, c Condition) Outcome {
	if c.Rule.Severity != Block && c.Rule.Severity != Manual {
		return sofar
	}
	rank := map[Outcome]int{Met: 0, Confirm: 1, Unknown: 2, NotMet: 3}
	if rank[c.Outcome] > rank[sofar] {
		return c.Outcome
	}
	return sofar
}

// rule checks one rule, for every row when it has Each, and adds its findings.
func (k *examination) rule(r *Rule) Condition {
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
		return condition
	}
	rows := k.c.Answers.Tables[r.Each.S]
	for i := range rows {
		k.scope.row = &rows[i]
		k.once(r, &condition, Finding{Table: r.Each.S, Row: rows[i].ID, RowNumber: i + 1})
		k.scope.row = nil
	}
	return condition
}

// applies decides the rule's when; a rule that does not apply, or cannot be told to apply yet, gives no finding.
func (k *examination) applies(r *Rule, condition *Condition) bool {
	if r.when == nil {
		return true
	}
	holds, known, err := r.when.holds(k.scope)
	if err != nil {
		k.fail(err)
	}
	switch {
	case !known:
		condition.Outcome, condition.Missing = Unknown, k.scope.missing
		condition.Deciding = k.deciding()
	case !holds:
		condition.Outcome = NotAsked
	}
	return known && holds
}

// once evaluates the rule in the current row and records the result.
func (k *examination) once(r *Rule, condition *Condition, finding Finding) {
	holds, known, err := r.require.holds(k.scope)
	if err != nil {
		k.fail(err)
		return
	}
	condition.Deciding = k.deciding()
	switch {
	case !known:
		if condition.Outcome != NotMet {
			condition.Outcome, condition.Missing = Unknown, k.scope.missing
		}
	case !holds:
		condition.Outcome = NotMet
		if r.Severity == Manual {
			condition.Outcome = Confirm
		}
		k.add(k.broken(r, finding))
	case r.Severity == Manual && !k.ticked(r):
		condition.Outcome = Confirm
		k.add(k.broken(r, finding))
	}
}

// unwritten handles rules without an expression: a manual one needs its tick, an info one is only shown.
func (k *examination) unwritten(r *Rule, condition Condition) Condition {
	switch {
	case r.Severity == Manual && !k.ticked(r):
		condition.Outcome = Confirm
		k.add(k.broken(r, Finding{}))
	case r.Severity == Info:
		k.add(k.broken(r, Finding{}))
	}
	return condition
}

func (k *examination) ticked(r *Rule) bool { return k.c.Answers.Values[r.TickField()] == "true" }

func (k *examination) broken(r *Rule, finding Finding) Finding {
	finding.Rule, finding.Severity, finding.Code = r.Key(), r.Severity, "rule"
	finding.Programme, finding.Source, finding.Label = r.Programme.ID.S, r.Source, r.Condition
	finding.Says = k.fill(r.Says)
	if r.Severity == Manual && r.Ask != "" {
		finding.Says = k.fill(r.Ask)
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
				d.Text = k.scope.vocab.Display(f, text, "") + f.Unit
			}
		}
		out = append(out, d)
	}
	return out
}
