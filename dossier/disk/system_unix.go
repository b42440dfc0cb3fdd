//go:build unix

package disk

import (
	"errors"
	"os"
	"syscall"
)

// IsFull tells that the disk, or the quota, is full.
func IsFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// IsTooLarge tells that the file system takes no file of that size.
func IsTooLarge(err error) bool { return errors.Is(err, syscall.EFBIG) }

// IsInUse tells that another program has the file open; here that keeps nobody from replacing it.
func IsInUse(error) bool { return false }

// IsReadOnly tells that the medium cannot be written.
func IsReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// SyncDir makes the names in a folder outlast a loss of power. Some file systems (network shares, FUSE) cannot sync a folder
// at all; there is nothing more to be done on them.
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
