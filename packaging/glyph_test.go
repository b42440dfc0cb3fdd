package packaging

import (
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
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
)

// noGlyph lists the characters that appear in texts but are never painted, with the reason.
var noGlyph = map[rune]string{
	'\uFFFD': "the replacement character, looked for in files",
}

// shownFiles are the kinds of file under assets whose text may come onto the screen.
var shownFiles = []string{".yaml", ".yml", ".json", ".md", ".txt", ".csv"}

// shownRunes collects the characters that the program may paint, each with one place where it stands:
// the string literals of the program, tests aside, and the texts of assets. Marks without a shape are left out.
func shownRunes(root fs.FS) (map[rune]string, error) {
	seen := map[rune]string{}
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == "testdata" || name != "." && strings.HasPrefix(entry.Name(), ".") {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case within(name, []string{"assets"}) && slices.Contains(shownFiles, path.Ext(name)):
			content, err := fs.ReadFile(root, name)
			if err != nil {
				return err
			}
			note(seen, string(content), func(line int) string { return fmt.Sprintf("%s:%d", name, line) })
		case within(name, []string{"app", "forms"}) && path.Ext(name) == ".go" && !strings.HasSuffix(name, "_test.go"):
			return literals(root, name, seen)
		}
		return nil
	})
	return seen, err
}

func literals(root fs.FS, name string, seen map[rune]string) error {
	content, err := fs.ReadFile(root, name)
	if err != nil {
		return err
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, content, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(tree, func(node ast.Node) bool {
		literal, ok := node.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING && literal.Kind != token.CHAR {
			return true
		}
		text, err := strconv.Unquote(literal.Value)
		if err != nil || !utf8.ValidString(text) { // bytes of a file format, no text
			return true
		}
		first := set.Position(literal.Pos()).Line
		note(seen, text, func(line int) string { return fmt.Sprintf("%s:%d", name, first+line-1) })
		return true
	})
	return nil
}

// note remembers the first place of each character of text; place is told the line within text, from 1.
func note(seen map[rune]string, text string, place func(line int) string) {
	line := 1
	for _, r := range text {
		if r == '\n' {
			line++
		}
		if _, known := seen[r]; !known && r > unicode.MaxASCII && unicode.IsGraphic(r) {
			seen[r] = place(line)
		}
	}
}

// missingGlyphs returns a line for each character that the font has no glyph for and that is not in noGlyph.
func missingGlyphs(font *sfnt.Font, runes map[rune]string) ([]string, error) {
	var buffer sfnt.Buffer
	var missing []string
	for r, place := range runes {
		if noGlyph[r] != "" {
			continue
		}
		index, err := font.GlyphIndex(&buffer, r)
		if err != nil {
			return nil, fmt.Errorf("looking up %q: %w", r, err)
		}
		if index == 0 {
			missing = append(missing, fmt.Sprintf("%s: %q (%U) is not in the font; run `make fonts`", place, r, r))
		}
	}
	slices.Sort(missing)
	return missing, nil
}

func parseFont(t *testing.T, style string) *sfnt.Font {
	t.Helper()
	content, err := os.ReadFile("../assets/fonts/YibiaoSans-" + style + ".otf")
	if err != nil {
		t.Fatal(err)
	}
	font, err := sfnt.Parse(content)
	if err != nil {
		t.Fatal(err)
	}
	return font
}

func TestEveryCharacterHasAGlyph(t *testing.T) {
	runes, err := shownRunes(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "□■☐☑☒√✘×〔〕“”…—·①⑳㎡℃‰≤≥÷±≈→←↑↓✓✗●○◆▲▼喆堃祎珺昇垚镕" {
		runes[r] = "the characters that every font must have"
	}
	for _, style := range []string{"Regular", "Bold"} {
		missing, err := missingGlyphs(parseFont(t, style), runes)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range missing {
			t.Errorf("%s: %s", style, line)
		}
	}
}

func TestMissingGlyphsAreNoticed(t *testing.T) {
	root := fstest.MapFS{
		"app/a.go":           {Data: []byte("package a\n\n// 𠮷 in a comment\nvar s = `一\n龘𪚥`\nvar b = \"\\xd0\\xe0\\xa1\\xb1\\ufeff\"\n")},
		"app/a_test.go":      {Data: []byte("package a\nvar s = \"𠮷\"\n")},
		"assets/p/x.yaml":    {Data: []byte("title: 二\nnote: 𠮟\n")},
		"assets/fonts/x.otf": {Data: []byte("𠮷")},
	}
	runes, err := shownRunes(root)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := runes['𪚥'], "app/a.go:5"; got != want {
		t.Errorf("place of 𪚥: %q, want %q", got, want)
	}
	for r, what := range map[rune]string{'𠮷': "a comment, a test or a font", '\u0871': "a file signature", '\uFEFF': "a mark without a shape"} {
		if place, ok := runes[r]; ok {
			t.Errorf("%s was read as text: %s", what, place)
		}
	}
	missing, err := missingGlyphs(parseFont(t, "Regular"), map[rune]string{'𪚥': "app/a.go:5", '一': "x", '\uFFFD': "x"})
	if err != nil {
		t.Fatal(err)
	}
	if len(missing) != 1 || !strings.Contains(missing[0], "app/a.go:5") || !strings.Contains(missing[0], "U+2A6A5") {
		t.Errorf("missing: %q", missing)
	}
}

// The licence of the fonts asks that the copyright notice and the licence travel with them.
func TestFontsKeepTheirNotice(t *testing.T) {
	for _, style := range []string{"Regular", "Bold"} {
		font := parseFont(t, style)
		var buffer sfnt.Buffer
		for id, want := range map[sfnt.NameID]string{
			sfnt.NameIDCopyright: "Adobe", sfnt.NameIDLicense: "SIL Open Font License", sfnt.NameIDFamily: "Yibiao Sans",
			sfnt.NameIDPostScript: "YibiaoSans-" + style,
		} {
			got, err := font.Name(&buffer, id)
			if err != nil || !strings.Contains(got, want) {
				t.Errorf("%s: name %d is %q (%v), want it to hold %q", style, id, got, err, want)
			}
			if strings.Contains(got, "Noto") {
				t.Errorf("%s: name %d still bears the name of the original: %q", style, id, got)
			}
		}
	}
	if content, err := os.ReadFile("../assets/fonts/OFL.txt"); err != nil || !strings.Contains(string(content), "SIL OPEN FONT LICENSE Version 1.1") {
		t.Errorf("the licence does not lie beside the fonts: %v", err)
	}
}
