package preview

import (
	"bytes"
	"image"
	"image/draw"
	"math/rand/v2"
	"testing"
)

// A sheet in grey is what image/draw makes of it.
func TestGreyIsThatOfTheLibrary(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 37, 23))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(random.Uint32())
		if i%4 == 3 {
			m.Pix[i] = 0xff
		}
		if i > 1000 && i%4 < 3 {
			m.Pix[i] = m.Pix[i-i%4] // ink and paper
		}
	}
	want := image.NewGray(m.Rect)
	draw.Draw(want, want.Rect, m, image.Point{}, draw.Src)
	if got := greyOf(m); got.Rect != want.Rect || !bytes.Equal(got.Pix, want.Pix) {
		t.Error("other greys than those of image/draw")
	}
}
