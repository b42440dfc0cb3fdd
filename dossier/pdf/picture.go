package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/gif" // so that it can be read
	"image/jpeg"
	"image/png"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	_ "golang.org/x/image/webp" // so that it can be read
)

// ErrPicture tells that a file is no picture that can be read, or one of more than maxPoints.
var ErrPicture = errors.New("the file is not a picture that can be read")

// ErrKind goes with ErrPicture where the picture may be sound: it is written in a way that is not read, or is larger than
// maxPoints.
var ErrKind = errors.New("a kind of picture that is not read")

// maxPoints is the number of points of the largest picture that is read, that of an A0 sheet at 300 dots per inch: the
// memory for it is taken before the first point is known to be sound.
const maxPoints = 140_000_000

// A4 in points, and its longer side in inches.
const (
	a4Short, a4Long = 595.276, 841.890
	a4Inches        = a4Long / 72
)

// quality of pictures that must be written anew to get onto a page.
const quality = 90

// PictureInfo describes a picture as it is meant to be seen, turned as the camera says.
type PictureInfo struct {
	Format        string // jpeg, png, gif, bmp, tiff, webp
	Width, Height int    // points
}

// DPI is the resolution that the picture has when it fills an A4 page, in dots per inch.
func (p PictureInfo) DPI() int {
	long, short := float64(max(p.Width, p.Height)), float64(min(p.Width, p.Height))
	return int(max(long/a4Inches, short/(a4Short/72)) + 0.5)
}

// Inspect tells what picture a file is without reading its points. Errors: ErrPicture.
func Inspect(data []byte) (PictureInfo, error) {
	c, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return PictureInfo{}, unread(err)
	}
	if c.Width <= 0 || c.Height <= 0 {
		return PictureInfo{}, fmt.Errorf("%w: %d × %d points", ErrPicture, c.Width, c.Height)
	}
	if c.Width > maxPoints/c.Height {
		return PictureInfo{}, fmt.Errorf("%w: %w: %d × %d points", ErrPicture, ErrKind, c.Width, c.Height)
	}
	info := PictureInfo{Format: format, Width: c.Width, Height: c.Height}
	if orientation(data) >= 5 {
		info.Width, info.Height = info.Height, info.Width
	}
	return info, nil
}

// unread tells why a picture was not read.
func unread(err error) error {
	var asJPEG jpeg.UnsupportedError
	var asPNG png.UnsupportedError
	var asTIFF tiff.UnsupportedError
	if errors.As(err, &asJPEG) || errors.As(err, &asPNG) || errors.As(err, &asTIFF) || errors.Is(err, bmp.ErrUnsupported) || errors.Is(err, image.ErrFormat) {
		return fmt.Errorf("%w: %w: %w", ErrPicture, ErrKind, err)
	}
	return fmt.Errorf("%w: %w", ErrPicture, err)
}

// Decode reads a picture as it is meant to be seen. Errors: ErrPicture.
func Decode(data []byte) (shown image.Image, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w (%v)", ErrPicture, fault)
		}
	}()
	if _, err := Inspect(data); err != nil {
		return nil, err
	}
	m, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, unread(err)
	}
	if format == "webp" {
		widen(m)
	}
	return upright(m, orientation(data)), nil
}

// DecodeAll reads the pictures of a file as they are meant to be seen, and hands each over: the pages of a TIFF, of other files the
// one there is. Errors: ErrPicture, and that of each.
func DecodeAll(data []byte, each func(i int, shown image.Image) error) error {
	frames := tiffFrames(data)
	if len(frames) < 2 {
		frames = [][]byte{data}
	}
	for i, frame := range frames {
		shown, err := Decode(frame)
		if err != nil {
			return err
		}
		if err := each(i, shown); err != nil {
			return err
		}
	}
	return nil
}

// Pictures counts the pictures of a file: the pages of a TIFF, of others one.
func Pictures(data []byte) int { return max(len(tiffFrames(data)), 1) }

// White tells whether nothing of a picture would be seen on paper: every point is white or nearly so, or lets the paper through.
func White(m image.Image) bool {
	b := m.Bounds()
	if b.Empty() {
		return true
	}
	line := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	for y := b.Min.Y; y < b.Max.Y; y++ {
		draw.Draw(line, line.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(line, line.Rect, m, image.Pt(b.Min.X, y), draw.Over)
		if !empty(line) {
			return false
		}
	}
	return true
}

// picturedQuality is that of the JPEG of a page that is a picture.
const picturedQuality = 85

// Pictured collects pictures of pages for a PDF of them, an A4 page each. The zero value has none.
type Pictured struct {
	files [][]byte
	order []Sheet
}

// Add adds a page; a grey picture takes a third of the room. Errors: that of ctx, and what cannot be written as a JPEG.
func (p *Pictured) Add(ctx context.Context, shown image.Image) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, shown, &jpeg.Options{Quality: picturedQuality}); err != nil {
		return err
	}
	page, err := FromPicture(ctx, out.Bytes())
	if err != nil {
		return err
	}
	p.files, p.order = append(p.files, page), append(p.order, Sheet{File: len(p.files)})
	return nil
}

// PDF is the file of what was added. Errors: those of Arrange.
func (p *Pictured) PDF(ctx context.Context) ([]byte, error) { return Arrange(ctx, p.files, p.order) }

// FromPicture makes a PDF of an A4 page with the picture as large as it fits; the page lies when the picture does. The
// points of a JPEG are taken over as they are; a TIFF of several pages becomes as many. Errors: ErrPicture, and that of ctx.
func FromPicture(ctx context.Context, data []byte) (out []byte, err error) {
	return fromPicture(ctx, data, 1)
}

// FromPictureForPrint is FromPicture with room at the edges: printers leave them white, and at the foot stands the number of the page.
func FromPictureForPrint(ctx context.Context, data []byte) (out []byte, err error) {
	return fromPicture(ctx, data, printedShare)
}

// printedShare is how much of the width and height of a page a printed picture takes: 3.5 % at each edge are 10 mm at the foot of an A4.
const printedShare = .93

func fromPicture(ctx context.Context, data []byte, share float64) (out []byte, err error) {
	defer caught(&err)
	frames := tiffFrames(data)
	if len(frames) < 2 {
		return fromFrame(ctx, data, share)
	}
	var files [][]byte
	var sheets []Sheet
	for i, frame := range frames {
		page, err := fromFrame(ctx, frame, share)
		if err != nil {
			return nil, err
		}
		files, sheets = append(files, page), append(sheets, Sheet{File: i})
	}
	return Arrange(ctx, files, sheets)
}

// fromFrame is FromPicture for one page.
func fromFrame(ctx context.Context, data []byte, share float64) ([]byte, error) {
	info, err := Inspect(data)
	if err != nil {
		return nil, err
	}
	at := orientation(data)
	if turn, plain := turnOf(at); plain && turn != 0 {
		lying := info.Width > info.Height
		page, err := pictured(data, lying == (turn != 180), share)
		if err != nil {
			return nil, err
		}
		return Arrange(ctx, [][]byte{page}, []Sheet{{Turn: turn}})
	}
	if info.Format != "jpeg" || at != 1 {
		shown, err := Decode(data)
		if err != nil {
			return nil, err
		}
		if data, err = encode(onWhite(shown), quality); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return pictured(data, info.Width <= info.Height, share)
}

// pictured puts the points of a JPEG onto a page, of which it takes a share in each direction.
func pictured(data []byte, standing bool, share float64) ([]byte, error) {
	dim := &types.Dim{Width: a4Short, Height: a4Long}
	if !standing {
		dim = &types.Dim{Width: a4Long, Height: a4Short}
	}
	place := &pdfcpu.Import{PageDim: dim, UserDim: true, Pos: types.Center, Scale: share, InpUnit: types.POINTS}
	var out bytes.Buffer
	if err := api.ImportImages(nil, &out, []io.Reader{bytes.NewReader(data)}, place, settings()); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	return out.Bytes(), nil
}

func encode(m image.Image, quality int) ([]byte, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	return out.Bytes(), nil
}

// onWhite gives a picture without transparent parts; paper shows through them. A grey picture stays grey.
func onWhite(m image.Image) image.Image {
	if opaque, ok := m.(interface{ Opaque() bool }); ok && opaque.Opaque() {
		if _, grey := m.(*image.Gray16); !grey {
			return m
		}
	}
	b := m.Bounds()
	if m.ColorModel() == color.Gray16Model {
		out := image.NewGray(b)
		draw.Draw(out, b, m, b.Min, draw.Src)
		return out
	}
	out := image.NewRGBA(b)
	draw.Draw(out, b, image.White, image.Point{}, draw.Src)
	draw.Draw(out, b, m, b.Min, draw.Over)
	return out
}
