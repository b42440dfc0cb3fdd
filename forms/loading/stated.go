package loading

import (
	"slices"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// askedFor settles which field holds the sum that an amount limits.
func askedFor(q *forms.Programme, m *Mistakes, n *eval.Names, a *forms.Amount) {
	if a.Asked.Given() {
		if f := n.Fields[a.Asked.S]; f == nil || !f.Is(forms.TypeMoney) {
			m.At(a.Asked.At, "", "amount %s: asked %s is no sum of money%s", a.ID.S, a.Asked.S, forms.Near(a.Asked.S, n.Fields))
		}
		return
	}
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			if f.Name() == "apply.amount" || f.Name() == "project.apply" && !a.Asked.Given() {
				a.Asked = f.ID
			}
		}
	}
}

// limitsAsked marks the rules that limit the sum that is asked for.
func limitsAsked(q *forms.Programme, asked string) {
	if asked == "" {
		return
	}
	for _, r := range q.Rules {
		r.Asking = r.Asking || r.RequireExpr != nil && slices.Contains(r.RequireExpr.Reading.Limited, asked)
	}
}

// restsOnStatements tells whether a rule rests on what the applicant chose or ticked: the level of a title, the state of a
// patent. Words beside a choice, and that something was filled in at all, compare with nothing; a figure, a date, the number of a
// certificate or a file is more than a statement.
func restsOnStatements(r *forms.Rule, n *eval.Names) bool {
	if r.RequireExpr == nil || r.Severity == forms.Manual || r.RequireExpr.Calls("attached", "") {
		return false
	}
	chosen := r.Each.Given() && readsChoice(r, n.Fields[r.Each.S])
	for _, id := range r.RequireExpr.Reads {
		f := n.Fields[id]
		switch {
		case f != nil && f.IsTable() && readsChoice(r, f):
			return true // the other answers say how many such rows there must be
		case f == nil || f.IsTable() || f.CalculateExpr != nil:
			return false
		case f.Has(forms.TraitChosen):
			chosen = true
		case !f.Is(forms.TypeText, forms.TypeLongText, forms.TypeList) && slices.Contains(r.RequireExpr.Reading.Compared, id):
			return false
		}
	}
	return chosen
}

// readsChoice tells whether a rule reads a cell of the table that is chosen or ticked.
func readsChoice(r *forms.Rule, table *forms.Field) bool {
	for _, cell := range r.RequireExpr.Reading.Cells {
		if c := table.Column(cell.Column); c != nil && c.Is(forms.TypeChoice, forms.TypeBool) && c.CalculateExpr == nil {
			return true
		}
	}
	return false
}
