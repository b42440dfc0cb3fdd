package forms

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Position is a place in a pack file. Line and Column count from 1; zero means unknown.
type Position struct {
	File   string `yaml:"-" json:"file"`
	Line   int    `yaml:"-" json:"line"`
	Column int    `yaml:"-" json:"column"`
}

// String gives "file:line:column".
func (p Position) String() string {
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Text is a YAML scalar that remembers where it stood, for expressions, ids and other text that is checked
// after the file has been parsed. The zero value is "not given".
type Text struct {
	S  string
	At Position
}

// UnmarshalYAML takes any scalar as text.
func (t *Text) UnmarshalYAML(node ast.Node) error {
	scalar, ok := node.(ast.ScalarNode)
	if !ok {
		at := nodePosition(node)
		return &PackError{At: at, What: "expected one value, found a list or mapping"}
	}
	t.At = nodePosition(node)
	switch n := node.(type) {
	case *ast.StringNode:
		t.S = n.Value
	case *ast.LiteralNode:
		t.S = strings.TrimRight(n.Value.Value, "\n")
	case *ast.NullNode:
		t.S = ""
	default:
		t.S = scalar.GetToken().Value
	}
	return nil
}

// Given tells whether the text was written in the file.
func (t Text) Given() bool { return t.S != "" }

func nodePosition(node ast.Node) Position {
	token := node.GetToken()
	if token == nil || token.Position == nil {
		return Position{}
	}
	return Position{Line: token.Position.Line, Column: token.Position.Column}
}

// PackError is one mistake in a pack: where it is, what is wrong and what would be allowed ("" when there is nothing to list).
type PackError struct {
	At      Position
	What    string
	Allowed string
}

// Error gives "file:line:column: what (allowed: …)".
func (e *PackError) Error() string {
	if e.Allowed == "" {
		return fmt.Sprintf("%s: %s", e.At, e.What)
	}
	return fmt.Sprintf("%s: %s (allowed: %s)", e.At, e.What, e.Allowed)
}

// Scalar is an answer as written in an example or sample: a scalar, or a list whose entries are joined by line ends.
type Scalar string

// UnmarshalYAML takes a scalar or a list of scalars.
func (s *Scalar) UnmarshalYAML(node ast.Node) error {
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		var t Text
		err := t.UnmarshalYAML(node)
		*s = Scalar(t.S)
		return err
	}
	var parts []string
	for _, n := range list.Values {
		var t Text
		if err := t.UnmarshalYAML(n); err != nil {
			return err
		}
		parts = append(parts, t.S)
	}
	*s = Scalar(strings.Join(parts, "\n"))
	return nil
}
