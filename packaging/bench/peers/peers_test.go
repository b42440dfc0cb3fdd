package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/dossier/docx"

	"github.com/google/go-cmp/cmp"
)

// made is a folder with all forms and answers.
func made(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := makeAll(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func content(t *testing.T, pkg []byte, name string) string {
	t.Helper()
	parts, err := unpack(pkg)
	if err != nil {
		t.Fatal(err)
	}
	return find(parts, name)
}

func TestFormsAreWhatTheyAreSaidToBe(t *testing.T) {
	dir := made(t)
	for _, d := range dialects() {
		form := read(t, dir, d.file)
		if size := len(form); size < packageSize-1024 || size > packageSize+1024 {
			t.Errorf("%s has %d bytes, %d are wanted", d.file, size, packageSize)
		}
		if problems := docx.Lint(form); len(problems) > 0 {
			t.Errorf("%s: %v", d.file, problems)
		}
		again, err := d.make()
		if err != nil || !bytes.Equal(form, again) {
			t.Errorf("%s is not the same a second time, error %v", d.file, err)
		}
	}
	if size := len(read(t, dir, imageFile)); size < 64<<10 || size > 65<<10 {
		t.Errorf("the picture has %d bytes", size)
	}
}

func TestTagsStandOnceInEachForm(t *testing.T) {
	dir := made(t)
	for file, around := range map[string][2]string{
		"docxtemplater.docx": {"{", "}"}, "easy-template-x.docx": {"{", "}"}, "docxtpl.docx": {"{{ ", " }}"},
	} {
		body := content(t, read(t, dir, file), mainPart)
		for i := range fieldCount {
			if tag := around[0] + field(i) + around[1]; strings.Count(body, tag) != 1 {
				t.Errorf("%s: %s stands there %d times", file, tag, strings.Count(body, tag))
			}
		}
		for c := range columnCount {
			if tag := column(c) + around[1]; strings.Count(body, tag) != 1 {
				t.Errorf("%s: %s stands there %d times", file, tag, strings.Count(body, tag))
			}
		}
	}
}

func TestOurEngineFillsAllOfIt(t *testing.T) {
	dir := made(t)
	d, err := makeData()
	if err != nil {
		t.Fatal(err)
	}
	values := d.values()
	for _, kind := range []string{"filled", "scanned"} {
		for _, file := range []string{formGrown, formPrinted, formWide} {
			out := filepath.Join(dir, kind+file)
			if err := fill(dir, []string{kind, file}, 2, out); err != nil {
				t.Fatal(err)
			}
			form, err := docx.Open(read(t, dir, kind+file))
			if err != nil {
				t.Fatal(err)
			}
			again, _, err := form.FillBytes(values) // what is filled already stays, byte for byte
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(again, read(t, dir, kind+file)) {
				t.Errorf("%s %s is not filled with all answers", kind, file)
			}
		}
	}
}

func TestFloorMakesTheOutcomeAgain(t *testing.T) {
	dir := made(t)
	if err := fill(dir, []string{"filled", formGrown}, 1, filepath.Join(dir, "filled.docx")); err != nil {
		t.Fatal(err)
	}
	// Twice, for it reuses its compressors.
	if err := fill(dir, []string{"floor", formGrown, "filled.docx"}, 2, filepath.Join(dir, "floor.docx")); err != nil {
		t.Fatal(err)
	}
	want, err := unpack(read(t, dir, "filled.docx"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := unpack(read(t, dir, "floor.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(part{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := fill(dir, []string{"stdfloor", formGrown, "filled.docx"}, 2, filepath.Join(dir, "std.docx")); err != nil {
		t.Fatal(err)
	}
	if got, err = unpack(read(t, dir, "std.docx")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(part{})); diff != "" {
		t.Errorf("standard library (-want +got):\n%s", diff)
	}
	if a, b := len(read(t, dir, "filled.docx")), len(read(t, dir, "floor.docx")); a != b {
		t.Errorf("the floor's package has %d bytes, the outcome %d: another deflate level", b, a)
	}
}

func TestFloorOfTheBlankHasTheLevelOfOurEngine(t *testing.T) {
	dir := made(t)
	d, err := makeData()
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(read(t, dir, formGrown))
	if err != nil {
		t.Fatal(err)
	}
	values := d.values()
	filled, _, err := form.FillBytes(values)
	if err != nil {
		t.Fatal(err)
	}
	// The outcome packed again at the level assumed for the blank must have the very bytes of our engine's.
	entries, err := readEntries(filled)
	if err != nil {
		t.Fatal(err)
	}
	f := &floor{content: []byte(content(t, filled, mainPart))}
	for _, e := range entries {
		if e.head.Name != mainPart {
			continue
		}
		if err := f.findLevel(e.raw); err != nil {
			t.Fatal(err)
		}
		if f.level != floorLevel {
			t.Errorf("our engine deflates at level %d, the floor of the blank at %d", f.level, floorLevel)
		}
	}
}

func TestCommandRefuses(t *testing.T) {
	dir := made(t)
	for _, args := range [][]string{
		{}, {"make"}, {"sing", dir}, {"fill", dir, "many", "out", "filled", formGrown}, {"fill", dir, "1", "out", "filled"},
		{"fill", dir, "1", "out", "filled", "absent.docx"}, {"fill", dir, "1", "out", "filled", imageFile},
		{"fill", dir, "1", "out", "floor", imageFile, formGrown}, {"run", dir, "docxtpl="},
	} {
		if err := command(args); err == nil {
			t.Errorf("%q was taken", args)
		}
	}
}
