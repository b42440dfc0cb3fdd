package store

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// copyFolder copies the files of a folder, those named left out.
func copyFolder(t *testing.T, from, to string, without ...string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	for _, name := range without {
		if err := os.Remove(filepath.Join(to, name)); err != nil {
			t.Fatal(err)
		}
	}
}

// A folder that a synchronising program copied while it was open, without the log, has lost what was acknowledged.
func TestACopyWithoutItsLogIsSaid(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, edit("", "a", "1"))
	to := filepath.Join(t.TempDir(), "with")
	copyFolder(t, s.Dir(), to)
	if set := SetBackOf(mustOpen(t, to, Options{})); set != nil {
		t.Errorf("a whole copy: %+v", set)
	}
	if _, err := s.w.Exec("PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("", "a", "2"))
	mustApply(t, s, edit("", "a", "3"))
	to = filepath.Join(t.TempDir(), "without")
	copyFolder(t, s.Dir(), to, dbName+"-wal")
	for _, readOnly := range []bool{true, false} {
		opt := newFake('b').options()
		opt.ReadOnly = readOnly
		b := mustOpen(t, to, opt)
		if set := SetBackOf(b); set == nil || set.Missing != 2 || !set.At.Equal(newFake('a').at) {
			t.Errorf("read-only %v: %+v", readOnly, set)
		}
		b.Close()
	}
	b := mustOpen(t, to, newFake('b').options())
	mustApply(t, b, edit("", "a", "4"))
	b.Close()
	if set := SetBackOf(mustOpen(t, to, Options{})); set != nil {
		t.Errorf("after an edit: %+v", set)
	}
}

// A vault without its mark, as after a restore, gets one as it is opened: before the next edit, too, an older database that takes
// its place is noticed on any computer.
func TestAVaultWithoutAMarkGetsOne(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	s.Close()
	old, err := os.ReadFile(filepath.Join(dir, dbName))
	if err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "2"))
	s.Close()
	for _, lost := range []func(string) error{os.Remove, func(mark string) error { return os.WriteFile(mark, []byte("damaged"), 0o600) }} {
		if err := lost(filepath.Join(dir, markName)); err != nil {
			t.Fatal(err)
		}
		s = mustOpen(t, dir, f.options())
		if set := SetBackOf(s); set != nil {
			t.Errorf("without a mark: %+v", set)
		}
		s.Close()
		put := filepath.Join(t.TempDir(), "older")
		copyFolder(t, dir, put)
		if err := os.WriteFile(filepath.Join(put, dbName), old, 0o600); err != nil {
			t.Fatal(err)
		}
		if set := SetBackOf(mustOpen(t, put, newFake('b').options())); set == nil || set.Missing != 1 {
			t.Errorf("an older database: %+v", set)
		}
	}
}

// A database that is put back to an older one, with the mark beside it, is known by what this computer remembers.
func TestAFolderPutBackIsSaid(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	opt := f.options()
	opt.Witness = filepath.Join(t.TempDir(), "marks")
	s := mustOpen(t, dir, opt)
	mustApply(t, s, edit("", "a", "1"))
	s.Close()
	old := filepath.Join(t.TempDir(), "old")
	copyFolder(t, dir, old)
	s = mustOpen(t, dir, opt)
	if SetBackOf(s) != nil {
		t.Errorf("the one last closed: %+v", SetBackOf(s))
	}
	mustApply(t, s, edit("", "a", "2", "b", "3"))
	mustApply(t, s, edit("", "a", "4"))
	s.Close()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	copyFolder(t, old, dir)
	s = mustOpen(t, dir, opt)
	if set := SetBackOf(s); set == nil || set.Missing != 3 {
		t.Errorf("put back: %+v", set)
	}
	s.Close()
	// What the person does on purpose is no setback.
	moved, err := copyFile(filepath.Join(old, dbName), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreBackup(dir, moved, opt); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, opt)
	if SetBackOf(s) != nil {
		t.Errorf("restored: %+v", SetBackOf(s))
	}
}

// A database of another vault in this one's place is said.
func TestAnotherDatabaseIsSaid(t *testing.T) {
	dir, f := spoil(t, func(string) {})
	other, _ := spoil(t, func(string) {})
	data, err := os.ReadFile(filepath.Join(other, dbName))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, dbName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	if set := SetBackOf(mustOpen(t, dir, f.options())); set == nil || set.Missing != 0 {
		t.Errorf("%+v", set)
	}
}

func TestMissingDatabaseIsNoNewVault(t *testing.T) {
	for name, leave := range map[string]func(t *testing.T, s *Store){
		"materials": func(t *testing.T, s *Store) {
			if _, err := s.Materials().PutBlob(context.Background(), []byte("执照")); err != nil {
				t.Fatal(err)
			}
		},
		"mark": func(t *testing.T, s *Store) { mustApply(t, s, edit("", "a", "1")) },
		"backup": func(t *testing.T, s *Store) {
			if _, err := s.Backups().Make(context.Background(), BackupAuto); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, f := vaultDir(t), newFake('a')
			s := mustOpen(t, dir, f.options())
			leave(t, s)
			s.Close()
			for _, change := range []func(){
				func() { _ = os.Truncate(s.dbPath(), 0) },
				func() { _ = os.Remove(s.dbPath()) },
			} {
				change()
				_, err := Open(dir, f.options())
				wantCode(t, err, CodeMissing)
			}
			if _, err := os.Stat(s.dbPath()); !os.IsNotExist(err) {
				t.Errorf("a database was made: %v", err)
			}
		})
	}
}

// A folder that vanishes or is replaced while it is open stops every writing, and nothing is made in its place.
func TestAFolderThatVanishesStopsWriting(t *testing.T) {
	for name, change := range map[string]func(dir string) error{
		"moved away":      func(dir string) error { return os.Rename(dir, dir+"-away") },
		"removed":         os.RemoveAll,
		"database":        func(dir string) error { return os.Remove(filepath.Join(dir, dbName)) },
		"log":             func(dir string) error { return os.Remove(filepath.Join(dir, dbName+"-wal")) },
		"another's place": func(dir string) error { return replaceFolder(dir) },
	} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			s, err := Open(vaultDir(t), newFake('a').options())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close() // may well complain
			mustApply(t, s, edit("", "a", "1"))
			if err := change(s.Dir()); err != nil {
				t.Fatal(err)
			}
			_, there := os.Stat(s.Dir())
			_, applyErr := s.Log().Apply(ctx, edit("", "a", "2"))
			_, undoErr := s.Log().Undo(ctx, "r")
			_, putErr := s.Materials().PutBlob(ctx, []byte("x"))
			_, backupErr := s.Backups().Make(ctx, BackupAuto)
			for _, err := range []error{applyErr, undoErr, putErr, backupErr, s.SetSetting("a", "b")} {
				wantCode(t, err, CodeGone)
			}
			if _, err := os.Stat(s.Dir()); os.IsNotExist(err) != os.IsNotExist(there) {
				t.Errorf("the folder is there again: %v", err)
			}
		})
	}
}

func replaceFolder(dir string) error {
	if err := os.Rename(dir, dir+"-away"); err != nil {
		return err
	}
	return os.CopyFS(dir, os.DirFS(dir+"-away"))
}

func FuzzMark(f *testing.F) {
	f.Add([]byte("x"))
	f.Add(mark{epoch: "0123456789ab", seq: 7, id: "00ff", at: 1_700_000_000_000}.text())
	f.Fuzz(func(t *testing.T, data []byte) {
		m, ok := parseMark(data)
		if ok && string(m.text()) != string(data) {
			t.Errorf("%q read as %+v", data, m)
		}
	})
}

func TestMarkRoundTrip(t *testing.T) {
	want := mark{epoch: "0123456789ab", seq: 7, id: "0123456789abcdef0123456789abcdef", at: 1_700_000_000_000}
	data := want.text()
	got, ok := parseMark(data)
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(mark{})); diff != "" || !ok || len(data) != markSize {
		t.Errorf("%v, %d bytes (-want +got):\n%s", ok, len(data), diff)
	}
	for i := range data {
		data[i] ^= 1
		if _, ok := parseMark(data); ok {
			t.Errorf("byte %d changed and not noticed", i)
		}
		data[i] ^= 1
	}
}
