package ime

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// pages is an entry of one line on a page that is higher than its scroll, with a second scroll beside it.
func pages() (root *fyne.Container, page, other *container.Scroll, e *Entry) {
	e = &Entry{}
	e.ExtendBaseWidget(e)
	tall := canvas.NewRectangle(color.Transparent)
	tall.SetMinSize(fyne.NewSize(10, 2000))
	page = container.NewVScroll(container.NewVBox(e, tall))
	below := canvas.NewRectangle(color.Transparent)
	below.SetMinSize(fyne.NewSize(10, 2000))
	other = container.NewVScroll(below)
	return container.NewGridWithColumns(2, page, other), page, other, e
}

func TestTheWheelOverAnEntryOfOneLineTurnsThePage(t *testing.T) {
	test.NewTempApp(t)
	root, page, other, e := pages()
	win := test.NewTempWindow(t, root)
	win.Resize(fyne.NewSize(400, 300))
	win.Canvas().Capture()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e).AddXY(20, 10)
	test.Scroll(win.Canvas(), at, 0, -100)
	if page.Offset.Y == 0 || other.Offset.Y != 0 {
		t.Errorf("the page stands at %v, the other one at %v", page.Offset, other.Offset)
	}
	page.ScrollToTop()
	if test.Type(e, "字"); e.Text != "字" {
		t.Errorf("typed text did not arrive: %q", e.Text)
	}
}

// A text of several lines keeps the wheel.
func TestATextOfSeveralLinesScrollsItself(t *testing.T) {
	e, win := typed(t, true, fyne.NewSize(200, 60), strings.Repeat("柳州市", 60))
	test.Scroll(win.Canvas(), fyne.NewPos(50, 70), 0, 500)
	if e.inner.Offset.Y != 0 {
		t.Errorf("the text stands at %v", e.inner.Offset)
	}
}
