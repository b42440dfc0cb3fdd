package base

import (
	"io"
	"os"
	"strconv"

	"yibiao/app/session"
)

// ReadInput reads a file, or the standard input for "-". Failures: file-missing, file-open, file-folder, file-large for a file; those of
// reading for the standard input.
func (p *Program) ReadInput(path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(io.LimitReader(p.Env.In, maxInput))
	}
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return nil, session.Refuse("import", session.CodeFileMissing, "path", path)
	case err != nil:
		return nil, session.Refuse("import", session.CodeFileOpen, "path", path)
	case info.IsDir():
		return nil, session.Refuse("import", session.CodeFileFolder, "path", path)
	case info.Size() > maxInput:
		return nil, session.Refuse("import", session.CodeFileLarge, "name", path, "max", strconv.Itoa(maxInput))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, session.Refuse("import", session.CodeFileOpen, "path", path)
	}
	return data, nil
}

// maxInput is the largest file of answers that is read, 64 MiB.
const maxInput = 64 << 20
