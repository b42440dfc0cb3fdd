package preview

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"yibiao/assets"
	"yibiao/dossier/docx/build"
	"yibiao/dossier/pdf"
)

// painter draws with the product's fonts; its office is the given one.
func painter(t *testing.T, has bool, office func(context.Context, []string, string) ([]string, error)) *Painter {
	t.Helper()
	fonts, err := fs.Sub(assets.FS, "fonts")
	if err != nil {
		t.Fatal(err)
	}
	engine := &pdf.Engine{Fonts: fonts, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")}
	t.Cleanup(func() { _ = engine.Close() })
	p := NewPainter(engine)
	p.canPDF, p.makePDFs = func() bool { return has }, office
	return p
}

// twoPages writes a form of two pages.
func twoPages(t *testing.T) string {
	t.Helper()
	d := build.Document{Title: "表", Body: []build.Block{build.Heading{Text: "申请表"}, build.Heading{Text: "附表", NewPage: true}}}
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "申请表.docx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWithoutAnOfficePagesAreSketched(t *testing.T) {
	broken := func(context.Context, []string, string) ([]string, error) { return nil, ErrPDF }
	for name, has := range map[string]bool{"no office": false, "an office that fails": true} {
		p := painter(t, has, broken)
		var pages []Page
		sketched, err := p.Draw(context.Background(), []string{twoPages(t)}, 300, func(page Page) error {
			pages = append(pages, page)
			return nil
		})
		if err != nil || !sketched || len(pages) != 2 {
			t.Fatalf("%s: %d pages, sketched %v, %v", name, len(pages), sketched, err)
		}
		if w := pages[1].Shown.Bounds().Dx(); w != 300 || pages[1].Index != 1 {
			t.Errorf("%s: page %d is %d wide", name, pages[1].Index, w)
		}
	}
}

func TestASketchBecomesAPDF(t *testing.T) {
	p := painter(t, false, nil)
	made, sketched, err := p.PDFs(context.Background(), []string{twoPages(t), twoPages(t)})
	if err != nil || !sketched || len(made) != 2 {
		t.Fatalf("%d files, sketched %v, %v", len(made), sketched, err)
	}
	pages, err := p.engine.Pages(made[1])
	if err != nil || len(pages) != 2 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}

// A page that is in memory becomes a PDF with an office and without, and what is no document says so.
func TestADocumentInMemoryBecomesAPDF(t *testing.T) {
	document, err := os.ReadFile(twoPages(t))
	if err != nil {
		t.Fatal(err)
	}
	made, sketched, err := painter(t, false, nil).PDF(context.Background(), document)
	if err != nil || !sketched || len(made) == 0 {
		t.Fatalf("%d bytes, sketched %v, %v", len(made), sketched, err)
	}
	if _, _, err := painter(t, false, nil).PDF(context.Background(), []byte("x")); !errors.Is(err, ErrPDF) {
		t.Errorf("what is no document: %v", err)
	}
	office := func(_ context.Context, _ []string, out string) ([]string, error) {
		path := filepath.Join(out, "page.pdf")
		return []string{path}, os.WriteFile(path, []byte("%PDF by an office"), 0o600)
	}
	if made, sketched, err = painter(t, true, office).PDF(context.Background(), document); err != nil || sketched || string(made) != "%PDF by an office" {
		t.Errorf("%q, sketched %v, %v", made, sketched, err)
	}
}

func TestPagesOfAnOfficeAreDrawn(t *testing.T) {
	made, _, err := painter(t, false, nil).PDFs(context.Background(), []string{twoPages(t)})
	if err != nil {
		t.Fatal(err)
	}
	p := painter(t, true, func(_ context.Context, documents []string, out string) ([]string, error) {
		path := filepath.Join(out, "made.pdf")
		return []string{path}, os.WriteFile(path, made[0], 0o600)
	})
	count := 0
	sketched, err := p.Draw(context.Background(), []string{twoPages(t)}, 200, func(Page) error { count++; return nil })
	if err != nil || sketched || count != 2 {
		t.Errorf("%d pages, sketched %v, %v", count, sketched, err)
	}
}

func TestDrawingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	p := painter(t, true, func(context.Context, []string, string) ([]string, error) {
		cancel()
		return nil, errors.New("killed")
	})
	if _, err := p.Draw(ctx, []string{twoPages(t)}, 200, func(Page) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	full := errors.New("the disk is full")
	p = painter(t, false, nil)
	if _, err := p.Draw(context.Background(), []string{twoPages(t)}, 200, func(Page) error { return full }); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}
