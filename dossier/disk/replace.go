// Package disk makes files last, and tells what systems say of their disks, each in its own way.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Unfinished begins the names of files that are still being written.
const Unfinished = ".tmp-"

// Replace writes a file whole or not at all: beside its place, synced, then renamed. After a failure the old one is as it was.
func Replace(path string, data []byte, mode fs.FileMode) (err error) {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, Unfinished+"*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	_, err = f.Write(data)
	// A temporary file is its owner's alone; what is handed on must be readable as any other file is.
	if err := errors.Join(err, f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := Rename(f.Name(), path); err != nil {
		return err
	}
	return SyncDir(dir)
}

// SyncFile makes what stands in a file outlast a loss of power.
func SyncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0) // Windows flushes only files opened for writing
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
