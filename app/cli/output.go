package cli

import (
	"errors"
	"os"
	"path/filepath"

	"yibiao/app/session"
)

// writeOutput writes a file for the user, complete or not at all: beside its target, synced, then renamed. A target
// that is there already is kept unless replace is set. Failures: exists (args path), and what the system says.
func writeOutput(path string, data []byte, replace bool) error {
	if exists(path) && !replace {
		return refuse("write", "exists", "path", path)
	}
	return session.Failed("write", writeBeside(path, data))
}

func writeBeside(path string, data []byte) (err error) {
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
