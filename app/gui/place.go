package gui

import (
	"strconv"

	"fyne.io/fyne/v2/driver/desktop"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Settings of where the window was, in the coordinates of the desktop.
const (
	settingLeft      = "window.left"
	settingTop       = "window.top"
	settingMaximised = "window.maximised"
)

// visibleEdge is how many pixels of the window's upper edge must be on a screen, so that it can be taken hold of.
const visibleEdge = 120

// withNative hands over the driver's own window while it is the current one; nothing happens before it is open, or
// where there is none.
func (s *Shell) withNative(do func(*glfw.Window)) {
	w, ok := s.win.(interface{ RunWithContext(func()) })
	if !ok {
		return
	}
	w.RunWithContext(func() {
		if native := glfw.GetCurrentContext(); native != nil {
			do(native)
		}
	})
}

// keepPlace remembers where the window is, and tells whether it fills the screen.
func (s *Shell) keepPlace() (maximised bool) {
	s.withNative(func(w *glfw.Window) {
		maximised = w.GetAttrib(glfw.Maximized) == glfw.True
		s.keep(settingMaximised, strconv.FormatBool(maximised))
		if maximised {
			return
		}
		x, y := w.GetPos()
		s.keep(settingLeft, strconv.Itoa(x))
		s.keep(settingTop, strconv.Itoa(y))
	})
	return maximised
}

// putPlace asks for the place that the window had last, or for the middle of the screen. It is called before the
// window opens.
func (s *Shell) putPlace() {
	x, wrong := strconv.Atoi(s.opt.Session.Setting(settingLeft))
	y, bad := strconv.Atoi(s.opt.Session.Setting(settingTop))
	w, ok := s.win.(desktop.Window)
	if wrong != nil || bad != nil || !ok {
		s.win.CenterOnScreen()
		return
	}
	w.RequestPosition(x, y)
}

// checkPlace brings a window back whose screen is not there any more, and makes it as large as it was. It is called
// once the window is open.
func (s *Shell) checkPlace() {
	lost, maximised := false, s.opt.Session.Setting(settingMaximised) == "true"
	s.withNative(func(w *glfw.Window) {
		x, y := w.GetPos()
		width, _ := w.GetSize()
		lost = !onScreen(x, y, width, workareas())
		if maximised && !lost {
			w.Maximize()
		}
	})
	if lost {
		s.win.CenterOnScreen()
	}
}

// area is a part of the desktop in its coordinates.
type area struct{ x, y, width, height int }

func workareas() []area {
	var list []area
	for _, m := range glfw.GetMonitors() {
		x, y, width, height := m.GetWorkarea()
		list = append(list, area{x, y, width, height})
	}
	return list
}

// onScreen tells whether enough of the upper edge of a window lies in one of the areas.
func onScreen(x, y, width int, areas []area) bool {
	for _, a := range areas {
		shared := min(x+width, a.x+a.width) - max(x, a.x)
		if shared >= visibleEdge && y >= a.y-visibleEdge/4 && y < a.y+a.height-visibleEdge/4 {
			return true
		}
	}
	return len(areas) == 0
}
