package session

import (
	"context"
	"path/filepath"

	"yibiao/dossier/bundle"
)

// tidyExports removes what an export left behind whose program was killed, and puts back what it had set aside.
func (s *Session) tidyExports() {
	folder := s.Setting(exportingTo)
	if folder == "" || s.store.ReadOnly() {
		return
	}
	if _, err := bundle.Clean(folder); err == nil { // else tried again: a stick may be out
		_ = s.SetSetting(exportingTo, "")
	}
}

// exportingTo is the setting that names the folder into which a bundle is being written: should the program end before that
// is done, the next one tidies up there.
const exportingTo = "exporting-to"

// WriteBundle writes a bundle. What killed programs left beside it is removed first, what they had set aside put back.
func (s *Session) WriteBundle(ctx context.Context, target string, spec bundle.Spec, progress func(bundle.Progress)) (bundle.Manifest, error) {
	folder := filepath.Dir(target)
	_, _ = bundle.Clean(folder) // room on the disk only; what cannot be removed is tried again the next time
	if err := s.SetSetting(exportingTo, folder); err != nil {
		return bundle.Manifest{}, err
	}
	manifest, err := bundle.Write(ctx, target, spec, progress)
	// What could not be removed keeps its mark, and is tried again at the next start.
	if _, left := bundle.Clean(folder); left == nil {
		_ = s.SetSetting(exportingTo, "") // one look too many does no harm
	}
	return manifest, err
}
