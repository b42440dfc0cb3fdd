package ooxml

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// InName tells the bytes of qualified names. All beyond ASCII are taken.
var InName = func() (in [256]bool) {
	for c := range in {
		in[c] = c == ':' || c == '_' || c == '-' || c == '.' || c >= utf8.RuneSelf ||
			'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	return in
}()

// nameLen returns the length of the qualified name at the start of b, 0 when
// there is none or it has more than one colon.
func nameLen(b []byte) int {
	if len(b) == 0 || b[0] == '-' || b[0] == '.' || b[0] == ':' || '0' <= b[0] && b[0] <= '9' {
		return 0
	}
	n, colon := 0, -1
	for n < len(b) && InName[b[n]] {
		if b[n] == ':' {
			if colon >= 0 {
				return 0
			}
			colon = n
		}
		n++
	}
	if colon >= 0 && colon == n-1 {
		return 0
	}
	return n
}

// NextAttr reads the attribute at src[at:] within a start tag into a; next is the
// offset behind it. At the end of the tag, a.all becomes empty and next the offset of
// its "/>" or ">". bad says what is wrong at next, "" when nothing is.
func NextAttr(a *Attr, src []byte, at int) (next int, bad string) {
	a.All = Span{}
	i := at
	for i < len(src) && isSpace(src[i]) {
		i++
	}
	if i >= len(src) {
		return len(src), "unclosed tag"
	}
	if src[i] == '>' || src[i] == '/' && i+1 < len(src) && src[i+1] == '>' {
		return i, ""
	}
	n := nameLen(src[i:])
	if n == 0 || i == at {
		return i, "bad attribute"
	}
	a.Name = Span{i, i + n}
	i += n
	for i < len(src) && isSpace(src[i]) {
		i++
	}
	if i >= len(src) || src[i] != '=' {
		return i, "attribute without a value"
	}
	i++
	for i < len(src) && isSpace(src[i]) {
		i++
	}
	if i >= len(src) || src[i] != '"' && src[i] != '\'' {
		return i, "attribute value without quotes"
	}
	quote, lo := src[i], i+1
	for i = lo; i < len(src) && src[i] != quote; i++ {
		if src[i] == '<' {
			return lo - 1, "< in an attribute value"
		}
	}
	if i >= len(src) {
		return lo - 1, "unclosed attribute value"
	}
	a.Val, a.All = Span{lo, i}, Span{at, i + 1}
	return i + 1, ""
}

// duplicateAttr returns the index of the first attribute whose name came before, or -1.
func duplicateAttr(src []byte, attrs []Attr) int {
	if len(attrs) <= 16 {
		for i := range attrs {
			for j := range i {
				if bytes.Equal(attrs[i].Name.Of(src), attrs[j].Name.Of(src)) {
					return i
				}
			}
		}
		return -1
	}
	seen := make(map[string]bool, len(attrs))
	for i := range attrs {
		name := string(attrs[i].Name.Of(src))
		if seen[name] {
			return i
		}
		seen[name] = true
	}
	return -1
}

// DecodeRef reads the reference at the start of b; n is its length, 0 when it is
// neither predefined nor a legal character.
func DecodeRef(b []byte) (r rune, n int) {
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	switch name := string(b[1:end]); {
	case name == "lt":
		r = '<'
	case name == "gt":
		r = '>'
	case name == "amp":
		r = '&'
	case name == "quot":
		r = '"'
	case name == "apos":
		r = '\''
	case name[0] == '#':
		digits, base := name[1:], 10
		if strings.HasPrefix(digits, "x") {
			digits, base = digits[1:], 16
		}
		v, err := strconv.ParseUint(digits, base, 32)
		if err != nil || v > utf8.MaxRune || !LegalRune(rune(v)) {
			return 0, 0
		}
		r = rune(v)
	default:
		return 0, 0
	}
	return r, end + 1
}

// LegalRune reports whether XML 1.0 allows r in a document.
func LegalRune(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return true
	case r < 0x20 || r == 0xFFFE || r == 0xFFFF || 0xD800 <= r && r <= 0xDFFF:
		return false
	}
	return r <= utf8.MaxRune
}

// Unescape appends the characters that raw text stands for, line ends as XML
// reads them. CDATA sections are handled by the caller.
func Unescape(dst, raw []byte) []byte {
	for i := 0; i < len(raw); {
		switch raw[i] {
		case '&':
			r, n := DecodeRef(raw[i:])
			if n == 0 {
				return dst
			}
			dst = utf8.AppendRune(dst, r)
			i += n
		case '\r':
			dst = append(dst, '\n')
			i++
			if i < len(raw) && raw[i] == '\n' {
				i++
			}
		default:
			dst = append(dst, raw[i])
			i++
		}
	}
	return dst
}
