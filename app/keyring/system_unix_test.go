//go:build !windows

package keyring

import (
	"bufio"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
)

// newBus starts a bus of the test's own and makes it that of the session.
func newBus(t *testing.T) (address string) {
	t.Helper()
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
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(line)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	return address
}

// desktop is a Secret Service with one collection, which may be locked: then it asks, and the person says yes or no.
type desktop struct {
	conn   *dbus.Conn
	kept   map[string]secret // by our attribute
	locked bool
	no     bool // the person says no
}

const (
	asksAt = root + "/prompt/1"
	itemAt = root + "/collection/login/"
)

func newDesktop(t *testing.T, address string) *desktop {
	t.Helper()
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	d := &desktop{conn: conn, kept: map[string]secret{}}
	for path, of := range map[dbus.ObjectPath]string{root: "org.freedesktop.Secret.Service", ordinary: "org.freedesktop.Secret.Collection", asksAt: "org.freedesktop.Secret.Prompt"} {
		if err := conn.Export(d, path, of); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.ExportSubtree(items{d}, itemAt[:len(itemAt)-1], "org.freedesktop.Secret.Item"); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.RequestName(bus, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desktop) OpenSession(how string, _ dbus.Variant) (dbus.Variant, dbus.ObjectPath, *dbus.Error) {
	if how != "plain" {
		return dbus.MakeVariant(""), nowhere, dbus.MakeFailedError(errors.New("no such way"))
	}
	return dbus.MakeVariant(""), root + "/session/1", nil
}

func (d *desktop) ReadAlias(string) (dbus.ObjectPath, *dbus.Error) { return ordinary, nil }

func (d *desktop) SearchItems(by map[string]string) (open, locked []dbus.ObjectPath, _ *dbus.Error) {
	if _, is := d.kept[by[attribute]]; !is {
		return nil, nil, nil
	}
	found := []dbus.ObjectPath{itemAt + dbus.ObjectPath(by[attribute])}
	if d.locked {
		return nil, found, nil
	}
	return found, nil, nil
}

func (d *desktop) Unlock(paths []dbus.ObjectPath) ([]dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	if d.locked {
		return nil, asksAt, nil
	}
	return paths, nowhere, nil
}

// Prompt is that of the prompt: the person answers at once.
func (d *desktop) Prompt(string) *dbus.Error {
	d.locked = d.no
	_ = d.conn.Emit(asksAt, "org.freedesktop.Secret.Prompt.Completed", d.no, dbus.MakeVariant([]dbus.ObjectPath{}))
	return nil
}

func (d *desktop) CreateItem(properties map[string]dbus.Variant, s secret, _ bool) (dbus.ObjectPath, dbus.ObjectPath, *dbus.Error) {
	by, _ := properties["org.freedesktop.Secret.Item.Attributes"].Value().(map[string]string)
	if d.locked || by[attribute] == "" {
		return nowhere, nowhere, dbus.MakeFailedError(errors.New("locked"))
	}
	d.kept[by[attribute]] = s
	return itemAt + dbus.ObjectPath(by[attribute]), nowhere, nil
}

// items are the methods of an item.
type items struct{ d *desktop }

func (i items) GetSecret(m dbus.Message, _ dbus.ObjectPath) (secret, *dbus.Error) {
	return i.d.kept[nameOf(m)], nil
}

func (i items) Delete(m dbus.Message) (dbus.ObjectPath, *dbus.Error) {
	delete(i.d.kept, nameOf(m))
	return nowhere, nil
}

func nameOf(m dbus.Message) string {
	path, _ := m.Headers[dbus.FieldPath].Value().(dbus.ObjectPath)
	return strings.TrimPrefix(string(path), string(itemAt))
}

// A desktop without a bus, or with a bus and no service, keeps nothing, and nothing is found there.
func TestADesktopWithoutAServiceKeepsNothing(t *testing.T) {
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	look := func(what string) {
		t.Helper()
		s := System()
		if err := s.Usable(); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", what, err)
		}
		if err := s.Put("a", "", []byte("x")); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %v", what, err)
		}
		if got, err := s.Get("a"); got != nil || err != nil {
			t.Errorf("%s: %q, %v", what, got, err)
		}
		if was, err := s.Delete("a"); was || err != nil {
			t.Errorf("%s: %v, %v", what, was, err)
		}
	}
	look("no bus")
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
	look("a bus that is gone")
}

// What is kept comes back, is replaced and removed; a collection that is locked is opened when the person says so.
func TestTheDesktopKeepsSecrets(t *testing.T) {
	address := newBus(t)
	d := newDesktop(t, address)
	s := System()
	if err := s.Usable(); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Get("a"); got != nil || err != nil {
		t.Errorf("before: %q, %v", got, err)
	}
	for _, text := range []string{"one", "\x00\xffzwei"} {
		d.locked = true
		if err := s.Put("a", "一表", []byte(text)); err != nil {
			t.Fatal(err)
		}
		d.locked = true
		if got, err := s.Get("a"); string(got) != text || err != nil {
			t.Errorf("%q, %v; want %q", got, err, text)
		}
	}
	d.locked, d.no = true, true
	if got, err := s.Get("a"); got != nil || err == nil {
		t.Errorf("refused by the person: %q, %v", got, err)
	}
	if err := s.Put("b", "", []byte("x")); err == nil {
		t.Error("kept though the person refused")
	}
	d.locked = false
	for _, want := range []bool{true, false} {
		if was, err := s.Delete("a"); was != want || err != nil {
			t.Errorf("%v, %v; want %v", was, err, want)
		}
	}
}
