package session

import (
	"os"
	"path/filepath"
)

// scratchDir lies in the vault: copies that other programs show hold clients' data, and must not outlive the program in a
// folder that everybody shares.
const scratchDir = "temp"

// Scratch makes a folder for copies that another program shows. It is gone when the vault is closed, or opened the next time
// where another program still held a copy then. Failures: those of writing.
func Scratch(s *Session) (string, error) {
	top := filepath.Join(s.Vault(), scratchDir)
	if s.store.ReadOnly() {
		top = "" // the system's own
	} else if err := os.MkdirAll(top, 0o700); err != nil {
		return "", failed("scratch", err)
	}
	folder, err := os.MkdirTemp(top, "yibiao-")
	return folder, failed("scratch", err)
}

// sweep removes what Scratch made. Best effort: Windows removes no open file.
func sweep(s *Session) {
	if !s.store.ReadOnly() {
		_ = os.RemoveAll(filepath.Join(s.Vault(), scratchDir))
	}
}
