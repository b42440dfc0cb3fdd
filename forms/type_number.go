package forms

import (
	"reflect"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms/gb"
)

var decimalType = reflect.TypeFor[decimal.Decimal]()

var numberTypes = []*Type{
	{Name: "int", expr: decimalType, parse: parseNumber(0), value: decimalValue, display: displayNumber(0)},
	{Name: "number", expr: decimalType, parse: parseNumber(6), value: decimalValue, display: displayDecimal},
	{Name: "money", expr: decimalType, parse: parseMoney, value: decimalValue, display: displayMoney},
	{Name: "percent", expr: decimalType, parse: parseNumber(4), value: decimalValue, display: displayNumber(2)},
}

func decimalValue(canonical string) (any, bool) {
	d, err := decimal.NewFromString(canonical)
	return d, err == nil
}

// parseNumber reads a number with at most places decimals. A trailing % is accepted for percentages.
func parseNumber(places int32) func(typed) (string, *gb.Fault, []*gb.Fault) {
	return func(in typed) (string, *gb.Fault, []*gb.Fault) {
		text := strings.TrimSuffix(gb.HalfWidth(in.text), "%")
		d, err := gb.ParseMoney(text)
		if err != nil {
			return "", fault("number", "text", in.text), nil
		}
		return checkNumber(in.field, d, places)
	}
}

// parseMoney keeps yuan to the fen, and ten thousands of yuan to the fen as well (six decimals).
func parseMoney(in typed) (string, *gb.Fault, []*gb.Fault) {
	text := gb.HalfWidth(in.text)
	if in.field.Unit != "" {
		text = strings.TrimSuffix(text, in.field.Unit)
	}
	d, err := gb.ParseMoney(text)
	if err != nil {
		if strings.HasSuffix(text, "元") {
			return "", fault("money-unit", "text", in.text, "unit", in.field.Unit), nil
		}
		return "", fault("number", "text", in.text), nil
	}
	places := int32(2)
	if in.field.Unit == "万元" {
		places = 6
	}
	return checkNumber(in.field, d, places)
}

func checkNumber(f *Field, d decimal.Decimal, places int32) (string, *gb.Fault, []*gb.Fault) {
	if !d.Equal(d.Round(places)) {
		return "", fault("decimals", "max", int(places)), nil
	}
	if f.Min != nil && d.LessThan(decimal.NewFromInt(*f.Min)) {
		return "", fault("number-small", "min", *f.Min), nil
	}
	if f.Max != nil && d.GreaterThan(decimal.NewFromInt(*f.Max)) {
		return "", fault("number-large", "max", *f.Max), nil
	}
	return d.String(), nil, nil
}

func displayNumber(places int32) func(shown) string {
	return func(in shown) string {
		d, err := decimal.NewFromString(in.canonical)
		if err != nil {
			return in.canonical
		}
		if places > 0 {
			return d.StringFixed(places)
		}
		return d.String()
	}
}

// displayDecimal prints a number with the decimals that it has, at most four.
func displayDecimal(in shown) string {
	d, err := decimal.NewFromString(in.canonical)
	if err != nil {
		return in.canonical
	}
	return d.Round(4).String()
}

// displayMoney prints at least two decimals and never rounds; #upper gives the amount in capitals, in yuan.
func displayMoney(in shown) string {
	d, err := decimal.NewFromString(in.canonical)
	if err != nil {
		return in.canonical
	}
	if in.format != "upper" {
		return moneyText(d)
	}
	if in.field.Unit == "万元" {
		d = d.Shift(4)
	}
	upper, err := gb.CNYUpper(d)
	if err != nil {
		return in.canonical
	}
	return upper
}

func moneyText(d decimal.Decimal) string {
	if d.Equal(d.Round(2)) {
		return d.StringFixed(2)
	}
	return d.String()
}
