package forms

import (
	"slices"
	"strings"

	"yibiao/forms/gb"
	"yibiao/forms/pattern"
	"yibiao/forms/simplified"
)

var codeTypes = []*Type{
	{Name: TypeCode, Expr: StringType, parse: parseCode, Value: stringValue},
	{Name: TypeMobile, Expr: StringType, parse: parseAs("mobile_cn"), Value: stringValue},
	{Name: TypePhone, Expr: StringType, parse: parseAs("phone_cn"), Value: stringValue},
	{Name: TypeEmail, Expr: StringType, parse: parseAs("email"), Value: stringValue},
	{Name: TypeURL, Expr: StringType, parse: parseAs("url"), Value: stringValue},
	{Name: TypeIPNumber, Expr: StringType, parse: parseIPNumber, Value: stringValue},
	{Name: TypeRegion, Traits: TraitListed, Expr: StringType, parse: parseRegion, Value: stringValue, display: displayRegion, search: (*gb.Codes).SearchRegion},
	{Name: TypeIndustry, Traits: TraitListed, Expr: StringType, parse: parseIndustry, Value: stringValue, display: displayIndustry, search: (*gb.Codes).SearchIndustry},
}

func parseCode(in typed) (string, *gb.Fault, []*gb.Fault) {
	return numbered(in, in.text)
}

// numbered checks a text by the field's own validator. Where no number need be given, 无 is an answer.
func numbered(in typed, text string) (string, *gb.Fault, []*gb.Fault) {
	normal, fault, warnings := validated(in.field.Validator.S, text)
	if fault != nil && fault.Code == gb.FaultNoNumber && !in.field.mayNeed() && gb.SaysNone(text) {
		return normal, nil, nil
	}
	return normal, fault, warnings
}

// mayNeed tells whether there are cases in which the field must be answered.
func (f *Field) mayNeed() bool { return f.Required.Given() && f.Required.S != "false" }

func parseAs(validator string) func(typed) (string, *gb.Fault, []*gb.Fault) {
	return func(in typed) (string, *gb.Fault, []*gb.Fault) { return validated(validator, in.text) }
}

func validated(validator, text string) (string, *gb.Fault, []*gb.Fault) {
	result, known := gb.Validate(validator, text)
	if !known {
		return text, nil, nil
	}
	return result.Normal, result.Fault, result.Warnings
}

// parseIPNumber checks the number by the 类型 in the same row's column "kind".
func parseIPNumber(in typed) (string, *gb.Fault, []*gb.Fault) {
	result := gb.IPNumber(in.sibling("kind"), in.text)
	return result.Normal, result.Fault, result.Warnings
}

var (
	divisionCode = pattern.Of(`^[0-9]{6}$`)
	divisionEnd  = pattern.Of(`[市县区]$`) // of what may be a division that is not known, or not yet written out
)

// parseRegion takes a GB/T 2260 code or a name that fits exactly one region. Cities and counties of other provinces are not
// listed: they are known by their code alone. An address is none: its street would be lost.
func parseRegion(in typed) (string, *gb.Fault, []*gb.Fault) {
	text := simplified.Text(gb.HalfWidth(in.text))
	if _, ok := in.vocab.Codes.Region(text); ok {
		return text, nil, nil
	}
	if divisionCode.MatchString(text) {
		return "", Fault(FaultRegionCode, "text", in.text), nil
	}
	code, fault, warnings := onlyCode(in.text, FaultRegion, in.vocab.Codes.SearchRegion(in.text))
	if ahead, rest, ok := in.vocab.Codes.RegionAhead(text); fault != nil && ok && rest == "" {
		return ahead.Code, nil, nil
	} else if fault != nil && ok && !divisionEnd.MatchString(rest) {
		return "", Fault(FaultRegionMore, "text", in.text, "region", ahead.Full, "rest", rest), nil
	}
	return code, fault, warnings
}

// parseIndustry takes a GB/T 4754 code, of which no digit is lost and its letter may be left out, a name that fits exactly one industry, or both as they are printed: 名称（代码）,
// and of a group or class, whose name is not known, 代码（大类：代码 名称）.
func parseIndustry(in typed) (string, *gb.Fault, []*gb.Fault) {
	text := simplified.Text(gb.HalfWidth(in.text))
	if code, ok := in.vocab.Codes.NormalIndustry(text); ok {
		return code, nil, nil
	}
	if at := strings.Index(text, "("); at > 0 {
		if code, ok := in.vocab.Codes.NormalIndustry(text[:at]); ok && gb.HalfWidth(displayIndustry(shown{vocab: in.vocab, canonical: code})) == text {
			return code, nil, nil
		}
	}
	if at := strings.LastIndex(text, "("); at > 0 {
		code := strings.TrimSuffix(text[at+1:], ")")
		if name, ok := in.vocab.Codes.Industry(code); ok && gb.HalfWidth(name) == trimSpace(text[:at]) {
			return code, nil, nil
		}
	}
	return onlyCode(in.text, FaultIndustry, in.vocab.Codes.SearchIndustry(in.text))
}

func onlyCode(text string, list gb.FaultCode, found []gb.Code) (string, *gb.Fault, []*gb.Fault) {
	plain := simplified.Text(text)
	for _, c := range found {
		if c.Name == plain || c.Code+" "+c.Name == plain {
			return c.Code, nil, nil
		}
	}
	if len(found) == 1 {
		return found[0].Code, nil, nil
	}
	return "", Fault(list, "text", text, "found", len(found)), nil
}

// FormatToCity is the format that prints a division as far as its city: 广西壮族自治区柳州市.
const FormatToCity = "to-city"

func displayRegion(in shown) string {
	name, ok := in.vocab.Codes.Region(in.canonical)
	if !ok || in.format == "code" {
		return in.canonical
	}
	if level := slices.Index([]string{"province", "city", "county"}, in.format); level >= 0 {
		return in.vocab.Codes.RegionPart(in.canonical, level)
	}
	if province, city := in.vocab.Codes.RegionPart(in.canonical, 0), in.vocab.Codes.RegionPart(in.canonical, 1); in.format == FormatToCity && city != "" && city != province {
		return province + city
	}
	return name
}

// displayIndustry shows an industry: its name and code, of a group or class, whose name is not known, the code and the words that the
// name is the division's; in "digits" the code without the letter of the section, in "section" and "division" the name of that level.
func displayIndustry(in shown) string {
	name, ok := in.vocab.Codes.Industry(in.canonical)
	switch {
	case !ok, in.format == "code":
		return in.canonical
	case in.format == "digits":
		return in.canonical[1:]
	case in.format == "division":
		return name
	case in.format == "section":
		return in.vocab.Codes.Section(in.canonical)
	}
	if division := len("C34"); len(in.canonical) > division {
		return in.canonical + "（大类：" + in.canonical[:division] + " " + name + "）" // the division's name is not that of the class
	}
	return name + "（" + in.canonical + "）"
}
