package forms

import (
	"errors"
	"reflect"
	"time"

	"yibiao/forms/gb"
)

var TimeType = reflect.TypeFor[time.Time]()

// AnyType is asked of an expression that may come to anything, since it is only compared.
var AnyType = reflect.TypeFor[any]()

// How months and years are kept.
const (
	monthLayout = "2006-01"
	yearLayout  = "2006"
)

var dateTypes = []*Type{
	{Name: TypeDate, Traits: TraitDay, Expr: TimeType, parse: parseDate(gb.ParseDate, time.DateOnly), Value: dateValue(time.DateOnly), display: displayDate(time.DateOnly, gb.FormatDateCN), layout: time.DateOnly},
	{Name: TypeYearMonth, Traits: TraitDay, Expr: TimeType, parse: parseDate(gb.ParseYearMonth, monthLayout), Value: dateValue(monthLayout), display: displayDate(monthLayout, gb.FormatYearMonthCN), layout: monthLayout},
	{Name: TypeYear, Traits: TraitDay, Expr: DecimalType, parse: parseDate(gb.ParseYear, yearLayout), Value: decimalValue, layout: yearLayout},
}

func parseDate(read func(string) (time.Time, error), layout string) func(typed) (string, *gb.Fault, []*gb.Fault) {
	return func(in typed) (string, *gb.Fault, []*gb.Fault) {
		t, err := read(in.text)
		var why *gb.Fault
		switch {
		case errors.As(err, &why) && (why.Code == gb.FaultDateNone || why.Code == gb.FaultDateYear): // written as it should be
			return "", why, nil
		case err != nil:
			return "", Fault(FaultDate, "text", in.text, "layout", layout), nil
		}
		if layout == time.DateOnly && !t.After(zeroDay) {
			return t.Format(layout), nil, []*gb.Fault{Fault(FaultDateZero, "text", t.Format(layout))}
		}
		return t.Format(layout), nil, nil
	}
}

// zeroDay is the last of the days that spreadsheets make of an empty cell, or of a 0 or 1.
var zeroDay = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)

func dateValue(layout string) func(string) (any, bool) {
	return func(canonical string) (any, bool) {
		t, err := time.Parse(layout, canonical)
		return t, err == nil
	}
}

func displayDate(layout string, format func(time.Time) string) func(shown) string {
	return func(in shown) string {
		t, err := time.Parse(layout, in.canonical)
		if err != nil {
			return in.canonical
		}
		return format(t)
	}
}
