package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestOpenKeepsWhatWasWritten(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("填写", "org.name", "广西某某科技有限公司"))
	if err := s.SetSetting("theme", "dark"); err != nil {
		t.Fatal(err)
	}
	clock := s.LastClock()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, leftover := range []string{dbName + "-wal", dbName + "-shm", lockInfoName} {
		if _, err := os.Stat(filepath.Join(dir, leftover)); err == nil {
			t.Errorf("%s is still there after closing", leftover)
		}
	}
	s = mustOpen(t, dir, f.options())
	wantValues(t, s, "e", map[string]string{"org.name": "广西某某科技有限公司"})
	if got, err := s.Setting("theme"); got != "dark" || err != nil {
		t.Errorf("setting %q, %v", got, err)
	}
	if got := s.LastClock(); got != clock {
		t.Errorf("clock %s after reopening, want %s", got, clock)
	}
	if was, ok := s.Recovered(); ok {
		t.Errorf("recovered from %+v after a clean end", was)
	}
	wantSound(t, s)
}

func TestSettings(t *testing.T) {
	s := newStore(t)
	for _, step := range []struct{ set, want string }{{"", ""}, {"1", "1"}, {"二", "二"}, {"", ""}} {
		if err := s.SetSetting("k", step.set); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Setting("k"); got != step.want || err != nil {
			t.Errorf("got %q, %v, want %q", got, err, step.want)
		}
	}
}

func TestWriterIsDurable(t *testing.T) {
	s := newStore(t)
	for pragma, want := range map[string]string{"synchronous": "2", "journal_mode": "wal", "foreign_keys": "1", "fullfsync": "1"} {
		var got string
		if err := s.w.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, %v, want %q", pragma, got, err, want)
		}
	}
	if _, err := s.r.Exec("DELETE FROM changes"); CodeOf(fail("", "", err)) != CodeReadOnly {
		t.Errorf("the reading handle can write: %v", err)
	}
}

func TestDeviceIsRandomAndStays(t *testing.T) {
	dir := vaultDir(t)
	s := mustOpen(t, dir, Options{})
	first := s.Device()
	if !deviceName.MatchString(first) {
		t.Fatalf("device %q", first)
	}
	s.Close()
	if s = mustOpen(t, dir, Options{}); s.Device() != first {
		t.Errorf("device %q after reopening, want %q", s.Device(), first)
	}
	if other := mustOpen(t, vaultDir(t), Options{}); other.Device() == first {
		t.Errorf("two vaults share the device %q", first)
	}
	_, err := Open(vaultDir(t), Options{Device: "名 字"})
	wantCode(t, err, CodeInvalid)
}

func TestSecondWriterIsToldWhoIsFirst(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	first := mustOpen(t, dir, f.options())
	_, err := Open(dir, f.options())
	e := wantCode(t, err, CodeLocked)
	want := &Holder{PID: os.Getpid(), Since: f.at, Program: "test"}
	want.Host, _ = os.Hostname()
	if diff := cmp.Diff(want, e.Holder); diff != "" {
		t.Errorf("holder (-want +got):\n%s", diff)
	}
	if e.Path == "" || !strings.Contains(err.Error(), "locked by process") {
		t.Errorf("error %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, lockInfoName), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(dir, f.options())
	if e := wantCode(t, err, CodeLocked); e.Holder != nil {
		t.Errorf("holder %+v out of a damaged file", e.Holder)
	}
	mustApply(t, first, edit("", "a", "1"))
	first.Close()
	mustOpen(t, dir, f.options())
}

// Whoever does not hold the lock makes no file in the folder: the one that holds it sweeps unfinished files away, and a trial file
// that is gone must not look like a vault that is.
func TestNoTrialBesideHolder(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	mustOpen(t, dir, f.options())
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(dir, long, long); err != nil {
		t.Fatal(err)
	}
	_, err := Open(dir, f.options())
	wantCode(t, err, CodeLocked)
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !info.ModTime().Equal(long) {
		t.Error("a file was made or removed in the folder of a vault that another holds")
	}
}

func TestMissingIsTheDatabase(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want Code
	}{
		"a file that another program removed": {&os.PathError{Op: "remove", Path: "x", Err: os.ErrNotExist}, CodeIO},
		"the database":                        {&Error{Code: CodeMissing}, CodeMissing},
		"a folder of another user":            {syscall.EACCES, CodeReadOnly},
	} {
		if got := CodeOf(notOpened("vault", c.err)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestReadOnlyBesideWriter(t *testing.T) {
	dir, f := vaultDir(t), newFake('a')
	ro := f.options()
	ro.ReadOnly = true
	_, err := Open(dir, ro)
	wantCode(t, err, CodeMissing)
	if _, err := os.Stat(dir); err == nil {
		t.Error("opening read-only made the folder")
	}
	w := mustOpen(t, dir, f.options())
	r := mustOpen(t, dir, ro)
	mustApply(t, w, edit("", "a", "1"))
	wantValues(t, r, "e", map[string]string{"a": "1"})
	ctx := context.Background()
	_, err = r.Log().Apply(ctx, edit("", "a", "2"))
	wantCode(t, err, CodeReadOnly)
	_, err = r.Log().Undo(ctx, "r")
	wantCode(t, err, CodeReadOnly)
	_, err = r.Materials().PutBlob(ctx, []byte("x"))
	wantCode(t, err, CodeReadOnly)
	_, err = r.Backups().Make(ctx, BackupManual)
	wantCode(t, err, CodeReadOnly)
	wantCode(t, r.SetSetting("a", "b"), CodeReadOnly)
	if label, ok := r.Log().CanUndo("r"); !ok || label != "" || !r.ReadOnly() || w.ReadOnly() {
		t.Errorf("CanUndo %q %v", label, ok)
	}
	w.Close()
	wantValues(t, r, "e", map[string]string{"a": "1"})
}

// On a DVD or a write-protected stick SQLite can make no file beside the database.
func TestReadOnlyMedium(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir, f := vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	s.Close()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	ro := f.options()
	ro.ReadOnly = true
	wantValues(t, mustOpen(t, dir, ro), "e", map[string]string{"a": "1"})
	for _, place := range []string{filepath.Join(dir, "new"), dir} {
		_, err := Open(place, f.options())
		wantCode(t, err, CodeReadOnly)
	}
}

func TestFolderThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, readOnly := range []bool{false, true} {
		_, err := Open(path, Options{ReadOnly: readOnly})
		wantCode(t, err, CodeNotFolder)
	}
}

// spoil closes a vault with one edit and hands its database to change.
func spoil(t *testing.T, change func(path string)) (dir string, f *fake) {
	t.Helper()
	dir, f = vaultDir(t), newFake('a')
	s := mustOpen(t, dir, f.options())
	mustApply(t, s, edit("", "a", "1"))
	s.Close()
	change(s.dbPath())
	return dir, f
}

func execFile(t *testing.T, path, query string) {
	t.Helper()
	db, err := openDB(path, "mode=rwc", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	write := func(data string) func(string) {
		return func(path string) {
			if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	run := func(query string) func(string) {
		return func(path string) { execFile(t, path, query) }
	}
	for name, tc := range map[string]struct {
		change func(string)
		want   Code
	}{
		"newer":          {run("PRAGMA user_version = 99"), CodeNewer},
		"not a database": {write(strings.Repeat("这不是数据库", 1000)), CodeDamaged},
		"other program's": {func(path string) {
			os.Remove(path)
			execFile(t, path, "CREATE TABLE notes (text)")
		}, CodeForeign},
		"other program's id": {run("PRAGMA application_id = 7"), CodeForeign},
		"no version":         {run("PRAGMA user_version = 0"), CodeForeign},
		"table gone":         {run("DROP TABLE meta"), CodeDamaged},
		"clock no number":    {run("UPDATE meta SET value = 'x' WHERE key = 'clock'"), CodeDamaged},
		"header overwritten": {func(path string) { overwrite(t, path, 0, "garbage garbage") }, CodeDamaged},
		"is a folder": {func(path string) {
			os.Remove(path)
			os.Mkdir(path, 0o700)
		}, CodeIO},
	} {
		t.Run(name, func(t *testing.T) {
			dir, f := spoil(t, tc.change)
			before, _ := os.ReadFile(filepath.Join(dir, dbName))
			_, err := Open(dir, f.options())
			e := wantCode(t, err, tc.want)
			if tc.want == CodeNewer && (e.Have != 99 || e.Want != latest(embeddedMigrations())) {
				t.Errorf("versions %d, %d", e.Have, e.Want)
			}
			ro := f.options()
			ro.ReadOnly = true
			_, err = Open(dir, ro)
			wantCode(t, err, tc.want)
			if after, _ := os.ReadFile(filepath.Join(dir, dbName)); string(after) != string(before) {
				t.Error("a refused file was changed")
			}
		})
	}
}

// overwrite puts text into a file at an offset.
func overwrite(t testing.TB, path string, offset int64, text string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte(text), offset)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestDamagedPagesAreFound(t *testing.T) {
	dir, f := spoil(t, func(path string) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		for at := int64(4096); at < info.Size(); at += 4096 {
			overwrite(t, path, at, "garbage garbage garbage")
		}
	})
	s, err := Open(dir, f.options())
	if err != nil {
		wantCode(t, err, CodeDamaged)
		return
	}
	defer s.Close()
	problems, err := Check(context.Background(), s)
	if err != nil || len(problems) == 0 || problems[0].Kind != DamagedPages {
		t.Errorf("problems %+v, %v", problems, err)
	}
}

// After a crash the structure is looked at before anything is written.
func TestDamageIsFoundAfterCrash(t *testing.T) {
	dir, f := spoil(t, func(path string) {
		db, err := openDB(path, readerDSN, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var page int64
		if err := db.QueryRow("SELECT rootpage FROM sqlite_schema WHERE name = 'changes_by_field'").Scan(&page); err != nil {
			t.Fatal(err)
		}
		overwrite(t, path, (page-1)*4096, "garbage")
	})
	info := `{"pid": 7, "host": "办公室", "since": "2026-11-20T08:00:00Z"}`
	if err := os.WriteFile(filepath.Join(dir, lockInfoName), []byte(info), 0o600); err != nil {
		t.Fatal(err)
	}
	// Trying again is no way round it.
	for range 2 {
		_, err := Open(dir, f.options())
		wantCode(t, err, CodeDamaged)
	}
}

func TestRecoveredTellsWhoCrashed(t *testing.T) {
	dir, f := spoil(t, func(string) {})
	info := `{"pid": 7, "host": "办公室", "since": "2026-11-20T08:00:00Z"}`
	if err := os.WriteFile(filepath.Join(dir, lockInfoName), []byte(info), 0o600); err != nil {
		t.Fatal(err)
	}
	was, ok := mustOpen(t, dir, f.options()).Recovered()
	want := Holder{PID: 7, Host: "办公室", Since: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)}
	if diff := cmp.Diff(want, was); diff != "" || !ok {
		t.Errorf("recovered %v (-want +got):\n%s", ok, diff)
	}
}
