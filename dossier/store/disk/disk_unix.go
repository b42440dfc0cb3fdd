//go:build !windows

// Package disk tells what a system says of its disks, and makes names in a folder last.
package disk

import (
	"errors"
	"os"
	"syscall"
)

// IsFull reports whether err says that the disk or the quota is full.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// IsReadOnly reports whether err says that the medium cannot be written.
func IsReadOnly(err error) bool {
	return errors.Is(err, syscall.EROFS)
}

// SyncDir makes renames and new names in dir survive power loss.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	// Some file systems (network shares, FUSE) cannot sync a folder at all;
	// there is nothing more to be done on them.
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, d.Close())
}
