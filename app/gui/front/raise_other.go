//go:build !windows

package front

import "fyne.io/fyne/v2"

// raise asks the desktop to show the window before all others.
func raise(win fyne.Window) { win.RequestFocus() }
