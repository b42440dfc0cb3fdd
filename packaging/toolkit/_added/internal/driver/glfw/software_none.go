//go:build !windows && !(x11 && !wayland && (linux || freebsd || openbsd || netbsd)) && !wasm && !test_web_driver

package glfw

import (
	"errors"
	"image"

	"github.com/go-gl/glfw/v3.4/glfw"

	"fyne.io/fyne/v2/internal/painter/soft"
)

// canShowPixels: where nothing is known of how to show pixels, OpenGL is the only way.
const canShowPixels = false

// noCard: not known here before OpenGL is tried.
func noCard() bool { return false }

func pixelsCanBeShown(*glfw.Window) error { return errors.ErrUnsupported }

func showPixels(*glfw.Window, *soft.Pixels, []image.Rectangle) {}
