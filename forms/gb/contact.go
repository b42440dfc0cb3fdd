package gb

import (
	"strconv"
	"strings"
	"unicode"

	"yibiao/forms/pattern"
)

var (
	mobileForm = pattern.Of(`^1[3-9][0-9]{9}$`)
	phoneForm  = pattern.Of(`^(0[1-9][0-9]{1,2}-?)?[2-9][0-9]{6,7}(-[0-9]{1,5})?$`)
	// hotlineForm is a number that is the same in the whole country (400, 800).
	hotlineForm   = pattern.Of(`^[48]00-?[0-9]{3}-?[0-9]{4}$`)
	countryPrefix = pattern.Of(`^(\+|00)86-?(\S+)$`)
	areaBrackets  = pattern.Of(`^\((0[1-9][0-9]{1,2})\)-?`)
)

// normalPerson leaves one space where there are several: names of foreigners have them.
func normalPerson(s string) string {
	if compact(s) == "" {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}

// checkPerson checks the name of a person, who has no figures in it. Fault: person-figures (text, the figures from the first to the last).
func checkPerson(s string) (*Fault, []*Fault) {
	figures := strings.TrimFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	if figures == "" {
		return nil, nil
	}
	return fault(FaultPersonFigures, "text", figures), nil
}

// normalMobile removes what people put between the digits and the country prefix.
func normalMobile(s string) string {
	s = compact(s)
	bare := strings.ReplaceAll(s, "-", "")
	if prefix := countryPrefix.FindStringSubmatch(bare); prefix != nil && mobileForm.MatchString(prefix[2]) {
		return prefix[2]
	}
	if allDigits(bare) {
		return bare
	}
	return s
}

// checkMobile checks a mobile number. Faults: mobile-length (want, got), mobile-form.
func checkMobile(s string) (*Fault, []*Fault) {
	if mobileForm.MatchString(s) {
		return nil, nil
	}
	if f := lengthFault(FaultMobileLength, s, 11); f != nil && allDigits(s) {
		return f, nil
	}
	return fault(FaultMobileForm), nil
}

// normalPhone writes (0772)3800001转801 as 0772-3800001-801 and takes the country prefix off.
func normalPhone(s string) string {
	if mobile := normalMobile(s); mobileForm.MatchString(mobile) {
		return mobile
	}
	s = strings.ReplaceAll(compact(s), "转", "-")
	s = areaBrackets.ReplaceAllString(s, "$1-")
	prefix := countryPrefix.FindStringSubmatch(s)
	if prefix == nil {
		return s
	}
	national := areaBrackets.ReplaceAllString(prefix[2], "$1-")
	// Abroad the area code is written without its zero.
	for _, candidate := range []string{national, "0" + national} {
		if candidate[0] == '0' && phoneForm.MatchString(candidate) {
			return candidate
		}
	}
	return s
}

// checkPhone checks a telephone number: with or without area code and extension, a hotline, or a mobile number.
// Fault: phone-form.
func checkPhone(s string) (*Fault, []*Fault) {
	if phoneForm.MatchString(s) || hotlineForm.MatchString(s) || mobileForm.MatchString(s) {
		return nil, nil
	}
	return fault(FaultPhoneForm), nil
}

// checkPostcode checks a postal code. Faults: postcode-length (want, got), postcode-form, postcode-zero. Warning: postcode-region (prefix)
// when it does not begin with 53 or 54, the codes of Guangxi.
func checkPostcode(s string) (*Fault, []*Fault) {
	if !allDigits(s) {
		return fault(FaultPostcodeForm), nil
	}
	if len(s) != 6 {
		return fault(FaultPostcodeLength, "want", "6", "got", strconv.Itoa(len(s))), nil
	}
	if s == "000000" {
		return fault(FaultPostcodeZero), nil
	}
	if prefix := s[:2]; prefix != "53" && prefix != "54" {
		return nil, []*Fault{fault(FaultPostcodeRegion, "prefix", prefix)}
	}
	return nil, nil
}

var (
	emailForm = pattern.Of(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$`)
	urlForm   = pattern.Of(`^(?i:https?://)?` +
		`([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}]` +
		`(:[0-9]{1,5})?([/?#]\S*)?$`)
)

// checkEmail checks a mail address of the usual form, at most 254 characters (RFC 5321). Fault: email-form.
func checkEmail(s string) (*Fault, []*Fault) {
	if len(s) > 254 || !emailForm.MatchString(s) || strings.Contains(s, "..") ||
		strings.HasPrefix(s, ".") || strings.Contains(s, ".@") || strings.Contains(s, "@.") {
		return fault(FaultEmailForm), nil
	}
	return nil, nil
}

// checkURL checks a web address, with or without http:// or https://; Chinese host names are allowed. Fault: url-form.
func checkURL(s string) (*Fault, []*Fault) {
	if !urlForm.MatchString(s) {
		return fault(FaultURLForm), nil
	}
	return nil, nil
}
