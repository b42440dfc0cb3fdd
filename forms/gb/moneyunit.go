package gb

import (
	"strings"

	"github.com/shopspring/decimal"
)

// moneySteps are what the characters of a unit multiply by, in 元.
var moneySteps = map[rune]int32{'十': 1, '百': 2, '千': 3, '万': 4, '亿': 8}

// ParseMoneyIn reads an amount that may name its unit and gives it in the unit of its field, 元 or 万元: 380万, 380 万元,
// 3,800,000元, ￥3800000, 1.2亿 and amounts in words. A bare number is in the field's unit. converted tells that the amount was
// written in another unit, so that the field shows another number than was typed.
// Errors, all *Fault: those of ParseMoney; money-unit when a ￥ may mean either unit.
func ParseMoneyIn(text, unit string) (value decimal.Decimal, converted bool, err error) {
	if len(text) > maxText {
		return decimal.Decimal{}, false, fault("money-form")
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
	value, err = ParseMoney(m[2])
	if err != nil {
		return decimal.Decimal{}, false, err
	}
	if m[3] == "" && own != 0 && value.Abs().LessThan(decimal.New(1, own)) {
		return decimal.Decimal{}, false, fault("money-unit", "unit", m[1], "number", m[2])
	}
	step := int32(0)
	for _, r := range m[3] {
		step += moneySteps[r]
	}
	return value.Shift(step - own), step != own, nil
}
