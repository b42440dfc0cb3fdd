package soft

import (
	"image"
	"image/color"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

const wide, high = 240, 180

// scene is what is painted, from the back to the front.
type scene struct {
	objects []fyne.CanvasObject
	places  []fyne.Position
}

func (s *scene) add(o fyne.CanvasObject, x, y, width, height float32) {
	o.Resize(fyne.NewSize(width, height))
	s.objects, s.places = append(s.objects, o), append(s.places, fyne.NewPos(x, y))
}

func (s *scene) remove(i int) {
	s.objects, s.places = slices.Delete(s.objects, i, i+1), slices.Delete(s.places, i, i+1)
}

// paint paints the scene; every third object is seen in a part of the window only.
func (s *scene) paint(p *Painter) (*Pixels, []image.Rectangle) {
	p.SetOutputSize(int(wide*p.canvas.Scale()), int(high*p.canvas.Scale()))
	p.Clear()
	for i, o := range s.objects {
		if i%3 == 2 {
			p.StartClipping(fyne.NewPos(20, 15), fyne.NewSize(wide-50, high-40))
		}
		p.Paint(o, s.places[i], fyne.NewSize(wide, high), nil)
		p.StopClipping()
	}
	return p.Frame()
}

// one makes an object of any kind.
func one(r *rand.Rand) fyne.CanvasObject {
	ink := color.NRGBA{R: uint8(r.UintN(256)), G: uint8(r.UintN(256)), B: uint8(r.UintN(256)), A: []uint8{255, 255, 90}[r.IntN(3)]}
	switch r.IntN(9) {
	case 0:
		return canvas.NewText([]string{"申报", "文字和 words", "x", "一张表、一套材料"}[r.IntN(4)], ink)
	case 1:
		return &canvas.Text{Text: "下划线", TextSize: 15, Color: ink, TextStyle: fyne.TextStyle{Underline: true, Bold: true}, Alignment: fyne.TextAlignCenter}
	case 2:
		return canvas.NewRectangle(ink)
	case 3:
		return &canvas.Rectangle{FillColor: ink, StrokeColor: color.Black, StrokeWidth: 1, CornerRadius: 5}
	case 4:
		shade := canvas.Shadow{Color: color.NRGBA{A: 80}, BlurRadius: 5, Offset: fyne.NewPos(2, 3)}
		return &canvas.Rectangle{FillColor: ink, CornerRadius: canvas.RadiusMaximum, Shadow: shade}
	case 5:
		return &canvas.Circle{FillColor: ink, StrokeColor: color.White, StrokeWidth: 2}
	case 6:
		return &canvas.Line{Position2: fyne.NewPos(30, 20), StrokeColor: ink, StrokeWidth: 3}
	case 7:
		return canvas.NewHorizontalGradient(ink, color.White)
	default:
		return canvas.NewRasterWithPixels(func(x, y, _, _ int) color.Color {
			return color.NRGBA{R: uint8(x * 3), G: uint8(y * 5), B: ink.B, A: 200}
		})
	}
}

// A picture that is painted on from the last one is the one that is painted from nothing, and all in which it differs from the
// last one is told.
func TestPartsMakeTheWhole(t *testing.T) {
	test.NewTempApp(t)
	for _, scale := range []float32{1, 1.25} {
		for seed := range uint64(6) {
			r := rand.New(rand.NewPCG(seed, 1))
			place := func() (float32, float32, float32, float32) {
				return float32(r.IntN(wide)) - 20.3, float32(r.IntN(high)) - 10.7, float32(8 + r.IntN(150)), float32(8 + r.IntN(90))
			}
			c := scaled{scale: scale}
			p, s := New(c), &scene{}
			for range 12 {
				x, y, width, height := place()
				s.add(one(r), x, y, width, height)
			}
			var last []uint32
			for step := range 25 {
				change(r, p, s, place)
				got, parts := s.paint(p)
				want, _ := s.paint(New(c))
				if !slices.Equal(got.Pix, want.Pix) {
					t.Fatalf("scale %v, seed %d, step %d: the picture differs from one that is painted from nothing", scale, seed, step)
				}
				if last != nil && !told(last, got, parts) {
					t.Fatalf("scale %v, seed %d, step %d: something outside %v has changed", scale, seed, step, parts)
				}
				last = slices.Clone(got.Pix)
			}
		}
	}
}

// change changes the scene in one of the ways in which windows change.
func change(r *rand.Rand, p *Painter, s *scene, place func() (float32, float32, float32, float32)) {
	i := r.IntN(len(s.objects))
	x, y, width, height := place()
	switch r.IntN(7) {
	case 0:
		s.places[i] = fyne.NewPos(x, y)
	case 1:
		s.objects[i].Resize(fyne.NewSize(width, height))
		p.Free(s.objects[i])
	case 2:
		s.remove(i)
		s.add(one(r), x, y, width, height)
	case 3: // something is in front that was behind
		o, at := s.objects[i], s.places[i]
		s.remove(i)
		s.objects, s.places = append(s.objects, o), append(s.places, at)
	case 4:
		for i, at := range s.places[len(s.places)/2:] { // scrolled
			s.places[len(s.places)/2+i] = at.AddXY(0, 7)
		}
	case 5: // a dialog comes, what is behind it is blurred, or it goes
		if b := slices.IndexFunc(s.objects, func(o fyne.CanvasObject) bool { _, ok := o.(*canvas.Blur); return ok }); b >= 0 && r.IntN(3) > 0 {
			s.remove(b)
		} else {
			s.add(canvas.NewBlur(1.5), 0, 0, wide, high)
			s.add(one(r), x, y, width, height)
		}
	default: // nothing
	}
}

// told tells whether the parts hold all that differs.
func told(last []uint32, now *Pixels, parts []image.Rectangle) bool {
	for i, v := range now.Pix {
		at := image.Pt(i%now.Width, i/now.Width)
		if v != last[i] && !slices.ContainsFunc(parts, func(part image.Rectangle) bool { return at.In(part) }) {
			return false
		}
	}
	return true
}

func TestOnlyWhatChangesIsPainted(t *testing.T) {
	test.NewTempApp(t)
	p, s := New(scaled{scale: 1}), &scene{}
	text := canvas.NewText("甲", color.Black)
	s.add(canvas.NewRectangle(color.White), 0, 0, wide, high)
	s.add(text, 10, 10, 60, 20)
	s.add(canvas.NewText("乙", color.Black), 100, 100, 60, 20)
	if pixels, parts := s.paint(p); len(parts) != 1 || parts[0] != pixels.whole().rectangle() {
		t.Errorf("the first picture shows %v", parts)
	}
	if _, parts := s.paint(p); len(parts) != 0 {
		t.Errorf("nothing has changed, and %v is painted", parts)
	}
	text.Text = "丙"
	if _, parts := s.paint(p); len(parts) != 1 || !parts[0].In(image.Rect(10, 10, 40, 40)) {
		t.Errorf("one letter has changed, and %v is painted", parts)
	}
	p.Expose()
	if pixels, parts := s.paint(p); len(parts) != 1 || parts[0] != pixels.whole().rectangle() {
		t.Errorf("the window has lost its picture, and %v is shown", parts)
	}
	if _, parts := p.Frame(); len(parts) != 0 {
		t.Errorf("without a new picture %v is shown", parts)
	}
}

func TestPictureIsDrawnAnewWhenRefreshed(t *testing.T) {
	test.NewTempApp(t)
	p, s := New(scaled{scale: 1}), &scene{}
	drawn := 0
	raster := canvas.NewRaster(func(w, h int) image.Image {
		drawn++
		return image.NewUniform(color.Gray{Y: uint8(drawn)})
	})
	s.add(raster, 10, 10, 50, 50)
	for range 3 {
		s.paint(p)
	}
	if drawn != 1 {
		t.Errorf("drawn %d times without being refreshed", drawn)
	}
	p.Free(raster)
	if _, parts := s.paint(p); drawn != 2 || len(parts) != 1 {
		t.Errorf("drawn %d times, painted %v", drawn, parts)
	}
	p.Free(raster)
	if len(p.objects) != 0 {
		t.Errorf("%d pictures are kept of objects that are gone", len(p.objects))
	}
}

func TestTextsAreKeptAsLongAsNeeded(t *testing.T) {
	m := made[int]{of: map[int]*texture{}}
	now := time.Now()
	have := func(key int) *texture {
		return m.get(key, func() *texture { return &texture{Pixels: *newPixels(100, 100)} })
	}
	m.begin(now)
	first, second := have(1), have(2)
	m.begin(now.Add(50 * time.Second))
	if have(1) != first {
		t.Error("a text that is needed is drawn again")
	}
	m.begin(now.Add(70 * time.Second))
	if have(1) != first || len(m.of) != 1 || m.pixels != 100*100 {
		t.Errorf("%d texts of %d pixels are kept", len(m.of), m.pixels)
	}
	if have(2) == second {
		t.Error("a text that nobody needed for a minute is still there")
	}
	for i := range 1000 { // 40 MB in one picture
		have(i)
	}
	m.begin(now.Add(71 * time.Second))
	have(7)
	if len(m.of) != 1000 {
		t.Errorf("of what the last picture needed %d are kept", len(m.of))
	}
	m.begin(now.Add(72 * time.Second))
	if len(m.of) != 1 {
		t.Errorf("too much is kept: %d", len(m.of))
	}
}

func TestLongTextIsDrawnWhereItIsSeen(t *testing.T) {
	test.NewTempApp(t)
	p, s := New(scaled{scale: 1}), &scene{}
	long := make([]rune, 5000)
	for i := range long {
		long[i] = '长'
	}
	text := canvas.NewText(string(long), color.Black)
	s.add(text, -20000, 10, 60000, 20)
	s.paint(p)
	if len(p.texts.of) > 2 {
		t.Errorf("%d pieces of a text are drawn in a window of %d", len(p.texts.of), wide)
	}
	for key, tex := range p.texts.of {
		if !slices.ContainsFunc(tex.Pix, func(v uint32) bool { return v != 0 }) {
			t.Errorf("the piece at %d is empty", key.from)
		}
	}
}

// BenchmarkLetter is a letter typed into a form of 300 texts and frames.
func BenchmarkLetter(b *testing.B) {
	test.NewTempApp(b)
	p, s := New(scaled{scale: 1}), &scene{}
	for i := range 300 {
		s.add(&canvas.Rectangle{StrokeColor: color.Black, StrokeWidth: 1, CornerRadius: 4}, float32(i%10*20), float32(i/10*6), 19, 5)
		s.add(canvas.NewText("项目", color.Black), float32(i%10*20), float32(i/10*6), 19, 5)
	}
	text := s.objects[301].(*canvas.Text)
	for i := range b.N {
		text.Text = []string{"甲", "乙"}[i%2]
		s.paint(p)
	}
}

// BenchmarkWhole paints a window of 1366 × 768 anew.
func BenchmarkWhole(b *testing.B) {
	test.NewTempApp(b)
	s := &scene{}
	for i := range 300 {
		s.add(&canvas.Rectangle{FillColor: color.White, StrokeColor: color.Black, StrokeWidth: 1, CornerRadius: 4}, float32(i%10*20), float32(i/10*6), 19, 5)
		s.add(canvas.NewText("项目", color.Black), float32(i%10*20), float32(i/10*6), 19, 5)
	}
	p := New(scaled{scale: 5.7})
	for range b.N {
		p.pixels = nil
		s.paint(p)
	}
}
