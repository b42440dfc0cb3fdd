package store

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// longVault is a closed vault of some pages, and the answers in it.
func longVault(t *testing.T, backup bool) (dir string, want map[string]string) {
	t.Helper()
	dir = vaultDir(t)
	f := newFake('a')
	s := mustOpen(t, dir, f.options())
	for i := range 60 {
		mustApply(t, s, edit(fmt.Sprint(i), fmt.Sprint("f", i), strings.Repeat(fmt.Sprint(i, " "), 40)))
	}
	if backup {
		if _, err := s.Backups().Make(context.Background(), BackupManual); err != nil {
			t.Fatal(err)
		}
	}
	mustApply(t, s, edit("last", "last", "1"))
	if _, err := s.Log().Undo(context.Background(), "r"); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("last", "last", "2"))
	want = maps.Clone(values(t, s, "e"))
	s.Close()
	return dir, want
}

// Whichever page of the database is damaged: what is left of the log is saved, the rest comes from the backup, and with one
// nothing but what was written after it can be lost.
func TestSalvageOfEachPage(t *testing.T) {
	for _, backup := range []bool{true, false} {
		t.Run(fmt.Sprintf("backup %v", backup), func(t *testing.T) {
			dir, want := longVault(t, backup)
			path := filepath.Join(dir, dbName)
			good, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			whole, nothing, pages := 0, 0, len(good)/4096
			for page := range pages {
				broken := filepath.Join(t.TempDir(), "v")
				copyFolder(t, dir, broken)
				overwrite(t, filepath.Join(broken, dbName), int64(page)*4096+200, "damaged here")
				done, err := Salvage(context.Background(), broken, newFake('b').options())
				if err != nil {
					if CodeOf(err) != CodeDamaged || backup {
						t.Errorf("page %d: %v", page, err)
					}
					nothing++
					continue
				}
				s := mustOpen(t, broken, newFake('b').options())
				wantSound(t, s)
				got := values(t, s, "e")
				lost := 0
				for field, value := range want {
					if got[field] != value {
						lost++
					}
				}
				if int64(lost) > done.Lost || backup && lost > 1 {
					t.Errorf("page %d: %d answers lost, %+v", page, lost, done)
				}
				if lost == 0 {
					whole++
				}
				mustApply(t, s, edit("", "new", "1"))
				if was, err := os.ReadFile(done.Kept); err != nil || len(was) != len(good) {
					t.Errorf("page %d: what was there is not kept: %v", page, err)
				}
				s.Close()
			}
			if nothing > 2 { // the first page, and the one from which all changes are found
				t.Errorf("nothing is saved after damage to %d of %d pages", nothing, pages)
			}
			report(t, fmt.Sprintf("a page of the database destroyed, then salvaged (backup: %v)", backup), pages, fmt.Sprintf("all answers there %d; without what was written after the backup, or told as lost, %d; nothing %d", whole, pages-whole-nothing, nothing))
		})
	}
}

func TestSalvageOfAWholeVaultChangesNothing(t *testing.T) {
	dir, want := longVault(t, false)
	done, err := Salvage(context.Background(), dir, newFake('b').options())
	if err != nil || done.Lost != 0 || done.FromBackups != 0 || done.Changes == 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	s := mustOpen(t, dir, newFake('b').options())
	wantValues(t, s, "e", want)
	wantSound(t, s)
	if label, ok := s.Log().CanUndo("r"); label != "last" || !ok || SetBackOf(s) != nil {
		t.Errorf("undo %q %v, %+v", label, ok, SetBackOf(s))
	}
}

func TestNothingToSalvage(t *testing.T) {
	dir, _ := spoil(t, func(path string) { overwrite(t, path, 0, strings.Repeat("x", 8192)) })
	_, err := Salvage(context.Background(), dir, Options{})
	wantCode(t, err, CodeDamaged)
	_, err = Open(dir, Options{})
	wantCode(t, err, CodeDamaged)
}

// A database that is gone or empty is made anew from the backups; without one that is told, and nothing is made.
func TestSalvageWithoutADatabase(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"gone": os.Remove, "empty": func(path string) error { return os.Truncate(path, 0) },
	} {
		for _, backup := range []bool{true, false} {
			dir, _ := longVault(t, backup)
			if err := spoil(filepath.Join(dir, dbName)); err != nil {
				t.Fatal(err)
			}
			done, err := Salvage(context.Background(), dir, newFake('b').options())
			if !backup {
				if CodeOf(err) != CodeMissing {
					t.Errorf("%s, no backup: %v", name, err)
				}
				continue
			}
			if err != nil || done.Kept != "" || done.Changes != 60 || done.FromBackups != 60 || done.Lost == 0 {
				t.Errorf("%s: %+v, %v", name, done, err)
			}
			s := mustOpen(t, dir, newFake('b').options())
			wantSound(t, s)
			s.Close()
		}
	}
}

// Wherever a page is bad, a backup and a copy say that the database is damaged, not the disk, and leave nothing behind.
func TestBackupAndCopyOfADamagedDatabase(t *testing.T) {
	dir, _ := longVault(t, false)
	with := mustOpen(t, dir, newFake('c').options()) // what lies in empty tables is read by nobody
	mustApply(t, with, Edit{Root: "c", Sets: []Set{{Entity: "c", Field: KindField, Value: "client"}}})
	if err := with.Digests().Keep(context.Background(), []Digest{{Entity: "c", At: 5, Days: []Day{{Day: "2026-01-15"}}}}); err != nil {
		t.Fatal(err)
	}
	with.Close()
	good, err := os.ReadFile(filepath.Join(dir, dbName))
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for page := 1; page < len(good)/4096; page++ {
		broken := filepath.Join(t.TempDir(), "v")
		copyFolder(t, dir, broken)
		overwrite(t, filepath.Join(broken, dbName), int64(page)*4096+200, "damaged here")
		s, err := Open(broken, newFake('b').options())
		if err != nil {
			continue
		}
		_, err = s.Backups().Make(context.Background(), BackupManual)
		if err != nil {
			told++
		}
		if err != nil && CodeOf(err) != CodeDamaged {
			t.Errorf("page %d, backup: %v", page, err)
		}
		to := filepath.Join(t.TempDir(), "copy")
		if _, copied := CopyTo(context.Background(), s, to, nil); (copied == nil) != (err == nil) || copied != nil && CodeOf(copied) != CodeDamaged {
			t.Errorf("page %d, copy: %v; backup: %v", page, copied, err)
		}
		if _, there := os.Lstat(to); err != nil && there == nil {
			t.Errorf("page %d: a copy that failed left a folder", page)
		}
		_ = s.Close()
	}
	if told == 0 {
		t.Error("no page that is read late was tried")
	}
}

// A vault is there as long as anything of it is.
func TestThere(t *testing.T) {
	dir, _ := longVault(t, true)
	empty, file := t.TempDir(), filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if !There(dir) || There(empty) || There(filepath.Join(empty, "no")) || !There(file) {
		t.Error("a vault is not told from an empty folder")
	}
	if err := os.Remove(filepath.Join(dir, dbName)); err != nil || !There(dir) {
		t.Error("backups alone are the rest of a vault")
	}
}

// A database whose first sector was lost still gives every change: the rest of the file says all.
func TestSalvageWithoutAHeader(t *testing.T) {
	for _, lost := range []int{16, 100} {
		s := newStore(t)
		ctx := context.Background()
		for i := range 300 {
			mustApply(t, s, edit("", fmt.Sprint("f", i), strings.Repeat("字", i)))
		}
		want := maps.Clone(values(t, s, "e"))
		s.Close()
		path := filepath.Join(s.Dir(), dbName)
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteAt(make([]byte, lost), 0); err != nil {
			t.Fatal(err)
		}
		f.Close()
		if _, err := Open(s.Dir(), Options{}); err == nil {
			t.Fatal("a file without a header was opened")
		}
		done, err := Salvage(ctx, s.Dir(), Options{})
		if err != nil || done.Lost != 0 || done.Doubtful != nil {
			t.Fatalf("%d bytes lost: %+v, %v", lost, done, err)
		}
		again := mustOpen(t, s.Dir(), Options{})
		if !maps.Equal(want, values(t, again, "e")) {
			t.Errorf("%d bytes lost: the answers differ", lost)
		}
		wantSound(t, again)
		if left, _ := filepath.Glob(filepath.Join(s.Dir(), tempPrefix+"*")); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

// A file that ends too early still gives what is in it, without a backup too, and of a page that is there in part nothing is believed.
// TestSalvageAfterARestore cuts a vault that a backup was put back into: the log has another name since, and still a backup of its own.
func TestSalvageAfterARestore(t *testing.T) {
	dir, _ := longVault(t, true)
	backups, err := filepath.Glob(filepath.Join(dir, backupsDir, "*.db"))
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	if _, err := RestoreBackup(dir, backups[0], newFake('b').options()); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, dir, newFake('b').options())
	want := maps.Clone(values(t, s, "e"))
	s.Close()
	path := filepath.Join(dir, dbName)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()/2); err != nil {
		t.Fatal(err)
	}
	done, err := Salvage(context.Background(), dir, newFake('b').options())
	if err != nil || done.Lost != 0 || done.FromBackups == 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	s = mustOpen(t, dir, newFake('b').options())
	defer s.Close()
	if d := cmp.Diff(want, values(t, s, "e")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestSalvageAfterAnEmptyBackup takes nothing from the log before it: the two have no change in common.
func TestSalvageAfterAnEmptyBackup(t *testing.T) {
	dir := vaultDir(t)
	s := mustOpen(t, dir, newFake('a').options())
	if _, err := s.Backups().Make(context.Background(), BackupManual); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, edit("old", "old", "1"))
	mustApply(t, s, edit("older", "older", "1"))
	if _, err := s.Backups().Make(context.Background(), BackupAuto); err != nil {
		t.Fatal(err)
	}
	s.Close()
	backups, err := filepath.Glob(filepath.Join(dir, backupsDir, "*_manual.db"))
	if err != nil || len(backups) != 1 {
		t.Fatal(backups, err)
	}
	if _, err := RestoreBackup(dir, backups[0], newFake('b').options()); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, newFake('b').options())
	mustApply(t, s, edit("new", "new", "2"))
	want := maps.Clone(values(t, s, "e"))
	s.Close()
	if _, err := Salvage(context.Background(), dir, newFake('c').options()); err != nil {
		t.Fatal(err)
	}
	s = mustOpen(t, dir, newFake('c').options())
	defer s.Close()
	if d := cmp.Diff(want, values(t, s, "e")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestSalvageOfACutFile(t *testing.T) {
	for _, cut := range []int64{1, 2, 3} {
		for _, off := range []int64{0, 1000} {
			dir, _ := longVault(t, false)
			path := filepath.Join(dir, dbName)
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Truncate(path, info.Size()-cut*4096+off); err != nil {
				t.Fatal(err)
			}
			done, err := Salvage(context.Background(), dir, newFake('b').options())
			if err != nil || done.Changes < 20 || done.FromBackups != 0 {
				t.Errorf("%d pages less, and %d bytes: %+v, %v", cut, off, done, err)
				continue
			}
			s := mustOpen(t, dir, newFake('b').options())
			wantSound(t, s)
			for field, value := range values(t, s, "e") {
				if strings.Contains(field+value, "\x00") {
					t.Errorf("%d pages less, and %d bytes: %q is %q", cut, off, field, value)
				}
			}
			s.Close()
		}
	}
}

// Where neither the end of the log nor a mark is left, nobody knows whether changes were lost, and nobody says that none was.
func TestSalvageDoesNotClaimWhatItCannotKnow(t *testing.T) {
	for _, marked := range []bool{true, false} {
		dir, _ := longVault(t, true)
		if err := os.Remove(filepath.Join(dir, dbName)); err != nil {
			t.Fatal(err)
		}
		if !marked {
			if err := os.Remove(filepath.Join(dir, markName)); err != nil {
				t.Fatal(err)
			}
		}
		done, err := Salvage(context.Background(), dir, newFake('b').options())
		if err != nil || done.Unsure == marked || done.Until.IsZero() || (done.Lost > 0) != marked {
			t.Errorf("mark %v: %+v, %v", marked, done, err)
		}
	}
}

// Where pages of the log are lost and those of the state are there, the last values are taken from the state, and what it only has the
// beginning of is named; without a backup, and without a mark.
func TestSalvageTakesLastValuesFromTheState(t *testing.T) {
	f, dir := newFake('a'), vaultDir(t)
	s := mustOpen(t, dir, f.options())
	for i := range 400 {
		mustApply(t, s, edit(fmt.Sprint(i), fmt.Sprint("f", i%40), fmt.Sprint("第", i, "次")))
	}
	long := strings.Repeat("长", 100)
	mustApply(t, s, edit("long", "long", long))
	want := maps.Clone(values(t, s, "e"))
	s.Close()
	path := filepath.Join(dir, dbName)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	saved := 0
	for page := 1; page < int(info.Size()/4096); page++ {
		broken := filepath.Join(t.TempDir(), "v")
		copyFolder(t, dir, broken)
		overwrite(t, filepath.Join(broken, dbName), int64(page)*4096+200, "damaged here")
		if err := os.Remove(filepath.Join(broken, markName)); err != nil {
			t.Fatal(err)
		}
		done, err := Salvage(context.Background(), broken, newFake('b').options())
		if err != nil {
			t.Fatalf("page %d: %v", page, err)
		}
		s := mustOpen(t, broken, newFake('b').options())
		wantSound(t, s)
		got := values(t, s, "e")
		for field, value := range want {
			if got[field] != value && (field != "long" || !slices.Contains(done.Doubtful, Ref{"e", "long"})) {
				t.Errorf("page %d: %s is %q, %+v", page, field, got[field], done)
			}
		}
		if done.Lost > 0 {
			saved++
		}
		s.Close()
	}
	if saved == 0 {
		t.Error("no page of the log was hit")
	}
}
