package say

import (
	"strings"

	"yibiao/forms"
)

// RuleWords is a sentence of a rule where there is no dossier to take values from: the names of the fields stand for them.
func RuleWords(r *forms.Rule, sentence string) string {
	var out strings.Builder
	for {
		before, id, rest, ok := forms.NextPlace(sentence)
		if !ok {
			return out.String() + sentence
		}
		f := r.Programme.Pack.Field(id)
		if column, ok := strings.CutPrefix(id, "row."); ok {
			if table := r.Programme.Pack.Field(r.Each.S); table != nil {
				f = table.Column(column)
			}
		}
		place := "{" + id + "}"
		if f != nil {
			place = T("〔{label}〕", "label", f.Label)
		}
		out.WriteString(before + place)
		sentence = rest
	}
}

// OnWord tells that a condition is met by what only the applicant says.
func OnWord(c forms.Condition) bool {
	return c.Outcome == forms.Met && (c.Rule.Severity == forms.Manual || c.Ground() == forms.OnWord)
}

// ConditionWord names the state of a condition: what the applicant alone says is no more than that.
func ConditionWord(c forms.Condition) string {
	if OnWord(c) {
		return T("申报单位自行确认")
	}
	return Outcome(c.Outcome)
}

// Condition tells the state of one condition and what it rests on.
func Condition(c forms.Condition, form *forms.Form) string {
	head := T("{condition}：{outcome}", "condition", c.Rule.Condition, "outcome", ConditionWord(c))
	if c.Outcome == forms.NotAsked {
		return head + T("，") + setAside(c, form)
	}
	if c.Unasked != "" {
		return head + T("，“{label}”不向这类单位问，适用不适用请先问主管部门", "label", FieldLabel(form, c.Unasked))
	}
	if c.Presumed {
		return head + T("，") + PresumedWords(c, form, FieldLabel(form, c.Missing))
	}
	if c.Estimated && c.Missing == "" {
		return head + T("，经过的日子里有的年份放假安排还没有公布，工作日是估算的，公布以后再定")
	}
	if c.Inferred && c.Missing == "" {
		return head + T("，") + InferredWords(c)
	}
	if c.Unfit && form != nil {
		return head + T("，附上的“{material}”不见了、不完整或者打不开，不能作为依据，重新附上后能定", "material", requirementName(form, c.Missing))
	}
	if c.Inferred && form != nil && form.Requirement(c.Missing) != nil {
		return head + unprovenWords(c, requirementName(form, c.Missing))
	}
	if c.Inferred {
		return head + T("，只是按已填的内容推定的，填“{label}”后能定", "label", FieldLabel(form, c.Missing))
	}
	if c.Outcome == forms.Unknown && c.Missing != "" {
		label := FieldLabel(form, c.Missing)
		if form != nil && form.Requirement(c.Missing) != nil {
			label = requirementName(form, c.Missing)
		}
		if c.Vague != "" {
			return head + T("，“{label}”填的是“{text}”，不能作为依据，写实以后能定", "label", label, "text", c.Vague)
		}
		if c.NotYet != "" {
			return head + T("，{why}", "why", strings.TrimSuffix(c.NotYet, "。"))
		}
		if c.Wrong {
			return head + T("，“{label}”填得不对，改正后能定", "label", label)
		}
		if c.Guessed {
			return head + T("，“{label}”还是程序先给出的内容，核对后填上能定", "label", label)
		}
		return head + T("，") + WaitsFor(c, form, label)
	}
	if values := decidedWords(c.Deciding); len(values) > 0 {
		head = T("{head}（{values}）", "head", head, "values", strings.Join(values, T("，")))
	}
	if c.Odd != "" {
		head = T("{head}，{why}", "head", head, "why", odd(c, form))
	}
	if c.Failed {
		head = T("{head}，{why}", "head", head, "why", FailedRule())
	}
	if ground := RestsOn(c); ground != "" {
		head = T("{head}，{ground}", "head", head, "ground", ground)
	}
	return head
}

// odd tells why what was answered cannot decide a condition.
func odd(c forms.Condition, form *forms.Form) string {
	if c.OddWhy != nil {
		return strings.TrimSuffix(Finding(*c.OddWhy, nil), "。")
	}
	return T("“{label}”填的数或者日期本身有疑问，不能拿来下结论，请先核对", "label", FieldLabel(form, c.Odd))
}

// setAside tells by which answers a condition does not apply, and which of them were worked out of others. form may be nil.
func setAside(c forms.Condition, form *forms.Form) string {
	var typed, computed []forms.Decided
	for _, d := range c.Deciding {
		if form != nil && form.Known(d.Field) != nil && form.Known(d.Field).Computed() {
			computed = append(computed, d)
		} else {
			typed = append(typed, d)
		}
	}
	own, worked := strings.Join(decidedWords(typed), T("，")), strings.Join(decidedWords(computed), T("，"))
	switch {
	case worked == "":
		return T("是按申报单位填的“{values}”", "values", own)
	case own == "":
		return T("是按算出的“{computed}”", "computed", worked)
	}
	return T("是按申报单位填的“{values}”和算出的“{computed}”", "values", own, "computed", worked)
}

// InferredWords tell why a condition is only inferred, and who knows.
func InferredWords(c forms.Condition) string {
	if c.Rule.InfersSays != "" {
		return T("只是推定的：{why}，请先问主管部门", "why", c.Rule.InfersSays)
	}
	return T("只是按已填的内容推定的，请先问主管部门")
}

// unprovenWords tell that a condition rests on the applicant's own word, and which material would settle it.
func unprovenWords(c forms.Condition, material string) string {
	if c.Rule.Severity == forms.Manual {
		return T("，只是申报单位自己确认的，附上“{material}”后能定", "material", material)
	}
	return T("，只是申报单位自己填的，附上“{material}”后能定", "material", material)
}

// decidedWords are the answers that a condition rests on, with their names.
func decidedWords(list []forms.Decided) []string {
	var values []string
	for _, d := range list {
		if d.Text != "" {
			values = append(values, d.Label+" "+d.Text)
		}
	}
	return values
}
