package pdf

import (
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// onePage is a file of one A4 page with the content given, and further objects from number 5 on.
func onePage(page, content string, objects ...string) []byte {
	list := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R" + page + ">>",
		fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content),
	}, objects...)
	return fileOf(list)
}

// fileOf writes objects, the first of which is the catalogue, with a table of where each begins.
func fileOf(list []string) []byte {
	var b, table strings.Builder
	b.WriteString("%PDF-1.4\n")
	for i, o := range list {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(list)+1, table.String(), len(list)+1, start)
	return []byte(b.String())
}

// simSun is a page of text in a font that the file names but does not bring, as Word writes it.
func simSun(content string) []byte {
	return onePage("/Resources<</Font<</F1 5 0 R>>>>", content,
		"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>",
		"<</Type/FontDescriptor/FontName/SimSun/Flags 6/FontBBox[0 -141 1000 859]/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>")
}

// nihao is 你好中国 in GBK.
const nihao = "BT /F1 40 Tf 100 700 Td <C4E3BAC3D6D0B9FA> Tj ET"

func cached(e *Engine) *Engine {
	e.Cache = filepath.Join(os.TempDir(), "yibiao-pdf-cache")
	return e
}

// A page whose font is nowhere is drawn with the font of the program, and is not blank even without that.
func TestAPageInAFontThatIsNotThere(t *testing.T) {
	data := simSun(nihao)
	for name, c := range map[string]struct {
		engine *Engine
		drawn  bool
	}{
		"with the font": {cached(&Engine{Fonts: os.DirFS("../../assets/fonts")}), true},
		"without":       {cached(&Engine{}), false},
	} {
		shown, err := c.engine.Render(data, 0, 400)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if drawn := !empty(shown); drawn != c.drawn {
			t.Errorf("%s: drawn %v", name, drawn)
		}
		pages, err := c.engine.Pages(data)
		if err != nil || len(pages) != 1 || pages[0].Blank {
			t.Errorf("%s: %+v, %v", name, pages, err)
		}
		if err := c.engine.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatMakesAPageBlank(t *testing.T) {
	note := func(kind string) string { return "/Annots[<</Type/Annot/Subtype/" + kind + "/Rect[10 10 90 90]>>]" }
	form := func(content string) []byte {
		return onePage("/Resources<</XObject<</X 5 0 R>>>>", "/X Do",
			fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Length %d>>\nstream\n%s\nendstream", len(content), content))
	}
	helvetica := "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
	for name, c := range map[string]struct {
		data  []byte
		blank bool
	}{
		"nothing":               {onePage("", ""), true},
		"a white sheet":         {onePage("", "1 1 1 rg 0 0 595 842 re f"), true},
		"a clip":                {onePage("", "0 0 595 842 re W n"), true},
		"a link":                {onePage(note("Link"), ""), true},
		"an empty group":        {form(""), true},
		"a white sheet, inside": {form("1 1 1 rg 0 0 595 842 re f"), true},
		"a blank in a font":     {onePage(helvetica, "BT /F1 12 Tf 90 700 Td ( ) Tj ET"), true},
		"a word":                {onePage(helvetica, "BT /F1 12 Tf 90 700 Td (a) Tj ET"), false},
		"an invisible word":     {onePage(helvetica, "BT 3 Tr /F1 12 Tf 90 700 Td (a) Tj ET"), false},
		"a hairline":            {onePage("", "0 w 10 10 m 500 10 l S"), false},
		"a line, inside":        {form("0 w 10 10 m 500 10 l S"), false},
		"a stamp":               {onePage(note("Stamp"), ""), false},
		"a signature field":     {onePage(note("Widget"), ""), false},
	} {
		pages, err := engine.Pages(c.data)
		if err != nil || len(pages) != 1 || pages[0].Blank != c.blank {
			t.Errorf("%s: %+v, %v", name, pages, err)
		}
	}
}

// sheetWith is a page that is one grey picture of 1240 × 1754 points, white but for what draw leaves on it.
func sheetWith(t *testing.T, draw func(m *image.Gray)) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 1240, 1754))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	draw(m)
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := w.Write(m.Pix); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return onePage("/Resources<</XObject<</X 5 0 R>>>>", "595 0 0 842 0 0 cm /X Do", fmt.Sprintf(
		"<</Type/XObject/Subtype/Image/Width 1240/Height 1754/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream",
		packed.Len(), packed.String()))
}

// A scanned sheet is blank only when nothing is on it, however thin and pale.
func TestAScannedSheetIsBlank(t *testing.T) {
	for name, c := range map[string]struct {
		draw  func(m *image.Gray)
		blank bool
	}{
		"white":        {func(*image.Gray) {}, true},
		"nearly white": {func(m *image.Gray) { m.SetGray(100, 100, color.Gray{Y: 250}) }, true},
		"a pale hairline": {func(m *image.Gray) {
			for y := range 1754 {
				m.SetGray(600, y, color.Gray{Y: 205})
			}
		}, false},
		"a full stop": {func(m *image.Gray) {
			for i := range 9 {
				m.SetGray(600+i%3, 800+i/3, color.Gray{})
			}
		}, false},
	} {
		pages, err := engine.Pages(sheetWith(t, c.draw))
		if err != nil || len(pages) != 1 || pages[0].Blank != c.blank {
			t.Errorf("%s: %+v, %v", name, pages, err)
		}
	}
}

// A picture that the engine does not draw, here one that says it has three colours and holds one, may show anything.
func TestASheetThatCannotBeDrawnIsNotBlank(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 1240, 1754))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(m, image.Rect(200, 300, 900, 330), image.Black, image.Point{}, draw.Src)
	var packed bytes.Buffer
	if err := jpeg.Encode(&packed, m, nil); err != nil {
		t.Fatal(err)
	}
	picture := func(space string) string {
		return fmt.Sprintf("<</Type/XObject/Subtype/Image/Width 1240/Height 1754/ColorSpace/%s/BitsPerComponent 8/Filter/DCTDecode/Length %d>>\nstream\n%s\nendstream", space, packed.Len(), packed.String())
	}
	const lay = "595 0 0 842 0 0 cm /X Do"
	for name, data := range map[string][]byte{
		"drawn":                 onePage("/Resources<</XObject<</X 5 0 R>>>>", lay, picture("DeviceGray")),
		"other colours":         onePage("/Resources<</XObject<</X 5 0 R>>>>", lay, picture("DeviceRGB")),
		"other colours, inside": onePage("/Resources<</XObject<</X 5 0 R>>>>", "/X Do", fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>/Length %d>>\nstream\n%s\nendstream", len(lay), lay), picture("DeviceRGB")),
		"no picture":            onePage("/Resources<</XObject<</X 5 0 R>>>>", lay, strings.Replace(picture("DeviceGray"), "\xff\xd8", "\x00\x00", 1)),
	} {
		pages, err := engine.Pages(data)
		if err != nil || len(pages) != 1 || pages[0].Blank {
			t.Errorf("%s: %+v, %v", name, pages, err)
		}
	}
}

func TestAPictureOfNothing(t *testing.T) {
	sheet := func(c color.Color) *image.NRGBA {
		m := image.NewNRGBA(image.Rect(0, 0, 60, 40))
		draw.Draw(m, m.Rect, image.NewUniform(c), image.Point{}, draw.Src)
		return m
	}
	dot := sheet(color.White)
	dot.Set(59, 39, color.Gray{Y: 180})
	for name, c := range map[string]struct {
		m     image.Image
		white bool
	}{
		"white": {sheet(color.White), true}, "nothing at all": {sheet(color.Transparent), true}, "white on nothing": {sheet(color.NRGBA{255, 255, 255, 90}), true},
		"a dot": {dot, false}, "black": {sheet(color.Black), false}, "thin ink": {sheet(color.NRGBA{0, 0, 0, 90}), false},
	} {
		if got := White(c.m); got != c.white {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A file whose end is missing may still open: the reader looks for what is left of it.
func TestAFileWithoutItsEnd(t *testing.T) {
	whole := onePage("", "0 0 m 500 500 l S")
	behind := append(append([]byte{}, whole...), "\r\n<!-- added by a mail gateway -->\r\n"...)
	padded := append(append([]byte{}, whole...), make([]byte, 64<<10)...)
	early := append([]byte("%PDF-1.4\n9 0 obj<</Linearized 1/L 900000/H[1 2]>>endobj\n"), whole[9:]...)
	for name, c := range map[string]struct {
		data []byte
		cut  bool
	}{
		"whole": {whole, false}, "more behind": {behind, false}, "padded": {padded, false}, "half": {whole[:len(whole)*2/3], true}, "without mark": {whole[:len(whole)-7], true},
		"shorter than it says": {early, true},
	} {
		if got := cut(c.data); got != c.cut {
			t.Errorf("%s: cut %v", name, got)
		}
	}
	seen, err := engine.Look(context.Background(), whole[:len(whole)-7])
	if err != nil || !seen.Cut || len(seen.Pages) != 1 {
		t.Errorf("%+v, %v", seen, err)
	}
}

// The engine sees the fonts of the program and nothing else of any disk.
func TestTheEngineSeesNoDisk(t *testing.T) {
	d := fontDisk{os.DirFS("../../assets/fonts")}
	for _, name := range []string{"usr/share/fonts/YibiaoSans-Regular.otf", "usr/share/fonts", "usr/share", "usr", "."} {
		f, err := d.Open(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if info, err := f.Stat(); err != nil || info.IsDir() == strings.HasSuffix(name, ".otf") {
			t.Errorf("%s: %v, %v", name, info, err)
		}
		f.Close()
	}
	for _, name := range []string{"etc", "etc/passwd", "usr/share/fonts2", "usr/bin", "home", "usr/share/fonts/../../bin"} {
		if f, err := d.Open(name); err == nil {
			t.Errorf("%s can be opened: %v", name, f)
		}
	}
}
