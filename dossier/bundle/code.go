package bundle

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"yibiao/dossier/disk"
)

// Code tells failures and problems apart. Sentences for the user are made from it elsewhere.
type Code string

// Codes of failures: what Write, Verify and Clean return as *Error.
const (
	// CodeExists: the target is there already and Spec.Replace is false.
	CodeExists Code = "exists"
	// CodeBadSpec: the caller's Spec cannot become a bag; Error.Path is the file or info key at fault.
	CodeBadSpec Code = "bad-spec"
	// CodeBadPath: a path that Windows, BagIt or the length limit does not allow.
	CodeBadPath Code = "bad-path"
	// CodeBadName: the bag itself cannot be called so.
	CodeBadName Code = "bad-name"
	// CodeNotReplaced: Write was to replace a file or a folder with content that is no bag, or a link or device.
	CodeNotReplaced Code = "not-replaced"
	// CodeHoldsMore: Write was to replace a bag in whose folder there is a file, at Path, that is not the bag's.
	CodeHoldsMore Code = "holds-more"
	// CodeAltered: Write was to replace a bag of which the file at Path is not as it was made.
	CodeAltered Code = "altered"
	// CodeSource: a source file could not be opened or read.
	CodeSource Code = "source"
	// CodeSourceChanged: a source gave more or fewer bytes than File.Size said.
	CodeSourceChanged Code = "source-changed"
	// CodeUnwritable: the folder of the target is missing or refuses writing.
	CodeUnwritable Code = "unwritable"
	// CodeInUse: another program has the file open, and the system lets nobody replace it.
	CodeInUse Code = "in-use"
	// CodeNoSpace: the disk or stick is full.
	CodeNoSpace Code = "no-space"
	// CodeFileTooLarge: the file system takes no file of that size (FAT32: 4 GiB).
	CodeFileTooLarge Code = "file-too-large"
	// CodeVerifyFailed: what was read back is not what was written; Error.Problems says where.
	CodeVerifyFailed Code = "verify-failed"
	// CodeOldKept: the earlier bundle was moved aside and could not be moved back; Error.Path is where it lies.
	CodeOldKept Code = "old-kept"
	// CodeCancelled: the context ended; errors.Is finds context.Canceled or context.DeadlineExceeded.
	CodeCancelled Code = "cancelled"
	// CodeNotFound: there is nothing at the path to verify.
	CodeNotFound Code = "not-found"
	// CodeNotABag: the file to verify is neither a folder nor a zip.
	CodeNotABag Code = "not-a-bag"
	// CodeSeveral: there is more than one bag in what was given; Error.Path names them.
	CodeSeveral Code = "several"
	// CodeIO: any other failure of the operating system.
	CodeIO Code = "io"
)

// Codes of problems and warnings in a Report.
const (
	// CodeDamaged: the checksum of a payload file differs.
	CodeDamaged Code = "damaged"
	// CodeTagDamaged: the checksum of a tag file differs.
	CodeTagDamaged Code = "tag-damaged"
	// CodeMissing: listed but not there.
	CodeMissing Code = "missing"
	// CodeExtra: there but not listed.
	CodeExtra Code = "extra"
	// CodeUnreadable: there but cannot be read.
	CodeUnreadable Code = "unreadable"
	// CodeBadManifest: a manifest breaks the rules of RFC 8493.
	CodeBadManifest Code = "bad-manifest"
	// CodeBadBagitTxt: bagit.txt is missing or breaks the rules.
	CodeBadBagitTxt Code = "bad-bagit-txt"
	// CodeBadBagInfo: a line of bag-info.txt is no "Label: value".
	CodeBadBagInfo Code = "bad-bag-info"
	// CodeNoManifest: there is no payload manifest that could be used.
	CodeNoManifest Code = "no-manifest"
	// CodeOxum: Payload-Oxum differs from the bytes and files found.
	CodeOxum Code = "oxum"
	// CodeUnsafePath: a path that would leave the bag or mean something else on another system.
	CodeUnsafePath Code = "unsafe-path"
	// CodeSymlink: a link or device instead of a file; never followed.
	CodeSymlink Code = "symlink"
	// CodeListedTwice: a manifest or a zip has the same path twice.
	CodeListedTwice Code = "listed-twice"
	// CodeDuplicate: two names for one file, by letter case or Unicode normalisation.
	CodeDuplicate Code = "duplicate"
	// CodeRenamed: found under a name that differs only in Unicode normalisation or percent-encoding.
	CodeRenamed Code = "renamed"
	// CodeFormat: readable, but not written as the standard asks.
	CodeFormat Code = "format"
	// CodeEncoding: a tag file is not in the encoding that bagit.txt names, or that encoding is unknown.
	CodeEncoding Code = "encoding"
	// CodeUnguarded: no checksum covers the files named, so that a change of them cannot be seen.
	CodeUnguarded Code = "unguarded"
	// CodeFetch: fetch.txt asks for a download, which this program never does.
	CodeFetch Code = "fetch-unsupported"
	// CodeZipDamaged: the zip structure contradicts itself.
	CodeZipDamaged Code = "zip-damaged"
	// CodeZipAltered: a zip made by this program was changed outside its files.
	CodeZipAltered Code = "zip-altered"
	// CodeZipRepacked: a bag made by this program was packed again by another one; its files are whole.
	CodeZipRepacked Code = "zip-repacked"
	// CodeTooLarge: beyond the Limits; not read further.
	CodeTooLarge Code = "too-large"
)

// Error is a failure. Op is what was being done ("write", "read", "rename" …), Path to what.
type Error struct {
	Code     Code
	Op       string
	Path     string
	Err      error     // nil when the code says all
	Problems []Problem // only with CodeVerifyFailed
}

// Error gives the failure in English for logs.
func (e *Error) Error() string {
	s := e.Op
	if e.Path != "" {
		s += fmt.Sprintf(" %q", e.Path)
	}
	s += ": " + string(e.Code)
	if len(e.Problems) > 0 {
		p := e.Problems[0]
		s += fmt.Sprintf(": %s %q %s", p.Code, p.Path, p.Detail)
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap is what the system said, for errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of the first *Error in err's chain, "" for none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// fail makes an *Error and picks the code from what the operating system said.
func fail(op, path string, err error) *Error {
	code := CodeIO
	var inner *Error
	switch {
	case errors.As(err, &inner):
		return inner
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		code = CodeCancelled
	case disk.IsFull(err):
		code = CodeNoSpace
	case disk.IsInUse(err):
		code = CodeInUse
	case disk.IsTooLarge(err):
		code = CodeFileTooLarge
	case errors.Is(err, fs.ErrPermission), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), disk.IsReadOnly(err):
		code = CodeUnwritable
	}
	return &Error{Code: code, Op: op, Path: path, Err: err}
}

// failRead is fail for work that only reads.
func failRead(op, path string, err error) *Error {
	e := fail(op, path, err)
	if e.Code == CodeUnwritable {
		e.Code = CodeUnreadable
	}
	return e
}

// cancelled gives a coded error once ctx has ended, else nil.
func cancelled(ctx context.Context, op, path string) error {
	if err := ctx.Err(); err != nil {
		return &Error{Code: CodeCancelled, Op: op, Path: path, Err: err}
	}
	return nil
}
