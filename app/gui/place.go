package gui

import (
	"math"
	"strconv"

	"yibiao/app/look"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Settings of where the window was and how large, in the coordinates of the desktop.
const (
	settingLeft      = "window.left"
	settingTop       = "window.top"
	settingMaximised = "window.maximised"
	settingWidth     = "window.width"
	settingHeight    = "window.height"
)

// visibleEdge is how many pixels of the window's upper edge must be on a screen, so that it can be taken hold of.
const visibleEdge = 120

// placement is where the window stands and how large it is, from one start of the program to the next.
type placement struct {
	win      fyne.Window
	settings *settings
}

// withNative hands over the driver's own window; nothing happens before it is open, or where there is none.
func (p *placement) withNative(do func(*glfw.Window)) {
	switch w := p.win.(type) {
	case interface{ Native() *glfw.Window }: // packaging/toolkit: also a window without OpenGL
		if native := w.Native(); native != nil {
			do(native)
		}
	case interface{ RunWithContext(func()) }:
		w.RunWithContext(func() {
			if native := glfw.GetCurrentContext(); native != nil {
				do(native)
			}
		})
	}
}

// keepSpot remembers where the window is, and tells whether it fills the screen.
func (p *placement) keepSpot() (maximised bool) {
	p.withNative(func(w *glfw.Window) {
		maximised = w.GetAttrib(glfw.Maximized) == glfw.True
		p.settings.Keep(settingMaximised, strconv.FormatBool(maximised))
		if maximised {
			return
		}
		x, y := w.GetPos()
		p.settings.Keep(settingLeft, strconv.Itoa(x))
		p.settings.Keep(settingTop, strconv.Itoa(y))
	})
	return maximised
}

// put asks for the place that the window had last, or for the middle of the screen. It is called before the
// window opens.
func (p *placement) put() {
	x, wrong := strconv.Atoi(p.settings.Setting(settingLeft))
	y, bad := strconv.Atoi(p.settings.Setting(settingTop))
	w, ok := p.win.(desktop.Window)
	if wrong != nil || bad != nil || !ok {
		p.win.CenterOnScreen()
		return
	}
	w.RequestPosition(x, y)
}

// check brings a window back whose screen is not there any more, makes it as large as it was, and no larger than the screen
// that it is on: larger type makes every window larger. It is called once the window is open.
func (p *placement) check() {
	lost, maximised := false, p.settings.Setting(settingMaximised) == "true"
	share := fyne.NewSize(1, 1)
	p.withNative(func(w *glfw.Window) {
		left, top, right, bottom := w.GetFrameSize()
		x, y := w.GetPos()
		width, height := w.GetSize()
		areas := workareas()
		lost = !onScreen(x, y, width, areas)
		if maximised && !lost {
			w.Maximize()
			return
		}
		share = fitting(area{x - left, y - top, width + left + right, height + top + bottom}, areas)
	})
	if share.Width < 1 || share.Height < 1 {
		size := p.win.Canvas().Size()
		p.win.Resize(fyne.NewSize(size.Width*share.Width, size.Height*share.Height))
		lost = true
	}
	if lost {
		p.win.CenterOnScreen()
	}
}

// fitting is the share of its width and height that a window may have so that it fits into the area that it lies in most; 1
// and 1 where it fits.
func fitting(win area, areas []area) fyne.Size {
	var best *area
	most := -1
	for i := range areas {
		a := &areas[i]
		wide := min(win.x+win.width, a.x+a.width) - max(win.x, a.x)
		high := min(win.y+win.height, a.y+a.height) - max(win.y, a.y)
		if shared := max(wide, 0) * max(high, 0); shared > most {
			best, most = a, shared
		}
	}
	if best == nil || win.width <= 0 || win.height <= 0 {
		return fyne.NewSize(1, 1)
	}
	return fyne.NewSize(min(1, float32(best.width)/float32(win.width)), min(1, float32(best.height)/float32(win.height)))
}

// keep remembers how large the window is and where; the size of one that fills the screen is not its own.
func (p *placement) keep() {
	if p.keepSpot() {
		return
	}
	size := p.win.Canvas().Size()
	p.settings.Keep(settingWidth, strconv.Itoa(int(math.Round(float64(size.Width)))))
	p.settings.Keep(settingHeight, strconv.Itoa(int(math.Round(float64(size.Height)))))
}

// size is the size that the window had last, within reason.
func (p *placement) size() fyne.Size {
	size := fyne.NewSize(look.WindowWidth, look.WindowHeight)
	if w, err := strconv.Atoi(p.settings.Setting(settingWidth)); err == nil {
		size.Width = float32(min(max(w, 800), 8000))
	}
	if h, err := strconv.Atoi(p.settings.Setting(settingHeight)); err == nil {
		size.Height = float32(min(max(h, 500), 5000))
	}
	return size
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
