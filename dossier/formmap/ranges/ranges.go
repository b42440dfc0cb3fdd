// Package ranges reads options that are ranges of one number, 500万~5000万, 20人以下, ＞2亿元, and tells in which of them a number lies.
package ranges

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Range is a stretch of numbers, in 元 or in single things; a nil end is open. Whether an end belongs to it is not kept: forms say so
// rarely and differently.
type Range struct {
	Low, High *decimal.Decimal
}

// few is the least number of ranges that a form lets choose from.
const few = 2

const number = `(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)((?:百|千|十)?(?:万亿|亿|万)?|百|千)(人民币)?(元|人|名|家|项|件|户|个)?`

var (
	between = pattern.Of(`^` + number + `(?:\(?不?含\)?)?(?:~|-|至|到)` + number + `(?:\(?不?含\)?)?(?:之间)?$`)
	below   = pattern.Of(`^(?:<=?|≤|小于(?:等于)?|低于|不足|少于|不超过|未满)` + number + `$|^` + number + `(?:\(?不?含\)?)?(?:及其?)?(?:以下|以内)(?:\(?不?含\)?)?$`)
	above   = pattern.Of(`^(?:>=?|≥|大于(?:等于)?|高于|超过|多于|不少于|不低于)` + number + `$|^` + number + `(?:\(?不?含\)?)?(?:及其?)?(?:以上)(?:\(?不?含\)?)?$`)
	plain   = strings.NewReplacer("～", "~", "〜", "~", "—", "-", "－", "-", "–", "-", "--", "-", "＜", "<", "＞", ">", "（", "(", "）", ")", "，", ",", " ", "", "　", "", "[", "", "]", "", "【", "", "】", "")
)

// Of reads options: none where one of them is no range, where two overlap, or where they are of different things. scale is the unit of
// numbers that print none, 万元 or 人, "" for none.
func Of(options []string, scale string) []Range {
	var all []Range
	kinds := map[bool]bool{}
	for _, option := range options {
		r, of, ok := read(plain.Replace(gb.HalfWidth(option)), scale)
		if !ok || slices.ContainsFunc(all, r.overlaps) {
			return nil
		}
		kinds[of] = true
		all = append(all, r)
	}
	if len(all) < few || len(kinds) > 1 {
		return nil
	}
	return all
}

// money tells whether options or the unit of their numbers are amounts of money.
func money(options []string, scale string) bool {
	return strings.Contains(strings.Join(options, "")+scale, "元") || slices.ContainsFunc(options, func(o string) bool {
		return strings.ContainsAny(o, "万亿") && !strings.ContainsAny(o, "人名家项件户个")
	})
}

// In is the index of the one range that a number lies in, -1 where it lies in none, at the end of two, or at that of an open one, so
// that the form would have to tell whether the end belongs to it.
func In(all []Range, of decimal.Decimal) int {
	found := -1
	for i, r := range all {
		low, high := r.Low != nil && of.Equal(*r.Low), r.High != nil && of.Equal(*r.High)
		switch {
		case r.Low != nil && of.LessThan(*r.Low), r.High != nil && of.GreaterThan(*r.High):
			continue
		case found >= 0, (low || high) && (r.Low == nil || r.High == nil):
			return -1
		}
		found = i
	}
	return found
}

// overlaps tells whether two ranges have more than an end in common.
func (r Range) overlaps(o Range) bool {
	return (r.High == nil || o.Low == nil || o.Low.LessThan(*r.High)) && (o.High == nil || r.Low == nil || r.Low.LessThan(*o.High))
}

// read is one option, and whether its numbers are amounts of money.
func read(text, scale string) (r Range, amount, ok bool) {
	var low, high []string
	if m := between.FindStringSubmatch(text); m != nil {
		low, high = m[1:5], m[5:9]
		if low[1] == "" && low[3] == "" {
			low[1] = high[1] // 500~5000万
		}
		low[3] = cmp.Or(low[3], high[3])
	} else if m := below.FindStringSubmatch(text); m != nil {
		high = either(m)
	} else if m := above.FindStringSubmatch(text); m != nil {
		low = either(m)
	} else {
		return r, false, false
	}
	for _, end := range []struct {
		of []string
		to **decimal.Decimal
	}{{low, &r.Low}, {high, &r.High}} {
		if end.of == nil {
			continue
		}
		n, of, known := value(end.of, scale)
		if !known {
			return r, false, false
		}
		*end.to, amount = &n, amount || of
	}
	return r, amount, r.Low == nil || r.High == nil || r.Low.LessThan(*r.High)
}

// either are the groups of a number that stands in the first or the second half of a pattern.
func either(m []string) []string {
	if m[1] != "" {
		return m[1:5]
	}
	return m[5:9]
}

// value is a number with its scale and unit, in 元 or single things, and whether it is money.
func value(of []string, scale string) (n decimal.Decimal, amount, ok bool) {
	n, ok = gb.Number(strings.ReplaceAll(of[0], ",", ""))
	power := of[1]
	if power == "" && of[3] == "" {
		power = strings.TrimSuffix(strings.TrimSuffix(scale, "元"), "人")
	}
	for _, word := range power {
		shift, known := map[rune]int32{'十': 1, '百': 2, '千': 3, '万': 4, '亿': 8}[word]
		if !known {
			return n, false, false
		}
		n = n.Shift(shift)
	}
	amount = of[3] == "元" || of[2] != "" || of[3] == "" && (strings.HasSuffix(scale, "元") || strings.ContainsAny(power, "万亿"))
	return n, amount, ok
}
