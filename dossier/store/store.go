// Package store keeps the vault: one folder with everything an applicant has
// written.
//
//	yibiao.db          the log of changes and the state computed from it
//	yibiao.lock        held by the one program that may write
//	yibiao.lock.info   who holds it, for a message; left behind by a crash
//	yibiao.mark        which change was acknowledged last; see SetBack
//	yibiao.key         of an encrypted vault: its key, wrapped; see package sealed
//	yibiao.find        by what values are found, made of the log; gone, it is made anew
//	yibiao.turn        while it is encrypted, made plain or given another key: which of it
//	yibiao.next/       while it is given another key: everything sealed by that
//	materials/ab/cd/…  attached files, each named by its SHA-256
//	backups/           dated copies of yibiao.db
//
// A vault is encrypted when its yibiao.db is: then that and the backups are sealed page by page, and the materials are age
// files, named by a keyed digest of their SHA-256. What stays readable of it stands in package sealed.
//
// The store knows entities and fields only. An entity is an id (a UUIDv7 by
// custom); a field of an entity is a name with a text value; a row of a table
// is an entity too; deletion is the field "deleted" with the value "1". What
// the fields mean is the caller's business.
//
// One edit is one transaction: it appends to the log and brings the state up
// to date. The state is always what the log says: per entity and field the
// change with the greatest clock wins, then the greater device, then the
// greater change id. So taking in any set of changes, in any order and any
// number of times, gives the same state.
//
// A Store may be used from several goroutines. Every error that leaves the
// package is an *Error with a Code, except one made by a caller's own reader
// or callback, which is wrapped in one.
package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"yibiao/dossier/disk"
	"yibiao/dossier/store/sealed"
	"yibiao/dossier/store/seek"
)

// DatabaseName is the file of the database in a vault's folder.
const DatabaseName = sealed.DatabaseName

const (
	dbName       = DatabaseName
	materialsDir = "materials"
	backupsDir   = "backups"
	tempPrefix   = disk.Unfinished // beside its target, never left after a clean run
)

// Options say how a vault is opened. The zero value is what a program wants.
type Options struct {
	Now      func() time.Time // the clock; nil: time.Now
	NewID    func() string    // must give canonical UUIDs, never twice the same; nil: UUIDv7
	Device   string           // name of this computer in the log; "": the vault's own, random at first start
	Version  string           // of the program, for the lock and the list of migrations
	ReadOnly bool             // look only; works while another program holds the vault
	Key      *sealed.Key      // of an encrypted vault; not looked at for any other, and nil for none
	Seek     seek.Maker       // by what values are found; see Values
	Witness  string           // folder of this computer, outside the vault, that remembers what was closed last; "": none

	migrations []migration // nil: the embedded ones
}

// vault is what the parts of an open vault share: where it lies, and the database. One whose handles are nil is not open, and
// has only a place.
type vault struct {
	dir     string
	file    string // of the database
	opt     Options
	frozen  bool // it lies where nothing can be written, not even SQLite's own files beside it
	device  string
	since   time.Time // when it was opened
	epoch   string    // changes when the log is replaced by a restore
	clock   hlc
	folding foldings
	sharing atomic.Pointer[[]FieldName] // see Digests.Share
	finding *seek.Values                // nil while nothing is open
	touched touched                     // see Which.Touched

	w    *sql.DB    // one connection, BEGIN IMMEDIATE; nil when read-only
	r    *sql.DB    // cannot write
	lock *vaultLock // nil when read-only

	ground  ground
	marker  marker
	turned  string // on opening: what became of a Turn that was killed; see TurnedOf
	purging bool   // on opening: a purge was not cleared away to its end
}

func (v *vault) dbPath() string { return v.file }

// Store is an open vault: what is in it is read and written through its parts.
type Store struct {
	*vault

	inOrder bool // Open has succeeded
	closing sync.Once
	closed  error
}

// Log is all that was ever written, and undo, which goes by it.
type Log struct{ *vault }

// State is what holds at present: of each field of an entity the change that won.
type State struct {
	*vault
	timeless bool // see Timeless
}

// Materials are the files of the vault.
type Materials struct{ *vault }

// Backups are the copies of the database that lie in the vault.
type Backups struct{ *vault }

// Log is what was ever written; undo is there too.
func (s *Store) Log() Log { return Log{s.vault} }

// State is what holds at present.
func (s *Store) State() State { return State{s.vault, false} }

// Materials are the vault's files.
func (s *Store) Materials() Materials { return Materials{s.vault} }

// Backups are the copies of the database.
func (s *Store) Backups() Backups { return Backups{s.vault} }

// Open opens the vault in dir. Unless ReadOnly, it makes the folder and an
// empty vault on first start, takes the lock, and brings an older file up to
// date (after a backup). When the last program ended without closing, the
// file's structure is checked first.
//
// Errors: CodeLocked, CodeNewer, CodeOlder, CodeDamaged, CodeForeign,
// CodeMissing, CodeNotFolder, CodeNoSpace, CodeReadOnly, CodeIO, and those of package sealed. Nothing is open then.
func Open(dir string, opt Options) (*Store, error) {
	opt = opt.filled()
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fail("opening the vault", dir, err)
	}
	return (&Store{vault: &vault{dir: dir, file: filepath.Join(dir, dbName), opt: opt}}).opened()
}

// OpenBackup opens a backup to look at it: read-only, with the materials of the vault
// that it lies in. Errors: those of Open with ReadOnly.
func OpenBackup(path string, opt Options) (*Store, error) {
	opt = opt.filled()
	opt.ReadOnly = true
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fail("opening the backup", path, err)
	}
	return (&Store{vault: &vault{dir: filepath.Dir(filepath.Dir(path)), file: path, opt: opt}}).opened()
}

// opened is the store once it is open; after an error nothing is.
func (s *Store) opened() (*Store, error) {
	s.clock.now, s.since = s.opt.Now, s.opt.Now()
	if info, err := os.Stat(s.dir); err == nil && !info.IsDir() {
		return nil, &Error{Code: CodeNotFolder, Op: "opening the vault", Path: s.dir}
	}
	if unsealed(s.vault) {
		return nil, fail("opening the vault", s.dir, &sealed.Error{Code: sealed.CodeUnsealed, Path: s.file})
	}
	s.opt.Key = keyFor(s.file, s.opt.Key)
	begin := s.openWriter
	if s.opt.ReadOnly {
		begin = s.openReadOnly
	}
	if err := begin(); err != nil {
		_ = s.Close() // the first error is the one that matters
		return nil, notOpened(s.dir, err)
	}
	s.inOrder, s.finding = true, findingOf(s.vault)
	s.r.SetMaxOpenConns(4)
	return s, nil
}

// notOpened is fail for a vault that did not open. That the database is missing is said only where it was looked for: any other
// file that is not there is a failure of the file system, and no reason to repair anything.
func notOpened(dir string, err error) error {
	const op = "opening the vault"
	if CodeOf(err) == "" && classify(err) == CodeMissing {
		return &Error{Code: CodeIO, Op: op, Path: dir, Err: err}
	}
	return fail(op, dir, err)
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		// NewV7 fails only when the system has no randomness; New would panic then.
		o.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	}
	if o.migrations == nil {
		o.migrations = embeddedMigrations()
	}
	return o
}

func (s *Store) openWriter() error {
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return fail("opening the vault", s.dir, err) // no place for a vault, and none that is lost
	}
	var err error
	if s.lock, err = takeLock(s.dir, s.opt); err != nil {
		return err
	}
	existing, err := s.admit()
	if err != nil {
		return err
	}
	s.marker = markerOf(s.vault)
	if s.w, err = openDB(s.dbPath(), writerDSN, s.opt.Key); err != nil {
		return err
	}
	s.w.SetMaxOpenConns(1)
	// Whatever the folder allows, only the user reads what is in the vault; SQLite's own files follow the database. Sticks
	// know no owners.
	_ = os.Chmod(s.dbPath(), 0o600)
	ctx := context.Background()
	if err := s.migrate(ctx, existing); err != nil {
		return err
	}
	if err := s.loadMeta(ctx, s.w); err != nil {
		return err
	}
	if err := s.marker.compare(ctx, s.w, s.epoch); err != nil {
		return err
	}
	if s.marker.behind == nil && !s.marker.own { // after a restore, or when the mark was lost: from now on an older database is noticed
		s.marker.note(lastMark(ctx, s.vault))
	}
	removeTemps(s.vault)
	if err := endTurn(ctx, s.vault); err != nil {
		return err
	}
	if err := noteCounts(ctx, s.vault); err != nil {
		return err
	}
	if s.r, err = openDB(s.dbPath(), readerDSN, s.opt.Key); err != nil {
		return err
	}
	if s.ground, err = groundOf(s.dir, s.dbPath()); err != nil {
		return err
	}
	// What hinders these now is tried again the next time; PurgePending tells of the one.
	_ = removeUnspoken(ctx, s.vault)
	if s.purging {
		_ = endPurge(ctx, s.vault)
	}
	return nil
}

// admit decides, before anything is written, whether the file may be opened
// for writing, and reports whether there is one.
func (s *Store) admit() (existing bool, err error) {
	info, err := os.Stat(s.dbPath())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return false, err
	}
	if err != nil || info.Size() == 0 {
		// Beginning anew where there was a vault would look as if all were lost.
		if begun(s.vault) {
			return false, &Error{Code: CodeMissing, Op: "opening the vault", Path: s.dbPath()}
		}
		return false, nil
	}
	seen, err := inspect(s.dbPath(), probeDSN, s.lock.left != nil, s.opt.Key)
	if err != nil {
		return false, err
	}
	if err := seen.admits(s.dbPath(), s.opt.migrations); err != nil {
		return false, err
	}
	if seen.version == 0 && begun(s.vault) { // the log that held all of it is gone or damaged
		return false, &Error{Code: CodeMissing, Op: "opening the vault", Path: s.dbPath()}
	}
	return seen.version > 0, nil
}

func (s *Store) openReadOnly() error {
	params := readerDSN
	s.marker = markerOf(s.vault)
	seen, err := inspect(s.dbPath(), params, false, s.opt.Key)
	if err != nil && !hasLog(s.dbPath()) && !slices.Contains([]Code{CodeDamaged, CodeLocked, CodeMissing}, CodeOf(err)) {
		// On a medium that cannot be written SQLite can make no -shm file;
		// without a -wal file none is needed. One that is busy is being written.
		params, s.frozen = frozenDSN, true
		seen, err = inspect(s.dbPath(), params, false, s.opt.Key)
	}
	if err != nil && hasLog(s.dbPath()) && CodeOf(err) == CodeIO {
		// What a program that crashed left in the log cannot be taken up here.
		return &Error{Code: CodeReadOnly, Op: "opening the vault", Path: s.dir, Err: err}
	}
	if err != nil {
		return err
	}
	if err := seen.admits(s.dbPath(), s.opt.migrations); err != nil {
		return err
	}
	if seen.version == 0 && begun(s.vault) {
		return &Error{Code: CodeMissing, Op: "opening the vault", Path: s.dbPath()}
	}
	// Checksums, the chain, folded values and digests change nothing for whoever reads.
	if want := latest(s.opt.migrations); seen.version == 0 || max(seen.version, digestsVersion) < want {
		return &Error{Code: CodeOlder, Op: "opening the vault", Path: s.dbPath(), Have: seen.version, Want: want}
	}
	if s.r, err = openDB(s.dbPath(), params, s.opt.Key); err != nil {
		return err
	}
	if err := s.loadMeta(context.Background(), s.r); err != nil {
		return err
	}
	return s.marker.compare(context.Background(), s.r, s.epoch)
}

// Close writes everything into the one file and gives the lock back. Calling
// it again does nothing.
func (s *Store) Close() error {
	s.closing.Do(func() {
		var errs []error
		if s.finding != nil {
			s.finding.Close()
		}
		if s.r != nil {
			errs = append(errs, s.r.Close())
		}
		if s.w != nil {
			// A reader in another program may be in the way; the log is then
			// taken up at the next start, nothing is lost.
			_, _ = s.w.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
			errs = append(errs, s.w.Close(), s.marker.close())
		}
		if s.lock != nil {
			errs = append(errs, s.lock.release(s.inOrder))
		}
		s.closed = fail("closing the vault", s.dir, errors.Join(errs...))
	})
	return s.closed
}

// Dir gives the vault's folder, absolute.
func (s *Store) Dir() string { return s.dir }

// Device gives the name of this computer in the log.
func (s *Store) Device() string { return s.device }

// ReadOnly reports whether the store can only be read.
func (s *Store) ReadOnly() bool { return s.w == nil }

// NewID gives an id for a new entity.
func (s *Store) NewID() string { return s.opt.NewID() }

// LastClock gives the greatest clock given or seen so far by this store; it
// sorts as text. A read-only store tells what it saw when it was opened.
func (s *Store) LastClock() string { return s.clock.peek().text(s.device) }

// ClockAhead tells by how much the change that was written last is dated ahead of the computer's clock; 0 when it is not. More than
// a few minutes means that this computer's date, or that of one whose changes were taken in, is or was wrong.
func (s *Store) ClockAhead() time.Duration {
	var at int64
	if err := s.r.QueryRow("SELECT at FROM changes ORDER BY seq DESC LIMIT 1").Scan(&at); err != nil {
		return 0
	}
	return max(0, time.UnixMilli(at).Sub(s.opt.Now()))
}

// Recovered tells who had the vault open before and ended without closing it
// (crash, power loss); ok is false after a clean end. Everything acknowledged
// was taken up and the file's structure found sound.
func (s *Store) Recovered() (was Holder, ok bool) {
	if s.lock == nil || s.lock.left == nil {
		return Holder{}, false
	}
	return *s.lock.left, true
}
