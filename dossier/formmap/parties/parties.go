// Package parties has the words for whom an applicant deals with, belongs to, answers to or turns against: one list for all who
// read forms, which says of each word where it means somebody else.
package parties

import (
	_ "embed" // the list
	"fmt"
	"slices"
	"strings"
)

// list has a line for each set of places, see its head.
//
//go:embed parties.txt
var list string

// Where a word of the list means somebody else.
const (
	InWord = "word" // in a word for a party: 合作单位
	InLine = "line" // in a line over a form, before a word for its kind: 合作单位基本情况
	Over   = "over" // over a table or a part of a form, wherever it stands: 合作情况
)

// Alternatives are the words that mean somebody else in a place, as the inside of a group of an expression. A list that cannot be
// read panics, as an expression that cannot be read does.
func Alternatives(place string) string {
	var out []string
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		where, words, found := strings.Cut(line, ":")
		if !found {
			panic(fmt.Sprintf("parties.txt: %q names no place", line))
		}
		if slices.Contains(strings.Fields(where), place) {
			out = append(out, strings.Fields(words)...)
		}
	}
	return strings.Join(out, "|")
}
