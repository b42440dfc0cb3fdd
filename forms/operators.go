package forms

import (
	"fmt"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/shopspring/decimal"
)

var arithmetic = map[string]func(a, b decimal.Decimal) (any, error){
	"+": func(a, b decimal.Decimal) (any, error) { return a.Add(b), nil },
	"-": func(a, b decimal.Decimal) (any, error) { return a.Sub(b), nil },
	"*": func(a, b decimal.Decimal) (any, error) { return a.Mul(b), nil },
	"/": divide,
}

var comparisons = map[string]func(c int) bool{
	"==": func(c int) bool { return c == 0 }, "!=": func(c int) bool { return c != 0 },
	"<": func(c int) bool { return c < 0 }, "<=": func(c int) bool { return c <= 0 },
	">": func(c int) bool { return c > 0 }, ">=": func(c int) bool { return c >= 0 },
}

func operatorName(sign string) string { return fmt.Sprintf("__op_%x", sign) }

// operators are the functions that stand for + - * / and the comparisons where a decimal is involved.
func operators() []expr.Option {
	var options []expr.Option
	for sign := range arithmetic {
		options = append(options, expr.Function(operatorName(sign), func(p ...any) (any, error) {
			return p[0].(*scope).world.calculate(sign, toDecimal(p[1]), toDecimal(p[2]))
		}, pairs[decimal.Decimal]()...))
	}
	for sign, holds := range comparisons {
		equality := sign == "==" || sign == "!="
		options = append(options, expr.Function(operatorName(sign), func(p ...any) (any, error) {
			return p[0].(*scope).world.compare(toDecimal(p[1]), toDecimal(p[2]), equality, holds), nil
		}, pairs[bool]()...))
	}
	return options
}

// exactOperators replaces operators between a decimal and a decimal or a literal by their exact functions. It
// needs the types of the operands, so it is applied, pass by pass, to a tree that has just been checked.
type exactOperators struct {
	applied bool
}

// Visit replaces one operator.
func (x *exactOperators) Visit(node *ast.Node) {
	n, ok := (*node).(*ast.BinaryNode)
	if !ok || arithmetic[n.Operator] == nil && comparisons[n.Operator] == nil {
		return
	}
	left, right := n.Left.Type(), n.Right.Type()
	if left != decimalType && right != decimalType || !isNumber(left) || !isNumber(right) {
		return
	}
	ast.Patch(node, &ast.CallNode{
		Callee:    &ast.IdentifierNode{Value: operatorName(n.Operator)},
		Arguments: []ast.Node{&ast.IdentifierNode{Value: "__scope"}, n.Left, n.Right},
	})
	x.applied = true
}

func divide(a, b decimal.Decimal) (any, error) {
	if b.IsZero() {
		return nil, errUnanswered
	}
	return a.DivRound(b, 16), nil
}

func pairs[T any]() []any {
	return []any{
		new(func(*scope, decimal.Decimal, decimal.Decimal) T), new(func(*scope, decimal.Decimal, int) T), new(func(*scope, int, decimal.Decimal) T),
		new(func(*scope, decimal.Decimal, float64) T), new(func(*scope, float64, decimal.Decimal) T),
	}
}
