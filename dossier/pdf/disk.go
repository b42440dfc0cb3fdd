package pdf

import (
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/tetratelabs/wazero"
)

// fontFolder is where PDFium looks for fonts, on every system: inside it believes to be on Linux.
const fontFolder = "usr/share/fonts"

// disk is what PDFium sees as its disk: the fonts, read-only, and nothing else. Without a configuration of its own it
// would have the user's whole disk, to write to. The fonts are not mounted at their folder, because PDFium gives up a
// folder whose parent it may not look at.
func disk(fonts fs.FS) wazero.FSConfig {
	if fonts == nil {
		return wazero.NewFSConfig()
	}
	return wazero.NewFSConfig().WithFSMount(fontDisk{fonts}, "/")
}

// fontDisk is a file system that has a folder of fonts at fontFolder, and the folders that lead there.
type fontDisk struct{ fonts fs.FS }

// Open finds fonts and the folders on the way to them.
func (d fontDisk) Open(name string) (fs.File, error) {
	if rest, ok := strings.CutPrefix(name+"/", fontFolder+"/"); ok {
		return d.fonts.Open(path.Clean("./" + rest))
	}
	if rest, ok := strings.CutPrefix(fontFolder, strings.TrimPrefix(name+"/", "./")); ok {
		next, _, _ := strings.Cut(rest, "/")
		return &fontStep{name: path.Base(name), next: next}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// fontStep is a folder that holds one folder, and tells about itself.
type fontStep struct {
	name, next string
	read       bool // its one entry has been given
}

// ReadDir gives the one folder in it.
func (s *fontStep) ReadDir(n int) ([]fs.DirEntry, error) {
	if s.read && n > 0 {
		return nil, io.EOF
	}
	if s.read {
		return nil, nil
	}
	s.read = true
	return []fs.DirEntry{fs.FileInfoToDirEntry(&fontStep{name: s.next})}, nil
}

// Read fails: a folder has no bytes.
func (s *fontStep) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: s.name, Err: fs.ErrInvalid}
}

// Stat tells about the folder itself.
func (s *fontStep) Stat() (fs.FileInfo, error) { return s, nil }

// Close has nothing to close.
func (*fontStep) Close() error { return nil }

// Name is the last part of the path.
func (s *fontStep) Name() string { return s.name }

// Size is that of a folder.
func (*fontStep) Size() int64 { return 0 }

// Mode allows reading only.
func (*fontStep) Mode() fs.FileMode { return fs.ModeDir | 0o555 }

// ModTime is not known.
func (*fontStep) ModTime() time.Time { return time.Time{} }

// IsDir is true.
func (*fontStep) IsDir() bool { return true }

// Sys is nothing.
func (*fontStep) Sys() any { return nil }
