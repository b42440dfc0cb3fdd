package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/say"
)

// actions are what the context menu of an input does; a nil part is left out.
type actions struct{ cut, copy, paste, all, clear func() }

// openMenu shows the context menu of an input at a place within it: what can be done with the text, and then what the
// form has to say about the field.
func openMenu(o fyne.CanvasObject, at fyne.Position, a actions, more []*fyne.MenuItem) {
	c := kit.Canvas(o)
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

// notice is a sentence beside an input that needs no answer: any key takes it away and then does in the input what it
// would have done without it.
type notice struct {
	widget.Label
	to    *entry
	pop   *widget.PopUp
	shift bool // a shift key is held down
}

var (
	_ fyne.Shortcutable = (*notice)(nil)
	_ fyne.Tabbable     = (*notice)(nil)
	_ desktop.Keyable   = (*notice)(nil)
)

// showNotice shows a sentence for an input at a place of the window.
func showNotice(c fyne.Canvas, to *entry, sentence string, at fyne.Position) {
	n := &notice{to: to}
	n.Text = sentence
	n.ExtendBaseWidget(n)
	n.pop = widget.NewPopUp(container.NewPadded(n), c)
	n.pop.ShowAtPosition(at)
	c.Focus(n)
}

// close takes the notice away and gives the keyboard back to the input.
func (n *notice) close() fyne.Canvas {
	c := kit.Canvas(n.to)
	if c != nil {
		n.pop.Hide()
		c.Focus(n.to)
	}
	return c
}

// TypedKey does what the key does in the input; Escape only takes the notice away.
func (n *notice) TypedKey(key *fyne.KeyEvent) {
	c := n.close()
	switch {
	case key.Name == fyne.KeyEscape || c == nil:
	case key.Name != fyne.KeyTab || n.to.AcceptsTab():
		n.to.TypedKey(key)
	case n.shift:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

// TypedRune types into the input.
func (n *notice) TypedRune(r rune) {
	n.close()
	n.to.TypedRune(r)
}

// TypedShortcut does what it does in the input.
func (n *notice) TypedShortcut(s fyne.Shortcut) {
	n.close()
	n.to.TypedShortcut(s)
}

// AcceptsTab is true: Tab goes on from the input.
func (n *notice) AcceptsTab() bool { return true }

// FocusGained changes nothing.
func (n *notice) FocusGained() {}

// FocusLost changes nothing.
func (n *notice) FocusLost() {}

// KeyDown notes the shift keys.
func (n *notice) KeyDown(key *fyne.KeyEvent) {
	n.shift = n.shift || key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight
}

// KeyUp notes the shift keys.
func (n *notice) KeyUp(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyShiftLeft || key.Name == desktop.KeyShiftRight {
		n.shift = false
	}
}
