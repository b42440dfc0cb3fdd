package say

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// use is one place in the sources that makes an error or fault: its code and the names of the values it carries.
type use struct {
	place, code string
	names       []string
}

// uses collects the calls of functions that make errors: name → the argument that is the code; names and values follow it.
func uses(t *testing.T, folder string, makers map[string]int) []use {
	t.Helper()
	var found []use
	named := constants(t)
	parseFolder(t, folder, func(set *token.FileSet, node ast.Node) {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return
		}
		at, ok := makers[funName(call.Fun)]
		if !ok || len(call.Args) <= at {
			return
		}
		code, ok := literal(call.Args[at])
		if !ok {
			code, ok = named[funName(call.Args[at])]
		}
		if !ok {
			return
		}
		u := use{place: set.Position(call.Pos()).String(), code: code}
		for i := at + 1; i < len(call.Args); i += 2 {
			name, _ := literal(call.Args[i])
			u.names = append(u.names, name)
		}
		found = append(found, u)
	})
	return found
}

// lookups collects what searches for one thing refuse: nothing, or several.
func lookups(t *testing.T, folder string) []use {
	t.Helper()
	var found []use
	named := constants(t)
	parseFolder(t, folder, func(set *token.FileSet, node ast.Node) {
		if made, ok := node.(*ast.CompositeLit); ok && len(made.Elts) == 4 && funName(made.Type) == "lookup" {
			place := set.Position(made.Pos()).String()
			found = append(found, use{place, named[funName(made.Elts[2])], []string{"name"}}, use{place, named[funName(made.Elts[3])], []string{"name", "count", "found"}})
		}
	})
	return found
}

// constants are the codes of failures and of faults by the names of their constants.
func constants(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for folder, kind := range map[string]string{"../session": "Code", "../../forms": "FaultCode", "../session/sheets": "FaultCode", "../session/importing": "FaultCode"} {
		parseFolder(t, folder, func(_ *token.FileSet, node ast.Node) {
			if spec, ok := node.(*ast.ValueSpec); ok && len(spec.Values) == 1 && funName(spec.Type) == kind {
				found[spec.Names[0].Name], _ = literal(spec.Values[0])
			}
		})
	}
	return found
}

// codes collects the constants of type Code in a folder itself.
func codes(t *testing.T, folder string) []string {
	t.Helper()
	var found []string
	parseFolder(t, folder, func(set *token.FileSet, node ast.Node) {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 || filepath.Dir(set.Position(spec.Pos()).Filename) != filepath.Clean(folder) {
			return
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Code" {
			if code, ok := literal(spec.Values[0]); ok {
				found = append(found, code)
			}
		}
	})
	if len(found) == 0 {
		t.Fatalf("no codes were found in %s", folder)
	}
	return found
}

// parseFolder looks at every node of the sources of a folder and of those in it, tests aside.
func parseFolder(t *testing.T, folder string, look func(*token.FileSet, ast.Node)) {
	t.Helper()
	var files []string
	err := filepath.WalkDir(folder, func(name string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go") {
			files = append(files, name)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources in %s: %v", folder, err)
	}
	set := token.NewFileSet()
	for _, name := range files {
		tree, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(node ast.Node) bool {
			look(set, node)
			return true
		})
	}
}

func funName(fun ast.Expr) string {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// missingNames lists the {name}s of a sentence that a use does not carry.
func missingNames(sentence string, have []string) []string {
	var missing []string
	for _, name := range placeholder.FindAllString(sentence, -1) {
		if name = strings.Trim(name, "{}"); !slices.Contains(have, name) {
			missing = append(missing, name)
		}
	}
	return missing
}

func TestEveryFaultHasItsSentence(t *testing.T) {
	found := uses(t, "../../forms", map[string]int{"fault": 0, "Fault": 0})
	if len(found) < 40 {
		t.Fatalf("only %d faults were found in the sources: the search is broken", len(found))
	}
	// lengthFault gives want and got; warnUnless gives nothing and has its code second.
	for _, u := range uses(t, "../../forms/gb", map[string]int{"lengthFault": 0}) {
		u.names = []string{"want", "got"}
		found = append(found, u)
	}
	for _, u := range uses(t, "../../forms/gb", map[string]int{"warnUnless": 1}) {
		u.names = nil
		found = append(found, u)
	}
	for _, room := range []string{"../session/sheets", "../session/importing"} {
		found = append(found, uses(t, room, map[string]int{"Fault": 0})...)
	}
	made := map[gb.FaultCode]bool{}
	for _, u := range found {
		code := gb.FaultCode(u.code)
		made[code] = true
		sentence := faults[code]
		if sentence == "" {
			t.Errorf("%s: fault %q has no sentence", u.place, u.code)
		}
		if missing := missingNames(sentence, u.names); missing != nil {
			t.Errorf("%s: the sentence of %q names %v, which this fault does not carry", u.place, u.code, missing)
		}
	}
	// region and industry are made by onlyCode; date-month and date-whole are forms of date; formmap makes the others.
	for _, code := range []gb.FaultCode{forms.FaultRegion, forms.FaultIndustry, faultDateMonth, faultDateWhole, writing.FaultNone, writing.FaultSame, writing.FaultConflict, writing.FaultPart,
		writing.FaultElsewhere, writing.FaultRemark, writing.FaultScale, writing.FaultBelongs} {
		made[code] = true
	}
	for code := range faults {
		if !made[code] {
			t.Errorf("the sentence of fault %q is never used", code)
		}
	}
}

func TestEveryFailureHasItsSentence(t *testing.T) {
	always := []string{"detail", "host", "since", "code"}
	made := map[string]bool{"unknown": true, "cancelled": true, "internal": true}
	for _, folder := range []string{"../session", "../cli"} {
		found := uses(t, folder, map[string]int{"refuse": 1, "Refuse": 1})
		found = append(found, lookups(t, folder)...)
		if len(found) < 10 {
			t.Fatalf("only %d failures were found in %s: the search is broken", len(found), folder)
		}
		for _, u := range found {
			made[u.code] = true
			if _, known := failures[u.code]; !known {
				t.Errorf("%s: failure %q has no sentence", u.place, u.code)
			}
			for _, sentence := range []string{failures[u.code].what, failures[u.code].next} {
				if missing := missingNames(sentence, append(u.names, always...)); missing != nil {
					t.Errorf("%s: the sentence of %q names %v, which this failure does not carry", u.place, u.code, missing)
				}
			}
		}
	}
	for folder, have := range map[string][]string{
		"../../dossier/store": {"path"}, "../../dossier/store/sealed": {"path"}, "../../dossier/transfer": {"path"}, "../../dossier/docx/internal/ooxml": {"part", "path"}, "../../dossier/bundle": {"part", "path"},
	} {
		for _, code := range codes(t, folder) {
			made[code] = true
			_, known := failures[code]
			if _, problem := bundleProblems[codeOf(code)]; !known && !problem {
				t.Errorf("%s: code %q has no sentence", folder, code)
			}
			for _, sentence := range []string{failures[code].what, failures[code].next} {
				if missing := missingNames(sentence, append(have, always...)); missing != nil {
					t.Errorf("%s: the sentence of %q names %v, which it does not carry", folder, code, missing)
				}
			}
		}
	}
	for code, used := range usesOfCodes(t) {
		if made[code] = made[code] || used; !used {
			t.Errorf("nothing gives or asks for the code %q of package session", code)
		}
	}
	for key := range failures {
		_, code, split := strings.Cut(key, "/")
		if !split {
			code = key
		}
		if !made[code] && !slices.Contains([]string{"io-missing", "io-folder", "io-long", "io-busy", "io-cut"}, code) {
			t.Errorf("the sentence of failure %q is never used", key)
		}
	}
}

// usesOfCodes tells of every code of package session whether the program names its constant anywhere.
func usesOfCodes(t *testing.T) map[string]bool {
	t.Helper()
	codes, named := map[string]string{}, map[string]int{} // by the name of the constant
	parseFolder(t, "..", func(_ *token.FileSet, node ast.Node) {
		switch x := node.(type) {
		case *ast.Ident:
			named[x.Name]++
		case *ast.ValueSpec:
			if of, ok := x.Type.(*ast.Ident); ok && of.Name == "Code" && len(x.Values) == 1 && strings.HasPrefix(x.Names[0].Name, "Code") {
				codes[x.Names[0].Name], _ = literal(x.Values[0])
			}
		}
	})
	if len(codes) < 100 {
		t.Fatalf("only %d codes were found: the search is broken", len(codes))
	}
	used := map[string]bool{}
	for name, code := range codes {
		used[code] = used[code] || named[name] > 1 // where it is declared, and elsewhere
	}
	return used
}

// mapReasonCodes collects the constants of package formmap that are codes of a reason.
func mapReasonCodes(t *testing.T) []string {
	t.Helper()
	var found []string
	parseFolder(t, "../../dossier/formmap", func(_ *token.FileSet, node ast.Node) {
		spec, ok := node.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 || !strings.HasPrefix(spec.Names[0].Name, "Reason") {
			return
		}
		if code, ok := literal(spec.Values[0]); ok {
			found = append(found, code)
		}
	})
	if len(found) < 10 {
		t.Fatalf("only %d reasons were found: the search is broken", len(found))
	}
	return found
}
