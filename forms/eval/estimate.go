package eval

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/gb"
)

// Estimate works one amount out. Missing names the field without which it cannot be told.
func (s *Scope) Estimate(a *forms.Amount) (forms.Estimate, error) {
	e := forms.Estimate{Amount: a, Applies: true}
	if a.WhenExpr != nil {
		holds, known, err := Truth(a.WhenExpr, s)
		if err != nil || !known {
			e.Missing = s.Missing
			return e, err
		}
		if !holds {
			e.Applies = false
			return e, nil
		}
	}
	for _, step := range []struct {
		from *forms.Expression
		to   *decimal.Decimal
		has  *bool
	}{{a.BaseExpr, &e.Base, nil}, {a.RatioExpr, &e.Ratio, &e.HasRatio}, {a.CapExpr, &e.Cap, &e.HasCap}} {
		if step.from == nil || step.from == a.CapExpr && !s.Decided(a.CapWhenExpr) {
			continue
		}
		n, known, err := number(step.from, s)
		if err != nil || !known {
			e.Missing = s.Missing
			return e, err
		}
		if n.IsZero() && fromNothing(s, a, step.from) {
			e.Missing, e.Zero = naughtOf(s, step.from), true
			return e, nil
		}
		*step.to = n
		if step.has != nil {
			*step.has = true
		}
	}
	received, known := received(s, a)
	if e.Received = received; !known {
		e.Missing = s.Missing
		return e, nil
	}
	e.Finish()
	if f := s.fields[cmp.Or(s.Guess, s.Presumed)]; f != nil {
		e.Presumed = f.Label
	}
	if a.NoticeSource.Given() {
		e.Notice = s.Text(s.fields[a.NoticeSource.S])
	}
	return e, nil
}

// The table of the support that an applicant has received, and the project that it asks for.
const SupportTable, ProjectName = "support.table", "project.name"

// received is what was received of an amount for the same project; known is false where a row of it has no amount.
func received(s *Scope, a *forms.Amount) (sum decimal.Decimal, known bool) {
	table, project := s.fields[SupportTable], s.fields[ProjectName]
	if !a.Received.Given() || table == nil || project == nil || s.Text(project) == "" {
		return sum, true
	}
	words := strings.Split(a.Received.S, "|")
	for _, row := range s.Answers.Tables[SupportTable] {
		prog, item := row.Cells["prog"], row.Cells["item"]
		own := strings.ReplaceAll(item, s.Text(project), "") // what is said besides the project's name
		if !gb.Mentions(prog, s.Text(project)) && !gb.Mentions(item, s.Text(project)) ||
			!slices.ContainsFunc(words, func(w string) bool { return strings.Contains(prog, w) || strings.Contains(own, w) }) {
			continue
		}
		n, is := gb.Number(row.Cells["amount"])
		if !is {
			s.Missing = SupportTable
			return sum, false
		}
		sum = sum.Add(n)
	}
	return sum, true
}

// fromNothing tells whether an amount would be worked out from nothing: a base of 0, or a share or limit that was typed as 0.
func fromNothing(s *Scope, a *forms.Amount, e *forms.Expression) bool {
	if len(e.Reads) == 0 {
		return false
	}
	f := s.fields[e.Reads[0]]
	return e == a.BaseExpr || f != nil && !f.Computed() && !f.IsTable()
}

// naughtOf is the field whose 0 makes an expression 0: the last such amount that was read, as a choice before it only tells which
// one counts; the first field of all when none is 0 itself.
func naughtOf(s *Scope, e *forms.Expression) string {
	for _, id := range slices.Backward(s.Reads) {
		f := s.fields[id]
		if f == nil || !slices.Contains(e.Reads, id) || !f.Has(forms.TraitAmount) {
			continue
		}
		if n, is := gb.Number(s.Text(f)); is && n.IsZero() {
			return id
		}
	}
	return e.Reads[0]
}

// PartOfLimit is the least of what is known to limit an amount: its cap, or its base with the ratio.
func PartOfLimit(s *Scope, a *forms.Amount) (limit decimal.Decimal, known bool) {
	before := s.Trail
	defer func() { s.Trail = before }()
	limitOf := func(e *forms.Expression) (decimal.Decimal, bool) {
		if e == nil {
			return decimal.Zero, false
		}
		return Amount(e, s)
	}
	if s.Decided(a.CapWhenExpr) {
		limit, known = limitOf(a.CapExpr)
		received, _ := received(s, a)
		limit = decimal.Max(decimal.Zero, limit.Sub(received))
	}
	base, is := limitOf(a.BaseExpr)
	if ratio, has := limitOf(a.RatioExpr); has {
		base = base.Mul(ratio)
	} else if a.RatioExpr != nil {
		is = false
	}
	if is && (!known || base.LessThan(limit)) {
		return base, true
	}
	return limit, known
}
