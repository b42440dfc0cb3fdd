package outside

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Answers of ShellExecute that say that nothing is there to open a file with: SE_ERR_NOASSOC, SE_ERR_ASSOCINCOMPLETE.
const (
	noAssociation         = 31
	associationIncomplete = 27
	lastFailure           = 32 // whatever is above stands for a program that was started
	seeMaskFlagNoUI       = 0x400
	seeMaskNoAsync        = 0x100
)

var shellExecuteEx = windows.NewLazySystemDLL("shell32.dll").NewProc("ShellExecuteExW")

// shellExecuteInfo is SHELLEXECUTEINFOW.
type shellExecuteInfo struct {
	size         uint32
	mask         uint32
	hwnd         uintptr
	verb         *uint16
	file         *uint16
	parameters   *uint16
	directory    *uint16
	show         int32
	instance     uintptr
	idList       uintptr
	class        *uint16
	classKey     uintptr
	hotKey       uint32
	iconOrScreen uintptr
	process      windows.Handle
}

// execute has the shell do something with a file, whose path is handed over as it is.
func execute(verb, file, parameters string) error {
	// Programs that hook into the shell want COM on this thread; where it is there already, that is as well.
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err == nil || errors.Is(err, syscall.Errno(1)) {
		defer windows.CoUninitialize()
	}
	info := shellExecuteInfo{mask: seeMaskFlagNoUI | seeMaskNoAsync, show: windows.SW_SHOWNORMAL}
	info.size = uint32(unsafe.Sizeof(info))
	var err error
	for _, part := range []struct {
		text string
		to   **uint16
	}{{verb, &info.verb}, {file, &info.file}, {parameters, &info.parameters}} {
		if part.text == "" {
			continue
		}
		if *part.to, err = windows.UTF16PtrFromString(part.text); err != nil {
			return err
		}
	}
	done, _, failure := shellExecuteEx.Call(uintptr(unsafe.Pointer(&info)))
	switch {
	case done != 0 && info.instance > lastFailure:
		return nil
	case info.instance == noAssociation || info.instance == associationIncomplete || errors.Is(failure, windows.ERROR_NO_ASSOCIATION):
		return errors.Join(ErrNoProgram, failure)
	case failure == nil || errors.Is(failure, syscall.Errno(0)):
		return syscall.Errno(info.instance)
	}
	return failure
}

// Open shows a file or folder, by its absolute path, in the program that the desktop has for it.
func Open(path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	return execute("open", path, "")
}

// Reveal shows the folder of a file, with the file chosen in it. The explorer tells no failure of its own, so that the file is
// looked for first.
func Reveal(path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if strings.Contains(path, `"`) { // no path of Windows has one
		return os.ErrInvalid
	}
	folder, err := windows.GetWindowsDirectory()
	if err != nil {
		return err
	}
	return execute("", filepath.Join(folder, "explorer.exe"), `/select,"`+path+`"`)
}

// Print prints a file with the program that the desktop has for it.
func Print(path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	return execute("print", path, "")
}

// CanPrint tells whether files can be printed by a program of the desktop.
func CanPrint() bool { return true }
