package packaging

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
)

// names checks that a field or kind of an entity is a constant (app/session/record, dossier/store): a name that is misspelt is then
// no name. Answers are named by ids of packs, behind a prefix that is a constant.
func (f *file) names(node ast.Node) []breach {
	if f.test || !within(f.name, []string{"app/session", "dossier/store"}) {
		return nil
	}
	var named []ast.Expr
	switch n := node.(type) {
	case *ast.CallExpr: // x.Value("owner")
		if of, ok := n.Fun.(*ast.SelectorExpr); ok && of.Sel.Name == "Value" && len(n.Args) == 1 {
			named = n.Args
		}
	case *ast.IndexExpr: // x.Fields["owner"]
		if of, ok := n.X.(*ast.SelectorExpr); ok && of.Sel.Name == "Fields" {
			named = []ast.Expr{n.Index}
		}
	case *ast.CompositeLit: // {Entity: id, Field: "owner"}, {record.KindField: "row"}
		for _, e := range n.Elts {
			pair, ok := e.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			of, outside := pair.Key.(*ast.SelectorExpr)
			if outside && of.Sel.Name == "KindField" || fmt.Sprint(pair.Key) == "Field" && hasKey(n, "Entity") {
				named = append(named, pair.Value)
			}
		}
	}
	var found []breach
	for _, e := range named {
		if text, literal := e.(*ast.BasicLit); literal && text.Kind == token.STRING && text.Value != `""` {
			found = append(found, f.at(e.Pos(), "names a field or kind of an entity by the literal %s: use a constant of app/session/record", text.Value))
		}
	}
	return found
}

// labels checks that the label of an edit is made of a constant of app/session/record, so that one that is written is known where it is
// told and looked for.
func (f *file) labels(node ast.Node) []breach {
	if f.test || !within(f.name, []string{"app"}) {
		return nil
	}
	n, ok := node.(*ast.CompositeLit)
	if !ok {
		return nil
	}
	of, outside := n.Type.(*ast.SelectorExpr)
	if !outside || of.Sel.Name != "Edit" || fmt.Sprint(of.X) != "store" {
		return nil
	}
	var found []breach
	for _, e := range n.Elts {
		pair, ok := e.(*ast.KeyValueExpr)
		if !ok || fmt.Sprint(pair.Key) != "Label" {
			continue
		}
		ast.Inspect(pair.Value, func(part ast.Node) bool {
			switch x := part.(type) {
			case *ast.CallExpr:
				return false // what was done to, which may be any text
			case *ast.BasicLit:
				found = append(found, f.at(x.Pos(), "names the label of an edit by the literal %s: use a constant of app/session/record", x.Value))
			}
			return true
		})
	}
	return found
}

// hasKey tells whether a composite literal gives a field of a struct.
func hasKey(n *ast.CompositeLit, name string) bool {
	return slices.ContainsFunc(n.Elts, func(e ast.Expr) bool {
		pair, ok := e.(*ast.KeyValueExpr)
		return ok && fmt.Sprint(pair.Key) == name
	})
}
