// Package simplified writes traditional characters as the simplified ones that they are read as, to find and compare texts: what a
// person has written stays as it is.
//
// characters.txt is taken from OpenCC's TSCharacters.txt (Apache-2.0; the copy of github.com/longbridgeapp/opencc v0.3.13): a
// character and the one it becomes, a line. Left out are those beyond the basic plane, and those that have a meaning of their own in simplified
// texts too (乾, 瞭, 藉), but for 於, 徵 and 麽. The libraries around that table (opencc, gocc) bring a megabyte of phrases and a
// dictionary tree, and one a flag of its own on every command line; what is searched for needs the characters alone.
package simplified

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed characters.txt
var characters string

// The characters of the table lie between these.
const (
	first = 0x3400
	last  = 0x9FFF
)

// table has the simplified character of each, by its distance from first; 0 where there is none.
var table = sync.OnceValue(func() *[last - first + 1]rune {
	var t [last - first + 1]rune
	for line := range strings.Lines(characters) {
		from, size := utf8.DecodeRuneInString(line)
		t[from-first], _ = utf8.DecodeRuneInString(line[size:])
	}
	return &t
})

// Rune is the simplified character of a traditional one; any other stays.
func Rune(r rune) rune {
	if r < first || r > last {
		return r
	}
	if plain := table()[r-first]; plain != 0 {
		return plain
	}
	return r
}

// Text is a text with every traditional character as the simplified one.
func Text(text string) string { return strings.Map(Rune, text) }
