//go:build windows

package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isDiskFull reports whether err says that the disk or the quota is full.
func isDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

// isReadOnlyFS reports whether err says that the medium cannot be written.
func isReadOnlyFS(err error) bool {
	return errors.Is(err, windows.ERROR_WRITE_PROTECT)
}

// syncDir does nothing: Windows cannot flush a folder, and NTFS journals names.
func syncDir(string) error { return nil }
