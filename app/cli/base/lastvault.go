package base

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"
)

// maxClosed is how many vaults are remembered: more than anybody has, and little to read.
const maxClosed = 500

// closedVault is a vault that was closed on this computer. Nothing of what it holds is kept here.
type closedVault struct {
	Vault string    `json:"vault"` // folder, absolute
	At    time.Time `json:"at"`
}

// vaultMemory is the program's own settings file, outside of any vault: which vaults were closed here, the last one first.
type vaultMemory struct {
	Closed []closedVault `json:"closed"`
}

// SettingsFile is where the program itself remembers things: beside a portable program, else in the user's folder of settings; ""
// when there is no such place.
func SettingsFile(program string, getenv func(string) string) string {
	if program != "" {
		beside := filepath.Dir(program)
		if IsDir(filepath.Join(beside, portableDir)) || Exists(filepath.Join(beside, portableMark)) {
			return filepath.Join(beside, portableDir+".json")
		}
	}
	folder := ""
	switch home := homeDir(getenv); runtime.GOOS {
	case "windows":
		folder = getenv("APPDATA")
	case "darwin":
		folder = filepath.Join(home, "Library", "Preferences")
	default:
		if folder = getenv("XDG_CONFIG_HOME"); !filepath.IsAbs(folder) {
			folder = filepath.Join(home, ".config")
		}
	}
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, "yibiao", "settings.json")
}

func memory(p *Program) vaultMemory {
	var m vaultMemory
	data, err := os.ReadFile(p.Env.Settings)
	if err != nil || json.Unmarshal(data, &m) != nil {
		return vaultMemory{} // what cannot be read remembers nothing
	}
	return m
}

// remember notes that a vault was closed, or, with a zero time, forgets it. Best effort: less is noticed without it.
func remember(p *Program, vault string, at time.Time) {
	if p.Env.Settings == "" || p.OwnVault {
		return
	}
	m := memory(p)
	m.Closed = slices.DeleteFunc(m.Closed, func(c closedVault) bool { return c.Vault == vault })
	if !at.IsZero() {
		m.Closed = slices.Insert(m.Closed, 0, closedVault{vault, at.UTC().Truncate(time.Second)})
	}
	m.Closed = m.Closed[:min(len(m.Closed), maxClosed)]
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil || os.MkdirAll(filepath.Dir(p.Env.Settings), 0o700) != nil {
		return
	}
	temp := p.Env.Settings + ".new"
	if os.WriteFile(temp, append(data, '\n'), 0o600) == nil {
		_ = os.Rename(temp, p.Env.Settings)
	}
}

// ForgetVault lets a new vault begin where one was closed before: the person has said so.
func ForgetVault(p *Program) { remember(p, absolute(p.VaultDir()), time.Time{}) }

// closedHere tells when a vault was closed in a folder; the zero time when none is known.
func closedHere(p *Program, vault string) time.Time {
	for _, c := range memory(p).Closed {
		if c.Vault == absolute(vault) {
			return c.At
		}
	}
	return time.Time{}
}

// closedElsewhere is the vault that was closed last, when it lies somewhere else and is still there; "" otherwise.
func closedElsewhere(p *Program, vault string) string {
	closed := memory(p).Closed
	if len(closed) == 0 || closed[0].Vault == absolute(vault) || !IsDir(closed[0].Vault) {
		return ""
	}
	return closed[0].Vault
}

func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}
