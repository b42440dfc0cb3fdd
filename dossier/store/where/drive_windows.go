//go:build windows

package where

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// networkDrive names the kind of network drive that a folder lies on; "" for none, and where that cannot be told.
func networkDrive(dir string) string {
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) && !strings.HasPrefix(volume, `\\?\`) && !strings.HasPrefix(volume, `\\.\`) {
		return "SMB"
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	if err != nil || windows.GetDriveType(root) != windows.DRIVE_REMOTE {
		return ""
	}
	return "SMB"
}
