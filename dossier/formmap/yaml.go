package formmap

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// limit is the size in bytes above which Read refuses a file: a map of the largest
// form known has some 60 kB.
const limit = 8 << 20

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
	data, err := yaml.MarshalWithOptions(m, yaml.Indent(2), yaml.IndentSequence(true))
	if err != nil {
		return nil, fmt.Errorf("writing the map of %s: %w", m.Form, err)
	}
	return data, nil
}

// Read reads what Bytes wrote. Unknown keys, states and places in tables and doubled
// addresses are refused with an *Error.
func Read(data []byte) (Map, error) {
	if len(data) > limit {
		return Map{}, &Error{Code: CodeTooLarge, What: fmt.Sprintf("%d bytes", len(data))}
	}
	var m Map
	decoder := yaml.NewDecoder(bytes.NewReader(data), yaml.Strict(), yaml.DisallowUnknownField())
	if err := decoder.Decode(&m); err != nil {
		return Map{}, syntax(err)
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return Map{}, syntax(err)
	}
	return m, m.check(file)
}

func syntax(err error) error {
	e := &Error{Code: CodeSyntax, What: err.Error()}
	var known yaml.Error
	if errors.As(err, &known) {
		e.What = known.GetMessage()
		if t := known.GetToken(); t != nil && t.Position != nil {
			e.Line, e.Column = t.Position.Line, t.Position.Column
		}
	}
	return e
}

// check looks at what the shape of the file does not tell.
func (m Map) check(file *ast.File) error {
	seen := map[string]bool{}
	for i, e := range m.Entries {
		switch {
		case e.At == "":
			return at(file, i, "", CodeAddress, "entry without address")
		case seen[e.At]:
			return at(file, i, "at", CodeDuplicate, e.At)
		case e.State != Accepted && e.State != Proposed && e.State != Unsure && e.State != Ignored:
			return at(file, i, "state", CodeState, string(e.State))
		}
		if _, ok := ParseSub(e.Sub); e.Sub != "" && !ok {
			return at(file, i, "sub", CodeSub, e.Sub)
		}
		seen[e.At] = true
	}
	return nil
}

// at is a mistake in a key of entry i.
func at(file *ast.File, i int, key, code, what string) error {
	e := &Error{Code: code, What: what}
	text := fmt.Sprintf("$.entries[%d]", i)
	if key != "" {
		text += "." + key
	}
	path, err := yaml.PathString(text)
	if err != nil {
		return e
	}
	node, err := path.FilterFile(file)
	if err != nil || node == nil || node.GetToken() == nil || node.GetToken().Position == nil {
		return e
	}
	e.Line, e.Column = node.GetToken().Position.Line, node.GetToken().Position.Column
	return e
}
