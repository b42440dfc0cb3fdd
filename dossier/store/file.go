package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"yibiao/dossier/disk"
	"yibiao/dossier/store/sealed"
	"yibiao/dossier/store/seek"
)

// ctxReader ends reading when its context ends.
type ctxReader struct {
	ctx context.Context
	r   io.Reader
}

func readerOf(ctx context.Context, r io.Reader) io.Reader { return ctxReader{ctx, r} }

func (c ctxReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// openFile opens a file for reading, with a key a sealed one.
func openFile(path string, key *sealed.Key) (io.ReadCloser, error) {
	if key == nil {
		return os.Open(path)
	}
	return key.Open(path)
}

// writeSealed copies r into w, sealed where there is a key, and gives the length of what r gave.
func writeSealed(w io.Writer, r io.Reader, key *sealed.Key) (int64, error) {
	if key == nil {
		return io.Copy(w, r)
	}
	into, err := key.Writer(w)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(into, r)
	return n, errors.Join(err, into.Close())
}

// hashInto writes what r gives to a new temporary file in dir, synced, with a key sealed, and
// tells its path, and the SHA-256 and size of what r gave. After an error there is no file.
func hashInto(dir string, r io.Reader, key *sealed.Key) (path, sha string, size int64, err error) {
	f, err := os.CreateTemp(dir, tempPrefix+"*")
	if err != nil {
		return "", "", 0, err
	}
	h := sha256.New()
	size, err = writeSealed(f, io.TeeReader(r, h), key)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(f.Name())
		return "", "", 0, err
	}
	return f.Name(), hex.EncodeToString(h.Sum(nil)), size, nil
}

// place renames a synced file to its final path, making the folders on the way
// below base, and makes the new names last.
func place(temp, path, base string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	if err := disk.Rename(temp, path); err != nil {
		return err
	}
	// A folder made just now is a name in its parent, and so on upwards.
	for ; len(dir) >= len(base); dir = filepath.Dir(dir) {
		if err := disk.SyncDir(dir); err != nil {
			return err
		}
		if dir == base {
			break
		}
	}
	return nil
}

// copyFile copies a file to a new temporary file in dir, synced, and gives its
// path.
func copyFile(from, dir string) (string, error) {
	src, err := os.Open(from)
	if err != nil {
		return "", err
	}
	defer src.Close()
	path, _, _, err := hashInto(dir, src, nil)
	return path, err
}

// ground is the files that a vault was opened on. The zero value is that of a vault that is not open, as a copy being written.
type ground struct {
	dir, file string
	db, log   os.FileInfo // log is nil where there was none
}

// groundOf notes the files of an open vault.
func groundOf(dir, file string) (ground, error) {
	g := ground{dir: dir, file: file}
	var err error
	if g.db, err = os.Stat(file); err != nil {
		return ground{}, err
	}
	g.log, _ = os.Stat(file + "-wal")
	return g, nil
}

// holds tells with CodeGone that the vault's folder has vanished, or that another lies in its place: what was written then
// would be written to files that nobody finds again.
func (g ground) holds(op string) error {
	for _, f := range []struct {
		path string
		was  os.FileInfo
	}{{g.file, g.db}, {g.file + "-wal", g.log}} {
		if f.was == nil {
			continue
		}
		now, err := os.Stat(f.path)
		if err != nil || !os.SameFile(f.was, now) {
			return &Error{Code: CodeGone, Op: op, Path: g.dir, Err: err}
		}
	}
	return nil
}

const (
	lockName = "yibiao.lock"
	// The holder is told in a file of its own because Windows lets nobody
	// read a file that another process has locked.
	lockInfoName = "yibiao.lock.info"
)

// Holder is the program that has the vault open for writing.
type Holder struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
	Program string    `json:"program,omitempty"` // Options.Version
}

// vaultLock is the right to write to one vault.
type vaultLock struct {
	file *flock.Flock
	info string
	left *Holder // from a holder that ended without letting go
}

// takeLock takes the vault's lock, or says at once who has it.
func takeLock(dir string, opt Options) (*vaultLock, error) {
	l := &vaultLock{file: flock.New(filepath.Join(dir, lockName)), info: filepath.Join(dir, lockInfoName)}
	ok, err := l.file.TryLock()
	if err != nil {
		return nil, fail("locking the vault", dir, err)
	}
	if !ok {
		return nil, &Error{Code: CodeLocked, Op: "locking the vault", Path: dir, Holder: readHolder(l.info)}
	}
	// SQLite tells of a folder that it cannot write to as of a file that is not there.
	if err := writable(dir); err != nil {
		_ = l.file.Close() // nothing was written under it
		return nil, err
	}
	l.left = readHolder(l.info)
	host, _ := os.Hostname()
	Holder{PID: os.Getpid(), Host: host, Since: opt.Now(), Program: opt.Version}.write(l.info)
	return l, nil
}

// writable makes and removes a file in a folder. Only who holds the lock does: on opening, others sweep such files away. Only the answer that nobody may write is an error: what else hinders
// shows, and is told, where it matters.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, tempPrefix+"*")
	if err == nil {
		_, _ = f.Close(), os.Remove(f.Name()) // what cannot be removed now is removed with what a crash left
		return nil
	}
	if classify(err) == CodeReadOnly {
		return &Error{Code: CodeReadOnly, Op: "opening the vault", Path: dir, Err: err}
	}
	return nil
}

// release gives the lock back. Unless the vault was in order, the trace of a
// holder that crashed stays, so that the next start is as careful as this one.
// The lock file stays always: removing it would let two programs lock two
// different files of the same name.
func (l *vaultLock) release(inOrder bool) error {
	_ = os.Remove(l.info)
	if !inOrder && l.left != nil {
		l.left.write(l.info)
	}
	return l.file.Close()
}

// write notes who holds the lock. Best effort: it is a courtesy, the lock
// itself does not depend on it.
func (h Holder) write(path string) {
	if data, err := json.Marshal(h); err == nil {
		_ = os.WriteFile(path, data, 0o600)
	}
}

// readHolder reads who holds the lock; nil when that cannot be told.
func readHolder(path string) *Holder {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var h Holder
	if json.Unmarshal(data, &h) != nil || h.PID == 0 {
		return nil
	}
	return &h
}

// HolderOf tells who noted that it has the vault in dir open for writing; nil when nobody did. One that ended without letting go
// is still noted: see Unheld.
func HolderOf(dir string) *Holder { return readHolder(filepath.Join(dir, lockInfoName)) }

// Unheld tells whether nobody has the vault in dir open for writing.
func Unheld(dir string) bool {
	path := filepath.Join(dir, lockName)
	if _, err := os.Stat(path); err != nil {
		return true
	}
	file := flock.New(path)
	ok, err := file.TryLock()
	return ok && errors.Join(err, file.Close()) == nil
}

// findName is the database by which values are found; see package seek.
const findName = "yibiao.find"

// Values are the present values as they are searched, by the Seek of the options.
func (s *Store) Values() *seek.Values { return s.finding }

// dropFinding takes the database away by which values are found: it is made anew.
func dropFinding(s *vault) {
	if s.finding != nil {
		s.finding.Close()
	}
	removeDB(filepath.Join(s.dir, findName))
}

// findingOf is the database by which the values of a vault are found. It is sealed as the vault is: one that is not is thrown away. A
// backup has none.
func findingOf(s *vault) *seek.Values {
	path, params := filepath.Join(s.dir, findName), writerDSN
	if s.w == nil {
		params = readerDSN
	}
	open := func() (*sql.DB, bool, error) {
		there := exists(path)
		if s.w == nil && !there || s.file != filepath.Join(s.dir, dbName) {
			return nil, false, nil
		}
		if is, err := sealed.Is(path); there && (err != nil || is != (s.opt.Key != nil)) {
			return nil, false, errors.Join(err, &sealed.Error{Code: sealed.CodeOther, Path: path})
		}
		db, err := openDB(path, params, s.opt.Key)
		if err == nil && !there {
			_ = os.Chmod(path, 0o600)
		}
		return db, true, err
	}
	return seek.Of(seek.Vault{
		Path: path, Log: s.r, Maker: s.opt.Seek, Epoch: func() string { return s.epoch }, Writable: s.w != nil,
		Open: open, Remove: func() { removeDB(path) }, Holds: s.ground.holds, Fail: fail,
	})
}
