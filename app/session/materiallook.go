package session

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"strings"
	"sync"

	"golang.org/x/image/draw"

	"yibiao/dossier/pdf"
)

// MaterialKind is what a file is, by its content first and its name second.
type MaterialKind string

// The kinds.
const (
	KindPDF     MaterialKind = "pdf"
	KindPicture MaterialKind = "picture"
	KindWord    MaterialKind = "word"
	KindSheet   MaterialKind = "sheet"
	KindOther   MaterialKind = "other"
)

// MaterialFacts is what a file was seen to hold.
type MaterialFacts struct {
	Kind  MaterialKind
	Pages []pdf.Page // of a PDF
	// Width and Height of a picture in points, turned as the camera says.
	Width, Height int
	// DPI is the resolution of a picture that fills an A4 page, or the lowest of the scanned pages of a PDF; 0 when there is none.
	DPI   int
	Thumb image.Image // the picture or the first page, small; nil when it cannot be shown
	Text  string      // of the first page of a PDF; "" for scans
	// Locked by a password, Damaged, Signed electronically, or Huge: too large to be opened for a look.
	Locked, Damaged, Signed, Huge bool
}

// Blank lists the pages with nothing on them, counted from 1.
func (f MaterialFacts) Blank() []int {
	var out []int
	for i, p := range f.Pages {
		if p.Blank {
			out = append(out, i+1)
		}
	}
	return out
}

// thumbSize bounds the sides of a small picture, in points.
const thumbSize = 240

// maxLook is the largest file that is opened for a look, in bytes: the PDF engine needs it in its memory, twice.
const maxLook = 256 << 20

// maxLooks bounds the small pictures that are remembered.
const maxLooks = 400

// looks remembers what files hold, by SHA-256. It lives in memory only: small pictures of identity cards must not lie
// about outside the vault. It is safe for any goroutine.
type looks struct {
	mu    sync.Mutex
	known map[string]MaterialFacts
	order []string
}

func (l *looks) get(sha string) (MaterialFacts, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f, ok := l.known[sha]
	return f, ok
}

func (l *looks) put(sha string, f MaterialFacts) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.known == nil {
		l.known = map[string]MaterialFacts{}
	}
	if _, known := l.known[sha]; !known {
		l.order = append(l.order, sha)
	}
	l.known[sha] = f
	for len(l.order) > maxLooks {
		delete(l.known, l.order[0])
		l.order = l.order[1:]
	}
}

// Seen gives what LookAt found out about a file before; false when it has not been looked at.
func (e *Editing) Seen(m Material) (MaterialFacts, bool) { return e.s.looks.get(m.SHA) }

// LookAt opens an attached file and tells what it holds. A file that cannot be shown is no failure: the facts say so.
// It may run beside other work. Failures: those of reading the vault, and a context that ended.
func (e *Editing) LookAt(ctx context.Context, m Material) (MaterialFacts, error) {
	if f, ok := e.s.looks.get(m.SHA); ok {
		return f, nil
	}
	if m.Size > maxLook {
		return MaterialFacts{Kind: kindByName(m.Name), Huge: true}, nil
	}
	data, err := e.readMaterial(m)
	if err != nil {
		return MaterialFacts{}, err
	}
	return e.s.look(ctx, m.SHA, m.Name, data)
}

// look looks at bytes and remembers it.
func (s *Session) look(ctx context.Context, sha, name string, data []byte) (MaterialFacts, error) {
	if f, ok := s.looks.get(sha); ok {
		return f, nil
	}
	f, err := s.lookNow(ctx, name, data)
	if err == nil {
		s.looks.put(sha, f)
	}
	return f, err
}

func (s *Session) lookNow(ctx context.Context, name string, data []byte) (MaterialFacts, error) {
	if err := ctx.Err(); err != nil {
		return MaterialFacts{}, stopped("look", err)
	}
	f := MaterialFacts{Kind: kindOf(name, data)}
	switch f.Kind {
	case KindPicture:
		lookPicture(&f, data)
	case KindPDF:
		seen, err := s.pdf.Look(ctx, data)
		switch {
		case ctx.Err() != nil:
			return f, stopped("look", ctx.Err())
		case errors.Is(err, pdf.ErrPassword):
			f.Locked = true
		case errors.Is(err, pdf.ErrDamaged):
			f.Damaged = true
		case err != nil:
			return f, failed("look", err)
		default:
			f.Pages, f.Text, f.Signed = seen.Pages, seen.Text, seen.Signed
			if seen.First != nil {
				f.Thumb = seen.First
			}
		}
		for _, p := range f.Pages {
			if p.DPI > 0 && (f.DPI == 0 || p.DPI < f.DPI) {
				f.DPI = p.DPI
			}
		}
	}
	return f, nil
}

func lookPicture(f *MaterialFacts, data []byte) {
	shown, err := pdf.Decode(data)
	if err != nil {
		f.Damaged = true
		return
	}
	b := shown.Bounds()
	f.Width, f.Height = b.Dx(), b.Dy()
	f.DPI = pdf.PictureInfo{Width: b.Dx(), Height: b.Dy()}.DPI()
	f.Thumb = thumbOf(shown)
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

// kindOf tells what a file is.
func kindOf(name string, data []byte) MaterialKind {
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) { // ISO 32000-1, annex H, note 13: within the first 1024 bytes
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
	KindWord:    {".docx", ".doc", ".wps", ".rtf"},
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

// PagePictures draws the pages of an attached PDF, or the one picture that a picture file is, as wide as width points,
// and hands each over in order. It may run beside other work; each is called on the goroutine of the caller.
// Failures: pdf-password, pdf-damaged, and those of reading the vault.
func (e *Editing) PagePictures(ctx context.Context, m Material, width int, each func(index int, shown image.Image)) error {
	data, err := e.readMaterial(m)
	if err != nil {
		return err
	}
	if kindOf(m.Name, data) != KindPDF {
		shown, err := pdf.Decode(data)
		if err != nil {
			return pdfFailure("look", m.Name, err)
		}
		each(0, thumbOf(shown))
		return nil
	}
	return pdfFailure("look", m.Name, e.s.pdf.RenderAll(ctx, data, width, func(i int, shown *image.RGBA) { each(i, shown) }))
}

// pdfFailure turns an error of package pdf into a failure; nil stays nil.
func pdfFailure(doing, name string, err error) error {
	switch {
	case errors.Is(err, pdf.ErrPassword):
		return refuse(doing, "pdf-password", "name", name)
	case errors.Is(err, pdf.ErrDamaged), errors.Is(err, pdf.ErrPicture), errors.Is(err, io.ErrUnexpectedEOF):
		return refuse(doing, "pdf-damaged", "name", name)
	case errors.Is(err, context.Canceled):
		return stopped(doing, err)
	}
	return failed(doing, err)
}

// stopped is the failure of work whose context has ended.
func stopped(doing string, err error) error {
	return &Failure{Doing: doing, Code: "cancelled", Args: map[string]string{}, Err: err}
}
