package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// Error numbers of Windows that package syscall does not name.
const (
	errorSharingViolation  = syscall.Errno(32)
	errorLockViolation     = syscall.Errno(33)
	errorUserMappedFile    = syscall.Errno(1224)
	errorHandleDiskFull    = syscall.Errno(39)
	errorDiskFull          = syscall.Errno(112)
	errorWriteProtect      = syscall.Errno(19)
	errorFileTooLarge      = syscall.Errno(223)
	errorDiskQuotaExceeded = syscall.Errno(1295)
	fileFlagNoBuffering    = 0x20000000
)

// IsFull tells that the disk, or the quota, is full.
func IsFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull) || errors.Is(err, errorDiskQuotaExceeded)
}

// IsTooLarge tells that the file system takes no file of that size.
func IsTooLarge(err error) bool { return errors.Is(err, errorFileTooLarge) }

// IsInUse tells that another program has the file open.
func IsInUse(err error) bool {
	return errors.Is(err, errorSharingViolation) || errors.Is(err, errorLockViolation) || errors.Is(err, errorUserMappedFile)
}

// IsReadOnly tells that the medium cannot be written.
func IsReadOnly(err error) bool { return errors.Is(err, errorWriteProtect) }

// SyncDir has nothing to do: Windows cannot flush a folder, and NTFS journals names.
func SyncDir(string) error { return nil }

// Hide sets the hidden attribute; that it fails on some shares does no harm.
func Hide(path string) {
	if p, err := syscall.UTF16PtrFromString(path); err == nil {
		_ = syscall.SetFileAttributes(p, syscall.FILE_ATTRIBUTE_HIDDEN)
	}
}

// Rename moves a file or folder within its disk.
func Rename(from, to string) error { return patiently(func() error { return os.Rename(from, to) }) }

// RemoveAll removes a folder with all that is in it; what is not there is removed already. Go's own way asks for a kind of deletion
// that not every system has; file by file works everywhere.
func RemoveAll(path string) error {
	if os.RemoveAll(path) == nil {
		return nil
	}
	var all []string // a folder before what is in it
	err := filepath.WalkDir(path, func(name string, _ fs.DirEntry, err error) error {
		if err == nil {
			all = append(all, name)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	errs := []error{err}
	for _, name := range slices.Backward(all) {
		if err := patiently(func() error { return os.Remove(name) }); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// patiently tries for a while: virus scanners hold new files open for some tenths of a second.
func patiently(do func() error) error {
	wait := 20 * time.Millisecond
	for {
		err := do()
		busy := errors.Is(err, errorSharingViolation) || errors.Is(err, syscall.ERROR_ACCESS_DENIED)
		if !busy || wait > 2*time.Second {
			return err
		}
		time.Sleep(wait)
		wait *= 2
	}
}

// DropCache opens the file unbuffered once, upon which the cache manager lets go of its pages, so that reading it back
// reads the disk. A refusal only makes the read-back weaker, hence no error.
func DropCache(path string) {
	p, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ, syscall.FILE_SHARE_READ|syscall.FILE_SHARE_WRITE, nil,
		syscall.OPEN_EXISTING, fileFlagNoBuffering, 0)
	if err == nil {
		_ = syscall.CloseHandle(h)
	}
}
