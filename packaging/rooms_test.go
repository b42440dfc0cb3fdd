package packaging

import (
	"fmt"
	"go/ast"
	"io/fs"
	"maps"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const (
	maxFolderFiles = 25 // tests aside
	maxTypeMethods = 30
	maxTypeFace    = 40 // methods, and functions of its package that take it first
)

// rooms counts the files of every folder, and the methods of every type as "folder.Type", tests aside.
func rooms(root fs.FS) (map[string]int, error) {
	count := map[string]int{}
	err := eachSource(root, func(f *file) {
		count[path.Dir(f.name)]++
		for _, d := range f.tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
				count[path.Dir(f.name)+"."+firstOf(fn.Recv)]++
			}
		}
	})
	return count, err
}

// faces counts, for every type of a folder as "folder.Type", its methods and the functions of the same folder that take it, or a pointer
// to it, as their first parameter, tests aside: a large type is no smaller for methods that are written as functions.
func faces(root fs.FS) (map[string]int, error) {
	count, types := map[string]int{}, map[string]bool{}
	err := eachSource(root, func(f *file) {
		for _, d := range f.tree.Decls {
			switch n := d.(type) {
			case *ast.GenDecl:
				for _, spec := range n.Specs {
					if t, ok := spec.(*ast.TypeSpec); ok {
						types[path.Dir(f.name)+"."+t.Name.Name] = true
					}
				}
			case *ast.FuncDecl:
				first := n.Type.Params
				if n.Recv != nil {
					first = n.Recv
				}
				if len(first.List) > 0 {
					count[path.Dir(f.name)+"."+firstOf(first)]++
				}
			}
		}
	})
	maps.DeleteFunc(count, func(name string, _ int) bool { return !types[name] })
	return count, err
}

// eachSource gives every source file of the repository, tests aside.
func eachSource(root fs.FS, take func(*file)) error {
	return fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(base, ".") || base == "bin" || base == "out" || base == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		content, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := newFile(name, content)
		if err == nil {
			take(f)
		}
		return err
	})
}

// firstOf is the name of the type of a receiver or of the first of some parameters, without its star and its type arguments.
func firstOf(list *ast.FieldList) string {
	t := list.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if of, ok := t.(*ast.IndexExpr); ok {
		t = of.X
	}
	return fmt.Sprint(t)
}

// TestLayersKeepRoomsSmall: a folder is a room that a newcomer takes in at a glance, a type does one thing.
func TestLayersKeepRoomsSmall(t *testing.T) {
	count, err := rooms(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for name, n := range count {
		most, what := maxFolderFiles, "files"
		if strings.Contains(path.Base(name), ".") && name != "." {
			most, what = maxTypeMethods, "methods"
		}
		if n > most {
			t.Errorf("%s has %d %s, at most %d are allowed", name, n, what, most)
		}
	}
}

// wideFaces are the types that are wider, and how wide they may be at most: the window and its screens, the session and what is open in
// it, the one case that rules are worked out for, and a form as it is written. Each was made of fewer methods by functions beside them. A
// type that has become smaller leaves this list, and none joins it.
var wideFaces = map[string]int{
	"app/cli/base.Program":           70,
	"app/gui.Shell":                  90,
	"app/screen/agenda.Agenda":       50,
	"app/screen/desk.Desk":           50,
	"app/screen/form.Form":           50,
	"app/screen/workbench.Workbench": 60,
	"app/session.Editing":            60,
	"app/session.Session":            70,
	"dossier/docx/place/edit.editor": 60,
	"forms/checks.examination":       80,
	"forms/eval.Scope":               80,
}

// TestLayersKeepFacesSmall: what a type can be asked within its own folder is taken in at a glance, however it is written.
func TestLayersKeepFacesSmall(t *testing.T) {
	count, err := faces(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for name := range wideFaces {
		if count[name] <= maxTypeFace {
			t.Errorf("%s has %d methods and functions that take it first: it has left wideFaces", name, count[name])
		}
	}
	for name, n := range count {
		if most := max(maxTypeFace, wideFaces[name]); n > most {
			t.Errorf("%s has %d methods and functions that take it first, at most %d are allowed", name, n, most)
		}
	}
}

func TestFacesAreCounted(t *testing.T) {
	root := fstest.MapFS{
		"a/a.go":      {Data: []byte("package a\ntype T struct{}\ntype G[V any] struct{}\nfunc (t *T) m() {}\nfunc f(t *T, n int) {}\nfunc g(t T) {}\nfunc h(n int, t *T) {}\nfunc i() {}\n")},
		"a/b.go":      {Data: []byte("package a\nfunc j(t *T) {}\nfunc k(o other.T) {}\nfunc l[V any](g *G[V]) {}\nfunc m(list []T) {}\n")},
		"a/a_test.go": {Data: []byte("package a\nfunc n(t *T) {}\n")},
		"b/b.go":      {Data: []byte("package b\nfunc f(t *T) {}\n")},
	}
	got, err := faces(root)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[string]int{"a.T": 4, "a.G": 1}, got); d != "" {
		t.Error(d)
	}
}
