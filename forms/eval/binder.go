package eval

import (
	"fmt"
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"yibiao/forms"
)

// binder replaces field names by typed look-ups and refuses names that the pack does not know.
type binder struct {
	names      *Names
	table      *forms.Field
	expression *forms.Expression
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
		b.counts(n)
		b.sum(node, n)
	case *ast.CallNode:
		b.call(node, n)
	case *ast.BinaryNode:
		b.today(node, n)
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
	if n.Value == "policy_day" {
		b.replace(node, "policy_day", "__policy_day")
		return
	}
	if f := b.names.Fields[n.Value]; f != nil {
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
	f := b.names.Fields[name]
	if f == nil {
		at := n.Location()
		b.err = &file.Error{Location: at, Line: 1, Column: at.From, Message: "unknown field " + name + forms.Near(name, b.names.Fields)}
		return
	}
	if table := b.bound[n.Node]; table != "" {
		b.expression.Reads = slices.DeleteFunc(b.expression.Reads, func(r string) bool { return r == table })
	}
	b.bind(node, f)
}

func (b *binder) bind(node *ast.Node, f *forms.Field) {
	id := f.Name()
	if !slices.Contains(b.expression.Reads, id) {
		b.expression.Reads = append(b.expression.Reads, id)
	}
	if f.IsTable() {
		b.replace(node, id, tableFunctionName(id))
		return
	}
	b.replace(node, id, getters[f.Typed.Expr], &ast.StringNode{Value: id})
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
func (b *binder) call(node *ast.Node, n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return
	}
	switch callee.Value {
	case "given", "filled":
		b.given(node, n, callee.Value)
	case "answered":
		b.answered(n, callee)
	case "distinct":
		b.distinct(n, callee)
	case "place", "said":
		b.unstopped(n, callee)
	case "year_of":
		b.thisYear(node, n)
	case "attached", "chosen", "estimated":
		b.fact(n, callee)
	case "manufacturing", "enterprise_size", "workdays_after", "address_in", "issued_in", "unsure", "last_day", "region_ahead", "in_first_row":
		callee.Value = "__" + callee.Value
		n.Arguments = append([]ast.Node{&ast.IdentifierNode{Value: "__scope"}}, n.Arguments...)
	}
}

// distinct asks whether every row of a table is a thing of its own: distinct(sales).
func (b *binder) distinct(n *ast.CallNode, callee *ast.IdentifierNode) {
	at := n.Location()
	if len(n.Arguments) == 1 {
		if f := b.names.Fields[b.bound[n.Arguments[0]]]; f != nil && f.IsTable() {
			callee.Value = "__distinct"
			n.Arguments = []ast.Node{&ast.IdentifierNode{Value: "__scope"}, &ast.StringNode{Value: f.Name()}}
			return
		}
	}
	b.err = &file.Error{Location: at, Line: 1, Column: at.From, Message: "distinct() takes one table"}
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

// unstopped hands a field to its function by its name: one that is empty says nothing, and stops nothing.
func (b *binder) unstopped(n *ast.CallNode, callee *ast.IdentifierNode) {
	wants := map[string]int{"place": 2, "said": 1}[callee.Value]
	if len(n.Arguments) != wants || b.bound[n.Arguments[0]] == "" {
		at := n.Location()
		b.err = &file.Error{Location: at, Line: 1, Column: at.From, Message: callee.Value + "() takes a field" + map[int]string{2: " and a division"}[wants]}
		return
	}
	callee.Value = "__" + callee.Value
	field := []ast.Node{&ast.IdentifierNode{Value: "__scope"}, &ast.StringNode{Value: b.bound[n.Arguments[0]]}}
	n.Arguments = append(field, n.Arguments[1:]...)
}

func (b *binder) fact(n *ast.CallNode, callee *ast.IdentifierNode) {
	at := n.Location()
	known := map[string]map[string]bool{"attached": b.names.Materials, "chosen": b.names.Programmes, "estimated": b.names.Amounts}[callee.Value]
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
