package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"strconv"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"yibiao/forms/pattern"
)

// Look is what a file shows at a glance.
type Look struct {
	Pages []Page
	Text  string      // of the first page; "" when that is a scan
	First *image.RGBA // the first page, small; nil when there is no page
	// Signed: an electronic signature or seal covers the file. Any change breaks it.
	Signed bool
	// Cut: the end of the file is missing, as after a download that stopped; pages or what is on them may be missing too.
	Cut bool
}

// byPage is the key of what ByPage gives a context.
type byPage struct{}

// ByPage has a look under the context tell before each page which of how many it is, from 1; in the look's goroutine.
func ByPage(ctx context.Context, tell func(page, pages int)) context.Context {
	return context.WithValue(ctx, byPage{}, tell)
}

// Look opens a file once and tells all that a list of files needs. Errors: ErrPassword, ErrDamaged, and that of ctx.
func (e *Engine) Look(ctx context.Context, data []byte) (Look, error) {
	out := Look{Signed: bytes.Contains(data, []byte("/ByteRange")), Cut: cut(data)}
	err := e.document(data, func(in pdfium.Pdfium, page func(int) requests.Page, pages int) error {
		tell, told := ctx.Value(byPage{}).(func(page, pages int))
		for i := range pages {
			if err := ctx.Err(); err != nil {
				return err
			}
			if told {
				tell(i+1, pages)
			}
			p, shown, err := describe(in, page(i), i == 0)
			if err != nil {
				return fmt.Errorf("page %d: %w", i+1, err)
			}
			out.Pages = append(out.Pages, p)
			if i > 0 {
				continue
			}
			out.First = shown
			if text, err := in.GetPageText(&requests.GetPageText{Page: page(i)}); err == nil {
				out.Text = text.Text
			}
		}
		return nil
	})
	return out, err
}

// RenderAll draws every page as wide as width pixels and hands it over, in order. Errors: as of Look.
func (e *Engine) RenderAll(ctx context.Context, data []byte, width int, each func(index int, shown *image.RGBA)) error {
	return e.document(data, func(in pdfium.Pdfium, page func(int) requests.Page, pages int) error {
		for i := range pages {
			if err := ctx.Err(); err != nil {
				return err
			}
			shown, err := render(in, page(i), width)
			if err != nil {
				return err
			}
			each(i, shown)
		}
		return nil
	})
}

// describe looks at one page, and draws it when draw asks for it or nothing else tells whether it is blank.
func describe(in pdfium.Pdfium, page requests.Page, draw bool) (Page, *image.RGBA, error) {
	size, err := in.GetPageSize(&requests.GetPageSize{Page: page})
	if err != nil {
		return Page{}, nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	p := Page{Width: size.Width * 25.4 / 72, Height: size.Height * 25.4 / 72}
	p.DPI = scanned(in, page, size.Width*size.Height)
	seen, pictures := marked(in, page)
	if seen && !draw {
		return p, nil, nil
	}
	shown, err := render(in, page, blankWidth)
	if err != nil {
		return Page{}, nil, err
	}
	p.Blank = !seen && empty(shown)
	if p.Blank && len(pictures) > 0 {
		// What is thin on a picture fades when it is drawn small.
		large, err := render(in, page, pictureWidth)
		if err != nil {
			return Page{}, nil, err
		}
		p.Blank = empty(large) && drawable(in, pictures)
	}
	return p, shown, nil
}

// Where the end of a file must show: most programs leave nothing behind the last mark, some a few lines.
const tail = 4096

var linearized = pattern.Of(`/Linearized\b[^>]*?/L\s+(\d+)`)

// cut tells whether the end of a file is missing. A file that is laid out for reading over a net has marks of an end near
// its beginning, but tells its length (ISO 32000-1, 7.5.5 and annex F).
func cut(data []byte) bool {
	size := int64(len(data))
	data = bytes.TrimRight(data, "\x00 \t\r\n") // some programs fill the last block
	if !bytes.Contains(data[max(0, len(data)-tail):], []byte("%%EOF")) {
		return true
	}
	if m := linearized.FindSubmatch(data[:min(len(data), tail)]); m != nil {
		length, err := strconv.ParseInt(string(m[1]), 10, 64)
		return err == nil && length > size
	}
	return false
}

// scanObjects bounds the search for the picture of a scanned page, which has few parts.
const scanObjects = 20

// scanned gives the resolution of the picture that covers most of a page; 0 when none does. area is the page's, in
// square points.
func scanned(in pdfium.Pdfium, page requests.Page, area float64) int {
	count, err := in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil || count.Count > scanObjects {
		return 0
	}
	for i := range count.Count {
		object, err := in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return 0
		}
		kind, err := in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
			continue
		}
		at, err := in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil || float64((at.Right-at.Left)*(at.Top-at.Bottom)) < area/2 {
			continue
		}
		about, err := in.FPDFImageObj_GetImageMetadata(&requests.FPDFImageObj_GetImageMetadata{ImageObject: object.PageObject, Page: page})
		if err == nil {
			return int(min(about.ImageMetadata.HorizontalDPI, about.ImageMetadata.VerticalDPI) + 0.5)
		}
	}
	return 0
}
