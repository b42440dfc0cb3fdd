package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

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
	l.left = readHolder(l.info)
	host, _ := os.Hostname()
	Holder{PID: os.Getpid(), Host: host, Since: opt.Now(), Program: opt.Version}.write(l.info)
	return l, nil
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
