package base

import (
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Columns counts the columns of a terminal that a text takes: two for Chinese characters, none for combining marks.
func Columns(text string) int {
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

// Pad fills a text with spaces up to n columns.
func Pad(text string, n int) string {
	return text + strings.Repeat(" ", max(0, n-Columns(text)))
}

// Short gives the first line of a text, cut with … to at most n columns.
func Short(text string, n int) string {
	line, rest, more := strings.Cut(text, "\n")
	if Columns(line) <= n && (!more || strings.TrimSpace(rest) == "") {
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

// Width is how many columns the output has: COLUMNS, then the terminal, else usualWidth.
func (p *Program) Width() int {
	if n, err := strconv.Atoi(p.Env.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if f, ok := p.Env.Out.(*os.File); ok {
		if n := terminalWidth(f); n > 0 {
			return n
		}
	}
	return usualWidth
}

// ShownColumns is how wide an answer may be in a list.
const ShownColumns = 60
