//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

// isDiskFull reports whether err says that the disk or the quota is full.
func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isReadOnlyFS reports whether err says that the medium cannot be written.
func isReadOnlyFS(err error) bool {
	return errors.Is(err, syscall.EROFS)
}

// syncDir makes renames and new names in dir survive power loss.
func syncDir(dir string) error {
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
