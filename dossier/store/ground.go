package store

import "os"

// ground is the files that a store was opened on.
type ground struct {
	db, log os.FileInfo // log is nil while there is none
}

// standOn notes the files of an open vault.
func (s *Store) standOn() error {
	info, err := os.Stat(s.dbPath())
	if err != nil {
		return err
	}
	s.ground.db = info
	s.ground.log, _ = os.Stat(s.dbPath() + "-wal")
	return nil
}

// stands tells with CodeGone that the vault's folder has vanished, or that another lies in its place: what was written then
// would be written to files that nobody finds again.
func (s *Store) stands(op string) error {
	if s.ground.db == nil {
		return nil // not open, as a copy that is being written
	}
	for _, file := range []struct {
		path string
		was  os.FileInfo
	}{{s.dbPath(), s.ground.db}, {s.dbPath() + "-wal", s.ground.log}} {
		if file.was == nil {
			continue
		}
		now, err := os.Stat(file.path)
		if err != nil || !os.SameFile(file.was, now) {
			return &Error{Code: CodeGone, Op: op, Path: s.dir, Err: err}
		}
	}
	return nil
}
