package pdf

import (
	"fmt"
	"image"
	"image/draw"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// Page is one page as it is shown, turned as the file says.
type Page struct {
	// Width and Height in millimetres.
	Width, Height float64
	// Blank: nothing but paper would be printed, whatever fonts there are.
	Blank bool
	// DPI is the resolution of a scanned page, in dots per inch; 0 for a page that is not one picture.
	DPI int
}

// blankWidth is the width in pixels of the picture by which a page is judged blank: a full stop still leaves a mark.
const blankWidth = 200

// pictureWidth is that for a page with pictures: A4 at 300 dots per inch, as most scans are.
const pictureWidth = 2480

// Pages describes every page. Errors: ErrPassword, ErrDamaged.
func (e *Engine) Pages(data []byte) ([]Page, error) {
	var out []Page
	err := e.document(data, func(in pdfium.Pdfium, page func(int) requests.Page, pages int) error {
		for i := range pages {
			p, _, err := describe(in, page(i), false)
			if err != nil {
				return fmt.Errorf("page %d: %w", i+1, err)
			}
			out = append(out, p)
		}
		return nil
	})
	return out, err
}

// Text gives the text of every page; a scanned page has none. Errors: ErrPassword, ErrDamaged.
func (e *Engine) Text(data []byte) ([]string, error) {
	var out []string
	err := e.document(data, func(in pdfium.Pdfium, page func(int) requests.Page, pages int) error {
		for i := range pages {
			text, err := in.GetPageText(&requests.GetPageText{Page: page(i)})
			if err != nil {
				return fmt.Errorf("%w: page %d: %w", ErrDamaged, i+1, err)
			}
			out = append(out, text.Text)
		}
		return nil
	})
	return out, err
}

// Render draws one page, counted from 0, as wide as width pixels. Errors: ErrPassword, ErrDamaged, and a page that the file does not have.
func (e *Engine) Render(data []byte, index, width int) (*image.RGBA, error) {
	var out *image.RGBA
	err := e.document(data, func(in pdfium.Pdfium, page func(int) requests.Page, pages int) error {
		if index < 0 || index >= pages {
			return fmt.Errorf("drawing page %d of %d: no such page", index+1, pages)
		}
		shown, err := render(in, page(index), width)
		out = shown
		return err
	})
	return out, err
}

// render copies the picture, whose memory belongs to the engine.
func render(in pdfium.Pdfium, page requests.Page, width int) (*image.RGBA, error) {
	shown, err := in.RenderPageInPixels(&requests.RenderPageInPixels{Page: page, Width: width, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer shown.Cleanup()
	bounds := shown.Result.RenderedImage.Bounds()
	out := image.NewRGBA(bounds)
	draw.Draw(out, bounds, image.White, image.Point{}, draw.Src)
	draw.Draw(out, bounds, shown.Result.RenderedImage, bounds.Min, draw.Over)
	return out, nil
}

// empty tells whether every point is white or nearly so.
func empty(m *image.RGBA) bool {
	for i := 0; i+3 < len(m.Pix); i += 4 {
		if !paper(uint(m.Pix[i]), uint(m.Pix[i+1]), uint(m.Pix[i+2])) {
			return false
		}
	}
	return true
}
