package docx

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
)

// placesOf finds the places of a form on disk.
func placesOf(t testing.TB, name string) []place.Place {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	places, err := mustOpen(t, data).Places()
	if err != nil {
		t.Fatal(err)
	}
	return places
}

// TestPlacesAgainstTruth scores what is found in the shared forms with their own
// scorer. YIBIAO_PLACES names a folder to keep the predictions in.
func TestPlacesAgainstTruth(t *testing.T) {
	names := sharedForms(t)
	dir := os.Getenv("YIBIAO_PLACES")
	if dir == "" {
		dir = t.TempDir()
	}
	for _, name := range names {
		out, err := json.MarshalIndent(map[string]any{"slots": placesOf(t, name)}, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(filepath.Base(name), ".docx")
		if err := os.WriteFile(filepath.Join(dir, base+".json"), out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 for the scorer")
	}
	out, err := exec.Command(python, filepath.Join(filepath.Dir(names[0]), "score.py"), filepath.Dir(names[0]), dir, "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Total struct {
			F1     float64 `json:"f1"`
			Label  float64 `json:"label"`
			Signed int     `json:"sign_offered"`
		} `json:"total"`
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	t.Logf("F1 %.3f, labels %.3f, %d places to sign offered", got.Total.F1, got.Total.Label, got.Total.Signed)
	if got.Total.F1 < 0.97 || got.Total.Label < 0.97 || got.Total.Signed > 0 {
		t.Errorf("below the mark: %+v", got.Total)
	}
}
