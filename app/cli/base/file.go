package base

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"yibiao/app/session"
)

// ReadFile reads a file that a command names, and says of one that it cannot read why. Failures: file-missing, file-folder, file-open.
func ReadFile(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err == nil {
		return data, nil
	}
	code := session.CodeFileOpen
	switch info, statErr := os.Stat(path); {
	case statErr == nil && info.IsDir():
		code = session.CodeFileFolder
	case errors.Is(err, fs.ErrNotExist), errors.Is(statErr, fs.ErrNotExist):
		code = session.CodeFileMissing
	}
	return nil, session.Refuse("form", code, "path", path)
}

// KeepApart refuses to write over one of the files that a command reads, by whatever path or link it is named.
func KeepApart(out string, inputs ...string) error {
	target, err := os.Stat(out)
	if err != nil {
		return nil // nothing is there yet
	}
	for _, path := range inputs {
		if info, err := os.Stat(path); path != "" && err == nil && os.SameFile(target, info) {
			return session.Refuse("form", session.CodeOverInput, "path", out)
		}
	}
	return nil
}

// WriteFile writes what a command makes, and says of a place that cannot be written why. Failures: out-folder, folder-missing, out-denied,
// io.
func WriteFile(path string, data []byte) error {
	err := os.WriteFile(path, data, 0o644)
	if err == nil {
		return nil
	}
	if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
		return session.Refuse("form", session.CodeOutFolder, "path", path)
	}
	folder := filepath.Dir(path)
	if info, statErr := os.Stat(folder); errors.Is(statErr, fs.ErrNotExist) || statErr == nil && !info.IsDir() {
		return session.Refuse("form", session.CodeFolderMissing, "path", folder)
	}
	if errors.Is(err, fs.ErrPermission) {
		return session.Refuse("form", session.CodeOutDenied, "path", path)
	}
	return session.Failed("form", err)
}
