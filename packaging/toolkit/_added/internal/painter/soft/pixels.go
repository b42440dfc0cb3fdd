package soft

import "image"

// box is a rectangle in pixels of the window; right and bottom are outside it.
type box struct{ left, top, right, bottom int32 }

func (b box) empty() bool { return b.left >= b.right || b.top >= b.bottom }

func (b box) within(o box) bool {
	return b.left >= o.left && b.top >= o.top && b.right <= o.right && b.bottom <= o.bottom
}

func (b box) and(o box) box {
	return box{max(b.left, o.left), max(b.top, o.top), min(b.right, o.right), min(b.bottom, o.bottom)}
}

// or is the smallest box that holds both; neither may be empty.
func (b box) or(o box) box {
	return box{min(b.left, o.left), min(b.top, o.top), max(b.right, o.right), max(b.bottom, o.bottom)}
}

func (b box) area() int { return int(b.right-b.left) * int(b.bottom-b.top) }

func (b box) rectangle() image.Rectangle {
	return image.Rect(int(b.left), int(b.top), int(b.right), int(b.bottom))
}

// Pixels is a picture. Pix holds its rows from the top, a pixel as 0xAARRGGBB with the colours multiplied by alpha: in
// memory of a little-endian machine blue, green, red, alpha, which is what Windows and X11 take. In a window's picture alpha is always 255.
type Pixels struct {
	Pix           []uint32
	Width, Height int
}

func newPixels(width, height int) *Pixels {
	return &Pixels{Pix: make([]uint32, width*height), Width: width, Height: height}
}

// whole is the box of all its pixels.
func (p *Pixels) whole() box { return box{0, 0, int32(p.Width), int32(p.Height)} }

// row is the part of row y from left to right.
func (p *Pixels) row(y, left, right int32) []uint32 {
	at := int(y) * p.Width
	return p.Pix[at+int(left) : at+int(right)]
}

// image is a copy of a picture whose alpha is 255 everywhere.
func (p *Pixels) image() image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, p.Width, p.Height))
	for i, v := range p.Pix {
		out.Pix[4*i], out.Pix[4*i+1], out.Pix[4*i+2], out.Pix[4*i+3] = uint8(v>>16), uint8(v>>8), uint8(v), 255
	}
	return out
}

// pixel is a colour with its alpha multiplied in, as Pixels keep it; the parts are 16 bits wide, as color.Color gives them.
func pixel(r, g, b, a uint32) uint32 { return a>>8<<24 | r>>8<<16 | g>>8<<8 | b>>8 }

// share is v with every part multiplied by n/255.
func share(v, n uint32) uint32 {
	const half, mask = 0x00800080, 0x00ff00ff
	low := (v&mask)*n + half
	low = (low + low>>8&mask) >> 8 & mask
	high := (v>>8&mask)*n + half
	high = (high + high>>8&mask) & (mask << 8)
	return high | low
}

// over is s painted over d.
func over(d, s uint32) uint32 {
	switch a := s >> 24; a {
	case 0:
		return d
	case 255:
		return s
	default:
		return s + share(d, 255-a)
	}
}

// fill paints one colour over a row.
func fill(row []uint32, v uint32) {
	switch v >> 24 {
	case 0:
		return
	case 255:
		if len(row) == 0 {
			return
		}
		row[0] = v
		for done := 1; done < len(row); done *= 2 {
			copy(row[done:], row[:done])
		}
	default:
		left := 255 - v>>24
		for i, d := range row {
			row[i] = v + share(d, left)
		}
	}
}

// lay paints a row of a texture over a row of the same length.
func lay(row, from []uint32) {
	for i, s := range from[:len(row)] {
		if s != 0 {
			row[i] = over(row[i], s)
		}
	}
}

// premultiplied makes a texture of a picture.
func premultiplied(img image.Image) *texture {
	b := img.Bounds()
	t := &texture{Pixels: *newPixels(b.Dx(), b.Dy())}
	switch from := img.(type) {
	case *image.RGBA:
		for y := range t.Height {
			line := from.Pix[y*from.Stride:]
			for x := range t.Width {
				p := line[4*x : 4*x+4 : 4*x+4]
				t.Pix[y*t.Width+x] = uint32(p[3])<<24 | uint32(p[0])<<16 | uint32(p[1])<<8 | uint32(p[2])
			}
		}
	case *image.NRGBA:
		for y := range t.Height {
			line := from.Pix[y*from.Stride:]
			for x := range t.Width {
				p := line[4*x : 4*x+4 : 4*x+4]
				if a := uint32(p[3]); a != 0 {
					t.Pix[y*t.Width+x] = a<<24 | share(uint32(p[0])<<16|uint32(p[1])<<8|uint32(p[2]), a)
				}
			}
		}
	default:
		for y := range t.Height {
			for x := range t.Width {
				t.Pix[y*t.Width+x] = pixel(img.At(b.Min.X+x, b.Min.Y+y).RGBA())
			}
		}
	}
	return t
}
