package pdf

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"testing"
)

// Pages of print come out point for point, standing and lying, odd numbers of points too, and are smaller than JPEGs.
func TestPagesOfPrint(t *testing.T) {
	var pages Pictured
	sizes := []image.Point{{301, 425}, {425, 301}, {1654, 2339}}
	var drawn []*image.Gray
	for _, size := range sizes {
		m := image.NewGray(image.Rectangle{Max: size})
		for i := range m.Pix {
			x, y := i%size.X, i/size.X
			m.Pix[i] = 255
			if y/9%3 == 0 && x/5%4 < 2 { // lines of words
				m.Pix[i] = 17 * byte(x/40%3)
			}
		}
		if err := pages.AddPrint(context.Background(), m); err != nil {
			t.Fatal(err)
		}
		drawn = append(drawn, m)
		var asJPEG bytes.Buffer
		if err := jpeg.Encode(&asJPEG, m, &jpeg.Options{Quality: picturedQuality}); err != nil {
			t.Fatal(err)
		}
		if got := len(pages.files[len(pages.files)-1]); got > asJPEG.Len()/2 {
			t.Errorf("%v: %d bytes, as a JPEG %d", size, got, asJPEG.Len())
		}
	}
	data, err := pages.PDF(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range drawn {
		shown, err := engine.Render(data, i, sizes[i].X)
		if err != nil {
			t.Fatal(err)
		}
		wrong := 0
		for y := 2; y < min(sizes[i].Y, shown.Rect.Dy())-2; y++ {
			for x := 2; x < sizes[i].X-2; x++ {
				if d := int(shown.RGBAAt(x, y).R) - int(m.GrayAt(x, y).Y); d < -9 || d > 9 {
					wrong++
				}
			}
		}
		// A page is not quite as high as its points: some lines are drawn between two.
		if lying := shown.Rect.Dx() > shown.Rect.Dy(); lying != (sizes[i].X > sizes[i].Y) || wrong > len(m.Pix)/10 {
			t.Errorf("page %d: %v, %d of %d points differ", i+1, shown.Rect, wrong, len(m.Pix))
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if pages.AddPrint(stopped, drawn[0]) == nil {
		t.Error("a page was added after the end")
	}
}
