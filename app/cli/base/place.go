package base

import (
	"cmp"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
)

// portableDir is the vault beside a portable program, portableMark the file that makes a program portable.
const (
	portableDir  = "yibiao-data"
	portableMark = "portable"
)

// VaultDir is the vault's folder: --vault, YIBIAO_VAULT, beside a portable program, else the user's own data folder.
func (p *Program) VaultDir() string {
	if p.Vault != "" {
		return p.Vault
	}
	if dir := p.Env.Getenv("YIBIAO_VAULT"); dir != "" {
		return dir
	}
	if p.Env.Program != "" {
		beside := filepath.Dir(p.Env.Program)
		if IsDir(filepath.Join(beside, portableDir)) || Exists(filepath.Join(beside, portableMark)) {
			return filepath.Join(beside, portableDir)
		}
	}
	return filepath.Join(dataHome(p.Env.Getenv), "yibiao")
}

// dataHome is where the user's programs keep their data: by XDG, Known Folders or Apple's guidelines.
func dataHome(getenv func(string) string) string {
	home := homeDir(getenv)
	switch runtime.GOOS {
	case "windows":
		return cmp.Or(getenv("LOCALAPPDATA"), localData(), home)
	case "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(home, ".local", "share")
}

// homeDir is the user's folder. Where the environment does not tell, as for services, the system's list of users does: the
// vault must never lie in whatever folder the program was started from.
func homeDir(getenv func(string) string) string {
	name := "HOME"
	if runtime.GOOS == "windows" {
		name = "USERPROFILE"
	}
	if home := getenv(name); filepath.IsAbs(home) {
		return home
	}
	if me, err := user.Current(); err == nil && filepath.IsAbs(me.HomeDir) {
		return me.HomeDir
	}
	return os.TempDir()
}

// cacheDir is where the program keeps what it can make again or do without: pdf (the compiled PDF engine), marks (how vaults
// were closed); "" when the user has no such place.
func cacheDir(of string) string {
	home, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, "yibiao", of)
}

// IsDir tells whether a folder is there.
func IsDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Exists tells whether anything is there.
func Exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
