package robot

import (
	"bytes"
	"image"
	"image/png"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"

	"yibiao/assets"
)

// mostPictures is how much all pictures of the manual may weigh: they are part of the program.
const mostPictures = 2 << 20

var pictureOf = regexp.MustCompile(`(?m)^!\[[^\]]+\]\(pictures/([a-z-]+)\.png\)$`)

// TestManualShowsTheScreensAsTheyAre paints the pictures of the manual anew and compares them with those that ship.
func TestManualShowsTheScreensAsTheyAre(t *testing.T) {
	if testing.Short() {
		t.Skip("painting the pictures of the manual takes some seconds")
	}
	now, err := Manual(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for name, data := range now {
		kept, err := fs.ReadFile(assets.FS, path.Join("help", "pictures", name+".png"))
		if err != nil {
			t.Errorf("%s was never painted: run `make pictures`", name)
			continue
		}
		total += len(kept)
		if share := difference(t, kept, data); share > 0.03 {
			t.Errorf("%s shows a screen that looks otherwise now (%.0f %% of its points differ): run `make pictures`", name, share*100)
		}
	}
	if total > mostPictures {
		t.Errorf("the pictures weigh %d bytes, at most %d are wanted", total, mostPictures)
	}
	pages, err := fs.Glob(assets.FS, "help/*.md")
	if err != nil || len(pages) < 10 {
		t.Fatalf("%d pages of the manual, %v", len(pages), err)
	}
	for _, page := range pages {
		text, err := fs.ReadFile(assets.FS, page)
		if err != nil {
			t.Fatal(err)
		}
		found := pictureOf.FindAllStringSubmatch(string(text), -1)
		if want := strings.Count(string(text), "!["); len(found) != want {
			t.Errorf("%s: %d of %d pictures are written as they should be", page, len(found), want)
		}
		for _, f := range found {
			if now[f[1]] == nil {
				t.Errorf("%s shows a picture %s that the robot does not paint", page, f[1])
			}
		}
	}
}

// difference is the share of points in which two pictures differ so that it can be seen.
func difference(t *testing.T, a, b []byte) float64 {
	t.Helper()
	var pictures [2]image.Image
	for i, data := range [][]byte{a, b} {
		p, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		pictures[i] = p
	}
	bounds := pictures[0].Bounds()
	if bounds != pictures[1].Bounds() {
		return 1
	}
	n := 0
	for y := range bounds.Dy() {
		for x := range bounds.Dx() {
			r1, g1, b1, _ := pictures[0].At(x, y).RGBA()
			r2, g2, b2, _ := pictures[1].At(x, y).RGBA()
			if apart(r1, r2)+apart(g1, g2)+apart(b1, b2) > 48 {
				n++
			}
		}
	}
	return float64(n) / float64(bounds.Dx()*bounds.Dy())
}

func apart(a, b uint32) int {
	d := int(a>>8) - int(b>>8)
	return max(d, -d)
}
