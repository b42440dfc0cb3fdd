package sheet

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"yibiao/forms/pattern"
)

// numberFormat is what the format of a number says of its meaning.
type numberFormat struct {
	date, percent bool
	shows         string // the layout of a date that is shown without its day; "" for others
	sections      []section
}

// section is the part of a format that is for some numbers only (ECMA-376 18.8.31).
type section struct {
	sign  string          // of the condition: = <> < <= > >=; "" for none
	bound decimal.Decimal // of the condition
	shape string          // placeholders and printed signs in their order
	// before and behind are what is shown around the number and says something of it.
	before, behind string
	scaled, worded bool // shown divided by thousands, or with figures that are not its own; shown as words alone
	empty          bool // shown as nothing
}

var (
	conditionForm = pattern.Of(`^(<>|<=|>=|=|<|>)\s*(-?[0-9]+(?:\.[0-9]+)?)$`)
	scaledForm    = pattern.Of(`[0#?],+(?:\.|[^0#?.,]*$)`)
	digitForm     = pattern.Of(`(?i)[0#?@]|general`)
	zerosForm     = pattern.Of(`^0{2,}$|^0+(?:-0+)+$`)
	figuresForm   = pattern.Of(`[0-9]`)
	// bareForm is what says nothing of a number.
	bareForm = pattern.Of(`^[\s()\-—–+:：]*$`)
	// currencyForm is a sign in square brackets, with or without a language: $¥-804, $USD, $元.
	currencyForm = pattern.Of(`^\$([^\-]*)(?:-[0-9A-Fa-f]+)?$`)
)

// format is the format of a cell, looked up once a style.
func (b *book) format(name, ref string) numberFormat {
	id, err := b.GetCellStyle(name, ref)
	if err != nil {
		return numberFormat{}
	}
	known, ok := b.styles[id]
	if !ok {
		if style, err := b.GetStyle(id); err == nil && style != nil {
			known = formatOf(style)
		}
		b.styles[id] = known
	}
	return known
}

// formatOf reads a format. Of the numbers that Excel gives its own formats, those of days are 14 to 17, 22, 27 to 31, 36, 50 to 54,
// 57 and 58 (some of them only where Chinese is spoken; ECMA-376 18.8.30).
func formatOf(style *excelize.Style) numberFormat {
	n := style.NumFmt
	f := numberFormat{percent: n == 9 || n == 10, date: n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 54 || n == 57 || n == 58}
	if n == 17 || n == 27 || n == 36 || n == 50 || n == 52 || n == 57 {
		f.shows = "2006年1月"
	}
	if style.CustomNumFmt == nil {
		return f
	}
	bare := ""
	for i, tokens := range split(*style.CustomNumFmt) {
		s, marks := sectionOf(tokens)
		if f.sections = append(f.sections, s); i == 0 {
			bare = strings.ToLower(marks)
		}
	}
	f.percent = strings.Contains(bare, "%")
	f.date = strings.ContainsAny(bare, "yd") && !strings.Contains(bare, "general")
	if f.date && !strings.Contains(bare, "d") {
		f.shows = "2006年" + map[bool]string{true: "1月"}[strings.Contains(bare, "m")]
	}
	return f
}

// of is the section that a number is shown by; nil where the format has none for it.
func (f numberFormat) of(n decimal.Decimal) *section {
	list, plain := f.sections, true
	for i := range list {
		if list[i].sign != "" {
			plain = false
		}
	}
	if plain && len(list) > 1 {
		switch {
		case n.IsNegative():
			return &list[1]
		case n.IsZero() && len(list) > 2:
			return &list[2]
		}
	}
	for i := range list {
		if list[i].holds(n) {
			return &list[i]
		}
	}
	return nil
}

func (s *section) holds(n decimal.Decimal) bool {
	c := n.Cmp(s.bound)
	switch s.sign {
	case "=":
		return c == 0
	case "<>":
		return c != 0
	case "<":
		return c < 0
	case "<=":
		return c <= 0
	case ">":
		return c > 0
	case ">=":
		return c >= 0
	}
	return true
}

// token is a sign of a format, or printed text.
type token struct {
	text            string
	printed, square bool // printed as it stands; what stands in square brackets
}

// split reads the sections of a format into tokens. Signs that only make room are left out.
func split(format string) [][]token {
	out, runes := [][]token{nil}, []rune(format)
	last := func() *[]token { return &out[len(out)-1] }
	until := func(i int, end rune) int {
		for i < len(runes) && runes[i] != end {
			i++
		}
		return i
	}
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case ';':
			out = append(out, nil)
		case '"':
			end := until(i+1, '"')
			*last() = append(*last(), token{text: string(runes[i+1 : end]), printed: true})
			i = end
		case '[':
			end := until(i+1, ']')
			*last() = append(*last(), token{text: string(runes[i+1 : end]), square: true})
			i = end
		case '\\', '!':
			if i++; i < len(runes) {
				*last() = append(*last(), token{text: string(runes[i]), printed: true})
			}
		case '_', '*':
			i++
		default:
			*last() = append(*last(), token{text: string(runes[i]), printed: unicode.Is(unicode.Han, runes[i])})
		}
	}
	return out
}

// sectionOf reads one section, and gives its signs without what is printed.
func sectionOf(tokens []token) (s section, marks string) {
	var texts string
	var before, behind strings.Builder
	for _, t := range tokens {
		if t.square {
			if m := conditionForm.FindStringSubmatch(t.text); m != nil {
				s.sign, s.bound = m[1], decimal.RequireFromString(m[2])
			}
			m := currencyForm.FindStringSubmatch(t.text)
			if m == nil {
				continue
			}
			t.text, t.printed = m[1], true
		}
		s.shape += t.text
		switch {
		case !t.printed:
			marks += t.text
			if digitForm.MatchString(marks) {
				behind.Reset()
			}
			continue
		case digitForm.MatchString(marks):
			behind.WriteString(t.text)
		default:
			before.WriteString(t.text)
		}
		texts += t.text
	}
	s.scaled = scaledForm.MatchString(marks) || figuresForm.MatchString(texts)
	s.worded = !digitForm.MatchString(marks) && strings.IndexFunc(texts, unicode.IsLetter) >= 0
	s.empty = strings.TrimSpace(marks+texts) == ""
	if text := before.String(); !bareForm.MatchString(text) {
		s.before = text
	}
	if text := behind.String(); !bareForm.MatchString(text) {
		s.behind = text
	}
	return s, marks
}

// digits shows a whole number by the zeros of a section, with the hyphens between them; "" where it asks for none.
func (s *section) digits(text string) string {
	if !zerosForm.MatchString(s.shape) {
		return ""
	}
	if room := strings.Count(s.shape, "0"); len(text) < room {
		text = strings.Repeat("0", room-len(text)) + text
	}
	parts, list := strings.Split(s.shape, "-"), []string{}
	for i := len(parts) - 1; i > 0; i-- {
		cut := len(text) - len(parts[i])
		list = append([]string{text[cut:]}, list...)
		text = text[:cut]
	}
	return strings.Join(append([]string{text}, list...), "-")
}
