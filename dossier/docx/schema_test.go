package docx

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Filling an official form breaks no rule of the WordprocessingML schema that its blank keeps. Words of newer schemas
// (w14 and the like) are complained of in both, so only complaints that the blank did not have count.
func TestFilledFormsKeepTheSchema(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("no xmllint")
	}
	r := rand.New(rand.NewPCG(3, 3))
	for _, name := range sharedForms(t) {
		blank, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		schema := filepath.Join(filepath.Dir(filepath.Dir(name)), "xsd", "wml.xsd")
		if _, err := os.Stat(schema); err != nil {
			t.Skip("no schema beside the forms")
		}
		f := mustOpen(t, blank)
		found, err := f.inspect()
		if err != nil {
			t.Fatal(err)
		}
		answers := randomAnswers(r, found.Layout, found.Places)
		filled, _, err := f.FillPlacesBytes(answers)
		if err != nil {
			t.Fatal(err)
		}
		before, after := complaints(t, xmllint, schema, blank), complaints(t, xmllint, schema, filled)
		for what := range after {
			if !before[what] {
				t.Errorf("%s: %s", filepath.Base(name), what)
			}
		}
	}
}

var atLine = regexp.MustCompile(`^\S+:\d+: `)

// complaints are the schema's complaints of the main part, without their places.
func complaints(t *testing.T, xmllint, schema string, data []byte) map[string]bool {
	t.Helper()
	f := mustOpen(t, data)
	main, err := f.pkg.Archive.MainPart()
	if err != nil {
		t.Fatal(err)
	}
	part, err := f.pkg.Archive.Read(main)
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(xmllint, "--noout", "--nonet", "--schema", schema, "-")
	c.Stdin = bytes.NewReader(part)
	out, _ := c.CombinedOutput()
	found := map[string]bool{}
	for _, line := range strings.Split(string(out), "\n") {
		if line = atLine.ReplaceAllString(line, ""); line != "" {
			found[line] = true
		}
	}
	if len(found) == 0 {
		t.Fatal("xmllint says nothing")
	}
	return found
}
