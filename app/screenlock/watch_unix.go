//go:build !windows

package screenlock

import (
	"os"

	"github.com/godbus/dbus/v5"
)

// savers are the interfaces under which desktops tell that the screen was locked, or is free again: KDE and others, GNOME, Cinnamon,
// MATE. https://specifications.freedesktop.org/idle-inhibit-spec
var savers = []string{"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"}

// logind asks a session to lock itself by the signal Lock of this interface, whatever the desktop.
const logind = "org.freedesktop.login1.Session"

// Watch listens to the desktop. The zero value hears nothing.
type Watch struct {
	buses []*dbus.Conn
	heard chan *dbus.Signal
}

// Begin listens to the desktop and the system, where they have a bus; it starts none.
func Begin() *Watch {
	w := &Watch{heard: make(chan *dbus.Signal, 32)}
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		bus, err := dbus.ConnectSessionBus()
		w.listen(bus, err, "ActiveChanged", savers...)
	}
	bus, err := dbus.ConnectSystemBus()
	w.listen(bus, err, "Lock", logind)
	return w
}

// listen takes a bus in, where there is one.
func (w *Watch) listen(bus *dbus.Conn, err error, member string, interfaces ...string) {
	if err != nil {
		return
	}
	for _, name := range interfaces {
		if bus.AddMatchSignal(dbus.WithMatchInterface(name), dbus.WithMatchMember(member)) != nil {
			_ = bus.Close()
			return
		}
	}
	bus.Signal(w.heard)
	w.buses = append(w.buses, bus)
}

// Locked tells whether the screen was locked since it was asked last.
func (w *Watch) Locked() bool {
	locked := false
	for {
		select {
		case s := <-w.heard:
			if s == nil { // the bus is gone
				return locked
			}
			on, isBool := false, false
			if len(s.Body) > 0 {
				on, isBool = s.Body[0].(bool)
			}
			locked = locked || isBool && on || s.Name == logind+".Lock"
		default:
			return locked
		}
	}
}

// End stops listening.
func (w *Watch) End() {
	for _, bus := range w.buses {
		_ = bus.Close()
	}
	w.buses = nil
}
