package page

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/app/session"
)

// Dropped is where files lead that were dropped where no dossier is open: a spreadsheet is looked through, bundles are verified, and
// everything else is taken for materials of clients.
func Dropped(paths []string) Route {
	if len(paths) == 1 && slices.Contains(SheetTypes, session.ExtOf(paths[0])) {
		return Route{Page: Sheet, Files: FilesOf(paths[0])}
	}
	if !slices.ContainsFunc(paths, func(path string) bool { return !seemsBundle(path) }) {
		return Route{Page: Verify, Files: FilesOf(paths...)}
	}
	return Route{Page: Filing, Files: FilesOf(paths...)}
}

// seemsBundle tells that a path is a .zip, or a folder laid out as a bag.
func seemsBundle(path string) bool {
	if strings.EqualFold(filepath.Ext(path), ".zip") {
		return true
	}
	_, err := os.Stat(filepath.Join(path, "bagit.txt"))
	return err == nil
}
