package docx

import "slices"

// Endings are the file endings of forms that can be opened.
var Endings = []string{EndingPlain, EndingMacros}

// The endings under which Word opens a form: it refuses one whose content type promises another.
const (
	EndingPlain  = ".docx"
	EndingMacros = ".docm"
)

// IsEnding reports whether a file ending, lower-cased, is that of a form.
func IsEnding(ending string) bool { return slices.Contains(Endings, ending) }

// Macros reports whether the form carries a project of macros. It is never run nor looked into, and a filled form
// keeps it byte for byte.
func (f *Form) Macros() bool { return f.macros }

// Ending is the ending under which the form and what is filled of it have to be saved.
func (f *Form) Ending() string {
	if f.macroDocument {
		return EndingMacros
	}
	return EndingPlain
}
