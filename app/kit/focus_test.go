package kit

import (
	"bytes"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// Where the keyboard is can be seen on buttons of every rank.
func TestAButtonShowsTheKeyboard(t *testing.T) {
	w := window(t)
	for _, rank := range []widget.Importance{widget.MediumImportance, widget.LowImportance, widget.HighImportance, widget.DangerImportance, widget.WarningImportance, widget.SuccessImportance} {
		p := newPress("建立", rank, func() {})
		w.SetContent(container.NewCenter(p))
		before := w.Canvas().Capture()
		w.Canvas().Focus(p)
		if same(before, w.Canvas().Capture()) {
			t.Errorf("rank %d: with and without the keyboard it is the same picture", rank)
		}
		w.Canvas().Unfocus()
		if !same(before, w.Canvas().Capture()) {
			t.Errorf("rank %d: the sign stays when the keyboard has gone", rank)
		}
	}
}

func same(a, b image.Image) bool {
	return bytes.Equal(a.(*image.NRGBA).Pix, b.(*image.NRGBA).Pix)
}

// Tab goes to what can be seen, in pages, in pages within pages, and in dialogs.
func TestThePageFollowsTheKeyboard(t *testing.T) {
	w := window(t)
	long := func() (*fyne.Container, []fyne.CanvasObject) {
		parts := []fyne.CanvasObject{NewFindBox("", func() {}, func() {})}
		for range 7 {
			parts = append(parts, Button("一", func() {}), NewTickBox("二", nil), NewItem(Plain("三"), func() {}), NewTextBox(), NewPicker([]string{"四"}, 0, func(int) {}))
		}
		return ColumnOf(8, parts...), parts
	}
	for name, in := range map[string]func(fyne.CanvasObject){
		"page":   func(o fyne.CanvasObject) { w.SetContent(container.NewVScroll(o)) },
		"dialog": func(o fyne.CanvasObject) { dialog.NewCustomWithoutButtons("", ScrolledIn(300, 300, o), w).Show() },
		"page in another": func(o fyne.CanvasObject) {
			w.SetContent(container.NewVScroll(ColumnOf(0, Plain("一"), ScrolledIn(300, 900, o))))
		},
	} {
		column, parts := long()
		in(column)
		for i := range parts {
			w.Canvas().FocusNext()
			o := w.Canvas().Focused().(fyne.CanvasObject)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			if at.Y < 0 || at.Y+o.Size().Height > 500 {
				t.Errorf("%s: after %d times Tab the keyboard is at %T, %v of 500", name, i+1, o, at.Y)
				break
			}
		}
		for _, over := range w.Canvas().Overlays().List() {
			w.Canvas().Overlays().Remove(over)
		}
	}
}
