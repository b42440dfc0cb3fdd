package widget

import (
	"slices"
	"strings"
	"unicode"
)

// Signs that no line begins with, and signs that no line ends with.
const (
	closingSigns = "、，。．；：？！）】》〉」』〕”’·～％‰℃°々ー,.;:?!)]}%"
	openingSigns = "（【《〈「『〔“‘￥＃№([{¥$#"
)

// closing tells whether a line may not begin with a character; marks belong to the one before them.
func closing(r rune) bool { return strings.ContainsRune(closingSigns, r) || unicode.Is(unicode.M, r) }

// opening tells whether a line may not end with a character.
func opening(r rune) bool { return strings.ContainsRune(openingSigns, r) }

// wide tells a character of a script that is written without spaces, and its signs.
func wide(r rune) bool {
	switch {
	case r < 0x2460:
		return false
	case r < 0x2500, r >= 0x3000 && r < 0x3040, r >= 0xff00 && r < 0xfff0:
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo)
}

// joined tells whether two characters beside each other stay in one line by what they are.
func joined(a, b rune) bool {
	return opening(a) || closing(b) || a == b && (a == '—' || a == '…')
}

// lineEnd is how many characters a line takes that has room for fit of them, where words stay whole: up to a space, or between two
// characters of which one is wide. Room is not left empty for a run that is too long for any line. -1: the text tells no place.
// A text without wide characters ends its lines at spaces, as it did.
func lineEnd(text []rune, fit int) int {
	if !slices.ContainsFunc(text[:fit+1], wide) {
		return findSpaceIndex(text, fit)
	}
	end := fit
	for end > 0 && !mayEnd(text[end-1], text[end]) {
		end--
	}
	if end*2 < fit && runLength(text[end:]) > fit {
		return cutEnd(text, fit)
	}
	switch {
	case end == 0:
		return -1
	case end > 1 && unicode.IsSpace(text[end-1]):
		return end - 1 // the space goes with the end of the line
	}
	return end
}

// mayEnd tells whether a line may end between two characters.
func mayEnd(a, b rune) bool {
	switch {
	case unicode.IsSpace(b):
		return !opening(a)
	case joined(a, b):
		return false
	}
	return unicode.IsSpace(a) || wide(a) || wide(b)
}

// runLength is how many characters stand together before a line may end.
func runLength(text []rune) int {
	for n := 1; n < len(text); n++ {
		if mayEnd(text[n-1], text[n]) {
			return n
		}
	}
	return len(text)
}

// mostKept is how long a word or number is that is not cut, with its date or time.
const mostKept = 20

// cutEnd is lineEnd where a line may end anywhere: only signs keep to their words, and words, numbers and dates stay whole.
func cutEnd(text []rune, fit int) int {
	for end := fit; end > max(0, fit-mostKept); end-- {
		if endsWell(text[end-1], text[end]) {
			return end
		}
	}
	return fit
}

// endsWell tells whether a line that may end anywhere ends well between two characters.
func endsWell(a, b rune) bool { return !joined(a, b) && !(spelled(a) && spelled(b)) }

// spelled tells what words, numbers, dates and times are written with in scripts that have spaces.
func spelled(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsLetter(r) && !wide(r) || strings.ContainsRune("-.:,_", r)
}

// hanging is how many characters of a text stay in a line that is begun and has room for fit of them, where the text ends it at no
// good place there: the signs that belong to what stands before them, even a little beyond the edge. The rest goes on in the next
// line. -1: the text fits, or its line ends well.
func hanging(text []rune, fit int) int {
	if fit >= len(text) {
		return -1
	}
	if fit > 0 {
		if end := cutEnd(text, fit); endsWell(text[end-1], text[end]) {
			return -1
		}
	}
	n := 0
	for n < len(text) && (closing(text[n]) || unicode.IsSpace(text[n]) || text[n] == '*') {
		n++
	}
	return n
}
