package gb

import "strings"

// ipValidators tells which validator checks the number of a kind of intellectual property.
// Layout designs, plant varieties and 其他 have no known form.
var ipValidators = map[string]string{
	"发明专利":  "patent_no",
	"实用新型":  "patent_no",
	"外观设计":  "patent_no",
	"软件著作权": "software_copyright",
	"商标":    "trademark_no",
}

// IPNumber checks a number in a list of intellectual property by its 类型: 发明专利, 实用新型, 外观设计, 软件著作权,
// 集成电路布图设计, 植物新品种权, 商标 or 其他. Besides the faults of the validators it gives patent-kind (kind, number:
// the kind that the type digit tells) when the digit disagrees with kind. A kind without known form is only normalised.
func IPNumber(kind, text string) Result {
	kind = compact(kind)
	name, ok := ipValidators[kind]
	if !ok {
		return Result{Normal: strings.TrimSpace(HalfWidth(text))}
	}
	result, _ := Validate(name, text)
	if name != "patent_no" || result.Fault != nil || result.Normal == "" {
		return result
	}
	digits, _, _ := strings.Cut(strings.TrimPrefix(result.Normal, "ZL"), ".")
	if told := patentKinds[typeDigit(digits)]; told != kind {
		result.Fault = fault("patent-kind", "kind", kind, "number", told)
	}
	return result
}
