// Command icons paints assets/icons/app.svg into the PNG that windows, launchers and installers want.
// Run it from the repository's root: go run ./packaging/icons
package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

const (
	drawing = "assets/icons/app.svg"
	picture = "assets/icons/app.png"
	side    = 256
)

func main() {
	if err := paint(); err != nil {
		fmt.Fprintln(os.Stderr, "icons:", err)
		os.Exit(1)
	}
}

func paint() error {
	icon, err := oksvg.ReadIcon(drawing)
	if err != nil {
		return fmt.Errorf("reading the drawing %s: %w", drawing, err)
	}
	icon.SetTarget(0, 0, side, side)
	canvas := image.NewNRGBA(image.Rect(0, 0, side, side))
	scanner := rasterx.NewScannerGV(side, side, canvas, canvas.Bounds())
	icon.Draw(rasterx.NewDasher(side, side, scanner), 1)

	var out bytes.Buffer
	if err := png.Encode(&out, canvas); err != nil {
		return fmt.Errorf("encoding the picture: %w", err)
	}
	return os.WriteFile(picture, out.Bytes(), 0o644)
}
