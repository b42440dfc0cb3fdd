package pdf

import (
	"context"
	"encoding/base64"
	"image"
	"image/color"
	"testing"
)

// Lossy WebP files of 16 × 16 points: four squares in white, black, red and blue; the left half white, the right half nothing.
const (
	webpSquares = "UklGRj4AAABXRUJQVlA4IDIAAABwAQCdASoQABAAAMASJaACdAIigAD+8Wj//6Xp//h/n//8cuYP/8aR/1L2X/+8BfokAA=="
	webpClear   = "UklGRlQAAABXRUJQVlA4WAoAAAAQAAAADwAADwAAQUxQSBIAAAABDzD/ERFCLJjMX7o7g4j+Ry5WUDggHAAAAFABAJ0BKhAAEAAAwBIlpAAEdAAA/oP///RxgAA="
)

func fromBase64(t *testing.T, text string) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// near tells whether two colours differ by at most so many of 255 in each part.
func near(a, b color.RGBA, most uint8) bool {
	apart := func(x, y uint8) bool { return max(x, y)-min(x, y) > most }
	return !apart(a.R, b.R) && !apart(a.G, b.G) && !apart(a.B, b.B) && a.A == b.A
}

func at(m image.Image, x, y int) color.RGBA { return color.RGBAModel.Convert(m.At(x, y)).(color.RGBA) }

// The colours are those that libwebp shows.
func TestAWebPHasTheTonesItWasMadeWith(t *testing.T) {
	squares, err := Decode(fromBase64(t, webpSquares))
	if err != nil {
		t.Fatal(err)
	}
	for p, want := range map[image.Point]color.RGBA{{3, 3}: {255, 255, 255, 255}, {12, 3}: {0, 0, 0, 255}, {3, 12}: {208, 33, 33, 255}, {12, 12}: {32, 64, 190, 255}} {
		if got := at(squares, p.X, p.Y); !near(got, want, 3) {
			t.Errorf("at %v %v, want %v", p, got, want)
		}
	}
	clear, err := Decode(fromBase64(t, webpClear))
	if err != nil {
		t.Fatal(err)
	}
	if left, right := at(clear, 3, 3), at(clear, 12, 3); left != (color.RGBA{255, 255, 255, 255}) || right.A != 0 {
		t.Errorf("with holes: %v and %v", left, right)
	}
	if !White(clear) || White(squares) {
		t.Errorf("white: %v, %v", White(clear), White(squares))
	}
}

func TestAWebPIsWhiteOnItsPage(t *testing.T) {
	page, err := FromPicture(context.Background(), fromBase64(t, webpSquares))
	if err != nil {
		t.Fatal(err)
	}
	err = engine.RenderAll(context.Background(), page, 210, func(_ int, shown *image.RGBA) {
		b := shown.Bounds()
		if got := at(shown, b.Dx()/4, b.Dy()/2-b.Dx()/4); !near(got, color.RGBA{255, 255, 255, 255}, 8) {
			t.Errorf("white paper is %v", got)
		}
		if got := at(shown, b.Dx()*3/4, b.Dy()/2-b.Dx()/4); !near(got, color.RGBA{0, 0, 0, 255}, 8) {
			t.Errorf("black print is %v", got)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}
