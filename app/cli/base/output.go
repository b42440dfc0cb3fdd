package base

import (
	"errors"
	"os"
	"path/filepath"

	"yibiao/app/session"
)

// WriteOutput writes a file for the user, complete or not at all: beside its target, synced, then renamed. A target
// that is there already is kept unless replace is set. Failures: exists (args path), and what the system says.
func WriteOutput(path string, data []byte, replace bool) error {
	if Exists(path) && !replace {
		return Refuse("write", session.CodeExists, "path", path)
	}
	return session.Failed("write", WriteBeside(path, data))
}

// WriteBeside writes a file whole or not at all: beside its place first.
func WriteBeside(path string, data []byte) (err error) {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".yibiao-*.new")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temporary.Name()))
		}
	}()
	_, err = temporary.Write(data)
	// CreateTemp lets only the owner read; what is handed on should be readable as any other file is.
	err = errors.Join(err, temporary.Chmod(0o644), temporary.Sync(), temporary.Close())
	if err != nil {
		return err
	}
	return os.Rename(temporary.Name(), path)
}
