package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"yibiao/dossier/store/pagesum"
	"yibiao/dossier/store/sealed"
)

// applicationID marks our files; it is set by the first migration.
const applicationID = 0x59694269 // "YiBi"

// How a connection is opened. The waits are for readers in other programs;
// against writers there is the lock.
const (
	commonDSN = "_busy_timeout=5000&_foreign_keys=1&_stmt_cache_size=64"
	writerDSN = commonDSN + "&mode=rwc&_txlock=immediate&_synchronous=FULL"
	readerDSN = commonDSN + "&mode=ro&_query_only=1"
	frozenDSN = readerDSN + "&immutable=1"
	probeDSN  = commonDSN + "&mode=rw" // may recover after a crash, changes nothing itself
	copyDSN   = commonDSN + "&mode=ro" // VACUUM INTO writes elsewhere, which query_only forbids
)

// Not settable in the data source name. fullfsync: on a Mac an ordinary fsync
// does not reach the disk. temp_store: what is sorted stays out of the shared
// temporary folder. cell_size_check, trusted_schema: a backup may come from
// anywhere. secure_delete: what is deleted leaves no bytes.
const pragmas = `
PRAGMA fullfsync = 1;
PRAGMA checkpoint_fullfsync = 1;
PRAGMA temp_store = MEMORY;
PRAGMA cell_size_check = 1;
PRAGMA trusted_schema = 0;
PRAGMA secure_delete = 1;
PRAGMA journal_size_limit = 16777216;`

// fileControlReserve is SQLITE_FCNTL_RESERVE_BYTES.
const fileControlReserve = 38

// connector opens connections without registering a driver for the whole program.
type connector struct {
	name string
	drv  *sqlite3.SQLiteDriver
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.drv.Open(c.name) }
func (c connector) Driver() driver.Driver                        { return c.drv }

// vfsOf gives the VFS for a database, and how many bytes of a page it needs. The beginning of the file tells whether it is sealed;
// without one, as before it is made, it is sealed when there is a key.
func vfsOf(path string, key *sealed.Key) (vfs string, reserved int, err error) {
	is, err := sealed.Is(path)
	if err != nil {
		return "", 0, err
	}
	if is && key == nil {
		return "", 0, &sealed.Error{Code: sealed.CodeNeeded, Path: path}
	}
	if is {
		if fits, err := key.Fits(path); err != nil || !fits {
			return "", 0, errors.Join(err, &sealed.Error{Code: sealed.CodeOther, Path: path})
		}
	}
	if key = keyFor(path, key); key != nil {
		return key.VFS(), pagesum.SealedReserved, nil
	}
	return pagesum.Name, pagesum.Reserved, pagesum.Register()
}

// keyFor is the key of a vault with the database at path; nil for one that is not encrypted.
func keyFor(path string, key *sealed.Key) *sealed.Key {
	if key == nil || sealed.Plain(path) {
		return nil
	}
	return key
}

// openDB opens the file at the absolute path and makes one connection, so that
// a file that cannot be opened is found out here.
func openDB(path, params string, key *sealed.Key) (*sql.DB, error) {
	vfs, reserved, err := vfsOf(path, key)
	if err != nil {
		return nil, fail("opening the database", path, err)
	}
	db := sql.OpenDB(connector{
		name: fileURI(path) + "?vfs=" + vfs + "&" + params,
		drv: &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
			// Takes effect where the whole file is written: at its beginning, which is the change to WAL, and by VACUUM.
			if err := c.SetFileControlInt("", fileControlReserve, reserved); err != nil {
				return err
			}
			statements := pragmas
			if params == writerDSN {
				statements += "PRAGMA journal_mode = WAL;"
			}
			_, err := c.Exec(statements, nil)
			return err
		}},
	})
	if err := db.Ping(); err != nil {
		return nil, plainError("opening the database", path, errors.Join(err, db.Close()))
	}
	return db, nil
}

// fileURI writes an absolute path as SQLite wants it in a URI file name:
// file:///C:/vault/… on Windows; `?`, `#` and `%` escaped.
// See https://www.sqlite.org/uri.html.
func fileURI(path string) string {
	parts := strings.Split(filepath.ToSlash(path), "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	p := strings.Join(parts, "/")
	if !strings.HasPrefix(p, "/") {
		p = "/" + p
	}
	return "file://" + p
}

// params are those of a connection to the vault's database, for one that lies where nothing can be written too.
func (v *vault) params(of string) string {
	if v.frozen {
		return of + "&immutable=1"
	}
	return of
}

// inspection is what can be told about a file before it is trusted.
type inspection struct {
	app     int // application_id
	version int // user_version: number of the last migration, 0 when none
	tables  int
	sums    bool // every page has a checksum
}

// inspect looks at the file at path without changing its content; thorough
// reads every page for structure.
func inspect(path, params string, thorough bool, key *sealed.Key) (inspection, error) {
	var seen inspection
	if _, err := os.Stat(path); err != nil {
		return seen, fail("opening the database", path, err)
	}
	var err error
	if seen.sums, err = hasSums(path); err != nil {
		return seen, fail("opening the database", path, err)
	}
	db, err := openDB(path, params, key)
	if err != nil {
		return seen, err
	}
	err = errors.Join(
		db.QueryRow("PRAGMA application_id").Scan(&seen.app),
		db.QueryRow("PRAGMA user_version").Scan(&seen.version),
		db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&seen.tables),
	)
	if err == nil && seen.app == applicationID && seen.version >= sumsVersion && !seen.sums {
		err = &Error{Code: CodeDamaged, Op: "reading the database", Path: path, Err: errors.New("the header asks for no checksums")}
	}
	if err == nil && thorough {
		err = quickCheck(db, path)
	}
	return seen, plainError("reading the database", path, errors.Join(err, db.Close()))
}

// hasSums reads from the header whether the pages of a database have checksums.
func hasSums(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	var reserved [1]byte
	if _, err := f.ReadAt(reserved[:], pagesum.ReservedAt); err != nil && err != io.EOF {
		return false, err
	}
	is, err := sealed.Is(path) // then every page is proven
	return is || reserved[0] == pagesum.Reserved, err
}

// writeSums writes the whole database anew, each page with its checksum.
func writeSums(ctx context.Context, db *sql.DB, path string) error {
	if err := quickCheck(db, path); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "VACUUM"); err != nil {
		return err
	}
	var busy, log, moved int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved); err != nil {
		return err
	}
	if sums, err := hasSums(path); err != nil || !sums {
		return errors.Join(err, fmt.Errorf("the pages have no checksums after they were written anew (busy %d)", busy))
	}
	return nil
}

// admits refuses what this program must not open.
func (i inspection) admits(path string, known []migration) error {
	switch {
	case i.app != applicationID && i.tables > 0, i.app == applicationID && i.version <= 0:
		return &Error{Code: CodeForeign, Op: "opening the vault", Path: path}
	case i.version > latest(known):
		return &Error{Code: CodeNewer, Op: "opening the vault", Path: path, Have: i.version, Want: latest(known)}
	}
	return nil
}

// quickCheck reads every page of the database; CodeDamaged when one is wrong.
func quickCheck(db *sql.DB, path string) error {
	var said string
	err := db.QueryRow("PRAGMA quick_check(1)").Scan(&said)
	if err == nil && said != "ok" {
		return &Error{Code: CodeDamaged, Op: "checking the database", Path: path, Err: errors.New(said)}
	}
	return fail("checking the database", path, err)
}

// hasLog reports whether there is a write-ahead log beside the database.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// plainError is fail for statements in which SQLite can find nothing wrong: when
// it does, the file lacks a table or its schema cannot be read, which is damage.
func plainError(op, path string, err error) error {
	var se sqlite3.Error
	if CodeOf(err) == "" && errors.As(err, &se) && se.Code == sqlite3.ErrError {
		return &Error{Code: CodeDamaged, Op: op, Path: path, Err: err}
	}
	return fail(op, path, err)
}

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one step from one version of the file to the next.
type migration struct {
	version int    // 1, 2, … without gaps
	name    string // of its file, without number and ending
	script  string
}

// sumsVersion is the version from which on every page of a file has a checksum. The version before it changes nothing and
// keeps out older programs, whose edits would leave wrong checksums, while the file is being written anew.
const sumsVersion = 3

// embeddedMigrations reads migrations/0001_name.sql, 0002_… in order.
func embeddedMigrations() []migration {
	// Neither can fail for files that were compiled in under this pattern.
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql")
	all := make([]migration, 0, len(names))
	for i, name := range names {
		script, _ := migrationFiles.ReadFile(name)
		_, title, _ := strings.Cut(strings.TrimSuffix(name, ".sql"), "_")
		all = append(all, migration{version: i + 1, name: title, script: string(script)})
	}
	return all
}

// latest gives the version a file has after all migrations.
func latest(all []migration) int {
	if len(all) == 0 {
		return 0
	}
	return all[len(all)-1].version
}

// migrate brings the file to the latest version. An existing file is copied to
// backups/ before its first step.
func (s *Store) migrate(ctx context.Context, existing bool) error {
	var have int
	if err := s.w.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	if have >= latest(s.opt.migrations) {
		return nil
	}
	if existing {
		if _, err := s.Backups().Make(ctx, fmt.Sprintf("before-migration-%d", have+1)); err != nil {
			return err
		}
	}
	for _, m := range s.opt.migrations {
		if m.version <= have {
			continue
		}
		if m.version == sumsVersion && existing {
			if err := writeSums(ctx, s.w, s.dbPath()); err != nil {
				return fail("giving the pages checksums", s.dbPath(), err)
			}
		}
		if err := s.step(ctx, m); err != nil {
			return fail(fmt.Sprintf("migrating the vault to version %d (%s)", m.version, m.name), s.dbPath(), err)
		}
	}
	return nil
}

// step runs one migration and books it, in one transaction.
func (s *Store) step(ctx context.Context, m migration) error {
	tx, err := s.w.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer abandon(tx)
	if _, err := tx.ExecContext(ctx, m.script); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", m.version)); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO migrations VALUES (?, ?, ?, ?)",
		m.version, m.name, s.opt.Version, s.opt.Now().UTC().Format(time.RFC3339))
	if err != nil {
		return err
	}
	if m.version == chainVersion {
		if err := forge(ctx, tx); err != nil {
			return err
		}
	}
	if m.version == digestsVersion {
		if err := enlistAll(ctx, tx); err != nil {
			return err
		}
	}
	return tx.Commit()
}
