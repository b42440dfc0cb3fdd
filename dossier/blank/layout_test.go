package blank

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
)

// Short answers in a form move nothing: as many pages, and all ink of the blank form stays where it was. Boxes are not
// ticked here, since a tick replaces the printed box. The pages are drawn by LibreOffice, where there is one.
func TestFillingMovesNothingElse(t *testing.T) {
	if testing.Short() {
		t.Skip("drawing pages takes seconds")
	}
	needTools(t)
	data, err := os.ReadFile("../../assets/packs/shoutaitao/forms/首台(套)认定申请书.docx")
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	values := docx.Values{Fields: map[string]docx.Value{}, Tables: map[string][]map[string]docx.Value{}}
	for _, slot := range form.Slots() {
		switch {
		case slot.Kind == docx.KindCheck, slot.Tag == "@today": // the day takes the place of the printed 年 月 日
		case slot.Kind == docx.KindPicture:
			values.Fields[slot.Tag] = docx.Value{Picture: &place.Picture{Data: dark(t)}}
		case slot.Table == "":
			values.Fields[slot.Tag] = docx.Value{Text: "甲"}
		default:
			if len(values.Tables[slot.Table]) == 0 {
				values.Tables[slot.Table] = []map[string]docx.Value{{}}
			}
			values.Tables[slot.Table][0][slot.Column] = docx.Value{Text: "甲"}
		}
	}
	filled, report, err := form.FillBytes(values)
	if err != nil || len(report.Filled) < 40 {
		t.Fatalf("filled %d tags: %v", len(report.Filled), err)
	}
	before, after := pages(t, "blank", data), pages(t, "filled", filled)
	if len(before) != len(after) {
		t.Fatalf("%d pages became %d", len(before), len(after))
	}
	for i := range before {
		if lost := lostInk(before[i], after[i]); lost > 0 {
			t.Errorf("page %d: %d dark points of the blank form are gone", i+1, lost)
		}
	}
}

// needTools skips the test where pages cannot be drawn.
func needTools(t *testing.T) {
	t.Helper()
	for _, tool := range []string{"soffice", "pdftoppm"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
}

// dark is a picture in the shape of the printed frame, so that the frame's own ink cannot seem to be lost.
func dark(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 300, 190))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// pages draws a document.
func pages(t *testing.T, name string, data []byte) []image.Image {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, name+".docx")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, file)
	run(t, dir, "pdftoppm", "-r", "72", "-gray", "-png", filepath.Join(dir, name+".pdf"), filepath.Join(dir, "page"))
	found, err := filepath.Glob(filepath.Join(dir, "page-*.png"))
	if err != nil || len(found) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	slices.Sort(found)
	var out []image.Image
	for _, p := range found {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := image.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, img)
	}
	return out
}

func run(t *testing.T, dir, tool string, args ...string) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, tool, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Skipf("%s does not run here: %v %s", tool, err, out)
	}
}

// lostInk counts the points that are dark before and light after.
func lostInk(before, after image.Image) int {
	lost := 0
	b := before.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			dark, _, _, _ := before.At(x, y).RGBA()
			still, _, _, _ := after.At(x, y).RGBA()
			if dark < 0x6000 && still > 0xa000 {
				lost++
			}
		}
	}
	return lost
}
