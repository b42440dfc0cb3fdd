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
	// interpreter is the program that runs scripts, "" for none.
	interpreter string
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
func (s system) available() bool { return s.interpreter != "" && len(s.installed()) > 0 }

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
	work, err := os.MkdirTemp("", "yibiao-pdf-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	script := filepath.Join(work, "pdf.vbs")
	if err := os.WriteFile(script, []byte(exportScript), 0o600); err != nil {
		return "", err
	}
	target := filepath.Join(out, strings.TrimSuffix(filepath.Base(source), filepath.Ext(source))+".pdf")
	last := ErrPDF
	for _, o := range s.installed() {
		// //B keeps the interpreter from showing anything, //NoLogo from printing its name. What varies is handed over
		// as arguments, never written into the script.
		err := s.run(ctx, s.interpreter, "//B", "//NoLogo", "//E:vbscript", script, o.class, source, target)
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

// exportScript opens a document in an instance of its own, out of sight, read-only and without its macros, saves it as
// PDF and closes the instance. CreateObject begins a new instance, so that a window that the user has open is left in
// peace. Files of this kind are read in the code page of the system: it holds ASCII only. 17 is wdExportFormatPDF and
// wdFormatPDF, 3 msoAutomationSecurityForceDisable.
const exportScript = `Option Explicit
Dim app, doc, failed
failed = 0
Set app = CreateObject(WScript.Arguments(0))
On Error Resume Next
app.Visible = False
app.DisplayAlerts = 0
app.AutomationSecurity = 3
Err.Clear
Set doc = app.Documents.Open(WScript.Arguments(1), False, True, False)
If Err.Number <> 0 Then
  failed = 1
Else
  doc.ExportAsFixedFormat WScript.Arguments(2), 17
  If Err.Number <> 0 Then
    Err.Clear
    doc.SaveAs2 WScript.Arguments(2), 17
    If Err.Number <> 0 Then failed = 2
  End If
  doc.Close 0
End If
app.Quit 0
WScript.Quit failed
`
