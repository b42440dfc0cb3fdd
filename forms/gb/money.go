package gb

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// maxMoneyDigits is what an amount may have before and after the point together.
const maxMoneyDigits = 30

var (
	moneyForm = regexp.MustCompile(`^[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?$`)
	// moneyShape is anything that looks like a number, perhaps with commas in the wrong places.
	moneyShape = regexp.MustCompile(`^[+-]?[0-9][0-9,]*(\.[0-9]+)?$`)
	moneyUnit  = regexp.MustCompile(`^(人民币|RMB|CNY|[\x{A5}\x{FFE5}])?([+-]?[0-9][0-9,.]*)([十百千万亿]*[元圆]?[整正]?)$`)
)

// ParseMoney reads an amount as typed: half- or full-width digits, thousands separators in groups of three, spaces, a sign.
// The value is exact; how many decimals a field takes is the caller's to check.
// A unit is refused, because 万元 typed into a field in 元 is ten thousand times off.
// Errors, all *Fault: money-empty; money-unit (unit, number: the text without it); money-grouping (a comma that does not
// separate thousands, perhaps meant as a point); money-large (max digits); money-form.
func ParseMoney(text string) (decimal.Decimal, error) {
	if len(text) > maxText {
		return decimal.Decimal{}, fault("money-form")
	}
	s := compact(text)
	if s == "" {
		return decimal.Decimal{}, fault("money-empty")
	}
	if !moneyForm.MatchString(s) {
		return decimal.Decimal{}, moneyFault(s)
	}
	s = strings.ReplaceAll(s, ",", "")
	if digits := len(strings.Trim(strings.Replace(s, ".", "", 1), "+-")); digits > maxMoneyDigits {
		return decimal.Decimal{}, fault("money-large", "max", strconv.Itoa(maxMoneyDigits))
	}
	value, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.Decimal{}, fault("money-form")
	}
	return value, nil
}

// moneyFault tells why s is not an amount.
func moneyFault(s string) *Fault {
	if moneyShape.MatchString(s) {
		return fault("money-grouping")
	}
	if m := moneyUnit.FindStringSubmatch(strings.ToUpper(s)); m != nil && m[1]+m[3] != "" {
		unit := m[3]
		if unit == "" {
			unit = m[1]
		}
		return fault("money-unit", "unit", unit, "number", m[2])
	}
	return fault("money-form")
}
