package calling

import "golang.org/x/sys/windows"

var allowSetForegroundWindow = windows.NewLazySystemDLL("user32.dll").NewProc("AllowSetForegroundWindow")

// yield lets the program that has the vault come to the front: Windows grants that only to the one that was started last.
func yield(pid int) { _, _, _ = allowSetForegroundWindow.Call(uintptr(uint32(pid))) }
