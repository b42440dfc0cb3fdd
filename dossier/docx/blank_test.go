package docx

import (
	"bytes"
	"testing"
)

func TestPrintedBlanksStayAndHintsGo(t *testing.T) {
	control := func(tag, text string) string {
		return `<w:sdt>` + pr(tag, "<w:showingPlcHdr/>") + `<w:sdtContent>` + run(text) + `</w:sdtContent></w:sdt>`
	}
	src := build(t, para(control("a.date", "　　年　月　日"))+para(control("a.line", "____"))+para(control("a.hint", "单击输入")))
	f := mustOpen(t, src)
	out, report, err := f.FillBytes(Values{})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Empty) != 4 { // with the header of every test document
		t.Errorf("empty: %v", report.Empty)
	}
	printed := string(mustOpen(t, out).index[documentEntry(t, out)].src)
	for text, want := range map[string]bool{"　　年　月　日": true, "____": true, "单击输入": false} {
		if got := bytes.Contains([]byte(printed), []byte(text)); got != want {
			t.Errorf("%q printed: %v, want %v", text, got, want)
		}
	}
	filled, _, err := f.FillBytes(Values{Fields: map[string]Value{"a.date": {Text: "2026年5月6日"}}})
	if err != nil {
		t.Fatal(err)
	}
	got := mustOpen(t, filled).Read().Fields
	if got["a.date"].Text != "2026年5月6日" || got["a.line"].Text != "" {
		t.Errorf("read back %v", got)
	}
}

// documentEntry is the index of word/document.xml in the package.
func documentEntry(t *testing.T, data []byte) int {
	t.Helper()
	for i, f := range mustOpen(t, data).pkg.Archive.Files {
		if f.Name == "word/document.xml" {
			return i
		}
	}
	t.Fatal("no document part")
	return 0
}
