package say

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"yibiao/app/session/record"
)

// unshown are the labels for which no sentence is made; record/label.go says why.
var unshown = map[record.Label]bool{
	record.LabelStage: true, record.LabelSheet: true, record.LabelSheetTaken: true, record.LabelFilled: true, record.LabelFilledTaken: true,
	record.LabelLook: true, record.LabelMovedMarks: true, record.LabelNoteEdition: true,
}

// Every label under which an edit is kept has its sentence.
func TestEveryLabelHasItsSentence(t *testing.T) {
	tree, err := parser.ParseFile(token.NewFileSet(), "../session/record/label.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(tree, func(node ast.Node) bool {
		spec, ok := node.(*ast.ValueSpec)
		if !ok {
			return true
		}
		text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		n++
		label := record.Label(text)
		if told := EditLabel(label.Of("x"), nil); (told == label.Of("x")) != unshown[label] {
			t.Errorf("%s is told as %q", label, told)
		}
		return true
	})
	if n < 40 {
		t.Errorf("only %d labels were found", n)
	}
}
