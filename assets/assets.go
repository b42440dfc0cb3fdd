// Package assets holds the data that ships inside the program: packs, fonts, icons, translations, samples and help.
// It is data only: it imports nothing of the project, and the parts that use it are handed an fs.FS.
package assets

import (
	"embed"
	"fmt"
	"io/fs"
)

// FS holds every folder beside this file, under its own name: "packs/…", "fonts/…", "icons/…".
// File names are slash-separated, as fs.FS wants them.
//
//go:embed fonts help icons packs samples translations
var FS embed.FS

// Sub returns one folder of FS as a file system of its own, so that Sub("packs") is what forms/pack reads.
// A folder that is not there is an error that wraps fs.ErrNotExist.
func Sub(name string) (fs.FS, error) {
	info, err := fs.Stat(FS, name)
	if err != nil {
		return nil, fmt.Errorf("opening the built-in folder %q: %w", name, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("opening the built-in folder %q: it is a file: %w", name, fs.ErrNotExist)
	}
	return fs.Sub(FS, name)
}
