package sealed

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"

	"yibiao/dossier/store/pagesum"
)

// quick is a cost at which tests are not kept waiting.
var quick = Cost{Time: 1, Memory: 64, Threads: 1}

func newKey(t testing.TB) *Key {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func init() {
	sql.Register("sealed-test", &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		if err := c.SetFileControlInt("", 38, pagesum.SealedReserved); err != nil {
			return err
		}
		_, err := c.Exec("PRAGMA temp_store = MEMORY", nil)
		return err
	}})
}

func openDB(t testing.TB, k *Key, path, params string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sealed-test", "file:"+path+"?vfs="+k.VFS()+params)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func exec(t testing.TB, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

// planted writes rows that spill, rewrite and roll back, so that every way in which SQLite writes a page is taken.
func planted(t *testing.T, db *sql.DB) {
	exec(t, db, "CREATE TABLE planted_table (id INTEGER PRIMARY KEY, planted_column TEXT)")
	exec(t, db, "PRAGMA cache_size = 20") // pages go to the log within a transaction, and are written there again
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for i := range 2000 {
			if _, err := tx.Exec("INSERT OR REPLACE INTO planted_table VALUES (?, ?)", i, fmt.Sprint("planted value ", i, strings.Repeat(" planted", i%700))); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	exec(t, db, "DELETE FROM planted_table WHERE id % 3 = 0") // free pages
	exec(t, db, "CREATE INDEX planted_index ON planted_table (planted_column)")
}

// noneIn fails when the sign lies in any file of a folder.
func noneIn(t *testing.T, dir, sign string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(all) == 0 {
		t.Fatalf("%v, %v", all, err)
	}
	for _, path := range all {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if at := bytes.Index(data, []byte(sign)); at >= 0 {
			t.Errorf("%s holds %q at %d", filepath.Base(path), sign, at)
		}
	}
}

func TestDatabase(t *testing.T) {
	for _, mode := range []string{"WAL", "DELETE", "PERSIST"} {
		t.Run(mode, func(t *testing.T) {
			k, dir := newKey(t), t.TempDir()
			path := filepath.Join(dir, "x.db")
			db := openDB(t, k, path, "")
			exec(t, db, "PRAGMA journal_mode = "+mode)
			planted(t, db)
			noneIn(t, dir, "planted")
			noneIn(t, dir, "SQLite format")
			exec(t, db, "VACUUM INTO ?", filepath.Join(dir, "copy.db"))
			noneIn(t, dir, "planted")
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"x.db", "copy.db"} {
				var said string
				var n int
				again := openDB(t, k, filepath.Join(dir, name), "")
				if err := errors.Join(again.QueryRow("PRAGMA integrity_check").Scan(&said), again.QueryRow("SELECT count(*) FROM planted_table").Scan(&n)); err != nil || said != "ok" || n != 1333 {
					t.Errorf("%s: %v, %s, %d rows", name, err, said, n)
				}
				again.Close()
			}
			noneIn(t, dir, "planted")
		})
	}
}

// TestRollback: what a journal takes back comes from sealed pages.
func TestRollback(t *testing.T) {
	k, dir := newKey(t), t.TempDir()
	db := openDB(t, k, filepath.Join(dir, "x.db"), "")
	planted(t, db)
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec("UPDATE planted_table SET planted_column = 'other' || planted_column"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "x.db-journal")); err != nil {
		t.Fatal(err)
	}
	noneIn(t, dir, "planted")
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	var n int
	var said string
	err = errors.Join(db.QueryRow("SELECT count(*) FROM planted_table WHERE planted_column LIKE 'planted%'").Scan(&n), db.QueryRow("PRAGMA integrity_check").Scan(&said))
	if err != nil || n != 1333 || said != "ok" {
		t.Errorf("%v, %d rows, %s", err, n, said)
	}
}

// TestCrash: a log that was left behind is taken up, and where its end is torn, up to there.
func TestCrash(t *testing.T) {
	k, dir := newKey(t), t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := openDB(t, k, path, "")
	exec(t, db, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0")
	planted(t, db)
	exec(t, db, "INSERT INTO planted_table VALUES (9000, 'whole')")
	whole, err := os.Stat(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	exec(t, db, "INSERT INTO planted_table VALUES (9001, 'torn')")
	left := filepath.Join(t.TempDir(), "x.db")
	for _, ending := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + ending)
		if err != nil {
			t.Fatal(err)
		}
		if ending != "" { // what the last edit wrote is there in part
			for i := int(whole.Size()) + 2000; i < len(data); i++ {
				data[i] = 0
			}
		}
		if err := os.WriteFile(left+ending, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again := openDB(t, k, left, "")
	var n int
	var said string
	if err := errors.Join(again.QueryRow("SELECT max(id) FROM planted_table").Scan(&n), again.QueryRow("PRAGMA integrity_check").Scan(&said)); err != nil || n != 9000 || said != "ok" {
		t.Errorf("%v, last row %d, %s", err, n, said)
	}
}

func TestOtherKey(t *testing.T) {
	k, other, dir := newKey(t), newKey(t), t.TempDir()
	path := filepath.Join(dir, "x.db")
	db := openDB(t, k, path, "")
	planted(t, db)
	var n int
	if err := openDB(t, other, path, "").QueryRow("SELECT count(*) FROM planted_table").Scan(&n); err == nil {
		t.Error("another key opens it")
	}
	if fits, err := other.Fits(path); fits || err != nil {
		t.Error(fits, err)
	}
	if fits, err := k.Fits(path); !fits || err != nil {
		t.Error(fits, err)
	}
	k.Forget()
	if err := openDB(t, k, path, "").QueryRow("SELECT count(*) FROM planted_table").Scan(&n); err == nil {
		t.Error("a forgotten key opens it")
	}
}

func TestKeyFile(t *testing.T) {
	k, dir := newKey(t), t.TempDir()
	code, err := Draft(k, "一二三四五六七八", quick)
	if err == nil {
		err = k.Save(dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	is := func(got *Key, err error) {
		t.Helper()
		if err != nil || got.identity.String() != k.identity.String() {
			t.Errorf("%v", err)
		}
	}
	fails := func(_ *Key, err error, want Code) {
		t.Helper()
		var e *Error
		if !errors.As(err, &e) || e.Code != want {
			t.Errorf("%v, not %s", err, want)
		}
	}
	got, err := Unlock(dir, "一二三四五六七八")
	is(got, err)
	got, err = Recover(dir, strings.ToLower(strings.ReplaceAll(code, "-", "  ")))
	is(got, err)
	if err := ChangePassphrase(dir, k, "passé composé", quick); err != nil {
		t.Fatal(err)
	}
	got, err = Unlock(dir, "passe\u0301 compose\u0301")
	is(got, err)
	if err := ChangePassphrase(dir, k, "一二三四五六七八", quick); err != nil {
		t.Fatal(err)
	}
	got, err = Unlock(dir, "一二三四五六七九")
	fails(got, err, CodeWrong)
	typo := []byte(code)
	typo[2] = codeSigns[(strings.IndexByte(codeSigns, typo[2])+1)%32]
	got, err = Recover(dir, string(typo))
	fails(got, err, CodeTypo)
	got, err = Recover(dir, newCode())
	fails(got, err, CodeWrong)
	if err := ChangePassphrase(dir, k, "another one", quick); err != nil {
		t.Fatal(err)
	}
	got, err = Unlock(dir, "一二三四五六七八")
	fails(got, err, CodeWrong)
	got, err = Unlock(dir, "another one")
	is(got, err)
	next, err := NewCode(dir, k)
	if err != nil {
		t.Fatal(err)
	}
	got, err = Recover(dir, code)
	fails(got, err, CodeWrong)
	got, err = Recover(dir, next)
	is(got, err)

	data, err := os.ReadFile(filepath.Join(dir, FileName))
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(filepath.Join(dir, FileName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err = Unlock(dir, "another one") // by the file beside the backups
	is(got, err)
	if err := os.WriteFile(filepath.Join(dir, backupsDir, FileName), data, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err = Unlock(dir, "another one")
	fails(got, err, CodeBadKey)
	got, err = Unlock(t.TempDir(), "another one")
	fails(got, err, CodeNoKey)
	if err := ChangePassphrase(dir, k, "short", quick); err == nil {
		t.Error("a short passphrase is taken")
	}
}

func TestMaterial(t *testing.T) {
	k := newKey(t)
	for _, n := range []int{0, 1, chunk - 1, chunk, chunk + 1, 3*chunk + 7} {
		plain := random(n)
		var b bytes.Buffer
		w, err := k.Writer(&b)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(plain); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if int64(b.Len()) != SizeOf(int64(n)) {
			t.Errorf("%d bytes become %d, not %d", n, b.Len(), SizeOf(int64(n)))
		}
		r, err := k.Reader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes: %v", n, err)
		}
		b.Bytes()[b.Len()-1] ^= 1
		if r, err = k.Reader(bytes.NewReader(b.Bytes())); err == nil {
			_, err = io.ReadAll(r)
		}
		if err == nil {
			t.Errorf("%d bytes: a flip went unseen", n)
		}
	}
}
