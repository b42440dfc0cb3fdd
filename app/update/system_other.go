//go:build !windows

package update

import "errors"

// Sticks are the tops of all removable drives. Here the system's own packages bring new editions.
func Sticks() []string { return nil }

// Start starts the installer and leaves it to itself.
func (i *Install) Start() error { return errors.ErrUnsupported }
