package sheet

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/nfp"
)

// section is the part of a format that is for some contents only (ECMA-376 18.8.31).
type section struct {
	sign  string          // of the condition: = <> < <= > >=; "" for none
	bound decimal.Decimal // of the condition
	zeros string          // the zeros and the hyphens between them, where it has nothing else
	// before and behind are what is shown around the content and says something of it.
	before, behind string
	percent        bool
	least          int    // of places that zeros fill
	places         int    // behind the point; -1 where that is not said
	minus          bool   // shown with a sign, or in brackets, as of less than nothing
	marked         bool   // shown with a mark behind it, as of more or about so much
	scaled         bool   // shown divided by thousands, or with figures that are not its own
	worded         bool   // shown as words alone, or a day among words that say more
	empty          bool   // shown as nothing
	blank          bool   // of nothing, shown as nothing
	time           bool   // shown as a day or a time
	day            string // which of the year (y), the month (m) and the day (d) are shown, in this order
}

// sectionReader reads one section of a format, sign by sign.
type sectionReader struct {
	section
	texts [3]string // what is printed before, among and behind the places of the content
	seen  bool      // a place of the content
	comma bool      // thousands are parted, or cut off where no place follows
	only  string    // the zeros, and what is printed
	spots string    // the places alone
	hans  bool      // figures are shown in Chinese
	text  bool      // a place of text
	parts string    // of the day, in their order: y, m and d
	last  byte      // the part of a day or a time that came last
}

func sectionOf(part nfp.Section) (s section, text bool) {
	r := sectionReader{}
	for _, t := range part.Items {
		r.take(t)
	}
	all := strings.Join(r.texts[:], "")
	s = r.section
	s.scaled = r.comma || figuresForm.MatchString(all) || !bareForm.MatchString(r.texts[1]) && !s.time
	s.worded = !s.time && !r.seen && lettersForm.MatchString(all) || s.time && !ofDayForm.MatchString(all)
	for _, part := range []string{"y", "m", "d"} {
		if strings.Contains(r.parts, part) {
			s.day += part
		}
	}
	s.empty = !r.seen && !s.time && strings.TrimSpace(all) == ""
	if !bareForm.MatchString(r.texts[0]) {
		s.before = r.texts[0]
	}
	if !bareForm.MatchString(r.texts[2]) {
		s.behind = r.texts[2]
	}
	s.minus = minusForm.MatchString(r.texts[0]) || strings.ContainsAny(r.texts[0], "(（") && strings.ContainsAny(r.texts[2], ")）")
	s.blank = r.seen && strings.TrimSpace(all) == "" && strings.Trim(r.spots, "#?") == ""
	s.marked = markForm.MatchString(r.texts[2]) || minusForm.MatchString(r.texts[2]) || r.hans && s.before+s.behind != ""
	if strings.Trim(r.spots, "0") == "" {
		s.least = len(r.spots)
	}
	s.places = -1
	if r.spots != "" && strings.Trim(r.spots, "#0?.") == "" {
		_, behind, _ := strings.Cut(r.spots, ".")
		s.places = len(behind)
	}
	if zerosForm.MatchString(r.only) {
		s.zeros = r.only
	}
	return s, r.text
}

func (r *sectionReader) take(t nfp.Token) {
	switch t.TType {
	case nfp.TokenTypeCondition:
		if m := conditionForm.FindStringSubmatch(t.TValue); m != nil {
			r.sign, r.bound = m[1], decimal.RequireFromString(m[2])
		}
	case nfp.TokenTypeSwitchArgument:
		r.hans = r.hans || strings.Contains(strings.ToLower(t.TValue), "dbnum")
	case nfp.TokenTypeColor, nfp.TokenTypeAlignment, nfp.TokenTypeRepeatsChar:
	case nfp.TokenTypeCurrencyLanguage:
		at := slices.IndexFunc(t.Parts, func(p nfp.Part) bool { return p.Token.TType == nfp.TokenSubTypeCurrencyString })
		if at >= 0 {
			r.print(t.Parts[at].Token.TValue)
		}
	case nfp.TokenTypeThousandsSeparator:
		r.comma, r.only = r.seen, r.only+","
	case nfp.TokenTypeDecimalPoint:
		r.scaled, r.only = r.scaled || r.comma, r.only+"."
		r.spots += "."
	case nfp.TokenTypePercent:
		r.percent, r.only = true, r.only+"%"
	case nfp.TokenTypeDateTimes, nfp.TokenTypeElapsedDateTimes:
		r.clock(strings.ToLower(t.TValue))
	case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder, nfp.TokenTypeGeneral, nfp.TokenTypeTextPlaceHolder, nfp.TokenTypeExponential, nfp.TokenTypeFraction, nfp.TokenTypeDenominator:
		r.place(t)
	default:
		r.print(t.TValue)
	}
}

// place is one of the places of the content.
func (r *sectionReader) place(t nfp.Token) {
	r.seen, r.comma = true, false
	r.text = r.text || t.TType == nfp.TokenTypeTextPlaceHolder
	r.texts[1] += r.texts[2]
	r.texts[2] = ""
	r.only += t.TValue
	r.spots += t.TValue
}

func (r *sectionReader) print(text string) {
	at := 0
	if r.seen {
		at = 2
	}
	r.texts[at] += text
	r.only += text
}

// clock is a part of a day or of a time. An m behind hours or before seconds are minutes.
func (r *sectionReader) clock(part string) {
	r.time = true
	switch part[0] {
	case 'y', 'e', 'g', 'b':
		r.parts += "y"
	case 'm':
		if r.last == 'h' {
			return
		}
		r.parts += "m"
	case 'd':
		if len(part) < 3 { // more are days of the week
			r.parts += "d"
		}
	case 's':
		if r.last == 'm' {
			r.parts = strings.TrimSuffix(r.parts, "m")
		}
	}
	r.last = part[0]
}
