//go:build unix

// Package disk is what systems do differently when files are made durable.
package disk

import (
	"errors"
	"os"
	"syscall"
)

// IsNoSpace tells that the disk, or the quota, is full.
func IsNoSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// IsTooLarge tells that the file system takes no file of that size.
func IsTooLarge(err error) bool { return errors.Is(err, syscall.EFBIG) }

// IsInUse tells that another program has the file open; here that keeps nobody from replacing it.
func IsInUse(error) bool { return false }

// IsReadOnly tells that nothing can be written there.
func IsReadOnly(err error) bool {
	return errors.Is(err, syscall.EROFS) || errors.Is(err, syscall.ENOTDIR)
}

// SyncDir makes the names in a folder durable. File systems that cannot do it say EINVAL or ENOTSUP.
func SyncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, d.Close())
}

// Hide does nothing: the leading dot hides.
func Hide(string) {}

// RemoveAll removes a folder with all that is in it; what is not there is removed already.
func RemoveAll(path string) error { return os.RemoveAll(path) }

// Rename moves a file or folder within its disk.
func Rename(from, to string) error { return os.Rename(from, to) }
