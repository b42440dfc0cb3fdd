package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A backup that could not be restored is found, one that is kept because it is damaged is not told of, nor is one of a newer program.
func TestCheckOfBackups(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", strings.Repeat("字", 20_000)))
	made := func() string {
		t.Helper()
		path, err := s.Backups().Make(ctx, BackupManual)
		if err != nil {
			t.Fatal(err)
		}
		return path
	}
	flipped, empty, cut, newer, key := made(), made(), made(), made(), newKey(t, t.TempDir())
	made()
	if found, err := s.Backups().Check(ctx); found != nil || err != nil {
		t.Fatalf("whole backups: %+v, %v", found, err)
	}
	overwrite(t, flipped, 4096*6+99, "X")
	for path, size := range map[string]int64{empty: 0, cut: 4096 * 3} {
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
	}
	execFile(t, newer, "PRAGMA user_version = 99")
	kept := Backups{s.vault}.path(asItWas)
	if err := os.WriteFile(kept, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	other := mustOpen(t, vaultDir(t), newFake('b').options())
	mustApply(t, other, edit("", "a", "1"))
	sealedDB := filepath.Join(t.TempDir(), "sealed.db")
	if err := turnDB(ctx, other.dbPath(), sealedDB, key, nil); err != nil {
		t.Fatal(err)
	}
	alien := Backups{s.vault}.path(BackupManual)
	if data, err := os.ReadFile(sealedDB); err != nil || os.WriteFile(alien, data, 0o600) != nil {
		t.Fatal(err)
	}
	found, err := s.Backups().Check(ctx)
	got := map[string]ProblemKind{}
	for _, p := range found {
		got[p.Path] = p.Kind
	}
	want := map[string]ProblemKind{flipped: BackupDamaged, empty: BackupDamaged, cut: BackupDamaged, alien: BackupUnchecked}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

// What a restore puts out of sight is counted, also after the log went two ways, and what a newer program wrote is known as such.
func TestBeyondABackup(t *testing.T) {
	f := newFake('a')
	dir := vaultDir(t)
	s := mustOpen(t, dir, f.options())
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	path, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	want := func(changes int64, have int) {
		t.Helper()
		if b := BeyondOf(dir, path, f.options()); b.Changes != changes || b.Have != have || b.Last.IsZero() != (changes < 0) {
			t.Errorf("beyond the backup: %+v, want %d changes, version %d", b, changes, have)
		}
	}
	want(0, 0)
	mustApply(t, s, edit("", "a", "2", "b", "3"))
	want(2, 0)
	s.Close()
	if _, err := RestoreBackup(dir, path, f.options()); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "4"))
	s.Close()
	want(1, 0)
	execFile(t, filepath.Join(dir, dbName), "PRAGMA user_version = 99")
	want(1, 99)
	overwrite(t, path, 0, strings.Repeat("x", 4096))
	if b := BeyondOf(dir, path, f.options()); b.Changes != -1 || b.Have != 99 {
		t.Errorf("of a damaged backup: %+v", b)
	}
}
