package say

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// ownWords are folders whose every Chinese literal is said to a person in the chosen language, so that all of them
// need a translation, whether they stand in a call of T or in a table.
var ownWords = []string{"../say", "../cli"}

// notSaid are Chinese literals of those folders that are not sentences.
var notSaid = []string{
	"。",        // cut from the sentences of packs, which end with it or not
	"全国", "通知", // looked for in the texts of packs
	"：: ",
}

// literals collects the texts of all calls of T below app, and all literals with Chinese in them, each with a place.
func literals(t *testing.T) (said, chinese map[string]string) {
	t.Helper()
	said, chinese = map[string]string{}, map[string]string{}
	set := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		tree, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		own := slices.ContainsFunc(ownWords, func(folder string) bool { return strings.HasPrefix(filepath.ToSlash(path), folder+"/") })
		ast.Inspect(tree, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.CallExpr:
				if text, ok := literal(first(n.Args)); ok && isT(n.Fun) {
					said[text] = set.Position(n.Pos()).String()
				}
			case *ast.BasicLit:
				text, ok := literal(n)
				if ok && strings.ContainsFunc(text, isChinese) {
					chinese[text] = set.Position(n.Pos()).String()
					if own && !strings.HasPrefix(text, "  ") && !slices.Contains(notSaid, text) {
						said[text] = chinese[text]
					}
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return said, chinese
}

// isChinese takes Chinese punctuation too: T is asked for it as well.
func isChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("。，、；：！？（）“”【】", r)
}

func first(args []ast.Expr) ast.Expr {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

func literal(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

// isT tells a call of say.T, of T inside this package, or of a page's say, which hands on to it.
func isT(fun ast.Expr) bool {
	switch f := fun.(type) {
	case *ast.Ident:
		return f.Name == "T" || f.Name == "usage"
	case *ast.SelectorExpr:
		x, ok := f.X.(*ast.Ident)
		return ok && x.Name == "say" && f.Sel.Name == "T" || f.Sel.Name == "say"
	}
	return false
}

func readEnglish(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("../../assets/translations/en.json")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	if err := json.Unmarshal(data, &texts); err != nil {
		t.Fatal(err)
	}
	if entries := strings.Count(string(data), "\n  \""); entries != len(texts) {
		t.Errorf("en.json has %d lines for %d texts: a text stands there twice, or not on a line of its own", entries, len(texts))
	}
	return texts
}

func TestEveryTextIsTranslated(t *testing.T) {
	english := readEnglish(t)
	said, chinese := literals(t)
	if len(said) < 300 {
		t.Fatalf("only %d texts were found in the sources: the search is broken", len(said))
	}
	var missing []string
	for text, place := range said {
		if english[text] == "" {
			missing = append(missing, place+" "+strconv.Quote(text))
		}
	}
	slices.Sort(missing)
	for _, m := range missing {
		t.Errorf("no translation: %s", m)
	}
	for text := range english {
		if chinese[text] == "" && said[text] == "" {
			t.Errorf("en.json translates a text that is not said anywhere: %q", text)
		}
	}
}

// typed finds what is meant to be typed at a prompt.
var typed = regexp.MustCompile(`yibiao (--)?[a-z]| --[a-z]|用命令`)

// Who works in the window has no prompt: what to type there is said by the command line alone.
func TestTheWindowTellsNobodyToTypeCommands(t *testing.T) {
	english := readEnglish(t)
	said, chinese := literals(t)
	for _, texts := range []map[string]string{said, chinese} {
		for text, place := range texts {
			if !strings.HasPrefix(filepath.ToSlash(place), "../cli/") && (typed.MatchString(text) || typed.MatchString(english[text])) {
				t.Errorf("%s: %q, %q", place, text, english[text])
			}
		}
	}
	pages, err := filepath.Glob("../../assets/help/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages of help: %v", err)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		// How packs are written is told to those who work at a prompt.
		if found := typed.FindString(string(text)); found != "" && filepath.Base(page) != "09-new-pack.md" {
			t.Errorf("%s: %q", page, found)
		}
	}
}

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

func TestTranslationsKeepTheirPlaceholders(t *testing.T) {
	for text, english := range readEnglish(t) {
		want, got := placeholder.FindAllString(text, -1), placeholder.FindAllString(english, -1)
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(slices.Compact(want), slices.Compact(got)); diff != "" {
			t.Errorf("%q (-Chinese +English):\n%s", text, diff)
		}
		if strings.ContainsFunc(english, func(r rune) bool { return unicode.Is(unicode.Han, r) }) && !strings.Contains(english, "yibiao") {
			t.Errorf("the English of %q is Chinese: %q", text, english)
		}
	}
}
