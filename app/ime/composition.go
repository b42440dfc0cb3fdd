package ime

import "fyne.io/fyne/v2"

// method is the input method as the system lets one speak to it.
type method interface {
	// composing tells whether there is text that is composed and not committed.
	composing() bool
	// complete makes the method commit what is composed as it is. What it commits has as a rule come to commit when
	// this returns.
	complete()
	// place tells the method where the caret is.
	place(box)
}

// composition follows what happens between an input method and one window.
type composition struct {
	canvas   fyne.Canvas
	absolute func(fyne.CanvasObject) fyne.Position
	method   method
	begun    bool
	settling bool
	// owner had the keyboard when the composition was settled: what the method commits late is still its.
	owner fyne.Focusable
}

// begin is called when the method begins to compose.
func (c *composition) begin() {
	c.begun, c.owner = true, nil
	c.follow()
}

// end is called when the method has nothing composed any more.
func (c *composition) end() { c.begun, c.owner = false, nil }

// follow tells the method where the caret is now.
func (c *composition) follow() {
	if at, ok := caretOf(c.canvas, c.absolute); ok {
		c.method.place(at)
	}
}

// commit types text: into what has the keyboard, asked anew for each character, since the first one may open a cell. Text
// of a settled composition that comes late goes to where it was composed, and is handed over there once more.
func (c *composition) commit(text string) {
	late := c.owner != nil && !c.settling && c.owner != c.canvas.Focused()
	for _, r := range text {
		switch {
		case r < ' ' || r == 0x7f: // no method commits them, and in an entry they would be invisible
		case late:
			c.owner.TypedRune(r)
		case c.canvas.Focused() != nil:
			c.canvas.Focused().TypedRune(r)
		case c.canvas.OnTypedRune() != nil:
			c.canvas.OnTypedRune()(r)
		}
	}
	if late {
		c.owner.FocusLost()
	}
	if !c.settling {
		c.follow()
	}
}

// settle commits what is composed. It is called before anything that may take the keyboard elsewhere.
func (c *composition) settle() {
	if !c.begun || c.settling || !c.method.composing() {
		return
	}
	c.settling, c.owner = true, c.canvas.Focused()
	c.method.complete()
	c.settling = false
	if c.begun && !c.method.composing() {
		c.end()
	}
}

// Virtual key codes of Windows; https://learn.microsoft.com/windows/win32/inputdev/virtual-key-codes.
const (
	keyBack    = 0x08
	keyTab     = 0x09
	keyReturn  = 0x0D
	keyEscape  = 0x1B
	keyPrior   = 0x21
	keyDelete  = 0x2E
	keyProcess = 0xE5 // the method has taken the key
)

// keep tells whether a key that comes down belongs to the method and must not reach the window: while something is composed,
// keys that edit or move concern that text even when a method lets them through. Other keys, such as shortcuts, settle
// the composition and then do their work.
func (c *composition) keep(key uintptr, control bool) bool {
	if !c.begun || key == keyProcess || !c.method.composing() {
		return false
	}
	if control {
		c.settle()
		return false
	}
	switch {
	case key == keyBack, key == keyTab, key == keyReturn, key == keyEscape, key >= keyPrior && key <= keyDelete:
		return true
	}
	return false
}
