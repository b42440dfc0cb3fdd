package gb

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// Bounds of a YAML file. The YAML parser's time grows with the square of the nesting, so nesting is bounded before it runs.
const (
	maxFile  = 1 << 20
	maxLine  = 4096
	maxDepth = 64
)

// DataError is a mistake in a list file. Line and Column count from 1; zero means the file as a whole.
type DataError struct {
	File         string
	Line, Column int
	Code         string // list-read, list-size, list-yaml, list-date, list-code, list-value, list-twice
	What         string // the value or rule concerned, in English
	Err          error  // the cause; nil when the value itself is the mistake
}

// Error gives "file:line:column: what".
func (e *DataError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.What)
}

// Unwrap gives the cause, nil when there is none.
func (e *DataError) Unwrap() error { return e.Err }

// scalar is one YAML value as it is written, with its place.
type scalar struct {
	text         string
	line, column int
}

// UnmarshalYAML takes any single value; "null" and nothing are "".
func (s *scalar) UnmarshalYAML(node ast.Node) error {
	s.line, s.column = place(node)
	switch n := node.(type) {
	case *ast.StringNode:
		s.text = n.Value
	case *ast.LiteralNode:
		s.text = n.Value.Value
	case *ast.NullNode:
	case ast.ScalarNode:
		s.text = n.GetToken().Value
	default:
		return s.mistake("list-value", "one value is wanted here, not a list or a mapping")
	}
	return nil
}

// mistake is a DataError at the place of s; the file name is set by readYAML or the caller.
func (s *scalar) mistake(code, what string) *DataError {
	return &DataError{Line: s.line, Column: s.column, Code: code, What: what}
}

// entry is one entry of a keyed mapping.
type entry[T any] struct {
	key   scalar
	value T
}

// keyed is a YAML mapping whose values are all of the shape T, in the order of the file and with the places of its keys.
type keyed[T any] []entry[T]

// UnmarshalYAML takes a mapping with different keys; null is an empty one.
func (k *keyed[T]) UnmarshalYAML(node ast.Node) error {
	if _, empty := node.(*ast.NullNode); empty {
		return nil
	}
	mapping, ok := node.(ast.MapNode)
	if !ok {
		line, column := place(node)
		return &DataError{Line: line, Column: column, Code: "list-value", What: "a mapping is wanted here"}
	}
	seen := map[string]bool{}
	for it := mapping.MapRange(); it.Next(); {
		var e entry[T]
		if err := e.key.UnmarshalYAML(it.Key()); err != nil {
			return err
		}
		if seen[e.key.text] {
			return e.key.mistake("list-twice", fmt.Sprintf("%q stands here twice", e.key.text))
		}
		seen[e.key.text] = true
		if err := yaml.NodeToValue(it.Value(), &e.value, yaml.Strict()); err != nil {
			return err
		}
		*k = append(*k, e)
	}
	return nil
}

// place gives line and column of a node, from 1; zeros when unknown.
func place(node ast.Node) (line, column int) {
	if token := node.GetToken(); token != nil && token.Position != nil {
		return token.Position.Line, token.Position.Column
	}
	return 0, 0
}

// readYAML reads the one document of r into v, strictly: an unknown or repeated key is a mistake. All errors are *DataError.
func readYAML(r io.Reader, name string, v any) error {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err != nil {
		return &DataError{File: name, Code: "list-read", What: "reading: " + err.Error(), Err: err}
	}
	// Editors on Windows put a mark before the text.
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if mistake := CheckShape(data); mistake != nil {
		return inFile(name, mistake)
	}
	if err := yaml.UnmarshalWithOptions(data, v, yaml.Strict()); err != nil {
		return inFile(name, err)
	}
	return nil
}

// inFile makes err a *DataError of the file name.
func inFile(name string, err error) error {
	var mistake *DataError
	if errors.As(err, &mistake) {
		mistake.File = name
		return mistake
	}
	mistake = &DataError{File: name, Code: "list-yaml", What: err.Error(), Err: err}
	var parsed yaml.Error
	if errors.As(err, &parsed) {
		mistake.What = parsed.GetMessage()
		if token := parsed.GetToken(); token != nil && token.Position != nil {
			mistake.Line, mistake.Column = token.Position.Line, token.Position.Column
		}
	}
	return mistake
}

// CheckShape refuses what no data file of this program looks like: too large, not UTF-8, very long lines, brackets nested without end.
// Brackets inside quotes and comments count too, which is harmless as they are few.
func CheckShape(data []byte) error {
	if len(data) > maxFile {
		return &DataError{Code: "list-size", What: fmt.Sprintf("the file is larger than %d bytes", maxFile)}
	}
	if !utf8.Valid(data) {
		return &DataError{Code: "list-yaml", What: "the file is not UTF-8 text"}
	}
	line, column, depth := 1, 0, 0
	for _, b := range data {
		column++
		switch b {
		case '\n':
			line, column = line+1, 0
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > maxDepth || column > maxLine {
			return &DataError{Line: line, Column: column, Code: "list-size", What: "nested too deeply, or a line too long"}
		}
	}
	return nil
}
