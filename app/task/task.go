// Package task runs slow work beside the window. It is the only place of the program that starts goroutines and the
// only one that crosses back to the Fyne goroutine, so that every screen can be written, and tested, as if there were one.
package task

import (
	"context"
	"fmt"
	"runtime/debug"
)

// Report tells how far a piece of work has come: done of total (bytes, files, forms; total 0 means unknown) and what is
// being done now. It may be called as often as wanted and from any goroutine; only the newest report is shown.
type Report func(done, total int64, label string)

// Work is the slow part. It runs beside the window and must not touch widgets. It should look at ctx now and then and
// return ctx.Err() once it is cancelled, having left nothing half done.
type Work func(ctx context.Context, report Report) error

// Progress is how far work has come: Done of Total, in the unit of the work, 0 where the total is not known, and with what it is busy.
type Progress struct {
	Done, Total int64
	Label       string
}

// Runner runs work. The functions progress and done are called on the Fyne goroutine, progress never after done, done
// exactly once: with what work returned, or with a *Bug when it panicked. Either may be nil.
// The returned cancel asks the work to stop and returns at once; it may be called at any time, any number of times.
type Runner interface {
	Do(work Work, done func(error)) (cancel func())
	Follow(work Work, progress func(Progress), done func(error)) (cancel func())
	// Busy tells whether some work runs.
	Busy() bool
}

// Bug is the error that stands for a panic in a piece of work.
type Bug struct {
	Value any    // what was panicked with
	Stack []byte // of the goroutine, as debug.Stack prints it
}

// Error names the panic, without the stack.
func (b *Bug) Error() string { return fmt.Sprintf("a piece of work panicked: %v", b.Value) }

// Unwrap gives the error that was panicked with; nil when it was not an error.
func (b *Bug) Unwrap() error {
	err, _ := b.Value.(error)
	return err
}

// Guard runs do on the goroutine of the caller and turns a panic into a *Bug; nil when there was none.
func Guard(do func()) *Bug {
	err := guarded(context.Background(), func(context.Context, Report) error { do(); return nil }, nil)
	bug, _ := err.(*Bug)
	return bug
}

// guarded runs work and turns a panic into a *Bug.
func guarded(ctx context.Context, work Work, report Report) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &Bug{Value: value, Stack: debug.Stack()}
		}
	}()
	return work(ctx, report)
}
