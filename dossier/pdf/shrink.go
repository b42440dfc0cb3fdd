package pdf

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"sort"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/image/draw"
)

// Shrunk is what came of making a file smaller.
type Shrunk struct {
	Data []byte // the smallest that was reached; never larger than the file was
	// DPI is the resolution to which pictures were brought down, in dots per inch of an A4 page; 0 when they were left as they are.
	DPI  int
	Fits bool // the limit was met
}

// step is one way of shrinking pictures.
type step struct{ dpi, quality int }

// steps go from hardly visible to just readable: small print on a scan is lost below 100 dots per inch.
var steps = []step{{200, 80}, {150, 75}, {150, 55}, {120, 50}, {100, 45}}

// ShrinkPDF makes a file smaller until it has at most limit bytes: first without loss, then by bringing the pictures on
// its pages down step by step. Text stays text. report, which may be nil, is told how many steps are done and how many
// there may be. Errors: ErrPassword, ErrDamaged and that of ctx; not reaching the limit is none.
func ShrinkPDF(ctx context.Context, data []byte, limit int64, report func(done, all int)) (best Shrunk, err error) {
	defer caught(&err)
	best = Shrunk{Data: data, Fits: int64(len(data)) <= limit}
	for i := 0; i <= len(steps) && !best.Fits; i++ {
		if report != nil {
			report(i, len(steps)+1)
		}
		doc, err := opened(data)
		if err != nil {
			return Shrunk{}, err
		}
		dpi := 0
		if i > 0 {
			dpi = steps[i-1].dpi
			if err := shrinkPictures(ctx, doc, steps[i-1]); err != nil {
				return Shrunk{}, err
			}
		}
		made, err := written(ctx, doc)
		if err != nil {
			return Shrunk{}, err
		}
		if len(made) < len(best.Data) {
			best = Shrunk{Data: made, DPI: dpi, Fits: int64(len(made)) <= limit}
		}
	}
	return best, nil
}

// ShrinkPicture makes a picture smaller in the same steps; what comes out is a JPEG. Errors: ErrPicture and that of ctx.
func ShrinkPicture(ctx context.Context, data []byte, limit int64, report func(done, all int)) (Shrunk, error) {
	best := Shrunk{Data: data, Fits: int64(len(data)) <= limit}
	if best.Fits {
		return best, nil
	}
	shown, err := Decode(data)
	if err != nil {
		return Shrunk{}, err
	}
	shown = onWhite(shown)
	for i, s := range steps {
		if report != nil {
			report(i, len(steps))
		}
		if err := ctx.Err(); err != nil {
			return Shrunk{}, err
		}
		made, err := encode(smaller(shown, s.dpi), s.quality)
		if err != nil {
			return Shrunk{}, err
		}
		if len(made) < len(best.Data) {
			best = Shrunk{Data: made, DPI: s.dpi, Fits: int64(len(made)) <= limit}
		}
		if best.Fits {
			break
		}
	}
	return best, nil
}

// shrinkPictures writes every picture of a file anew where that makes it smaller.
func shrinkPictures(ctx context.Context, doc *model.Context, s step) error {
	var numbers []int
	for n := range doc.Table {
		numbers = append(numbers, n)
	}
	sort.Ints(numbers)
	for _, n := range numbers {
		if err := ctx.Err(); err != nil {
			return err
		}
		entry := doc.Table[n]
		if entry == nil || entry.Free {
			continue
		}
		if sd, ok := entry.Object.(types.StreamDict); ok {
			if made := shrunkPicture(doc, &sd, s); made != nil {
				entry.Object = *made
			}
		}
	}
	return nil
}

// shrunkPicture gives a smaller stand-in for a picture of a page; nil when it is of a kind that is left alone (one bit a
// point, printing inks, masks) or would not get smaller.
func shrunkPicture(doc *model.Context, sd *types.StreamDict, s step) *types.StreamDict {
	if kind := sd.Subtype(); kind == nil || *kind != "Image" {
		return nil
	}
	if on := sd.BooleanEntry("ImageMask"); on != nil && *on {
		return nil
	}
	if _, keyed := sd.Find("Mask"); keyed {
		return nil
	}
	if _, remapped := sd.Find("Decode"); remapped {
		return nil
	}
	shown := points(doc, sd)
	if shown == nil {
		return nil
	}
	less := smaller(shown, s.dpi)
	made, err := encode(less, s.quality)
	if err != nil || len(made) >= len(sd.Raw) {
		return nil
	}
	space := model.DeviceRGBCS
	if less.ColorModel() == color.GrayModel {
		space = model.DeviceGrayCS
	}
	out, err := model.CreateDCTImageStreamDict(doc.XRefTable, made, less.Bounds().Dx(), less.Bounds().Dy(), 8, space)
	if err != nil {
		return nil
	}
	if mask, has := sd.Find("SMask"); has {
		out.Insert("SMask", mask)
	}
	return out
}

// points decodes a picture of a page: a JPEG, or plain points in grey or red-green-blue; nil for all else.
func points(doc *model.Context, sd *types.StreamDict) image.Image {
	width, height := sd.IntEntry("Width"), sd.IntEntry("Height")
	if width == nil || height == nil || *width <= 0 || *height <= 0 || *width > maxPoints / *height || len(sd.FilterPipeline) != 1 {
		return nil
	}
	switch sd.FilterPipeline[0].Name {
	case "DCTDecode":
		m, err := jpeg.Decode(bytes.NewReader(sd.Raw))
		if err != nil {
			return nil
		}
		switch m.ColorModel() {
		case color.GrayModel, color.YCbCrModel:
			return m
		}
	case "FlateDecode":
		return plainPoints(doc, sd, *width, *height)
	}
	return nil
}

func plainPoints(doc *model.Context, sd *types.StreamDict, width, height int) image.Image {
	space, err := doc.Dereference(sd.Dict["ColorSpace"])
	if bits := sd.IntEntry("BitsPerComponent"); err != nil || bits == nil || *bits != 8 {
		return nil
	}
	each := map[string]int{model.DeviceRGBCS: 3, model.DeviceGrayCS: 1}
	name, ok := space.(types.Name)
	if !ok || each[name.Value()] == 0 {
		return nil
	}
	size := width * height * each[name.Value()]
	if err := sd.DecodeWithLimit(int64(size) + 1024); err != nil || len(sd.Content) < size {
		return nil
	}
	if each[name.Value()] == 1 {
		return &image.Gray{Pix: sd.Content[:size], Stride: width, Rect: image.Rect(0, 0, width, height)}
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for i, j := 0, 0; j < size; i, j = i+4, j+3 {
		out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = sd.Content[j], sd.Content[j+1], sd.Content[j+2], 0xFF
	}
	return out
}

// smaller brings a picture down to a resolution, taken as if it filled an A4 page; one that has no more is given back.
func smaller(m image.Image, dpi int) image.Image {
	b := m.Bounds()
	have := PictureInfo{Width: b.Dx(), Height: b.Dy()}.DPI()
	if have <= dpi {
		return m
	}
	size := image.Rect(0, 0, max(b.Dx()*dpi/have, 1), max(b.Dy()*dpi/have, 1))
	out := image.NewRGBA(size)
	draw.CatmullRom.Scale(out, size, m, b, draw.Src, nil)
	if m.ColorModel() != color.GrayModel {
		return out
	}
	grey := image.NewGray(size)
	for i := range grey.Pix {
		grey.Pix[i] = out.Pix[4*i]
	}
	return grey
}
