package ime

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// typed is an entry of a given size in a window, with text typed into it.
func typed(t *testing.T, multi bool, size fyne.Size, text string) (*Entry, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	e := &Entry{}
	e.MultiLine = multi
	if multi {
		e.Wrapping = fyne.TextWrapBreak
	} else {
		e.Wrapping = fyne.TextWrapOff
	}
	e.ExtendBaseWidget(e)
	w := test.NewTempWindow(t, container.NewWithoutLayout(e))
	w.Resize(fyne.NewSize(400, 300))
	e.Move(fyne.NewPos(30, 50))
	e.Resize(size)
	w.Canvas().Focus(e)
	w.Canvas().Capture()
	test.Type(e, text)
	return e, w
}

func near(a, b float32) bool { return math.Abs(float64(a-b)) < 1.5 }

func TestCaretStaysBehindTheText(t *testing.T) {
	e, _ := typed(t, false, fyne.NewSize(200, 36), "")
	start, height := e.Caret()
	test.Type(e, "柳州")
	end, _ := e.Caret()
	if want := fyne.MeasureText("柳州", e.Theme().Size("text"), fyne.TextStyle{}).Width; !near(end.X-start.X, want) {
		t.Errorf("the caret went %v to the right, the text is %v wide", end.X-start.X, want)
	}
	if end.Y != start.Y || height < 10 || start.Y < 0 || start.Y+height > 36 {
		t.Errorf("the caret is at %v, then at %v, %v high", start, end, height)
	}
}

func TestCaretOfALongLineStaysInside(t *testing.T) {
	e, _ := typed(t, false, fyne.NewSize(200, 36), strings.Repeat("柳州市", 30))
	if e.CursorPosition().X < 500 {
		t.Fatalf("the text is not longer than the entry: the caret is at %v", e.CursorPosition())
	}
	at, _ := e.Caret()
	if at.X < 100 || at.X > 200 {
		t.Errorf("the caret at the end of a long line is at %v, the entry is 200 wide", at)
	}
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if at, _ = e.Caret(); at.X < 0 || at.X > 40 {
		t.Errorf("the caret at the begin of a long line is at %v", at)
	}
}

// What is pasted at once is followed as what is typed is: the toolkit scrolls before the text is given its width.
func TestThePastedEndIsSeen(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 200, Height: 36}, {Width: 420, Height: 36}} {
		e, w := typed(t, false, size, "")
		board := fyne.CurrentApp().Clipboard()
		board.SetContent(strings.Repeat("柳州市", 40))
		e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
		w.Canvas().Capture()
		if end, seen := e.CursorPosition().X, e.inner.Offset.X; seen > end || end > seen+size.Width {
			t.Errorf("%v: the caret stands at %v of the text, seen is what begins at %v", size, end, seen)
		}
	}
}

func TestCaretOfAScrolledText(t *testing.T) {
	e, _ := typed(t, true, fyne.NewSize(300, 100), strings.Repeat("一行\n", 20)+"末行")
	_, height := e.Caret()
	if e.CursorPosition().Y < 300 {
		t.Fatalf("the text is not higher than the entry: the caret is at %v", e.CursorPosition())
	}
	at, _ := e.Caret()
	if at.Y < 40 || at.Y+height > 100 {
		t.Errorf("the caret of the last line is at %v, the entry is 100 high", at)
	}
	// Scrolled away from the caret by the wheel, the nearest place that can be seen is given.
	e.inner.ScrollToTop()
	if at, _ = e.Caret(); at.Y+height > 100 {
		t.Errorf("the caret below what is seen is at %v", at)
	}
}

func TestPlaceOnTheWindow(t *testing.T) {
	e, w := typed(t, false, fyne.NewSize(200, 36), "柳")
	absolute := fyne.CurrentApp().Driver().AbsolutePositionForObject
	got, ok := caretOf(w.Canvas(), absolute)
	at, height := e.Caret()
	x, y := w.Canvas().PixelCoordinateForPosition(absolute(e).Add(at))
	if !ok || got.x != x || got.y != y || math.Abs(float64(got.height)-float64(height)) > 2 {
		t.Errorf("got %+v, want %d,%d and about %v", got, x, y, height)
	}
	if got.x < 40 || got.y < 50 {
		t.Errorf("the place of the entry in the window does not count: %+v", got)
	}
	w.Canvas().(software.WindowlessCanvas).SetScale(2)
	large, _ := caretOf(w.Canvas(), absolute)
	if math.Abs(float64(large.x-2*got.x)) > 2 || math.Abs(float64(large.height-2*got.height)) > 2 {
		t.Errorf("at scale 2 %+v, at scale 1 %+v", large, got)
	}
}

func TestPlaceOfOtherObjects(t *testing.T) {
	test.NewTempApp(t)
	plain, button := widget.NewEntry(), widget.NewButton("按钮", nil)
	w := test.NewTempWindow(t, container.NewVBox(button, plain))
	w.Resize(fyne.NewSize(300, 200))
	absolute := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if got, ok := caretOf(w.Canvas(), absolute); ok {
		t.Errorf("nothing has the keyboard, yet there is a caret at %+v", got)
	}
	w.Canvas().Focus(plain)
	test.Type(plain, strings.Repeat("字", 100))
	got, ok := caretOf(w.Canvas(), absolute)
	if !ok || got.x < 200 || got.x > 300 || got.y < 30 {
		t.Errorf("the toolkit's own entry: %+v", got)
	}
	w.Canvas().Focus(button)
	if got, ok = caretOf(w.Canvas(), absolute); !ok || got.height < 1 {
		t.Errorf("a button: %+v, %v", got, ok)
	}
}

func TestCaretOutOfSight(t *testing.T) {
	test.NewTempApp(t)
	e := &Entry{}
	e.ExtendBaseWidget(e)
	spacer := widget.NewLabel(strings.Repeat("\n", 60))
	scroll := container.NewVScroll(container.NewVBox(spacer, e))
	w := test.NewTempWindow(t, scroll)
	w.Resize(fyne.NewSize(300, 200))
	w.Canvas().Focus(e)
	got, _ := caretOf(w.Canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject)
	if _, height := w.Canvas().PixelCoordinateForPosition(fyne.NewPos(0, 200)); got.y < 0 || got.y+got.height > height+1 {
		t.Errorf("the caret is at %+v, outside of a window %d high", got, height)
	}
}
