package sketch

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // pictures in forms
	_ "image/png"  // pictures in forms
	"slices"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
)

// mark is something drawn: words, a filled box (rules are thin ones), or a picture.
type mark struct {
	x, y, w, h float64 // of words, x and y are the beginning of the base line
	words      string
	size       float64
	bold       bool
	font       int  // that has the words
	hollow     bool // the outline of the box only
	colour     color.Color
	picture    image.Image
	number     bool // words are put in for the page's number
	total      bool // and for the number of pages
}

// moved are marks in another place.
func moved(marks []mark, dx, dy float64) []mark {
	out := make([]mark, len(marks))
	for i, m := range marks {
		m.x, m.y = m.x+dx, m.y+dy
		out[i] = m
	}
	return out
}

// ruleWidth is how thick lines are drawn.
const ruleWidth = 0.6

func horizontal(x, y, w float64) mark {
	return mark{x: x, y: y - ruleWidth/2, w: w, h: ruleWidth, colour: color.Black}
}

func vertical(x, y, h float64) mark {
	return mark{x: x - ruleWidth/2, y: y, w: ruleWidth, h: h, colour: color.Black}
}

// maxPicturePoints limits the pictures that are decoded.
const maxPicturePoints = 40 << 20

func decode(data []byte) (image.Image, error) {
	head, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if head.Width*head.Height > maxPicturePoints {
		return nil, image.ErrFormat
	}
	m, _, err := image.Decode(bytes.NewReader(data))
	return m, err
}

// Paint draws the sheet on white, dpi points to the inch.
func (s *Sheet) Paint(dpi float64) *image.RGBA {
	scale := dpi / 72
	m := image.NewRGBA(image.Rect(0, 0, max(1, int(s.Width*scale+.5)), max(1, int(s.Height*scale+.5))))
	draw.Draw(m, m.Bounds(), image.White, image.Point{}, draw.Src)
	s.faces.mu.Lock()
	defer s.faces.mu.Unlock()
	for _, k := range s.marks {
		switch {
		case k.picture != nil:
			draw.ApproxBiLinear.Scale(m, pixels(k, scale), k.picture, k.picture.Bounds(), draw.Over, nil)
		case k.words != "":
			s.faces.write(m, k, dpi)
		case k.hollow:
			outline(m, pixels(k, scale), k.colour)
		default:
			draw.Draw(m, pixels(k, scale), image.NewUniform(k.colour), image.Point{}, draw.Over)
		}
	}
	return m
}

// Pictured tells whether pictures stand on the sheet.
func (s *Sheet) Pictured() bool {
	return slices.ContainsFunc(s.marks, func(m mark) bool { return m.picture != nil })
}

// pixels is the box of a mark on the paper, at least a pixel each way.
func pixels(k mark, scale float64) image.Rectangle {
	x, y := int(k.x*scale+.5), int(k.y*scale+.5)
	return image.Rect(x, y, max(x+1, int((k.x+k.w)*scale+.5)), max(y+1, int((k.y+k.h)*scale+.5)))
}

func outline(m draw.Image, r image.Rectangle, c color.Color) {
	ink := image.NewUniform(c)
	for _, side := range []image.Rectangle{
		image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+1), image.Rect(r.Min.X, r.Max.Y-1, r.Max.X, r.Max.Y),
		image.Rect(r.Min.X, r.Min.Y, r.Min.X+1, r.Max.Y), image.Rect(r.Max.X-1, r.Min.Y, r.Max.X, r.Max.Y)} {
		draw.Draw(m, side, ink, image.Point{}, draw.Over)
	}
}

// write draws words. A face that cannot be made at this size leaves them out, as it would leave out every other word.
func (f *Faces) write(m draw.Image, k mark, dpi float64) {
	face, err := f.face(faceKey{k.size, dpi, k.bold, k.font})
	if err != nil {
		return
	}
	scale := dpi / 72
	d := font.Drawer{Dst: m, Src: image.NewUniform(k.colour), Face: face,
		Dot: fixed.Point26_6{X: fixed.Int26_6(k.x * scale * 64), Y: fixed.Int26_6(k.y * scale * 64)}}
	d.DrawString(k.words)
}

// Line draws words on one line, black on nothing, as tight as the face is high: what is put onto pages of others. size is in
// points.
func (f *Faces) Line(words string, size, dpi float64) *image.RGBA {
	x := 0.0
	var marks []mark
	for _, r := range words {
		w := f.width(r, false)
		marks = append(marks, mark{x: x, y: size, words: string(r), size: size, font: max(w.font, 0), colour: color.Black})
		x += w.parts * size
	}
	scale := dpi / 72
	m := image.NewRGBA(image.Rect(0, 0, max(1, int(x*scale)+2), max(1, int(1.2*size*scale))))
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, k := range marks {
		f.write(m, k, dpi)
	}
	return m
}
