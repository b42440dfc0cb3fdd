package session

import (
	"os"
	"path/filepath"
)

// settingCrash is the name of the newest crash file that the person was told about.
const settingCrash = "crash.told"

// UntoldCrash gives the newest crash file of the vault, the first time it is asked after the crash; ok is false when there
// is none that was not told.
func UntoldCrash(s *Session) (path string, ok bool) {
	dir := filepath.Join(s.Vault(), "crashes")
	files, err := os.ReadDir(dir) // in the order of their names, which begin with the time
	if err != nil || len(files) == 0 {
		return "", false
	}
	name := files[len(files)-1].Name()
	if name <= s.Setting(settingCrash) {
		return "", false
	}
	return filepath.Join(dir, name), s.SetSetting(settingCrash, name) == nil
}
