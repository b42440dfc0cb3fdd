package bundling

import (
	"context"
	"path/filepath"
	"testing"

	"yibiao/app/session/sessiontest"
)

func TestWhatIsLeftEmptyIsListed(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	sessiontest.Set(t, e, "eq.name", "数控旋压机")
	sessiontest.Set(t, e, "eq.class", "整机设备")
	made, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
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
			if b.Field == "eq.name" || b.Field == "eq.class" { // the boxes of the other classes are not to be ticked
				t.Errorf("%s: what was answered is listed as empty: %s", d.Title, b.Label)
			}
		}
	}
	if known == 0 {
		t.Error("nothing that is empty leads to a field")
	}
}
