package say

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"yibiao/app/session"
	"yibiao/dossier/disk"
	"yibiao/dossier/store"
)

// ioFault tells apart, by their causes, failures of files that have no code of their own: whoever gave a wrong folder is not sent
// to look at the disk.
func ioFault(err error) session.Code {
	var number syscall.Errno
	numbered := errors.As(err, &number)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "io-missing"
	case numbered && (number == syscall.EISDIR || number == syscall.ENOTDIR):
		return "io-folder"
	case numbered && number == syscall.ENAMETOOLONG:
		return "io-long"
	case disk.IsInUse(err), numbered && (number == syscall.EBUSY || number == syscall.ETXTBSY):
		return "io-busy"
	case errors.Is(err, fs.ErrPermission), disk.IsReadOnly(err):
		return session.CodeReadOnly
	case disk.IsFull(err):
		return "no-space"
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "io-cut"
	}
	return session.CodeIO
}

// pathOf is the file or folder that an error is about, as the person knows it: of what is half written that is its folder.
func pathOf(err error) string {
	var path string
	var ofFile *fs.PathError
	var ofTwo *os.LinkError
	var ofVault *store.Error
	switch {
	case errors.As(err, &ofFile):
		path = ofFile.Path
	case errors.As(err, &ofTwo):
		path = ofTwo.New
	case errors.As(err, &ofVault):
		path = ofVault.Path
	}
	if strings.HasPrefix(filepath.Base(path), ".") {
		path = filepath.Dir(path)
	}
	return path
}
