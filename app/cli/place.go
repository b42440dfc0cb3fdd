package cli

import (
	"os"
	"path/filepath"
	"runtime"
)

// portableDir is the vault beside a portable program, portableMark the file that makes a program portable.
const (
	portableDir  = "yibiao-data"
	portableMark = "portable"
)

// vaultDir is the vault's folder: --vault, YIBIAO_VAULT, beside a portable program, else the user's own data folder.
func (p *program) vaultDir() string {
	if p.vault != "" {
		return p.vault
	}
	if dir := p.env.Getenv("YIBIAO_VAULT"); dir != "" {
		return dir
	}
	if p.env.Program != "" {
		beside := filepath.Dir(p.env.Program)
		if isDir(filepath.Join(beside, portableDir)) || exists(filepath.Join(beside, portableMark)) {
			return filepath.Join(beside, portableDir)
		}
	}
	return filepath.Join(dataHome(p.env.Getenv), "yibiao")
}

// dataHome is where the user's programs keep their data: by XDG, Known Folders or Apple's guidelines.
func dataHome(getenv func(string) string) string {
	home := getenv("HOME")
	switch runtime.GOOS {
	case "windows":
		if dir := getenv("LOCALAPPDATA"); dir != "" {
			return dir
		}
		return getenv("USERPROFILE")
	case "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(home, ".local", "share")
}

// cacheDir is where the program keeps what it can make again (the compiled PDF engine); "" when the user has no such place.
func cacheDir() string {
	home, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, "yibiao", "pdf")
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
