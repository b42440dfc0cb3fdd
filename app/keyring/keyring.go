// Package keyring keeps small secrets where the system keeps those of the person who is logged in: in the Credential Manager of
// Windows, or with the Secret Service of the desktop. There alone: nothing is written into a file of our own.
package keyring

import "errors"

// Store is a place for secrets, each under a name of its own.
type Store interface {
	// Usable tells whether secrets can be kept here and now. Failures: ErrNone, or what the system says.
	Usable() error
	// Put keeps a secret; label is shown by the system's own list of them. One of the same name is replaced.
	Put(name, label string, secret []byte) error
	// Get gives a secret, nil where there is none of that name.
	Get(name string) ([]byte, error)
	// Delete removes a secret, and tells whether there was one.
	Delete(name string) (bool, error)
}

// ErrNone: this system has no place for secrets, or none that runs.
var ErrNone = errors.New("no place for secrets")
