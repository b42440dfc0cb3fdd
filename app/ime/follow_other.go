//go:build !windows

package ime

import "fyne.io/fyne/v2"

// Follow joins the input method to an open window. It may be called more than once.
func Follow(fyne.Window) {}

// Composing tells whether a method holds text that it has not committed: here that cannot be known, and what it holds is in
// none of our inputs.
func Composing() bool { return false }
