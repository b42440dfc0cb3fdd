package main

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed _added
var added embed.FS

// stampName is the file of a copy that says what it was made from; it is written last.
const stampName = "yibiao-stamp"

// build makes the changed copy of the module in the folder from at the folder to, or leaves the one that is there and up to date.
func build(from, to string) error {
	if have, err := os.ReadFile(filepath.Join(to, stampName)); err == nil && string(have) == stamp() {
		return nil
	}
	changed, err := applied(os.DirFS(from))
	if err != nil {
		return err
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := copyModule(from, to); err != nil {
		return err
	}
	for name, text := range changed {
		if err := keep(filepath.Join(to, filepath.FromSlash(name)), text); err != nil {
			return err
		}
	}
	return keep(filepath.Join(to, stampName), []byte(stamp()))
}

// applied are the files that differ from the module's: those that are edited and those that are new. It fails when an anchor is not
// there, or not once only.
func applied(original fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	var wrong []error
	for _, e := range edits {
		text, ok := files[e.file]
		if !ok {
			var err error
			if text, err = fs.ReadFile(original, e.file); err != nil {
				wrong = append(wrong, fmt.Errorf("%s is not in the toolkit (%s)", e.file, e.why))
				continue
			}
		}
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		if n := bytes.Count(text, []byte(e.anchor)); n != 1 {
			wrong = append(wrong, fmt.Errorf("%s: %q stands there %d times, not once (%s)", e.file, e.anchor, n, e.why))
			continue
		}
		files[e.file] = bytes.Replace(text, []byte(e.anchor), []byte(e.text), 1)
	}
	err := fs.WalkDir(added, "_added", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		to := strings.TrimPrefix(name, "_added/")
		if _, err := fs.Stat(original, to); err == nil {
			wrong = append(wrong, fmt.Errorf("%s is in the toolkit already", to))
		}
		files[to], err = added.ReadFile(name)
		return err
	})
	if err = errors.Join(append(wrong, err)...); err != nil {
		return nil, fmt.Errorf("the toolkit is not the one that packaging/toolkit was written for:\n%w", err)
	}
	return files, nil
}

// stamp tells one state of the version, the edits and the added files from another.
func stamp() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %q", version, edits)
	_ = fs.WalkDir(added, "_added", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			text, _ := added.ReadFile(name) // it is in the program
			fmt.Fprintf(sum, "%q %q", name, text)
		}
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)) + "\n"
}

// unneeded are folders of the module that no program is built from.
var unneeded = []string{"testdata", "cmd", "img", ".github"}

// copyModule copies what programs are built from.
func copyModule(from, to string) error {
	return fs.WalkDir(os.DirFS(from), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(unneeded, path.Base(name)):
			return fs.SkipDir
		case entry.IsDir() || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		text, err := os.ReadFile(filepath.Join(from, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		return keep(filepath.Join(to, filepath.FromSlash(name)), text)
	})
}

// keep writes a file, with the folders above it, unless it is as it should be.
func keep(name string, text []byte) error {
	if have, err := os.ReadFile(name); err == nil && bytes.Equal(have, text) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}
