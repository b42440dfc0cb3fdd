// Package find tells whether a text answers what a person has typed: the words as they are written, whatever their width,
// spaces, brackets and punctuation, or the pinyin initials of a name by every reading of its characters.
package find

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"yibiao/forms/gb"
	"yibiao/forms/simplified"
)

// apart stands between two numbers that only a space or a punctuation mark kept apart.
const apart = '\x1f'

// markEvery is how many bytes of a folded text lie between two marks, about.
const markEvery = 4096

// mark says that a folded text is to bytes long when the first from bytes of the text have been read.
type mark struct {
	from, to int
	last     rune // the last one kept
}

// folder folds a text, rune by rune.
type folder struct {
	mark
	gap bool // something was left out since the last rune kept
}

// Fold gives a text as it is compared: lower case, half width, in simplified characters, without spaces, brackets and punctuation. Points and
// percent signs of numbers stay, and two numbers never become one.
func Fold(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	folding(text, mark{}, func(r rune, _ mark) bool {
		out.WriteRune(r)
		return true
	})
	return out.String()
}

// folding hands every rune that is kept to each, with how far it then is, until each says no.
func folding(text string, start mark, each func(rune, mark) bool) {
	f := folder{mark: start}
	rest := text[start.from:]
	for i, r := range rest {
		size := utf8.RuneLen(r)
		if r == unicode.ReplacementChar {
			size = 1 // at least; the next rune tells its own place
		}
		kept := f.keep(r, rest[min(i+size, len(rest)):])
		if kept < 0 {
			continue
		}
		if f.gap && digit(f.last) && digit(kept) {
			f.to++
			f.mark.from = start.from + i
			if !each(apart, f.mark) {
				return
			}
		}
		f.gap, f.last = false, kept
		f.from, f.to = start.from+i+size, f.to+utf8.RuneLen(kept)
		if !each(kept, f.mark) {
			return
		}
	}
}

// keep is what a rune is compared as; -1 for one that is left out. rest is the text behind it.
func (f *folder) keep(r rune, rest string) rune {
	r = gb.HalfWidthRune(r)
	switch {
	case digit(r), r >= 'a' && r <= 'z':
		return r
	case r >= 0x3400 && r <= 0x9FFF:
		return simplified.Rune(r)
	case r >= 0x2F00 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF:
		// PDF files are full of look-alikes: the radical ⼯ for 工.
		plain, _ := utf8.DecodeRuneInString(norm.NFKC.String(string(r)))
		return simplified.Rune(plain)
	case unicode.IsLetter(r), unicode.IsNumber(r):
		return unicode.ToLower(r)
	case (r == '%' || r == '‰') && digit(f.last) && !f.gap:
		return r
	case r == '.' && digit(f.last) && !f.gap && digits(rest) > 0:
		return r
	case r == ',' && digit(f.last) && !f.gap && digits(rest) == 3:
		return -1 // 10,000 is one number
	}
	f.gap = true
	return -1
}

// digits counts the digits that a text begins with, up to 4.
func digits(s string) int {
	n := 0
	for _, r := range s {
		if n == 4 || !digit(gb.HalfWidthRune(r)) {
			break
		}
		n++
	}
	return n
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
