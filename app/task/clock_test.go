package task

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestHandClockCallsInTheOrderOfTime(t *testing.T) {
	begin := time.Date(2026, 1, 15, 9, 0, 0, 0, time.UTC)
	c := NewHandClock(begin)
	var called []string
	note := func(name string) func() {
		return func() { called = append(called, name+c.Now().Sub(begin).String()) }
	}
	c.After(3*time.Second, note("c "))
	c.After(time.Second, func() {
		note("a ")()
		c.After(time.Second, note("b "))
	})
	cancel := c.After(2*time.Second, note("never "))
	c.After(time.Second, note("a2 "))
	c.After(time.Minute, note("late "))
	cancel()
	cancel()
	c.Advance(10 * time.Second)
	if diff := cmp.Diff([]string{"a 1s", "a2 1s", "b 2s", "c 3s"}, called); diff != "" {
		t.Error("(-want +got):", diff)
	}
	if got := c.Now().Sub(begin); got != 10*time.Second {
		t.Errorf("the hands stand at %v", got)
	}
}

func TestClockCallsOnTheLoop(t *testing.T) {
	l := newLoop()
	c := clock{l.post}
	called, done := false, false
	cancel := c.After(0, func() { called = true })
	cancel()
	c.After(0, func() { done = true })
	l.until(&done)
	if called {
		t.Error("a cancelled call came")
	}
}

func TestClockForgetsWhatIsCancelledOnItsWay(t *testing.T) {
	l := newLoop()
	called := false
	cancel := clock{l.post}.After(0, func() { called = true })
	arrived := <-l.posted // it waits for its turn on the loop
	cancel()
	if arrived(); called {
		t.Error("a call came after it was cancelled")
	}
}
