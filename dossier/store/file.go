package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"yibiao/dossier/store/sealed"
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
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	// A folder made just now is a name in its parent, and so on upwards.
	for ; len(dir) >= len(base); dir = filepath.Dir(dir) {
		if err := syncDir(dir); err != nil {
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

// syncFile makes the content of a file that is already written last.
func syncFile(path string) error {
	// Windows flushes only files opened for writing.
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
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
