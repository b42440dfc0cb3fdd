package packaging

import (
	"fmt"
	"go/ast"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

const (
	maxFolderFiles = 25 // tests aside
	maxTypeMethods = 30
)

// rooms counts the files of every folder, and the methods of every type as "folder.Type", tests aside.
func rooms(root fs.FS) (map[string]int, error) {
	count := map[string]int{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
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
		if err != nil {
			return err
		}
		count[path.Dir(name)]++
		for _, d := range f.tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
				count[path.Dir(name)+"."+receiver(fn)]++
			}
		}
		return nil
	})
	return count, err
}

// receiver is the name of the type that a method belongs to.
func receiver(fn *ast.FuncDecl) string {
	t := fn.Recv.List[0].Type
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
