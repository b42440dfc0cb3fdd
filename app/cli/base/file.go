package base

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"yibiao/app/session"
)

// ReadFile reads a file that a command names, and says of one that it cannot read why.
func ReadFile(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err == nil {
		return data, nil
	}
	code := "file-open"
	switch info, statErr := os.Stat(path); {
	case statErr == nil && info.IsDir():
		code = "file-folder"
	case errors.Is(err, fs.ErrNotExist), errors.Is(statErr, fs.ErrNotExist):
		code = "file-missing"
	}
	return nil, Refuse("form", code, "path", path)
}

// KeepApart refuses to write over one of the files that a command reads, by whatever path or link it is named.
func KeepApart(out string, inputs ...string) error {
	target, err := os.Stat(out)
	if err != nil {
		return nil // nothing is there yet
	}
	for _, path := range inputs {
		if info, err := os.Stat(path); path != "" && err == nil && os.SameFile(target, info) {
			return Refuse("form", "over-input", "path", out)
		}
	}
	return nil
}

// WriteFile writes what a command makes, and says of a place that cannot be written why.
func WriteFile(path string, data []byte) error {
	err := os.WriteFile(path, data, 0o644)
	if err == nil {
		return nil
	}
	if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
		return Refuse("form", "out-folder", "path", path)
	}
	folder := filepath.Dir(path)
	if info, statErr := os.Stat(folder); errors.Is(statErr, fs.ErrNotExist) || statErr == nil && !info.IsDir() {
		return Refuse("form", "folder-missing", "path", folder)
	}
	if errors.Is(err, fs.ErrPermission) {
		return Refuse("form", "out-denied", "path", path)
	}
	return session.Failed("form", err)
}
