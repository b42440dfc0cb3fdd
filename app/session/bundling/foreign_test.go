package bundling_test

import (
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/sessiontest"
)

// A bag of unknown make is asked about only where a yes would let it go: one with a file of its own never does.
func TestNobodyIsAskedWhatAYesWouldNotChange(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	target := filepath.Join(t.TempDir(), "包")
	if err := os.MkdirAll(filepath.Join(target, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	declaration := "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
	for _, c := range []struct {
		name, text string
		want       session.Code
	}{{"bagit.txt", declaration, session.CodeStrangeBundle}, {"data/my.txt", "x", "holds-more"}} {
		if err := os.WriteFile(filepath.Join(target, c.name), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := bundling.Write(t.Context(), e, bundling.ExportOptions{Target: target, Draft: true, Replace: true}, nil)
		if got := session.CodeOf(err); got != c.want {
			t.Errorf("with %s: %q, %v", c.name, got, err)
		}
	}
}
