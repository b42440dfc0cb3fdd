package session

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"yibiao/dossier/bundle"
	"yibiao/dossier/docx"
	"yibiao/dossier/pdf"
	"yibiao/dossier/plaintext"
	"yibiao/dossier/store"
	"yibiao/dossier/store/sealed"
	"yibiao/dossier/transfer"
)

// Failure is an error with a code and the data that a sentence about it needs. The vault is unharmed and nothing
// was lost, whatever the code.
type Failure struct {
	// Doing is what was being done: open-vault, save, attach, export, verify, import, form …
	Doing string
	// Code tells what went wrong; see app/say for the sentences.
	Code Code
	Args map[string]string
	Err  error // the cause, for the log; may be nil
	// Also are further reasons of the same refusal: who says yes all the same must have been told all.
	Also []*Failure
}

// Error gives doing, code and cause, for logs.
func (f *Failure) Error() string {
	text := f.Doing + ": " + string(f.Code)
	if f.Err != nil {
		text += ": " + f.Err.Error()
	}
	return text
}

// Unwrap is the error that this failure tells of, for errors.Is and errors.As.
func (f *Failure) Unwrap() error { return f.Err }

// Refuse makes a failure of the session's own, with name/value pairs.
func Refuse(doing string, code Code, pairs ...string) *Failure {
	f := &Failure{Doing: doing, Code: code, Args: map[string]string{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		f.Args[pairs[i]] = pairs[i+1]
	}
	return f
}

// Failed wraps an error of the lower packages; nil stays nil and failures stay what they are. An error without a code
// is io only where the file system or a file's reader says so: any other one is the program's own mistake, internal.
func Failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	var already *Failure
	if errors.As(err, &already) {
		return err
	}
	f := &Failure{Doing: doing, Code: CodeInternal, Args: map[string]string{}, Err: err}
	var s *store.Error
	var k *sealed.Error
	var d *docx.Error
	var b *bundle.Error
	var t *transfer.Error
	switch {
	case errors.As(err, &s):
		f.Code, f.Args["path"] = Code(s.Code), s.Path
		if s.Holder != nil {
			f.Args["host"], f.Args["since"] = s.Holder.Host, s.Holder.Since.Format("2006-01-02 15:04")
		}
	case errors.As(err, &k):
		f.Code, f.Args["path"] = Code(k.Code), k.Path
	case errors.As(err, &d):
		f.Code, f.Args["part"], f.Args["detail"] = Code(d.Code), d.Part, d.Detail
	case errors.As(err, &b):
		f.Code, f.Args["path"] = Code(b.Code), b.Path
		if b.Code == bundle.CodeIO && !ofDisk(err) {
			f.Code = CodeInternal
		}
	case errors.As(err, &t):
		f.Code = Code(t.Code)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		f.Code = CodeCancelled
	case ofDisk(err):
		f.Code = CodeIO
	}
	return f
}

// Cancelled tells whether somebody stopped the work that failed so.
func Cancelled(err error) bool {
	return errors.Is(err, context.Canceled) || CodeOf(err) == CodeCancelled
}

// ofDisk tells whether an error came from a file or the file system.
func ofDisk(err error) bool {
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	var number syscall.Errno
	return errors.As(err, &path) || errors.As(err, &link) || errors.As(err, &call) || errors.As(err, &number) ||
		errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.ErrShortWrite)
}

// CodeOf gives a failure's code; "" for nil and "unknown" for other errors.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var f *Failure
	if errors.As(err, &f) {
		return f.Code
	}
	return CodeUnknown
}

// TextFailure tells why the words of a document could not be read, while something was done with it. Codes: text-kind, text-old,
// text-empty, text-too-big, text-password, text-damaged (args name).
func TextFailure(doing, name string, err error) error {
	var f *Failure
	switch {
	case errors.Is(err, plaintext.ErrKind):
		f = Refuse(doing, CodeTextKind, "name", name)
	case errors.Is(err, plaintext.ErrOld):
		f = Refuse(doing, CodeTextOld, "name", name)
	case errors.Is(err, plaintext.ErrEmpty):
		f = Refuse(doing, CodeTextEmpty, "name", name)
	case errors.Is(err, plaintext.ErrTooBig):
		f = Refuse(doing, CodeTextTooBig, "name", name)
	case errors.Is(err, pdf.ErrPassword):
		f = Refuse(doing, CodeTextPassword, "name", name)
	default:
		f = Refuse(doing, CodeTextDamaged, "name", name)
	}
	f.Err = err
	return f
}
