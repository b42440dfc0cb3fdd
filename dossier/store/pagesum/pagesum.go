// Package pagesum gives every page of a database a checksum, so that a byte that has changed on the disk is an error when
// its page is read, and never an answer. Importing it registers the VFS Name beside mattn/go-sqlite3; it holds for files that
// reserve Reserved bytes a page, all others are read and written as they are.
package pagesum

// int pagesum_register(void);
import "C"

import (
	"errors"
	"sync"

	_ "github.com/mattn/go-sqlite3" // the SQLite that the VFS is registered with
)

const (
	// Name is the VFS, for the parameter vfs of a file name.
	Name = "yibiao-pagesum"
	// Reserved is the number of bytes at the end of each page; byte ReservedAt of the file says so.
	Reserved   = 8
	ReservedAt = 20
)

// Register makes the VFS known to SQLite; every call after the first gives the answer of the first.
var Register = sync.OnceValue(func() error {
	if C.pagesum_register() != 0 {
		return errors.New("SQLite takes no VFS")
	}
	return nil
})
