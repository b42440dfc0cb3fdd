package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/store/pagesum"
	"yibiao/dossier/store/sealed"
)

// earlier copies a vault that the program wrote before a version, kept as test data, and gives its folder.
func earlier(t *testing.T, name string) string {
	t.Helper()
	dir := vaultDir(t)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

func sums(t *testing.T, path string) bool {
	t.Helper()
	yes, err := hasSums(path)
	if err != nil {
		t.Fatal(err)
	}
	return yes
}

// Every schema that was ever released comes up to date after a backup, with every answer, its undo stack and its files.
func TestEarlierVaultsComeUpToDate(t *testing.T) {
	for _, version := range []int{1, 2, 3, 4, 5} {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			dir := earlier(t, "vault-1")
			f := newFake('b')
			if version > 1 { // at 2 the program was killed before the pages had checksums
				opt := f.options()
				opt.migrations = embeddedMigrations()[:version]
				mustOpen(t, dir, opt).Close()
				backups, err := filepath.Glob(filepath.Join(dir, "backups", "*"))
				if err != nil {
					t.Fatal(err)
				}
				for _, b := range backups {
					if err := os.Remove(b); err != nil {
						t.Fatal(err)
					}
				}
			}
			path := filepath.Join(dir, dbName)
			if sums(t, path) != (version >= sumsVersion) {
				t.Fatal("checksums of the earlier vault")
			}
			ro := f.options()
			ro.ReadOnly = true
			looking := mustOpen(t, dir, ro)
			if got := values(t, looking, "e")["b"]; got != "柳州市甲公司" {
				t.Errorf("looked at before the migration: %q", got)
			}
			looking.Close()
			s := mustOpen(t, dir, f.options())
			if !sums(t, path) {
				t.Error("no checksums after the migration")
			}
			got := values(t, s, "e")
			if got["b"] != "柳州市甲公司" || got["long"] != strings.Repeat("超过一页的长文字。", 900) || got["a"] != strings.Repeat("一", 39) {
				t.Errorf("answers: %.300q", got)
			}
			if label, ok := s.Log().CanRedo("r"); label != "last" || !ok {
				t.Errorf("redo %q %v", label, ok)
			}
			found, err := s.Materials().Verify(context.Background(), nil)
			if err != nil || found != nil {
				t.Errorf("materials %+v, %v", found, err)
			}
			wantSound(t, s)
			all, err := s.Backups().List()
			if err != nil || len(all) == 0 {
				t.Fatalf("%d backups, %v", len(all), err)
			}
			earlier, err := OpenBackup(all[0].Path, f.options())
			if err != nil {
				t.Fatalf("the backup of the earlier version cannot be looked into: %v", err)
			}
			earlier.Close()
			if have := reasons(t, s); have[0] != fmt.Sprintf("before-migration-%d", version+1) {
				t.Errorf("backups %v", have)
			}
			mustApply(t, s, edit("", "a", "新"))
			s.Close()
			wantSound(t, mustOpen(t, dir, f.options()))
		})
	}
}

// A program from before the checksums must not write: its pages would have wrong ones.
func TestAnEarlierProgramIsRefused(t *testing.T) {
	dir, f := spoil(t, func(string) {})
	opt := f.options()
	opt.migrations = embeddedMigrations()[:1]
	_, err := Open(dir, opt)
	wantCode(t, err, CodeNewer)
	opt.ReadOnly = true
	_, err = Open(dir, opt)
	wantCode(t, err, CodeNewer)
}

// New vaults, backups, copies and restored vaults have checksums.
func TestEveryDatabaseHasChecksums(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	mustApply(t, s, edit("", "a", "1"))
	backup, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "副本")
	if _, err := CopyTo(ctx, s, to, nil); err != nil {
		t.Fatal(err)
	}
	s.Close()
	again := filepath.Join(t.TempDir(), "恢复")
	if _, err := RestoreBackup(again, backup, Options{}); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, again, Options{}).Close()
	for _, path := range []string{s.dbPath(), backup, filepath.Join(to, dbName), filepath.Join(again, dbName)} {
		if !sums(t, path) {
			t.Errorf("no checksums in %s", path)
		}
	}
}

// A vault that is larger than SQLite's cache: pages are written before the header then.
func TestLargeVaultsHaveChecksums(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	rnd := rand.New(rand.NewPCG(1, 2))
	for i := range 60 {
		text := make([]byte, 100_000)
		for k := range text {
			text[k] = 'a' + byte(rnd.IntN(26))
		}
		mustApply(t, s, edit("", fmt.Sprint("f", i), string(text)))
	}
	want := maps.Clone(values(t, s, "e"))
	backup, err := s.Backups().Make(ctx, BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "副本")
	if _, err := CopyTo(ctx, s, to, nil); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := RestoreBackup(s.Dir(), backup, Options{}); err != nil {
		t.Fatal(err)
	}
	if done, err := Salvage(ctx, to, Options{}); err != nil || done.Lost != 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	for _, dir := range []string{s.Dir(), to} {
		again := mustOpen(t, dir, Options{})
		wantSound(t, again)
		if !maps.Equal(want, values(t, again, "e")) {
			t.Errorf("%s holds something else", dir)
		}
		if !sums(t, filepath.Join(dir, dbName)) {
			t.Errorf("no checksums in %s", dir)
		}
	}
}

// One wrong byte anywhere in a database of some size, backup or vault: it does not open, or Check tells, or nothing has
// changed that anybody could read. It is never an answer.
func TestNoFlippedByteIsSilent(t *testing.T) {
	flips := 60 * stress(t)
	if testing.Short() {
		flips = 40
	}
	dir := earlier(t, "vault-1")
	s := mustOpen(t, dir, Options{})
	want := maps.Clone(values(t, s, "e"))
	backup, err := s.Backups().Make(context.Background(), BackupManual)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	for name, path := range map[string]string{"database": s.dbPath(), "backup": backup} {
		t.Run(name, func(t *testing.T) {
			good, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			rnd := rand.New(rand.NewPCG(7, uint64(len(good))))
			opened, checked := 0, 0
			for range flips {
				at, by := rnd.IntN(len(good)), byte(1+rnd.IntN(255))
				overwrite(t, path, int64(at), string([]byte{good[at] ^ by}))
				where, err := flipShows(path, want, nil)
				switch {
				case err != nil:
					t.Errorf("byte %d ^ %#x: %v", at, by, err)
				case where == "opening":
					opened++
				default:
					checked++
				}
				overwrite(t, path, int64(at), string(good[at:at+1]))
			}
			report(t, "flipped byte: "+name, flips, fmt.Sprintf("noticed on opening or reading %d, by check %d", opened, checked))
		})
	}
}

// A wrong byte in the log that a killed program left: the edit is there, or it is said that changes are missing.
func TestNoFlippedByteOfTheLogIsSilent(t *testing.T) {
	logFlips(t, "log of a killed program", newStore(t))
}

func logFlips(t *testing.T, what string, s *Store) {
	flips := 30 * stress(t)
	for i := range 12 {
		mustApply(t, s, edit("", "a", strings.Repeat("字", i), "b", fmt.Sprint(i)))
	}
	want := values(t, s, "e")
	killed := filepath.Join(t.TempDir(), "killed")
	copyFolder(t, s.Dir(), killed)
	log := filepath.Join(killed, dbName+"-wal")
	good, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	base, err := os.ReadFile(filepath.Join(killed, dbName))
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	unharmed, said, refused := 0, 0, 0
	for range flips {
		at, by := rnd.IntN(len(good)), byte(1+rnd.IntN(255))
		bad := slices.Clone(good)
		bad[at] ^= by
		for path, data := range map[string][]byte{log: bad, filepath.Join(killed, dbName): base} {
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		os.Remove(log[:len(log)-3] + "shm")
		s, err := Open(killed, Options{ReadOnly: true, Key: s.opt.Key})
		if err != nil {
			refused++
			if err := codeOfRot(err); err != nil {
				t.Errorf("byte %d: %v", at, err)
			}
			continue
		}
		switch got := values(t, s, "e"); {
		case SetBackOf(s) != nil:
			said++
		case maps.Equal(want, got):
			unharmed++
		default:
			t.Errorf("byte %d ^ %#x: lost without a word", at, by)
		}
		s.Close()
	}
	report(t, "flipped byte: "+what, flips, fmt.Sprintf("said as missing changes %d, refused %d, all there %d", said, refused, unharmed))
}

// A wrong byte in any material is found by reading it.
func TestNoFlippedByteOfAMaterialIsSilent(t *testing.T) {
	materialFlips(t, "material", newStore(t))
}

func materialFlips(t *testing.T, what string, s *Store) {
	flips := 30 * stress(t)
	paths := putAll(t, s, []string{strings.Repeat("执照", 5000), strings.Repeat("合同", 9000), "照片"})
	rnd := rand.New(rand.NewPCG(5, 6))
	for range flips {
		path := paths[rnd.IntN(len(paths))]
		good, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at, by := rnd.IntN(len(good)), byte(1+rnd.IntN(255))
		overwrite(t, path, int64(at), string([]byte{good[at] ^ by}))
		found, err := s.Materials().Verify(context.Background(), nil)
		if err != nil || len(found) != 1 || found[0].Path != path || found[0].Kind != MaterialChanged {
			t.Errorf("byte %d ^ %#x of %s: %+v, %v", at, by, path, found, err)
		}
		overwrite(t, path, int64(at), string(good[at:at+1]))
	}
	report(t, "flipped byte: "+what, flips, "named by file")
}

// flipShows tells where a flipped byte in a database showed; the error is that it did not.
func flipShows(path string, want map[string]string, key *sealed.Key) (where string, err error) {
	s, err := OpenBackup(path, Options{Key: key})
	if filepath.Base(path) == dbName {
		s, err = Open(filepath.Dir(path), Options{ReadOnly: true, Key: key})
	}
	if err != nil {
		return "opening", codeOfRot(err)
	}
	defer s.Close()
	fields, err := s.State().Entity(context.Background(), "e")
	if err != nil {
		return "opening", codeOfRot(err)
	}
	got := map[string]string{}
	for name, f := range fields {
		if f.Value != "" {
			got[string(name)] = f.Value
		}
	}
	if !cmp.Equal(want, got) {
		return "", errors.New("other answers were read")
	}
	problems, err := Check(context.Background(), s)
	if err == nil && problems == nil {
		err = errors.New("nothing was noticed")
	}
	return "check", err
}

// codeOfRot is the error of a failure that does not tell of damage.
func codeOfRot(err error) error {
	switch CodeOf(err) {
	case CodeDamaged, CodeForeign, CodeMissing:
		return nil
	}
	return fmt.Errorf("not told as damage: %w", err)
}

func TestPageFaultIsNamed(t *testing.T) {
	dir, f := spoil(t, func(path string) { overwrite(t, path, 4096*2+100, "x") })
	s, err := Open(dir, f.options())
	if err == nil {
		var found []Problem
		if found, err = Check(context.Background(), s); err == nil {
			if len(found) != 1 || found[0].Kind != DamagedPages || !strings.Contains(found[0].Detail, "another content") {
				t.Errorf("%+v", found)
			}
		}
		s.Close()
	}
	if err != nil {
		wantCode(t, err, CodeDamaged)
	}
	if pagesum.Register() != nil {
		t.Error("registered twice, and it matters")
	}
}
