package docx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
)

// parsedTag is a tag taken apart. For "invoices[].no#short" table is "invoices",
// column "no#short"; for a plain field both are empty. row is n of "table[n].",
// from 1, and 0 otherwise. option tells that the tag ends in "=…".
type parsedTag struct {
	table, column string
	row           int
	option        bool
}

// parseTag reads a content control's tag; ok is false when it does not follow
// the grammar in the package comment and so is none of ours. A plain field must
// hold a dot, '@', '#' or '=': other programs leave single words as tags.
func parseTag(tag string) (p parsedTag, ok bool) {
	name, option, hasOption := strings.Cut(tag, "=")
	name, format, hasFormat := strings.Cut(name, "#")
	if hasOption && option == "" || hasFormat && format == "" || len(tag) > 400 {
		return p, false
	}
	p.option = hasOption
	table, column, isTable := strings.Cut(name, "[")
	if !isTable {
		return p, isID(name) && (hasOption || hasFormat || strings.ContainsAny(name, ".@"))
	}
	row, column, closed := strings.Cut(column, "].")
	if !closed || !isID(table) || !isID(column) {
		return p, false
	}
	if row != "" {
		n, err := strconv.Atoi(row)
		if err != nil || n < 1 || n > 9999 || strconv.Itoa(n) != row {
			return p, false
		}
		p.row = n
	}
	p.table = table
	_, p.column, _ = strings.Cut(tag, "].")
	return p, true
}

// isID reports whether s is words of letters, digits, '_' and '-' joined by dots,
// after an optional '@'.
func isID(s string) bool {
	begins := true // a word
	for _, r := range strings.TrimPrefix(s, "@") {
		switch {
		case r < utf8.RuneSelf && ooxml.InName[r] && r != '.' && r != ':':
			begins = false
		case r == '.' && !begins:
			begins = true
		case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			begins = false
		default:
			return false
		}
	}
	return !begins
}
