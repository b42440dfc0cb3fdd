package task

import "context"

// Inline runs work at once, on the goroutine of the caller: Do and Follow return after done has.
// It is for tests and for the command line.
func Inline() Runner { return inline{} }

type inline struct{}

func (inline) Busy() bool { return false }

func (i inline) Do(work Work, done func(error)) (cancel func()) {
	return i.Follow(work, nil, done)
}

func (inline) Follow(work Work, progress func(Progress), done func(error)) (cancel func()) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	err := guarded(ctx, work, func(done, total int64, label string) {
		if progress != nil {
			progress(Progress{Done: done, Total: total, Label: label})
		}
	})
	if done != nil {
		done(err)
	}
	return cancel
}
