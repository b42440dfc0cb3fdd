package gui

import (
	"runtime"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/gui/contrast"
	"yibiao/app/look"
)

// Settings of how the window looks.
const (
	settingMode  = "look.mode"
	settingScale = "look.scale"
)

// scaleStep is how much one press of Ctrl+= enlarges.
const scaleStep = 0.125

var modes = map[string]look.Mode{"system": look.System, "light": look.Light, "dark": look.Dark, "contrast": look.Contrast}

// looks are how the window looks: light or dark, and how large its text is.
type looks struct {
	settings *settings
	fonts    look.Fonts
	mode     look.Mode
	scale    float32
	variant  fyne.ThemeVariant // of the desktop, when the screen was made
}

// read reads mode and scale; wrong settings count as none.
func (l *looks) read() {
	l.mode, l.scale = readLooks(l.settings.Setting(settingMode), l.settings.Setting(settingScale))
}

func readLooks(mode, scale string) (look.Mode, float32) {
	m, size := defaultMode(), float32(1)
	if kept, ok := modes[mode]; ok && (kept != look.System || m != look.Contrast) {
		m = kept
	}
	if kept, err := strconv.ParseFloat(scale, 32); err == nil && kept > 0 {
		size = float32(kept)
	}
	return m, bounded(size)
}

// words are mode and scale in a line, to be kept outside the vault; lookedLike reads them.
func (l *looks) words() string {
	for name, m := range modes {
		if m == l.mode {
			return name + " " + strconv.FormatFloat(float64(l.scale), 'f', 3, 32)
		}
	}
	return ""
}

func lookedLike(words string) (look.Mode, float32) {
	mode, scale, _ := strings.Cut(words, " ")
	return readLooks(mode, scale)
}

// defaultMode follows the system where it has a setting that everybody knows; elsewhere the toolkit would take dark. Who has chosen
// strong contrasts for the whole desktop has chosen them here too.
func defaultMode() look.Mode {
	if contrast.Wanted() {
		return look.Contrast
	}
	switch runtime.GOOS {
	case "windows", "darwin":
		return look.System
	}
	return look.Light
}

func bounded(scale float32) float32 { return min(max(scale, look.MinScale), look.MaxScale) }

// turned tells whether the desktop has changed from light to dark or back since the screen was made, and the window with it.
func (l *looks) turned() bool {
	now := fyne.CurrentApp().Settings().ThemeVariant()
	if l.mode != look.System && l.mode != look.Contrast || now == l.variant {
		return false
	}
	l.variant = now
	return true
}

func (l *looks) apply() {
	l.variant = fyne.CurrentApp().Settings().ThemeVariant()
	fyne.CurrentApp().Settings().SetTheme(look.New(l.fonts, l.mode, l.scale))
}

// set changes mode and scale, and keeps them.
func (l *looks) set(mode look.Mode, scale float32) {
	l.mode, l.scale = mode, bounded(scale)
	l.apply()
	for name, m := range modes {
		if m == mode {
			l.settings.Keep(settingMode, name)
		}
	}
	l.settings.Keep(settingScale, strconv.FormatFloat(float64(l.scale), 'f', 3, 32))
}
