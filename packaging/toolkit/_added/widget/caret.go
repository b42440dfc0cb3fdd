package widget

import (
	"image/color"
	"time"
)

// caretBlinks is how long a caret blinks after the last key: painting it for as long as it has the keyboard would never let the
// program rest.
const caretBlinks = 10 * time.Second

// rests stops the blinking of a caret that nobody has moved for a while, and leaves it to be seen.
func (a *entryCursorAnimation) rests(full color.Color) bool {
	if timeNow().Sub(a.lastInterruptTime) < caretBlinks {
		return false
	}
	a.resting = true
	a.anim.Stop()
	a.cursor.FillColor = full
	a.cursor.Refresh()
	return true
}

// wake lets a caret that rests blink again.
func (a *entryCursorAnimation) wake() {
	if a.resting && a.anim != nil {
		a.resting = false
		a.anim.Start()
	}
}
