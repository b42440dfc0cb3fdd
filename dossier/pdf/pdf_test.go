package pdf

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var engine = &Engine{Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache"), Fonts: os.DirFS("../../assets/fonts")}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../assets/samples/files/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPagesHaveTheirSizeAndInk(t *testing.T) {
	pages, err := engine.Pages(sample(t, "营业执照.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) == 0 {
		t.Fatal("no page")
	}
	for i, p := range pages {
		if p.Blank || p.Width < 200 || p.Width > 300 || p.Height < 200 || p.Height > 300 {
			t.Errorf("page %d: %+v", i+1, p)
		}
	}
}

// A file of one page with nothing on it.
const blank = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n"

func TestABlankPageIsToldFromAPrintedOne(t *testing.T) {
	pages, err := engine.Pages([]byte(blank))
	if err != nil || len(pages) != 1 || !pages[0].Blank {
		t.Errorf("%+v, %v", pages, err)
	}
	if w := pages[0].Width; w < 209 || w > 211 {
		t.Errorf("A4 is %.1f mm wide", w)
	}
}

func TestTextOfAPage(t *testing.T) {
	text, err := engine.Text(sample(t, "营业执照.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.Join(text, ""), "营业执照") {
		t.Errorf("text %q", text)
	}
}

func TestAPageIsDrawnAsWideAsAsked(t *testing.T) {
	data := sample(t, "营业执照.pdf")
	shown, err := engine.Render(data, 0, 300)
	if err != nil {
		t.Fatal(err)
	}
	if shown.Bounds().Dx() != 300 || empty(shown) {
		t.Errorf("%v, empty %v", shown.Bounds(), empty(shown))
	}
	if _, err := engine.Render(data, 99, 300); err == nil {
		t.Error("page 100 was drawn")
	}
}

func TestDamagedFilesAreRefusedAndTheEngineGoesOn(t *testing.T) {
	good := sample(t, "营业执照.pdf")
	for name, data := range map[string][]byte{"empty": {}, "text": []byte("不是 PDF"), "head only": good[:20]} {
		if _, err := engine.Pages(data); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := engine.Pages(good); err != nil {
		t.Errorf("after damaged files: %v", err)
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(blank))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := engine.Pages(data)
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrPassword) {
			t.Fatal(err)
		}
	})
}
