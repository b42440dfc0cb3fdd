package input

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/say"
)

// Actions are what the context menu of an input does; a nil part is left out.
type Actions struct{ Cut, Copy, Paste, All, Clear func() }

// OpenMenu shows the context menu of an input at a place within it: what can be done with the text, and then what the
// form has to say about the field.
func OpenMenu(o fyne.CanvasObject, at fyne.Position, a Actions, more []*fyne.MenuItem) {
	c := kit.Canvas(o)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for _, part := range []struct {
		words string
		do    func()
	}{{say.T("剪切"), a.Cut}, {say.T("复制"), a.Copy}, {say.T("粘贴"), a.Paste}, {say.T("全选"), a.All}, {say.T("清空"), a.Clear}} {
		if part.do != nil {
			items = append(items, fyne.NewMenuItem(part.words, part.do))
		}
	}
	if len(items) > 0 && len(more) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	items = append(items, more...)
	if len(items) == 0 {
		return
	}
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, place.Add(at))
}

// Board is the clipboard of the desktop.
func Board() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }
