package preview

import (
	"os/exec"
	"strconv"
	"syscall"
)

// alone keeps a program from opening a console window, and lets cancelling kill it together with what it has started.
func alone(c *exec.Cmd) {
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	c.Cancel = func() error {
		kill := exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(c.Process.Pid))
		kill.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
		if err := kill.Run(); err != nil {
			return c.Process.Kill()
		}
		return nil
	}
}
