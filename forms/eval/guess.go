package eval

import (
	"slices"
	"strings"

	"yibiao/forms"
)

// Guessed is what a field, or a column in a row, probably holds, as canonical text; "" where that cannot be told, and of a text that it
// could not hold. row is nil outside tables. It leaves the reads of the evaluation that asked alone.
func Guessed(s *Scope, f *forms.Field, row *forms.Row) string {
	before, at := s.Trail, s.Row
	s.Trail, s.Row = Trail{}, row
	defer func() { s.Trail, s.Row = before, at }()
	if f.Guess.WhenExpr != nil {
		if holds, known, err := Truth(f.Guess.WhenExpr, s); !holds || !known || err != nil {
			return ""
		}
	}
	v, known, err := Run(f.Guess.ValueExpr, s)
	if err != nil || !known || s.Empty != "" {
		return ""
	}
	got := s.Vocab.Parse(f, canonicalOf(s, f, v), nil)
	if got.Fault != nil {
		return ""
	}
	return got.Canonical
}

// regionAhead is the code of the county with whose name an address begins; "" when it begins with none.
func regionAhead(p ...any) (any, error) {
	found, _, ok := p[0].(*Scope).Vocab.Codes.RegionAhead(p[1].(string))
	if !ok || strings.HasSuffix(found.Code, "00") {
		return "", nil
	}
	return found.Code, nil
}

// inFirstRow tells whether the row that is looked at is the first of its table.
func inFirstRow(s *Scope) bool {
	for _, rows := range s.Answers.Tables {
		if at := slices.IndexFunc(rows, func(r forms.Row) bool { return s.Row != nil && r.ID == s.Row.ID }); at >= 0 {
			return at == 0
		}
	}
	return false
}

// textOf makes a reading of one text a function of expressions.
func textOf(read func(string) string) func(...any) (any, error) {
	return func(p ...any) (any, error) { return read(p[0].(string)), nil }
}

// issuedIn tells of an office or a number whether it is of a division: in, out, 国家, or "" when it does not say.
func issuedIn(p ...any) (any, error) {
	return p[0].(*Scope).Vocab.Codes.IssuedIn(p[1].(string), p[2].(string)), nil
}
