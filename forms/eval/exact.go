package eval

import (
	"github.com/shopspring/decimal"

	"yibiao/forms"
	"yibiao/forms/gb"
)

// A share or a number that is calculated stands in an answer with six decimals, and is compared as it came out: 9.99999997 % is
// not 10 %. Money is what can be paid, to the fen.

// quotientDigits are the decimals of a division, comparedDigits those that a comparison looks at. Two quotients of amounts as
// forms have them, or such a quotient and a limit, differ by more than the second unless they are equal; what the division
// leaves away, also of a few that are added up, is less. So comparisons come out as those of the exact quotients.
const quotientDigits, comparedDigits = 64, 48

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
	if !rounded(s, f, d).Equal(d) {
		s.exact[at] = d
	} else {
		delete(s.exact, at)
	}
}

// rounded keeps of a calculated number what may stand in an answer: money to the fen, shares and numbers with six decimals, or as
// many more as it takes that they do not look like a limit which they miss. A share that two decimals would put on the other side of
// a share that was typed has just as many as keep it on its own.
func rounded(s *Scope, f *forms.Field, d decimal.Decimal) decimal.Decimal {
	switch {
	case f.Is(forms.TypeMoney) && f.Unit == "元":
		return d.Round(2)
	case f.Is(forms.TypeMoney):
		return d.Round(6)
	case !f.Is(forms.TypePercent, forms.TypeNumber):
		return d
	}
	d = d.Round(comparedDigits)
	if f.Is(forms.TypePercent) {
		if places := placesApart(s, d); places > limitDecimals && places <= forms.TypedDecimals {
			return d.Round(places)
		}
	}
	for places := int32(6); places < comparedDigits; places++ {
		short := d.Round(places)
		if short.Equal(d) || !short.Equal(short.Round(limitDecimals)) {
			return short
		}
	}
	return d
}

// placesApart is how many decimals a share needs, two at least, to stand to every share that was typed as it does unrounded.
func placesApart(s *Scope, d decimal.Decimal) int32 {
	places := int32(limitDecimals)
	for id, text := range s.Answers.Values {
		f := s.fields[id]
		if f == nil || !f.Is(forms.TypePercent) || f.Computed() {
			continue
		}
		limit, is := gb.Number(text)
		for is && places < comparedDigits && d.Round(places).Cmp(limit) != d.Cmp(limit) {
			places++
		}
	}
	return places
}
