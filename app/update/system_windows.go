package update

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// Sticks are the tops of all removable drives.
func Sticks() []string {
	drives, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var list []string
	for i := range 26 {
		if drives&(1<<i) == 0 {
			continue
		}
		root := string(rune('A'+i)) + `:\`
		if name, err := windows.UTF16PtrFromString(root); err == nil && windows.GetDriveType(name) == windows.DRIVE_REMOVABLE {
			list = append(list, root)
		}
	}
	return list
}

// Start starts the installer and leaves it to itself. It wants its folder last and without quotation marks.
func (i *Install) Start() error {
	c := exec.Command(i.Path)
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `"` + i.Path + `" /D=` + i.Folder}
	return c.Start()
}
