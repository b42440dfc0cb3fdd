package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// photo is a noisy picture, which compresses badly, with a black corner at the top left.
func photo(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	dice := rand.New(rand.NewPCG(1, 2))
	for y := range h {
		for x := range w {
			v := uint8(150 + dice.IntN(100))
			c := color.RGBA{v, v / 2, 255 - v, 255}
			if x < w/4 && y < h/4 {
				c = color.RGBA{0, 0, 0, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, m, &jpeg.Options{Quality: 92}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// held marks a JPEG as taken with the camera held in a way.
func held(data []byte, orientation byte) []byte {
	body := append([]byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), orientation, 0, 0, 0, 0, 0, 0)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0, byte(len(body) + 2)}, body...)
	return append(out, data[2:]...)
}

func looked(t testing.TB, data []byte) Look {
	t.Helper()
	l, err := engine.Look(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// titles gives the signs of each page.
func titles(t testing.TB, data []byte) []string {
	t.Helper()
	pages, err := engine.Text(data)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pages {
		signs := []rune(strings.Join(strings.Fields(p), ""))
		slices.Sort(signs) // a turned page gives its lines in another order
		pages[i] = string(signs)
	}
	return pages
}

func TestPagesAreArrangedAnewFromSeveralFiles(t *testing.T) {
	ctx := context.Background()
	files := [][]byte{sample(t, "技术转让合同及登记证明.pdf"), sample(t, "营业执照.pdf")}
	first, second := titles(t, files[0]), titles(t, files[1])
	if len(first) < 2 {
		t.Fatalf("the sample has %d pages", len(first))
	}
	made, err := Arrange(ctx, files, []Sheet{{File: 0, Page: 1}, {File: 1, Page: 0, Turn: 90}, {File: 0, Page: 0, Turn: -90}})
	if err != nil {
		t.Fatal(err)
	}
	got := titles(t, made)
	if want := []string{first[1], second[0], first[0]}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("pages %q, want %q", got, want)
	}
	l := looked(t, made)
	if p := l.Pages; p[0].Width > p[0].Height || p[1].Width < p[1].Height || p[2].Width < p[2].Height {
		t.Errorf("turned: %+v", p)
	}
	again, err := Arrange(ctx, [][]byte{made}, []Sheet{{Page: 1, Turn: 270}})
	if err != nil {
		t.Fatal(err)
	}
	if p := looked(t, again).Pages; len(p) != 1 || p[0].Width > p[0].Height {
		t.Errorf("turned back: %+v", p)
	}
	if len(again) > len(made) {
		t.Errorf("one page of %d bytes has %d bytes: what is not used was kept", len(made), len(again))
	}
}

func TestArrangeRefusesWhatIsNotThere(t *testing.T) {
	ctx, good := context.Background(), sample(t, "营业执照.pdf")
	for name, sheets := range map[string][]Sheet{"none": nil, "page": {{Page: 9}}, "before": {{Page: -1}}, "file": {{File: 1}}, "no file": {{File: -1}}} {
		if out, err := Arrange(ctx, [][]byte{good}, sheets); err == nil || out != nil {
			t.Errorf("%s: %d bytes, %v", name, len(out), err)
		}
	}
	if _, err := Arrange(ctx, [][]byte{good[:len(good)/2]}, []Sheet{{}}); !errors.Is(err, ErrDamaged) {
		t.Errorf("half a file: %v", err)
	}
	over, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Arrange(over, [][]byte{good}, []Sheet{{}}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestAProtectedFileIsNotChanged(t *testing.T) {
	locked := protect(t, sample(t, "营业执照.pdf"), "看", "主")
	if _, err := engine.Look(context.Background(), locked); !errors.Is(err, ErrPassword) {
		t.Errorf("looking: %v", err)
	}
	readable := protect(t, sample(t, "营业执照.pdf"), "", "owner")
	for name, data := range map[string][]byte{"locked": locked, "readable": readable} {
		if _, err := Arrange(context.Background(), [][]byte{data}, []Sheet{{}}); !errors.Is(err, ErrPassword) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAPictureBecomesAPage(t *testing.T) {
	ctx := context.Background()
	lying, standing := photo(1200, 800), photo(800, 1200)
	cases := map[string]struct {
		data  []byte
		lies  bool
		black image.Point // in quarters: where the black corner is seen
	}{
		"jpeg lying":     {jpegOf(t, lying), true, image.Pt(0, 0)},
		"jpeg standing":  {jpegOf(t, standing), false, image.Pt(0, 0)},
		"png":            {pngOf(t, lying), true, image.Pt(0, 0)},
		"turned right":   {held(jpegOf(t, lying), 6), false, image.Pt(1, 0)},
		"turned left":    {held(jpegOf(t, standing), 8), true, image.Pt(0, 1)},
		"upside down":    {held(jpegOf(t, lying), 3), true, image.Pt(1, 1)},
		"mirrored":       {held(jpegOf(t, lying), 2), true, image.Pt(1, 0)},
		"mirrored, left": {held(jpegOf(t, standing), 7), true, image.Pt(1, 1)},
	}
	for name, c := range cases {
		data, err := FromPicture(ctx, c.data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p := looked(t, data).Pages
		if len(p) != 1 || (p[0].Width > p[0].Height) != c.lies {
			t.Errorf("%s: %+v", name, p)
			continue
		}
		if near := min(p[0].Width, p[0].Height); near < 209 || near > 211 {
			t.Errorf("%s: the paper is %.1f mm wide", name, near)
		}
		if p[0].DPI < 95 || p[0].DPI > 110 {
			t.Errorf("%s: %d dots per inch", name, p[0].DPI)
		}
		if got := corner(t, data); got != c.black {
			t.Errorf("%s: the corner is at %v, want %v", name, got, c.black)
		}
	}
}

// corner finds the quarter of the page with the darkest point a little way in.
func corner(t *testing.T, data []byte) image.Point {
	t.Helper()
	m, err := engine.Render(data, 0, 400)
	if err != nil {
		t.Fatal(err)
	}
	b, best, found := m.Bounds(), uint32(1<<20), image.Point{}
	for _, q := range []image.Point{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		x, y := b.Dx()/6+q.X*b.Dx()*4/6, b.Dy()/6+q.Y*b.Dy()*4/6
		if r, g, bl, _ := m.At(x, y).RGBA(); r+g+bl < best {
			best, found = r+g+bl, q
		}
	}
	return found
}

func TestInspectTellsTheResolutionOfAFilledPage(t *testing.T) {
	info, err := Inspect(held(jpegOf(t, photo(1240, 100)), 6))
	if err != nil || info.Width != 100 || info.Height != 1240 || info.Format != "jpeg" {
		t.Errorf("%+v, %v", info, err)
	}
	for points, want := range map[image.Point]int{{1654, 2339}: 200, {2339, 1654}: 200, {827, 1170}: 100} {
		if got := (PictureInfo{Width: points.X, Height: points.Y}).DPI(); got < want-1 || got > want+1 {
			t.Errorf("%v: %d dots per inch, want %d", points, got, want)
		}
	}
	huge := pngOf(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	copy(huge[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65536 × 65536
	for name, data := range map[string][]byte{"empty": nil, "pdf": sample(t, "营业执照.pdf"), "huge": huge} {
		if _, err := Decode(data); !errors.Is(err, ErrPicture) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := FromPicture(context.Background(), data); !errors.Is(err, ErrPicture) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
