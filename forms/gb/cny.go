package gb

import (
	"strings"

	"github.com/shopspring/decimal"
)

// The rules are those for filling in bills and settlement vouchers (支付结算办法, annex).
const (
	cnyPrefix = "人民币"
	cnyDigits = "零壹贰叁肆伍陆柒捌玖"
)

// cnyMax is the first amount, as a power of ten, that has no words here: ten thousand times 亿 times 万.
const cnyMax = 16

var cnyUnits = [4]string{"仟", "佰", "拾", ""}

// CNYUpper writes an amount in 元 as 人民币大写. An amount without 分 ends in 整. The 零 that may be left out (before 仟 after a
// 万 place of zero, before 角 after a 元 place of zero) is left out.
// Errors, all *Fault: cny-negative, cny-decimals (more than two decimals), cny-large (10^16 元 or more).
func CNYUpper(yuan decimal.Decimal) (string, error) {
	cents, f := cnyCents(yuan)
	if f != nil {
		return "", f
	}
	return upperCents(cents), nil
}

// cnyCents turns an amount in 元 into 分. Sizes are compared before anything is computed: a decimal may carry an exponent
// whose digits would not fit into memory.
func cnyCents(yuan decimal.Decimal) (int64, *Fault) {
	if yuan.IsNegative() {
		return 0, fault(FaultCNYNegative)
	}
	if yuan.IsZero() {
		return 0, nil
	}
	if digits := int64(yuan.NumDigits()) + int64(yuan.Exponent()); digits > cnyMax {
		return 0, fault(FaultCNYLarge)
	} else if digits < -1 {
		return 0, fault(FaultCNYDecimals)
	}
	cents := yuan.Shift(2)
	if !cents.IsInteger() {
		return 0, fault(FaultCNYDecimals)
	}
	return cents.IntPart(), nil
}

// upperCents writes 0 ≤ cents < 10^18.
func upperCents(cents int64) string {
	yuan, jiao, fen := cents/100, cents/10%10, cents%10
	var b strings.Builder
	b.WriteString(cnyPrefix)
	if yuan > 0 {
		b.WriteString(upperInteger(yuan) + "元")
	}
	switch {
	case cents == 0:
		b.WriteString("零元整")
	case jiao == 0 && fen == 0:
		b.WriteString("整")
	case jiao == 0:
		if yuan > 0 {
			b.WriteString("零")
		}
		b.WriteString(upperDigit(fen) + "分")
	case fen == 0:
		b.WriteString(upperDigit(jiao) + "角整")
	default:
		b.WriteString(upperDigit(jiao) + "角" + upperDigit(fen) + "分")
	}
	return b.String()
}

// upperInteger writes 0 < n < 10^16.
func upperInteger(n int64) string {
	const yi = 100_000_000
	high, low := n/yi, n%yi
	if high == 0 {
		return upperWan(low)
	}
	words := upperWan(high) + "亿"
	if low > 0 && low < yi/10 {
		words += "零"
	}
	return words + upperWan(low)
}

// upperWan writes n < 10^8; "" for zero.
func upperWan(n int64) string {
	high, low := n/10000, n%10000
	if high == 0 {
		return upperFour(low)
	}
	words := upperFour(high) + "万"
	if low > 0 && low < 1000 {
		words += "零"
	}
	return words + upperFour(low)
}

// upperFour writes n < 10^4 with one 零 for each run of inner zeros; "" for zero.
func upperFour(n int64) string {
	words, gap := "", false
	for i, place := range [4]int64{1000, 100, 10, 1} {
		digit := n / place % 10
		if digit == 0 {
			gap = words != ""
			continue
		}
		if gap {
			words += "零"
			gap = false
		}
		words += upperDigit(digit) + cnyUnits[i]
	}
	return words
}

func upperDigit(d int64) string {
	const width = len("零")
	return cnyDigits[int(d)*width : int(d+1)*width]
}
