package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"fyne.io/fyne/v2/theme"

	"yibiao/dossier/disk"
	"yibiao/dossier/docx/sketch"
	"yibiao/dossier/pdf"
)

// The faces of sketches, in the folder of fonts that pages are drawn with.
const (
	regularFace = "YibiaoSans-Regular.otf"
	boldFace    = "YibiaoSans-Bold.otf"
)

// Lines at the foot of pages: points, and points to the inch.
const (
	footSize = 9
	footDPI  = 300
)

// sketchDPI is how finely a sketch is drawn that goes into a PDF: small print can be read on paper.
const sketchDPI = 200

// Painter makes pages of .docx files: by an office program of this computer, and where there is none, or it fails, as a
// sketch. Its methods may be called from several goroutines.
type Painter struct {
	engine *pdf.Engine

	once  sync.Once
	faces *sketch.Faces
	fault error
	// canPDF and makePDFs are the office: CanPDF and PDFs but in tests.
	canPDF   func() bool
	makePDFs func(ctx context.Context, documents []string, out string) ([]string, error)
}

// NewPainter makes one that draws PDF pages with an engine, and sketches in the faces among its fonts.
func NewPainter(engine *pdf.Engine) *Painter {
	return &Painter{engine: engine, canPDF: CanPDF, makePDFs: PDFs}
}

// Page is a drawn page and where it belongs.
type Page struct {
	Document int // which of the documents, from 0
	Index    int // of the page in it, from 0
	Shown    image.Image
}

// Draw draws every page of .docx files, which have different names, as wide as width pixels and hands them over, in order.
// sketched tells that no office program made the pages. Errors: ctx's, each's, and what is no readable form.
func (p *Painter) Draw(ctx context.Context, paths []string, width int, each func(Page) error) (sketched bool, err error) {
	made, err := p.byOffice(ctx, paths)
	if err != nil {
		return false, err
	}
	for d, path := range paths {
		if made == nil {
			err = p.drawSketch(ctx, d, path, width, each)
		} else {
			err = p.drawPDF(ctx, d, made[d], width, each)
		}
		if err != nil {
			break
		}
	}
	return made == nil, err
}

func (p *Painter) drawPDF(ctx context.Context, document int, data []byte, width int, each func(Page) error) error {
	var refused error
	err := p.engine.RenderAll(ctx, data, width, func(i int, shown *image.RGBA) {
		if refused == nil {
			refused = each(Page{document, i, shown})
		}
	})
	return errors.Join(err, refused)
}

func (p *Painter) drawSketch(ctx context.Context, document int, path string, width int, each func(Page) error) error {
	sheets, err := p.sketch(path)
	for i := 0; i < len(sheets) && err == nil; i++ {
		if err = ctx.Err(); err == nil {
			err = each(Page{document, i, sheets[i].Paint(float64(width) / sheets[i].Width * 72)})
		}
	}
	return err
}

// PDFs makes a PDF of each .docx, nil for one that cannot be read. sketched is that of Draw. Errors: ctx's, and that the faces
// cannot be read.
func (p *Painter) PDFs(ctx context.Context, paths []string) (made [][]byte, sketched bool, err error) {
	if made, err = p.byOffice(ctx, paths); made != nil || err != nil {
		return made, false, err
	}
	if _, err := p.ready(); err != nil {
		return nil, true, err
	}
	for _, path := range paths {
		var data []byte
		if sheets, err := p.sketch(path); err == nil {
			if data, err = sketchedPDF(ctx, sheets); err != nil {
				return nil, true, err
			}
		}
		made = append(made, data)
	}
	return made, true, nil
}

// byOffice are the PDF files that an office program makes, nil where there is none or it fails.
func (p *Painter) byOffice(ctx context.Context, paths []string) ([][]byte, error) {
	if len(paths) == 0 || !p.canPDF() {
		return nil, nil
	}
	work, err := os.MkdirTemp("", "yibiao-pages-")
	if err != nil {
		return nil, err
	}
	defer disk.RemoveAll(work)
	files, err := p.makePDFs(ctx, paths, work)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, nil
	}
	var made [][]byte
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		made = append(made, data)
	}
	return made, nil
}

// sketch lays out a document.
func (p *Painter) sketch(path string) ([]*sketch.Sheet, error) {
	faces, err := p.ready()
	if err != nil {
		return nil, err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return sketch.Lay(data, faces)
}

// ready reads the faces once.
func (p *Painter) ready() (*sketch.Faces, error) {
	p.once.Do(func() { p.faces, p.fault = readFaces(p.engine.Fonts) })
	return p.faces, p.fault
}

func readFaces(fonts fs.FS) (*sketch.Faces, error) {
	if fonts == nil {
		return nil, fmt.Errorf("drawing a sketch: %w", fs.ErrNotExist)
	}
	regular, err := fs.ReadFile(fonts, regularFace)
	if err != nil {
		return nil, fmt.Errorf("drawing a sketch: %w", err)
	}
	bold, err := fs.ReadFile(fonts, boldFace)
	if err != nil {
		return nil, fmt.Errorf("drawing a sketch: %w", err)
	}
	return sketch.NewFaces(regular, bold, theme.DefaultTextFont().Content(), theme.DefaultSymbolFont().Content())
}

// sketchedPDF is a PDF of sheets, a grey picture each: print, or a photograph's tones where pictures stand on it.
func sketchedPDF(ctx context.Context, sheets []*sketch.Sheet) ([]byte, error) {
	var pages pdf.Pictured
	for _, s := range sheets {
		page := greyOf(s.Paint(sketchDPI))
		add := func() error { return pages.AddPrint(ctx, page) }
		if s.Pictured() {
			add = func() error { return pages.Add(ctx, page) }
		}
		if err := add(); err != nil {
			return nil, err
		}
	}
	return pages.PDF(ctx)
}

// PDF makes a PDF of one document that is in memory; sketched is that of Draw. Errors: ctx's, and what is no readable document.
func (p *Painter) PDF(ctx context.Context, document []byte) (made []byte, sketched bool, err error) {
	work, err := os.MkdirTemp("", "yibiao-page-")
	if err != nil {
		return nil, false, err
	}
	defer disk.RemoveAll(work)
	path := filepath.Join(work, "page.docx")
	if err := os.WriteFile(path, document, 0o600); err != nil {
		return nil, false, err
	}
	all, sketched, err := p.PDFs(ctx, []string{path})
	if err == nil && all[0] == nil {
		err = ErrPDF
	}
	if err != nil {
		return nil, sketched, err
	}
	return all[0], sketched, nil
}

// greyOf is an opaque picture in grey, as color.GrayModel has it. Point by point through image/draw it would take as long as the painting.
func greyOf(m *image.RGBA) *image.Gray {
	out := image.NewGray(m.Rect)
	for i := range out.Pix {
		p := m.Pix[4*i : 4*i+3 : 4*i+3]
		if p[0] == p[1] && p[1] == p[2] {
			out.Pix[i] = p[0]
			continue
		}
		out.Pix[i] = color.GrayModel.Convert(color.RGBA{p[0], p[1], p[2], 0xff}).(color.Gray).Y
	}
	return out
}

// Foot is a line of words for the foot of a page, as a PNG of 300 dpi. Errors: the faces cannot be read.
func (p *Painter) Foot(words string) ([]byte, error) {
	faces, err := p.ready()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = png.Encode(&out, faces.Line(words, footSize, footDPI))
	return out.Bytes(), err
}
