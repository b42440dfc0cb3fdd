//go:build !windows

package where

import "os"

// networkDrive names the kind of network drive that a folder lies on; "" for none, and where that cannot be told.
func networkDrive(dir string) string {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return ""
	}
	defer f.Close()
	return mountedAs(f, dir)
}
