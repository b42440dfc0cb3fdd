// Package keyringtest has a place for secrets that lasts as long as a test.
package keyringtest

import (
	"bytes"
	"testing"

	"yibiao/app/keyring"
	"yibiao/app/session/sealing"
)

// Fake keeps secrets in memory.
type Fake struct {
	Kept    map[string][]byte // by name
	Labels  map[string]string
	Failure error // of everything; nil for none
}

// Use makes a fake the place of a test.
func Use(t testing.TB) *Fake {
	f := &Fake{Kept: map[string][]byte{}, Labels: map[string]string{}}
	was := sealing.Keyring
	sealing.Keyring = f
	t.Cleanup(func() { sealing.Keyring = was })
	return f
}

var _ keyring.Store = (*Fake)(nil)

// Usable is that of keyring.Store.
func (f *Fake) Usable() error { return f.Failure }

// Put is that of keyring.Store.
func (f *Fake) Put(name, label string, secret []byte) error {
	if f.Failure == nil {
		f.Kept[name], f.Labels[name] = bytes.Clone(secret), label
	}
	return f.Failure
}

// Get is that of keyring.Store.
func (f *Fake) Get(name string) ([]byte, error) { return bytes.Clone(f.Kept[name]), f.Failure }

// Delete is that of keyring.Store.
func (f *Fake) Delete(name string) (bool, error) {
	_, was := f.Kept[name]
	if f.Failure == nil {
		delete(f.Kept, name)
	}
	return was && f.Failure == nil, f.Failure
}
