package forms

import "slices"

// Denied are the answers that break a condition on nothing but themselves and the day, such as a founding date that is
// still to come: what the condition says, by field id. Conditions that read other answers are not among them, as the
// mistake may be in those; nor are yes-no answers and choices, which are true whether they help or not. Without c.Today there are none.
func Denied(form *Form, c Case) map[string]string {
	s, out := newScope(form, c), map[string]string{}
	if c.Today.IsZero() {
		return out // without a day nothing is early or late
	}
	for id, f := range form.fields {
		if f.Constraint == nil || f.Constraint.expr == nil || f.Computed() || f.IsTable() || f.Type.S == "bool" || len(f.Options) > 0 || c.Answers.Values[id] == "" {
			continue
		}
		s.resetReads()
		holds, known, err := s.judge(f)
		if err == nil && known && !holds && slices.Equal(s.reads, []string{id}) {
			out[id] = f.Constraint.Says
		}
	}
	return out
}
