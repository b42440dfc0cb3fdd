package session_test

import (
	"os"
	"path/filepath"
	"testing"

	"yibiao/app/session/sessiontest"
)

// A program that was killed while it replaced a bundle leaves the earlier one set aside: the next start puts it back.
func TestTheNextStartTidiesUpAfterAKilledExport(t *testing.T) {
	vault, out := t.TempDir(), t.TempDir()
	s := sessiontest.Open(t, vault)
	if err := s.SetSetting("exporting-to", out); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(out, ".yibiao-part-7")
	for _, dir := range []string{"new/data", "old/提交包"} {
		if err := os.MkdirAll(filepath.Join(left, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	again := sessiontest.Open(t, vault)
	if _, err := os.Stat(left); err == nil {
		t.Error("the half-written bundle is still there")
	}
	if _, err := os.Stat(filepath.Join(out, "提交包")); err != nil {
		t.Errorf("the earlier bundle is not back in its place: %v", err)
	}
	if got := again.Setting("exporting-to"); got != "" {
		t.Errorf("still to be tidied: %q", got)
	}
}
