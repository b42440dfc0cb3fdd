package input

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// notice is a sentence beside an input that needs no answer: any key takes it away and then does in the input what it
// would have done without it.
type notice struct {
	widget.Label
	to    *Entry
	pop   *widget.PopUp
	shift bool // a shift key is held down
}

var (
	_ fyne.Shortcutable = (*notice)(nil)
	_ fyne.Tabbable     = (*notice)(nil)
	_ desktop.Keyable   = (*notice)(nil)
)

// showNotice shows a sentence for an input at a place of the window.
func showNotice(c fyne.Canvas, to *Entry, sentence string, at fyne.Position) {
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
