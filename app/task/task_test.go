package task

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// loop stands in for the Fyne goroutine: what is posted runs, in order, when the test asks for it.
type loop struct{ posted chan func() }

func newLoop() *loop { return &loop{posted: make(chan func(), 100)} }

func (l *loop) post(f func()) { l.posted <- f }

// until runs posted functions until stop says so.
func (l *loop) until(stop *bool) {
	for !*stop {
		(<-l.posted)()
	}
}

func TestResultArrivesOnTheLoop(t *testing.T) {
	for _, want := range []error{nil, io.ErrUnexpectedEOF} {
		l := newLoop()
		runner := newBackground(l.post)
		var got error
		finished := false
		runner.Do(func(context.Context, Report) error { return want }, func(err error) { got, finished = err, true })
		l.until(&finished)
		if got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestProgressIsCoalescedAndEndsBeforeDone(t *testing.T) {
	l := newLoop()
	runner := newBackground(l.post)
	var seen []Progress
	finished := false
	var late Report
	runner.Follow(func(_ context.Context, report Report) error {
		late = report
		for i := range int64(1000) {
			report(i+1, 1000, "复制")
		}
		return nil
	}, func(p Progress) {
		if finished {
			t.Error("progress after done")
		}
		seen = append(seen, p)
	}, func(error) { finished = true })

	if err := runner.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	l.until(&finished)
	want := []Progress{{Done: 1000, Total: 1000, Label: "复制"}}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("reports (-want +got):\n%s", diff)
	}
	late(1, 1, "too late")
	if len(l.posted) != 0 {
		t.Error("a report after the end of the work was posted")
	}
}

func TestCancelReachesTheWork(t *testing.T) {
	l := newLoop()
	runner := newBackground(l.post)
	var got error
	finished := false
	cancel := runner.Do(func(ctx context.Context, _ Report) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { got, finished = err, true })
	cancel()
	cancel()
	l.until(&finished)
	if !errors.Is(got, context.Canceled) {
		t.Errorf("got %v", got)
	}
}

func TestStop(t *testing.T) {
	l := newLoop()
	runner := newBackground(l.post)
	release := make(chan struct{})
	runner.Do(func(context.Context, Report) error { <-release; return nil }, nil)

	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if err := runner.Stop(ended); !errors.Is(err, context.Canceled) {
		t.Errorf("stop with work that will not end: %v", err)
	}
	close(release)
	if err := runner.Stop(context.Background()); err != nil {
		t.Errorf("stop: %v", err)
	}
	finished := false
	runner.Do(func(context.Context, Report) error {
		t.Error("work was begun after stop")
		return nil
	}, func(err error) {
		finished = true
		if !errors.Is(err, context.Canceled) {
			t.Errorf("work asked for after stop: %v", err)
		}
	})
	l.until(&finished)
}

func TestPanicBecomesABug(t *testing.T) {
	l := newLoop()
	for name, runner := range map[string]Runner{"background": newBackground(l.post), "inline": Inline()} {
		var got error
		finished := false
		runner.Do(func(context.Context, Report) error { panic(io.ErrClosedPipe) }, func(err error) { got, finished = err, true })
		l.until(&finished)
		var bug *Bug
		if !errors.As(got, &bug) || !errors.Is(got, io.ErrClosedPipe) {
			t.Fatalf("%s: got %v", name, got)
		}
		if !strings.Contains(string(bug.Stack), "TestPanicBecomesABug") {
			t.Errorf("%s: the stack does not show where it was:\n%s", name, bug.Stack)
		}
	}
}

func TestInlineIsDoneWhenItReturns(t *testing.T) {
	var order []string
	Inline().Follow(func(ctx context.Context, report Report) error {
		order = append(order, "work")
		report(1, 2, "a")
		return ctx.Err()
	}, func(p Progress) { order = append(order, "progress "+p.Label) }, func(err error) {
		if err != nil {
			t.Error(err)
		}
		order = append(order, "done")
	})
	order = append(order, "returned")
	if diff := cmp.Diff([]string{"work", "progress a", "done", "returned"}, order); diff != "" {
		t.Error(diff)
	}
}

func TestNilFunctionsAreAllowed(t *testing.T) {
	l := newLoop()
	background := newBackground(l.post)
	for _, runner := range []Runner{background, Inline()} {
		runner.Follow(func(_ context.Context, report Report) error { report(1, 1, ""); return nil }, nil, nil)
	}
	if err := background.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	if len(l.posted) != 0 {
		t.Error("nothing was asked for, yet something was posted")
	}
}

func TestLatestWins(t *testing.T) {
	l := newLoop()
	runner := newBackground(l.post)
	search := NewLatest(runner)
	var answers []string
	cancelled := make(chan struct{})
	search.Do(func(ctx context.Context, _ Report) error {
		<-ctx.Done()
		close(cancelled)
		return ctx.Err()
	}, func(error) { answers = append(answers, "first") })
	finished := false
	search.Do(func(context.Context, Report) error { return nil }, func(error) {
		answers = append(answers, "second")
		finished = true
	})
	<-cancelled
	l.until(&finished)
	search.Do(func(context.Context, Report) error { return nil }, func(error) { answers = append(answers, "forgotten") })
	search.Forget()
	if err := runner.Stop(context.Background()); err != nil {
		t.Fatal(err)
	}
	for len(l.posted) > 0 {
		(<-l.posted)()
	}
	if diff := cmp.Diff([]string{"second"}, answers); diff != "" {
		t.Error(diff)
	}
}

func TestLatestInline(t *testing.T) {
	search := NewLatest(Inline())
	count := 0
	for range 3 {
		search.Do(func(context.Context, Report) error { return nil }, func(error) { count++ })
	}
	if count != 3 {
		t.Errorf("%d of 3 answers", count)
	}
}
