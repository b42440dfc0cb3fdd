package kit

import (
	"bytes"
	"image"
	_ "image/png" // the pictures of the manual

	"fyne.io/fyne/v2"
)

// RatioOf is the height of a picture by its width; that of a window when it cannot be read.
func RatioOf(r fyne.Resource) float32 {
	c, _, err := image.DecodeConfig(bytes.NewReader(r.Content()))
	if err != nil || c.Width == 0 {
		return 9.0 / 16
	}
	return float32(c.Height) / float32(c.Width)
}
