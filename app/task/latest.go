package task

// Latest is for work whose result only the newest request wants, such as a search while the user types: each request
// cancels the one before, and the done function of a request that was overtaken is not called.
// It belongs to the Fyne goroutine.
type Latest struct {
	runner Runner
	turn   int
	cancel func()
}

// NewLatest makes one row of requests, run by runner.
func NewLatest(runner Runner) *Latest { return &Latest{runner: runner} }

// Do runs work in the place of what ran before.
func (l *Latest) Do(work Work, done func(error)) {
	l.Forget()
	mine := l.turn
	l.cancel = l.runner.Do(work, func(err error) {
		if mine == l.turn && done != nil {
			done(err)
		}
	})
}

// Forget cancels what runs; its done function is not called. Use it when the screen is left.
func (l *Latest) Forget() {
	l.turn++
	if l.cancel != nil {
		l.cancel()
		l.cancel = nil
	}
}
