package forms

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"
	"github.com/shopspring/decimal"
)

// Expression is a compiled expression over the fields of a pack.
type Expression struct {
	Source string
	// Reads are the ids of the fields and tables that the text names, each once, in order.
	Reads   []string
	program *vm.Program
}

// names is what the expressions of one pack may speak of.
type names struct {
	fields     map[string]*Field
	programmes map[string]bool
	materials  map[string]bool
}

// environment is the expression's only variable; the functions added by the compiler take it as first argument.
type environment struct {
	Scope *scope `expr:"__scope"`
}

// compile type-checks text. table is the table whose row the expression may call row, or nil; want is the
// expected Go type, nil for a number (decimal, or a whole literal).
func (n *names) compile(text Text, table *Field, want reflect.Type) (*Expression, error) {
	if !text.Given() {
		return nil, nil
	}
	e := &Expression{Source: text.S}
	binder := &binder{names: n, table: table, expression: e}
	program, err := expr.Compile(text.S, n.options(binder, want)...)
	if binder.err != nil {
		err = binder.err
	}
	if err != nil {
		return nil, expressionError(text, err)
	}
	e.program = program
	if got := program.Node().Type(); want == nil && !isNumber(got) {
		return nil, &PackError{At: text.At, What: fmt.Sprintf("expression %q gives %v, not a number", text.S, got)}
	} else if want != nil && want.Kind() != reflect.Bool && got != want {
		return nil, &PackError{At: text.At, What: fmt.Sprintf("expression %q gives %v, expected %v", text.S, got, want)}
	}
	return e, nil
}

func (n *names) options(b *binder, want reflect.Type) []expr.Option {
	options := []expr.Option{expr.Env(environment{}), expr.Patch(b)}
	options = append(options, functions()...)
	options = append(options, operators()...)
	if b.table != nil {
		options = append(options, rowFunction(b.table))
	}
	for _, f := range n.fields {
		if f.IsTable() {
			options = append(options, tableFunction(f))
		}
	}
	if want != nil && want.Kind() == reflect.Bool {
		options = append(options, expr.AsBool())
	}
	return options
}

func isNumber(t reflect.Type) bool {
	if t == nil {
		return false
	}
	return t == decimalType || t.Kind() == reflect.Int || t.Kind() == reflect.Float64
}

// expressionError moves the place inside the expression to the place inside the file.
func expressionError(text Text, err error) error {
	at := text.At
	var own *PackError
	if errors.As(err, &own) {
		return err
	}
	what := err.Error()
	var located *file.Error
	if errors.As(err, &located) {
		what = located.Message
		if located.Line <= 1 {
			at.Column += located.Column
		} else {
			at.Line += located.Line - 1
		}
	}
	return &PackError{At: at, What: fmt.Sprintf("expression %q: %s", text.S, what)}
}

// errUnanswered stops an evaluation that needs a value nobody has given yet.
var errUnanswered = errors.New("a value is not answered yet")

// run evaluates e. known is false when a value that decides is missing; err is a fault of the pack.
func (e *Expression) run(s *scope) (value any, known bool, err error) {
	value, err = vm.Run(e.program, environment{Scope: s})
	if errors.Is(err, errUnanswered) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("evaluating %q: %w", e.Source, err)
	}
	return value, true, nil
}

// holds evaluates a condition.
func (e *Expression) holds(s *scope) (holds, known bool, err error) {
	v, known, err := e.run(s)
	if err != nil || !known {
		return false, known, err
	}
	b, _ := v.(bool)
	return b, true, nil
}

// number evaluates a number.
func (e *Expression) number(s *scope) (n decimal.Decimal, known bool, err error) {
	v, known, err := e.run(s)
	if err != nil || !known {
		return decimal.Zero, known, err
	}
	return toDecimal(v), true, nil
}

func toDecimal(v any) decimal.Decimal {
	switch n := v.(type) {
	case decimal.Decimal:
		return n
	case int:
		return decimal.NewFromInt(int64(n))
	case float64:
		// Only literals are floats; the shortest text of a literal is the literal itself.
		return decimal.NewFromFloat(n)
	}
	return decimal.Zero
}

// binder replaces field names by typed look-ups and refuses names that the pack does not know.
type binder struct {
	names      *names
	table      *Field
	expression *Expression
	bound      map[ast.Node]string
	err        error
}

// Visit binds one node; children come before their parents.
func (b *binder) Visit(node *ast.Node) {
	if b.err != nil {
		return
	}
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		b.identifier(node, n)
	case *ast.MemberNode:
		b.member(node, n)
	case *ast.BuiltinNode:
		b.sum(node, n)
	case *ast.CallNode:
		b.call(n)
	}
}

func (b *binder) identifier(node *ast.Node, n *ast.IdentifierNode) {
	if n.Value == "row" && b.table != nil {
		b.replace(node, "row", "__row")
		return
	}
	if n.Value == "today" {
		b.replace(node, "today", "__today")
		return
	}
	if f := b.names.fields[n.Value]; f != nil {
		b.bind(node, f)
	}
}

// member joins "eq.price" back together; "ip" alone may already have been bound as a table of that name.
func (b *binder) member(node *ast.Node, n *ast.MemberNode) {
	property, ok := n.Property.(*ast.StringNode)
	if !ok {
		return
	}
	head := b.bound[n.Node]
	if id, ok := n.Node.(*ast.IdentifierNode); ok {
		head = id.Value
	}
	if head == "" || head == "row" {
		return
	}
	name := head + "." + property.Value
	f := b.names.fields[name]
	if f == nil {
		at := n.Location()
		b.err = &file.Error{Location: at, Line: 1, Column: at.From, Message: "unknown field " + name + near(name, b.names.fields)}
		return
	}
	if table := b.bound[n.Node]; table != "" {
		b.expression.Reads = slices.DeleteFunc(b.expression.Reads, func(r string) bool { return r == table })
	}
	b.bind(node, f)
}

func (b *binder) bind(node *ast.Node, f *Field) {
	id := f.Name()
	if !slices.Contains(b.expression.Reads, id) {
		b.expression.Reads = append(b.expression.Reads, id)
	}
	if f.IsTable() {
		b.replace(node, id, tableFunctionName(id))
		return
	}
	b.replace(node, id, getters[f.kind.expr], &ast.StringNode{Value: id})
}

func (b *binder) replace(node *ast.Node, id, function string, arguments ...ast.Node) {
	call := &ast.CallNode{
		Callee:    &ast.IdentifierNode{Value: function},
		Arguments: append([]ast.Node{&ast.IdentifierNode{Value: "__scope"}}, arguments...),
	}
	ast.Patch(node, call)
	if b.bound == nil {
		b.bound = map[ast.Node]string{}
	}
	b.bound[*node] = id
}

// sum adds decimals exactly: sum(rows, .amount) becomes __total(map(rows, .amount)).
func (b *binder) sum(node *ast.Node, n *ast.BuiltinNode) {
	if n.Name != "sum" || len(n.Arguments) == 0 {
		return
	}
	list := n.Arguments[0]
	if len(n.Arguments) == 2 {
		list = &ast.BuiltinNode{Name: "map", Arguments: n.Arguments}
	}
	ast.Patch(node, &ast.CallNode{Callee: &ast.IdentifierNode{Value: "__total"}, Arguments: []ast.Node{list}})
}

// call gives the functions that look at the case their scope, and checks the ids that they are asked for.
func (b *binder) call(n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return
	}
	switch callee.Value {
	case "answered":
		b.answered(n, callee)
	case "attached", "chosen":
		b.fact(n, callee)
	case "manufacturing":
		callee.Value = "__manufacturing"
		n.Arguments = append([]ast.Node{&ast.IdentifierNode{Value: "__scope"}}, n.Arguments...)
	}
}

func (b *binder) answered(n *ast.CallNode, callee *ast.IdentifierNode) {
	if len(n.Arguments) != 1 || b.bound[n.Arguments[0]] == "" {
		at := n.Location()
		b.err = &file.Error{Location: at, Line: 1, Column: at.From, Message: "answered() takes one field"}
		return
	}
	id := b.bound[n.Arguments[0]]
	callee.Value = "__answered"
	n.Arguments = []ast.Node{&ast.IdentifierNode{Value: "__scope"}, &ast.StringNode{Value: id}}
}

func (b *binder) fact(n *ast.CallNode, callee *ast.IdentifierNode) {
	at := n.Location()
	known := b.names.materials
	if callee.Value == "chosen" {
		known = b.names.programmes
	}
	id, ok := oneString(n.Arguments)
	if !ok || !known[id] {
		b.err = &file.Error{Location: at, Line: 1, Column: at.From, Message: fmt.Sprintf("%s(%q): unknown id", callee.Value, id)}
		return
	}
	callee.Value = "__" + callee.Value
	n.Arguments = append([]ast.Node{&ast.IdentifierNode{Value: "__scope"}}, n.Arguments...)
}

func oneString(arguments []ast.Node) (string, bool) {
	if len(arguments) != 1 {
		return "", false
	}
	s, ok := arguments[0].(*ast.StringNode)
	if !ok {
		return "", false
	}
	return s.Value, true
}
