package front

import (
	"syscall"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	ole "github.com/go-ole/go-ole"
)

// The taskbar's COM class and interface (shobjidl_core.h), and which of the interface's methods are called.
var (
	classTaskbarList = ole.NewGUID("{56FDF344-FD6D-11D0-958A-006097C9A090}")
	taskbarList3     = ole.NewGUID("{EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF}")
)

const (
	hrInit           = 3
	setProgressValue = 9
	setProgressState = 10
	noProgress       = 0
)

// taskbar is the interface, of the window's thread; nil before it is used, and where there is no taskbar.
var taskbar *ole.IUnknown

// Progress shows on the program's button in the taskbar how far slow work is; a total of 0 takes it away. It belongs to the window's
// goroutine.
func Progress(win fyne.Window, done, total int64) {
	native, ok := win.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		c, ok := context.(driver.WindowsWindowContext)
		if !ok || c.HWND == 0 || !haveTaskbar() {
			return
		}
		if total <= 0 {
			callTaskbar(setProgressState, c.HWND, noProgress)
			return
		}
		callTaskbar(setProgressValue, c.HWND, uintptr(done), uintptr(total))
	})
}

func haveTaskbar() bool {
	if taskbar != nil {
		return true
	}
	_ = ole.CoInitializeEx(0, ole.COINIT_APARTMENTTHREADED) // that it was done before is as well
	made, err := ole.CreateInstance(classTaskbarList, taskbarList3)
	if err != nil {
		return false
	}
	taskbar = made
	callTaskbar(hrInit)
	return true
}

// callTaskbar calls a method by its place in the interface; that a taskbar refuses does no harm.
func callTaskbar(method int, args ...uintptr) {
	table := (*[setProgressState + 1]uintptr)(unsafe.Pointer(taskbar.RawVTable))
	_, _, _ = syscall.SyscallN(table[method], append([]uintptr{uintptr(unsafe.Pointer(taskbar))}, args...)...)
}
