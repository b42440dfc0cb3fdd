package gb

import (
	"regexp"
	"strings"
	"time"
)

// residentWeights are those of ISO 7064 MOD 11-2 for 17 digits (GB 11643-1999).
var residentWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

// checkResidentID checks a 公民身份号码 by GB 11643-1999. Faults: id-15 (the card of before 1999), id-length (want, got),
// id-form, id-date (no such day of birth), id-check (want, got).
func checkResidentID(s string) (*Fault, []*Fault) {
	if len(s) == 15 && allDigits(s) {
		return fault("id-15"), nil
	}
	if f := lengthFault("id-length", s, 18); f != nil {
		return f, nil
	}
	if len(s) != 18 || !allDigits(s[:17]) || s[0] == '0' || s[17] != 'X' && !allDigits(s[17:]) {
		return fault("id-form"), nil
	}
	century := s[6:8]
	if _, err := time.Parse("20060102", s[6:14]); err != nil || century != "18" && century != "19" && century != "20" {
		return fault("id-date"), nil
	}
	sum := 0
	for i, weight := range residentWeights {
		sum += weight * int(s[i]-'0')
	}
	if want := "10X98765432"[sum%11]; s[17] != want {
		return fault("id-check", "want", string(want), "got", s[17:]), nil
	}
	return nil, nil
}

// Masked hides what only a person who asks for it shall see of a text of a kind, one of Validators: identity numbers and bank
// accounts. ok is false for kinds that hide nothing.
func Masked(name, text string) (masked string, ok bool) {
	switch name {
	case "resident_id":
		return MaskID(text), true
	case "bank_account":
		return maskAccount(text), true
	}
	return text, false
}

// maskAccount shows the last four characters of a bank account. A text of eight characters or less is hidden whole.
func maskAccount(account string) string {
	runes := []rune(account)
	if len(runes) <= 8 {
		return strings.Repeat("*", len(runes))
	}
	return strings.Repeat("*", len(runes)-4) + string(runes[len(runes)-4:])
}

// longNumber is what looks like an identity number or a bank account among other words.
var longNumber = regexp.MustCompile(`[0-9]{16,19}[Xx]?`)

// MaskLikely masks what looks like an identity number or a bank account in a text of which nobody knows what its parts are. The
// codes of organisations, which have letters in them, stay.
func MaskLikely(text string) string {
	return longNumber.ReplaceAllStringFunc(text, func(number string) string {
		if fault, _ := checkResidentID(number); fault == nil {
			return MaskID(number)
		}
		return maskAccount(number)
	})
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
