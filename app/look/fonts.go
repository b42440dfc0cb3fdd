package look

import (
	"fmt"
	"io/fs"

	"fyne.io/fyne/v2"
)

// File names within the folder that LoadFonts and LoadIcon read.
const (
	regularFile = "YibiaoSans-Regular.otf"
	boldFile    = "YibiaoSans-Bold.otf"
	iconFile    = "app.png"
)

// Fonts are the two faces that all text is set in. Both hold Latin and Chinese, so that a line has one baseline.
// The zero value is allowed: New then leaves every face to the toolkit.
type Fonts struct {
	Regular fyne.Resource
	Bold    fyne.Resource
}

// LoadFonts reads both faces from the root of fonts, the folder fonts of package assets.
// A missing or empty file is an error; whether the bytes are a font shows when it is first painted.
func LoadFonts(fonts fs.FS) (Fonts, error) {
	regular, err := load(fonts, regularFile)
	if err != nil {
		return Fonts{}, err
	}
	bold, err := load(fonts, boldFile)
	if err != nil {
		return Fonts{}, err
	}
	return Fonts{Regular: regular, Bold: bold}, nil
}

// LoadIcon reads the picture of the application (256 pixels square, PNG) from the root of icons, which is
// the folder icons of package assets.
func LoadIcon(icons fs.FS) (fyne.Resource, error) {
	return load(icons, iconFile)
}

func load(files fs.FS, name string) (fyne.Resource, error) {
	content, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("reading the built-in file %s: %w", name, err)
	}
	if len(content) == 0 {
		return nil, fmt.Errorf("reading the built-in file %s: it is empty", name)
	}
	return fyne.NewStaticResource(name, content), nil
}
