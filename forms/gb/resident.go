package gb

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"yibiao/forms/pattern"
)

// residentWeights are those of ISO 7064 MOD 11-2 for 17 digits (GB 11643-1999).
var residentWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// checkResidentID checks a 公民身份号码 by GB 11643-1999. Faults: id-15 (the card of before 1999), id-length (want, got),
// id-form, id-date (no such day of birth), id-check (want, got).
func checkResidentID(s string) (*Fault, []*Fault) {
	if len(s) == 15 && allDigits(s) {
		return fault(FaultID15), nil
	}
	if f := lengthFault(FaultIDLength, s, 18); f != nil {
		return f, nil
	}
	if len(s) != 18 || !allDigits(s[:17]) || s[0] == '0' || s[17] != 'X' && !allDigits(s[17:]) {
		return fault(FaultIDForm), nil
	}
	century := s[6:8]
	if _, err := time.Parse("20060102", s[6:14]); err != nil || century != "18" && century != "19" && century != "20" {
		return fault(FaultIDDate), nil
	}
	sum := 0
	for i, weight := range residentWeights {
		sum += weight * int(s[i]-'0')
	}
	if want := "10X98765432"[sum%11]; s[17] != want {
		return fault(FaultIDCheck, "want", string(want), "got", s[17:]), nil
	}
	return nil, nil
}

// Masked hides what only a person who asks for it shall see of a text of a kind, one of Validators: identity numbers and bank
// accounts. secret is false for kinds that hide nothing, whatever the text is; a text without digits is the name of a document, or
// a word in the place of a number, and shown as it is.
func Masked(name, text string) (masked string, secret bool) {
	var mask func(string) string
	switch name {
	case "resident_id":
		mask = MaskID
	case "bank_account":
		mask = maskAccount
	default:
		return text, false
	}
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return text, true
	}
	return mask(text), true
}

// maskAccount shows the last four characters of a bank account. A text of eight characters or less is hidden whole.
func maskAccount(account string) string {
	runes := []rune(account)
	if len(runes) <= 8 {
		return strings.Repeat("*", len(runes))
	}
	return strings.Repeat("*", len(runes)-4) + string(runes[len(runes)-4:])
}

// MaskID shows the first six and the last two characters of an identity number and hides the others behind "*",
// wherever nobody has asked for it. A text of eight characters or less is hidden whole.
func MaskID(id string) string {
	runes := []rune(id)
	if len(runes) <= 8 {
		return strings.Repeat("*", len(runes))
	}
	return string(runes[:6]) + strings.Repeat("*", len(runes)-8) + string(runes[len(runes)-2:])
}

// digitRun is a number as people write it: digits with single spaces or dashes between them, perhaps with the X of an identity number.
var digitRun = pattern.Of(`[0-9０-９](?:[ \-－　]?[0-9０-９]){9,}[XxＸｘ]?`)

// MaskWithin hides, in a text of which nobody knows what it says, whatever looks like an identity number, a bank account or a
// telephone number: by the value alone.
func MaskWithin(text string) string {
	var out strings.Builder
	at := 0
	for _, run := range digitRun.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:run[0]])
		after, _ := utf8.DecodeRuneInString(text[run[1]:])
		out.WriteString(text[at:run[0]])
		if at = run[1]; partOfWord(before) || partOfWord(after) {
			out.WriteString(text[run[0]:run[1]]) // a credit code, the number of a patent, a figure with decimals
			continue
		}
		out.WriteString(maskRun(text[run[0]:run[1]]))
	}
	return out.String() + text[at:]
}

// partOfWord tells that a number beside the sign is a piece of something longer.
func partOfWord(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '/')
}

// maskLandline leaves the area code and the last two digits.
func maskLandline(plain string) string {
	area, rest, dashed := strings.Cut(plain, "-")
	if !dashed {
		n := 4
		if plain[1] == '1' || plain[1] == '2' {
			n = 3
		}
		area, rest = plain[:n], plain[n:]
	}
	rest = strings.ReplaceAll(rest, "-", "")
	return area + "-" + strings.Repeat("*", max(len(rest)-2, 0)) + rest[max(len(rest)-2, 0):]
}

func maskRun(text string) string {
	plain := compactUpper(text)
	digits := strings.ReplaceAll(plain, "-", "")
	identity, _ := checkResidentID(digits)
	company, _ := checkUSCC(digits)
	switch {
	case len(digits) == 18 && (identity == nil || identity.Code == FaultIDCheck && company != nil), isOldID(digits):
		return MaskID(digits)
	case plain[0] == '0' && phoneForm.MatchString(plain):
		return maskLandline(plain)
	case mobileForm.MatchString(digits):
		return digits[:3] + strings.Repeat("*", len(digits)-5) + digits[len(digits)-2:]
	case len(digits) < 12 || !allDigits(digits) || company == nil || ofYears(plain, text):
		return text
	}
	return maskAccount(digits)
}

// isOldID tells the identity numbers of before 1999: fifteen digits with the day of birth in them.
func isOldID(digits string) bool {
	if len(digits) != 15 || !allDigits(digits) {
		return false
	}
	_, err := time.Parse("20060102", "19"+digits[6:12])
	return err == nil && digits[0] != '0'
}

// ofYears tells numbers that begin with a year: of patents, of cases, days with an hour; and years or dates in a row.
func ofYears(plain, text string) bool {
	years := strings.HasPrefix(plain, "19") || strings.HasPrefix(plain, "20")
	return years && (len(plain) < 15 || strings.ContainsAny(text, " -－　"))
}

var (
	// hiding are signs that stand in the place of a character which somebody hid, or which a program could not read.
	hiding = pattern.Of(`[*＊×╳■□?？\x{2588}\x{FFFD}]`)
	// circles are signs of that kind that are also written for the figure 0.
	circles = pattern.Of(`[〇○◯]`)
	// circled is such a figure within a number: 二〇八, 七○五.
	circled = pattern.Of(`[一二三四五六七八九十百千第0-9][〇○◯]+|[〇○◯]+[一二三四五六七八九十]`)
)

// Obscured tells of a name or an address that a part of it is hidden or broken: 韦*某, 鱼峰区**路1号. person tells that it is a
// person's name, in which no number stands. 某 and X are no such signs: samples are written with them.
func Obscured(text string, person bool) bool {
	if !person {
		text = circled.ReplaceAllString(text, "")
	}
	return hiding.MatchString(text) || circles.MatchString(text)
}
