package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"yibiao/dossier/store/sealed"
)

// RestoreBackup puts a backup in the place of the database of the vault in
// dir, which must not be open. What is there is first kept as a backup itself, whose path
// it gives ("" when there was nothing); one that is damaged is kept as it is.
// The backup file stays. Materials are not touched.
//
// Errors: CodeLocked; CodeMissing, CodeDamaged, CodeForeign or CodeNewer for
// the backup, or those of writing. After an error the old database is in
// place.
func RestoreBackup(dir, backup string, opt Options) (kept string, err error) {
	const op = "restoring a backup"
	opt = opt.filled()
	if dir, err = filepath.Abs(dir); err != nil {
		return "", fail(op, dir, err)
	}
	if backup, err = filepath.Abs(backup); err != nil {
		return "", fail(op, backup, err)
	}
	seen, err := inspect(backup, frozenDSN, true, opt.Key)
	if err == nil {
		err = seen.admits(backup, opt.migrations)
	}
	if err == nil && seen.version == 0 {
		err = &Error{Code: CodeForeign, Op: op, Path: backup}
	}
	if err != nil {
		return "", fail(op, backup, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fail(op, dir, err)
	}
	s := &Store{dir: dir, file: filepath.Join(dir, dbName), opt: opt}
	if _, _, err := vfsOf(s.dbPath(), opt.Key); err != nil { // materials stay as they are, and with them the vault
		return "", fail(op, dir, err)
	}
	s.opt.Key = keyFor(s.dbPath(), opt.Key)
	if s.lock, err = takeLock(dir, opt); err != nil {
		return "", err
	}
	kept, err = s.exchange(backup, opt.Key)
	return kept, fail(op, dir, errors.Join(err, s.lock.release(err == nil)))
}

// exchange keeps the present database and puts the backup in its place.
func (s *Store) exchange(backup string, key *sealed.Key) (kept string, err error) {
	temp, err := copyFile(backup, s.dir)
	if err != nil {
		return "", err
	}
	defer func() { removeDB(temp) }()
	if is, err := sealed.Is(temp); err != nil || is != (s.opt.Key != nil) {
		opened, again := temp, filepath.Join(s.dir, tempPrefix+randomName())
		defer removeDB(opened)
		temp = again
		if err := errors.Join(err, turnDB(context.Background(), opened, temp, s.opt.Key, key)); err != nil {
			return "", err
		}
	}
	if err := newEpoch(temp, s.opt.Key); err != nil {
		return "", err
	}
	return install(s, temp)
}

// install keeps the present database and puts another, synced, in its place.
func install(s *Store, temp string) (kept string, err error) {
	if info, err := os.Stat(s.dbPath()); err == nil && info.Size() > 0 {
		if kept, err = s.keepPresent(); err != nil {
			return "", err
		}
	}
	if err := forgetMark(s.dir); err != nil {
		return "", err
	}
	// The old log must be gone before the new database is there: SQLite would
	// play it into a file it does not belong to. What it held is in kept.
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(s.dbPath() + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return kept, place(temp, s.dbPath(), s.dir)
}

// keepPresent makes a backup of the database that is about to be replaced.
func (s *Store) keepPresent() (string, error) {
	// Taking up the log leaves one file, so that removing the log loses nothing.
	if err := foldLog(s.dbPath(), s.opt.Key); err == nil {
		return s.Backup(context.Background(), beforeRestore)
	}
	// Too damaged to be read: keep the bytes, someone may yet save something.
	path := s.backupPath("damaged")
	for _, ending := range []string{"-wal", ""} {
		temp, err := copyFileMade(s.dbPath()+ending, filepath.Dir(path))
		if errors.Is(err, os.ErrNotExist) && ending != "" {
			continue
		}
		if err != nil {
			return "", err
		}
		if err := place(temp, path+ending, s.dir); err != nil {
			return "", errors.Join(err, os.Remove(temp))
		}
	}
	return path, nil
}

// copyFileMade is copyFile into a folder that may not be there yet.
func copyFileMade(from, dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	return copyFile(from, dir)
}

// foldLog takes the write-ahead log up into the database and reads all of it.
func foldLog(path string, key *sealed.Key) error {
	if _, err := inspect(path, probeDSN, true, key); err != nil {
		return err
	}
	db, err := openDB(path, probeDSN, key)
	if err != nil {
		return err
	}
	_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return errors.Join(err, db.Close())
}

// newEpoch marks the log as another one than before, so that vaults that have
// read a longer log from here begin anew with ChangesSince.
func newEpoch(path string, key *sealed.Key) error {
	db, err := openDB(path, probeDSN+"&_synchronous=FULL&_journal_mode=DELETE", key)
	if err != nil {
		return err
	}
	err = setEpoch(db)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	return syncFile(path)
}

func setEpoch(db *sql.DB) error {
	_, err := db.Exec("INSERT OR REPLACE INTO meta VALUES ('epoch', ?)", randomName())
	return err
}
