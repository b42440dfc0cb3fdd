package gui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
)

// What is offered for a vault that does not open is chosen by the keyboard too, and Escape closes the window from every line.
func TestAnOfferIsChosenByKeys(t *testing.T) {
	test.NewTempApp(t)
	chosen, closed := -1, false
	win := test.NewWindow(kit.Plain(""))
	win.SetOnClosed(func() { closed = true })
	putOffer(win, "打不开", []string{"修复", "用 11 月 3 日的备份", "另建一个"}, func(n int) { chosen = n })
	c := win.Canvas()
	key := func(name fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	c.Unfocus()
	c.FocusNext()
	key(fyne.KeyDown)
	key(fyne.KeyReturn)
	if chosen != -1 {
		t.Fatal("Enter on a line does it at once")
	}
	key(fyne.KeyReturn)
	if chosen != 1 {
		t.Errorf("chosen is %d", chosen)
	}
	c.Unfocus()
	c.FocusNext()
	key(fyne.KeyEscape)
	if !closed {
		t.Error("Escape leaves the window open")
	}
}
