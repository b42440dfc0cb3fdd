package robot

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// mostColours is how many colours a picture of the manual has: flat grounds and the shades of letters need no more.
const mostColours = 128

// smallPNG encodes a picture with few colours, in a fraction of the size. The same picture gives the same bytes.
func smallPNG(from image.Image) ([]byte, error) {
	bounds := from.Bounds()
	count := map[color.NRGBA]int{}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[coarse(from.At(x, y))]++
		}
	}
	colours := make([]color.NRGBA, 0, len(count))
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b color.NRGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(rank(a), rank(b)))
	})
	var palette color.Palette
	for _, c := range colours[:min(len(colours), mostColours)] {
		palette = append(palette, c)
	}
	index := map[color.NRGBA]uint8{}
	for _, c := range colours {
		index[c] = uint8(palette.Index(c))
	}
	to := image.NewPaletted(image.Rect(0, 0, bounds.Dx(), bounds.Dy()), palette)
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			to.SetColorIndex(x, y, index[coarse(from.At(bounds.Min.X+x, bounds.Min.Y+y))])
		}
	}
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, to)
	return out.Bytes(), err
}

// coarse drops the last bits of a colour, which nobody sees; white stays white.
func coarse(c color.Color) color.NRGBA {
	r, g, b, _ := c.RGBA()
	step := func(v uint32) uint8 { return uint8(v>>8) | 3 }
	return color.NRGBA{R: step(r), G: step(g), B: step(b), A: 255}
}

func rank(c color.NRGBA) uint32 { return uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B) }
