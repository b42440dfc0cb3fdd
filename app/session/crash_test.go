package session_test

import (
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

func TestACrashIsToldOnce(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	wantTold := func(want string) {
		t.Helper()
		path, ok := session.UntoldCrash(s)
		if filepath.Base(path) != filepath.Base(want) || ok != (want != "") {
			t.Errorf("told %q %v, want %q", path, ok, want)
		}
	}
	crash := func(name string) {
		t.Helper()
		path := filepath.Join(s.Vault(), "crashes", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	wantTold("")
	crash("crash-20261123-090000.txt")
	crash("crash-20261123-100000.txt")
	wantTold("crash-20261123-100000.txt")
	wantTold("")
	crash("crash-20261124-080000.txt")
	wantTold("crash-20261124-080000.txt")
	wantTold("")
}
