package pdf

import (
	"context"
	"image"
	"testing"
)

func must(b *testing.B, err error) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkThumbnails draws the pages of a file as small pictures; the time is that of one page.
func BenchmarkThumbnails(b *testing.B) {
	ctx := context.Background()
	one := sample(b, "营业执照.pdf")
	var sheets []Sheet
	for range 50 {
		sheets = append(sheets, Sheet{})
	}
	many, err := Arrange(ctx, [][]byte{one}, sheets)
	must(b, err)
	for name, data := range map[string][]byte{"text": many, "scan200dpi": scan(b, 10)} {
		b.Run(name, func(b *testing.B) {
			pages := 0
			for b.Loop() {
				must(b, engine.RenderAll(ctx, data, 240, func(int, *image.RGBA) { pages++ }))
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(pages), "ms/page")
		})
	}
}

// BenchmarkLook opens a file of one page and tells all that a list of files shows.
func BenchmarkLook(b *testing.B) {
	data := sample(b, "营业执照.pdf")
	for b.Loop() {
		_, err := engine.Look(context.Background(), data)
		must(b, err)
	}
}

// BenchmarkChange joins, turns and shrinks.
func BenchmarkChange(b *testing.B) {
	ctx := context.Background()
	photograph := jpegOf(b, photo(4000, 3000))
	scanned := scan(b, 1)
	b.Run("picture12MP", func(b *testing.B) {
		for b.Loop() {
			_, err := FromPicture(ctx, photograph)
			must(b, err)
		}
	})
	b.Run("join20", func(b *testing.B) {
		files, sheets := make([][]byte, 20), make([]Sheet, 20)
		for i := range files {
			files[i], sheets[i] = scanned, Sheet{File: i, Turn: 90}
		}
		for b.Loop() {
			_, err := Arrange(ctx, files, sheets)
			must(b, err)
		}
	})
	b.Run("shrinkPage", func(b *testing.B) {
		for b.Loop() {
			_, err := ShrinkPDF(ctx, scanned, int64(len(scanned))/3, nil)
			must(b, err)
		}
	})
}

// BenchmarkStart starts the engine with its compiled program at hand, and looks at one page.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		e := &Engine{Cache: engine.Cache}
		_, err := e.Pages([]byte(blank))
		must(b, err)
		must(b, e.Close())
	}
}
