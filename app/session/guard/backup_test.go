package guard

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"yibiao/app/session"
)

// TestABackupThatCannotBeMadeIsTold has a file where the folder of backups should be: the next opening tells since when, and no more
// once one has been made.
func TestABackupThatCannotBeMadeIsTold(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	dir := filepath.Join(t.TempDir(), "资料库")
	opt := session.Options{Vault: dir, Now: func() time.Time { return now }, Witness: t.TempDir()}
	edited := func(client string) {
		t.Helper()
		s := open(t, opt)
		if _, err := s.Clients().Create(client); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s := open(t, opt)
	s.Close()
	folder := filepath.Join(dir, "backups")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	edited("甲公司")
	s = open(t, opt)
	if got := kinds(s); !slices.Contains(got, NoBackup) {
		t.Errorf("told: %v", got)
	}
	s.Close()
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	edited("乙公司")
	if got := kinds(open(t, opt)); slices.Contains(got, NoBackup) {
		t.Errorf("still told: %v", got)
	}
}
