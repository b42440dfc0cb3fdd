package forms

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms/gb"
)

var DecimalType = reflect.TypeFor[decimal.Decimal]()

var numberTypes = []*Type{
	{Name: TypeInt, Traits: TraitAmount, Expr: DecimalType, parse: parseNumber(0), Value: decimalValue, display: displayDecimal},
	{Name: TypeNumber, Traits: TraitAmount, Expr: DecimalType, parse: parseNumber(6), Value: decimalValue, display: displayDecimal},
	{Name: TypeMoney, Traits: TraitAmount, Expr: DecimalType, parse: parseMoney, Value: decimalValue, display: displayMoney},
	{Name: TypePercent, Traits: TraitAmount, Expr: DecimalType, parse: parsePercent, Value: decimalValue, display: displayPercent},
}

func decimalValue(canonical string) (any, bool) {
	d, ok := gb.Number(canonical)
	return d, ok
}

// parseNumber reads a number with at most places decimals. A trailing % is accepted for percentages, and the field's own unit.
func parseNumber(places int32) func(typed) (string, *gb.Fault, []*gb.Fault) {
	return func(in typed) (string, *gb.Fault, []*gb.Fault) {
		text := gb.HalfWidth(in.text)
		if in.field.Is(TypePercent) {
			text = strings.TrimSuffix(text, "%")
		}
		text = strings.TrimSuffix(text, in.field.Unit)
		if in.field.Unit == "人" {
			text = strings.TrimSuffix(text, "名")
		}
		d, err := gb.ParseMoney(text)
		if err != nil {
			return "", noNumber(in.text, err), nil
		}
		return checkNumber(in, d, places)
	}
}

// parsePercent reads a number of hundredths. A bare one below 1 is questioned: it may be a share written as a fraction, as
// spreadsheets hold them, unless no such share is usual for the field (an interest rate of 50 % is none).
func parsePercent(in typed) (string, *gb.Fault, []*gb.Fault) {
	text, wrong, warnings := parseNumber(4)(in)
	d, ok := gb.Number(text)
	usual := in.field.usual()
	if wrong == nil && ok && d.IsPositive() && d.LessThan(decimal.NewFromInt(1)) && !d.Shift(2).GreaterThan(decimal.NewFromInt(usual)) {
		warnings = append(warnings, Fault(FaultPercentFraction, "text", text, "meant", d.Shift(2).String()))
	}
	return text, wrong, warnings
}

// noNumber tells that a text is no number, or one with too many digits.
func noNumber(text string, err error) *gb.Fault {
	var f *gb.Fault
	if errors.As(err, &f) && (f.Code == gb.FaultMoneyLarge || f.Code == gb.FaultMoneyApart) {
		return f
	}
	return Fault(FaultNumber, "text", text)
}

// Amounts that are not questioned when they are typed as a bare number, by the unit: what stands above is usually yuan
// typed into a field of ten thousands, or has figures too many.
const (
	usualWan  = 100_000
	usualYuan = usualWan * 10_000
)

// parseMoney keeps yuan to the fen, and ten thousands of yuan to the fen as well (six decimals). An amount with its unit is
// converted; a bare number that is far above the usual is questioned.
func parseMoney(in typed) (string, *gb.Fault, []*gb.Fault) {
	unit := in.field.Unit
	d, converted, err := gb.ParseMoneyIn(in.text, unit)
	if err != nil {
		var f *gb.Fault
		if errors.As(err, &f) && f.Code == gb.FaultMoneyUnit {
			return "", Fault(gb.FaultMoneyUnit, "text", in.text, "unit", unit), nil
		}
		return "", noNumber(in.text, err), nil
	}
	shift, _ := gb.MoneyShift(unit)
	text, wrong, warnings := checkNumber(in, d, 2+shift)
	switch {
	case wrong != nil:
	case converted:
		warnings = append(warnings, Fault(FaultMoneyConverted, "text", in.text, "value", text, "unit", unit))
	case !d.GreaterThan(decimal.NewFromInt(in.field.usual())):
	case unit == "元":
		warnings = append(warnings, Fault(FaultYuanUsual, "text", text, "meant", d.Shift(-4).String()))
	default:
		warnings = append(warnings, Fault(FaultMoneyUsual, "text", text, "meant", d.Shift(-4).String()))
	}
	return text, wrong, warnings
}

// Doubtful tells whether an amount is so far above the usual that it may be yuan typed into a field of ten thousands, or has figures too
// many.
func (f *Field) Doubtful(text string) bool {
	if !f.Is(TypeMoney) {
		return false
	}
	d, err := decimal.NewFromString(text)
	return err == nil && d.GreaterThan(decimal.NewFromInt(f.usual()))
}

// usual is the largest amount that is not questioned.
func (f *Field) usual() int64 {
	switch {
	case f.Usual > 0:
		return f.Usual
	case f.Unit == "万元":
		return usualWan
	case f.Unit == "元":
		return usualYuan
	}
	return math.MaxInt64
}

// largestNumber is beyond every amount in yuan and every count that a form asks for.
const largestNumber = 1_000_000_000_000_000

// WithUnit is a number with its unit, as sentences have it: a space between them, none before a sign such as %. A unit of "" adds
// nothing.
func WithUnit(number, unit string) string {
	switch {
	case unit == "" || number == "" || strings.HasSuffix(number, unit):
		return number
	case strings.HasPrefix(unit, "%") || strings.HasPrefix(unit, "‰"):
		return number + unit
	}
	return number + " " + unit
}

// checkNumber holds a number against what its field takes. A minus before a zero is questioned: figures may be missing behind it.
func checkNumber(in typed, d decimal.Decimal, places int32) (string, *gb.Fault, []*gb.Fault) {
	f := in.field
	if !d.Equal(d.Round(places)) {
		return "", Fault(FaultDecimals, "max", int(places)), nil
	}
	if f.Min != nil && d.LessThan(decimal.NewFromInt(*f.Min)) {
		return "", Fault(FaultNumberSmall, "min", WithUnit(fmt.Sprint(*f.Min), f.Unit)), nil
	}
	most := int64(largestNumber)
	if f.Max != nil {
		most = *f.Max
	}
	if d.GreaterThan(decimal.NewFromInt(most)) {
		return "", Fault(FaultNumberLarge, "max", WithUnit(fmt.Sprint(most), f.Unit)), nil
	}
	if d.IsZero() && strings.Contains(gb.HalfWidth(in.text), "-") {
		return d.String(), nil, []*gb.Fault{Fault(FaultMinusZero, "text", in.text)}
	}
	return d.String(), nil, nil
}

// TypedDecimals is how many decimals a share may have that somebody types; one with more comes of a division.
const TypedDecimals = 4

// ExactFormat is the look of a number in a sentence that compares it: what two decimals would hide is shown.
const ExactFormat = "exact"

// displayPercent prints at least two decimals. What was typed is not rounded; what comes of a division has two decimals, as forms want
// it, unless it would be rounded up to a whole number: a share that misses its limit must not be shown as the limit. What differs from
// its two decimals by less than the fourth shows is told by the verdict, and by sentences alone.
func displayPercent(in shown) string {
	d, ok := gb.Number(in.canonical)
	if !ok {
		return in.canonical
	}
	rounded := d.Round(2)
	near := !rounded.Equal(d) && d.Round(TypedDecimals).Equal(rounded)
	above := near && rounded.LessThan(d)
	if d.Exponent() >= -TypedDecimals || near && in.format == ExactFormat || rounded.IsInteger() && !rounded.Equal(d) && !above {
		return wholeText(d)
	}
	return rounded.StringFixed(2)
}

// displayDecimal prints a number with the decimals that it has, none rounded away.
func displayDecimal(in shown) string {
	d, ok := gb.Number(in.canonical)
	if !ok {
		return in.canonical
	}
	return d.String()
}

// displayMoney prints at least two decimals and never rounds; #upper gives the amount in capitals, in yuan.
func displayMoney(in shown) string {
	d, ok := gb.Number(in.canonical)
	if !ok {
		return in.canonical
	}
	if in.format != "upper" {
		return wholeText(d)
	}
	yuan, _ := gb.MoneyIn(d, in.field.Unit, "元")
	upper, err := gb.CNYUpper(yuan)
	if err != nil {
		return in.canonical
	}
	return upper
}

func wholeText(d decimal.Decimal) string {
	if d.Equal(d.Round(2)) {
		return d.StringFixed(2)
	}
	return d.String()
}
