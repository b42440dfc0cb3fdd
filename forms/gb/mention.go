package gb

import (
	"strings"
	"unicode/utf8"

	"yibiao/forms/pattern"
)

// What a name is written with or without where it is mentioned: quotation marks and brackets, dashes of several lengths, and a
// last word that says what kind of thing it is.
var (
	mentionSigns = strings.NewReplacer("“", "", "”", "", "\"", "", "「", "", "」", "", "‘", "", "’", "", "《", "", "》", "", "(", "", ")", "",
		"—", "-", "–", "-", "－", "-")
	mentionTails = []string{"建设项目", "项目", "工程", "企业"}
	quotedWord   = pattern.Of(`[“「"]([^”」"]{2,})[”」"]`)
)

// Mentions tells whether a text names a project, a title, a platform or a number: it is the name, has it as a part, or is itself
// the greater part of a name of a longer kind (six characters and more). A name of one to three characters is only found alone, as it
// stands in too much, but a word that stands in quotation marks within a title (“瞪羚”企业) is enough. Nothing mentions an empty name.
func Mentions(text, name string) bool {
	plain := func(s string) string { return mentionSigns.Replace(NormalUnitName(s)) }
	whole, sought := plain(text), plain(name)
	if whole == "" || sought == "" {
		return false
	}
	if m := quotedWord.FindStringSubmatch(name); m != nil && strings.Contains(whole, plain(m[1])) {
		return true
	}
	for _, tail := range mentionTails {
		sought, whole = strings.TrimSuffix(sought, tail), strings.TrimSuffix(whole, tail)
	}
	switch {
	case whole == sought:
		return sought != ""
	case utf8.RuneCountInString(sought) < 4:
		return false
	}
	return strings.Contains(whole, sought) || utf8.RuneCountInString(whole) >= 6 && strings.Contains(sought, whole)
}
