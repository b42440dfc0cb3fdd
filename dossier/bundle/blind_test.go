package bundle

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/bundle/naming"
)

// Taking the tag manifest away must not hide what was done to the other tag files, whatever name bag-info.txt then bears.
func TestTagFilesWithoutTheirManifest(t *testing.T) {
	rewrite := func(old, new string) func(dir string) {
		return func(dir string) {
			path := filepath.Join(dir, infoName)
			data, err := os.ReadFile(path)
			if err != nil || !strings.Contains(string(data), old) {
				t.Fatalf("%q, %v", data, err)
			}
			plant(t, dir, map[string]string{infoName: strings.ReplaceAll(string(data), old, new)})
		}
	}
	cases := map[string]struct {
		change func(dir string)
		valid  bool
	}{
		"nothing else":      {func(string) {}, false},
		"another maker":     {rewrite("Bag-Software-Agent: yibiao", "Bag-Software-Agent: other"), false},
		"a draft no more":   {rewrite("Yibiao-Draft: true", "Note: x"), false},
		"note changed":      {func(dir string) { plant(t, dir, map[string]string{"说明.txt": "可以受理"}) }, false},
		"all marks gone":    {func(dir string) { plant(t, dir, map[string]string{infoName: "Source-Organization: 甲\n"}) }, true},
		"bag-info.txt gone": {func(dir string) { _ = os.Remove(filepath.Join(dir, infoName)) }, true},
	}
	for name, c := range cases {
		spec := sample(Folder)
		spec.Info = append(spec.Info, InfoLine{DraftLabel, "true"}, InfoLine{ownLabels + "Export", "1"})
		dir, _ := write(t, spec)
		if rep := verify(t, dir); !rep.Draft || !rep.Valid {
			t.Fatalf("whole: %+v", rep)
		}
		if err := os.Remove(filepath.Join(dir, tagManifestFile)); err != nil {
			t.Fatal(err)
		}
		c.change(dir)
		rep := verify(t, dir)
		told := rep.Problems
		if c.valid {
			told = rep.Warnings // a bag of somebody else's need not have one, but that is told
		}
		if diff := cmp.Diff([]Code{CodeUnguarded}, codes(told)); diff != "" || rep.Valid != c.valid || !strings.Contains(told[0].Path, "说明.txt") {
			t.Errorf("%s: valid %v, %+v\n%s", name, rep.Valid, told, diff)
		}
	}
}

// A zip of whose end any part is missing is called incomplete, also when the end of a file in it looks like its own.
func TestZipCutShort(t *testing.T) {
	inner := zipOf(t, nil, "[Content_Types].xml=<x/>", "word/document.xml=<x/>")
	spec := sample(Zip)
	spec.Files = append([]File{mem("00_表.docx", string(inner))}, spec.Files...)
	path, _ := write(t, spec)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for n := 4; n < len(whole); n++ {
		rep, err := verifyBytes(whole[:n], DefaultLimits())
		if err != nil || rep.Valid || len(rep.Problems) != 1 || rep.Problems[0].Why != naming.WhyCut || len(rep.Foreign) > 0 {
			t.Fatalf("%d of %d bytes: %v, %+v", n, len(whole), err, rep)
		}
	}
}

// Old Windows programs divide folders by backslashes: read as what is meant, said once, and still held to all rules.
func TestZipWithBackslashes(t *testing.T) {
	back := func(list []string) []string {
		var out []string
		for _, f := range list {
			name, content, _ := strings.Cut(f, "=")
			out = append(out, strings.ReplaceAll(name, "/", `\`)+"="+content)
		}
		return out
	}
	good := back(bagFiles("b/", "a.txt", "hello"))
	cases := map[string]struct {
		files              []string
		problems, warnings []Code
	}{
		"whole":   {good, nil, []Code{CodeFormat}},
		"extra":   {slices.Concat(good, []string{`b\data\x=x`}), []Code{CodeExtra}, []Code{CodeFormat}},
		"escape":  {slices.Concat(good, []string{`b\..\..\x=x`}), []Code{CodeUnsafePath}, []Code{CodeFormat}},
		"share":   {slices.Concat(good, []string{`\\pc\x=x`}), []Code{CodeUnsafePath}, []Code{CodeFormat}},
		"changed": {back(bagFiles("b/", "a.txt", "hello"))[:2], []Code{CodeNoManifest}, []Code{CodeFormat}},
	}
	for name, c := range cases {
		rep, err := verifyBytes(zipOf(t, nil, c.files...), DefaultLimits())
		if err != nil {
			t.Fatal(name, err)
		}
		if diff := cmp.Diff([][]Code{c.problems, c.warnings}, [][]Code{codes(rep.Problems), codes(rep.Warnings)}); diff != "" || rep.Warnings[0].Why != naming.WhyOldZip {
			t.Errorf("%s: %+v\n%s", name, rep, diff)
		}
	}
}
