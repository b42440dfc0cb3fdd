// Package front brings the window before all others when the program is started a second time.
package front

import (
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/task"
)

// every is how often it is looked whether somebody calls.
const every = 400 * time.Millisecond

// Line is how calls of other starts reach the window.
type Line struct {
	Clock task.Clock
	Win   fyne.Window
	// Called tells whether somebody has called since it was asked last, and which files are to be shown.
	Called func() (open []string, called bool)
	// Open shows files; false when it cannot now, as a dialog is open: then it is asked again.
	Open func(paths []string) bool

	pending []string
}

// Listen answers calls for as long as the clock goes.
func (l *Line) Listen() {
	l.Clock.After(every, func() {
		defer l.Listen()
		if open, called := l.Called(); called {
			raise(l.Win)
			l.pending = open
		}
		if len(l.pending) > 0 && l.Open(l.pending) {
			l.pending = nil
		}
	})
}
