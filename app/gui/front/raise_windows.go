package front

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"golang.org/x/sys/windows"
)

var (
	user32              = windows.NewLazySystemDLL("user32.dll")
	isIconic            = user32.NewProc("IsIconic")
	showWindow          = user32.NewProc("ShowWindow")
	setForegroundWindow = user32.NewProc("SetForegroundWindow")
)

const swRestore = 9

// raise shows the window before all others, also when it lies in the taskbar only.
func raise(win fyne.Window) {
	native, ok := win.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok {
			if iconic, _, _ := isIconic.Call(c.HWND); iconic != 0 {
				_, _, _ = showWindow.Call(c.HWND, swRestore)
			}
			_, _, _ = setForegroundWindow.Call(c.HWND)
		}
	})
	win.RequestFocus()
}
