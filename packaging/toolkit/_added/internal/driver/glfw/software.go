//go:build !wasm && !test_web_driver

package glfw

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/internal/painter/gl"
	"fyne.io/fyne/v2/internal/painter/soft"
)

// painterEnvKey names the variable that says how windows are painted: "software" without OpenGL, "gl" with nothing else; anything
// else is OpenGL and, where that is not to be had or has no graphics card behind it, software.
const painterEnvKey = "FYNE_PAINTER"

// failedGL is set once OpenGL has failed: what failed for one window is not tried for another.
var failedGL bool

// errNoCard is why OpenGL is not even tried: its libraries alone take some 60 MB.
var errNoCard = errors.New("there is no graphics card")

// createNative makes the system's window and the painter of the canvas: with OpenGL, or without.
func (w *window) createNative(width, height int) (*glfw.Window, error) {
	var failure error
	if how := os.Getenv(painterEnvKey); how == "gl" || how != "software" && !failedGL || !canShowPixels {
		any := how == "gl" || !canShowPixels
		if failure = errNoCard; any || !noCard() {
			failure = w.createGL(width, height, any)
		}
		if failure == nil {
			return w.viewport, nil
		}
		if how == "gl" || !canShowPixels {
			return nil, failure
		}
		fyne.LogError("windows are painted without OpenGL", failure)
		failedGL = true
	}
	glfw.WindowHint(glfw.ClientAPI, glfw.NoAPI)
	win, err := w.createWith(width, height)
	if err == nil {
		err = pixelsCanBeShown(win)
	}
	if err != nil {
		if win != nil {
			win.Destroy()
		}
		return nil, errors.Join(failure, err)
	}
	w.canvas.SetPainter(soft.New(w.canvas))
	return win, nil
}

// byProcessor are the beginnings of what OpenGL calls itself where the processor does its work, in small letters: it paints all of the
// window for each letter that is typed.
var byProcessor = []string{"llvmpipe", "softpipe", "software rasterizer", "swrast", "google swiftshader", "gdi generic", "d3d12 (microsoft basic"}

// createGL makes a window with OpenGL and gets its painter ready; afterwards viewport is the window or nil. An OpenGL without a
// graphics card behind it is a failure, unless any will do.
func (w *window) createGL(width, height int, any bool) (err error) {
	w.viewport, err = w.createWith(width, height)
	if err != nil {
		return err
	}
	defer func() {
		if bug := recover(); bug != nil { // the painter panics when a shader cannot be compiled
			err = fmt.Errorf("OpenGL painter: %v", bug)
		}
		if err != nil {
			w.canvas.SetPainter(nil)
			glfw.DetachCurrentContext()
			w.viewport.Destroy()
			w.viewport = nil
		}
	}()
	w.RunWithContext(func() {
		name := renderer()
		for _, slow := range byProcessor {
			if !any && strings.HasPrefix(strings.ToLower(name), slow) {
				err = fmt.Errorf("OpenGL has no graphics card here (%s)", name)
				return
			}
		}
		w.canvas.SetPainter(gl.NewPainter(w.canvas, w))
		w.canvas.Painter().Init()
	})
	return err
}

// createWith makes a window by the hints that are set. GLFW's Go package panics at some failures and gives nil at others.
func (w *window) createWith(width, height int) (win *glfw.Window, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			win, err = nil, fmt.Errorf("window: %v", bug)
		}
	}()
	win, err = glfw.CreateWindow(width, height, w.title, nil, nil)
	if err == nil && win == nil {
		err = errors.New("window: the system made none")
	}
	return win, err
}

// software is the window's painter when it paints without OpenGL, else nil.
func (w *window) software() *soft.Painter {
	p, _ := w.canvas.Painter().(*soft.Painter)
	return p
}

// PaintedBySoftware tells whether the window is painted without OpenGL.
func (w *window) PaintedBySoftware() bool { return w.software() != nil }

// Native is GLFW's window; nil as long as there is none, and once it is closed.
func (w *window) Native() *glfw.Window { return w.view() }

// present shows what was painted.
func (w *window) present(view *glfw.Window) {
	painted = time.Now()
	p := w.software()
	if p == nil {
		view.SwapBuffers()
		return
	}
	pixels, parts := p.Frame()
	if len(parts) > 0 {
		showPixels(view, pixels, parts)
	}
}

// exposed notes that the system has lost what the window showed.
func (w *window) exposed() {
	if p := w.software(); p != nil {
		p.Expose()
	}
}
