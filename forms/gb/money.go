package gb

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms/pattern"
)

// maxMoneyDigits is what an amount may have before and after the point together.
const maxMoneyDigits = 30

var (
	moneyForm = pattern.Of(`^[+-]?([0-9]+|[1-9][0-9]{0,2}(,[0-9]{3})+)(\.[0-9]+)?$`)
	// moneyShape is anything that looks like a number, perhaps with commas in the wrong places.
	moneyShape = pattern.Of(`^[+-]?[0-9][0-9,]*(\.[0-9]+)?$`)
	moneyUnit  = pattern.Of(`^(人民币|RMB|CNY|[\x{A5}\x{FFE5}])?([+-]?[0-9][0-9,.]*)([十百千万亿]*[元圆]?[整正]?)$`)
)

var (
	// apart are two digits with white space between, and thousands the only digits that may stand so.
	apart     = pattern.Of(`[0-9\x{FF10}-\x{FF19}][\s\p{Z}]+[0-9\x{FF10}-\x{FF19}]`)
	thousands = pattern.Of(`^[^0-9]*[1-9][0-9]{0,2}(?:[ \x{A0}\x{2009}\x{202F}][0-9]{3})+(?:\.[0-9]+)?[^0-9]*$`)
)

// oneNumber refuses figures that stand apart and are no thousands: those of two cells, or an old and a new one, are no third one.
// The error is a *Fault, money-apart (text).
func oneNumber(text string) error {
	if apart.MatchString(text) && !thousands.MatchString(strings.TrimSpace(HalfWidth(text))) {
		return fault(FaultMoneyApart, "text", strings.Join(strings.Fields(text), " "))
	}
	return nil
}

// ParseMoney reads an amount as typed: half- or full-width digits, thousands separators in groups of three, spaces, a sign.
// The value is exact; how many decimals a field takes is the caller's to check.
// A unit is refused, because 万元 typed into a field in 元 is ten thousand times off.
// Errors, all *Fault: money-empty; money-unit (unit, number: the text without it); money-grouping (a comma that does not
// separate thousands, perhaps meant as a point); money-apart (two numbers with room between); money-large (max digits); money-form.
func ParseMoney(text string) (decimal.Decimal, error) {
	if len(text) > maxText {
		return decimal.Decimal{}, fault(FaultMoneyForm)
	}
	s := compact(text)
	if s == "" {
		return decimal.Decimal{}, fault(FaultMoneyEmpty)
	}
	if err := oneNumber(text); err != nil {
		return decimal.Decimal{}, err
	}
	if !moneyForm.MatchString(s) {
		return decimal.Decimal{}, moneyFault(s)
	}
	s = strings.ReplaceAll(s, ",", "")
	if digits := len(strings.Trim(strings.Replace(s, ".", "", 1), "+-")); digits > maxMoneyDigits {
		return decimal.Decimal{}, fault(FaultMoneyLarge, "max", strconv.Itoa(maxMoneyDigits))
	}
	value, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.Decimal{}, fault(FaultMoneyForm)
	}
	return value, nil
}

// Number is the one reader of numbers that are kept: digits with a sign and a point, as ParseMoney and the types of fields leave
// them. Whatever else stands in an answer, a pack or a form has no value: a number with an exponent would fill the memory when it
// is compared or written out.
func Number(text string) (decimal.Decimal, bool) {
	if len(text) > maxMoneyDigits+8 {
		return decimal.Decimal{}, false
	}
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && c != '.' && c != '+' && c != '-' {
			return decimal.Decimal{}, false
		}
	}
	d, err := decimal.NewFromString(text)
	return d, err == nil
}

// moneyFault tells why s is not an amount.
func moneyFault(s string) *Fault {
	if moneyShape.MatchString(s) {
		return fault(FaultMoneyGrouping)
	}
	if m := moneyUnit.FindStringSubmatch(strings.ToUpper(s)); m != nil && m[1]+m[3] != "" {
		unit := m[3]
		if unit == "" {
			unit = m[1]
		}
		return fault(FaultMoneyUnit, "unit", unit, "number", m[2])
	}
	return fault(FaultMoneyForm)
}

// moneyUnits are the units that tables print, and the powers of ten of 元 that they are.
var moneyUnits = map[string]int32{"万": 4, "亿": 8, "元": 0, "百元": 2, "千元": 3, "万元": 4, "十万元": 5, "百万元": 6, "千万元": 7, "亿元": 8, "元人民币": 0, "万元人民币": 4, "亿元人民币": 8}

// MoneyShift is the power of ten of 元 that a unit is: 4 for 万元. ok is false for anything but a unit of money.
func MoneyShift(unit string) (shift int32, ok bool) {
	shift, ok = moneyUnits[unit]
	return shift, ok
}

// MoneyIn gives an amount of one unit in another. ok is false where one of them is no unit of money: then the amount stays as it is.
func MoneyIn(amount decimal.Decimal, from, to string) (in decimal.Decimal, ok bool) {
	of, is := MoneyShift(from)
	want, known := MoneyShift(to)
	if !is || !known {
		return amount, false
	}
	return amount.Shift(of - want), true
}

// MoneyUnitOf is the unit that an amount itself ends in, "" for none.
func MoneyUnitOf(text string) string {
	longest := ""
	for unit := range moneyUnits {
		if strings.HasSuffix(text, unit) && len(unit) > len(longest) {
			longest = unit
		}
	}
	return longest
}

// moneySteps are what the characters of a unit multiply by, in 元.
var moneySteps = map[rune]int32{'十': 1, '百': 2, '千': 3, '万': 4, '亿': 8}

// ParseMoneyIn reads an amount that may name its unit and gives it in the unit of its field, 元 or 万元: 380万, 380 万元,
// 3,800,000元, ￥3800000, 1.2亿 and amounts in words. A bare number is in the field's unit. converted tells that the amount was
// written in another unit, so that the field shows another number than was typed.
// Errors, all *Fault: those of ParseMoney; money-unit when a ￥ may mean either unit.
func ParseMoneyIn(text, unit string) (value decimal.Decimal, converted bool, err error) {
	if len(text) > maxText {
		return decimal.Decimal{}, false, fault(FaultMoneyForm)
	}
	own := int32(0)
	if unit == "万元" {
		own = 4
	}
	if yuan, err := ParseCNYUpper(text); err == nil {
		return yuan.Shift(-own), own != 0, nil
	}
	m := moneyUnit.FindStringSubmatch(strings.ToUpper(compact(text)))
	if m == nil || m[1]+m[3] == "" {
		value, err = ParseMoney(text)
		return value, false, err
	}
	if err := oneNumber(text); err != nil {
		return decimal.Decimal{}, false, err
	}
	value, err = ParseMoney(m[2])
	if err != nil {
		return decimal.Decimal{}, false, err
	}
	if m[3] == "" && own != 0 && value.Abs().LessThan(decimal.New(1, own)) {
		return decimal.Decimal{}, false, fault(FaultMoneyUnit, "unit", m[1], "number", m[2])
	}
	step := int32(0)
	for _, r := range m[3] {
		step += moneySteps[r]
	}
	return value.Shift(step - own), step != own, nil
}
