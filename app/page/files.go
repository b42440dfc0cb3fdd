package page

import "strings"

// Files are paths as one value, so that a Route can be compared; "" is none.
type Files string

// pathEnd stands between two paths; no path holds it.
const pathEnd = "\x00"

// FilesOf joins paths.
func FilesOf(paths ...string) Files { return Files(strings.Join(paths, pathEnd)) }

// Paths gives the paths that FilesOf joined.
func (f Files) Paths() []string {
	if f == "" {
		return nil
	}
	return strings.Split(string(f), pathEnd)
}
