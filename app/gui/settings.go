package gui

import (
	"math"
	"runtime"
	"strconv"

	"fyne.io/fyne/v2"

	"yibiao/app/look"
)

// Settings of the window, kept in the vault.
const (
	settingMode   = "look.mode"
	settingScale  = "look.scale"
	settingWidth  = "window.width"
	settingHeight = "window.height"
)

// scaleStep is how much one press of Ctrl+= enlarges.
const scaleStep = 0.125

var modes = map[string]look.Mode{"system": look.System, "light": look.Light, "dark": look.Dark}

// readLook reads mode and scale; wrong settings count as none.
func (s *Shell) readLook() {
	s.mode = defaultMode()
	if mode, ok := modes[s.opt.Session.Setting(settingMode)]; ok {
		s.mode = mode
	}
	s.scale = 1
	if scale, err := strconv.ParseFloat(s.opt.Session.Setting(settingScale), 32); err == nil && scale > 0 {
		s.scale = float32(scale)
	}
	s.scale = bounded(s.scale)
}

// defaultMode follows the system where it has a setting that everybody knows; elsewhere the toolkit would take dark.
func defaultMode() look.Mode {
	switch runtime.GOOS {
	case "windows", "darwin":
		return look.System
	}
	return look.Light
}

func bounded(scale float32) float32 { return min(max(scale, look.MinScale), look.MaxScale) }

// follow makes the screen anew when the desktop has changed from light to dark or back.
func (s *Shell) follow() {
	if now := fyne.CurrentApp().Settings().ThemeVariant(); s.mode == look.System && now != s.variant {
		s.variant = now
		s.rebuild()
	}
}

func (s *Shell) applyLook() {
	s.variant = fyne.CurrentApp().Settings().ThemeVariant()
	fyne.CurrentApp().Settings().SetTheme(look.New(s.fonts, s.mode, s.scale))
}

// setLook changes mode and scale and makes the screen anew: drawn parts keep the colours they were made with.
func (s *Shell) setLook(mode look.Mode, scale float32) {
	s.mode, s.scale = mode, bounded(scale)
	s.applyLook()
	for name, m := range modes {
		if m == mode {
			s.keep(settingMode, name)
		}
	}
	s.keep(settingScale, strconv.FormatFloat(float64(s.scale), 'f', 3, 32))
	s.win.SetMainMenu(s.menu())
	s.rebuild()
}

func (s *Shell) keep(name, value string) {
	if err := s.home().SetSetting(name, value); err != nil {
		s.Fail(err)
	}
}

// keepSize remembers how large the window is and where; the size of one that fills the screen is not its own.
func (s *Shell) keepSize() {
	if s.keepPlace() {
		return
	}
	size := s.win.Canvas().Size()
	s.keep(settingWidth, strconv.Itoa(int(math.Round(float64(size.Width)))))
	s.keep(settingHeight, strconv.Itoa(int(math.Round(float64(size.Height)))))
}

// windowSize is the size that the window had last, within reason.
func (s *Shell) windowSize() fyne.Size {
	size := fyne.NewSize(look.WindowWidth, look.WindowHeight)
	if w, err := strconv.Atoi(s.opt.Session.Setting(settingWidth)); err == nil {
		size.Width = float32(min(max(w, 800), 8000))
	}
	if h, err := strconv.Atoi(s.opt.Session.Setting(settingHeight)); err == nil {
		size.Height = float32(min(max(h, 500), 5000))
	}
	return size
}

// SetMode chooses "light", "dark" or "system".
func (s *Shell) SetMode(name string) { s.setLook(modes[name], s.scale) }
