package forms

import (
	"reflect"
	"slices"
	"strings"

	"yibiao/forms/gb"
	"yibiao/forms/simplified"
)

var (
	BoolType = reflect.TypeFor[bool]()
	ListType = reflect.TypeFor[[]string]()
)

var choiceTypes = []*Type{
	{Name: TypeChoice, Traits: TraitChosen | TraitOffered, Expr: StringType, parse: parseChoice, Value: stringValue},
	{Name: TypeBool, Traits: TraitChosen, Expr: BoolType, parse: parseBool, Value: boolValue, display: displayBool},
	{Name: TypeMulti, Traits: TraitChosen | TraitOffered | TraitEntries | TraitLines, Expr: ListType, parse: parseList, Value: listValue, display: displayList},
	{Name: TypeList, Traits: TraitEntries | TraitLines, Expr: ListType, parse: parseList, Value: listValue, display: displayList},
}

func parseChoice(in typed) (string, *gb.Fault, []*gb.Fault) {
	if option, ok := optionOf(in.field, in.text); ok || in.field.Open {
		return option, nil, nil
	}
	return "", Fault(FaultOption, "text", in.text, "options", strings.Join(in.field.Options, "、")), nil
}

// optionOf is the option that a text means, which may be in traditional characters; the text itself and false for none.
func optionOf(f *Field, text string) (string, bool) {
	if slices.Contains(f.Options, text) {
		return text, true
	}
	if plain := simplified.Text(text); slices.Contains(f.Options, plain) {
		return plain, true
	}
	return text, false
}

func parseBool(in typed) (string, *gb.Fault, []*gb.Fault) {
	switch strings.ToLower(in.text) {
	case "true", "是", "有", "yes", "1", "√":
		return "true", nil, nil
	case "false", "否", "无", "no", "0":
		return "false", nil, nil
	}
	return "", Fault(FaultBool, "text", in.text), nil
}

func boolValue(canonical string) (any, bool) {
	return canonical == "true", canonical == "true" || canonical == "false"
}

func displayBool(in shown) string {
	switch in.canonical {
	case "true":
		return "是"
	case "false":
		return "否"
	}
	return in.canonical
}

// parseList takes one entry a line; entries may also be divided by 、 ； or ;, as they are shown, where no option holds such a mark.
func parseList(in typed) (string, *gb.Fault, []*gb.Fault) {
	text := in.text
	if !slices.ContainsFunc(in.field.Options, func(o string) bool { return strings.ContainsAny(o, "、；;") }) {
		text = strings.NewReplacer("；", "\n", ";", "\n", "、", "\n").Replace(text)
	}
	var entries []string
	for _, line := range strings.Split(text, "\n") {
		line, known := optionOf(in.field, trimSpace(line))
		if line == "" || slices.Contains(entries, line) {
			continue
		}
		if in.field.Is(TypeMulti) && !in.field.Open && !known {
			return "", Fault(FaultOption, "text", line, "options", strings.Join(in.field.Options, "、")), nil
		}
		entries = append(entries, line)
		if in.field.Is(TypeList) && in.field.obscured(line) {
			return "", Fault(FaultObscured, "text", line), nil
		}
	}
	var warnings []*gb.Fault
	if n := int64(len(entries)); in.field.Max != nil && n > *in.field.Max {
		warnings = append(warnings, Fault(FaultListLong, "have", n, "max", *in.field.Max))
	}
	return strings.Join(entries, "\n"), nil, warnings
}

func listValue(canonical string) (any, bool) { return strings.Split(canonical, "\n"), true }

func displayList(in shown) string { return strings.ReplaceAll(in.canonical, "\n", "、") }
