package docx

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"yibiao/dossier/docx/internal/ooxml"
)

// sharedForms returns the public and constructed forms, or skips the test.
func sharedForms(t testing.TB) []string {
	t.Helper()
	dir := os.Getenv("YIBIAO_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	names, err := filepath.Glob(filepath.Join(dir, "forms", "*.docx"))
	if err != nil || len(names) == 0 {
		t.Skip("no forms: set YIBIAO_SHARED to the folder that holds forms/")
	}
	return names
}

func TestFormsWithoutTagsStayAsTheyAre(t *testing.T) {
	for _, name := range sharedForms(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Open(data)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(name), err)
			continue
		}
		if n := len(f.Slots()); n > 0 {
			t.Errorf("%s: %d slots", filepath.Base(name), n)
		}
		out, _ := mustFill(t, f, Values{})
		if !bytes.Equal(out, data) {
			t.Errorf("%s: changed by filling nothing", filepath.Base(name))
		}
		for _, p := range Lint(data) {
			t.Logf("%s: %+v", filepath.Base(name), p)
		}
	}
}

// TestFormsTagged turns every run of real forms into a tagged control: the slots
// then read as the runs, and filling them with other texts stays sound.
func TestFormsTagged(t *testing.T) {
	for _, name := range sharedForms(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a, err := ooxml.ReadArchive(data)
		if err != nil {
			t.Fatal(err)
		}
		main, err := a.MainPart()
		if err != nil {
			t.Fatal(err)
		}
		src, err := a.Read(main)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := a.Write(&b, map[int][]byte{a.ByName[ooxml.Lower(main)]: tagRuns(t, main, src)}, nil); err != nil {
			t.Fatal(err)
		}
		f := mustOpen(t, b.Bytes())
		v := Values{Fields: map[string]Value{}}
		for i, s := range f.Slots() {
			if i%3 > 0 {
				v.Fields[s.Tag] = Value{Text: "填<" + s.Tag}
			}
		}
		out, _ := mustFill(t, f, v)
		wellFormed(t, out)
		if before, after := len(Lint(data)), len(Lint(out)); after > before {
			t.Errorf("%s: %d problems, %d before", filepath.Base(name), after, before)
		}
		for tag, got := range mustOpen(t, out).Read().Fields {
			if got.Text != v.Fields[tag].Text {
				t.Errorf("%s: %s reads %q", filepath.Base(name), tag, got.Text)
			}
		}
		t.Logf("%s: %d slots", filepath.Base(name), len(f.Slots()))
	}
}
