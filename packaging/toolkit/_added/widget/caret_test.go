package widget

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// A caret blinks when it comes and after each key, and stands still, to be seen, once nothing was typed for a while.
func TestACaretRestsWhileNobodyTypes(t *testing.T) {
	test.NewTempApp(t)
	now := time.Unix(1000, 0)
	timeNow = func() time.Time { return now }
	t.Cleanup(func() { timeNow = time.Now })
	caret := newEntryCursorAnimation(canvas.NewRectangle(color.Black))
	caret.start()
	full := caret.cursor.FillColor
	for _, x := range []struct {
		after time.Duration
		typed bool
		rests bool
	}{{time.Second, false, false}, {caretBlinks, false, true}, {time.Minute, false, true}, {0, true, false}, {caretBlinks - 1, false, false}, {1, false, true}} {
		now = now.Add(x.after)
		if x.typed {
			caret.interrupt()
		}
		if !caret.resting {
			caret.anim.Tick(0.9)
		}
		if caret.resting != x.rests {
			t.Fatalf("%+v: it rests: %v", x, caret.resting)
		}
		if x.rests && caret.cursor.FillColor != full {
			t.Errorf("%+v: it rests and is hardly to be seen: %v", x, caret.cursor.FillColor)
		}
	}
	caret.stop()
	now = now.Add(time.Hour)
	if caret.start(); caret.resting {
		t.Error("a caret that comes does not blink")
	}
}
