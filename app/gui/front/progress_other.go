//go:build !windows

package front

import "fyne.io/fyne/v2"

// Progress has nowhere to show how far slow work is but in the window.
func Progress(fyne.Window, int64, int64) {}
