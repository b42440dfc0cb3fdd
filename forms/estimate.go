package forms

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Estimate is one amount with the steps that lead to it.
type Estimate struct {
	Amount *Amount
	// Known is false while a value is missing (Missing names the field) or when the amount does not apply (Applies false).
	Known   bool
	Applies bool
	// Barred: a condition of the programme is not met, so nothing is paid whatever the figures are; Applies is false then.
	Barred  bool
	Missing string
	// Base × Ratio = Product; Limit is Product, capped by Cap when it has one, to its last decimal: what is asked for is
	// compared with it. Result is Limit rounded down to Places, so that it never promises more.
	Base, Ratio, Product, Cap, Limit, Result decimal.Decimal
	Capped, HasRatio, HasCap                 bool
	// Asked is what is asked for, with its unit, while it cannot be compared with the whole limit; "" otherwise.
	Asked string
	// Notice is the user's source of the ratio or cap; "" when they are fixed by the document.
	Notice string
}

// Words gives the estimate as one line: 销售价格 380 万元 × 50% = 190 万元 ≤ 上限 200 万元.
func (e Estimate) Words() string {
	unit := " " + e.Amount.Unit
	line := e.Amount.Name + " " + e.Base.String() + unit
	if e.HasRatio {
		line += " × " + e.Ratio.Shift(2).String() + "% = " + e.Product.String() + unit
	}
	switch {
	case e.Capped:
		return line + " > 上限 " + e.Cap.String() + unit + "，按上限 " + e.Result.String() + unit
	case e.HasCap:
		line += " ≤ 上限 " + e.Cap.String() + unit
	}
	if !e.Result.Equal(e.Limit) {
		line += "，舍去零头为 " + e.Result.String() + unit // what is compared is the whole, what is paid is not
	}
	return line
}

// estimate works one amount out. Missing names the field without which it cannot be told.
func (s *scope) estimate(a *Amount) (Estimate, error) {
	e := Estimate{Amount: a, Applies: true}
	if a.when != nil {
		holds, known, err := a.when.holds(s)
		if err != nil || !known {
			e.Missing = s.missing
			return e, err
		}
		if !holds {
			e.Applies = false
			return e, nil
		}
	}
	for _, step := range []struct {
		from *Expression
		to   *decimal.Decimal
		has  *bool
	}{{a.base, &e.Base, nil}, {a.ratio, &e.Ratio, &e.HasRatio}, {a.cap, &e.Cap, &e.HasCap}} {
		if step.from == nil || step.from == a.cap && !s.decided(a.capWhen) {
			continue
		}
		n, known, err := step.from.number(s)
		if err != nil || !known {
			e.Missing = s.missing
			return e, err
		}
		*step.to = n
		if step.has != nil {
			*step.has = true
		}
	}
	e.finish()
	if a.NoticeSource.Given() {
		e.Notice = s.text(s.fields[a.NoticeSource.S])
	}
	return e, nil
}

// uncompared looks at what is asked for while the limit cannot be worked out: the estimate says that it was not compared, and
// more than a part of the limit that is known (the cap, or base and ratio) is a finding.
func uncompared(k *examination, p *Programme, e *Estimate) {
	f := k.form.fields[e.Amount.Asked.S]
	if e.Known || e.Barred || !e.Applies || f == nil || e.Amount.Reading != "" || !k.scope.relevant(f) {
		return
	}
	asked, err := decimal.NewFromString(k.scope.text(f))
	if err != nil {
		return
	}
	e.Asked = shownWith(k.scope.vocab, f, k.scope.text(f))
	limit, known := partOfLimit(k.scope, e.Amount)
	if f.Unit == "元" && e.Amount.Unit == "万元" {
		limit = limit.Shift(4)
	}
	if !known || asked.LessThanOrEqual(limit) || slices.ContainsFunc(k.report.Findings, func(x Finding) bool {
		return x.Programme == p.ID.S && x.Code == FindingRule && slices.Contains(x.Fields, f.Name())
	}) {
		return
	}
	questioned(k, f.Name()+"/limit", fault("asked-above", "text", e.Asked, "limit", limit.String()+f.Unit),
		Finding{Programme: p.ID.S, Fields: []string{f.Name()}, Label: f.Label})
}

// partOfLimit is the least of what is known to limit an amount: its cap, or its base with the ratio.
func partOfLimit(s *scope, a *Amount) (limit decimal.Decimal, known bool) {
	before := s.trail
	defer func() { s.trail = before }()
	number := func(e *Expression) (decimal.Decimal, bool) {
		if e == nil {
			return decimal.Zero, false
		}
		n, known, err := e.number(s)
		return n, known && err == nil
	}
	if s.decided(a.capWhen) {
		limit, known = number(a.cap)
	}
	base, is := number(a.base)
	if ratio, has := number(a.ratio); has {
		base = base.Mul(ratio)
	} else if a.ratio != nil {
		is = false
	}
	if is && (!known || base.LessThan(limit)) {
		return base, true
	}
	return limit, known
}

func (e *Estimate) finish() {
	e.Product = e.Base
	if e.HasRatio {
		e.Product = e.Base.Mul(e.Ratio)
	}
	e.Limit = e.Product
	if e.HasCap && e.Limit.GreaterThan(e.Cap) {
		e.Limit, e.Capped = e.Cap, true
	}
	if e.Limit.IsNegative() {
		e.Limit, e.Applies = decimal.Zero, false // a loss, or a growth that is none, is paid nothing
		return
	}
	e.Result = e.Limit.RoundDown(e.Amount.Places)
	e.Known = true
}
