package gb

import (
	"strings"

	"yibiao/forms/pattern"
)

var (
	patentForm = pattern.Of(`^(?:ZL)?((?:(?:19|20)[0-9]{2}[0-9][0-9]{7}|[0-9]{8})\.[0-9X])$`)
	// bareForm is a patent number whose dot was left out.
	bareForm        = pattern.Of(`^((?:ZL)?(?:(?:19|20)[0-9]{10}|[0-9]{8}))([0-9X])$`)
	publicationForm = pattern.Of(`^CN[0-9]{7,9}[A-Z][0-9]?$`)
	modelForm       = pattern.Of(`^[A-Za-z]+[A-Za-z0-9]*(?:[-/.][A-Za-z0-9]+)*`)
	countryForm     = pattern.Of(`^CN((?:[0-9]{12}|[0-9]{8})\.?[0-9X])$`)
)

// patentWeights serve the twelve digits since October 2003; the first eight serve the eight digits of before.
var patentWeights = [12]int{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5}

// patentKinds tells the kind of a patent from its type digit; 8 and 9 came through the PCT.
var patentKinds = map[byte]string{'1': "发明专利", '2': "实用新型", '3': "外观设计", '8': "发明专利", '9': "实用新型"}

// normalPatent closes the gaps of the printed form (ZL 2017 1 0601862.3), sets a missing dot, and takes off the country
// code of an application number.
func normalPatent(s string) string {
	s = compactUpper(s)
	if m := countryForm.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if m := bareForm.FindStringSubmatch(s); m != nil {
		s = m[1] + "." + m[2]
	}
	return s
}

// checkPatent checks a Chinese patent or application number, ZL optional, by its type digit and check character.
// Faults: patent-publication (a publication number was given), patent-form, patent-type (digit), patent-check (want, got).
func checkPatent(s string) (*Fault, []*Fault) {
	if publicationForm.MatchString(s) {
		return fault(FaultPatentPublication), nil
	}
	m := patentForm.FindStringSubmatch(s)
	if m == nil {
		return fault(FaultPatentForm), nil
	}
	digits, check, _ := strings.Cut(m[1], ".")
	if digit := typeDigit(digits); patentKinds[digit] == "" {
		return fault(FaultPatentType, "digit", string(digit)), nil
	}
	sum := 0
	for i := range len(digits) {
		sum += patentWeights[i] * int(digits[i]-'0')
	}
	if want := "0123456789X"[sum%11 : sum%11+1]; check != want {
		return fault(FaultPatentCheck, "want", want, "got", check), nil
	}
	return nil, nil
}

// typeDigit gives the digit that tells the kind of patent: the fifth of twelve, the third of eight.
func typeDigit(digits string) byte {
	if len(digits) == 12 {
		return digits[4]
	}
	return digits[2]
}

// IPKind is the 类型 that a number in a list of intellectual property tells by itself: that of a sound patent number, by its type digit,
// and of the registration of software. "" for any other: a trademark's is digits alone, as many numbers are.
func IPKind(text string) string {
	if result, _ := Validate("patent_no", text); result.Fault == nil && result.Normal != "" {
		digits, _, _ := strings.Cut(strings.TrimPrefix(result.Normal, "ZL"), ".")
		return patentKinds[typeDigit(digits)]
	}
	if softwareForm.MatchString(compactUpper(text)) {
		return "软件著作权"
	}
	return ""
}

// ModelAhead is the model with which the name of a product begins, such as ZS-1600 of ZS-1600数控旋压机: three characters or more,
// letters and figures among them; "" when it begins with none.
func ModelAhead(name string) string {
	model := modelForm.FindString(HalfWidth(strings.TrimSpace(name)))
	if len(model) < 3 || !strings.ContainsAny(model, "0123456789") {
		return ""
	}
	return model
}

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
// the kind that the type digit tells) when the digit disagrees with kind, and no-number (text) of what is the number of no kind. A kind
// without known form is only normalised; where kind is "", it is the one that the number tells.
func IPNumber(kind, text string) Result {
	if kind = compact(kind); kind == "" {
		kind = IPKind(text)
	}
	name, ok := ipValidators[kind]
	if !ok {
		result := Result{Normal: strings.TrimSpace(HalfWidth(text))}
		if result.Normal != "" && NoNumber(result.Normal) {
			result.Fault = fault(FaultNoNumber, "text", result.Normal)
		}
		return result
	}
	result, _ := Validate(name, text)
	if name != "patent_no" || result.Fault != nil || result.Normal == "" {
		return result
	}
	digits, _, _ := strings.Cut(strings.TrimPrefix(result.Normal, "ZL"), ".")
	if told := patentKinds[typeDigit(digits)]; told != kind {
		result.Fault = fault(FaultPatentKind, "kind", kind, "number", told)
	}
	return result
}
