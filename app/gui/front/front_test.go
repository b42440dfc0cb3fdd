package front

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/task"
)

func TestCallsAreAnswered(t *testing.T) {
	test.NewTempApp(t)
	clock := task.NewHandClock(time.Unix(0, 0))
	calls := [][]string{nil, {"a.zip"}, {"b.zip", "c.zip"}}
	busy, opened := true, [][]string(nil)
	l := &Line{Clock: clock, Win: test.NewTempWindow(t, nil),
		Called: func() ([]string, bool) {
			if len(calls) == 0 {
				return nil, false
			}
			defer func() { calls = calls[1:] }()
			return calls[0], true
		},
		Open: func(paths []string) bool {
			if !busy {
				opened = append(opened, paths)
			}
			return !busy
		},
	}
	l.Listen()
	clock.Advance(2 * every)
	if opened != nil {
		t.Errorf("opened %v while a dialog was open", opened)
	}
	busy = false
	clock.Advance(4 * every)
	if diff := cmp.Diff([][]string{{"b.zip", "c.zip"}}, opened); diff != "" {
		t.Error("the last files that were asked for are shown, once:", diff)
	}
}
