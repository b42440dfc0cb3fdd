package gb

import (
	"strings"
	"unicode"

	"yibiao/forms/pattern"
)

// HalfWidth turns the full-width forms of digits, letters, punctuation and the space (U+FF01–U+FF5E, U+3000) into ASCII,
// every dash and minus sign that input methods produce into "-", and 「。」 into ".". Everything else stays; bytes that are
// not UTF-8 become U+FFFD.
func HalfWidth(s string) string {
	return strings.Map(HalfWidthRune, s)
}

// HalfWidthRune is HalfWidth for one character.
func HalfWidthRune(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r == 0x3000, r == 0x00A0:
		return ' '
	case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0x2500, r == 0xFE63:
		return '-'
	case r == '。', r == 0xFF61:
		return '.'
	}
	return r
}

// nameDot is the dot that parts the names of one person, as registers write it.
const nameDot = '\u00b7'

// NameDots puts the dot of names in the place of those that look like it, where characters stand on both sides: 阿里・买买提.
func NameDots(s string) string {
	signs := []rune(s)
	for i := 1; i+1 < len(signs); i++ {
		switch signs[i] {
		case '・', '•', '．', 0x2027, 0x2219, 0x22C5, 0xFF65:
			if unicode.Is(unicode.Han, signs[i-1]) && unicode.Is(unicode.Han, signs[i+1]) {
				signs[i] = nameDot
			}
		}
	}
	return string(signs)
}

// compact is HalfWidth without spaces, control characters and the invisible marks that come along when text is copied
// from web pages and PDF files (zero width space, byte order mark, direction marks).
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return HalfWidthRune(r)
	}, s)
}

// compactUpper is compact with a–z in upper case; other alphabets are left alone, so that doing it twice changes nothing.
func compactUpper(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, compact(s))
}

// allDigits tells whether s is one or more of 0–9.
func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// documentNumber is a number of an official document as people type it: who issued it, the year in any brackets and of any width,
// and the number.
var documentNumber = pattern.Of(`(\p{Han}{2,})[ \x{3000}]*[\[［(（﹝〔【][ \x{3000}]*((?:[1１][9９]|[2２][0０])[0-9０-９]{2})年?[ \x{3000}]*[\]］)）﹞〕】][ \x{3000}]*([0-9０-９]{1,5})[ \x{3000}]*号`)

// DocumentNumbers writes the numbers of official documents in a text as GB/T 9704 has them, 桂科规字〔2025〕4号; all else is left.
func DocumentNumbers(text string) string {
	return documentNumber.ReplaceAllStringFunc(text, func(found string) string {
		part := documentNumber.FindStringSubmatch(found)
		return part[1] + "〔" + HalfWidth(part[2]) + "〕" + HalfWidth(part[3]) + "号"
	})
}
