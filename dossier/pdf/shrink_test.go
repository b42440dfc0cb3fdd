package pdf

import (
	"context"
	"errors"
	"image"
	"image/draw"
	"testing"
)

// scan makes a file of scanned pages at 200 dots per inch.
func scan(t testing.TB, pages int) []byte {
	t.Helper()
	ctx := context.Background()
	one, err := FromPicture(ctx, jpegOf(t, photo(1654, 2339)))
	if err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	var sheets []Sheet
	for i := range pages {
		files, sheets = append(files, one), append(sheets, Sheet{File: i})
	}
	data, err := Arrange(ctx, files, sheets)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAScanIsShrunkUnderALimit(t *testing.T) {
	ctx, data := context.Background(), scan(t, 1)
	last := len(data)
	for _, share := range []int64{2, 4, 8} {
		limit := int64(len(data)) / share
		done := -1
		got, err := ShrinkPDF(ctx, data, limit, func(i, all int) {
			if i != done+1 || i >= all {
				t.Errorf("step %d of %d after %d", i, all, done)
			}
			done = i
		})
		if err != nil {
			t.Fatal(err)
		}
		if !got.Fits || int64(len(got.Data)) > limit || len(got.Data) > last {
			t.Errorf("limit %d: %d bytes, %+v", limit, len(got.Data), got.DPI)
		}
		last = len(got.Data)
		p := looked(t, got.Data).Pages
		if len(p) != 1 || p[0].Blank || p[0].DPI > got.DPI+2 || p[0].DPI < got.DPI-2 {
			t.Errorf("limit %d: %+v, said %d", limit, p, got.DPI)
		}
		if corner(t, got.Data) != (image.Point{}) {
			t.Errorf("limit %d: the picture has changed", limit)
		}
	}
}

func TestShrinkingKeepsTextAndSaysWhenTheLimitIsOutOfReach(t *testing.T) {
	ctx, data := context.Background(), sample(t, "营业执照.pdf")
	before := titles(t, data)
	got, err := ShrinkPDF(ctx, data, 2000, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.Fits || len(got.Data) > len(data) {
		t.Errorf("%d of %d bytes, fits %v", len(got.Data), len(data), got.Fits)
	}
	if after := titles(t, got.Data); len(after) != len(before) || after[0] != before[0] {
		t.Errorf("text %q, was %q", after, before)
	}
	same, err := ShrinkPDF(ctx, data, int64(len(data)), nil)
	if err != nil || !same.Fits || &same.Data[0] != &data[0] || same.DPI != 0 {
		t.Errorf("what fits was changed: %+v, %v", same.DPI, err)
	}
}

func TestPicturesOfAPageInPlainPointsAreShrunkToo(t *testing.T) {
	for name, m := range map[string]image.Image{"colour": photo(1654, 2339), "grey": grey(photo(1654, 2339))} {
		page, err := FromPicture(context.Background(), pngOf(t, m))
		if err != nil {
			t.Fatal(err)
		}
		got, err := ShrinkPDF(context.Background(), page, int64(len(page))/3, nil)
		if err != nil || !got.Fits || corner(t, got.Data) != (image.Point{}) {
			t.Errorf("%s: %d of %d bytes, %v", name, len(got.Data), len(page), err)
		}
	}
}

func grey(m image.Image) image.Image {
	out := image.NewGray(m.Bounds())
	draw.Draw(out, out.Rect, m, image.Point{}, draw.Src)
	return out
}

func TestAPictureIsShrunkUnderALimit(t *testing.T) {
	ctx, data := context.Background(), held(jpegOf(t, photo(1800, 1200)), 6)
	got, err := ShrinkPicture(ctx, data, int64(len(data))/3, nil)
	if err != nil || !got.Fits {
		t.Fatalf("%d of %d bytes, %v", len(got.Data), len(data), err)
	}
	info, err := Inspect(got.Data)
	if err != nil || info.Width > info.Height {
		t.Errorf("%+v, %v: the camera was held upright", info, err)
	}
	over, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := ShrinkPicture(over, data, 10, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := ShrinkPDF(over, scan(t, 1), 10, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzChange(f *testing.F) {
	f.Add([]byte(blank))
	f.Add(jpegOf(f, photo(8, 8)))
	f.Add(held(jpegOf(f, photo(8, 8)), 6))
	f.Add(pngOf(f, photo(8, 8)))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx := context.Background()
		if _, err := Arrange(ctx, [][]byte{data}, []Sheet{{Turn: 90}}); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrPassword) {
			t.Fatal(err)
		}
		if _, err := ShrinkPDF(ctx, data, 1, nil); err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrPassword) {
			t.Fatal(err)
		}
		if info, err := Inspect(data); err != nil || info.Width*info.Height > 1<<20 {
			return
		}
		if _, err := FromPicture(ctx, data); err != nil && !errors.Is(err, ErrPicture) && !errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
	})
}
