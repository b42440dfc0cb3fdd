// Package front brings the window before all others when the program is started a second time.
package front

import (
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/task"
)

// every is how often it is looked whether somebody calls, where calls are not told, and whether files can be shown that wait.
const every = 400 * time.Millisecond

// Line is how calls of other starts reach the window.
type Line struct {
	Clock task.Clock
	Win   fyne.Window
	// Called tells whether somebody has called since it was asked last, and which files are to be shown.
	Called func() (open []string, called bool)
	// Watch has changed called, on the Fyne goroutine, whenever somebody may have called; it fails where that cannot be told.
	Watch func(changed func()) error
	// Open shows files; false when it cannot now, as a dialog is open: then it is asked again.
	Open func(paths []string) bool

	pending []string
	waits   bool // it will be asked again whether what is pending can be shown
}

// Listen answers calls: when they come, or at intervals where nothing tells that they come.
func (l *Line) Listen() {
	if l.Watch(l.look) != nil {
		l.poll()
	}
	l.look() // for those that came before
}

func (l *Line) poll() {
	l.Clock.After(every, func() {
		l.look()
		l.poll()
	})
}

// look answers whoever has called.
func (l *Line) look() {
	if open, called := l.Called(); called {
		raise(l.Win)
		l.pending = open
		l.show()
	}
}

// show shows the files that were asked for last, as soon as no dialog is in the way.
func (l *Line) show() {
	if l.waits || len(l.pending) == 0 {
		return
	}
	if l.Open(l.pending) {
		l.pending = nil
		return
	}
	l.waits = true
	l.Clock.After(every, func() {
		l.waits = false
		l.show()
	})
}
