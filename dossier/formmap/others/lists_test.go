package others_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestWhoseLists reads testdata/whose.txt, a block of a form in each line: + where whoever is handed the form writes its own data, -
// where it asks for somebody else's. Blocks of its own are opened, those of others stay empty.
func TestWhoseLists(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "whose.txt"))
	if err != nil {
		t.Fatal(err)
	}
	c := formmap.FromForm(formtest.Profile(t))
	for _, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words, labels, ok := strings.Cut(line[2:], " // ")
		if !ok {
			t.Fatalf("%q has no labels", line)
		}
		form := strings.ReplaceAll(words, "⏎", "\n") + "\n"
		for _, label := range strings.Split(labels, " / ") {
			form += "| " + label + " | |\n"
		}
		var filled []string
		for _, e := range formmap.Propose(formtest.Paper(t, form), c).Entries {
			if e.State == plan.Proposed {
				filled = append(filled, e.Label+"="+e.Field)
			}
		}
		if ours := line[0] == '+'; ours != (len(filled) > 0) {
			t.Errorf("%s: %v", line, filled)
		}
	}
}
