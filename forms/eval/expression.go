// Package eval works expressions out over the answers of one case, with what they read and what they lack; it bounds what they
// cost. It says nothing of findings and reads no files.
package eval

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
	"github.com/shopspring/decimal"

	"yibiao/forms"
)

// Names is what the expressions of one pack may speak of.
type Names struct {
	Fields     map[string]*forms.Field
	Programmes map[string]bool
	Materials  map[string]bool
	Amounts    map[string]bool
	configs    map[*forms.Field]*conf.Config // by the table of row; nil for none
	compiled   map[expressionKey]*forms.Expression
	compiling  sync.Mutex // held while sides are compiled, after everything else was
}

// environment is the expression's only variable; the functions added by the compiler take it as first argument.
type environment struct {
	Scope *Scope `expr:"__scope"`
}

// expressionKey is what an expression's program follows from. Programmes share many conditions, which are compiled once.
type expressionKey struct {
	source string
	table  *forms.Field
	want   reflect.Type
}

// Compile type-checks text. table is the table whose row the expression may call row, or nil; want is the
// expected Go type, nil for a number (decimal, or a whole literal).
func (n *Names) Compile(text forms.Text, table *forms.Field, want reflect.Type) (*forms.Expression, error) {
	if !text.Given() {
		return nil, nil
	}
	key := expressionKey{text.S, table, want}
	if made := n.compiled[key]; made != nil {
		return made, nil
	}
	e := &forms.Expression{Source: text.S}
	program, err := n.build(e, table, want)
	if err != nil {
		return nil, expressionError(text, err)
	}
	e.Program = program
	if want == forms.BoolType {
		e.Either = sync.OnceValue(func() []*forms.Expression { return n.sides(text, table) })
	}
	if got := program.Node().Type(); want == nil && !isNumber(got) {
		return nil, &forms.PackError{At: text.At, What: fmt.Sprintf("expression %q gives %v, not a number", text.S, got)}
	} else if want != nil && want != forms.AnyType && want.Kind() != reflect.Bool && got != want && !(want == forms.ListType && got.Kind() == reflect.Slice) {
		return nil, &forms.PackError{At: text.At, What: fmt.Sprintf("expression %q gives %v, expected %v", text.S, got, want)}
	}
	if n.compiled == nil {
		n.compiled = map[expressionKey]*forms.Expression{}
	}
	n.compiled[key] = e
	return e, nil
}

// build parses, binds and type-checks. expr.Compile is not used: it skips the arguments of a call once the call
// has a type, so a wrong name inside a call that a patch has touched would only show when it runs. Here every
// check starts from a tree without types.
func (n *Names) build(e *forms.Expression, table *forms.Field, want reflect.Type) (*vm.Program, error) {
	config := n.config(table)
	config.Expect = reflect.Invalid
	if want != nil && want.Kind() == reflect.Bool {
		config.Expect = reflect.Bool
	}
	tree, err := parser.ParseWithConfig(e.Source, config)
	if err != nil {
		return nil, err
	}
	e.Reading = n.reading(&tree.Node, table)
	b := &binder{names: n, table: table, expression: e}
	ast.Walk(&tree.Node, b)
	if b.err != nil {
		return nil, b.err
	}
	// Every pass makes at least one more operator exact, so this ends.
	for exact := (&exactOperators{applied: true}); exact.applied; {
		exact.applied = false
		_, _ = checkAfresh(tree, config) // only for the types; mistakes are reported below
		ast.Walk(&tree.Node, exact)
	}
	if _, err := checkAfresh(tree, config); err != nil {
		return nil, err
	}
	limits := &bounded{}
	if ast.Walk(&tree.Node, limits); limits.err != nil {
		return nil, limits.err
	}
	return compiler.Compile(tree, config)
}

func checkAfresh(tree *parser.Tree, config *conf.Config) (reflect.Type, error) {
	ast.Walk(&tree.Node, forgetTypes{})
	return checker.Check(tree, config)
}

type forgetTypes struct{}

// Visit takes the type off one node.
func (forgetTypes) Visit(node *ast.Node) { (*node).SetNature(nature.Nature{}) }

// config is what expressions of these names may use; table is the one whose row they may call row, or nil. It is
// made once for each table, since most of its cost is the same for every expression.
func (n *Names) config(table *forms.Field) *conf.Config {
	if made := n.configs[table]; made != nil {
		return made
	}
	config := conf.CreateNew()
	options := append([]expr.Option{expr.Env(environment{})}, functions()...)
	options = append(options, operators()...)
	if table != nil {
		options = append(options, rowFunction(table))
	}
	for _, f := range n.Fields {
		if f.IsTable() {
			options = append(options, tableFunction(f), countedFunction(f), summedFunction(f))
		}
	}
	for _, option := range options {
		option(config)
	}
	config.Check()
	if n.configs == nil {
		n.configs = map[*forms.Field]*conf.Config{}
	}
	n.configs[table] = config
	return config
}

func isNumber(t reflect.Type) bool {
	if t == nil {
		return false
	}
	return t == forms.DecimalType || t.Kind() == reflect.Int || t.Kind() == reflect.Float64
}

// expressionError moves the place inside the expression to the place inside the file.
func expressionError(text forms.Text, err error) error {
	at := text.At
	var own *forms.PackError
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
	return &forms.PackError{At: at, What: fmt.Sprintf("expression %q: %s", text.S, what)}
}

// errUnanswered stops an evaluation that needs a value nobody has given yet.
var errUnanswered = errors.New("a value is not answered yet")

// machines are at rest; what one evaluation has allocated serves the next.
var machines = sync.Pool{New: func() any { return &vm.VM{} }}

// evaluate evaluates e in the world of the scope. known is false when a value that decides is missing.
func evaluate(e *forms.Expression, s *Scope) (value any, known bool, err error) {
	s.Begin()
	defer s.End()
	if err := s.Spend(1); err != nil {
		return nil, false, fmt.Errorf("evaluating %q: %w", e.Source, err)
	}
	machine := machines.Get().(*vm.VM)
	value, err = machine.Run(e.Program, environment{Scope: s})
	machines.Put(machine)
	if errors.Is(err, errUnanswered) {
		return nil, false, nil
	}
	if err != nil && strings.Contains(err.Error(), "index out of range") {
		_ = s.undecided() // the row that is asked for is not there
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("evaluating %q: %w", e.Source, err)
	}
	return value, true, nil
}

// sides compiles the sides of an or apart.
func (n *Names) sides(text forms.Text, table *forms.Field) []*forms.Expression {
	n.compiling.Lock()
	defer n.compiling.Unlock()
	tree, err := parser.ParseWithConfig(text.S, n.config(table))
	if err != nil {
		return nil
	}
	or, ok := tree.Node.(*ast.BinaryNode)
	if !ok || or.Operator != "or" && or.Operator != "||" {
		return nil
	}
	var out []*forms.Expression
	for _, side := range []ast.Node{or.Left, or.Right} {
		e, err := n.Compile(forms.Text{S: side.String(), At: text.At}, table, forms.BoolType)
		if err != nil {
			return nil
		}
		out = append(out, e)
	}
	return out
}

// Truth evaluates a condition. An or holds as soon as one side is known to hold, whatever the other side lacks.
func Truth(e *forms.Expression, s *Scope) (holds, known bool, err error) {
	v, known, err := Run(e, s)
	if err == nil && !known && e.Either != nil {
		lacking := s.Trail
		for _, side := range e.Either() {
			if holds, known, err := Truth(side, s); err != nil || known && holds {
				return holds, known, err
			}
		}
		s.Trail = lacking
	}
	if err != nil || !known {
		return false, known, err
	}
	b, _ := v.(bool)
	return b, true, nil
}

// number evaluates a number.
func number(e *forms.Expression, s *Scope) (n decimal.Decimal, known bool, err error) {
	v, known, err := Run(e, s)
	if err != nil || !known {
		return decimal.Zero, known, err
	}
	return toDecimal(v), true, nil
}

// Amount works out a sum of money; known is false where that cannot be told.
func Amount(e *forms.Expression, s *Scope) (n decimal.Decimal, known bool) {
	n, known, err := number(e, s)
	return n, known && err == nil
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
