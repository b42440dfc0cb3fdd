//go:build !windows

package keyring

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/godbus/dbus/v5"
)

// System is the Secret Service of the desktop (GNOME Keyring, KWallet and others), which seals secrets under the person's login.
// https://specifications.freedesktop.org/secret-service-spec
func System() Store { return service{} }

type service struct{}

const (
	bus       = "org.freedesktop.secrets"
	root      = dbus.ObjectPath("/org/freedesktop/secrets")
	ordinary  = root + "/aliases/default"
	ofService = "org.freedesktop.Secret.Service."
	nowhere   = dbus.ObjectPath("/")

	attribute   = "yibiao-vault"
	answersIn   = 5 * time.Second // a service that hangs must not keep the window from opening
	personsTime = 2 * time.Minute // for the password of a collection that is locked
)

// secret is a secret as the service hands it over.
type secret struct {
	Session     dbus.ObjectPath
	Parameters  []byte
	Value       []byte
	ContentType string
}

// talk is one talk with the service.
type talk struct {
	conn    *dbus.Conn
	session dbus.ObjectPath
}

// begin connects to the service, where the desktop has one. Secrets go to it as they are: over a socket that is the person's own.
func begin() (*talk, error) {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return nil, ErrNone // none is started for this
	}
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	t := &talk{conn: conn}
	var output dbus.Variant
	if err := t.call(root, ofService+"OpenSession", []any{"plain", dbus.MakeVariant("")}, &output, &t.session); err != nil {
		_ = conn.Close()
		var failed dbus.Error
		if errors.As(err, &failed) && (failed.Name == "org.freedesktop.DBus.Error.ServiceUnknown" || failed.Name == "org.freedesktop.DBus.Error.NameHasNoOwner") {
			return nil, ErrNone
		}
		return nil, err
	}
	return t, nil
}

func (t *talk) end() { _ = t.conn.Close() }

func (t *talk) call(path dbus.ObjectPath, method string, args []any, into ...any) error {
	ctx, cancel := context.WithTimeout(context.Background(), answersIn)
	defer cancel()
	return t.conn.Object(bus, path).CallWithContext(ctx, method, 0, args...).Store(into...)
}

// asked waits until the person has answered what the service asks for, the password of a collection mostly.
func (t *talk) asked(prompt dbus.ObjectPath) (dbus.Variant, error) {
	heard := make(chan *dbus.Signal, 8)
	t.conn.Signal(heard)
	defer t.conn.RemoveSignal(heard)
	if err := t.conn.AddMatchSignal(dbus.WithMatchObjectPath(prompt), dbus.WithMatchMember("Completed")); err != nil {
		return dbus.Variant{}, err
	}
	if err := t.call(prompt, "org.freedesktop.Secret.Prompt.Prompt", []any{""}); err != nil {
		return dbus.Variant{}, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), personsTime)
	defer cancel()
	for {
		select {
		case <-ctx.Done():
			return dbus.Variant{}, ctx.Err()
		case s := <-heard:
			if s == nil {
				return dbus.Variant{}, ErrNone // the bus is gone
			}
			if s.Path != prompt || len(s.Body) != 2 {
				continue
			}
			dismissed, _ := s.Body[0].(bool)
			result, _ := s.Body[1].(dbus.Variant)
			if dismissed {
				return dbus.Variant{}, context.Canceled
			}
			return result, nil
		}
	}
}

// unlock opens collections or items that are locked.
func (t *talk) unlock(paths ...dbus.ObjectPath) error {
	var open []dbus.ObjectPath
	var prompt dbus.ObjectPath
	err := t.call(root, ofService+"Unlock", []any{paths}, &open, &prompt)
	if err == nil && prompt != nowhere {
		_, err = t.asked(prompt)
	}
	return err
}

// find gives the items of a name, those that are locked too.
func (t *talk) find(name string) (open, locked []dbus.ObjectPath, err error) {
	err = t.call(root, ofService+"SearchItems", []any{map[string]string{attribute: name}}, &open, &locked)
	return open, locked, err
}

func (service) Usable() error {
	t, err := begin()
	if err != nil {
		return err
	}
	defer t.end()
	var there dbus.ObjectPath
	err = t.call(root, ofService+"ReadAlias", []any{"default"}, &there)
	if err == nil && (there == nowhere || there == "") {
		err = ErrNone // a service without any collection
	}
	return err
}

func (service) Put(name, label string, value []byte) error {
	t, err := begin()
	if err != nil {
		return err
	}
	defer t.end()
	if err := t.unlock(ordinary); err != nil {
		return err
	}
	properties := map[string]dbus.Variant{
		"org.freedesktop.Secret.Item.Label":      dbus.MakeVariant(label),
		"org.freedesktop.Secret.Item.Attributes": dbus.MakeVariant(map[string]string{attribute: name}),
	}
	var item, prompt dbus.ObjectPath
	kept := secret{t.session, []byte{}, value, "application/octet-stream"}
	err = t.call(ordinary, "org.freedesktop.Secret.Collection.CreateItem", []any{properties, kept, true}, &item, &prompt)
	if err == nil && prompt != nowhere {
		_, err = t.asked(prompt)
	}
	return err
}

func (service) Get(name string) ([]byte, error) {
	t, err := begin()
	if errors.Is(err, ErrNone) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer t.end()
	open, locked, err := t.find(name)
	if err != nil {
		return nil, err
	}
	if len(open) == 0 && len(locked) > 0 {
		if err := t.unlock(locked...); err != nil {
			return nil, err
		}
		open = locked
	}
	if len(open) == 0 {
		return nil, nil
	}
	var got secret
	err = t.call(open[0], "org.freedesktop.Secret.Item.GetSecret", []any{t.session}, &got)
	return got.Value, err
}

func (service) Delete(name string) (bool, error) {
	t, err := begin()
	if errors.Is(err, ErrNone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer t.end()
	open, locked, err := t.find(name)
	for _, item := range append(open, locked...) {
		var prompt dbus.ObjectPath
		if err == nil {
			err = t.call(item, "org.freedesktop.Secret.Item.Delete", nil, &prompt)
		}
		if err == nil && prompt != nowhere {
			_, err = t.asked(prompt)
		}
	}
	return err == nil && len(open)+len(locked) > 0, err
}
