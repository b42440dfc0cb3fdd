//go:build !windows

package ime

import "fyne.io/fyne/v2"

// Follow joins the input method to an open window. It may be called more than once.
func Follow(fyne.Window) {}
