package session

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/image/draw"

	"yibiao/dossier/container"
	"yibiao/dossier/pdf"
	"yibiao/dossier/plaintext"
	"yibiao/dossier/store"
	"yibiao/forms/pattern"
)

// MaterialKind is what a file is, by its content first and its name second.
type MaterialKind string

// The kinds.
const (
	KindPDF     MaterialKind = "pdf"
	KindPicture MaterialKind = "picture"
	KindWord    MaterialKind = "word"
	KindSheet   MaterialKind = "sheet"
	KindText    MaterialKind = "text" // only where text bears another ending
	KindOther   MaterialKind = "other"
)

// MaterialFacts is what a file was seen to hold.
type MaterialFacts struct {
	Glance
	Pages []pdf.Page // of a PDF
	// Width and Height of a picture in points, turned as the camera says.
	Width, Height int
	Thumb         image.Image // the picture or the first page, small; nil when it cannot be shown
	Text          string      // of the first page of a PDF; "" for scans
	words         string      // of another document that can be read
}

// Words is what can be read of the file: its name, and the text of a document, of a PDF that of its first page.
func (f MaterialFacts) Words(name string) string { return name + "\n" + f.Text + f.words }

// thumbSize bounds the sides of a small picture, in points.
const thumbSize = 240

// MaxLook is the largest file that is opened for a look, in bytes: the PDF engine needs it in its memory, twice.
const MaxLook = 256 << 20

// mostWords bounds what is kept of a document's text, in bytes.
const mostWords = 64 << 10

// deep is how many archives in one another are opened.
const deep = 4

// maxLooks bounds the small pictures that are remembered.
const maxLooks = 400

// Files are the files of a vault, and what was seen of them.
type Files struct {
	s      *Session
	pdf    *pdf.Engine
	looks  looks         // what files were seen to hold
	proofs *store.Proofs // which files were read whole
}

// looks remembers what files hold, by lookKey. It lives in memory only: small pictures of identity cards must not lie
// about outside the vault. It is safe for any goroutine.
type looks struct {
	mu    sync.Mutex
	known map[string]MaterialFacts
	order []string
}

// lookKey is what a look depends on: the bytes, and the name, which tells others what to open them with.
func lookKey(sha, name string) string { return sha + "/" + name }

func (l *looks) get(key string) (MaterialFacts, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f, ok := l.known[key]
	return f, ok
}

func (l *looks) put(key string, f MaterialFacts) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[string]MaterialFacts{}
	}
	if _, known := l.known[key]; !known {
		l.order = append(l.order, key)
	}
	l.known[key] = f
	for len(l.order) > maxLooks {
		delete(l.known, l.order[0])
		l.order = l.order[1:]
	}
}

// Seen gives what LookAt found out about a file before; false when it has not been looked at.
func (files *Files) Seen(m Material) (MaterialFacts, bool) {
	return files.looks.get(lookKey(m.SHA, m.Name))
}

// LookAt opens an attached file and tells what it holds. A file that cannot be shown is no failure: the facts say so.
// It may run beside other work. Failures: those of reading the vault, and a context that ended.
func (files *Files) LookAt(ctx context.Context, m Material) (MaterialFacts, error) {
	if m.Size > MaxLook {
		return HugeFacts(m.Name), nil
	}
	if f, ok := files.looks.get(lookKey(m.SHA, m.Name)); ok {
		return f, nil
	}
	data, err := files.Read(m)
	if err != nil {
		return MaterialFacts{}, err
	}
	return files.Look(ctx, m.SHA, m.Name, data)
}

// Look looks at bytes and remembers it. A file that cannot be shown is no failure: the facts say so. Failures: a context that ended, and an
// engine for PDF that does not start.
func (files *Files) Look(ctx context.Context, sha, name string, data []byte) (MaterialFacts, error) {
	if f, ok := files.looks.get(lookKey(sha, name)); ok {
		return f, nil
	}
	f, err := files.lookNow(ctx, name, data)
	if err == nil {
		files.looks.put(lookKey(sha, name), f)
	}
	return f, err
}

// HugeFacts are those of a file that is too large to be opened.
func HugeFacts(name string) MaterialFacts {
	return MaterialFacts{Glance: Glance{Version: lookVersion, Kind: kindByName(name), Huge: true}}
}

func (files *Files) lookNow(ctx context.Context, name string, data []byte) (MaterialFacts, error) {
	if err := ctx.Err(); err != nil {
		return MaterialFacts{}, Stopped("look", err)
	}
	f := MaterialFacts{Glance: Glance{Version: lookVersion, Kind: KindOf(name, data), Fault: faultOf(name, data)}}
	switch {
	case f.Fault == FaultMisnamed && onlyText(data):
		f.Kind = KindText
	case f.Fault == FaultMisnamed && f.Kind == KindPDF && !isPDF(data):
		f.Kind = KindOther
	}
	if f.Fault != "" {
		return f, nil
	}
	switch f.Kind {
	case KindPicture:
		lookPicture(&f, data)
	case KindPDF:
		return f, files.lookPDF(ctx, &f, data)
	default:
		text, err := plaintext.Read(name, data, nil)
		f.words = text[:min(len(text), mostWords)]
		f.Unseen = err != nil && !errors.Is(err, plaintext.ErrEmpty) && !container.Document(ExtOf(name)) && !onlyText(data)
		if ExtOf(name) == ".zip" {
			return f, files.lookInside(ctx, &f, data, deep)
		}
	}
	return f, nil
}

// lookInside looks at the files of an archive, and in archives among them: the first that cannot be handed in is why the archive cannot.
// Archives below depth are not opened.
func (files *Files) lookInside(ctx context.Context, f *MaterialFacts, data []byte, depth int) error {
	list, all, err := container.Files(data)
	if f.Fault = containerFault(err); err != nil {
		return nil
	}
	f.Unseen = !all
	if len(list) == 0 && all {
		f.Fault = FaultEmpty
	}
	for _, in := range list {
		name := path.Base(strings.ReplaceAll(in.Name, `\`, "/"))
		if strings.HasPrefix(in.Name, "__MACOSX/") || Leftover(name) {
			continue
		}
		seen := MaterialFacts{Glance: Glance{Unseen: true}}
		if ExtOf(name) == ".zip" && faultOf(name, in.Data) == "" {
			if depth > 0 {
				err = files.lookInside(ctx, &seen, in.Data, depth-1)
			}
		} else {
			seen, err = files.lookNow(ctx, name, in.Data)
		}
		if err != nil {
			return err
		}
		f.Unseen = f.Unseen || seen.Unseen
		if seen.Fault != "" {
			f.Fault, f.Inside, f.InsideKind = seen.Fault, in.Name, seen.Kind
			if seen.Inside != "" {
				f.Inside, f.InsideKind = in.Name+"/"+seen.Inside, seen.InsideKind
			}
			return nil
		}
	}
	return nil
}

// noPages finds a tree of pages that says it is empty; PDFium does not open such a file.
var noPages = pattern.Of(`/Type\s*/Pages\b[^>]*/Count\s+0\b|/Count\s+0\b[^>]*/Type\s*/Pages\b`)

func (files *Files) lookPDF(ctx context.Context, f *MaterialFacts, data []byte) error {
	seen, err := files.pdf.Look(ctx, data)
	switch {
	case ctx.Err() != nil:
		return Stopped("look", ctx.Err())
	case errors.Is(err, pdf.ErrPassword):
		f.Fault = FaultLocked
		return nil
	case errors.Is(err, pdf.ErrDamaged):
		f.Fault = FaultDamaged
		if noPages.Match(data) {
			f.Fault = FaultNoPage
		} else if seen.Cut {
			f.Fault = FaultCut
		}
		return nil
	case err != nil:
		return Failed("look", err)
	}
	f.Pages, f.Count, f.Text, f.Signed = seen.Pages, len(seen.Pages), seen.Text, seen.Signed
	if seen.First != nil {
		f.Thumb = seen.First
	}
	for i, p := range f.Pages {
		if p.DPI > 0 && (f.DPI == 0 || p.DPI < f.DPI) {
			f.DPI = p.DPI
		}
		if p.Blank {
			f.Blank = append(f.Blank, i+1)
		}
	}
	switch {
	case f.Count == 0:
		f.Fault = FaultNoPage
	case seen.Cut:
		f.Fault = FaultCut
	case len(f.Blank) == f.Count:
		f.Fault = FaultBlank
	}
	return nil
}

func lookPicture(f *MaterialFacts, data []byte) {
	shown, err := pdf.Decode(data)
	switch {
	case errors.Is(err, pdf.ErrKind) && !errors.Is(err, image.ErrFormat):
		f.Unseen = true
		return
	case err != nil:
		f.Fault = FaultDamaged
		return
	}
	b := shown.Bounds()
	f.Width, f.Height = b.Dx(), b.Dy()
	f.DPI = pdf.PictureInfo{Width: b.Dx(), Height: b.Dy()}.DPI()
	f.Thumb = thumbOf(shown)
	if n := pdf.Pictures(data); n > 1 {
		f.Count = n
	} else if pdf.White(shown) {
		f.Fault = FaultWhite
	}
}

func thumbOf(m image.Image) image.Image {
	b := m.Bounds()
	long := max(b.Dx(), b.Dy())
	if long <= thumbSize {
		return m
	}
	out := image.NewRGBA(image.Rect(0, 0, max(b.Dx()*thumbSize/long, 1), max(b.Dy()*thumbSize/long, 1)))
	draw.ApproxBiLinear.Scale(out, out.Rect, m, b, draw.Src, nil)
	return out
}

// isPDF looks for the mark where readers look for it: within the first 1024 bytes (ISO 32000-1, annex H, note 13). A zip
// may hold a PDF there.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) && !bytes.HasPrefix(data, []byte("PK\x03\x04")) && !program(data)
}

// program tells of a file that a computer runs (PE of Windows, ELF): whatever it holds, it is nothing to be handed in.
func program(data []byte) bool {
	return bytes.HasPrefix(data, []byte("MZ")) && dosProgram(data[:min(len(data), headSize)]) || bytes.HasPrefix(data, []byte("\x7fELF"))
}

// KindOf tells what a file is.
func KindOf(name string, data []byte) MaterialKind {
	if program(data) || slices.Contains(programEndings, ExtOf(name)) {
		return KindOther
	}
	if isPDF(data) {
		return KindPDF
	}
	if _, err := pdf.Inspect(data); err == nil {
		return KindPicture
	}
	return kindByName(name)
}

var kindEndings = map[MaterialKind][]string{
	KindPDF:     {".pdf"},
	KindPicture: {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".heif"},
	KindWord:    {".docx", ".docm", ".doc", ".wps", ".rtf"},
	KindSheet:   {".xlsx", ".xls", ".et", ".csv"},
}

func kindByName(name string) MaterialKind {
	for kind, endings := range kindEndings {
		for _, e := range endings {
			if strings.HasSuffix(strings.ToLower(name), e) {
				return kind
			}
		}
	}
	return KindOther
}

// Pages draws the pages of an attached PDF, or the pictures that a picture file has, as wide as width points,
// and hands each over in order. It may run beside other work; each is called on the goroutine of the caller.
// Failures: no-pages for other kinds of files, pdf-password, pdf-damaged, picture-kind, and those of reading the vault.
func (files *Files) Pages(ctx context.Context, m Material, width int, each func(index int, shown image.Image)) error {
	data, err := files.Read(m)
	if err != nil {
		return err
	}
	switch KindOf(m.Name, data) {
	case KindPDF:
		return PdfFailure("look", m.Name, files.pdf.RenderAll(ctx, data, width, func(i int, shown *image.RGBA) { each(i, shown) }))
	case KindPicture:
		err := pdf.DecodeAll(data, func(i int, shown image.Image) error {
			each(i, thumbOf(shown))
			return ctx.Err()
		})
		return PdfFailure("look", m.Name, err)
	}
	return Refuse("look", CodeNoPages, "name", m.Name)
}

// PdfFailure turns an error of package pdf into a failure; nil stays nil.
func PdfFailure(doing, name string, err error) error {
	switch {
	case errors.Is(err, pdf.ErrPassword):
		return Refuse(doing, CodePDFPassword, "name", name)
	case errors.Is(err, pdf.ErrKind):
		return Refuse(doing, CodePictureKind, "name", name)
	case errors.Is(err, pdf.ErrDamaged), errors.Is(err, pdf.ErrPicture), errors.Is(err, io.ErrUnexpectedEOF):
		return Refuse(doing, CodePDFDamaged, "name", name)
	case errors.Is(err, context.Canceled):
		return Stopped(doing, err)
	}
	return Failed(doing, err)
}

// Stopped is the failure of work whose context has ended.
func Stopped(doing string, err error) error {
	return &Failure{Doing: doing, Code: CodeCancelled, Args: map[string]string{}, Err: err}
}
