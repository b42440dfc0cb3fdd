package strict

import "fmt"

// Position is a place in a file. Line and Column count from 1; zero means unknown.
type Position struct {
	File   string `yaml:"-" json:"file"`
	Line   int    `yaml:"-" json:"line"`
	Column int    `yaml:"-" json:"column"`
}

// String gives "file:line:column".
func (p Position) String() string {
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Code is the kind of a mistake, by which the user's sentence for it is found.
type Code string

// What a file may have wrong.
const (
	Size      Code = "size"       // larger than any file of this program is
	Encoding  Code = "encoding"   // not UTF-8
	Control   Code = "control"    // a character that cannot be seen
	Nesting   Code = "nesting"    // brackets in brackets without end, or a line without end
	Syntax    Code = "syntax"     // not YAML; Key is what the parser says
	JSON      Code = "json"       // a file that is to be JSON, and is none from there on
	Unclosed  Code = "unclosed"   // a quote or bracket that is never closed; Key is where it was opened
	Tab       Code = "tab"        // a tab where only blanks may stand
	Colon     Code = "colon"      // a colon where none may stand, or none where one is wanted
	Indent    Code = "indent"     // a line that does not stand below the one that it belongs to
	Sign      Code = "sign"       // a value that begins with a sign which means something else; Key is the sign
	Documents Code = "documents"  // a second document after ---
	Unknown   Code = "unknown"    // Key is no key here; Near is the most similar one, Allowed are all
	Twice     Code = "twice"      // Key stands here twice; Line is where it stood first
	KeyKind   Code = "key-kind"   // a list or mapping as key
	Empty     Code = "empty"      // an entry of a list with nothing in it
	WantOne   Code = "want-one"   // one value is wanted
	WantList  Code = "want-list"  // a list is wanted
	WantMap   Code = "want-map"   // names with values are wanted
	WantBool  Code = "want-bool"  // true or false is wanted, Key stands there
	WantInt   Code = "want-int"   // a whole number is wanted, Key stands there
	WantFloat Code = "want-float" // a number is wanted, Key stands there
	Anchor    Code = "anchor"     // an anchor that is not there, or stands for more than one value
)

// Mistake is one mistake in a file: where it is, what is wrong and what would be allowed ("" when there is nothing to list).
type Mistake struct {
	At Position
	// Code is "" where What alone tells it.
	Code    Code
	Key     string // the key, value or sign concerned
	Near    string // the known key that is most similar; "" when none is
	First   int    // the line where it stood or was opened first; 0 when there is none
	What    string // in English
	Allowed string
}

// Error gives "file:line:column: what (allowed: …)".
func (m *Mistake) Error() string {
	if m.Allowed == "" {
		return fmt.Sprintf("%s: %s", m.At, m.What)
	}
	return fmt.Sprintf("%s: %s (allowed: %s)", m.At, m.What, m.Allowed)
}
