//go:build !windows

package outside

// Open shows a file or folder, by its absolute path, in the program that the desktop has for it.
func Open(string) error { return ErrNotHere }

// Reveal shows the folder of a file, with the file chosen in it.
func Reveal(string) error { return ErrNotHere }

// Print prints a file with the program that the desktop has for it.
func Print(string) error { return ErrNotHere }

// CanPrint tells whether files can be printed by a program of the desktop.
func CanPrint() bool { return false }
