package glfw

import (
	"image"
	"syscall"
	"unsafe"

	"github.com/go-gl/glfw/v3.4/glfw"

	"fyne.io/fyne/v2/internal/painter/soft"
)

const canShowPixels = true

// noCard: not known here before OpenGL is tried.
func noCard() bool { return false }

var (
	gdi32             = syscall.NewLazyDLL("gdi32.dll")
	setDIBitsToDevice = gdi32.NewProc("SetDIBitsToDevice")
	getDC             = user32.NewProc("GetDC")
	releaseDC         = user32.NewProc("ReleaseDC")
)

// bitmapInfo is BITMAPINFO: rows of 32-bit pixels, from the top because its height is negative.
type bitmapInfo struct {
	size                  uint32
	width, height         int32
	planes, bits          uint16
	compression, bytes    uint32
	perMetreX, perMetreY  int32
	colours, important, _ uint32
}

func pixelsCanBeShown(*glfw.Window) error { return setDIBitsToDevice.Find() }

// showPixels copies parts of a picture into the window.
func showPixels(view *glfw.Window, pixels *soft.Pixels, parts []image.Rectangle) {
	hwnd := uintptr(unsafe.Pointer(view.GetWin32Window()))
	dc, _, _ := getDC.Call(hwnd)
	if dc == 0 {
		return
	}
	defer releaseDC.Call(hwnd, dc)
	for _, r := range parts {
		x, y, width, height := uintptr(r.Min.X), uintptr(r.Min.Y), uintptr(r.Dx()), uintptr(r.Dy())
		// The bitmap is made to begin at the first row of the part, so that nothing depends on how rows are counted.
		info := bitmapInfo{size: 40, width: int32(pixels.Width), height: -int32(r.Dy()), planes: 1, bits: 32}
		from := unsafe.Pointer(&pixels.Pix[r.Min.Y*pixels.Width])
		setDIBitsToDevice.Call(dc, x, y, width, height, x, 0, 0, height, uintptr(from), uintptr(unsafe.Pointer(&info)), 0)
	}
}
