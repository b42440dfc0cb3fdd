package sealed

import (
	"crypto/sha256"
	"strings"
)

// A recovery code: six groups of five signs made at random, 150 bits, and a seventh that checks them. The signs leave out those
// that are taken for others.
const (
	codeSigns  = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeGroup  = 5
	codeGroups = 6
)

// newCode makes a recovery code.
func newCode() string {
	body := make([]byte, 0, codeGroup*codeGroups)
	for _, b := range random(cap(body)) {
		body = append(body, codeSigns[b&31])
	}
	whole := string(body) + codeCheck(string(body))
	var groups []string
	for ; whole != ""; whole = whole[codeGroup:] {
		groups = append(groups, whole[:codeGroup])
	}
	return strings.Join(groups, "-")
}

func codeCheck(body string) string {
	sum := sha256.Sum256([]byte("yibiao recovery 1" + body))
	var check [codeGroup]byte
	for i := range check {
		check[i] = codeSigns[sum[i]&31]
	}
	return string(check[:])
}

// readCode takes a code as people type it; ok is false for one that does not hold together.
func readCode(text string) (body string, ok bool) {
	var b strings.Builder
	for _, r := range strings.ToUpper(text) {
		if r >= '！' && r <= '～' { // full width
			r -= '！' - '!'
		}
		switch {
		case r == 'O':
			r = '0'
		case r == 'I' || r == 'L':
			r = '1'
		case strings.ContainsRune("-—–－ \u3000\t\r\n", r):
			continue
		}
		if r > 127 || strings.IndexByte(codeSigns, byte(r)) < 0 {
			return "", false
		}
		b.WriteRune(r)
	}
	whole := strings.ToUpper(b.String())
	if len(whole) != codeGroup*(codeGroups+1) {
		return "", false
	}
	body = whole[:codeGroup*codeGroups]
	return body, codeCheck(body) == whole[codeGroup*codeGroups:]
}
