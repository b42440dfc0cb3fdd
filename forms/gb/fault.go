package gb

import (
	"sort"
	"strconv"
	"strings"
)

// Fault is one mistake in a value, told by Code; Args carries the data a sentence about it needs.
// Args never holds an identity number, a telephone number or an account number, so a Fault may be logged.
type Fault struct {
	Code string            // lower case with dashes, such as "uscc-check"
	Args map[string]string // nil when the code says it all
}

// Error gives the code and the arguments in the order of their names, for logs.
func (f *Fault) Error() string {
	names := make([]string, 0, len(f.Args))
	for name := range f.Args {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	b.WriteString(f.Code)
	for _, name := range names {
		b.WriteString(" " + name + "=" + strconv.Quote(f.Args[name]))
	}
	return b.String()
}

// Result is what a validator found out about one text.
type Result struct {
	// Normal is the text as it should be kept: half-width, without the spaces, in the case the standard wants.
	// It is given for faulty texts too. Checking Normal again gives the same Normal.
	Normal string
	// Fault must be corrected; nil when there is none.
	Fault *Fault
	// Warnings are worth a look, in a fixed order; nil when there is none.
	Warnings []*Fault
}

// fault makes a Fault from a code and pairs of argument name and value.
func fault(code string, pairs ...string) *Fault {
	f := &Fault{Code: code}
	for i := 0; i+1 < len(pairs); i += 2 {
		if f.Args == nil {
			f.Args = map[string]string{}
		}
		f.Args[pairs[i]] = pairs[i+1]
	}
	return f
}

// NoAnswer is the fault of words that stand for an answer which is still to come: no-answer.
func NoAnswer() *Fault { return fault("no-answer") }

// Broken is the fault of an answer that breaks a condition of its field; says is what the condition says: constraint (says).
func Broken(says string) *Fault { return fault("constraint", "says", says) }
