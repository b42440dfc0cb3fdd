package forms

import (
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/forms/gb"
)

// MaxAnswer is the longest answer that is kept, in characters: half as much again as the longest that a form asks for. What
// is longer comes from a paste or an import that went wrong, and no input could show it.
const MaxAnswer = 12000

var StringType = reflect.TypeFor[string]()

var textTypes = []*Type{
	{Name: TypeText, Expr: StringType, parse: parseText, Value: stringValue},
	{Name: TypeLongText, Expr: StringType, parse: parseText, Value: stringValue},
	{Name: TypeUpper, Expr: StringType, parse: parseText, Value: stringValue},
}

func stringValue(canonical string) (any, bool) { return canonical, true }

func parseText(in typed) (string, *gb.Fault, []*gb.Fault) {
	text := in.text
	if in.field.Is(TypeText) {
		text = strings.Join(strings.Fields(text), " ")
	}
	n := int64(utf8.RuneCountInString(text))
	if in.field.Min != nil && n < *in.field.Min {
		return text, nil, []*gb.Fault{Fault("text-short", "have", n, "min", *in.field.Min)}
	}
	if in.field.Max != nil && n > *in.field.Max {
		return text, nil, []*gb.Fault{Fault("text-long", "have", n, "max", *in.field.Max)}
	}
	return text, nil, nil
}

// Fault builds a fault from name/value pairs; values are strings or whole numbers.
func Fault(code string, pairs ...any) *gb.Fault {
	args := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, _ := pairs[i].(string)
		switch v := pairs[i+1].(type) {
		case string:
			args[name] = v
		case int64:
			args[name] = strconv.FormatInt(v, 10)
		case int:
			args[name] = strconv.Itoa(v)
		}
	}
	return &gb.Fault{Code: code, Args: args}
}

func trimSpace(s string) string {
	return strings.Trim(strings.ReplaceAll(s, "\r\n", "\n"), " \t\r\n\u3000\u00a0")
}
