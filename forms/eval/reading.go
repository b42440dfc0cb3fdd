package eval

import (
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"

	"yibiao/forms"
)

// reader gathers what a tree names, before its names are bound.
type reader struct {
	names    *Names
	table    *forms.Field
	out      forms.Reading
	compared map[ast.Node]string // fields by the node that names them, outside of answered()
}

// reading tells what a tree names; table is the one whose row it may call row, or nil.
func (n *Names) reading(tree *ast.Node, table *forms.Field) forms.Reading {
	r := &reader{names: n, table: table, compared: map[ast.Node]string{}}
	ast.Walk(tree, r)
	r.out.Compared = slices.Compact(slices.Sorted(maps.Values(r.compared)))
	return r.out
}

// Visit reads one node; children come before their parents.
func (r *reader) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		r.field(n)
	case *ast.StringNode:
		r.out.Texts = append(r.out.Texts, n.Value)
	case *ast.MemberNode:
		r.member(n)
	case *ast.CallNode:
		r.call(n)
	case *ast.BinaryNode:
		r.operation(n)
	}
}

// field notes the field that a node names.
func (r *reader) field(node ast.Node) {
	if id := r.id(node); id != "" {
		r.compared[node] = id
	}
}

// id is the field that a node names, "" for none.
func (r *reader) id(node ast.Node) string {
	name := dotted(node)
	if r.names.Fields[name] == nil {
		return ""
	}
	return name
}

// dotted joins the parts of a name, "" of what is none.
func dotted(node ast.Node) string {
	switch n := node.(type) {
	case *ast.IdentifierNode:
		return n.Value
	case *ast.MemberNode:
		if property, ok := n.Property.(*ast.StringNode); ok {
			if head := dotted(n.Node); head != "" {
				return head + "." + property.Value
			}
		}
	}
	return ""
}

func (r *reader) member(n *ast.MemberNode) {
	if _, ok := n.Property.(*ast.StringNode); !ok {
		return
	}
	r.out.Texts = r.out.Texts[:len(r.out.Texts)-1] // the property is no text
	if cell, ok := r.cell(n); ok {
		r.out.Cells = append(r.out.Cells, cell)
		return
	}
	delete(r.compared, n.Node) // ip of ip.no
	r.field(n)
}

// cell is the column that a node reads.
func (r *reader) cell(node ast.Node) (cell forms.Cell, is bool) {
	n, ok := node.(*ast.MemberNode)
	if !ok {
		return cell, false
	}
	property, ok := n.Property.(*ast.StringNode)
	if !ok {
		return cell, false
	}
	cell.Column = property.Value
	switch of := n.Node.(type) {
	case *ast.IdentifierNode:
		cell.Of = forms.ThisRow
		return cell, of.Value == "row" && r.table != nil
	case *ast.MemberNode:
		if _, name := of.Property.(*ast.StringNode); name {
			return cell, false
		}
		if isLast(of.Property) {
			cell.Of = forms.LastRow
		}
	}
	return cell, true
}

// isLast tells whether an index is that of the last row: len(rows) - 1.
func isLast(index ast.Node) bool {
	n, ok := index.(*ast.BinaryNode)
	if !ok || n.Operator != "-" {
		return false
	}
	one, ok := n.Right.(*ast.IntegerNode)
	return ok && one.Value == 1
}

func (r *reader) call(n *ast.CallNode) {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return
	}
	call := forms.Call{Function: callee.Value}
	if len(n.Arguments) > 0 {
		first := n.Arguments[0]
		if cell, is := r.cell(first); is {
			call.Cell = cell
		}
		if text, ok := oneString(n.Arguments); ok {
			call.Argument = text
			r.out.Texts = r.out.Texts[:len(r.out.Texts)-1]
		} else {
			call.Argument = r.id(first)
		}
		if callee.Value == "answered" {
			delete(r.compared, first)
		}
		if column, ok := r.mapped(first); ok && callee.Value == "unique" {
			r.out.Once = append(r.out.Once, column)
		}
	}
	r.out.Calls = append(r.out.Calls, call)
}

// mapped is the column of a whole table that a node lists: map(table, .column).
func (r *reader) mapped(node ast.Node) (forms.Column, bool) {
	n, ok := node.(*ast.BuiltinNode)
	if !ok || n.Name != "map" || len(n.Arguments) != 2 {
		return forms.Column{}, false
	}
	each, ok := n.Arguments[1].(*ast.PredicateNode)
	if !ok {
		return forms.Column{}, false
	}
	cell, is := r.cell(each.Node)
	table := r.id(n.Arguments[0])
	return forms.Column{Table: table, Name: cell.Column}, is && table != ""
}

func (r *reader) operation(n *ast.BinaryNode) {
	switch n.Operator {
	case "or", "||":
		r.out.Or = true
	case "==", "<=", "<":
		for _, sides := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
			zero, ok := sides[1].(*ast.IntegerNode)
			r.out.Zero = r.out.Zero || ok && zero.Value == 0 && (n.Operator == "==" || n.Operator == "<=" && sides[1] == n.Right)
			text, ok := sides[1].(*ast.StringNode)
			if cell, is := r.cell(sides[0]); is && ok && text.Value == "" && n.Operator == "==" {
				r.out.Blank = append(r.out.Blank, cell.Column)
			}
		}
		if id := r.id(lastTerm(n.Left)); id != "" && n.Operator != "==" {
			r.out.Limited = append(r.out.Limited, id)
		}
	}
}

// lastTerm is the last that is added on a side, without a whole number by which it is multiplied.
func lastTerm(node ast.Node) ast.Node {
	for {
		n, ok := node.(*ast.BinaryNode)
		if !ok {
			return node
		}
		_, times := n.Right.(*ast.IntegerNode)
		switch {
		case n.Operator == "+" || n.Operator == "-":
			node = n.Right
		case n.Operator == "*" && times:
			node = n.Left
		default:
			return node
		}
	}
}
