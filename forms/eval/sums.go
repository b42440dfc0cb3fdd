package eval

import (
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"

	"yibiao/forms"
)

// Sums are the sums over tables that a condition holds, each once, in its order. What cannot stand alone is left out; nil for a
// condition that cannot be read.
func (n *Names) Sums(condition forms.Text) []forms.Sum {
	tree, err := parser.ParseWithConfig(condition.S, n.config(nil))
	if err != nil {
		return nil
	}
	s := &summing{within: map[ast.Node]*ast.BinaryNode{}}
	ast.Walk(&tree.Node, s)
	var out []forms.Sum
	var seen []string
	for _, node := range s.sums {
		alone := forms.Text{S: node.String(), At: condition.At}
		e, err := n.Compile(alone, nil, forms.DecimalType)
		if err != nil || len(e.Reads) == 0 || slices.Contains(seen, alone.S) {
			continue
		}
		seen = append(seen, alone.S)
		sum := forms.Sum{Expr: e}
		sum.Label, sum.Unit = n.summed(node)
		if side, added := s.side(node); added {
			sum.Side, _ = n.Compile(forms.Text{S: side.String(), At: condition.At}, nil, forms.DecimalType)
		}
		out = append(out, sum)
	}
	return out
}

// summed are the label and the unit of what a sum adds up, of the rows of a table or those that a filter leaves; "" where that is not
// columns of one unit.
func (n *Names) summed(sum *ast.BuiltinNode) (label, unit string) {
	if len(sum.Arguments) != 2 {
		return "", ""
	}
	r, rows := &reader{names: n}, sum.Arguments[0]
	for filter, ok := rows.(*ast.BuiltinNode); ok && filter.Name == "filter"; filter, ok = rows.(*ast.BuiltinNode) {
		rows = filter.Arguments[0]
	}
	table := n.Fields[r.id(rows)]
	each, ok := sum.Arguments[1].(*ast.PredicateNode)
	if table == nil || !ok {
		return "", ""
	}
	var labels []string
	for i, term := range terms(each.Node) {
		cell, is := r.cell(term)
		c := table.Column(cell.Column)
		if !is || c == nil || i > 0 && c.Unit != unit {
			return "", ""
		}
		labels, unit = append(labels, "“"+c.Label+"”"), c.Unit
	}
	return strings.Join(labels, "加"), unit
}

// terms are what is added up in a calculation, from left to right: itself where nothing is.
func terms(node ast.Node) []ast.Node {
	if n, ok := node.(*ast.BinaryNode); ok && n.Operator == "+" {
		return append(terms(n.Left), terms(n.Right)...)
	}
	return []ast.Node{node}
}

// summing gathers the sums of a tree, and by each term the calculation that it is a term of.
type summing struct {
	sums   []*ast.BuiltinNode
	within map[ast.Node]*ast.BinaryNode
}

// Visit looks at one node.
func (s *summing) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BuiltinNode:
		if n.Name == "sum" {
			s.sums = append(s.sums, n)
		}
	case *ast.BinaryNode:
		if slices.Contains([]string{"+", "-", "*", "/"}, n.Operator) {
			s.within[n.Left], s.within[n.Right] = n, n
		}
	}
}

// side is the whole calculation that a sum is a term of; added is false where nothing is added to it, or it is in another unit:
// something is multiplied or divided.
func (s *summing) side(sum ast.Node) (side ast.Node, added bool) {
	side = sum
	for in := s.within[side]; in != nil; in = s.within[side] {
		if in.Operator == "*" || in.Operator == "/" {
			return nil, false
		}
		side, added = in, added || in.Operator == "+"
	}
	return side, added
}
