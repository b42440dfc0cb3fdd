package task

import (
	"context"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
)

// Background runs each piece of work on a goroutine of its own. It is safe for any goroutine.
type Background struct {
	ctx     context.Context
	cancel  context.CancelFunc
	gate    sync.Mutex // nothing is begun once ctx is cancelled, so that Stop waits for a number that only falls
	running sync.WaitGroup
	count   atomic.Int64
	post    func(func()) // hands a function to the Fyne goroutine, in the order of the calls, without waiting
}

var _ Runner = (*Background)(nil)

// New makes the runner of the window.
func New() *Background { return newBackground(fyne.Do) }

func newBackground(post func(func())) *Background {
	ctx, cancel := context.WithCancel(context.Background())
	return &Background{ctx: ctx, cancel: cancel, post: post}
}

// Do runs work and then done.
func (b *Background) Do(work Work, done func(error)) (cancel func()) {
	return b.Follow(work, nil, done)
}

// Follow runs work, hands its newest report to progress, and then runs done.
func (b *Background) Follow(work Work, progress func(Progress), done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(b.ctx)
	if !b.enter() {
		cancel()
		b.finish(done, ctx.Err())
		return cancel
	}
	reports := &reports{post: b.post, show: progress}
	go func() {
		defer b.running.Done()
		defer b.count.Add(-1)
		defer cancel()
		err := guarded(ctx, work, reports.take)
		reports.closed.Store(true)
		b.finish(done, err)
	}()
	return cancel
}

// Busy tells whether some work runs.
func (b *Background) Busy() bool { return b.count.Load() > 0 }

// enter counts one more piece of work; false once Stop was called.
func (b *Background) enter() bool {
	b.gate.Lock()
	defer b.gate.Unlock()
	if b.ctx.Err() != nil {
		return false
	}
	b.running.Add(1)
	b.count.Add(1)
	return true
}

func (b *Background) finish(done func(error), err error) {
	if done != nil {
		b.post(func() { done(err) })
	}
}

// Stop cancels all work and waits until it has returned, or until ctx ends, whose error it then returns.
// The done functions that are still to come are handed to the Fyne goroutine as usual. Work asked for after Stop
// is not begun; its done function gets context.Canceled.
func (b *Background) Stop(ctx context.Context) error {
	b.gate.Lock()
	b.cancel()
	b.gate.Unlock()
	idle := make(chan struct{})
	go func() {
		b.running.Wait()
		close(idle)
	}()
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// reports keeps the newest report until the Fyne goroutine has time for it: a work that reports a million times
// must not queue a million paintings.
type reports struct {
	post   func(func())
	show   func(Progress)
	newest atomic.Pointer[Progress]
	closed atomic.Bool
}

func (r *reports) take(done, total int64, label string) {
	if r.show == nil || r.closed.Load() {
		return
	}
	waiting := r.newest.Swap(&Progress{Done: done, Total: total, Label: label})
	if waiting != nil {
		return
	}
	r.post(func() {
		if newest := r.newest.Swap(nil); newest != nil {
			r.show(*newest)
		}
	})
}
