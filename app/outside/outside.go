// Package outside hands files to the other programs of the computer: shows them, shows where they lie, prints them. The toolkit's
// own way makes a percent-encoded address of a path, with which Windows opens nothing and says nothing where the path is Chinese.
package outside

import "errors"

var (
	// ErrNoProgram: no program of this computer opens files of that kind.
	ErrNoProgram = errors.New("no program opens files of this kind")
	// ErrNotHere: this system has no way of its own; the toolkit's is used.
	ErrNotHere = errors.New("the system has no way of its own")
)
