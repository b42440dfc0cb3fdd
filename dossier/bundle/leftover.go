package bundle

import (
	"slices"
	"strings"
)

// What systems leave on disks by themselves, in lower case.
var (
	leftoverFolders = []string{
		"system volume information", "$recycle.bin", "recycler", "recycled", "found.000", // Windows
		".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems", ".documentrevisions-v100", "__macosx", // macOS
		"lost+found", // Linux
	}
	leftoverFiles = []string{
		"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "autorun.inf", "wpsettings.dat", "indexervolumeguid", // Windows
		".ds_store", ".localized", ".apdisk", ".volumeicon.icns", "icon\r", "icon", // macOS; FAT drops the return
		".directory", // KDE
	}
	// What a program leaves beside a document that is open in it, by how its name begins: Word and WPS (its short names too), LibreOffice, file servers.
	leftoverStarts = []string{"._", "~$", ".~", "~wrl", "~wrd", "~wra", "~wrf", "~df", "wps~", "et~", "wpp~", ".nfs", ".fuse_hidden", ".smbdelete"}
)

// SystemLeftover tells whether a path of Report.Foreign was left by a system, not put there by a person.
func SystemLeftover(path string) bool { return leftover(path) != "" }

// leftover gives what a system left by itself: the folder in which a path lies, or the path itself; "" for anything else.
func leftover(path string) string {
	for at := 0; at <= len(path); {
		end := len(path)
		if n := strings.IndexByte(path[at:], '/'); n >= 0 {
			end = at + n
		}
		name := strings.ToLower(path[at:end])
		if slices.Contains(leftoverFolders, name) || strings.HasPrefix(name, ".trash-") {
			return path[:end]
		}
		if end == len(path) && (slices.Contains(leftoverFiles, name) || begun(name)) {
			return path
		}
		at = end + 1
	}
	return ""
}

// begun tells whether a name in lower case begins as those do that programs give to files of their own.
func begun(name string) bool {
	return slices.ContainsFunc(leftoverStarts, func(start string) bool { return strings.HasPrefix(name, start) })
}
