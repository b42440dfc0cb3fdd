package sheet

import (
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"github.com/xuri/nfp"

	"yibiao/forms/pattern"
)

// numberFormat is what the format of a cell says of its meaning.
type numberFormat struct {
	sections []section // of numbers
	text     *section  // of text; nil where that is shown as it is
}

var (
	conditionForm = pattern.Of(`^(<>|<=|>=|=|<|>)\s*(-?[0-9]+(?:\.[0-9]+)?)$`)
	zerosForm     = pattern.Of(`^0{2,}$|^0+(?:-0+)+$`)
	figuresForm   = pattern.Of(`[0-9]`)
	lettersForm   = pattern.Of(`\p{L}`)
	// bareForm is what says nothing of a number.
	bareForm  = pattern.Of(`^[\s()\-—–+:：]*$`)
	minusForm = pattern.Of(`^[\s¥￥$]*[-−–—－][\s¥￥$]*$`)
	markForm  = pattern.Of(`^\s*[+＋*＊~～±?？]`)
	// ofDayForm is what stands between the parts of a day and says nothing else.
	ofDayForm = pattern.Of(`^[\s年月日号时點点分秒星期周,，/.\-:：()（）T]*$`)
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

// numbered are the formats that Excel has by a number and that mean something, as Chinese programs show them (ECMA-376 18.8.30).
var numbered = map[int]string{
	9: "0%", 10: "0.00%", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
	22: "yyyy/m/d h:mm", 27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`, 32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`,
	34: `h"时"mm"分"`, 35: `h"时"mm"分"ss"秒"`, 36: `yyyy"年"m"月"`, 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 50: `yyyy"年"m"月"`, 51: `m"月"d"日"`,
	52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`, 55: `h"时"mm"分"`, 56: `h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

func formatOf(style *excelize.Style) (f numberFormat) {
	code := numbered[style.NumFmt]
	if style.CustomNumFmt != nil {
		code = *style.CustomNumFmt
	}
	parser := nfp.NumberFormatParser()
	for i, part := range parser.Parse(escaped(code)) {
		s, text := sectionOf(part)
		if text || i == 3 {
			f.text = &s
			continue
		}
		f.sections = append(f.sections, s)
	}
	return f
}

// escaped is a format in which each sign that is printed as it is has a stroke before it: those in quotation marks, of which the parser
// takes zeros and stars for places, and those that Chinese programs escape by an exclamation mark.
func escaped(code string) string {
	var out strings.Builder
	quoted, passed := false, false // passed: the sign before says what this one is
	for _, c := range code {
		switch {
		case quoted && c == '"' || !quoted && !passed && c == '"':
			quoted = !quoted
			continue
		case quoted:
			out.WriteRune('\\')
		case passed:
			passed = false
		case c == '!' || c == '\\':
			c, passed = '\\', true
		case c == '_' || c == '*':
			passed = true
		}
		out.WriteRune(c)
	}
	return out.String()
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

// digits shows a whole number by the zeros of a section, with the hyphens between them; "" where it asks for none.
func (s *section) digits(text string) string {
	if s.zeros == "" {
		return ""
	}
	if room := strings.Count(s.zeros, "0"); len(text) < room {
		text = strings.Repeat("0", room-len(text)) + text
	}
	parts, list := strings.Split(s.zeros, "-"), []string{}
	for i := len(parts) - 1; i > 0; i-- {
		cut := len(text) - len(parts[i])
		list = append([]string{text[cut:]}, list...)
		text = text[:cut]
	}
	return strings.Join(append([]string{text}, list...), "-")
}
