package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// heard tells whether what is printed to a file of the program's own goes anywhere: Windows gives a program of the desktop none after a
// double click. The handle itself is asked, since one that may only be written tells nothing else of its file.
func heard(f *os.File) bool {
	handle := windows.Handle(f.Fd())
	if handle == 0 || handle == windows.InvalidHandle {
		return false
	}
	kind, err := windows.GetFileType(handle)
	return err == nil || kind != windows.FILE_TYPE_UNKNOWN
}
