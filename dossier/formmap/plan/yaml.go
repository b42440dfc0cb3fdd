package plan

import (
	"errors"
	"fmt"
	"strconv"

	"yibiao/forms/strict"
)

// limits are far above what maps hold: that of the largest form known has some 60 kB.
var limits = strict.Limits{File: 8 << 20, Line: 1 << 20}

// Codes of Error.
const (
	CodeSyntax    = "syntax"    // no YAML, or not of the shape of a map
	CodeTooLarge  = "too-large" // more than 8 MB
	CodeState     = "state"     // an unknown state
	CodeSub       = "sub"       // a place in a table that cannot be read
	CodeDuplicate = "duplicate" // an address that comes twice
	CodeAddress   = "address"   // an entry without address
)

// Error is a mistake in a map file. Line and Column count from 1; 0 when unknown.
type Error struct {
	Code         string
	Line, Column int
	What         string
}

// Error gives "map:line:column: what".
func (e *Error) Error() string {
	return fmt.Sprintf("map:%d:%d: %s", e.Line, e.Column, e.What)
}

// Bytes is the map as YAML: the same map gives the same bytes.
func (m Map) Bytes() ([]byte, error) {
	data, err := strict.Bytes(m)
	if err != nil {
		return nil, fmt.Errorf("writing the map of %s: %w", m.Form, err)
	}
	return data, nil
}

// Read reads what Bytes wrote. Unknown keys, states and places in tables and doubled
// addresses are refused with an *Error.
func Read(data []byte) (Map, error) {
	var m Map
	var wrong *strict.Mistake
	if errors.As(limits.Read("map", data, &m), &wrong) {
		code := CodeSyntax
		if wrong.Code == strict.Size {
			code = CodeTooLarge
		}
		return Map{}, &Error{Code: code, Line: wrong.At.Line, Column: wrong.At.Column, What: wrong.What}
	}
	return m, m.check(data)
}

// check looks at what the shape of the file does not tell.
func (m Map) check(data []byte) error {
	seen := map[string]bool{}
	for i, e := range m.Entries {
		switch {
		case e.At == "":
			return at(data, i, "", CodeAddress, "entry without address")
		case seen[e.At]:
			return at(data, i, "at", CodeDuplicate, e.At)
		case e.State != Accepted && e.State != Proposed && e.State != Unsure && e.State != Ignored:
			return at(data, i, "state", CodeState, string(e.State))
		}
		if _, ok := ParseSub(e.Sub); e.Sub != "" && !ok {
			return at(data, i, "sub", CodeSub, e.Sub)
		}
		seen[e.At] = true
	}
	return nil
}

// at is a mistake in a key of entry i.
func at(data []byte, i int, key, code, what string) error {
	place := limits.Place(data, "entries", strconv.Itoa(i), key)
	return &Error{Code: code, Line: place.Line, Column: place.Column, What: what}
}
