package blanks

import (
	"bytes"
	"image"
	"path/filepath"
	"slices"
	"strings"

	// The formats that a form takes.
	_ "image/jpeg"
	_ "image/png"

	"yibiao/app/session"
	"yibiao/dossier/docx/place"
)

// maxPicture is the largest picture that is put into a form, in bytes: a file of more would make the form
// unfit for most upload pages.
const maxPicture = 20 << 20

// pictureEndings are the names of files worth opening as a picture.
var pictureEndings = []string{".png", ".jpg", ".jpeg"}

// FirstPicture is the first file attached to a requirement that is a PNG or JPEG picture of at most 20 MB, nil when there is none: what
// every form shows, official or not. Failures: those of reading a material.
func FirstPicture(e *session.Editing, requirement string) (*place.Picture, error) {
	for _, m := range e.Materials().Of(requirement) {
		if m.Size > maxPicture || !slices.Contains(pictureEndings, strings.ToLower(filepath.Ext(m.Name))) {
			continue
		}
		data, err := e.Session().Files().Read(m)
		if err != nil {
			return nil, err
		}
		if conf, format, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && (format == "png" || format == "jpeg") && conf.Width > 0 && conf.Height > 0 {
			return &place.Picture{Data: data, Ext: format, WidthPx: conf.Width, HeightPx: conf.Height}, nil
		}
	}
	return nil, nil
}
