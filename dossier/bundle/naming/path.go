package naming

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// maxPath bounds a path inside the bag in UTF-16 units, so that "D:\folder\name\" and it stay below the 260 of Windows.
	maxPath = 200
	// maxSegment is what ext4 and most others take for one name, in bytes.
	maxSegment = 255
)

// EncodePath writes a path as RFC 8493 2.1.3 wants it in a manifest: CR, LF and % percent-encoded, nothing else.
func EncodePath(p string) string {
	return percent.Replace(p)
}

var percent = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

// DecodePath undoes encodePath, with hex digits in either case. clean is false when a % is not part of one of the
// three sequences; such a % stands for itself.
func DecodePath(p string) (path string, clean bool) {
	if !strings.Contains(p, "%") {
		return p, true
	}
	clean = true
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		if p[i] != '%' {
			b.WriteByte(p[i])
			continue
		}
		seq := strings.ToUpper(p[i:min(i+3, len(p))])
		switch seq {
		case "%25":
			b.WriteByte('%')
		case "%0D":
			b.WriteByte('\r')
		case "%0A":
			b.WriteByte('\n')
		default:
			clean = false
			b.WriteByte('%')
			continue
		}
		i += 2
	}
	return b.String(), clean
}

// UnsafePath says why a path read from a bag must not be used, "" when it may. The rules hold on every system alike:
// a bag that is safe here must be safe on the computer it goes to.
func UnsafePath(p string, limit int) Reason {
	switch {
	case p == "":
		return WhyEmptyPath
	case len(p) > limit:
		return WhyLongPath
	case strings.HasPrefix(p, "/"):
		return WhyAbsolute
	case strings.HasPrefix(p, "~"):
		return WhyHome
	case strings.Contains(p, `\`):
		return WhyBackslash
	case len(p) > 1 && p[1] == ':' && isLetter(p[0]):
		return WhyDrive
	case strings.ContainsRune(p, 0):
		return WhyZero
	}
	for seg := range strings.SplitSeq(p, "/") {
		if seg == "" || seg == "." || seg == ".." {
			return WhyDots
		}
	}
	return ""
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// RefusedPath says why Write will not make a file of that name, "" when it will: everything that unsafePath refuses, and
// what Windows cannot store.
func RefusedPath(p string) string {
	if !utf8.ValidString(p) {
		return "not UTF-8"
	}
	if why := UnsafePath(p, 4*maxPath); why != "" {
		return string(why)
	}
	if len(utf16.Encode([]rune(p))) > maxPath {
		return string(WhyLongPath)
	}
	for seg := range strings.SplitSeq(p, "/") {
		switch {
		case len(seg) > maxSegment:
			return "name too long"
		case strings.ContainsAny(seg, forbidden), strings.ContainsFunc(seg, unicode.IsControl):
			return "character that Windows forbids"
		case strings.HasSuffix(seg, "."), strings.TrimSpace(seg) != seg:
			return "trailing dot, or space at an end"
		case reservedName(seg):
			return "reserved by Windows"
		}
	}
	return ""
}

// FoldKey is equal for names that a file system might take for one: same after NFC, letter case set aside.
func FoldKey(p string) string {
	return strings.ToLower(strings.ToUpper(norm.NFC.String(p)))
}
