package base

import (
	"yibiao/app/session"
	"yibiao/dossier/disk"
)

// WriteOutput writes a file for the user, complete or not at all: beside its target, synced, then renamed. A target
// that is there already is kept unless replace is set. Failures: exists (args path), and what the system says.
func WriteOutput(path string, data []byte, replace bool) error {
	if Exists(path) && !replace {
		return session.Refuse("write", session.CodeExists, "path", path)
	}
	return session.Failed("write", disk.Replace(path, data, 0o644))
}
