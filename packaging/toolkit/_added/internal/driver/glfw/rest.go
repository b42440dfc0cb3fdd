//go:build !wasm && !test_web_driver

package glfw

import (
	"sync/atomic"
	"time"

	"github.com/go-gl/glfw/v3.4/glfw"
)

const (
	restAfter = time.Second      // until then events are looked for sixty times a second
	restFor   = 20 * time.Second // how long nothing is done at a time: the cache of what is shown takes its time from the loop, and keeps things for a minute
	frame     = time.Second / 60
)

var (
	queued  atomic.Int64 // functions in the queue of the main goroutine
	resting atomic.Bool  // the main goroutine waits for an event

	// Of the main goroutine alone.
	painted time.Time // when a window was last painted
	called  bool      // a function of the queue was called: what it changed is looked at before the next rest
)

// wake has the main goroutine look for what was put into its queue, or see that it is to end.
func wake() {
	queued.Add(1)
	if resting.Load() {
		glfw.PostEmptyEvent()
	}
}

// woken notes that a function of the queue is called.
func woken() {
	queued.Add(-1)
	called = true
}

// pollOrRest handles the events that have come. When nothing was painted for a while it waits for one, and tick, which otherwise calls
// it, stands still: a program that nobody touches takes no processor time.
func (d *gLDriver) pollOrRest(tick *time.Ticker) {
	atRest := !called && !d.animation.Running() && time.Since(painted) > restAfter
	called = false
	if atRest {
		resting.Store(true)
		defer resting.Store(false)
		if queued.Load() == 0 { // asked after resting is set, as wake asks the other way round
			tick.Stop()
			defer tick.Reset(frame)
			glfw.WaitEventsTimeout(restFor.Seconds())
			return
		}
	}
	d.pollEvents()
}
