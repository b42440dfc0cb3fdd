package session

import (
	"context"
	"path/filepath"
	"testing"
)

func TestWhatIsLeftEmptyIsListed(t *testing.T) {
	e := reward(t, open(t, t.TempDir()))
	set(t, e, "eq.name", "数控旋压机")
	made, err := e.Export(context.Background(), ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, d := range made.Documents {
		seen := map[Blank]bool{}
		for _, b := range d.Blanks {
			if b.Label == "" || seen[b] {
				t.Errorf("%s: the list holds %v, twice or without a name", d.Title, b)
			}
			if seen[b] = true; b.Field != "" {
				known++
			}
			if b.Field == "eq.name" {
				t.Errorf("%s: what was filled is listed as empty", d.Title)
			}
		}
		if d.Empty > 0 && len(d.Blanks) == 0 {
			t.Errorf("%s: %d places are empty and none is named", d.Title, d.Empty)
		}
	}
	if known == 0 {
		t.Error("nothing that is empty leads to a field")
	}
}
