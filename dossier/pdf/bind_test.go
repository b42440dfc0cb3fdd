package pdf

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// greyPages is a PDF of pages that are each a picture of one grey.
func greyPages(t *testing.T, pages int, lying bool) []byte {
	t.Helper()
	var files [][]byte
	var sheets []Sheet
	for i := range pages {
		size := image.Rect(0, 0, 300, 420)
		if lying {
			size = image.Rect(0, 0, 420, 300)
		}
		m := image.NewGray(size)
		for k := range m.Pix {
			m.Pix[k] = 200
		}
		var out bytes.Buffer
		if err := png.Encode(&out, m); err != nil {
			t.Fatal(err)
		}
		page, err := FromPicture(context.Background(), out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		files, sheets = append(files, page), append(sheets, Sheet{File: i})
	}
	data, err := Arrange(context.Background(), files, sheets)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// black is a picture for the foot of a page.
func black(t *testing.T) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 300, 50))
	var out bytes.Buffer
	if err := png.Encode(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// darkAt tells whether the middle of the foot of a page is dark.
func darkAt(m *image.RGBA) bool {
	b := m.Bounds()
	for y := b.Dy() * 9 / 10; y < b.Dy(); y++ {
		if c := color.GrayModel.Convert(m.At(b.Dx()/2, y)).(color.Gray); c.Y < 60 {
			return true
		}
	}
	return false
}

func TestBind(t *testing.T) {
	foot := black(t)
	var asked []int
	bound, places, err := Bind(context.Background(), []Leaf{{"01 申请表（盖公章）", greyPages(t, 2, false)}, {"02 坏的", []byte("%PDF-1.7 torn")}, {"03 附件", greyPages(t, 3, true)}},
		func(n, all int) ([]byte, error) {
			asked = append(asked, n*10+all)
			if n == 1 {
				return nil, nil
			}
			return foot, nil
		})
	if err != nil {
		t.Fatal(err)
	}
	if places[0] != (Place{First: 1, Pages: 2}) || !errors.Is(places[1].Err, ErrDamaged) || places[2] != (Place{First: 3, Pages: 3}) {
		t.Errorf("places %+v", places)
	}
	if len(asked) != 5 || asked[4] != 55 {
		t.Errorf("asked for the foot of %v", asked)
	}
	marks, err := api.Bookmarks(bytes.NewReader(bound), settings())
	if err != nil || len(marks) != 2 || marks[0].Title != "01 申请表（盖公章）" || marks[1].PageFrom != 3 {
		t.Errorf("bookmarks %+v, %v", marks, err)
	}
	for i := range 5 {
		shown, err := engine.Render(bound, i, 300)
		if err != nil {
			t.Fatal(err)
		}
		if darkAt(shown) != (i > 0) {
			t.Errorf("page %d: foot %v", i+1, darkAt(shown))
		}
	}
}

// TestBindCountsItsOwnPages: how the first file calls its pages, and where it opens, does not hold for the whole.
func TestBindCountsItsOwnPages(t *testing.T) {
	doc, err := opened(greyPages(t, 2, false))
	if err != nil {
		t.Fatal(err)
	}
	doc.RootDict.Insert("PageLabels", types.Dict{"Nums": types.Array{types.Integer(0), types.Dict{"S": types.Name("D"), "P": types.StringLiteral("A-")}}})
	first, err := written(context.Background(), doc)
	if err != nil {
		t.Fatal(err)
	}
	labelled := func(data []byte) bool {
		doc, err := opened(data)
		if err != nil {
			t.Fatal(err)
		}
		_, found := doc.RootDict.Find("PageLabels")
		return found
	}
	bound, _, err := Bind(context.Background(), []Leaf{{"一", first}, {"二", greyPages(t, 1, true)}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !labelled(first) || labelled(bound) {
		t.Errorf("page labels: of the first file %v, of the whole %v", labelled(first), labelled(bound))
	}
}

// A page that is turned for showing gets its foot where the reader sees the foot.
func TestBindTurnedPages(t *testing.T) {
	turned, err := Arrange(context.Background(), [][]byte{greyPages(t, 1, false)}, []Sheet{{Turn: 90}})
	if err != nil {
		t.Fatal(err)
	}
	foot := black(t)
	bound, _, err := Bind(context.Background(), []Leaf{{"一", turned}}, func(int, int) ([]byte, error) { return foot, nil })
	if err != nil {
		t.Fatal(err)
	}
	shown, err := engine.Render(bound, 0, 300)
	if err != nil {
		t.Fatal(err)
	}
	if !darkAt(shown) {
		t.Error("the foot of a turned page is not at its foot")
	}
}

func TestBindNothing(t *testing.T) {
	if _, _, err := Bind(context.Background(), []Leaf{{"x", nil}}, nil); err == nil {
		t.Error("nothing was bound without an error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Bind(ctx, []Leaf{{"x", greyPages(t, 1, false)}}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// A TIFF of two pages becomes two pages: FromPicture joins what one file holds.
func TestEveryPageOfATIFF(t *testing.T) {
	data := twoFrames(t)
	made, err := FromPicture(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	pages, err := engine.Pages(made)
	if err != nil || len(pages) != 2 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
	for n, torn := range map[string][]byte{"a circle": circle(data), "cut": data[:len(data)-1], "no list": []byte("II*\x00\xff\xff\xff\x7f")} {
		if frames := tiffFrames(torn); len(frames) > 2 {
			t.Errorf("%s: %d frames", n, len(frames))
		}
	}
}

// twoFrames is a TIFF of two pages of a grey point each, written by hand.
func twoFrames(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	le := binary.LittleEndian
	put := func(values ...any) {
		for _, v := range values {
			if err := binary.Write(&b, le, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	entry := func(tag, kind uint16, value uint32) { put(tag, kind, uint32(1), value) }
	put([]byte("II*\x00"), uint32(8))
	for i := range 2 {
		next := uint32(0)
		if i == 0 {
			next = uint32(8 + 2 + 8*12 + 4 + 4)
		}
		data := uint32(b.Len() + 2 + 8*12 + 4)
		put(uint16(8))
		entry(256, 4, 1)    // width
		entry(257, 4, 1)    // height
		entry(258, 3, 8)    // bits
		entry(259, 3, 1)    // not compressed
		entry(262, 3, 1)    // black is 0
		entry(273, 4, data) // where the points are
		entry(278, 4, 1)    // rows of a strip
		entry(279, 4, 1)    // bytes of the strip
		put(next, []byte{128, 0, 0, 0})
	}
	return b.Bytes()
}

// circle makes the second page lead to the first again.
func circle(data []byte) []byte {
	out := bytes.Clone(data)
	binary.LittleEndian.PutUint32(out[len(out)-8:], 8)
	return out
}

// Every page of a TIFF is seen and counted; a printed picture leaves the edges of its page free.
func TestEveryPageOfATIFFIsSeen(t *testing.T) {
	data := twoFrames(t)
	n := 0
	if err := DecodeAll(data, func(i int, shown image.Image) error { n++; return nil }); err != nil || n != 2 || Pictures(data) != 2 {
		t.Errorf("%d pages seen, %d counted, %v", n, Pictures(data), err)
	}
	var picture bytes.Buffer
	black := image.NewGray(image.Rect(0, 0, 210, 297))
	if err := jpeg.Encode(&picture, black, nil); err != nil {
		t.Fatal(err)
	}
	for printed, make := range map[bool]func(context.Context, []byte) ([]byte, error){false: FromPicture, true: FromPictureForPrint} {
		made, err := make(context.Background(), picture.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		err = cached(&Engine{}).RenderAll(context.Background(), made, 420, func(_ int, page *image.RGBA) {
			r, _, _, _ := page.At(210, page.Bounds().Dy()-8).RGBA()
			if white := r > 0x8000; white != printed {
				t.Errorf("printed %v: the foot is white: %v", printed, white)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
