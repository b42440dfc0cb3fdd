// Package folding writes texts in one way, to tell whether two say the same.
package folding

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// beforeNumbers are letters that some write before the number of a patent and some leave out.
var beforeNumbers = pattern.Of(`^(?:ZL|CN)([0-9]{8})`)

// Value is what a kept value says: without spaces, in upper case, the number of a patent without the letters before it. Vaults keep
// it: a change of it is one of their form.
func Value(value string) string {
	return beforeNumbers.ReplaceAllString(strings.ToUpper(strings.Join(strings.Fields(value), "")), "$1")
}

// Text is a text, or the name of a file, without blanks, in half width and capitals, its signs composed: systems that take é apart
// mean no other name, nor does another dot between the parts of one.
func Text(text string) string {
	return strings.ToUpper(strings.Join(strings.Fields(gb.HalfWidth(gb.NameDots(norm.NFC.String(text)))), ""))
}
