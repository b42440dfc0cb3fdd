package say

import (
	"fmt"
	"strings"
	"unicode"
)

// Visible shows the characters of a foreign text that a terminal would obey, that turn a line round or are not to be seen, as marks like \x1b and \u202e:
// nothing that came in a file name or a list is ever obeyed. Ends of lines and tabs stay.
func Visible(text string) string {
	if strings.IndexFunc(text, obeyed) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !obeyed(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// OneLine is Visible for a name, which has no ends of lines either.
func OneLine(text string) string {
	return strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(Visible(text))
}

// obeyed are control characters, those that change the direction of what follows, and those that end a line or a paragraph, and those that are
// not to be seen, but for the two that join letters.
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) && r != '\u200c' && r != '\u200d'
}
