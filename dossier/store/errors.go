package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/mattn/go-sqlite3"

	"yibiao/dossier/disk"
	"yibiao/dossier/store/sealed"
)

// Code tells failures apart; sentences for people are made from it elsewhere.
type Code string

// The failures of a vault.
const (
	// CodeLocked: another program has the vault open for writing; see Holder.
	CodeLocked Code = "locked"
	// CodeNewer: the file was written by a newer program; see Have and Want.
	CodeNewer Code = "newer"
	// CodeOlder: opened read-only, but the file needs migrating first.
	CodeOlder Code = "older"
	// CodeDamaged: not a database, or its pages or tables do not hold together.
	CodeDamaged Code = "damaged"
	// CodeForeign: a sound SQLite database, but not a vault.
	CodeForeign Code = "foreign"
	// CodeOtherKey: a backup that is sealed with another key than that of the vault.
	CodeOtherKey Code = "other-key"
	// CodeMissing: there is no database (or an empty file), or no such backup
	// or material. On opening: backups or materials exist, so no new vault was begun.
	CodeMissing Code = "missing"
	// CodeGone: the vault's folder has vanished, or was replaced, since it was opened; what was being written is not kept.
	CodeGone Code = "vault-gone"
	// CodeNoMaterial: the file of a material, or of what is kept like one, is not in the vault.
	CodeNoMaterial Code = "material-missing"
	// CodeBadMaterial: such a file has other content than it came in with.
	CodeBadMaterial Code = "material-damaged"
	// CodeNotFolder: the vault's place is taken by a file.
	CodeNotFolder Code = "vault-file"
	// CodeNoSpace: the disk, or the user's quota, is full.
	CodeNoSpace Code = "no-space"
	// CodeReadOnly: the store was opened read-only, or the place cannot be written.
	CodeReadOnly Code = "read-only"
	// CodeIO: any other failure of the file system or of the database.
	CodeIO Code = "io"
	// CodeInternal: the database was asked something that it cannot be asked: a
	// mistake of the program.
	CodeInternal Code = "internal"
	// CodeClock: a change is dated more than a day ahead; see Device and Clock.
	CodeClock Code = "clock"
	// CodeInvalid: what was handed in is malformed; nothing was written.
	CodeInvalid Code = "invalid"
	// CodeNothingToUndo: the undo stack of this root is empty.
	CodeNothingToUndo Code = "nothing-to-undo"
	// CodeNothingToRedo: the redo stack of this root is empty.
	CodeNothingToRedo Code = "nothing-to-redo"
	// CodeTaken: a copy is to be written where something else lies.
	CodeTaken Code = "copy-taken"
	// CodeCopyInside: a copy is to be written into the vault itself.
	CodeCopyInside Code = "copy-inside"
	// CodeCopySealed: a copy is to be written where an encrypted vault lies that the key does not open.
	CodeCopySealed Code = "copy-sealed"
	// CodeCopyUnread: a copy is to be written where a vault lies that cannot be read: nobody can tell whose copy it is.
	CodeCopyUnread Code = "copy-unread"
	// CodeCancelled: the context ended; nothing was written.
	CodeCancelled Code = "cancelled"
)

// Error is every failure of this package.
type Error struct {
	Code   Code
	Op     string  // what was being done, in English, for logs
	Path   string  // the file or folder concerned; may be ""
	Holder *Holder // CodeLocked: who holds it; nil when not known
	Device string  // CodeClock: whose clock is wrong
	Clock  string  // CodeClock: the clock refused
	Have   int     // CodeNewer, CodeOlder: schema version of the file
	Want   int     // CodeNewer, CodeOlder: schema version of the program
	Err    error   // the cause; may be nil
}

// Error gives the failure in one English line, for logs.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Op)
	if e.Path != "" {
		fmt.Fprintf(&b, " %q", e.Path)
	}
	fmt.Fprintf(&b, ": %s", e.Code)
	if e.Holder != nil {
		fmt.Fprintf(&b, " by process %d on %q since %s", e.Holder.PID, e.Holder.Host, e.Holder.Since.Format("2006-01-02 15:04:05"))
	}
	if e.Device != "" {
		fmt.Fprintf(&b, " of device %q (%s)", e.Device, e.Clock)
	}
	if e.Have != e.Want {
		fmt.Fprintf(&b, ": version %d, program knows %d", e.Have, e.Want)
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap gives the cause, nil when there is none.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of the first *Error in the chain of err, "" when there
// is none or err is nil.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// fail wraps err with what was being done and the code its cause asks for.
// An *Error passes unchanged; nil stays nil.
func fail(op, path string, err error) error {
	if err == nil {
		return nil
	}
	var e *Error
	if errors.As(err, &e) {
		return err
	}
	if isPageFault(err) {
		err = fmt.Errorf("a page has another content than was written (%w)", err)
	}
	return &Error{Code: classify(err), Op: op, Path: path, Err: err}
}

// isPageFault reports whether package pagesum has refused a page.
func isPageFault(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && int(se.ExtendedCode) == pageSumFault
}

// invalid makes the error for malformed input.
func invalid(op, format string, args ...any) error {
	return &Error{Code: CodeInvalid, Op: op, Err: fmt.Errorf(format, args...)}
}

// classify finds the code for an error of the database or the file system.
func classify(err error) Code {
	var se sqlite3.Error
	isSQL := errors.As(err, &se)
	var ofKey *sealed.Error
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded),
		isSQL && se.Code == sqlite3.ErrInterrupt:
		return CodeCancelled
	case errors.As(err, &ofKey):
		return Code(ofKey.Code) // these keep their names
	case disk.IsFull(err), isSQL && (se.Code == sqlite3.ErrFull || disk.IsFull(se.SystemErrno)):
		return CodeNoSpace
	case isPageFault(err), isSQL && (se.Code == sqlite3.ErrCorrupt || se.Code == sqlite3.ErrNotADB):
		return CodeDamaged
	case isSQL && (se.Code == sqlite3.ErrBusy || se.Code == sqlite3.ErrLocked):
		return CodeLocked
	case isSQL && (se.Code == sqlite3.ErrReadonly || se.Code == sqlite3.ErrPerm),
		errors.Is(err, fs.ErrPermission), disk.IsReadOnly(err),
		isSQL && (errors.Is(se.SystemErrno, fs.ErrPermission) || disk.IsReadOnly(se.SystemErrno)):
		return CodeReadOnly
	case errors.Is(err, fs.ErrNotExist):
		return CodeMissing
	case isSQL && slices.Contains(mistakes, se.Code):
		return CodeInternal
	}
	return CodeIO
}

// pageSumFault is SQLITE_IOERR_DATA, which package pagesum gives for a page with other content than was written.
const pageSumFault = 10 | 32<<8

// mistakes are what SQLite answers to a statement or a value that is wrong in itself.
var mistakes = []sqlite3.ErrNo{
	sqlite3.ErrError, sqlite3.ErrInternal, sqlite3.ErrSchema, sqlite3.ErrConstraint, sqlite3.ErrMismatch, sqlite3.ErrMisuse, sqlite3.ErrRange,
}
