package base

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"yibiao/app/say"
	"yibiao/dossier/disk"
)

// maxClosed is how many vaults are remembered: more than anybody has, and little to read.
const maxClosed = 500

// closedVault is a vault that was closed on this computer. Nothing of what it holds is kept here.
type closedVault struct {
	Vault string    `json:"vault"` // folder, absolute
	At    time.Time `json:"at"`
}

// vaultMemory is the program's own settings file, outside of any vault: which vaults were closed here, the last one first, and
// how this computer draws windows.
type vaultMemory struct {
	Closed  []closedVault `json:"closed"`
	Drawing string        `json:"drawing,omitempty"` // see Drawing
	Looks   string        `json:"looks,omitempty"`   // see Looks
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
		folder = cmp.Or(getenv("APPDATA"), roamingData())
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
	_ = m.write(p.Env.Settings)
}

func (m vaultMemory) write(path string) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return disk.Replace(path, append(data, '\n'), 0o600)
}

// How windows are drawn, where a person has chosen it.
const (
	drawSoftware = "software" // without the graphics card's OpenGL
	drawGL       = "gl"       // with it alone: where it is missing, the window does not open
)

// Drawing is how windows are drawn on this computer: by YIBIAO_DRAW, else as was chosen in the window; "" for the graphics card and,
// where that cannot, without it.
func Drawing(p *Program) string {
	switch how := p.Env.Getenv("YIBIAO_DRAW"); how {
	case "", drawSoftware, drawGL:
	default:
		fmt.Fprintln(p.Env.Err, say.T("YIBIAO_DRAW 只能写 software 或 gl，没有理会“{value}”", "value", how))
	}
	for _, how := range []string{p.Env.Getenv("YIBIAO_DRAW"), memory(p).Drawing} {
		if how == drawSoftware || how == drawGL {
			return how
		}
	}
	return ""
}

// DrawnBySoftware tells whether a person has chosen in the window that windows are drawn without the graphics card.
func DrawnBySoftware(p *Program) bool { return memory(p).Drawing == drawSoftware }

// KeepDrawing has windows drawn without the graphics card from the next start on, or by it where that is possible. Failures: those of
// writing the settings of this computer.
func KeepDrawing(p *Program, software bool) error {
	m := memory(p)
	m.Drawing = ""
	if software {
		m.Drawing = drawSoftware
	}
	return m.write(p.Env.Settings)
}

// Looks is how the window looked that was closed last, in the window's own words: an encrypted vault, which keeps it, cannot be asked
// before it is open. "" where nothing is known.
func Looks(p *Program) string { return memory(p).Looks }

// KeepLooks keeps it. Best effort: without it the passphrase is asked for in the usual look.
func KeepLooks(p *Program, looks string) {
	if m := memory(p); p.Env.Settings != "" && m.Looks != looks {
		m.Looks = looks
		_ = m.write(p.Env.Settings)
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
