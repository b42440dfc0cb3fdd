package eval

import (
	"github.com/shopspring/decimal"

	"yibiao/forms"
)

// A share or a number that is calculated stands in an answer with six decimals, and is compared as it came out: 9.99999997 % is
// not 10 %. Money is what can be paid, to the fen.

// limitDecimals is how many decimals limits have; a calculated number that misses one must not look like it.
const limitDecimals = 2

// keepExact notes the value of a calculated field, or of a calculated cell of the row on the way, that its text cuts short.
func keepExact(s *Scope, f *forms.Field, v any) {
	d, is := v.(decimal.Decimal)
	if !is || !f.Is(forms.TypePercent, forms.TypeNumber) {
		return
	}
	at := cellOf{nil, f}
	if s.fields[f.Name()] != f {
		at.row = s.Row
	}
	if !rounded(f, d).Equal(d) {
		s.exact[at] = d
	} else {
		delete(s.exact, at)
	}
}

// rounded keeps of a calculated number what may stand in an answer: money to the fen, shares and numbers with six decimals, or as
// many more as it takes that they do not look like a limit which they miss.
func rounded(f *forms.Field, d decimal.Decimal) decimal.Decimal {
	switch {
	case f.Is(forms.TypeMoney) && f.Unit == "元":
		return d.Round(2)
	case f.Is(forms.TypeMoney):
		return d.Round(6)
	case !f.Is(forms.TypePercent, forms.TypeNumber):
		return d
	}
	d = d.Round(comparedDigits)
	for places := int32(6); places < comparedDigits; places++ {
		short := d.Round(places)
		if short.Equal(d) || !short.Equal(short.Round(limitDecimals)) {
			return short
		}
	}
	return d
}
