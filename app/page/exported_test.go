package page_test

import (
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/bundling"
	"yibiao/app/session/sessiontest"
)

// What an export held is read once, however many edits follow; what has changed since is told after each.
func TestTheLastExportIsReadOnce(t *testing.T) {
	s, work := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	export := func() {
		t.Helper()
		if _, err := bundling.Write(t.Context(), work.Editing, bundling.ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil); err != nil {
			t.Fatal(err)
		}
	}
	last := func() *page.LastExport {
		t.Helper()
		if err := work.Update(); err != nil {
			t.Fatal(err)
		}
		x, err := work.LastExport()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	export()
	if x := last(); len(x.Drift) != 0 {
		t.Fatalf("right after the export: %+v", x.Drift)
	}
	if err := os.RemoveAll(filepath.Join(s.Vault(), "materials")); err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, work.Editing, "eq.price", "380")
	if x := last(); x.Unsure() || x.Changed() != 1 {
		t.Errorf("read again: %+v", x.Drift)
	}
	if err := os.MkdirAll(filepath.Join(s.Vault(), "materials"), 0o700); err != nil {
		t.Fatal(err)
	}
	export()
	if x := last(); x.Number != 2 || len(x.Drift) != 0 {
		t.Errorf("the next export is taken for the one before: %d, %+v", x.Number, x.Drift)
	}
}
