package task

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
)

// Clock tells the time and calls back when some of it has gone by.
type Clock interface {
	Now() time.Time
	// After calls do once d has gone by, on the Fyne goroutine. The returned function, called there too, keeps it from being
	// called; it may be called at any time, any number of times.
	After(d time.Duration, do func()) (cancel func())
}

// NewClock makes the clock of the window.
func NewClock() Clock { return clock{fyne.Do} }

type clock struct{ post func(func()) }

func (clock) Now() time.Time { return time.Now() }

func (c clock) After(d time.Duration, do func()) (cancel func()) {
	cancelled := false // of the Fyne goroutine
	timer := time.AfterFunc(d, func() {
		c.post(func() {
			if !cancelled {
				do()
			}
		})
	})
	return func() {
		cancelled = true
		timer.Stop()
	}
}

// HandClock is a clock whose hands stand still until somebody moves them: for the robot and for tests.
type HandClock struct {
	now     time.Time
	waiting []*waiting // the earliest first
}

type waiting struct {
	at time.Time
	do func()
}

// NewHandClock makes a clock that stands at a time.
func NewHandClock(at time.Time) *HandClock { return &HandClock{now: at} }

// Now is where the hands stand.
func (h *HandClock) Now() time.Time { return h.now }

// After notes what is to be called when the hands have been moved so far.
func (h *HandClock) After(d time.Duration, do func()) (cancel func()) {
	w := &waiting{h.now.Add(d), do}
	at, _ := slices.BinarySearchFunc(h.waiting, w, func(a, b *waiting) int {
		if a.at.After(b.at) {
			return 1
		}
		return -1 // of two for the same time the earlier asked for comes first
	})
	h.waiting = slices.Insert(h.waiting, at, w)
	return func() { h.waiting = slices.DeleteFunc(h.waiting, func(x *waiting) bool { return x == w }) }
}

// Advance moves the hands on and calls what was to be called meanwhile, in its order and at its time.
func (h *HandClock) Advance(d time.Duration) {
	end := h.now.Add(d)
	for len(h.waiting) > 0 && !h.waiting[0].at.After(end) {
		next := h.waiting[0]
		h.waiting = h.waiting[1:]
		h.now = next.at
		next.do()
	}
	h.now = end
}
