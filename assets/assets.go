// Package assets holds the data that ships inside the program: packs, fonts, icons, translations, samples and help.
// It is data only: it imports nothing of the project, and the parts that use it are handed an fs.FS.
package assets

import "embed"

// FS holds every folder beside this file, under its own name: "packs/…", "fonts/…", "icons/…".
// File names are slash-separated, as fs.FS wants them.
//
//go:embed fonts help icons packs samples translations
var FS embed.FS
