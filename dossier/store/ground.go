package store

import "os"

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
