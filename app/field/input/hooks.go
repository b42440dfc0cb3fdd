package input

import "fyne.io/fyne/v2"

// Hooks tell a form what happens in an input, and let it take part; each may be nil.
type Hooks struct {
	OnFocus, OnLeave func()                    // the keyboard came, and went
	OnKey            func(*fyne.KeyEvent) bool // sees each key first and tells whether it was used up
	More             func() []*fyne.MenuItem   // what the form adds to the context menu
}

// Focus tells that the keyboard came.
func (h Hooks) Focus() {
	if h.OnFocus != nil {
		h.OnFocus()
	}
}

func (h Hooks) leave() {
	if h.OnLeave != nil {
		h.OnLeave()
	}
}

func (h Hooks) sees(key *fyne.KeyEvent) bool { return h.OnKey != nil && h.OnKey(key) }

func (h Hooks) items() []*fyne.MenuItem {
	if h.More == nil {
		return nil
	}
	return h.More()
}
