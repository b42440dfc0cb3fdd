package packaging

import (
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// patterns reads the expressions of the program. Of a folder it keeps what its constants and variables are, as expressions are often
// put together from them.
type patterns struct {
	words map[string]map[string]ast.Expr // folder, name, value
	asked []asked
}

// asked is one expression in a source file.
type asked struct {
	file *file
	text ast.Expr
}

func (p *patterns) read(root fs.FS) error {
	p.words = map[string]map[string]ast.Expr{}
	return fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || !within(name, []string{"app", "dossier", "forms"}) {
			return err
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := newFile(name, content)
		if err != nil {
			return err
		}
		p.take(f)
		return nil
	})
}

func (p *patterns) take(f *file) {
	folder := path.Dir(f.name)
	if p.words[folder] == nil {
		p.words[folder] = map[string]ast.Expr{}
	}
	ast.Inspect(f.tree, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if i < len(n.Values) {
					p.words[folder][name.Name] = n.Values[i]
				}
			}
		case *ast.CallExpr:
			if of, ok := n.Fun.(*ast.SelectorExpr); ok && len(n.Args) == 1 && fmt.Sprint(of.X, of.Sel) == "pattern Of" {
				p.asked = append(p.asked, asked{f, n.Args[0]})
			}
		}
		return true
	})
}

// text works out what an expression is; known is false where that cannot be told from its folder.
func (p *patterns) text(folder string, e ast.Expr) (text string, known bool) {
	switch n := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(n.Value)
		return text, err == nil
	case *ast.Ident:
		value, ok := p.words[folder][n.Name]
		if !ok {
			return "", false
		}
		return p.text(folder, value)
	case *ast.BinaryExpr:
		left, first := p.text(folder, n.X)
		right, second := p.text(folder, n.Y)
		return left + right, first && second && n.Op == token.ADD
	case *ast.SelectorExpr: // of a neighbour whose name says its folder
		for other := range p.words {
			if path.Base(other) == fmt.Sprint(n.X) && p.words[other][n.Sel.Name] != nil {
				return p.text(other, p.words[other][n.Sel.Name])
			}
		}
	}
	return "", false
}

// wrong are the expressions that cannot be read, or not be worked out here.
func (p *patterns) wrong() []breach {
	var found []breach
	for _, a := range p.asked {
		text, known := p.text(path.Dir(a.file.name), a.text)
		if !known {
			found = append(found, a.file.at(a.text.Pos(), "what this expression is cannot be told from the source"))
		} else if _, err := syntax.Parse(text, syntax.Perl); err != nil {
			found = append(found, a.file.at(a.text.Pos(), "%v", err))
		}
	}
	return found
}

// atStart checks that no expression is compiled at each start of the program: hundreds were, and the first window waited for them.
func (f *file) atStart() []breach {
	var found []breach
	for _, d := range f.tree.Decls {
		vars, ok := d.(*ast.GenDecl)
		if !ok || f.test || !within(f.name, []string{"app", "dossier", "forms"}) {
			continue
		}
		ast.Inspect(vars, func(node ast.Node) bool {
			if of, ok := node.(*ast.SelectorExpr); ok && fmt.Sprint(of.X, of.Sel) == "regexp MustCompile" {
				found = append(found, f.at(of.Pos(), "compiles an expression at each start: use pattern.Of"))
			}
			_, later := node.(*ast.FuncLit)
			return !later
		})
	}
	return found
}

// Patterns are compiled when they are first asked, so one that cannot be read would be found by a user.
func TestPatterns(t *testing.T) {
	var p patterns
	if err := p.read(os.DirFS("..")); err != nil {
		t.Fatal(err)
	}
	if len(p.asked) < 250 {
		t.Errorf("%d expressions found, there were more", len(p.asked))
	}
	for _, b := range p.wrong() {
		t.Error(b)
	}
}

func TestPatternsAreRead(t *testing.T) {
	source := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	var p patterns
	err := p.read(fstest.MapFS{
		"forms/a.go":     source("package forms\nconst digit = `[0-9]`\nvar a = pattern.Of(digit + `+`)\nvar b = pattern.Of(digit + `(`)\n"),
		"forms/gb/a.go":  source("package gb\nvar a = pattern.Of(forms.digit)\nvar b = pattern.Of(more())\nvar c = pattern.Of(`[`)\n"),
		"packaging/a.go": source("package packaging\nvar c = pattern.Of(`[`)\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, b := range p.wrong() {
		places = append(places, b.place)
	}
	slices.Sort(places)
	if diff := cmp.Diff([]string{"forms/a.go:4", "forms/gb/a.go:3", "forms/gb/a.go:4"}, places); diff != "" {
		t.Error(diff)
	}
}
