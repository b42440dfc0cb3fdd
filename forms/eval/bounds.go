package eval

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/shopspring/decimal"

	"yibiao/forms"
)

// What an expression may cost, whoever wrote the pack. A step is one row or entry looked at, one field worked out or one
// working day counted; texts count by their bytes, a step for each textStep of them.
const (
	MaxSteps    = 1_000_000  // of one expression
	MaxAllSteps = 10_000_000 // of all that is asked about one dossier at a time
	textStep    = 64
	maxDigits   = 400 // of a number on the way
)

// ErrTooMuch stops an expression that costs more than any rule needs.
var ErrTooMuch = errors.New("the expression takes too many steps")

// Budget is what has been spent on the expressions of a case.
type Budget struct {
	Spent, until int
	running      int // expressions on the way, each asked for by the one before
}

// Spend counts steps.
func (b *Budget) Spend(n int) error {
	if b.Spent += max(n, 0); b.Spent > b.until {
		return ErrTooMuch
	}
	return nil
}

// Begin is called before an expression is evaluated, and end after it.
func (b *Budget) Begin() {
	if b.running++; b.running == 1 {
		b.until = min(b.Spent+MaxSteps, MaxAllSteps)
	}
}

func (b *Budget) End() { b.running-- }

// allowed are the built-in functions of the expression language that packs may use: each costs what its arguments cost, which
// bounded counts. Others can make much out of little.
var allowed = map[string]bool{
	"all": true, "none": true, "any": true, "one": true, "filter": true, "map": true, "find": true, "count": true, "sum": true,
	"len": true, "abs": true, "ceil": true, "floor": true, "round": true, "int": true, "float": true, "string": true, "trim": true,
	"hasPrefix": true, "hasSuffix": true, "indexOf": true, "max": true, "min": true, "date": true, "first": true, "last": true, "join": true,
}

// loops are those of them that look at each entry of their first argument.
var loops = map[string]bool{"all": true, "none": true, "any": true, "one": true, "filter": true, "map": true, "find": true, "count": true, "sum": true}

// bounded makes an expression count what it costs, and refuses functions that packs may not use. It is applied to a tree that
// has been checked for the last time, as it leaves types alone.
type bounded struct{ err error }

// Visit looks at one node.
func (b *bounded) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BuiltinNode:
		switch {
		case !allowed[n.Name]:
			b.err = errors.Join(b.err, fmt.Errorf("%s is not a function that packs may use", n.Name))
		case n.Name == "join":
			wrap(node, "__join", n.Arguments...)
		case loops[n.Name]:
			wrap(&n.Arguments[0], "__steps", n.Arguments[0])
		case n.Type() == forms.StringType:
			wrap(node, "__text_made", n)
		}
	case *ast.BinaryNode:
		switch n.Operator {
		case "matches", "contains", "startsWith", "endsWith":
			wrap(&n.Left, "__text_made", n.Left)
		case "in":
			wrap(&n.Right, "__steps", n.Right)
		case "..":
			wrap(node, "__steps", n)
		case "+":
			if n.Type() == forms.StringType {
				wrap(node, "__text_made", n)
			}
		}
	}
}

// wrap puts a call of one of the program's own functions in the place of a node.
func wrap(node *ast.Node, name string, arguments ...ast.Node) {
	call := &ast.CallNode{
		Callee:    &ast.IdentifierNode{Value: name},
		Arguments: append([]ast.Node{&ast.IdentifierNode{Value: "__scope"}}, arguments...),
	}
	call.SetNature(*(*node).Nature())
	call.SetLocation((*node).Location())
	*node = call
}

// steps counts the entries of a list that is about to be looked at, and gives it on.
func steps(p ...any) (any, error) {
	return p[1], p[0].(*Scope).Spend(1 + lengthOf(p[1]))
}

// lengthOf is the number of entries of a list; rows have types that are made for their tables.
func lengthOf(list any) int {
	if v := reflect.ValueOf(list); v.Kind() == reflect.Slice {
		return v.Len()
	}
	return 0
}

// textMade counts a text that was made on the way, and gives it on.
func textMade(p ...any) (any, error) {
	text, _ := p[1].(string)
	return p[1], p[0].(*Scope).Spend(1 + len(text)/textStep)
}

// joined is join of a list of texts, counted before it is made.
func joined(p ...any) (any, error) {
	between := ""
	if len(p) > 2 {
		between, _ = p[2].(string)
	}
	var parts []string
	size := 0
	add := func(text string) {
		parts = append(parts, text)
		size += len(text) + len(between)
	}
	switch list := p[1].(type) {
	case []string:
		for _, text := range list {
			add(text)
		}
	case []any:
		for _, x := range list {
			text, ok := x.(string)
			if !ok {
				return nil, fmt.Errorf("join: %T is no text", x)
			}
			add(text)
		}
	}
	if err := p[0].(*Scope).Spend(1 + size/textStep); err != nil {
		return nil, err
	}
	return strings.Join(parts, between), nil
}

// digits refuses numbers that grow without end.
func digits(a, b decimal.Decimal) error {
	if a.NumDigits()+b.NumDigits() > maxDigits || max(a.Exponent(), b.Exponent()) > maxDigits || min(a.Exponent(), b.Exponent()) < -maxDigits {
		return ErrTooMuch
	}
	return nil
}

// failedOne is an expression that could not be evaluated, and the field it belongs to, nil for none.
type failedOne struct {
	Of *forms.Field
	E  *forms.Expression
}

// note keeps an expression that failed.
func (s *Scope) note(f *forms.Field, e *forms.Expression, err error) {
	if one := (failedOne{f, e}); err != nil && !slices.Contains(s.Failed, one) {
		s.Failed = append(s.Failed, one)
	}
}
