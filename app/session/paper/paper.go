// Package paper makes one PDF of what is printed of a dossier: the filled forms, the list and the materials, by the numbers of the
// list of materials, with a bookmark to each and numbered pages.
package paper

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/dossier/disk"
	"yibiao/dossier/pdf"
)

// Painter makes pages of Word documents and lines of words; preview.Painter is one.
type Painter interface {
	// PDFs makes a PDF of each document, which have different names; nil for one that cannot be read. sketched tells that no office
	// program made them.
	PDFs(ctx context.Context, paths []string) (made [][]byte, sketched bool, err error)
	// Foot is a line for the foot of a page, as a PNG of 300 dpi.
	Foot(words string) ([]byte, error)
}

// Options say how papers are bound.
type Options struct {
	Painter Painter
	// Copies binds each paper as often as the notice asks for it, one copy after the other.
	Copies bool
	// Foot gives the words at the foot of page n of all; nil leaves the pages without.
	Foot func(n, all int) string
	// Title gives the words of a paper's bookmark.
	Title func(bundling.Paper) string
	// Progress is told how many papers are done; nil for nobody.
	Progress func(done, all int)
}

// Bound is what came of it.
type Bound struct {
	PDF []byte
	// Places are those of the papers, in their order.
	Places   []Place
	Pages    int  // of the whole
	Sketched bool // the forms' pages are sketches: there is no office program
}

// Place is where a paper begins.
type Place struct {
	Paper        bundling.Paper
	First, Pages int // of its first copy, from 1; 0 where it is not in the file
	// Left is why it is not: no-pages for a kind of file that is not drawn, pdf-password, pdf-damaged, picture-kind; "" where it is there.
	Left session.Code
}

// leaf is a paper as a PDF, or why it cannot be one.
type leaf struct {
	data []byte
	left session.Code
}

// Bind makes the file. Failures: cancelled, no-pages where nothing can be bound, and those of the vault and the disk.
func Bind(ctx context.Context, s *session.Session, papers []bundling.Paper, o Options) (Bound, error) {
	leaves, sketched, err := o.leaves(ctx, s, papers)
	if err != nil {
		return Bound{}, session.Failed("print", err)
	}
	b := Bound{Sketched: sketched}
	var list []pdf.Leaf
	from := map[int]int{} // paper → its first leaf
	for i, l := range leaves {
		if l.data == nil {
			continue
		}
		from[i] = len(list)
		for range o.times(papers[i]) {
			list = append(list, pdf.Leaf{Title: o.Title(papers[i]), Data: l.data})
		}
	}
	if len(list) == 0 {
		return Bound{}, session.Refuse("print", session.CodeNoPages, "name", "")
	}
	var places []pdf.Place
	if b.PDF, places, err = pdf.Bind(ctx, list, o.foot()); err != nil {
		return Bound{}, session.Failed("print", err)
	}
	for _, at := range places {
		b.Pages += at.Pages
	}
	for i, paper := range papers {
		place := Place{Paper: paper, Left: leaves[i].left}
		if at, ok := from[i]; ok {
			place.First, place.Pages, place.Left = places[at].First, places[at].Pages, Reason(places[at].Err)
		}
		b.Places = append(b.Places, place)
	}
	return b, nil
}

func (o Options) times(p bundling.Paper) int {
	if o.Copies {
		return max(p.Copies, 1)
	}
	return 1
}

func (o Options) foot() func(n, all int) ([]byte, error) {
	if o.Foot == nil {
		return nil
	}
	return func(n, all int) ([]byte, error) { return o.Painter.Foot(o.Foot(n, all)) }
}

// Reason is why a file of the materials has no pages, by the error of looking at it; "" for nil.
func Reason(err error) session.Code {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, pdf.ErrPassword):
		return session.CodePDFPassword
	case errors.Is(err, pdf.ErrKind):
		return session.CodePictureKind
	}
	return session.CodePDFDamaged
}

// leaves makes a PDF of each paper. The Word documents go through one run of the office program.
func (o Options) leaves(ctx context.Context, s *session.Session, papers []bundling.Paper) (out []leaf, sketched bool, err error) {
	out = make([]leaf, len(papers))
	folder, err := session.Scratch(s)
	if err != nil {
		return nil, false, err
	}
	defer disk.RemoveAll(folder)
	var words []string
	var which []int
	done := 0
	tell := func(n int) {
		if done += n; o.Progress != nil {
			o.Progress(done, len(papers))
		}
	}
	for i, paper := range papers {
		data, err := paper.Read()
		if err != nil && !paper.Filled && ctx.Err() == nil {
			out[i].left = session.CodePDFDamaged // in the vault, by now
			tell(1)
			continue
		}
		if err != nil {
			return nil, false, err
		}
		if paper.Word() {
			path := filepath.Join(folder, filepath.Base(paper.Name))
			if err := os.WriteFile(path, data, 0o600); err != nil {
				return nil, false, err
			}
			words, which = append(words, path), append(which, i)
			continue
		}
		if out[i], err = single(ctx, s, paper, data); err != nil {
			return nil, false, err
		}
		tell(1)
	}
	made, sketched, err := o.Painter.PDFs(ctx, words)
	if err != nil {
		return nil, false, err
	}
	for k, i := range which {
		if out[i].data = made[k]; made[k] == nil {
			out[i].left = session.CodePDFDamaged
		}
	}
	tell(len(which))
	return out, sketched, nil
}

// single is a file of the materials as a PDF. One that may be read but not changed goes in as pictures of its pages.
func single(ctx context.Context, s *session.Session, paper bundling.Paper, data []byte) (leaf, error) {
	var made []byte
	var err error
	switch session.KindOf(paper.Name, data) {
	case session.KindPDF:
		if made = data; pdf.Changeable(data) != nil {
			made, err = pictured(ctx, s.PDF(), data)
		}
	case session.KindPicture:
		made, err = pdf.FromPictureForPrint(ctx, data)
	default:
		return leaf{left: session.CodeNoPages}, nil
	}
	switch {
	case ctx.Err() != nil:
		return leaf{}, ctx.Err()
	case err != nil:
		return leaf{left: Reason(err)}, nil
	}
	return leaf{data: made}, nil
}

// pageWidth is how many points wide the pictures of pages are: 200 to the inch on A4.
const pageWidth = 1654

// pictured is a PDF of pictures of the pages of another.
func pictured(ctx context.Context, engine *pdf.Engine, data []byte) ([]byte, error) {
	var pages pdf.Pictured
	var failed error
	err := engine.RenderAll(ctx, data, pageWidth, func(_ int, shown *image.RGBA) {
		if failed == nil {
			failed = pages.Add(ctx, shown)
		}
	})
	if err = errors.Join(err, failed); err != nil {
		return nil, err
	}
	return pages.PDF(ctx)
}
