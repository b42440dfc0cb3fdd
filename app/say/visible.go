package say

import (
	"strings"
	"unicode"
)

// Visible shows the characters of a foreign text that a terminal would obey, or that turn a line round, as marks: nothing that came
// in a file name or a list is ever obeyed. Ends of lines and tabs stay.
func Visible(text string) string {
	if strings.IndexFunc(text, obeyed) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !obeyed(r):
			return r
		case r < ' ':
			return '␀' + r
		case r == 0x7f:
			return '␡'
		}
		return '⍰'
	}, text)
}

// OneLine is Visible for a name, which has no ends of lines either.
func OneLine(text string) string {
	return strings.NewReplacer("\n", "␊", "\t", "␉").Replace(Visible(text))
}

// obeyed are control characters and those that change the direction of what follows.
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}
