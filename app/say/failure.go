package say

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"yibiao/app/session"
	"yibiao/dossier/bundle"
	"yibiao/dossier/disk"
	"yibiao/dossier/docx"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/strict"
)

// advice is what a person needs to know about one failure.
type advice struct {
	what string // what happened, with {name} for the failure's args
	next string // what to do now; "" when the first sentence says so
	// quiet is set where nothing was at stake, or where the sentence itself tells what became of the data: then
	// nothing is added about it.
	quiet bool
}

// Failure makes the message for an error: what happened, that nothing was lost, and what to do next. "" for nil.
func Failure(err error) string {
	if err == nil {
		return ""
	}
	if mistakes := packMistakes(err); len(mistakes) > 0 {
		return packSentence(mistakes)
	}
	doing, code, args := describe(err)
	a, known := failures[doing+"/"+string(code)]
	if !known {
		a, known = failures[string(code)]
	}
	if !known {
		a = failures["unknown"]
	}
	// Where the place is not known, the colon before it goes too.
	message := strings.TrimRight(chosen().with(a.what, args), "：: ") + T("。")
	for _, more := range also(err) {
		message += T("另外：") + chosen().with(failures[string(more.Code)].what, more.Args) + T("。")
	}
	if !a.quiet && doing != "begin-vault" {
		message += T("已有的内容都还在，没有丢失。")
	}
	if a.next != "" {
		message += chosen().with(a.next, args) + T("。")
	}
	return strings.TrimSpace(message)
}

// also are the further reasons of a refusal.
func also(err error) []*session.Failure {
	if f := (*session.Failure)(nil); errors.As(err, &f) {
		return f.Also
	}
	return nil
}

// describe finds code and values of an error, however it was made.
func describe(err error) (doing string, code session.Code, args map[string]string) {
	args = map[string]string{"detail": err.Error()}
	var f *session.Failure
	var s *store.Error
	var d *docx.Error
	var b *bundle.Error
	switch {
	case errors.As(err, &f):
		doing, code = f.Doing, f.Code
		for name, value := range f.Args {
			args[name] = value
		}
	case errors.As(err, &s):
		code, args["path"] = session.Code(s.Code), s.Path
	case errors.As(err, &d):
		code, args["part"] = session.Code(d.Code), d.Part
	case errors.As(err, &b):
		code, args["path"] = session.Code(b.Code), b.Path
	}
	if code == session.CodeFileLarge {
		args["max"] = sizeIn(args["max"])
	}
	var m *strict.Mistake
	if code == session.CodeBadValues && errors.As(err, &m) {
		args["detail"] = mistakeIn(m)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		code = session.CodeCancelled
	}
	if code == session.CodeIO {
		if code = ioFault(err); args["path"] == "" {
			args["path"] = pathOf(err)
		}
	}
	// A few codes are shared by packages of which one names a path and the other a part of a file.
	for _, pair := range [][2]string{{"path", "part"}, {"part", "path"}} {
		if args[pair[0]] == "" {
			args[pair[0]] = args[pair[1]]
		}
	}
	args["found"] = strings.ReplaceAll(args["found"], "\n", T("、")) // one a line where it was made
	args["code"] = strings.TrimPrefix(doing+"/"+string(code), "/")
	holder(err, args)
	return doing, code, args
}

// holder fills in who has the vault open; what is not known is said so.
func holder(err error, args map[string]string) {
	args["host"], args["since"] = T("未知"), T("未知")
	var s *store.Error
	if errors.As(err, &s) && s.Holder != nil {
		args["host"], args["since"] = s.Holder.Host, s.Holder.Since.Local().Format("2006-01-02 15:04")
	}
}

// Mistakes lists the mistakes of a pack in an error of forms.ReadLibrary, each as "file:line:column: what"; nil when the
// error is about something else.
func Mistakes(err error) []string { return packMistakes(err) }

func packMistakes(err error) []string {
	switch e := err.(type) {
	case interface{ Unwrap() []error }:
		var all []string
		for _, one := range e.Unwrap() {
			all = append(all, packMistakes(one)...)
		}
		return all
	case *session.Failure:
		if e.Code == session.CodeBadValues {
			return nil // no pack, though read by the same reader
		}
	case *forms.PackError:
		return []string{e.At.String() + ": " + mistake(e)}
	case *gb.DataError:
		var m *strict.Mistake
		if errors.As(e.Err, &m) {
			return packMistakes(m)
		}
		return []string{forms.Position{File: e.File, Line: e.Line, Column: e.Column}.String() + ": " + string(e.Code) + ": " + e.What}
	}
	if inner := errors.Unwrap(err); inner != nil {
		return packMistakes(inner)
	}
	return nil
}

// shownMistakes is how many mistakes of a pack one message lists.
const shownMistakes = 20

func packSentence(mistakes []string) string {
	var b strings.Builder
	b.WriteString(T("数据包有 {n} 处错误，没有使用它：", "n", len(mistakes)))
	for i, m := range mistakes {
		if i == shownMistakes {
			b.WriteString("\n  " + T("……还有 {n} 处", "n", len(mistakes)-i))
			break
		}
		b.WriteString("\n  " + m)
	}
	b.WriteString("\n" + T("请按“文件:行:列”改正后再试，或换用原来的数据包。"))
	return b.String()
}

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
