package gb

import (
	"regexp"
	"strings"
)

var (
	emailForm = regexp.MustCompile(`^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$`)
	urlForm   = regexp.MustCompile(`^(?i:https?://)?` +
		`([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}]` +
		`(:[0-9]{1,5})?([/?#]\S*)?$`)
)

// checkEmail checks a mail address of the usual form, at most 254 characters (RFC 5321). Fault: email-form.
func checkEmail(s string) (*Fault, []*Fault) {
	if len(s) > 254 || !emailForm.MatchString(s) || strings.Contains(s, "..") ||
		strings.HasPrefix(s, ".") || strings.Contains(s, ".@") || strings.Contains(s, "@.") {
		return fault("email-form"), nil
	}
	return nil, nil
}

// checkURL checks a web address, with or without http:// or https://; Chinese host names are allowed. Fault: url-form.
func checkURL(s string) (*Fault, []*Fault) {
	if !urlForm.MatchString(s) {
		return fault("url-form"), nil
	}
	return nil, nil
}
