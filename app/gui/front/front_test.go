package front

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/task"
)

// A call is answered when it is told, or at the next look where nothing tells it; of files that a dialog keeps from being shown, the last
// that were asked for are shown, once. While nobody calls, nothing is due.
func TestCallsAreAnswered(t *testing.T) {
	test.NewTempApp(t)
	for _, told := range []bool{true, false} {
		clock := task.NewHandClock(time.Unix(0, 0))
		var calls [][]string
		var changed func()
		busy, opened, looks := true, [][]string(nil), 0
		l := &Line{Clock: clock, Win: test.NewTempWindow(t, nil),
			Called: func() ([]string, bool) {
				looks++
				if len(calls) == 0 {
					return nil, false
				}
				defer func() { calls = calls[1:] }()
				return calls[0], true
			},
			Watch: func(c func()) error {
				if changed = c; !told {
					return errors.New("nothing tells")
				}
				return nil
			},
			Open: func(paths []string) bool {
				if !busy {
					opened = append(opened, paths)
				}
				return !busy
			},
		}
		l.Listen()
		clock.Advance(10 * every)
		if told && looks != 1 {
			t.Errorf("it was looked %d times though nobody called", looks)
		}
		for _, call := range [][]string{nil, {"a.zip"}, {"b.zip", "c.zip"}} {
			calls = append(calls, call)
			if told {
				changed()
			}
			clock.Advance(every)
		}
		if len(calls) > 0 || opened != nil {
			t.Errorf("%d calls wait, opened %v while a dialog was open", len(calls), opened)
		}
		busy = false
		clock.Advance(4 * every)
		if diff := cmp.Diff([][]string{{"b.zip", "c.zip"}}, opened); diff != "" {
			t.Error("the last files that were asked for are shown, once:", diff)
		}
	}
}
