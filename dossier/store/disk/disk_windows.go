//go:build windows

package disk

import (
	"errors"

	"golang.org/x/sys/windows"
)

// IsFull reports whether err says that the disk or the quota is full.
func IsFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

// IsReadOnly reports whether err says that the medium cannot be written.
func IsReadOnly(err error) bool {
	return errors.Is(err, windows.ERROR_WRITE_PROTECT)
}

// SyncDir does nothing: Windows cannot flush a folder, and NTFS journals names.
func SyncDir(string) error { return nil }
