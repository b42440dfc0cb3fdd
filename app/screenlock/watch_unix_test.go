//go:build !windows

package screenlock

import (
	"bufio"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"
)

// A desktop of its own tells that its screen is locked, and that it is free again.
func TestADesktopThatLocksIsHeard(t *testing.T) {
	daemon := exec.Command("dbus-daemon", "--session", "--print-address", "--nofork")
	out, err := daemon.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := daemon.Start(); err != nil {
		t.Skip("there is no dbus-daemon")
	}
	t.Cleanup(func() {
		_ = daemon.Process.Kill()
		_ = daemon.Wait()
	})
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	w := Begin()
	defer w.End()
	if w.Locked() {
		t.Error("locked before anything was told")
	}
	desktop, err := dbus.Connect(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	defer desktop.Close()
	tell := func(name string, body ...any) {
		t.Helper()
		if err := desktop.Emit("/org/gnome/ScreenSaver", name, body...); err != nil {
			t.Fatal(err)
		}
	}
	tell("org.gnome.ScreenSaver.ActiveChanged", false)
	tell("org.gnome.ScreenSaver.WakeUpScreen", true)
	tell("org.gnome.ScreenSaver.ActiveChanged", true)
	for until := time.Now().Add(10 * time.Second); !w.Locked(); {
		if time.Now().After(until) {
			t.Fatal("nothing was heard")
		}
	}
	if w.Locked() {
		t.Error("told twice")
	}
}
