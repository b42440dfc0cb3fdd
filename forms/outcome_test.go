package forms

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every outcome that has a name is in the list, with a small letter of its own.
func TestEveryOutcomeHasItsPlaceAndLetter(t *testing.T) {
	tree, err := parser.ParseFile(token.NewFileSet(), "finding.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var named []Outcome
	ast.Inspect(tree, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			if of, ok := spec.Type.(*ast.Ident); ok && of.Name == "Outcome" {
				text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				named = append(named, Outcome(text))
			}
		}
		return true
	})
	listed := Outcomes()
	slices.Sort(named)
	slices.Sort(listed)
	if diff := cmp.Diff(named, listed); diff != "" {
		t.Error(diff)
	}
	for _, o := range listed {
		if l := o.Letter(); l < 'a' || l > 'z' || OutcomeOf(l) != o {
			t.Errorf("%s has the letter %q, which stands for %q", o, l, OutcomeOf(l))
		}
	}
	if slices.Contains(ProgrammeOutcomes(), NotAsked) || OutcomeOf('?') != "" || Outcome("another").Letter() != 0 {
		t.Error("what is no outcome is taken for one")
	}
}
