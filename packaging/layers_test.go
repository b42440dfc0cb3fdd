package packaging

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const (
	module  = "yibiao"
	toolkit = "fyne.io/fyne/v2"

	maxFileLines  = 400
	maxFuncLines  = 60
	maxParameters = 5
	maxMethods    = 6
)

// importRule forbids the imports named in bans to the files of the folders in of, but not to those in except.
// An import path stands for itself and for what lies below it.
type importRule struct {
	of, except []string
	bans       []string
	allows     []string // below bans, yet allowed
	tests      bool     // tests are bound too
	why        string
}

var importRules = []importRule{
	{of: []string{"forms"}, bans: []string{module + "/dossier", module + "/app", module + "/assets"}, allows: nil, tests: false,
		why: "imports go one way: app → dossier → forms, and data is handed in"},
	{of: []string{"forms"}, bans: []string{"os", "syscall", "database/sql"}, why: "forms has no input and output but fs.FS"},
	{of: []string{"dossier"}, bans: []string{module + "/app"}, tests: true, why: "imports go one way: app → dossier → forms"},
	{of: []string{"dossier"}, bans: []string{module + "/assets"}, why: "data is handed in as fs.FS"},
	{of: []string{"assets"}, bans: []string{module}, tests: true, why: "assets is data only"},
	{of: []string{"forms", "dossier", "assets", "app/session", "app/cli"}, bans: []string{"fyne.io"}, tests: true,
		why: "only the window knows the toolkit"},
	{of: []string{"app/screen", "app/page", "app/kit", "app/field"}, bans: []string{module + "/dossier/store"}, why: "screens know the session, not how it keeps things"},
	{of: []string{"app/kit"}, bans: []string{module + "/app/session", module + "/dossier", module + "/forms"}, tests: true, why: "the parts of screens know no dossier"},
	{of: []string{"app/kit", "app/field"}, bans: []string{module + "/app/session", module + "/app/page", module + "/app/screen", module + "/app/gui"},
		why: "parts, then editors, then what a screen is, then screens"},
	{of: []string{"app/kit", "app/field/input", "app/field/calendar"}, bans: []string{module + "/app/field"},
		why: "editors are made of inputs and parts, not the other way round"},
	{of: []string{"."}, except: []string{"app/gui"}, bans: []string{toolkit + "/app"}, tests: true,
		why: "the driver of the real window is imported in one place"},
	{of: []string{"."}, except: []string{"app/robot", "app/field/fieldtest", "app/page/pagetest"}, bans: []string{toolkit + "/test", module + "/app/robot"},
		why: "the toolkit's test driver makes an application by itself, beside which the user's program could show no message"},
	{of: []string{"."}, bans: []string{"net", "golang.org/x/net"}, allows: []string{"net/url"}, tests: true,
		why: "the program opens no socket"},
	{of: []string{"."}, except: []string{"forms/strict"}, bans: []string{"go.yaml.in", "gopkg.in/yaml.v3", "github.com/goccy/go-yaml"},
		why: "one reader reads YAML"},
	{of: []string{"."}, except: []string{"dossier/store"},
		bans: []string{"database/sql", "github.com/mattn/go-sqlite3"}, tests: true, why: "only the store knows SQL"},
}

// breach is one thing that a file must not do.
type breach struct{ place, what string }

func (b breach) String() string { return b.place + ": " + b.what }

// inspect walks the repository and returns what breaks the rules of the house, in the order of the files.
func inspect(root fs.FS) ([]breach, error) {
	var found []breach
	var drivers []string
	rooms, err := roomFuncs(root)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := path.Base(name)
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(base, ".") || slices.Contains([]string{"bin", "out", "testdata"}, base)) {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		content, err := fs.ReadFile(root, name)
		if errors.Is(err, fs.ErrNotExist) { // the editor of a neighbour has just replaced it
			return nil
		}
		if err != nil {
			return err
		}
		f, err := newFile(name, content)
		if err != nil {
			return err
		}
		f.rooms = rooms
		found = append(found, f.breaches()...)
		if !f.test && f.imports(toolkit+"/app") && within(name, []string{"app"}) {
			drivers = append(drivers, name)
		}
		return nil
	})
	if len(drivers) > 1 {
		found = append(found, breach{drivers[1] + ":1", "a second file that imports " + toolkit + "/app; the first is " + drivers[0]})
	}
	return found, err
}

// file is one parsed source file.
type file struct {
	name  string // slash-separated, from the root of the repository
	test  bool
	lines int
	set   *token.FileSet
	tree  *ast.File
	rooms []string // as roomFuncs has them
}

func newFile(name string, content []byte) (*file, error) {
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, content, parser.SkipObjectResolution|parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("reading the source: %w", err)
	}
	lines := strings.Count(string(content), "\n")
	return &file{name: name, test: strings.HasSuffix(name, "_test.go"), lines: lines, set: set, tree: tree}, nil
}

func (f *file) line(p token.Pos) int { return f.set.Position(p).Line }

func (f *file) at(p token.Pos, format string, args ...any) breach {
	return breach{f.name + ":" + strconv.Itoa(f.line(p)), fmt.Sprintf(format, args...)}
}

func (f *file) imports(wanted string) bool {
	return slices.ContainsFunc(f.tree.Imports, func(i *ast.ImportSpec) bool { return importPath(i) == wanted })
}

func (f *file) breaches() []breach {
	var found []breach
	if f.lines > maxFileLines && !ast.IsGenerated(f.tree) {
		found = append(found, f.at(f.tree.Package, "the file has %d lines, at most %d are allowed", f.lines, maxFileLines))
	}
	for _, spec := range f.tree.Imports {
		for _, rule := range importRules {
			if rule.forbids(f, importPath(spec)) {
				found = append(found, f.at(spec.Pos(), "imports %s: %s", importPath(spec), rule.why))
			}
		}
	}
	found = append(found, f.atStart()...)
	ast.Inspect(f.tree, func(node ast.Node) bool {
		found = append(found, f.sizes(node)...)
		found = append(found, f.concurrency(node)...)
		found = append(found, f.inside(node)...)
		found = append(found, f.disk(node)...)
		found = append(found, f.codes(node)...)
		found = append(found, f.names(node)...)
		found = append(found, f.labels(node)...)
		return true
	})
	return found
}

// sizes checks the limits of functions and interfaces. The tables of tests are data, so tests may be longer.
func (f *file) sizes(node ast.Node) []breach {
	var found []breach
	switch n := node.(type) {
	case *ast.FuncDecl:
		if lines := f.line(n.End()) - f.line(n.Pos()) + 1; lines > maxFuncLines && !f.test {
			found = append(found, f.at(n.Pos(), "%s has %d lines, at most %d are allowed", n.Name.Name, lines, maxFuncLines))
		}
		if count := n.Type.Params.NumFields(); count > maxParameters {
			found = append(found, f.at(n.Pos(), "%s has %d parameters, at most %d are allowed", n.Name.Name, count, maxParameters))
		}
	case *ast.InterfaceType:
		if count := n.Methods.NumFields(); count > maxMethods {
			found = append(found, f.at(n.Pos(), "an interface has %d methods, at most %d are allowed", count, maxMethods))
		}
	}
	return found
}

// concurrency checks that goroutines and the way back to the window stay in app/task.
func (f *file) concurrency(node ast.Node) []breach {
	if f.test || within(f.name, []string{"app/task"}) {
		return nil
	}
	switch n := node.(type) {
	case *ast.GoStmt:
		return []breach{f.at(n.Pos(), "starts a goroutine: use app/task")}
	case *ast.SelectorExpr:
		if of, ok := n.X.(*ast.Ident); ok && of.Name == "fyne" && (n.Sel.Name == "Do" || n.Sel.Name == "DoAndWait") {
			return []breach{f.at(n.Pos(), "uses fyne.%s: use app/task", n.Sel.Name)}
		}
	}
	return nil
}

// ofRooms are what of a session its rooms alone build on, under any name that it is called by: the methods that write past it. The
// functions of app/session/rooms.go are read from there.
var ofRooms = []string{"Apply", "NoteEdit", "TickSets"}

// roomFuncs are the functions that app/session/rooms.go exports; nil where there is no such file.
func roomFuncs(root fs.FS) (names []string, err error) {
	content, err := fs.ReadFile(root, "app/session/rooms.go")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	tree, err := parser.ParseFile(token.NewFileSet(), "rooms.go", content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, d := range tree.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.IsExported() {
			names = append(names, f.Name.Name)
		}
	}
	return names, nil
}

// inside checks that the window and the command line write through the session alone, not past it into the vault.
func (f *file) inside(node ast.Node) []breach {
	if f.test || !within(f.name, []string{"app"}) || within(f.name, []string{"app/session"}) {
		return nil
	}
	n, ok := node.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	of, named := n.X.(*ast.Ident)
	if slices.Contains(ofRooms, n.Sel.Name) || named && of.Name == "session" && slices.Contains(f.rooms, n.Sel.Name) {
		return []breach{f.at(n.Pos(), "uses %s, which is for the rooms of app/session", n.Sel.Name)}
	}
	return nil
}

// disk checks that what is written is moved to its place, and made to last, in dossier/disk alone.
func (f *file) disk(node ast.Node) []breach {
	if f.test || !within(f.name, []string{"app", "dossier"}) || within(f.name, []string{"dossier/disk"}) {
		return nil
	}
	if n, ok := node.(*ast.SelectorExpr); ok {
		of, named := n.X.(*ast.Ident)
		if named && (of.Name == "os" && n.Sel.Name == "Rename" || of.Name == "syscall" && slices.Contains([]string{"ENOSPC", "EDQUOT", "EROFS"}, n.Sel.Name)) {
			return []breach{f.at(n.Pos(), "uses %s.%s: use dossier/disk", of.Name, n.Sel.Name)}
		}
	}
	return nil
}

// coded are the functions and types that take a code, by the argument that it is.
var coded = map[string]int{"Refuse": 1, "Fault": 0, "fault": 0, "lengthFault": 0, "warnUnless": 1}

// codes checks that the code of a failure, fault or notice is a constant of its type, so that none is misspelt where it is asked for.
func (f *file) codes(node ast.Node) []breach {
	if f.test {
		return nil
	}
	var named ast.Expr
	switch n := node.(type) {
	case *ast.CallExpr:
		name := fmt.Sprint(n.Fun)
		if of, ok := n.Fun.(*ast.SelectorExpr); ok {
			name = of.Sel.Name
		}
		if at, ok := coded[name]; ok && at < len(n.Args) {
			named = n.Args[at]
		}
	case *ast.KeyValueExpr:
		if fmt.Sprint(n.Key) == "Code" {
			named = n.Value
		}
	case *ast.BinaryExpr:
		if of, ok := n.X.(*ast.SelectorExpr); ok && of.Sel.Name == "Code" && (n.Op == token.EQL || n.Op == token.NEQ) {
			named = n.Y
		}
	}
	if text, literal := named.(*ast.BasicLit); literal && text.Kind == token.STRING && text.Value != `""` {
		return []breach{f.at(node.Pos(), "names a code by the literal %s: use a constant of its type", text.Value)}
	}
	return nil
}

func (r importRule) forbids(f *file, imported string) bool {
	return within(f.name, r.of) && !within(f.name, r.except) && (r.tests || !f.test) &&
		within(imported, r.bans) && !within(imported, r.allows)
}

// within tells whether name is one of tops or lies below one; "." holds everything.
func within(name string, tops []string) bool {
	return slices.ContainsFunc(tops, func(top string) bool {
		return top == "." || name == top || strings.HasPrefix(name, top+"/")
	})
}

func importPath(spec *ast.ImportSpec) string {
	text, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value // the parser has already taken it for a string
	}
	return text
}

func TestLayers(t *testing.T) {
	found, err := inspect(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range found {
		t.Error(b)
	}
}

func TestLayersAreNoticed(t *testing.T) {
	source := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	long := func(n int) string { return strings.Repeat("\n", n) }
	root := fstest.MapFS{
		"forms/a.go":           source("package forms\nimport \"yibiao/dossier/store\"\n"),
		"forms/b.go":           source("package forms\nimport (\n\t\"io/fs\"\n\t\"os\"\n)\n"),
		"forms/b_test.go":      source("package forms\nimport \"os\"\n"),
		"dossier/a.go":         source("package dossier\nimport \"yibiao/app/session\"\n"),
		"dossier/store/a.go":   source("package store\nimport \"database/sql\"\n"),
		"dossier/store/b.go":   source("package store\nfunc f() { os.Rename(a, b) }\n"),
		"dossier/disk/a.go":    source("package disk\nfunc f() { os.Rename(a, b) }\n"),
		"dossier/docx/a.go":    source("package docx\nimport \"database/sql\"\n"),
		"assets/assets.go":     source("package assets\nimport \"yibiao/forms\"\n"),
		"app/session/a.go":     source("package session\nimport \"fyne.io/fyne/v2\"\n"),
		"app/screen/a.go":      source("package screen\nimport \"fyne.io/fyne/v2/app\"\n"),
		"app/session/rooms.go": source("package session\nfunc Sweep() {}\nfunc sweep() {}\nfunc (s *Session) Store() {}\n"),
		"app/gui/c.go":         source("package gui\nvar a = session.Sweep\nvar b = other.Sweep\nvar c = s.Store\n"),
		"app/screen/b.go":      source("package screen\nfunc f() {\n\ts.Apply()\n}\n"),
		"app/session/b.go":     source("package session\nfunc f() {\n\ts.Apply()\n}\n"),
		"app/session/d.go": source("package session\nvar a = store.Set{Entity: id, Field: \"owner\"}\nvar b = x.Value(\"owner\") + x.Value(record.OwnerField)\n" +
			"var c = map[store.FieldName]string{record.KindField: \"row\", record.OwnerField: \"x\"}\nvar d = x.Fields[\"sha\"]\nvar e = Gap{Field: \"org.name\"}\n"),
		"app/session/e.go":     source("package session\nvar a = store.Edit{Label: \"set:\" + id}\nvar b = store.Edit{Label: record.LabelStage.Of(\"0\")}\nvar c = edit.Edit{Label: \"x\"}\n"),
		"app/session/c.go":     source("package session\nvar a, b = Refuse(d, \"io\"), Refuse(d, CodeIO)\nvar c = s.Refuse(\"x\", \"io\")\n"),
		"forms/gb/a.go":        source("package gb\nvar a, b = fault(\"id-15\"), fault(FaultID15)\nvar c = Fault{Code: \"id-15\"}\nvar d = c.Code == \"id-15\" || c.Code == \"\"\n"),
		"forms/gb/b.go":        source("package gb\nvar a = regexp.MustCompile(`a`)\nvar b = func() { regexp.MustCompile(`b`) }\n"),
		"app/gui/a.go":         source("package gui\nimport \"fyne.io/fyne/v2/app\"\n"),
		"app/gui/b.go":         source("package gui\nimport \"fyne.io/fyne/v2/app\"\n"),
		"app/robot/a.go":       source("package robot\nimport \"net/http\"\n"),
		"app/robot/b.go":       source("package robot\nimport \"net/url\"\n"),
		"app/task/a.go":        source("package task\nfunc f() { go f(); fyne.Do(f) }\n"),
		"app/field/a.go":       source("package field\nfunc f() {\n\tgo f()\n\tfyne.Do(f)\n\tfyne.DoAndWait(f)\n}\n"),
		"app/field/a_test.go":  source("package field\nfunc f() { go f() }\n"),
		"app/field/b.go":       source("package field\nfunc f(a, b int, c, d string, e, g bool) {}\nfunc h(a, b, c, d, e int) {}\n"),
		"app/field/c.go":       source("package field\ntype i interface{ A(); B(); C(); D(); E(); F(); G() }\n"),
		"app/field/d.go":       source("package field\nfunc f() {" + long(60) + "}\n"),
		"app/field/d_test.go":  source("package field\nfunc f() {" + long(60) + "}\n"),
		"app/field/e.go":       source("package field\n" + long(399)),
		"app/field/f.go":       source("package field\n" + long(400)),
		"app/field/h.go":       source("package field\nimport \"yibiao/app/page\"\n"),
		"app/field/input/a.go": source("package input\nimport \"yibiao/app/field\"\n"),
		"app/kit/a.go":         source("package kit\nimport \"yibiao/app/field/input\"\n"),
		"app/field/g.go":       source("// Code generated by x; DO NOT EDIT.\n\npackage field\n" + long(400)),
		"app/testdata/a.go":    source("not Go at all"),
		".git/a.go":            source("not Go at all"),
		"app/screen/readme.md": source("not Go at all"),
	}
	found, err := inspect(root)
	if err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, b := range found {
		places = append(places, b.place)
	}
	slices.Sort(places)
	want := []string{
		"app/field/a.go:3", "app/field/a.go:4", "app/field/a.go:5", "app/field/b.go:2", "app/field/c.go:2",
		"app/field/d.go:2", "app/field/f.go:1", "app/field/h.go:2", "app/field/input/a.go:2", "app/gui/b.go:1", "app/gui/c.go:2", "app/kit/a.go:2", "app/robot/a.go:2", "app/screen/a.go:2", "app/screen/b.go:3", "app/session/a.go:2", "app/session/c.go:2", "app/session/c.go:3", "app/session/d.go:2", "app/session/d.go:3", "app/session/d.go:4", "app/session/d.go:5", "app/session/e.go:2",
		"assets/assets.go:2", "dossier/a.go:2", "dossier/docx/a.go:2", "dossier/store/b.go:2", "forms/a.go:2", "forms/b.go:4", "forms/gb/a.go:2", "forms/gb/a.go:3", "forms/gb/a.go:4", "forms/gb/b.go:2",
	}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Errorf("places (-want +got):\n%s\n%v", diff, found)
	}
}

func TestLayersRefuseWhatIsNotGo(t *testing.T) {
	if _, err := inspect(fstest.MapFS{"app/a.go": {Data: []byte("package")}}); err == nil {
		t.Error("a file that cannot be parsed was passed over")
	}
}
