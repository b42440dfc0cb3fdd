package forms

import "github.com/shopspring/decimal"

// estimate works one amount out. Missing names the field without which it cannot be told.
func (s *scope) estimate(a *Amount) (Estimate, error) {
	e := Estimate{Amount: a, Applies: true}
	if a.when != nil {
		holds, known, err := truth(a.when, s)
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
		n, known, err := number(step.from, s)
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
