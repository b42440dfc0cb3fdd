package preview

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// office is a program with a COM interface that makes a PDF of a document: its class is registered when the program is
// installed. Word and WPS Writer have the same interface.
type office struct {
	name  string // as the user knows it
	class string // COM class, "Word.Application"
}

// offices are the programs in the order in which they are tried: Word shows a Word file as its makers meant it.
var offices = []office{
	{"Microsoft Word", "Word.Application"},
	{"WPS Office", "KWPS.Application"},
	{"WPS Office", "WPS.Application"}, // older editions
}

// system is what the making of PDF files needs of the computer; the tests have one of their own.
type system struct {
	// registered tells whether a COM class is installed.
	registered func(class string) bool
	// run runs a program quietly, and kills it when ctx ends.
	run func(ctx context.Context, name string, args ...string) error
	// program is this program, "" where it does not know its path.
	program string
}

// Worker is the first argument with which the program starts itself to have an office program make one PDF: an office that hangs,
// as behind a question that nobody sees, takes only that one with it, which can be killed. The others are class, document and
// target, in this order.
const Worker = "office-pdf"

// Work does what a program started with Worker does, and gives its exit code.
func Work(args []string) int {
	if len(args) != 3 || export(args[0], args[1], args[2]) != nil {
		return 1
	}
	return 0
}

// ErrPDF tells that the office program ended without having made the PDF.
var ErrPDF = errors.New("the office program made no PDF")

// installed are the offices that this computer has.
func (s system) installed() []office {
	var found []office
	for _, o := range offices {
		if s.registered(o.class) {
			found = append(found, o)
		}
	}
	return found
}

// available tells whether a PDF can be made.
func (s system) available() bool { return s.program != "" && len(s.installed()) > 0 }

// pdfs makes a PDF of each document; see pdf.
func (s system) pdfs(ctx context.Context, documents []string, out string) ([]string, error) {
	var made []string
	for _, d := range documents {
		path, err := s.pdf(ctx, d, out)
		if err != nil {
			return nil, err
		}
		made = append(made, path)
	}
	return made, nil
}

// pdf makes a PDF of a document in the folder out and gives its path. Every office that is installed is tried in its
// turn. Errors: ErrNone, ErrPDF, ctx's, and what the programs say.
func (s system) pdf(ctx context.Context, document, out string) (string, error) {
	if !s.available() {
		return "", ErrNone
	}
	source, err := filepath.Abs(document)
	if err != nil {
		return "", fmt.Errorf("finding %s: %w", document, err)
	}
	target := filepath.Join(out, strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))+".pdf")
	last := ErrPDF
	for _, o := range s.installed() {
		err := s.run(ctx, s.program, Worker, o.class, source, target)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if info, found := os.Stat(target); err == nil && found == nil && info.Size() > 0 {
			return target, nil
		}
		if err != nil {
			last = fmt.Errorf("%s: %w", o.name, err)
		}
	}
	return "", last
}
