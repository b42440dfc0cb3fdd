package kit

import "fyne.io/fyne/v2"

// Forward hands a key that a widget has no use for to the window: Escape, the function keys and the paging keys mean the
// same wherever the keyboard is. It tells whether the window took notice.
func Forward(o fyne.CanvasObject, key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF1, fyne.KeyF6, fyne.KeyF7, fyne.KeyPageUp, fyne.KeyPageDown:
	default:
		return false
	}
	c := Canvas(o)
	if c == nil || c.OnTypedKey() == nil {
		return false
	}
	c.OnTypedKey()(key)
	return true
}
