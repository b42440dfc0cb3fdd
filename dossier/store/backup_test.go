package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func reasons(t *testing.T, s *Store) []string {
	t.Helper()
	all, err := s.Backups().List()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range all {
		got = append(got, b.Reason)
	}
	return got
}

func TestBackupAndRestore(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	ctx := context.Background()
	mustApply(t, s, edit("早", "a", "1"))
	sha, err := s.Materials().PutBlob(ctx, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	path, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	want := "yibiao_" + f.at.Local().Format("2006-01-02_150405") + "_manual.db"
	if filepath.Base(path) != want {
		t.Errorf("name %s, want %s", filepath.Base(path), want)
	}
	mustApply(t, s, edit("晚", "a", "2"))
	mustApply(t, s, edit("晚", "b", "2"))
	_, cursor, err := s.Log().ChangesSince(ctx, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	later := dump(t, s)
	f.at = f.at.Add(time.Minute)
	_, err = RestoreBackup(dir, path, f.options())
	wantCode(t, err, CodeLocked)
	s.Close()

	kept, err := RestoreBackup(dir, path, f.options())
	if err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, f.options())
	wantValues(t, s, "e", map[string]string{"a": "1"})
	wantSound(t, s)
	if !s.Materials().Has(sha) || s.Device() != "deva" {
		t.Errorf("material %v, device %q", s.Materials().Has(sha), s.Device())
	}
	if label, ok := s.Log().CanUndo("r"); label != "早" || !ok {
		t.Errorf("CanUndo %q %v", label, ok)
	}
	mustApply(t, s, edit("", "c", "3"))
	list, _, err := s.Log().ChangesSince(ctx, cursor, 0)
	if err != nil || len(list) != 2 {
		t.Errorf("a cursor of before the restore gives %d changes, %v, want all", len(list), err)
	}
	if diff := cmp.Diff([]string{beforeRestore, BackupManual}, reasons(t, s)); diff != "" {
		t.Errorf("backups (-want +got):\n%s", diff)
	}
	s.Close()

	if _, err := RestoreBackup(dir, kept, f.options()); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, f.options())
	if diff := cmp.Diff(later, dump(t, s)); diff != "" {
		t.Errorf("what was kept before restoring (-want +got):\n%s", diff)
	}
}

func TestBackupsRotate(t *testing.T) {
	s := newStore(t)
	f := newFake('z')
	s.opt.Now = f.now
	ctx := context.Background()
	if got := reasons(t, s); got != nil {
		t.Errorf("backups of a new vault: %v", got)
	}
	backup := func(reason string) {
		t.Helper()
		if _, err := s.Backups().Make(ctx, reason); err != nil {
			t.Fatal(err)
		}
	}
	var manual, auto int
	backup(BackupManual)
	start := f.at
	for range 200 { // four a day, two of them in the same second
		f.at = f.at.Add(12 * time.Hour)
		backup(BackupAuto)
		backup(BackupAuto)
	}
	for range 20 {
		backup(BackupManual)
	}
	stray := filepath.Join(s.Dir(), backupsDir, "我的备份.db")
	if err := os.WriteFile(stray, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := s.Backups().List()
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range all {
		if i > 0 && b.At.After(all[i-1].At) {
			t.Errorf("%s is listed after %s", b.Path, all[i-1].Path)
		}
		switch b.Reason {
		case BackupManual:
			manual++
		case BackupAuto:
			auto++
			if age := f.at.Sub(b.At); auto > keepDays+3 && age < keepDays*24*time.Hour || age > keepWeeks*7*24*time.Hour {
				t.Errorf("number %d is %v old", auto, age)
			}
		}
	}
	// The newest of each of fourteen days and of the twelve weeks, two of which are among the days; the newest five lie on
	// two days and one more.
	if manual != 21 || auto < keepDays+keepWeeks-3 || auto > keepDays+keepWeeks+2 {
		t.Errorf("%d manual, %d automatic since %v", manual, auto, start)
	}
	if _, err := os.Stat(stray); err != nil {
		t.Error("a file of the user's was removed")
	}
	for _, bad := range []string{"", "../x", "Auto", "a b", strings.Repeat("a", 41)} {
		_, err := s.Backups().Make(ctx, bad)
		wantCode(t, err, CodeInvalid)
	}
}

func TestBackupThatFailsLeavesNothing(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := s.Backups().Make(ctx, BackupAuto)
	wantCode(t, err, CodeCancelled)
	entries, err := os.ReadDir(filepath.Join(s.Dir(), backupsDir))
	if err != nil || len(entries) != 0 {
		t.Errorf("left: %v, %v", entries, err)
	}
}

func TestRestoreRefusesBadBackups(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	good, err := s.Backups().Make(context.Background(), BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	s.Close()
	bad := func(change func(path string)) string {
		path, err := copyFile(good, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		change(path)
		return path
	}
	for name, tc := range map[string]struct {
		backup string
		want   Code
	}{
		"missing": {filepath.Join(dir, "nothing.db"), CodeMissing},
		"empty":   {bad(func(p string) { os.Truncate(p, 0) }), CodeForeign},
		"newer":   {bad(func(p string) { execFile(t, p, "PRAGMA user_version = 99") }), CodeNewer},
		"foreign": {bad(func(p string) { execFile(t, p, "PRAGMA application_id = 1") }), CodeForeign},
		"damaged": {bad(func(p string) { overwrite(t, p, 4096*5, strings.Repeat("x", 4096)) }), CodeDamaged},
		"short":   {bad(func(p string) { os.Truncate(p, 10_000) }), CodeDamaged},
		"text":    {bad(func(p string) { os.WriteFile(p, []byte(strings.Repeat("文", 999)), 0o600) }), CodeDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := RestoreBackup(dir, tc.backup, f.options())
			wantCode(t, err, tc.want)
			s := mustOpen(t, dir, f.options())
			if diff := cmp.Diff(before, dump(t, s)); diff != "" {
				t.Errorf("a refused backup changed the vault:\n%s", diff)
			}
			s.Close()
		})
	}
}

// The case restoring is there for.
func TestRestoreOverDamagedAndMissing(t *testing.T) {
	for name, change := range map[string]func(path string){
		"damaged": func(path string) { overwrite(t, path, 0, strings.Repeat("x", 8192)) },
		"missing": func(path string) { os.Remove(path) },
		"empty":   func(path string) { os.Truncate(path, 0) },
		"stale log": func(path string) {
			os.Remove(path)
			os.WriteFile(path+"-wal", []byte(strings.Repeat("x", 5000)), 0o600)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, f := vaultDir(t), newFake('a')
			s := mustOpen(t, dir, f.options())
			mustApply(t, s, edit("", "a", "1"))
			path, err := s.Backups().Make(context.Background(), BackupAuto)
			if err != nil {
				t.Fatal(err)
			}
			s.Close()
			change(s.dbPath())
			_, err = Open(dir, f.options())
			if code := CodeOf(err); code != CodeDamaged && code != CodeMissing {
				t.Fatalf("opened, or %v", err)
			}
			was, _ := os.ReadFile(s.dbPath())
			kept, err := RestoreBackup(dir, path, f.options())
			if err != nil {
				t.Fatal(err)
			}
			if got, _ := os.ReadFile(kept); kept != "" && len(was) > 0 && string(got) != string(was) {
				t.Error("the damaged file was not kept as it was")
			}
			s = mustOpen(t, dir, f.options())
			wantValues(t, s, "e", map[string]string{"a": "1"})
			wantSound(t, s)
		})
	}
}

func TestMigrationsBackUpFirst(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	if got := reasons(t, s); got != nil {
		t.Errorf("a new vault was backed up: %v", got)
	}
	s.Close()

	next := f.options()
	next.migrations = append(embeddedMigrations(),
		migration{7, "good", "CREATE TABLE extra (x TEXT) STRICT; INSERT INTO extra VALUES ('1')"},
		migration{8, "bad", "CREATE TABLE third (x); INSERT INTO nothing VALUES (1)"})
	_, err := Open(dir, next)
	wantCode(t, err, CodeInternal)
	if !strings.Contains(err.Error(), "version 8 (bad)") {
		t.Errorf("error %v", err)
	}
	seen, err := inspect(filepath.Join(dir, dbName), probeDSN, true, nil)
	if err != nil || seen.version != 7 {
		t.Errorf("version %d after a failed step, %v, want 7", seen.version, err)
	}
	_, err = Open(dir, f.options())
	wantCode(t, err, CodeNewer)

	next.migrations[7].script = "CREATE TABLE third (x TEXT) STRICT"
	ro := next
	ro.ReadOnly = true
	_, err = Open(dir, ro)
	wantCode(t, err, CodeOlder)
	s = mustOpen(t, dir, next)
	wantValues(t, s, "e", map[string]string{"a": "1"})
	if diff := cmp.Diff([]string{"before-migration-8", "before-migration-7"}, reasons(t, s)); diff != "" {
		t.Errorf("backups (-want +got):\n%s", diff)
	}
	rows, err := s.r.Query("SELECT version, name, program FROM migrations ORDER BY version")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var got []string
	for rows.Next() {
		var version, name, program string
		err = errors.Join(err, rows.Scan(&version, &name, &program))
		got = append(got, version+" "+name+" "+program)
	}
	if diff := cmp.Diff([]string{"1 vault test", "2 refuse-older test", "3 checksums test", "4 chain test", "5 folded test", "6 digests test", "7 good test", "8 bad test"}, got); diff != "" || err != nil {
		t.Errorf("booked %v (-want +got):\n%s", err, diff)
	}
	all, err := s.Backups().List()
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := RestoreBackup(dir, all[1].Path, f.options()); err != nil {
		t.Fatal(err)
	}
	wantValues(t, mustOpen(t, dir, f.options()), "e", map[string]string{"a": "1"})
}

func TestEmbeddedMigrationsAreNumbered(t *testing.T) {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	all := embeddedMigrations()
	if len(entries) != len(all) || len(all) == 0 {
		t.Fatalf("%d files, %d migrations", len(entries), len(all))
	}
	for i, m := range all {
		if want := entries[i].Name(); m.version != i+1 || !strings.HasPrefix(want, "000"+string(rune('1'+i))+"_"+m.name) {
			t.Errorf("migration %d %q out of %s", m.version, m.name, want)
		}
	}
}
