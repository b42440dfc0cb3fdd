package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/say"
)

// actions are what the context menu of an input does; a nil part is left out.
type actions struct{ cut, copy, paste, all, clear func() }

// openMenu shows the context menu of an input at a place within it: what can be done with the text, and then what the
// form has to say about the field.
func openMenu(o fyne.CanvasObject, at fyne.Position, a actions, more []*fyne.MenuItem) {
	c := Canvas(o)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for _, part := range []struct {
		words string
		do    func()
	}{{say.T("剪切"), a.cut}, {say.T("复制"), a.copy}, {say.T("粘贴"), a.paste}, {say.T("全选"), a.all}, {say.T("清空"), a.clear}} {
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

// more is what the form adds to the context menu.
func (c Config) more() []*fyne.MenuItem {
	if c.Menu == nil {
		return nil
	}
	return c.Menu()
}

// board is the clipboard of the desktop.
func board() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }
