package eval

import (
	"reflect"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/shopspring/decimal"

	"yibiao/forms"
)

// A cell without a number, a day or a yes or no stands for any of them, never for zero. An expression that meets such cells
// is evaluated twice: once as if each held something above every real value, once below. Where both give the same, the blank
// cells do not matter; else the result is unknown and the table is what is missing.
type world bool

const (
	above world = true
	below world = false
)

// beyond is more than any amount that is typed; from far on, a number comes from a blank cell.
var beyond, far = decimal.New(1, 40), decimal.New(1, 30)

func FromBlank(d decimal.Decimal) bool { return d.Abs().GreaterThanOrEqual(far) }

func (w world) number() decimal.Decimal {
	if w == above {
		return beyond
	}
	return beyond.Neg()
}

// blankDay tells a day of a blank cell; no calendar has it.
func blankDay(day time.Time) bool { return day.Year() <= 1 || day.Year() >= 9999 }

// day differs by column, so that two blank days of a row are in no order.
func (w world) day(column int) time.Time {
	if w == above {
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, column)
	}
	return time.Time{}.AddDate(0, 0, -column)
}

// blankCell is what stands in a row for a cell without an answer; false for texts and lists, which are empty then.
func (w world) blankCell(kind reflect.Type, column int) (any, bool) {
	switch kind {
	case forms.DecimalType:
		return w.number(), true
	case forms.TimeType:
		return w.day(column), true
	case forms.BoolType:
		return bool(w), true
	}
	return nil, false
}

// Run evaluates e. known is false when a value that decides is missing; err is a fault of the pack.
func Run(e *forms.Expression, s *Scope) (value any, known bool, err error) {
	outer, met := s.world, s.blank
	defer func() { s.world, s.blank = outer, met }()
	s.world, s.blank = above, ""
	value, known, err = evaluate(e, s)
	if s.blank == "" || !known || err != nil {
		return value, known, err
	}
	table := s.blank
	s.world = below
	other, known, err := evaluate(e, s)
	if err != nil {
		return nil, false, err
	}
	if known && sameValue(value, other) && !rests(value) {
		return value, true, nil
	}
	if known {
		s.Missing = table
	}
	return nil, false, nil
}

func sameValue(a, b any) bool {
	x, number := a.(decimal.Decimal)
	y, too := b.(decimal.Decimal)
	if number && too {
		return x.Equal(y)
	}
	return reflect.DeepEqual(a, b)
}

// rests tells whether a result is no number that anybody typed or that follows from one: blank cells made it, whatever both
// worlds say.
func rests(value any) bool {
	d, number := value.(decimal.Decimal)
	return number && FromBlank(d)
}

// compare decides a comparison. One that rests on a blank cell alone goes the way of the world, so that the two differ.
func (w world) compare(a, b decimal.Decimal, equality bool, holds func(int) bool) bool {
	one, two := FromBlank(a), FromBlank(b)
	if one && two || equality && (one || two) {
		return bool(w)
	}
	return holds(a.Round(comparedDigits).Cmp(b.Round(comparedDigits)))
}

// calculate applies arithmetic; what rests on blank cells stays as far from every real value as they are.
func calculate(s *Scope, sign string, a, b decimal.Decimal) (any, error) {
	one, two := s.blank != "" && FromBlank(a), s.blank != "" && FromBlank(b)
	if one && two || sign == "/" && two && !a.IsZero() {
		return s.world.number(), nil
	}
	if sign == "/" && b.IsZero() {
		s.ByZero, s.Missing = true, ""
		return nil, errUnanswered
	}
	if err := digits(a, b); err != nil {
		return nil, err
	}
	result, err := arithmetic[sign](a, b)
	if d, number := result.(decimal.Decimal); number && err == nil && (one || two) && !d.IsZero() {
		return beyond.Mul(decimal.NewFromInt(int64(d.Sign()))), nil
	}
	return result, err
}

// givenColumn is the name under which a row tells whether a cell has an answer.
func givenColumn(column string) string { return "given:" + column }

// given asks whether a cell has an answer: given(row.column), or given(.column) inside any, all, filter and the like.
// filled asks the same of a cell that must have one: without it the condition is unknown, not broken.
func (b *binder) given(node *ast.Node, n *ast.CallNode, name string) {
	if len(n.Arguments) == 1 {
		if cell, ok := n.Arguments[0].(*ast.MemberNode); ok {
			if column, ok := cell.Property.(*ast.StringNode); ok {
				var given ast.Node = &ast.MemberNode{Node: cell.Node, Property: &ast.StringNode{Value: givenColumn(column.Value)}}
				if name == "filled" {
					given = &ast.CallNode{Callee: &ast.IdentifierNode{Value: "__filled"}, Arguments: []ast.Node{&ast.IdentifierNode{Value: "__scope"}, given}}
				}
				ast.Patch(node, given)
				return
			}
		}
	}
	at := n.Location()
	b.err = &file.Error{Location: at, Line: 1, Column: at.From, Message: name + "() takes one cell of a row; for a field use answered()"}
}

// filledCell notes that a cell which must have an answer has none.
func filledCell(p ...any) (any, error) {
	s, given := p[0].(*Scope), p[1].(bool)
	if !given && s.Open && s.Unfilled == "" {
		s.Unfilled = s.tableRead()
	}
	return given, nil
}

// tableRead is the table whose row is checked, or the one that was read last.
func (s *Scope) tableRead() string {
	table := s.Each
	for _, id := range s.Reads {
		if f := s.fields[id]; s.Each == "" && f != nil && f.IsTable() {
			table = id
		}
	}
	return table
}
