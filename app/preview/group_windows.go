package preview

import (
	"os/exec"
	"strconv"
)

// alone lets cancelling kill a program together with what it has started.
func alone(c *exec.Cmd) {
	c.Cancel = func() error {
		if err := exec.Command("taskkill", "/T", "/F", "/PID", strconv.Itoa(c.Process.Pid)).Run(); err != nil {
			return c.Process.Kill()
		}
		return nil
	}
}
