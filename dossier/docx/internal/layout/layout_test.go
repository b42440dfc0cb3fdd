package layout

import (
	"slices"
	"testing"

	"yibiao/dossier/docx/internal/ooxml"
)

// Every paragraph and cell of a form has the address under which a map knows it.
func TestAddresses(t *testing.T) {
	const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
		`<w:p><w:r><w:t>甲</w:t></w:r></w:p>` +
		`<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>` +
		`<w:p/></w:body></w:document>`
	var got []string
	err := ooxml.ScanFor("word/document.xml", []byte(body), func(tree *ooxml.Tree) error {
		for _, a := range NewLayout(tree, nil).Areas {
			got = append(got, a.Addr)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []string{"p0", "t0.r0.c0", "t0.r0.c1", "p1"} {
		if !slices.Contains(got, at) {
			t.Errorf("no %s among %v", at, got)
		}
	}
	if seen := slices.Clone(got); len(slices.Compact(slices.Sorted(slices.Values(seen)))) != len(got) {
		t.Errorf("an address stands twice: %v", got)
	}
}

func TestNumbersOfBlanks(t *testing.T) {
	for at, want := range map[string]struct {
		base string
		n    int
	}{"t0.r1.c2#3": {"t0.r1.c2", 3}, "p5": {"p5", 0}, "p5#x": {"p5", 0}} {
		if base, n := CutNumber(at); base != want.base || n != want.n {
			t.Errorf("%s: %s and %d", at, base, n)
		}
	}
}

// The label of an option ends where the next thing begins, and not within its own brackets.
func TestLabelsOfOptions(t *testing.T) {
	for text, want := range map[string][2]string{
		"大型 □中型":        {"大型", " □中型"},
		"其他（请注明，如租赁）；否": {"其他（请注明，如租赁）", "；否"},
		"ISO 9001 是":    {"ISO9001", " 是"},
		"是）":            {"是", "）"},
	} {
		if label, rest := CutOption(text, false); label != want[0] || rest != want[1] {
			t.Errorf("%q: %q and %q", text, label, rest)
		}
	}
	if label, rest := CutOption(" 是 否 ", true); label != "是否" && label != "是 否" || rest != "" {
		t.Errorf("the whole: %q and %q", label, rest)
	}
	if got := Alternatives("大型/中型/小型"); len(got) != 3 || got[1].Label != "中型" {
		t.Errorf("answers parted by slashes: %v", got)
	}
	if got := Alternatives("单位名称/住所"); got != nil {
		t.Errorf("names of places are no answers: %v", got)
	}
}
