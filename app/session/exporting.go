package session

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"yibiao/dossier/bundle"
	"yibiao/dossier/store"
)

// ExportingTo is the setting that names the folder into which a bundle is being written: if the program ends before that is done,
// the next one tidies up there.
const ExportingTo = "exporting-to"

// intended is the setting that holds the Intended that is not confirmed yet.
const intended = "export-intended"

// Intended is an export whose bundle is whole and about to take its place. It is kept before that, so that the vault knows of every
// bundle that stands, whenever the program ends.
type Intended struct {
	Target string     `json:"target"` // absolute
	Digest string     `json:"digest"` // of the bundle
	Record store.Edit `json:"record"` // the first of its sets makes a new entity
}

// Intend keeps what is about to stand. Failures: those of writing.
func (x Intended) Intend(s *Session) error {
	data, err := json.Marshal(x)
	if err != nil {
		return Failed("snapshot", err)
	}
	return s.SetSetting(intended, string(data))
}

// Confirm records an export whose bundle stands. Failures: those of writing; then the next opening of the vault does it.
func (x Intended) Confirm(s *Session) error {
	if _, err := s.Apply(x.Record); err != nil {
		return err
	}
	_ = s.SetSetting(intended, "") // it is seen then that it is recorded
	return nil
}

// ConfirmIntended records the export that was intended and not confirmed, where its bundle stands, and forgets it where it does not; while the
// folder is not there, as when a stick is out, nothing is known and it stays. It gives the target that was recorded, "" for none.
func ConfirmIntended(s *Session) string {
	text := s.Setting(intended)
	if text == "" || s.store.ReadOnly() {
		return ""
	}
	var x Intended
	if err := json.Unmarshal([]byte(text), &x); err != nil || len(x.Record.Sets) == 0 {
		_ = s.SetSetting(intended, "")
		return ""
	}
	known, err := s.store.State().Entity(context.Background(), x.Record.Sets[0].Entity)
	if err != nil {
		return ""
	}
	if len(known) > 0 {
		_ = s.SetSetting(intended, "")
		return ""
	}
	if digest, err := bundle.DigestOf(x.Target); err == nil && digest == x.Digest {
		if x.Confirm(s) != nil {
			return ""
		}
		return x.Target
	}
	if _, err := os.Stat(filepath.Dir(x.Target)); !errors.Is(err, fs.ErrNotExist) {
		_ = s.SetSetting(intended, "")
	}
	return ""
}

// LateExport is where a bundle stands that the last program wrote without coming to record it; that was done on opening. "" for none.
func LateExport(s *Session) string { return s.late }

// tidyExports removes what a killed export left behind, puts back what it had set aside, and records the bundle that it put in its
// place; it gives the target of that bundle.
func tidyExports(s *Session) string {
	if s.store.ReadOnly() {
		return ""
	}
	if folder := s.Setting(ExportingTo); folder != "" {
		if _, err := bundle.Clean(folder); err == nil { // else tried again: a stick may be out
			_ = s.SetSetting(ExportingTo, "")
		}
	}
	return ConfirmIntended(s)
}
