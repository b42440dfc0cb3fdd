package printed_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/printed"
	"yibiao/dossier/printed/printedtest"
	"yibiao/forms"
)

// TestEveryTypeIsPrinted: all types, units and formats, and no type without a row.
func TestEveryTypeIsPrinted(t *testing.T) {
	form := printedtest.Form(t, os.DirFS(filepath.FromSlash("../../assets/packs")))
	v, seen := form.Pack.Vocabulary, map[string]bool{"table": true}
	for _, r := range printedtest.Rows {
		f, look := form.Known(r.Field), r.Look
		if r.Own {
			look = printed.Own(f, look.Format)
		}
		if got := printed.Text(v, f, r.Canonical, look); got != r.Want {
			t.Errorf("%s %q as %+v: %q, want %q", r.Field, r.Canonical, look, got, r.Want)
		}
		if fault := v.Unsound(f, r.Canonical, nil); fault != nil && f.Type.S != "ip_no" {
			t.Errorf("%s %q: %s", r.Field, r.Canonical, fault.Code)
		}
		if got := printed.Text(v, f, "", look); got != "" {
			t.Errorf("%s without an answer prints %q", r.Field, got)
		}
		seen[f.Type.S] = true
	}
	for _, name := range forms.TypeNames() {
		if !seen[name] {
			t.Errorf("no row for type %s", name)
		}
	}
}

func TestTicked(t *testing.T) {
	form := printedtest.Form(t, os.DirFS(filepath.FromSlash("../../assets/packs")))
	for _, c := range printedtest.Ticks {
		var got []string
		for _, o := range c.Options {
			if printed.Ticked(form.Pack.Vocabulary, form.Known(c.Field), c.Canonical, o) {
				got = append(got, o)
			}
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", c.Field, c.Canonical, diff)
		}
	}
	if f := form.Known("a.bool"); !printed.Ticked(form.Pack.Vocabulary, f, "true", "true") || printed.Ticked(form.Pack.Vocabulary, f, "true", "false") {
		t.Error("a yes is not told by its value")
	}
}

func TestDay(t *testing.T) {
	day := time.Date(2026, 11, 3, 0, 0, 0, 0, time.UTC)
	got := []string{printed.Day(day, printed.Look{}), printed.Day(day, printed.Look{Month: true}), printed.Day(time.Time{}, printed.Look{})}
	if diff := cmp.Diff([]string{"2026年11月3日", "2026年11月", ""}, got); diff != "" {
		t.Error(diff)
	}
}
