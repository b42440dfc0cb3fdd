package checks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// Counted is a dossier that counts towards the caps of its applicant. It must not be changed once it was counted.
type Counted struct {
	ID   string // for Finding.Others
	Name string // what it is called
	Form *forms.Form
	Case forms.Case

	scope *eval.Scope // of the case, once it was asked for
}

// evaluated is the scope of the case, for all caps and all times that it is counted.
func (x *Counted) evaluated() *eval.Scope {
	if x.scope == nil {
		x.scope = eval.NewScope(x.Form, x.Case)
	}
	return x.scope
}

// Caps looks at the limits that count over all dossiers of one applicant: the evaluated one, and the others of the same pack that may
// still be granted or were. What was granted counts once a dossier is approved, or an amount is entered as approved; what is asked for
// until then. What is not known leaves the limit open: then that is told, for reading only.
func (e Evaluation) Caps(others []*Counted) []forms.Finding {
	k, done := e.asked.take()
	defer done()
	var out []forms.Finding
	mine := &Counted{Form: k.form, Case: k.c, scope: k.scope}
	for _, q := range mine.Form.Programmes {
		for _, c := range q.Caps {
			if f, told := capped(c, mine, others); told {
				f.Programme, f.Rule = q.ID.S, q.ID.S+"/"+c.ID.S
				out = append(out, f)
			}
		}
	}
	return out
}

// HasCap tells that a form has a cap, by its id within the pack; "" asks for any.
func HasCap(form *forms.Form, id string) bool {
	return slices.ContainsFunc(form.Programmes, func(q *forms.Programme) bool {
		return slices.ContainsFunc(q.Caps, func(c *forms.Cap) bool { return id == "" || c.ID.S == id })
	})
}

// ShareCap tells that dossiers of two forms of one pack may count towards the same cap.
func ShareCap(a, b *forms.Form) bool {
	return slices.ContainsFunc(a.Programmes, func(q *forms.Programme) bool {
		return slices.ContainsFunc(q.Caps, func(c *forms.Cap) bool { return HasCap(b, c.ID.S) })
	})
}

// share is what one dossier counts towards a cap.
type share struct {
	id    string
	name  string
	out   bool     // it does not count
	sure  bool     // it is known that it counts
	per   []string // what it says of the cap's fields, as they are compared; "" for what is not known
	sum   decimal.Decimal
	known bool // the sum is
}

// capped tells what there is to say of one cap; told is false while it holds, as far as dossiers are known to count.
func capped(c *forms.Cap, mine *Counted, others []*Counted) (f forms.Finding, told bool) {
	me := shareOf(c, mine)
	if me.out {
		return f, false
	}
	var with []share
	for _, x := range others {
		if x.Form.Pack.ID.S != mine.Form.Pack.ID.S || !HasCap(x.Form, c.ID.S) {
			continue
		}
		if s := shareOf(c, x); !s.out && together(&s, me) {
			with = append(with, s)
		}
	}
	code, args, counted := verdictOf(c, me, with, mine.evaluated())
	if code == "" {
		return f, false
	}
	args["label"] = c.Label
	f = forms.Finding{Severity: forms.Warn, Code: forms.FindingCap, Fault: &gb.Fault{Code: code, Args: args}, Source: c.Source, Label: c.Label}
	for _, s := range counted {
		f.Others = append(f.Others, s.id)
	}
	if code == forms.CapOpen {
		f.Severity = forms.Info
	}
	if c.Sum.Given() {
		f.Fields = []string{c.Sum.S}
		args["unit"] = mine.Form.Known(c.Sum.S).Unit
	}
	for _, per := range c.PerExprs {
		f.Fields = append(f.Fields, per.Reads...)
	}
	return f, true
}

// verdictOf adds the shares up, and gives those of which it speaks. The code is "" where the cap is known to hold, or nothing else
// counts.
func verdictOf(c *forms.Cap, me share, all []share, scope *eval.Scope) (code gb.FaultCode, args map[string]string, told []share) {
	var sure []share
	sum, known := me.sum, me.known && me.sure
	for _, s := range all {
		if known = known && s.sure && s.known; s.sure && me.sure {
			sure, sum = append(sure, s), sum.Add(s.sum)
		}
	}
	if c.Times > 0 && len(sure)+1 > c.Times {
		return forms.CapTimes, argsOf(c, sure), sure
	}
	open := c.Times > 0 && len(all)+1 > c.Times
	if c.LimitExpr == nil {
		if open {
			return forms.CapOpen, argsOf(c, all), all
		}
		return "", nil, nil
	}
	limit, bounded := eval.Amount(c.LimitExpr, scope)
	switch {
	case bounded && len(sure) > 0 && sum.GreaterThan(limit):
		code, told = forms.CapOver, sure
	case open, len(all) > 0 && !(known && bounded):
		code, told = forms.CapOpen, all
	default:
		return "", nil, nil
	}
	args = argsOf(c, told)
	args["sum"] = sum.String()
	if bounded {
		args["limit"] = limit.String()
	}
	return code, args, told
}

// argsOf are the words of what is said of a cap and the dossiers under it.
func argsOf(c *forms.Cap, told []share) map[string]string {
	var names []string
	for _, s := range told {
		names = append(names, s.name)
	}
	return map[string]string{"n": strconv.Itoa(len(names)), "names": strings.Join(names, "、"), "times": strconv.Itoa(c.Times)}
}

// shareOf is what a dossier counts towards a cap.
func shareOf(c *forms.Cap, x *Counted) share {
	scope := x.evaluated()
	s := share{id: x.ID, name: x.Name, sure: true}
	if c.WhenExpr != nil {
		holds, known, err := eval.Truth(c.WhenExpr, scope)
		s.out, s.sure = known && err == nil && !holds, known && err == nil
	}
	for _, per := range c.PerExprs {
		text := ""
		if v, known, err := eval.Run(per, scope); known && err == nil {
			text = gb.NormalUnitName(fmt.Sprint(v))
		}
		s.per, s.sure = append(s.per, text), s.sure && text != ""
	}
	if !c.Sum.Given() {
		return s
	}
	field := x.Form.Known(c.Sum.S)
	text := scope.Text(field)
	if (x.Case.Approved || x.Case.Answers.Values[forms.AwardAmount] != "") && oneAmount(x.Form) {
		granted := x.Form.Known(forms.AwardAmount)
		if granted == nil {
			return s
		}
		field, text = granted, x.Case.Answers.Values[forms.AwardAmount]
	}
	if x.Form.Pack.Vocabulary.Unsound(field, text, nil) == nil {
		s.sum, s.known = gb.Number(text)
		s.sum, _ = gb.MoneyIn(s.sum, field.Unit, x.Form.Known(c.Sum.S).Unit) // what was granted is in 万元
	}
	return s
}

// oneAmount tells that what was granted to a dossier can only be what its one programme pays.
func oneAmount(form *forms.Form) bool {
	n := 0
	for _, q := range form.Programmes {
		if len(q.Amounts) > 0 {
			n++
		}
	}
	return n == 1
}

// together tells whether a dossier may have its limit in common with mine; it is only sure where both say what decides.
func together(s *share, me share) bool {
	for i, text := range s.per {
		if text != "" && me.per[i] != "" && text != me.per[i] {
			return false
		}
	}
	return true
}
