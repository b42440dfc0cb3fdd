package cli

import (
	"io"
	"os"
)

// readInput reads a file, or the standard input for "-".
func (p *program) readInput(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(io.LimitReader(p.env.In, maxInput))
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, refuse("import", "file-missing", "path", path)
	case err != nil:
		return nil, refuse("import", "file-open", "path", path)
	case info.IsDir():
		return nil, refuse("import", "file-folder", "path", path)
	case info.Size() > maxInput:
		return nil, refuse("import", "file-large", "name", path, "max", "64 MB")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, refuse("import", "file-open", "path", path)
	}
	return data, nil
}

// maxInput is the largest file of answers that is read, 64 MiB.
const maxInput = 64 << 20
