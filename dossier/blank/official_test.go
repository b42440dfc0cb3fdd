package blank

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
)

// Short answers in the empty cells of an official blank move nothing either. Boxes are not ticked, and places with
// printed hints, units or a line to write on are left alone: there the form's own ink is meant to go or to make room.
func TestFillingOfficialFormsMovesNothingElse(t *testing.T) {
	if testing.Short() {
		t.Skip("drawing pages takes seconds")
	}
	needTools(t)
	root := os.Getenv("YIBIAO_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	for _, pattern := range []string{"01_*.docx", "06_*.docx", "12_*.docx"} {
		found, err := filepath.Glob(filepath.Join(root, "forms", pattern))
		if err != nil || len(found) == 0 {
			t.Skip("no forms: set YIBIAO_SHARED to the folder that holds forms/")
		}
		t.Run(filepath.Base(found[0]), func(t *testing.T) { keepsItsInk(t, found[0]) })
	}
}

func keepsItsInk(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	places, err := form.Places()
	if err != nil {
		t.Fatal(err)
	}
	answers := map[string]place.Answer{}
	for _, p := range places {
		plain := slices.Contains([]place.Kind{place.Text, place.Number, place.Money, place.LongText}, p.Kind)
		if plain && p.Hint == "" && p.Sample == "" && p.Unit == "" && !strings.Contains(p.At, "#") {
			answers[p.At] = place.Answer{Text: "1"}
		}
	}
	filled, report, err := form.FillPlacesBytes(answers)
	if err != nil || len(report.Filled) < 15 {
		t.Fatalf("filled %d places: %v", len(report.Filled), err)
	}
	before, after := pages(t, "blank", data), pages(t, "filled", filled)
	if len(before) != len(after) {
		t.Fatalf("%d pages became %d", len(before), len(after))
	}
	for i := range before {
		if lost := lostInk(before[i], after[i]); lost > 0 {
			t.Errorf("page %d: %d dark points of the blank form are gone", i+1, lost)
		}
	}
}
