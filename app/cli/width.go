package cli

import (
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// columns counts the columns of a terminal that a text takes: two for Chinese characters, none for combining marks.
func columns(text string) int {
	n := 0
	for _, r := range text {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), unicode.IsControl(r):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// pad fills a text with spaces up to n columns.
func pad(text string, n int) string {
	return text + strings.Repeat(" ", max(0, n-columns(text)))
}

// short gives the first line of a text, cut with … to at most n columns.
func short(text string, n int) string {
	line, rest, more := strings.Cut(text, "\n")
	if columns(line) <= n && (!more || strings.TrimSpace(rest) == "") {
		return line
	}
	var b strings.Builder
	used := 0
	for _, r := range line {
		if used += runeColumns(r); used > n-1 {
			break
		}
		b.WriteRune(r)
	}
	return b.String() + "…"
}

// usualWidth is how many columns are used where the output is no terminal.
const usualWidth = 80

// width is how many columns the output has: COLUMNS, then the terminal, else usualWidth.
func (p *program) width() int {
	if n, err := strconv.Atoi(p.env.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if f, ok := p.env.Out.(*os.File); ok {
		if n := terminalWidth(f); n > 0 {
			return n
		}
	}
	return usualWidth
}

// shownColumns is how wide an answer may be in a list.
const shownColumns = 60
