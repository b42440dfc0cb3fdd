package base

import "golang.org/x/sys/windows"

// knownFolder is one of the user's folders as Windows knows it, which may lie on another disk than the user's own; "" when it cannot
// tell.
func knownFolder(of *windows.KNOWNFOLDERID) string {
	path, err := windows.KnownFolderPath(of, windows.KF_FLAG_DONT_VERIFY)
	if err != nil {
		return ""
	}
	return path
}

// localData is where programs keep what stays on this computer.
func localData() string { return knownFolder(windows.FOLDERID_LocalAppData) }

// roamingData is where programs keep their settings.
func roamingData() string { return knownFolder(windows.FOLDERID_RoamingAppData) }
