//go:build !windows

package preview

import (
	"os/exec"
	"syscall"
)

// alone puts a program into a process group of its own and lets cancelling kill the group.
func alone(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
}
